"""What a challenge database looks like, which version it has, and which versions are refused.

There are no migrations in the usual sense: record tables are a view of the segments and can be
rebuilt; segments and journal only ever gain columns (`architecture.md` section 4).
"""

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import MetaData
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from sli_desktop import __version__
from sli_desktop.models.records import Record, kind_name
from sli_desktop.models.tables import derive_tables, sync_tables
from sli_desktop.storage.errors import DamagedFileError, NewerFileError, NotAChallengeError
from sli_desktop.storage.mapping import Shape
from sli_desktop.storage.search_words import INDEX_SQL, SECURE_DELETE_SQL, source_sql
from sli_desktop.storage.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping

APPLICATION_ID = 0x534C4931
"""``SLI1`` in the header of the database."""

VERSION = 1
"""The schema of this program. A file of a higher number is refused by the name of its version."""

WRITTEN_BY = "written_by"

_DIALECT = sqlite.dialect()


class Schema:
    """The tables of this version and the shapes of all kinds."""

    def __init__(self) -> None:
        self.metadata = MetaData()
        tables = derive_tables(self.metadata)
        self.sync = sync_tables(self.metadata)
        self.shapes: Mapping[str, Shape] = MappingProxyType(
            {kind: Shape(table) for kind, table in tables.items()}
        )

    def shape(self, record_type: type[Record]) -> Shape:
        """The shape of a kind of record."""
        return self.shapes[kind_name(record_type)]

    def statements(self) -> tuple[str, ...]:
        """All that `create` runs, in order: what the golden file shows."""
        made: list[str] = []
        for table in self.metadata.sorted_tables:
            made.append(str(CreateTable(table).compile(dialect=_DIALECT)))
            made += [
                str(CreateIndex(i).compile(dialect=_DIALECT))
                for i in sorted(table.indexes, key=_index_name)
            ]
        made += [source_sql(self.shapes), INDEX_SQL, SECURE_DELETE_SQL]
        return tuple(made)

    def create(self, session: Session) -> None:
        """Make the tables of a new challenge."""
        for statement in self.statements():
            session.run(statement)
        session.run(f"PRAGMA application_id={APPLICATION_ID}")
        session.run(f"PRAGMA user_version={VERSION}")
        session.run(
            "INSERT INTO meta (key, value) VALUES (?, ?)", (WRITTEN_BY, __version__.encode())
        )


def _index_name(index: object) -> str:
    return str(getattr(index, "name", ""))


@cache
def current_schema() -> Schema:
    """The schema of this version; computed once, it follows from the records alone."""
    return Schema()


def require_ours(session: Session) -> None:
    """Look at the header before anything is read or written.

    Raises:
        NotAChallengeError: an encrypted database of something else.
        NewerFileError: written by a newer version, which is named.
        DamagedFileError: a version that never was.
    """
    application = session.value("PRAGMA application_id")
    version = session.value("PRAGMA user_version")
    if application != APPLICATION_ID:
        raise NotAChallengeError
    if version > VERSION:
        raise NewerFileError(_written_by(session) or f"format {version}", __version__)
    if version < 1:
        raise DamagedFileError(details="format number")


def _written_by(session: Session) -> str:
    value = session.value("SELECT value FROM meta WHERE key = ?", (WRITTEN_BY,))
    return value.decode("utf-8", "replace")[:20] if isinstance(value, bytes) else ""
