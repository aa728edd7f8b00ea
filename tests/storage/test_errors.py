"""Rules for every message of storage (`reliability.md` section 10)."""

import errno
import inspect
from typing import TYPE_CHECKING, cast

import pytest
from sqlalchemy.exc import OperationalError

from sli_desktop.errors import NOTES_ARE_SAFE, NOTHING_CHANGED, SliError
from sli_desktop.storage import errors
from sli_desktop.storage.errors import (
    BackupError,
    ChangedByBothError,
    DamagedFileError,
    DiskFullError,
    InUseError,
    MissingRecordError,
    NewerFileError,
    NothingToUndoError,
    NotWritableError,
    StaleRecordError,
    SyncedFolderError,
    TooLargeError,
    TooOldSqliteError,
    UnkeepableTextError,
    WeakPassphraseError,
)
from sli_desktop.storage.trouble import told, told_as_ours

if TYPE_CHECKING:
    from collections.abc import Callable

_WITH_WORDS: dict[type[SliError], SliError] = {
    WeakPassphraseError: WeakPassphraseError(12),
    SyncedFolderError: SyncedFolderError("OneDrive"),
    TooOldSqliteError: TooOldSqliteError("3.40.1"),
    DamagedFileError: DamagedFileError(backup_from="09:30"),
    NewerFileError: NewerFileError("1.4", "1.2"),
    InUseError: InUseError("in another window on this laptop (process 123)"),
    StaleRecordError: StaleRecordError("finding_note"),
    MissingRecordError: MissingRecordError("note"),
    ChangedByBothError: ChangedByBothError("note", "body"),
    NothingToUndoError: NothingToUndoError("undo"),
    TooLargeError: TooLargeError(256),
    BackupError: BackupError("This backup is damaged."),
}
_MEMBERS = [member for _, member in inspect.getmembers(errors, inspect.isclass)]
_KINDS: list[type[SliError]] = [
    member for member in _MEMBERS if issubclass(member, SliError) and member is not SliError
]


def _each(kind: type[SliError]) -> SliError:
    make = cast("Callable[[], SliError]", kind)
    return _WITH_WORDS[kind] if kind in _WITH_WORDS else make()


@pytest.mark.parametrize("kind", _KINDS)
def test_a_message_is_short_and_calm(kind: type[SliError]) -> None:
    words = _each(kind).sentences()
    assert len(words.split()) <= 45
    assert "!" not in words
    for word in ("unexpected", "fatal", "invalid", "illegal", "please", "sorry", "sync", "record"):
        assert word not in words.lower()


@pytest.mark.parametrize("kind", _KINDS)
def test_the_second_sentence_says_what_became_of_the_work(kind: type[SliError]) -> None:
    assert _each(kind).kept in {
        NOTES_ARE_SAFE,
        NOTHING_CHANGED,
        "It is still on screen.",
        "Some notes could not be read. A backup from 09:30 is available.",
    }


def test_every_message_has_its_own_reference() -> None:
    codes = [kind.code for kind in _KINDS]
    assert len(set(codes)) == len(codes)
    assert all(code.startswith("SLI-1") for code in codes)


def test_no_two_messages_are_alike() -> None:
    assert len({_each(kind).happened for kind in _KINDS}) == len(_KINDS)


def test_the_full_disk_is_told_in_the_agreed_words() -> None:
    assert DiskFullError().sentences() == (
        "The disk is full, so your last change is not saved yet. It is still on screen. "
        "Free some space, or choose Save a copy elsewhere."
    )
    assert DiskFullError.code == "SLI-1301"


class _DriverError(Exception):
    def __init__(self, name: str) -> None:
        super().__init__("a secret word")
        self.sqlite_errorname = name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_FULL", DiskFullError),
        ("SQLITE_BUSY_SNAPSHOT", InUseError),
        ("SQLITE_CORRUPT_VTAB", DamagedFileError),
        ("SQLITE_NOTADB", DamagedFileError),
        ("SQLITE_READONLY_DBMOVED", NotWritableError),
        ("SQLITE_IOERR_WRITE", NotWritableError),
    ],
)
def test_trouble_of_the_database_is_known_by_its_name(name: str, kind: type[SliError]) -> None:
    bare = _DriverError(name)
    wrapped = OperationalError("INSERT", {"body": "a secret word"}, bare, hide_parameters=True)
    assert isinstance(told_as_ours(bare), kind)
    assert isinstance(told_as_ours(wrapped), kind)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EROFS, NotWritableError),
        (errno.EACCES, NotWritableError),
    ],
)
def test_trouble_of_the_disk_is_known_by_its_number(number: int, kind: type[SliError]) -> None:
    assert isinstance(told_as_ours(OSError(number, "")), kind)


def test_other_trouble_is_ours_and_stays_as_it_is() -> None:
    assert told_as_ours(OSError(errno.ENOENT, "")) is None
    assert told_as_ours(_DriverError("SQLITE_ERROR")) is None
    with pytest.raises(ValueError, match="ours"), told():
        raise ValueError("ours")


def test_a_message_leaves_the_words_of_the_failed_statement_behind() -> None:
    def fail() -> None:
        with told():
            raise _DriverError("SQLITE_FULL")

    with pytest.raises(DiskFullError) as caught:
        fail()
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert "secret" not in str(caught.value)


def test_half_a_character_is_told() -> None:
    error = UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")
    assert isinstance(told_as_ours(error), UnkeepableTextError)
