"""The evening's sorting by column: pages of notes and the counts of all filters.

Nothing here reads all notes into the program; all counts come from one statement.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sli_desktop.models.records.finding import FindingNote
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import Note, NoteKind, NoteState
from sli_desktop.storage.finding_weights import FindingWeight, finding_weights
from sli_desktop.storage.likeness import notes_beside, notes_holding, notes_with_any
from sli_desktop.storage.listing import members_of
from sli_desktop.storage.mapping import NOT_IN_BIN, Where, last_n, read_rows, rows_of
from sli_desktop.storage.schema import Schema
from sli_desktop.storage.session import Session
from sli_desktop.storage.sieve import (
    NO_THEME,
    UNTHEMED,
    Facet,
    Sieve,
    conditions,
    shown_where,
    zone_of,
)
from sli_desktop.storage.sorted_findings import (
    Carried,
    FindingLine,
    carried,
    dropped_lines,
    finding_lines,
    finding_totals,
    merged_findings,
)
from sli_desktop.storage.sorting_names import SortingNames, read_names

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_QUARTER = 900_000_000
"""Microseconds of a quarter of an hour: every time zone is whole quarters away from UTC."""
_START = 200
_COLUMNS = (
    f"id, first_key, author, meeting, document, speaker, substr(body, 1, {_START}), state, "
    "sensitivity"
)
_FROM_KEPT: Mapping[Facet, tuple[str, str]] = MappingProxyType(
    {
        Facet.STATE: ("k.state", "kept k"),
        Facet.KIND: ("m.member", "kept k JOIN notes_kinds m ON m.owner = k.id"),
        Facet.THEME: ("m.member", "kept k JOIN notes_themes m ON m.owner = k.id"),
        Facet.PEER: ("k.author", "kept k"),
        Facet.DAY: (f"k.first_key / {_QUARTER}", "kept k"),
        Facet.MEETING: ("k.meeting", "kept k"),
    }
)
"""Facet → its value in a row, and the rows it is counted over."""
_BY_SPEAKER = ('a."group"', "kept k JOIN attendances a ON a.id = k.speaker")
_BY_MEETING = ("g.member", "kept k JOIN meetings_groups g ON g.owner = k.meeting")
"""A group speaks by one of its people, or, where nobody in particular spoke, by being there."""

Counts = Mapping[Facet, Mapping[object, int]]
"""For each facet, how many notes each of its values would show, the other filters as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SortLine:
    """A note as the sorting shows it: `start` holds its first 200 characters."""

    id: UUID
    first_key: datetime
    author: UUID
    meeting: UUID | None
    document: UUID | None
    speaker: UUID | None
    start: str
    state: NoteState
    sensitivity: Sensitivity
    kinds: frozenset[NoteKind]
    themes: frozenset[UUID]
    is_joined: bool

    @property
    def place(self) -> tuple[datetime, bytes]:
        """Where it stands among the others: by the time of its first key."""
        return self.first_key, self.id.bytes

    @classmethod
    def of(cls, note: Note) -> "SortLine":
        """The line of a whole note."""
        return cls(
            id=note.id,
            first_key=note.first_key,
            author=note.author,
            meeting=note.meeting,
            document=note.document,
            speaker=note.speaker,
            start=note.body[:_START],
            state=note.state,
            sensitivity=note.sensitivity,
            kinds=note.kinds,
            themes=frozenset(note.themes),
            is_joined=bool(note.joined_with),
        )


class Sorting:
    """One look at what is sorted and what is not."""

    def __init__(self, session: Session, schema: Schema) -> None:
        self._session, self._schema = session, schema

    # --- notes ----------------------------------------------------------------------------------

    def page(
        self, sieve: Sieve, *, after: SortLine | None = None, limit: int = 200
    ) -> tuple[SortLine, ...]:
        """The next notes that are shown, in the order they were typed."""
        where = shown_where(self._session, sieve)
        words, values = where.words, where.values
        if after is not None:
            words += " AND (k.first_key, k.id) > (?, ?)"
            values += (_micros(after.first_key), after.id.bytes)
        rows = self._session.run(
            f"SELECT {_COLUMNS} FROM notes WHERE n IN (SELECT k.n FROM notes k WHERE {words} "
            "ORDER BY k.first_key, k.id LIMIT ?) ORDER BY first_key, id",
            (*values, limit),
        ).fetchall()
        ids = tuple(row[0] for row in rows)
        kinds = members_of(self._session, "notes_kinds", ids)
        themes = members_of(self._session, "notes_themes", ids)
        joined = members_of(self._session, "notes_joined_with", ids)
        return tuple(
            SortLine(
                id=UUID(bytes=row[0]),
                first_key=_EPOCH + timedelta(microseconds=row[1]),
                author=UUID(bytes=row[2]),
                meeting=_id(row[3]),
                document=_id(row[4]),
                speaker=_id(row[5]),
                start=row[6],
                state=NoteState(row[7]),
                sensitivity=Sensitivity(row[8]),
                kinds=frozenset(map(NoteKind, kinds.get(row[0], ()))),
                themes=frozenset(UUID(bytes=theme) for theme in themes.get(row[0], ())),
                is_joined=row[0] in joined,
            )
            for row in rows
        )

    def ids(self, sieve: Sieve) -> tuple[UUID, ...]:
        """All notes that are shown, in the order they were typed."""
        where = shown_where(self._session, sieve)
        rows = self._session.run(
            f"SELECT k.id FROM notes k WHERE {where.words} ORDER BY k.first_key, k.id", where.values
        )
        return tuple(UUID(bytes=row[0]) for row in rows)

    def counts(self, sieve: Sieve) -> dict[Facet, dict[object, int]]:
        """How many notes each value of each facet would show, the other filters as they are."""
        asked = conditions(self._session, sieve)
        flags = "".join(f", {where.words} AS is_{facet}" for facet, where in asked.items())
        values = tuple(value for where in asked.values() for value in where.values)
        parts = []
        for facet in Facet:
            others = [f"k.is_{other}" for other in asked if other is not facet]
            parts += _counting(facet, " AND ".join(others) or "1")
        rows = self._session.run(
            "WITH kept AS MATERIALIZED (SELECT id, state, author, meeting, speaker, first_key"
            f"{flags} FROM notes k WHERE _in_bin = 0) " + " UNION ALL ".join(parts),
            values,
        )
        return self._counted(rows)

    def _counted(self, rows: Iterable[tuple[str, Any, int]]) -> dict[Facet, dict[object, int]]:
        found: dict[Facet, dict[object, int]] = {facet: {} for facet in Facet}
        zone = zone_of(self._session)
        for name, raw, number in rows:
            facet = Facet(name)
            value = _value(facet, raw, zone)
            if number and value is not None:
                found[facet][value] = found[facet].get(value, 0) + number
        return found

    def notes(self, ids: Collection[UUID]) -> tuple[Note, ...]:
        """Some notes whole, in the order of the identities given; those in the bin are left out."""
        found = rows_of(self._session, self._schema.shape(Note), ids)
        rows = (found[each] for each in ids if each in found and not found[each].stamp.in_bin)
        return tuple(row.record for row in rows if isinstance(row.record, Note))

    def links_of(self, notes: Collection[UUID]) -> tuple[FindingNote, ...]:
        """What some notes speak for and against."""
        shape, found = self._schema.shape(FindingNote), []
        wanted = [each.bytes for each in notes]
        for at in range(0, len(wanted), 500):
            some = wanted[at : at + 500]
            marks = ", ".join("?" * len(some))
            where = Where(f"note IN ({marks}) AND {NOT_IN_BIN.words}", tuple(some))
            found += read_rows(self._session, shape, where)
        return tuple(row.record for row in found if isinstance(row.record, FindingNote))

    def joins(self) -> tuple[tuple[UUID, UUID], ...]:
        """Which notes say that they are of one remark; those in the bin are left out."""
        rows = self._session.run(
            "SELECT j.owner, j.member FROM notes_joined_with j "
            "JOIN notes a ON a.id = j.owner AND a._in_bin = 0 "
            "JOIN notes b ON b.id = j.member AND b._in_bin = 0"
        )
        return tuple((UUID(bytes=one), UUID(bytes=other)) for one, other in rows)

    def names(self) -> SortingNames:
        """What notes refer to: speakers, groups in a room, titles."""
        return read_names(self._session)

    # --- notes like another ----------------------------------------------------------------------

    def notes_holding(self, beginnings: Sequence[str]) -> dict[str, int]:
        """In how many texts a word with each beginning stands, as `likeness` counts them."""
        return notes_holding(self._session, beginnings)

    def notes_ever(self) -> int:
        """How many notes there have been, known without counting them."""
        return last_n(self._session, self._schema.shape(Note))

    def notes_with_any(self, beginnings: Sequence[str], *, limit: int) -> tuple[Note, ...]:
        """Notes with at least one of some words, those with the rarest first."""
        return notes_with_any(self._session, self._schema.shape(Note), beginnings, limit=limit)

    def notes_beside(self, note: Note, *, within: timedelta) -> tuple[Note, ...]:
        """What others wrote in the same meeting at about the same time."""
        return notes_beside(self._session, self._schema.shape(Note), note, within=within)

    # --- findings -------------------------------------------------------------------------------

    def findings(
        self,
        *,
        themes: Collection[UUID] = (),
        only: Collection[UUID] = (),
        words: str = "",
        limit: int | None = 100,
    ) -> tuple[FindingLine, ...]:
        """Findings in their order, as `sorted_findings.finding_lines` gives them; None: all."""
        return finding_lines(self._session, themes=themes, only=only, words=words, limit=limit)

    def dropped_findings(self) -> tuple[FindingLine, ...]:
        """The findings that were dropped."""
        return dropped_lines(self._session)

    def merged_findings(self) -> frozenset[UUID]:
        """The findings that were merged into another one."""
        return merged_findings(self._session)

    def finding_totals(self, themes: Collection[UUID] = ()) -> tuple[int, int]:
        """How many findings there are of some themes (all, where none is named), and in all."""
        return finding_totals(self._session, themes)

    def finding_weights(self, only: Collection[UUID] = ()) -> dict[UUID, FindingWeight]:
        """What carries some findings, or each one, counted."""
        return finding_weights(self._session, only)

    def carried(self, findings: Collection[UUID], sieve: Sieve) -> tuple[Carried, ...]:
        """What speaks for and against some findings."""
        return carried(self._session, findings, sieve)


def _counting(facet: Facet, condition: str) -> list[str]:
    """The statements that count the values of a facet among the rows that fulfil a condition."""
    if facet is Facet.GROUP:
        return [
            _count(facet, *_BY_SPEAKER, condition),
            _count(facet, *_BY_MEETING, f"{condition} AND k.speaker IS NULL"),
        ]
    counted = [_count(facet, *_FROM_KEPT[facet], condition)]
    if facet is Facet.THEME:
        none = f"X'{NO_THEME.hex}'"
        counted.append(
            f"SELECT '{facet}', {none}, count(*) FROM kept k WHERE {condition} AND {UNTHEMED}"
        )
    return counted


def _count(facet: Facet, value: str, rows: str, condition: str) -> str:
    return f"SELECT '{facet}', {value} AS v, count(*) FROM {rows} WHERE {condition} GROUP BY v"


def _value(facet: Facet, raw: Any, zone: ZoneInfo) -> object:
    match facet:
        case Facet.STATE:
            return NoteState(raw)
        case Facet.KIND:
            return NoteKind(raw)
        case Facet.DAY:
            moment = _EPOCH + timedelta(microseconds=raw * _QUARTER)
            return moment.astimezone(zone).date()
        case _:
            return _id(raw)


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _id(value: bytes | None) -> UUID | None:
    return None if value is None else UUID(bytes=value)
