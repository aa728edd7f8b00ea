"""What can be done for a challenge that was left open or does not open: look, go back, copy, read.

Works on the folder from outside, with its data key, while no window has it open.
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sli_desktop.models.records.codec import fields_of
from sli_desktop.models.records.ids import Clock
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.tables.derive import IN_BIN
from sli_desktop.storage.backup import BackupInfo, list_backups, verify_database
from sli_desktop.storage.connection import Connections
from sli_desktop.storage.container import look_into, take_out
from sli_desktop.storage.errors import BackupError, DamagedFileError, WrongPassphraseError
from sli_desktop.storage.folder import (
    DATABASE,
    open_slots,
    refuse_synced,
    refuse_taken,
)
from sli_desktop.storage.key_file import KeySlots, read_keys
from sli_desktop.storage.restore import Restored, keys_inside, restore
from sli_desktop.storage.salvage import readable_table
from sli_desktop.storage.schema import current_schema, require_ours
from sli_desktop.storage.trouble import placed, told
from sli_desktop.storage.vault import LOWEST_COST, KdfCost
from sli_desktop.storage.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupContent:
    """What a backup holds, found by opening it; `last_act` is when its last act was done."""

    notes: int
    meetings: int
    last_act: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """One text out of a damaged database: of which kind of record, and the words."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTexts:
    """Everything that could be read; `is_whole` where nothing is missing."""

    texts: tuple[ReadText, ...]
    is_whole: bool


class Rescue:
    """One challenge folder in trouble, and the key that opens it."""

    def __init__(self, folder: Path, data_key: bytes, *, lowest: KdfCost = LOWEST_COST) -> None:
        self.folder, self.data_key, self._lowest = folder, data_key, lowest

    @classmethod
    def by_secret(cls, folder: Path, secret: str, *, lowest: KdfCost = LOWEST_COST) -> "Rescue":
        """With the passphrase or recovery key; the keys inside the newest backup serve as well.

        Raises:
            WrongPassphraseError: the secret fits none of them.
            DamagedFileError: no keys are left, here or in a backup.
        """
        found = False
        for keys in _all_keys(folder, lowest):
            found = True
            try:
                return cls(folder, open_slots(keys, secret), lowest=lowest)
            except WrongPassphraseError:
                continue
        if found:
            raise WrongPassphraseError
        raise DamagedFileError(details="key files")

    def backups(self) -> tuple[BackupInfo, ...]:
        """The automatic backups, newest first."""
        return list_backups(self.folder)

    def look(self, backup: Path) -> BackupContent:
        """Open a backup beside the challenge and count what it holds.

        Raises:
            BackupError: it is damaged.
            BadPlaceError: there is no room to open it.
        """
        looked = backup.with_name(f"{backup.name}.looking")
        try:
            with placed():
                take_out(look_into(backup), DATABASE, looked)
                return _content(looked, self.data_key)
        finally:
            for ending in ("", "-wal", "-shm"):
                looked.with_name(looked.name + ending).unlink(missing_ok=True)

    def restore(self, backup: Path, *, clock: Clock) -> Restored:
        """Put the challenge back to a backup; what it holds now is kept beside it."""
        return restore(self.folder, backup, self.data_key, clock=clock, lowest=self._lowest)

    def copy_as_it_lies(self, target: Path) -> None:
        """Copy the folder file by file, damaged or not; open windows are left alone.

        Raises:
            FolderTakenError: something lies there already.
            SyncedFolderError, BadPlaceError: the place does not take it.
        """
        with placed():
            refuse_synced(target, insist=False)
            refuse_taken(target)
            if target.is_dir():
                target.rmdir()
            try:
                shutil.copytree(self.folder, target, ignore=shutil.ignore_patterns("lock"))
            except shutil.Error as error:
                raise OSError from error

    def readable(self) -> ReadTexts:
        """Every text that can still be read, kind by kind, without the bin."""
        texts, is_whole = [], True
        database = self.folder / DATABASE
        for kind, shape in current_schema().shapes.items():
            columns = [f.name for f in fields_of(shape.record) if f.base is str and not f.is_set]
            if not columns:
                continue
            with told():
                table = readable_table(database, self.data_key, shape.name, (IN_BIN, *columns))
            is_whole = is_whole and table.is_whole
            for in_bin, *words in table.rows:
                if not in_bin and any(words):
                    texts.append(ReadText(kind=kind, words=tuple(w for w in words if w)))
        return ReadTexts(texts=tuple(texts), is_whole=is_whole)


def _all_keys(folder: Path, lowest: KdfCost) -> Iterator[KeySlots]:
    with suppress(DamagedFileError):
        yield read_keys(folder, lowest=lowest)
    for backup in list_backups(folder):
        with suppress(BackupError):
            yield keys_inside(look_into(backup.file), lowest)


def _content(database: Path, data_key: bytes) -> BackupContent:
    with told():
        verify_database(database, data_key)
        connections = Connections(database, data_key)
        try:
            with connections.reading() as reader:
                require_ours(reader)
                view = View(reader, current_schema())
                newest = next(iter(view.acts(limit=1)), None)
                return BackupContent(
                    notes=view.count(Note),
                    meetings=view.count(Meeting),
                    last_act=newest.at if newest else None,
                )
        finally:
            connections.close()
