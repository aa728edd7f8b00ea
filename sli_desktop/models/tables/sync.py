"""The tables that are not records: journal, segments, what needs attention, small facts.

Segments and journal only ever gain columns; the record tables are a view of them.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncTables:
    """The tables beside the records.

    ``meta`` holds small facts (device, keys); ``acts`` the journal with the first line of each
    act, ``act_changes`` the lines after it (``n`` is act · 2²⁰ + line); ``segments`` and
    ``revisions`` what was sealed here or came in bundles; ``attention`` what a person should look
    at; ``imports`` the import log.
    """

    meta: Table
    acts: Table
    act_changes: Table
    segments: Table
    revisions: Table
    attention: Table
    imports: Table


def sync_tables(metadata: MetaData) -> SyncTables:
    """Declare the tables beside the records."""
    return SyncTables(
        meta=_meta(metadata),
        acts=_acts(metadata),
        act_changes=_act_changes(metadata),
        segments=_segments(metadata),
        revisions=_revisions(metadata),
        attention=_attention(metadata),
        imports=_imports(metadata),
    )


def _meta(metadata: MetaData) -> Table:
    return Table(
        "meta",
        metadata,
        Column("key", Text, primary_key=True),
        Column("value", LargeBinary, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _acts(metadata: MetaData) -> Table:
    acts = Table(
        "acts",
        metadata,
        Column("n", Integer, primary_key=True),
        Column("name", Text, nullable=False),
        Column("at", Integer, nullable=False),
        Column("stamp", Text, nullable=False),
        Column("origin", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("of_act", Integer),
        *_line_columns(nullable=True),
        sqlite_strict=True,
    )
    Index("acts_undone", acts.c.n, sqlite_where=text("state = 'undone'"))
    return acts


def _act_changes(metadata: MetaData) -> Table:
    return Table(
        "act_changes",
        metadata,
        Column("n", Integer, primary_key=True),
        *_line_columns(nullable=False),
        sqlite_strict=True,
    )


def _line_columns(*, nullable: bool) -> tuple[Column[Any], ...]:
    return (
        Column("kind", Text, nullable=nullable),
        Column("record", LargeBinary, nullable=nullable),
        Column("made", Integer, nullable=nullable),
        Column("keys", Text, nullable=nullable),
        Column("resolves", Text),
        Column("settled", Text),
    )


def _segments(metadata: MetaData) -> Table:
    segments = Table(
        "segments",
        metadata,
        Column("n", Integer, primary_key=True),
        Column("id", LargeBinary, nullable=False, unique=True),
        Column("device", Text, nullable=False),
        Column("seq", Integer, nullable=False),
        Column("prev", LargeBinary, nullable=False),
        Column("sig", LargeBinary, nullable=False),
        Column("head_zst", LargeBinary, nullable=False),
        Column("body_zst", LargeBinary, nullable=False),
        Column("head_raw", Integer, nullable=False),
        Column("body_raw", Integer, nullable=False),
        Column("revisions", Integer, nullable=False),
        Column("shown", Integer, nullable=False),
        Column("origin", Text, nullable=False),
        sqlite_strict=True,
    )
    Index("segments_device", segments.c.device, segments.c.seq, unique=True)
    return segments


def _revisions(metadata: MetaData) -> Table:
    revisions = Table(
        "revisions",
        metadata,
        Column("n", Integer, primary_key=True),
        Column("id", LargeBinary, nullable=False, unique=True),
        Column("record", LargeBinary, nullable=False),
        Column("kind", Text, nullable=False),
        Column("segment", Integer, nullable=False),
        Column("line", Integer, nullable=False),
        Column("hlc", Text, nullable=False),
        Column("parents", LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    Index("revisions_record", revisions.c.record)
    return revisions


def _attention(metadata: MetaData) -> Table:
    return Table(
        "attention",
        metadata,
        Column("record", LargeBinary, primary_key=True),
        Column("key", Text, primary_key=True),
        Column("reason", Text, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("variants", Text, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _imports(metadata: MetaData) -> Table:
    return Table(
        "imports",
        metadata,
        Column("n", Integer, primary_key=True),
        Column("at", Integer, nullable=False),
        Column("origin", Text, nullable=False),
        Column("entry", Text, nullable=False),
        Column("undone", Integer, nullable=False),
        sqlite_strict=True,
    )
