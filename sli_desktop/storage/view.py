"""Reading a challenge: one short, consistent look at it."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sli_desktop.models.records import Record, kind_name
from sli_desktop.models.records.sealed import RevisionRow, SegmentLine, StoredSegment
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.storage import (
    coverage,
    emerging,
    import_log,
    journal,
    listing,
    search_index,
    timetable,
)
from sli_desktop.storage import segments as sealed
from sli_desktop.storage.attention import Attention
from sli_desktop.storage.errors import MissingRecordError
from sli_desktop.storage.mapping import (
    IN_THE_BIN,
    NOT_IN_BIN,
    Stamp,
    Where,
    read_row,
    read_rows,
)
from sli_desktop.storage.meta import read_meta, read_metas
from sli_desktop.storage.schema import Schema
from sli_desktop.storage.search_filters import SearchQuery
from sli_desktop.storage.session import Session
from sli_desktop.storage.sorting import Sorting
from sli_desktop.storage.striking import is_sealed
from sli_desktop.storage.unfiled import everything_to_look_at
from sli_desktop.storage.unsealed import UnsealedRecord, unsealed

R = TypeVar("R", bound=Record)


class View:
    """The challenge at one moment. Records in the bin show only where a method says so."""

    def __init__(self, session: Session, schema: Schema) -> None:
        self._session = session
        self._schema = schema

    def get(self, record_type: type[R], record_id: UUID | None) -> R | None:
        """One record, or None where it is not here or in the bin."""
        if record_id is None:
            return None
        row = read_row(self._session, self._schema.shape(record_type), record_id)
        if row is None or row.stamp.in_bin or not isinstance(row.record, record_type):
            return None
        return row.record

    def need(self, record_type: type[R], record_id: UUID) -> R:
        """One record that must be here.

        Raises:
            MissingRecordError: it is not.
        """
        record = self.get(record_type, record_id)
        if record is None:
            raise MissingRecordError(kind_name(record_type))
        return record

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """All records of a kind, by identity (the order they were made in)."""
        return self._read(record_type, NOT_IN_BIN)

    def where(self, record_type: type[R], **equals: object) -> tuple[R, ...]:
        """Records whose fields have these values; a set field, that has this member."""
        return self._read(record_type, self._condition(record_type, equals))

    def count(self, record_type: type[Record], **equals: object) -> int:
        """How many records have these values."""
        shape = self._schema.shape(record_type)
        where = self._condition(record_type, equals)
        return int(
            self._session.value(f"SELECT count(*) FROM {shape.name}{where.clause}", where.values)
        )

    def texts(
        self, record_type: type[Record], *fields: str, with_bin: bool = False
    ) -> tuple[str, ...]:
        """What some text fields of a kind hold, without reading whole records; none is empty."""
        shape = self._schema.shape(record_type)
        words = "1" if with_bin else NOT_IN_BIN.words
        parts = [
            f'SELECT "{name}" FROM {shape.name} WHERE {words} AND "{name}" <> \'\''
            for name in shape.plain
            if name in fields
        ]
        return tuple(row[0] for row in self._session.run(" UNION ALL ".join(parts)))

    def in_bin(self, record_type: type[R]) -> tuple[R, ...]:
        """Records of a kind that are in the bin."""
        return tuple(record for record, _ in self.binned(record_type))

    def binned(self, record_type: type[R]) -> tuple[tuple[R, Stamp], ...]:
        """Records of a kind that are in the bin, each with when and where it went there."""
        shape = self._schema.shape(record_type)
        # The inner question is answered by an index where there is one; few rows are in the bin.
        where = Where(f"n IN (SELECT n FROM {shape.name} WHERE {IN_THE_BIN.words})")
        rows = read_rows(self._session, shape, where)
        return tuple((r.record, r.stamp) for r in rows if isinstance(r.record, record_type))

    def everything(self) -> ChallengeRecords:
        """All records of all kinds, without the bin: what pure services compute from."""
        return ChallengeRecords.of(self.one_by_one())

    def one_by_one(self) -> Iterator[Record]:
        """The records of `everything`, kind after kind: who reads may stop in between."""
        for shape in self._schema.shapes.values():
            for row in read_rows(self._session, shape):
                yield row.record

    def stamp(self, kind: str, record_id: UUID) -> Stamp | None:
        """When and by which laptop a record was last changed, and whether it is in the bin."""
        row = read_row(self._session, self._schema.shapes[kind], record_id)
        return None if row is None else row.stamp

    def note_lines(
        self, *, meeting: UUID | None = None, limit: int = 1000, offset: int = 0
    ) -> tuple[listing.NoteLine, ...]:
        """Notes as a list shows them, in the order they were typed."""
        return listing.note_lines(self._session, meeting=meeting, limit=limit, offset=offset)

    @property
    def sorting(self) -> Sorting:
        """The evening's sorting: pages of notes, counts of filters, findings with their notes."""
        return Sorting(self._session, self._schema)

    def meeting_lines(self, *, in_bin: bool = False) -> tuple[timetable.MeetingLine, ...]:
        """All meetings as a list shows them, by time; or those in the bin."""
        return timetable.meeting_lines(self._session, in_bin=in_bin)

    def meetings_with(self, peer: UUID) -> frozenset[UUID]:
        """The meetings a peer leads, takes notes in or goes to."""
        return timetable.meetings_with(self._session, peer)

    def roles_met(self) -> tuple[timetable.RoleLine, ...]:
        """Who was in which meeting, as counting people needs it."""
        return timetable.roles_met(self._session)

    def note_counts(self, place: str) -> dict[UUID, int]:
        """How many notes each "meeting" or each "document" has; those without are left out."""
        return timetable.note_counts(self._session, place)

    def notes_about(self) -> dict[UUID, int]:
        """How many notes there are about each theme; those without are left out."""
        return timetable.notes_about(self._session)

    def note_totals(self) -> timetable.NoteTotals:
        """How many notes there are, and how many are still to sort."""
        return timetable.note_totals(self._session)

    def themes_heard(self, groups: Collection[UUID], *, besides: UUID | None) -> frozenset[UUID]:
        """What people of some groups have been asked about, in meetings other than one."""
        return timetable.themes_heard(self._session, groups, besides=besides)

    def theme_tallies(
        self, *, since: datetime, open_only: bool = False
    ) -> dict[UUID, emerging.ThemeTally]:
        """The notes of each top theme, counted; `new` are those begun since a moment."""
        return emerging.theme_tallies(self._session, since=since, open_only=open_only)

    def note_writers(self) -> int:
        """How many peers have written notes."""
        return emerging.note_writers(self._session)

    def open_follow_ups(
        self, themes: Collection[UUID] = (), *, limit: int = 100
    ) -> tuple[timetable.OpenFollowUp, ...]:
        """What is still to ask or check: about some themes first, then the newest."""
        return timetable.open_follow_ups(self._session, themes, limit=limit)

    def heard(self, *, before: datetime | None = None) -> tuple[coverage.Heard, ...]:
        """How much was heard on each theme from each group; `before` leaves out later meetings."""
        return coverage.heard(self._session, before)

    def groups_met(self) -> tuple[coverage.GroupMet, ...]:
        """How many people of each group were met at all."""
        return coverage.groups_met(self._session)

    def last_first_key(self, meeting: UUID, author: UUID) -> datetime | None:
        """When the latest note of somebody in a meeting began, or None."""
        return listing.last_first_key(self._session, meeting, author)

    def search(self, query: SearchQuery) -> search_index.SearchResult:
        """Find words; hits are ranked, the total is exact."""
        return search_index.search(self._session, self._schema.shapes, query)

    def attention(self) -> tuple[Attention, ...]:
        """Everything a person should look at; what lies in the bin asks nothing."""
        return everything_to_look_at(self._session, self._schema.shapes)

    def acts(self, limit: int = 200) -> tuple[journal.ActLine, ...]:
        """The newest acts, newest first."""
        return journal.acts(self._session, limit)

    def undoable(self) -> journal.ActLine | None:
        """The act that undo would take back, or None."""
        return journal.undoable(self._session)

    def redoable(self) -> journal.ActLine | None:
        """The act that redo would do again, or None."""
        return journal.redoable(self._session)

    def meta(self, key: str) -> bytes | None:
        """A small fact by name, or None."""
        return read_meta(self._session, key)

    def metas(self, prefix: str) -> dict[str, bytes]:
        """The small facts whose name begins so."""
        return read_metas(self._session, prefix)

    def sealed_size(self) -> int:
        """How many bytes the shown segments have as they lie here, compressed."""
        return sealed.size(self._session)

    def segments(self) -> tuple[SegmentLine, ...]:
        """All segments that are here, without their content."""
        return sealed.segments(self._session)

    def segment(self, segment_id: bytes) -> StoredSegment:
        """One segment with its content.

        Raises:
            MissingRecordError: it is not here.
        """
        found = sealed.segment(self._session, segment_id)
        if found is None:
            raise MissingRecordError("segment")
        return found

    def segments_holding(
        self, records: Collection[UUID] = (), revisions: Collection[bytes] = ()
    ) -> tuple[bytes, ...]:
        """The segments with revisions of these records, or with these revisions."""
        return sealed.segments_holding(self._session, records, revisions)

    def is_sealed(self, record_id: UUID) -> bool:
        """Whether a record stands in a signed segment."""
        return is_sealed(self._session, record_id)

    def unsealed(self) -> tuple[UnsealedRecord, ...]:
        """What was done here since the last sealing, condensed to one entry a record."""
        return unsealed(self._session)

    def revisions_of(self, records: Collection[UUID] | None) -> list[RevisionRow]:
        """The shown revisions of some records; of all, where None is given."""
        return sealed.revisions_of(self._session, records)

    def heads_of(self, record: UUID) -> tuple[bytes, ...]:
        """The newest shown revisions of a record: those that no other builds on."""
        return sealed.heads_of(self._session, record)

    def heads_of_all(self, records: Collection[UUID]) -> dict[UUID, tuple[bytes, ...]]:
        """The heads of many records at once; those nobody has sealed yet are left out."""
        return sealed.heads_of_all(self._session, records)

    def imports(self) -> tuple[import_log.ImportLine, ...]:
        """The import log, oldest first."""
        return import_log.imports(self._session)

    def _read(self, record_type: type[R], where: Where) -> tuple[R, ...]:
        rows = read_rows(self._session, self._schema.shape(record_type), where)
        return tuple(row.record for row in rows if isinstance(row.record, record_type))

    def _condition(self, record_type: type[Record], equals: dict[str, object]) -> Where:
        shape = self._schema.shape(record_type)
        words, values = [NOT_IN_BIN.words], []
        for name, value in equals.items():
            if name in shape.members:
                table = shape.members[name]
                words.append(f"id IN (SELECT owner FROM {table.name} WHERE member = ?)")
                values.append(table.conversion.put(value))
            elif value is None:
                words.append(f'"{name}" IS NULL')
            else:
                words.append(f'"{name}" = ?')
                values.append(shape.plain[name].put(value))
        return Where(" AND ".join(words), tuple(values))
