"""What lies in a challenge folder, and the checks before it is touched."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sli_desktop.storage.connection import is_plain
from sli_desktop.storage.errors import (
    DamagedFileError,
    FileMovedError,
    FolderTakenError,
    NotAChallengeError,
    PlainFileError,
    SyncedFolderError,
    WrongPassphraseError,
)
from sli_desktop.storage.key_file import KEY_FILES, KeySlots, read_keys, repair_keys
from sli_desktop.storage.places import synced_by
from sli_desktop.storage.recovery_key import read_recovery_key
from sli_desktop.storage.vault import TYPED, KdfCost, unwrap

DATABASE = "challenge.db"
BLOBS = "blobs"
BACKUPS = "backups"


def identity_of(file: Path) -> tuple[int, int]:
    """Which file lies at a path: another one has another identity.

    Raises:
        FileMovedError: none does.
    """
    try:
        found = file.stat()
    except OSError:
        raise FileMovedError from None
    return found.st_dev, found.st_ino


def last_written(folder: Path) -> datetime | None:
    """When the database of a folder was written last, by the clock of this laptop."""
    times = []
    for name in (DATABASE, f"{DATABASE}-wal"):
        with suppress(OSError):
            times.append((folder / name).stat().st_mtime)
    return datetime.fromtimestamp(max(times), UTC) if times else None


def refuse_synced(folder: Path, *, insist: bool) -> None:
    """Refuse a folder that another program copies or shares, unless insisted.

    Raises:
        SyncedFolderError: it does.
    """
    place = None if insist else synced_by(folder)
    if place is not None:
        raise SyncedFolderError(place)


def refuse_taken(folder: Path) -> None:
    """Refuse to make a challenge where something lies.

    Raises:
        FolderTakenError: something does.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTakenError(details=folder.name)


def require_challenge(folder: Path) -> None:
    """Look at a folder from outside.

    Raises:
        NotAChallengeError: it holds neither keys nor a database of ours.
        DamagedFileError: one of both is gone, or the database is empty.
        PlainFileError: the database is not encrypted.
    """
    database = folder / DATABASE
    has_keys = any((folder / name).is_file() for name in KEY_FILES)
    if database.is_file() and is_plain(database):
        raise PlainFileError
    if not has_keys and not database.is_file():
        raise NotAChallengeError(details=folder.name)
    if not has_keys or not database.is_file() or not database.stat().st_size:
        raise DamagedFileError(details="key files" if database.is_file() else "database")


def unlock(folder: Path, secret: str, *, lowest: KdfCost) -> bytes:
    """The data key of a folder for a passphrase or a recovery key; heals a damaged key file.

    Raises:
        WrongPassphraseError: the secret fits no slot.
        DamagedFileError: neither key file can be read.
    """
    keys = read_keys(folder, lowest=lowest)
    data_key = open_slots(keys, secret)
    repair_keys(folder, keys, lowest=lowest)
    return data_key


def open_slots(keys: KeySlots, secret: str) -> bytes:
    """The data key that one of the slots gives for a secret.

    Raises:
        WrongPassphraseError: none does.
    """
    recovery = read_recovery_key(secret)
    for slot in keys.slots:
        words = secret if slot.kind == TYPED else recovery
        data_key = None if words is None else unwrap(slot, words)
        if data_key is not None:
            return data_key
    raise WrongPassphraseError
