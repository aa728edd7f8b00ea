"""The one place that opens a database, and the contract every connection keeps.

The standard library's driver silently ignores the key and writes plain text, so nothing else opens
a database file. Each promise of the contract is asked back at run time (`reliability.md`, last
paragraph); a connection that does not keep one is closed at once.
"""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from sli_desktop.storage.errors import FileMovedError, PlainFileError, TooOldSqliteError
from sli_desktop.storage.session import Session

LEAST_SQLITE = (3, 51, 3)
"""Before it, two connections could damage a file in WAL mode."""

PLAIN_MAGIC = b"SQLite format 3\0"
"""The first 16 bytes of a database that is not encrypted."""

_KEY_BYTES = 32
_READERS = 4
_READER_CACHE_KB = 16_000
"""Room for the indexes of 100,000 notes: without it each count decrypts them anew."""
_JOURNAL_LIMIT = 16 * 1024 * 1024

_CONTRACT = (
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("busy_timeout", "5000", 5000),
    ("wal_autocheckpoint", "1000", 1000),
    ("journal_size_limit", str(_JOURNAL_LIMIT), _JOURNAL_LIMIT),
)
_MAC_CONTRACT = (("fullfsync", "ON", 1), ("checkpoint_fullfsync", "ON", 1))


class ContractError(RuntimeError):
    """A connection does not keep what every connection must keep: our own bug, never the world."""


def require_sqlite(version: tuple[int, ...]) -> None:
    """Refuse an SQLite that can damage files.

    Raises:
        TooOldSqliteError: older than 3.51.3.
    """
    if version < LEAST_SQLITE:
        raise TooOldSqliteError(".".join(map(str, version)))


def is_plain(file: Path) -> bool:
    """Whether a database file is not encrypted."""
    with file.open("rb") as opened:
        return opened.read(len(PLAIN_MAGIC)) == PLAIN_MAGIC


def connect(file: Path, key: bytes, *, reads_only: bool = False) -> Any:
    """Open one driver connection under the contract.

    `key` is the data key of the vault: 32 bytes of key, 16 of salt.

    Raises:
        TooOldSqliteError: this SQLite can damage files.
        FileMovedError: there is nothing to read.
        ContractError: a promise is not kept.
    """
    require_sqlite(dbapi2.sqlite_version_info)
    if reads_only and not file.is_file():
        raise FileMovedError  # SQLite would make an empty one
    opened = dbapi2.connect(str(file), isolation_level=None, check_same_thread=False)
    try:
        keep_contract(opened, key)
        if reads_only:
            opened.execute("PRAGMA query_only=ON")
            opened.execute(f"PRAGMA cache_size=-{_READER_CACHE_KB}")
    except BaseException:
        opened.close()
        raise
    return opened


def in_memory() -> Any:
    """Open an empty database that lives in memory only and never touches a disk."""
    return dbapi2.connect(":memory:", isolation_level=None)


def keep_contract(opened: Any, key: bytes) -> None:
    """Give a fresh driver connection its key and its settings, and ask each of them back.

    Raises:
        ContractError: one is not kept.
    """
    opened.execute("PRAGMA cipher_log_level=NONE")
    opened.execute(f"PRAGMA key=\"x'{key[:_KEY_BYTES].hex()}{key[_KEY_BYTES:].hex()}'\"")
    if not _answer(opened, "cipher_version"):
        raise ContractError("cipher_version")
    if _answer(opened, "journal_mode=WAL") != "wal":
        raise ContractError("journal_mode")
    contract = _CONTRACT + (_MAC_CONTRACT if sys.platform == "darwin" else ())
    for name, wanted, expected in contract:
        opened.execute(f"PRAGMA {name}={wanted}")
        if _answer(opened, name) != expected:
            raise ContractError(name)


def _answer(opened: Any, pragma: str) -> Any:
    row = opened.execute(f"PRAGMA {pragma}").fetchone()
    return None if row is None else row[0]


class Connections:
    """One writer and a few readers of one database.

    Readers come from an engine that hides parameters; the writer is one driver connection, because
    the frame of an engine would cost a tenth of the time of saving a note. Either way no trouble
    with the database repeats a word of a note.
    """

    def __init__(self, file: Path, key: bytes) -> None:
        self.file = file
        self._key = key
        self._driver: Any = connect(file, key)
        self._writer = Session(self._driver)
        self._readers = self._reading_engine()
        self.is_open = True

    def _reading_engine(self) -> Engine:
        engine = create_engine(
            "sqlite://",
            module=dbapi2,
            creator=lambda: connect(self.file, self._key, reads_only=True),
            poolclass=QueuePool,
            pool_size=_READERS,
            hide_parameters=True,
            echo=False,
        )
        event.listen(engine, "begin", _begin)
        return engine

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction of the writer: committed at the end, rolled back whatever goes wrong."""
        self._roll_back()  # what a trouble left that broke off the rolling back itself
        self._driver.execute("BEGIN IMMEDIATE")
        try:
            yield self._writer
            self._driver.execute("COMMIT")
        except BaseException:
            with suppress(dbapi2.Error):
                self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._driver.in_transaction:
            self._driver.execute("ROLLBACK")

    def checkpoint(self) -> bool:
        """Put the log into the database file; False where a reader still needs some of it."""
        busy, _pages, _done = self._writer.run("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One reader that sees one moment of the challenge."""
        with self._readers.connect() as reader, reader.begin():
            yield Session(reader.connection.dbapi_connection)

    def copy_to(self, file: Path) -> None:
        """Copy the database into a new file, under the same key, through the open connection."""
        with closing(connect(file, self._key)) as target:
            self._driver.backup(target)

    def assert_encrypted(self) -> None:
        """Look at the file itself: whatever the connections say, it must not be plain.

        Raises:
            PlainFileError: the file can be read without a key.
        """
        if is_plain(self.file):
            raise PlainFileError

    def close(self) -> None:
        """Put the log into the database file and close all connections."""
        self.is_open = False
        self._readers.dispose()
        try:
            # Neither matters to what is saved: a log that stays is read at the next opening.
            with suppress(dbapi2.Error):
                self._writer.run("PRAGMA optimize").fetchall()
            with suppress(dbapi2.Error):
                self.checkpoint()
        finally:
            self._driver.close()


def _begin(connection: Connection) -> None:
    Session(connection.connection.dbapi_connection).run("BEGIN")
