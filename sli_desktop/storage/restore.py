"""Restoring: a backup is unpacked beside the challenge, opened, checked, and only then swapped in.

What was there before is kept: as a backup where it can still be read, as it lies otherwise.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from sli_desktop.errors import SliError
from sli_desktop.models.records.ids import Clock
from sli_desktop.storage.backup import backup_name, make_backup, verify_database
from sli_desktop.storage.connection import Connections
from sli_desktop.storage.container import Container, look_into, take_out, verify
from sli_desktop.storage.errors import BackupError, DamagedFileError, WrongPassphraseError
from sli_desktop.storage.folder import (
    BACKUPS,
    BLOBS,
    DATABASE,
    open_slots,
    refuse_synced,
)
from sli_desktop.storage.key_file import KEY_FILES, KeySlots, read_keys, unpack, write_keys
from sli_desktop.storage.lock import FolderLock
from sli_desktop.storage.meta import write_meta
from sli_desktop.storage.schema import require_ours
from sli_desktop.storage.trouble import placed, told
from sli_desktop.storage.vault import LOWEST_COST, KdfCost
from sli_desktop.storage.whole_files import flush_folder
from sli_desktop.wording import tr

RESTORED = "restored"
"""The fact that tells when this laptop was put back: its next segment must not reuse a number."""

_LOGS = ("-wal", "-shm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What restoring did: from when the backup is, and where the state before it lies now."""

    made: str
    kept: Path | None


def restore(
    folder: Path,
    backup: Path,
    secret: str | bytes,
    *,
    clock: Clock,
    insist: bool = False,
    lowest: KdfCost = LOWEST_COST,
) -> Restored:
    """Put a challenge folder back to a backup, or make it anew from one.

    `secret` is the passphrase or recovery key of the folder, or the one the backup was made under;
    as bytes, the data key itself.

    Raises:
        BackupError: the backup is damaged, is none, or belongs to another challenge.
        WrongPassphraseError: the secret fits neither.
        InUseError: the challenge is open.
        SyncedFolderError: another program copies or shares the place.
        BadPlaceError: the place takes no challenge folder.
    """
    with placed():
        refuse_synced(folder, insist=insist)
        container = look_into(backup)
        verify(container)
        keys = keys_inside(container, lowest)
        ours = _keys_of(folder, lowest)
        data_key = _data_key(ours, keys, secret)
        existed = folder.is_dir()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            lock = FolderLock.take(folder, insist=insist)
            try:
                kept = _swap(folder, container, data_key, clock)
                _take_blobs(folder, container)
                if ours is None:
                    write_keys(folder, keys)
            finally:
                lock.release()
        except BaseException:
            if not existed:
                shutil.rmtree(folder, ignore_errors=True)
            raise
    return Restored(made=container.facts.get("made", ""), kept=kept)


def keys_inside(container: Container, lowest: KdfCost) -> KeySlots:
    """The key slots that a backup carries.

    Raises:
        BackupError: it carries none that can be read.
    """
    part = container.parts.get("keys")
    if part is None:
        raise BackupError(tr("This backup is damaged."), "keys")
    with container.file.open("rb") as opened:
        opened.seek(part.start)
        keys = unpack(opened.read(part.size), lowest=lowest)
    if keys is None:
        raise BackupError(tr("This backup is damaged."), "keys")
    return keys


def _keys_of(folder: Path, lowest: KdfCost) -> KeySlots | None:
    try:
        return read_keys(folder, lowest=lowest)
    except DamagedFileError:
        return None


def _data_key(ours: KeySlots | None, inside: KeySlots, secret: str | bytes) -> bytes:
    if isinstance(secret, bytes):
        return secret
    if ours is not None:
        try:
            return open_slots(ours, secret)
        except WrongPassphraseError:
            pass  # perhaps the passphrase from before it was changed
    return open_slots(inside, secret)


def _swap(folder: Path, container: Container, data_key: bytes, clock: Clock) -> Path | None:
    coming = folder / f"{DATABASE}.restoring"
    _remove(coming)
    try:
        take_out(container, DATABASE, coming)
        _accept(coming, data_key, clock)
        kept = _keep_present(folder, data_key, clock)
        for ending in _LOGS:
            (folder / f"{DATABASE}{ending}").unlink(missing_ok=True)
        coming.replace(folder / DATABASE)
        flush_folder(folder)
    finally:
        _remove(coming)
    return kept


def _accept(coming: Path, data_key: bytes, clock: Clock) -> None:
    try:
        with told():
            verify_database(coming, data_key)
    except DamagedFileError:
        # Every page is whole by its hash, so the key is another one.
        raise BackupError(tr("This backup belongs to another challenge.")) from None
    connections = Connections(coming, data_key)
    try:
        with connections.reading() as reader:
            require_ours(reader)
        with connections.writing() as writer:
            write_meta(writer, RESTORED, clock().isoformat().encode())
    finally:
        connections.close()


def _keep_present(folder: Path, data_key: bytes, clock: Clock) -> Path | None:
    if not (folder / DATABASE).is_file():
        return None
    made = clock()
    (folder / BACKUPS).mkdir(exist_ok=True)
    target = folder / BACKUPS / backup_name(made)
    facts = {"made": made.isoformat(), "reason": "restore"}
    try:
        with told():
            return make_backup(folder, data_key, target, facts=facts, blobs=False)
    except SliError:
        return _keep_as_it_lies(folder, target.with_suffix(".damaged"))


def _keep_as_it_lies(folder: Path, target: Path) -> Path:
    target.mkdir()
    names = (*KEY_FILES, DATABASE, *(f"{DATABASE}{ending}" for ending in _LOGS))
    for name in names:
        if (folder / name).is_file():
            shutil.copy2(folder / name, target / name)
    return target


def _take_blobs(folder: Path, container: Container) -> None:
    for name in container.parts:
        if name.startswith(f"{BLOBS}/") and not (folder / name).exists():
            (folder / BLOBS).mkdir(exist_ok=True)
            take_out(container, name, folder / name)


def _remove(file: Path) -> None:
    for ending in ("", *_LOGS, ".part"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
