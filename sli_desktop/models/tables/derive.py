"""Records → tables: the dataclasses are the only declaration, this function the only reader.

A kind becomes one STRICT table: ``n INTEGER PRIMARY KEY`` (the order of arrival on this laptop),
a unique ``id``, a column a plain field, and three hidden columns that belong to storage, not to the
record. Each set field becomes a table of members.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, text

from sli_desktop.models.records import KINDS, Record
from sli_desktop.models.records.codec import FieldCodec, fields_of
from sli_desktop.models.tables.types import Kept

IN_BIN = "_in_bin"
CHANGED_BY = "_changed_by"
CHANGED_AT = "_changed_at"
HIDDEN = (IN_BIN, CHANGED_BY, CHANGED_AT)
"""Columns of storage's own: in the bin or not, by which laptop and at which stamp changed."""

_NOTE_LINES = (
    "first_key",
    "id",
    "meeting",
    IN_BIN,
    "state",
    "follow_up",
    "author",
    "speaker",
    "document",
    "sensitivity",
)
"""All that lists and counts of notes ask for, in the order of lists: they never read the long rows.

A page of a list of 100,000 notes is read in 4 ms, wherever it stands.
"""

INDEXED: Mapping[str, tuple[str | tuple[str, ...], ...]] = MappingProxyType(
    {
        "note": (("meeting", IN_BIN), _NOTE_LINES),
        "attendance": ("meeting",),
        "attachment": ("note",),
        "headline": ("meeting",),
        "finding_note": ("finding", "note"),
        "peer_view": ("finding",),
        "reason": ("record",),
        "action": ("recommendation",),
        "action_update": ("action",),
        "progress": ("recommendation",),
    }
)
"""Fields that lists are fetched by. Each index costs a page on every save, so there are few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTable:
    """The tables of one kind. `code` is the kind's number in the search index (0 to 31)."""

    kind: str
    code: int
    record: type[Record]
    table: Table
    plain: tuple[FieldCodec, ...]
    sets: Mapping[str, tuple[FieldCodec, Table]]


def table_name(kind: str) -> str:
    """The table of a kind: its name in the plural (``note`` → ``notes``)."""
    return kind if kind.endswith("s") else f"{kind}s"


def derive_tables(metadata: MetaData) -> Mapping[str, RecordTable]:
    """Derive the tables of every kind of record, parents first."""
    return MappingProxyType(
        {
            kind: _derive(metadata, kind, code, record)
            for code, (kind, record) in enumerate(KINDS.items())
        }
    )


def _derive(metadata: MetaData, kind: str, code: int, record: type[Record]) -> RecordTable:
    name = table_name(kind)
    fields = fields_of(record)
    plain = tuple(field for field in fields if not field.is_set)
    table = Table(
        name,
        metadata,
        Column("n", Integer, primary_key=True),
        Column("id", Kept(UUID), nullable=False, unique=True),
        *(Column(f.name, Kept(f.base), nullable=f.nullable) for f in plain),
        Column(IN_BIN, Integer, nullable=False, server_default=text("0")),
        Column(CHANGED_BY, Text, nullable=False),
        Column(CHANGED_AT, Text, nullable=False),
        sqlite_strict=True,
    )
    for listed in INDEXED.get(kind, ()):
        columns = (listed,) if isinstance(listed, str) else listed
        Index(f"{name}_{columns[0]}", *(table.c[each] for each in columns))
    sets = {f.name: (f, _members(metadata, name, f)) for f in fields if f.is_set}
    return RecordTable(
        kind=kind,
        code=code,
        record=record,
        table=table,
        plain=plain,
        sets=MappingProxyType(sets),
    )


def _members(metadata: MetaData, name: str, field: FieldCodec) -> Table:
    return Table(
        f"{name}_{field.name}",
        metadata,
        Column("owner", Kept(UUID), primary_key=True),
        Column("member", Kept(field.base), primary_key=True),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
