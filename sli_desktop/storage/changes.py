"""One act put into the rows, key by key: compares first, refuses what went stale, then writes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.change import Change
from sli_desktop.models.records.codec import (
    KeyChanges,
    Keys,
    changed_keys,
    default_of,
    from_keys,
    merge_of,
    to_keys,
)
from sli_desktop.models.records.merge import DELETED, Merge
from sli_desktop.storage.attention import (
    Attention,
    AttentionReason,
    attention_json,
    attention_of,
    read_attention_json,
)
from sli_desktop.storage.attention import settle as settle_attention
from sli_desktop.storage.errors import ChangedByBothError, StaleRecordError
from sli_desktop.storage.journal import JournalLine
from sli_desktop.storage.mapping import (
    Row,
    Shape,
    Stamp,
    insert_members,
    insert_new,
    read_row,
    rows_of,
    update_row,
)
from sli_desktop.storage.schema import Schema
from sli_desktop.storage.search_late import ENOUGH, LATE, catch_up, indexed_up_to
from sli_desktop.storage.search_words import add_words, take_words, words_of
from sli_desktop.storage.session import Session

_TO_CHOOSE = frozenset({AttentionReason.CHANGED_BY_BOTH, AttentionReason.LATE_CHANGE})
"""Of a text: a person chooses between the versions; saving it in passing would drop one."""


class FixedFieldError(ValueError):
    """Our own bug: an act changes a field that is given once, when the record is made."""


@dataclass(slots=True)
class Applied:
    """What an act did: lines for the journal, whole records for the windows."""

    lines: list[JournalLine] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


class Applier:
    """Applies the changes of one act under one stamp."""

    def __init__(
        self, session: Session, schema: Schema, *, changed_by: str, changed_at: str
    ) -> None:
        self._session = session
        self._schema = schema
        self._by = changed_by
        self._at = changed_at
        self.applied = Applied()

    @property
    def changed(self) -> tuple[Change, ...]:
        """Whole records before and after, for the windows."""
        return tuple(self.applied.changes)

    def changes(self, changes: Sequence[Change]) -> None:
        """Apply changes in their order.

        Raises:
            StaleRecordError: a touched key is not as it was.
            ChangedByBothError: a text changed by both is saved without settling it.
        """
        for (kind, makes), run in groupby(changes, _way):
            if makes:
                records = [change.after for change in run if change.after is not None]
                for some in _without_repeats(records):
                    self._make(self._schema.shapes[kind], some)
                continue
            for change in run:
                self._change(change)

    def take_back(self, line: JournalLine) -> None:
        """Undo one line of the journal.

        Raises:
            StaleRecordError: an import has changed the same place since, or asks about it.
        """
        if line.made is not None:
            row = read_row(self._session, self._schema.shapes[line.kind], line.record)
            changed = row is not None and to_keys(row.record) != line.made
            if changed or attention_of(self._session, line.record):
                raise StaleRecordError(line.kind)
        self._refuse_asked(line, known=())
        back = line.back()
        self._alter(back.kind, back.record, back.keys, frozenset())

    def do_again(self, line: JournalLine) -> None:
        """Redo one line of the journal.

        Raises:
            StaleRecordError: an import has changed the same place since, or asks about it.
        """
        settled = read_attention_json(line.settled) if line.settled is not None else []
        self._refuse_asked(line, known=settled)
        again = line.again()
        self._alter(again.kind, again.record, again.keys, again.resolves)

    def _refuse_asked(self, line: JournalLine, *, known: Sequence[Attention]) -> None:
        """Whoever undoes or redoes has not chosen between versions that an import brought since."""
        touched = line.keys.keys() | line.resolves
        asked = [
            found.key
            for found in attention_of(self._session, line.record)
            if found.key in touched and found not in known
        ]
        if asked:
            raise StaleRecordError(line.kind, keys=tuple(asked))

    def _change(self, change: Change) -> None:
        keys = change.keys()
        if not keys and not change.resolves:
            return
        if change.before is not None and change.after is not None:
            _refuse_fixed(change.kind, keys)
        self._alter(change.kind, change.record_id, keys, change.resolves)

    def _make(self, shape: Shape, records: Sequence[Record]) -> None:
        stamp = Stamp(changed_by=self._by, changed_at=self._at, in_bin=False)
        first, arrived = insert_new(self._session, shape, records, stamp)
        here = {} if arrived == len(records) else self._already_here(shape, records, first)
        new = [record for record in records if record.id not in here]
        insert_members(self._session, shape, new)
        added = [(first + at, r) for at, r in enumerate(records) if r.id not in here]
        if added and shape.kind != LATE:
            add_words(self._session, shape, added)
        elif added:
            catch_up(self._session, shape, added[-1][0], least=ENOUGH)
        for record in new:
            line = JournalLine(kind=shape.kind, record=record.id, keys={}, made=to_keys(record))
            self.applied.lines.append(line)
            self.applied.changes.append(Change(before=None, after=record))
        for record in records:
            if record.id in here:
                self._take_from_bin(shape, here[record.id], record)

    def _already_here(self, shape: Shape, records: Sequence[Record], first: int) -> dict[UUID, Row]:
        rows = rows_of(self._session, shape, [record.id for record in records])
        return {record_id: row for record_id, row in rows.items() if row.n < first}

    def _take_from_bin(self, shape: Shape, row: Row, record: Record) -> None:
        if not row.stamp.in_bin:
            raise StaleRecordError(shape.kind)
        keys: KeyChanges = {DELETED: (True, False), **changed_keys(row.record, record)}
        self._alter(shape.kind, record.id, keys, frozenset())

    def _alter(
        self, kind: str, record_id: UUID, keys: KeyChanges, resolves: frozenset[str]
    ) -> None:
        shape = self._schema.shapes[kind]
        row = read_row(self._session, shape, record_id)
        if row is None:
            raise StaleRecordError(kind)
        _refuse_stale(kind, row, keys)
        settled = self._settle(kind, record_id, keys, resolves)
        in_bin = bool(keys.get(DELETED, (None, row.stamp.in_bin))[1])
        record = _with_keys(shape, row.record, keys)
        stamp = Stamp(changed_by=self._by, changed_at=self._at, in_bin=in_bin)
        update_row(self._session, shape, row, record, stamp)
        self._reindex(shape, row, record, in_bin=in_bin)
        self.applied.lines.append(
            JournalLine(
                kind=kind,
                record=record_id,
                keys=keys,
                resolves=resolves | {found.key for found in settled},
                settled=attention_json(settled) if settled else None,
            )
        )
        before = None if row.stamp.in_bin else row.record
        self.applied.changes.append(
            Change(before=before, after=None if in_bin else record, resolves=resolves)
        )

    def _settle(
        self, kind: str, record: UUID, keys: KeyChanges, resolves: frozenset[str]
    ) -> list[Attention]:
        settled = []
        for found in attention_of(self._session, record):
            if found.key not in keys and found.key not in resolves:
                continue
            if (
                found.reason in _TO_CHOOSE
                and found.key not in resolves
                and merge_of(kind, found.key) is Merge.TEXT
            ):
                raise ChangedByBothError(kind, found.key)
            settled.append(found)
        settle_attention(self._session, record, [found.key for found in settled])
        return settled

    def _reindex(self, shape: Shape, row: Row, record: Record, *, in_bin: bool) -> None:
        was = None if row.stamp.in_bin else words_of(shape.kind, row.record)
        now = None if in_bin else words_of(shape.kind, record)
        if was == now or (shape.kind == LATE and row.n > indexed_up_to(self._session)):
            return
        if was is not None:
            take_words(self._session, shape, [(row.n, row.record)])
        if now is not None:
            add_words(self._session, shape, [(row.n, record)])


def _way(change: Change) -> tuple[str, bool]:
    return change.kind, change.before is None


def _without_repeats(records: Sequence[Record]) -> Iterator[list[Record]]:
    """Portions in which no record comes twice."""
    portion: dict[UUID, Record] = {}
    for record in records:
        if record.id in portion:
            yield list(portion.values())
            portion = {}
        portion[record.id] = record
    yield list(portion.values())


def _refuse_fixed(kind: str, keys: KeyChanges) -> None:
    for key in keys:
        if merge_of(kind, key) is Merge.FIXED:
            raise FixedFieldError(f"{kind}.{key}")


def _refuse_stale(kind: str, row: Row, keys: KeyChanges) -> None:
    if row.stamp.in_bin and DELETED not in keys:
        raise StaleRecordError(kind)
    found = to_keys(row.record)
    found[DELETED] = row.stamp.in_bin
    stale = tuple(
        key
        for key, (was, _) in keys.items()
        if (found[key] if key in found else default_of(kind, key)) != was
    )
    if stale:
        raise StaleRecordError(kind, keys=stale)


def _with_keys(shape: Shape, record: Record, keys: KeyChanges) -> Record:
    touched: Keys = {key: now for key, (_, now) in keys.items() if key != DELETED}
    if not touched:
        return record
    return from_keys(shape.record, record.id, to_keys(record) | touched)
