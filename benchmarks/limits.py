"""The physical limits: bare SQLCipher with the same settings, the same rows, nothing else."""

import time
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from sli_desktop.storage import Workspace

Connection = Any
"""A connection of the bare driver, which ships no types."""

_SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "wal_autocheckpoint=1000",
)

NOTE_TABLE = (
    "create table note (n integer primary key, id blob not null unique, author blob not null,"
    " first_key integer not null, body text not null, meeting blob, source text not null) strict"
)
NOTE_ROW = "insert into note (id, author, first_key, body, meeting, source) values (?,?,?,?,?,?)"
NOTE_INDEX = (
    "create virtual table ft using fts5(body, content='note', content_rowid='n',"
    " tokenize='unicode61')"
)


def connect(file: Path, key: str = "ab" * 32) -> Connection:
    """Open a bare encrypted database with the settings of the connection contract."""
    connection = driver.connect(str(file), isolation_level=None)
    connection.execute(f"pragma key = \"x'{key}'\"")
    for setting in _SETTINGS:
        connection.execute(f"pragma {setting}").fetchall()
    return connection


def same_database(opened: Workspace) -> Connection:
    """A bare connection to the database of an open challenge."""
    return connect(opened.folder / "challenge.db", opened.data_key.hex())


def note_rows(notes: list[Any]) -> list[tuple[Any, ...]]:
    """Notes of the work load as rows of `NOTE_TABLE`."""
    return [
        (
            note.id.bytes,
            note.author.bytes,
            int(note.first_key.timestamp() * 1_000_000),
            note.body,
            note.meeting.bytes,
            note.source.value,
        )
        for note in notes
    ]


class BareNotes:
    """A bare encrypted database that takes one row a commit: the floor of saving a note."""

    def __init__(self, file: Path) -> None:
        self._connection = connect(file)
        self._connection.execute(NOTE_TABLE)

    def save(self, row: tuple[Any, ...]) -> float:
        """Seconds of one durable commit."""
        start = time.perf_counter()
        self._connection.execute(NOTE_ROW, row)
        return time.perf_counter() - start

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


def searchable(file: Path, rows: list[tuple[Any, ...]]) -> Connection:
    """A bare database with all notes and their full-text index."""
    connection = connect(file)
    connection.execute(NOTE_TABLE)
    connection.execute(NOTE_INDEX)
    connection.execute("begin")
    connection.executemany(NOTE_ROW, rows)
    connection.execute("insert into ft(ft) values('rebuild')")
    connection.execute("commit")
    return connection


def search(connection: Connection, query: str) -> float:
    """Seconds of the first 50 hits by rank with their snippets."""
    start = time.perf_counter()
    connection.execute(
        "select rowid, snippet(ft, 0, '[', ']', '…', 12) from ft where ft match ?"
        " order by rank limit 50",
        (query,),
    ).fetchall()
    return time.perf_counter() - start


class Replay:
    """All rows that the product wrote, ready to be written again by bare `executemany`.

    Ordinary tables row by row; the full-text index through its own table with the words it indexes.
    `without` leaves out the rows that stood there before. What is timed is one transaction: every
    insert, and the durable commit.
    """

    def __init__(self, finished: Connection, *, without: "Replay | None" = None) -> None:
        before = {} if without is None else dict(without.written)
        self._before = {into: set(rows) for into, rows in before.items()}
        named = finished.execute(
            "select name, sql, type from sqlite_master where sql is not null"
            " and name not like 'sqlite_%' order by rowid"
        ).fetchall()
        index = [name for name, sql, _ in named if sql.lower().startswith("create virtual")]
        shadows = {f"{name}_{part}" for name in index for part in _SHADOWS}
        self._schema = [sql for name, sql, _ in named if name not in shadows]
        self.written: list[tuple[str, list[tuple[Any, ...]]]] = []
        for name, _, kind in named:
            if kind != "table" or name in shadows or name in index:
                continue
            columns = [row[1] for row in finished.execute(f'pragma table_info("{name}")')]
            self._add(finished, name, columns, name)
        for name in index:
            self._add(finished, name, ["rowid", "title", "body"], "search_source")
        self.count = sum(len(rows) for _, rows in self.written)
        finished.close()

    def _add(self, finished: Connection, table: str, columns: list[str], source: str) -> None:
        into = ", ".join(f'"{column}"' for column in columns)
        chosen = into.replace('"rowid"', "n")
        rows = finished.execute(f'select {chosen} from "{source}"').fetchall()
        marks = ", ".join("?" * len(columns))
        statement = f'insert into "{table}" ({into}) values ({marks})'
        there = self._before.get(statement, set())
        fresh = [row for row in rows if row not in there]
        if fresh:
            self.written.append((statement, fresh))

    def write(self, file: Path) -> float:
        """Seconds of writing everything into a new file."""
        connection = connect(file)
        for statement in self._schema:
            connection.execute(statement)
        start = time.perf_counter()
        connection.execute("begin immediate")
        for statement, rows in self.written:
            connection.executemany(statement, rows)
        connection.execute("commit")
        seconds = time.perf_counter() - start
        connection.close()
        return seconds


_SHADOWS = ("data", "idx", "content", "docsize", "config")
