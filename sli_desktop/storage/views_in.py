"""Records as an import computed them from the segments, written into the tables in bulk."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.change import Change
from sli_desktop.models.records.codec import Keys, UnreadableValueError, from_keys
from sli_desktop.storage.attention import Attention, replace_attention
from sli_desktop.storage.mapping import (
    Row,
    Shape,
    Stamp,
    delete_rows,
    insert_members,
    last_n,
    rows_of,
)
from sli_desktop.storage.schema import Schema
from sli_desktop.storage.search_late import ENOUGH, LATE, catch_up, indexed_up_to, step_back
from sli_desktop.storage.search_words import add_words, take_words, words_of
from sli_desktop.storage.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """One record as the shown segments have it.

    `keys` is None where no shown segment knows it any more; `device` and `hlc` say who changed it
    last and when; `attention` what a person should look at.
    """

    kind: str
    record: UUID
    keys: Keys | None
    in_bin: bool
    device: str
    hlc: str
    attention: tuple[Attention, ...] = ()


def readable(record_type: type[Record], record_id: UUID, keys: Keys) -> Record:
    """Build a record; a value that this version cannot read takes its default.

    The segments keep the value, so a newer version shows it.
    """
    try:
        return from_keys(record_type, record_id, keys)
    except UnreadableValueError:
        return from_keys(record_type, record_id, _without_unreadable(record_type, record_id, keys))


def _without_unreadable(record_type: type[Record], record_id: UUID, keys: Keys) -> Keys:
    good: Keys = {}
    for key, value in keys.items():
        try:
            from_keys(record_type, record_id, {key: value})
        except UnreadableValueError:
            continue
        good[key] = value
    return good


class ViewWriter:
    """Writes record views kind by kind, a few statements for all of a kind."""

    def __init__(self, session: Session, schema: Schema) -> None:
        self._session = session
        self._schema = schema

    def write(self, views: Sequence[RecordView]) -> list[Change]:
        """Write the views and say what changed, whole records before and after.

        Kinds that only a newer version knows are left in the segments.
        """
        changes: list[Change] = []
        for kind, shape in self._schema.shapes.items():
            some = [view for view in views if view.kind == kind]
            if some:
                changes += self._write_kind(shape, some)
        replace_attention(
            self._session,
            [view.record for view in views],
            [found for view in views for found in view.attention],
        )
        return changes

    def _write_kind(self, shape: Shape, views: Sequence[RecordView]) -> list[Change]:
        old = rows_of(self._session, shape, [view.record for view in views])
        gone = [v.record for v in views if v.keys is None and v.record in old]
        new = {
            view.record: readable(shape.record, view.record, view.keys)
            for view in views
            if view.keys is not None
        }
        numbers = self._put(shape, [v for v in views if v.keys is not None], old, new)
        delete_rows(self._session, shape, gone)
        in_bin = {view.record: view.in_bin for view in views}
        shown = {key: record for key, record in new.items() if not in_bin[key]}
        self._index(shape, old, shown, numbers)
        return [
            change
            for view in views
            if (change := _change(old.get(view.record), shown.get(view.record))) is not None
        ]

    def _put(
        self,
        shape: Shape,
        views: Sequence[RecordView],
        old: dict[UUID, Row],
        new: dict[UUID, Record],
    ) -> dict[UUID, int]:
        numbers: dict[UUID, int] = {}
        rows, members = [], []
        next_n = last_n(self._session, shape) + 1
        for view in views:
            record, row = new[view.record], old.get(view.record)
            numbers[view.record] = n = next_n if row is None else row.n
            next_n += row is None
            stamp = Stamp(changed_by=view.device, changed_at=view.hlc, in_bin=view.in_bin)
            rows.append(shape.row(n, record, stamp))
            if row is None or row.record != record:
                members.append(record)
        if rows:
            self._session.run(shape.upsert_sql, rows)
        self._put_members(shape, members, old)
        return numbers

    def _put_members(self, shape: Shape, records: Sequence[Record], old: dict[UUID, Row]) -> None:
        known = [(record.id.bytes,) for record in records if record.id in old]
        for table in shape.members.values():
            if known:
                self._session.run(table.clear_sql, known)
        insert_members(self._session, shape, records)

    def _index(
        self,
        shape: Shape,
        old: dict[UUID, Row],
        shown: dict[UUID, Record],
        numbers: dict[UUID, int],
    ) -> None:
        take = [
            (row.n, row.record)
            for key, row in old.items()
            if not row.stamp.in_bin and not _same_words(shape, row.record, shown.get(key))
        ]
        add = [
            (numbers[key], record)
            for key, record in shown.items()
            if not _same_words(shape, record, _shown(old.get(key)))
        ]
        if shape.kind == LATE:
            known = indexed_up_to(self._session)
            take = [(n, record) for n, record in take if n <= known]
            add = [(n, record) for n, record in add if n <= known]
        if take:
            take_words(self._session, shape, take)
        if add:
            add_words(self._session, shape, add)
        if shape.kind == LATE:
            step_back(self._session, shape)
            catch_up(self._session, shape, last_n(self._session, shape), least=ENOUGH)


def _shown(row: Row | None) -> Record | None:
    return None if row is None or row.stamp.in_bin else row.record


def _same_words(shape: Shape, record: Record, other: Record | None) -> bool:
    return other is not None and words_of(shape.kind, record) == words_of(shape.kind, other)


def _change(row: Row | None, after: Record | None) -> Change | None:
    before = _shown(row)
    return None if before == after else Change(before=before, after=after)
