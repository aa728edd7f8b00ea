"""Records ↔ rows, both ways, generic over all kinds: nothing here names a kind or a field.

SQL is composed once a kind from the derived tables; values go straight to the driver. (Core's typed
rows cost three times as much, and a note is saved while a peer types.)
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import sqlite

from sli_desktop.models.records import Record
from sli_desktop.models.tables import RecordTable
from sli_desktop.models.tables.derive import HIDDEN, IN_BIN
from sli_desktop.models.tables.types import Conversion, conversion_of
from sli_desktop.storage.session import Session

_AT_ONCE = 500
_DIALECT = sqlite.dialect()


@dataclass(frozen=True, slots=True)
class Stamp:
    """Storage's own mark on a record: by which laptop and when it was last changed."""

    changed_by: str
    changed_at: str
    in_bin: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A record as it lies in its table; `n` is its number of arrival on this laptop."""

    n: int
    record: Record
    stamp: Stamp


def _sql(statement: Any) -> str:
    return str(statement.compile(dialect=_DIALECT))


class Shape:
    """How one kind is read and written."""

    def __init__(self, table: RecordTable) -> None:
        self.kind = table.kind
        self.code = table.code
        self.record = table.record
        self.table = table.table
        self.plain = {field.name: conversion_of(field.base) for field in table.plain}
        self.members = {
            name: Members(self.table, members, conversion_of(field.base))
            for name, (field, members) in table.sets.items()
        }
        columns = [column for column in self.table.c if column.name != "n"]
        self.insert_sql = _sql(
            insert(self.table).values({c.name: bindparam(c.name) for c in self.table.c})
        )
        self.keep_sql = self.insert_sql + " ON CONFLICT DO NOTHING"
        self.upsert_sql = f'{self.insert_sql} ON CONFLICT ("id") DO UPDATE SET ' + ", ".join(
            f'"{c.name}" = excluded."{c.name}"' for c in columns if c.name != "id"
        )
        self.select_sql = _sql(select(*self.table.c))
        self.name = _DIALECT.identifier_preparer.format_table(self.table)
        self.delete_sql = _sql(delete(self.table).where(self.table.c.id == bindparam("id")))
        self._updates: dict[frozenset[str], str] = {}

    def row(self, n: int, record: Record, stamp: Stamp) -> tuple[Any, ...]:
        """The values of a record in the order of the columns."""
        values: list[Any] = [n, record.id.bytes]
        for name, conversion in self.plain.items():
            value = getattr(record, name)
            values.append(None if value is None else conversion.put(value))
        values += (int(stamp.in_bin), stamp.changed_by, stamp.changed_at)
        return tuple(values)

    def update_sql(self, names: frozenset[str]) -> str:
        """The statement that changes some fields and the hidden columns of one row."""
        if names not in self._updates:
            columns = [*(name for name in self.plain if name in names), *HIDDEN]
            values: dict[str, Any] = {name: bindparam(name) for name in columns}
            statement = update(self.table).where(self.table.c.n == bindparam("row_n"))
            self._updates[names] = _sql(statement.values(values))
        return self._updates[names]

    def of_row(self, row: Sequence[Any], members: dict[str, frozenset[Any]]) -> Row:
        """The record that a row and its members hold."""
        values: dict[str, Any] = {"id": UUID(bytes=row[1])}
        for (name, conversion), value in zip(self.plain.items(), row[2:-3], strict=True):
            values[name] = None if value is None else conversion.get(value)
        make = cast("Callable[..., Record]", self.record)
        stamp = Stamp(changed_by=row[-2], changed_at=row[-1], in_bin=bool(row[-3]))
        return Row(n=row[0], record=make(**values, **members), stamp=stamp)


class Members:
    """The member table of one set field."""

    def __init__(self, owner: Table, table: Table, conversion: Conversion) -> None:
        quote = _DIALECT.identifier_preparer
        self.conversion = conversion
        self.name = quote.format_table(table)
        self.owner = quote.format_table(owner)
        self.insert_sql = f"INSERT OR IGNORE INTO {self.name} (owner, member) VALUES (?, ?)"
        self.delete_sql = f"DELETE FROM {self.name} WHERE owner = ? AND member = ?"
        self.clear_sql = f"DELETE FROM {self.name} WHERE owner = ?"
        self.select_sql = f"SELECT owner, member FROM {self.name}"

    def rows(self, records: Iterable[Record], field: str) -> list[tuple[bytes, Any]]:
        """Owner and member of each member of some records."""
        put = self.conversion.put
        return [
            (record.id.bytes, put(member))
            for record in records
            for member in getattr(record, field)
        ]


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on the rows of one kind, with its values; no words means all rows."""

    words: str = ""
    values: tuple[Any, ...] = ()

    @property
    def clause(self) -> str:
        """As part of a statement."""
        return f" WHERE {self.words}" if self.words else ""


NOT_IN_BIN = Where(f"{IN_BIN} = 0")
IN_THE_BIN = Where(f"{IN_BIN} = 1")


def read_rows(
    session: Session, shape: Shape, where: Where = NOT_IN_BIN, *, tail: str = "ORDER BY id"
) -> list[Row]:
    """Read whole records: one statement for the rows, one for each set field."""
    found = session.run(f"{shape.select_sql}{where.clause} {tail}", where.values).fetchall()
    if not found:
        return []
    members = {
        name: _members(session, shape, table, where) for name, table in shape.members.items()
    }
    nothing: frozenset[Any] = frozenset()
    return [
        shape.of_row(row, {name: sets.get(row[1], nothing) for name, sets in members.items()})
        for row in found
    ]


def _members(
    session: Session, shape: Shape, table: Members, where: Where
) -> dict[bytes, frozenset[Any]]:
    condition = f" WHERE owner IN (SELECT id FROM {shape.name}{where.clause})"
    whole = not where.words or where == NOT_IN_BIN
    sets: dict[bytes, set[Any]] = {}
    get = table.conversion.get
    for owner, member in session.run(
        table.select_sql + ("" if whole else condition), () if whole else where.values
    ):
        sets.setdefault(owner, set()).add(get(member))
    return {owner: frozenset(found) for owner, found in sets.items()}


def read_row(session: Session, shape: Shape, record_id: UUID) -> Row | None:
    """Read one record, in the bin or not."""
    found = session.run(f"{shape.select_sql} WHERE id = ?", (record_id.bytes,)).fetchone()
    if found is None:
        return None
    members = {
        name: frozenset(
            table.conversion.get(member)
            for _, member in session.run(f"{table.select_sql} WHERE owner = ?", (record_id.bytes,))
        )
        for name, table in shape.members.items()
    }
    return shape.of_row(found, members)


def rows_of(session: Session, shape: Shape, ids: Collection[UUID]) -> dict[UUID, Row]:
    """Read the records of some identities, in the bin or not."""
    found: dict[UUID, Row] = {}
    for some in _portions([record_id.bytes for record_id in ids]):
        marks = ", ".join("?" * len(some))
        where = Where(f"id IN ({marks})", tuple(some))
        found.update((row.record.id, row) for row in read_rows(session, shape, where, tail=""))
    return found


def _portions(values: list[bytes]) -> Iterator[list[bytes]]:
    for at in range(0, len(values), _AT_ONCE):
        yield values[at : at + _AT_ONCE]


def last_n(session: Session, shape: Shape) -> int:
    """The highest number of arrival so far."""
    return int(session.value(f"SELECT coalesce(max(n), 0) FROM {shape.name}"))


def insert_new(
    session: Session, shape: Shape, records: Sequence[Record], stamp: Stamp
) -> tuple[int, int]:
    """Insert records that are not here yet; those that are stay as they are.

    Returns the number of the first one and how many arrived; ask `rows_of` which ones were here
    where these are fewer than were given.
    """
    first = last_n(session, shape) + 1
    rows = [shape.row(first + at, record, stamp) for at, record in enumerate(records)]
    return first, session.run(shape.keep_sql, rows).rowcount


def insert_members(session: Session, shape: Shape, records: Sequence[Record]) -> None:
    """Write the members of all set fields of some records."""
    for field, table in shape.members.items():
        rows = table.rows(records, field)
        if rows:
            session.run(table.insert_sql, rows)


def update_row(session: Session, shape: Shape, old: Row, record: Record, stamp: Stamp) -> None:
    """Change a row and its members to a record, touching only what differs."""
    names = frozenset(
        name for name in shape.plain if getattr(old.record, name) != getattr(record, name)
    )
    values: list[Any] = []
    for name, conversion in shape.plain.items():
        if name in names:
            value = getattr(record, name)
            values.append(None if value is None else conversion.put(value))
    values += (int(stamp.in_bin), stamp.changed_by, stamp.changed_at, old.n)
    session.run(shape.update_sql(names), tuple(values))
    for field, table in shape.members.items():
        was, now = getattr(old.record, field), getattr(record, field)
        put = table.conversion.put
        gone = [(record.id.bytes, put(member)) for member in was - now]
        come = [(record.id.bytes, put(member)) for member in now - was]
        if gone:
            session.run(table.delete_sql, gone)
        if come:
            session.run(table.insert_sql, come)


def delete_rows(session: Session, shape: Shape, ids: Collection[UUID]) -> None:
    """Remove rows with their members for good."""
    keys = [(record_id.bytes,) for record_id in ids]
    if not keys:
        return
    session.run(shape.delete_sql, keys)
    for table in shape.members.values():
        session.run(table.clear_sql, keys)
