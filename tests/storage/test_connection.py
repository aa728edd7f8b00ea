import inspect
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from sli_desktop.storage import PlainFileError, TooOldSqliteError, Workspace
from sli_desktop.storage.connection import (
    PLAIN_MAGIC,
    Connections,
    ContractError,
    connect,
    is_plain,
    keep_contract,
    require_sqlite,
)

_KEY = bytes(range(48))
_PROMISES = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "busy_timeout": 5000,
    "wal_autocheckpoint": 1000,
    "journal_size_limit": 16 * 1024 * 1024,
}


@pytest.mark.parametrize(("name", "value"), _PROMISES.items())
@pytest.mark.parametrize("reads_only", [False, True])
def test_every_connection_keeps_the_contract(
    tmp_path: Path, name: str, value: object, reads_only: bool
) -> None:
    connect(tmp_path / "a.db", _KEY).close()
    with closing(connect(tmp_path / "a.db", _KEY, reads_only=reads_only)) as opened:
        assert opened.execute(f"PRAGMA {name}").fetchone()[0] == value
        assert opened.isolation_level is None


def test_the_first_write_makes_a_file_that_is_not_plain(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "a.db", _KEY)) as opened:
        opened.execute("CREATE TABLE t (x)")
    assert not is_plain(tmp_path / "a.db")


def test_a_connection_without_a_key_would_be_noticed(tmp_path: Path) -> None:
    with closing(dbapi2.connect(str(tmp_path / "a.db"))) as opened:
        opened.execute("CREATE TABLE t (x)")
    assert (tmp_path / "a.db").read_bytes().startswith(PLAIN_MAGIC)
    assert is_plain(tmp_path / "a.db")


class _Forgetful:
    """A driver connection that does not do as it is told: the fault the contract must catch."""

    def __init__(self, opened: Any, forgets: str) -> None:
        self._opened = opened
        self._forgets = forgets

    def execute(self, statement: str) -> Any:
        if statement.startswith(f"PRAGMA {self._forgets}"):
            return self._opened.execute("SELECT 'nothing' WHERE 0")
        return self._opened.execute(statement)


@pytest.mark.parametrize("forgets", ["cipher_version", *_PROMISES])
def test_a_promise_that_is_not_kept_closes_the_door(tmp_path: Path, forgets: str) -> None:
    with closing(dbapi2.connect(str(tmp_path / "a.db"), isolation_level=None)) as opened:
        with pytest.raises(ContractError) as caught:
            keep_contract(_Forgetful(opened, forgets), _KEY)
        assert str(caught.value) == forgets


def test_a_connection_that_fails_at_its_first_steps_is_closed(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"rubbish" * 1000)
    with pytest.raises(dbapi2.DatabaseError):
        connect(tmp_path / "a.db", _KEY)


def test_an_sqlite_that_can_damage_files_is_refused_by_its_number() -> None:
    with pytest.raises(TooOldSqliteError) as caught:
        require_sqlite((3, 51, 2))
    assert "3.51.2" in caught.value.sentences()
    require_sqlite((3, 51, 3))
    require_sqlite(dbapi2.sqlite_version_info)


def test_a_plain_file_under_open_connections_is_noticed(workspace: Workspace) -> None:
    connections = workspace._connections
    connections.assert_encrypted()
    whole = connections.file.read_bytes()
    connections.file.write_bytes(PLAIN_MAGIC)
    with pytest.raises(PlainFileError):
        connections.assert_encrypted()
    connections.file.write_bytes(whole)


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    connections = Connections(tmp_path / "a.db", _KEY)
    with connections.writing() as session:
        session.run("CREATE TABLE t (x)")
    connections.close()
    assert [file.name for file in tmp_path.iterdir()] == ["a.db"]


def _sources() -> Iterator[Path]:
    room = Path(inspect.getfile(Connections)).parents[1]
    yield from room.rglob("*.py")


def test_only_one_file_of_the_program_opens_a_database() -> None:
    opening = [file.name for file in _sources() if "dbapi2.connect(" in file.read_text("utf-8")]
    assert opening == ["connection.py"]
