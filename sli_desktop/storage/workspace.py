"""An open challenge: the one door between the program and the folder on disk."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.models.records.ids import Clock, RandomBytes
from sli_desktop.storage.backup import (
    BackupInfo,
    list_backups,
    naming_newest_backup,
)
from sli_desktop.storage.blobs import Blobs
from sli_desktop.storage.check import CheckResult, check, damaged
from sli_desktop.storage.connection import Connections
from sli_desktop.storage.errors import DamagedFileError, FileMovedError, NotWritableError
from sli_desktop.storage.folder import (
    BLOBS,
    DATABASE,
    identity_of,
    last_written,
    refuse_synced,
    refuse_taken,
    require_challenge,
    unlock,
)
from sli_desktop.storage.gaining import missing_columns
from sli_desktop.storage.journal import last_act
from sli_desktop.storage.keeping import Keeping
from sli_desktop.storage.keyring import Keyring
from sli_desktop.storage.lock import FolderLock
from sli_desktop.storage.making import copy_folder, make_folder, new_slots
from sli_desktop.storage.meta import read_device
from sli_desktop.storage.recovery_key import new_recovery_key
from sli_desktop.storage.schema import current_schema, require_ours
from sli_desktop.storage.stamps import FIRST_STAMP, Stamps
from sli_desktop.storage.transaction import Transaction
from sli_desktop.storage.trouble import placed, told
from sli_desktop.storage.vault import (
    DATA_KEY_BYTES,
    DEFAULT_COST,
    LOWEST_COST,
    KdfCost,
    require_strong,
)
from sli_desktop.storage.view import View

LOW_SPACE = 64 * 1024 * 1024

Listener = Callable[[Committed], None]


class Workspace:
    """A challenge folder that is open in this process, and in no other.

    `ended_at` is set where the program that had it open before ended without closing it (it
    crashed, or the power went): the moment of its last writing.
    """

    def __init__(
        self,
        folder: Path,
        data_key: bytes,
        *,
        lock: FolderLock,
        clock: Clock,
        random: RandomBytes,
    ) -> None:
        self.folder = folder
        self.data_key = data_key
        self.ended_at: datetime | None = None
        self.clock = clock
        self.random = random
        self.blobs = Blobs(folder / BLOBS, data_key, random)
        self._lock = lock
        self._schema = current_schema()
        self._listeners: list[Listener] = []
        self._turn = threading.Lock()
        self.keyring = Keyring(folder, data_key, random=random, in_place=self._in_place)
        self._writer_thread = 0
        self._connections = Connections(folder / DATABASE, data_key)
        try:
            self._begin()
        except BaseException:
            self._connections.close()
            raise

    def _begin(self) -> None:
        self._connections.assert_encrypted()
        self._identity = identity_of(self._connections.file)
        with self._connections.reading() as reader:
            require_ours(reader)
            self.device = read_device(reader)
            _, stamp = last_act(reader)
            missing = missing_columns(reader, self._schema)
        if missing:
            with self._connections.writing() as writer:
                for statement in missing:
                    writer.run(statement)
        self._stamps = Stamps(self.clock, stamp or FIRST_STAMP)
        self.blobs.sweep()

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        *,
        clock: Clock,
        random: RandomBytes,
        cost: KdfCost = DEFAULT_COST,
        insist: bool = False,
    ) -> tuple[Self, str]:
        """Make a new challenge folder and open it; the recovery key comes with it, to be printed.

        The folder appears whole or not at all. `insist` allows a cloud folder.

        Raises:
            WeakPassphraseError: fewer than 12 characters.
            FolderTakenError: something lies there already.
            SyncedFolderError: another program copies or shares the place.
            BadPlaceError: the place takes no folder.
        """
        require_strong(passphrase)
        with placed():
            refuse_synced(folder, insist=insist)
            refuse_taken(folder)
        recovery = new_recovery_key(random)
        data_key = random(DATA_KEY_BYTES)
        keys = new_slots(passphrase, recovery, data_key, cost=cost, random=random)
        with placed():
            make_folder(folder, data_key, keys, device=random(8).hex())
        return cls.open_with_key(folder, data_key, clock=clock, random=random), recovery

    @classmethod
    def open(
        cls,
        folder: Path,
        secret: str,
        *,
        clock: Clock,
        random: RandomBytes,
        insist: bool = False,
        take_over: bool = False,
        lowest: KdfCost = LOWEST_COST,
    ) -> Self:
        """Open a challenge with its passphrase or its recovery key.

        `insist` allows a cloud folder and takes over from another laptop that did not close it;
        `take_over` does the second alone.
        `lowest` is the least key cost to accept; only tests go below the default.

        Raises:
            NotAChallengeError: there is none.
            WrongPassphraseError: the secret does not fit.
            DamagedFileError: it fits, but the content is broken.
            NewerFileError: a newer version wrote it.
            InUseError: it is open elsewhere.
            PlainFileError: the database is not encrypted.
            SyncedFolderError: another program copies or shares the place.
        """
        with placed():
            refuse_synced(folder, insist=insist)
        with naming_newest_backup(folder), told():
            require_challenge(folder)
            data_key = unlock(folder, secret, lowest=lowest)
        return cls.open_with_key(
            folder, data_key, clock=clock, random=random, insist=insist or take_over
        )

    @classmethod
    def open_with_key(
        cls,
        folder: Path,
        data_key: bytes,
        *,
        clock: Clock,
        random: RandomBytes,
        insist: bool = False,
    ) -> Self:
        """Open a challenge with its data key, as `data_key` of an open one gives it."""
        with naming_newest_backup(folder), told():
            require_challenge(folder)
            lock = FolderLock.take(folder, insist=insist, now=clock())
            written = last_written(folder)
            try:
                opened = cls(folder, data_key, lock=lock, clock=clock, random=random)
            except BaseException:
                lock.release()
                raise
        opened.ended_at = written if lock.left_by else None
        return opened

    def close(self) -> None:
        """Put the log into the file and give the folder back; a second call does nothing."""
        with self._turn:
            if self._connections.is_open:
                self._connections.close()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[View]:
        """One short, consistent look at the challenge."""
        with self._moved_or_told(), self._connections.reading() as reader:
            yield View(reader, self._schema)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """One transaction: committed whole at the end, rolled back on whatever goes wrong.

        Listeners hear of its acts after they are on the disk.

        Raises:
            DiskFullError, FileMovedError, NotWritableError: nothing of it was kept.
        """
        if self._writer_thread == threading.get_ident():
            raise RuntimeError("a transaction inside a transaction")
        with self._turn, self._moved_or_told(), self._connections.writing() as writer:
            self._writer_thread = threading.get_ident()
            transaction = Transaction(
                writer, self._schema, clock=self.clock, stamps=self._stamps, device=self.device
            )
            try:
                yield transaction
                self._require_in_place()
            finally:
                self._writer_thread = 0
        for committed in transaction.committed:
            for listener in tuple(self._listeners):
                listener(committed)

    def commit(self, act: ChangeSet, *, onto: int | None = None) -> Committed:
        """Put one act on the disk. When this returns, it survives a power cut.

        `onto` is the act before in the same visit to a field (`Transaction.apply`).
        """
        with self.transaction() as transaction:
            return transaction.apply(act, onto=onto)

    def on_commit(self, listener: Listener) -> Callable[[], None]:
        """Call a listener after each act that is on the disk; the answer ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    @property
    def is_low_on_space(self) -> bool:
        """Whether less than 64 MB are free where the challenge lies: worth a word to the person."""
        return shutil.disk_usage(self.folder).free < LOW_SPACE

    def put_blob(self, content: bytes) -> str:
        """Keep a file beside the notes, encrypted; the answer is its SHA-256."""
        with told():
            return self.blobs.put(content)

    def put_checked_blob(self, sha256: str, content: bytes) -> None:
        """Keep a file whose SHA-256 was just found; `flush_blobs` follows after the last."""
        with told():
            self.blobs.put_checked(sha256, content)

    def flush_blobs(self) -> None:
        """Make what was kept so last through a power cut."""
        with told():
            self.blobs.flush()

    def get_blob(self, sha256: str) -> bytes:
        """The content of a file beside the notes."""
        return self.blobs.get(sha256)

    def drop_blob(self, sha256: str) -> None:
        """Remove a file beside the notes for good."""
        with told():
            self.blobs.drop(sha256)

    def empty_log(self) -> bool:
        """Put the log into the file, so that nothing that was struck stays in it.

        False where somebody still reads; the log is then emptied when the challenge is closed.
        """
        with self._turn, told():
            return self._connections.checkpoint()

    def change_passphrase(self, passphrase: str, *, cost: KdfCost = DEFAULT_COST) -> None:
        """Give the challenge a new passphrase; recovery key and database stay as they are.

        Raises:
            WeakPassphraseError: fewer than 12 characters.
        """
        self.keyring.change_passphrase(passphrase, cost)

    def carry_to(self, folder: Path) -> None:
        """Save a whole copy elsewhere and go on in it: the place it lay in is gone, full or closed.

        What lay there stays as it is.

        Raises:
            FolderTakenError: something lies there already.
            SyncedFolderError: another program copies or shares the place.
            BadPlaceError: the place takes no folder.
        """
        with placed():
            refuse_synced(folder, insist=False)
            refuse_taken(folder)
        with self._turn, placed():
            copy_folder(self.folder, self._connections, folder, self.keyring.slots)
            lock = FolderLock.take(folder, now=self.clock())
            before = self._connections, self._lock
            self._connections = Connections(folder / DATABASE, self.data_key)
            self._identity = identity_of(self._connections.file)
            self.folder, self.keyring.folder, self._lock = folder, folder, lock
            self.blobs = Blobs(folder / BLOBS, self.data_key, self.random)
            before[0].close()
            before[1].release()

    def backup_to(self, file: Path) -> Path:
        """Make one file of the whole challenge, encrypted as it is: words, keys and attachments.

        Raises:
            BadPlaceError: the place does not take it.
        """
        with placed():
            self._require_in_place()
            return self._keeping().make(file, reason="asked", blobs=True)

    def backup_if_changed(self, reason: str) -> Path | None:
        """Make an automatic backup unless the newest one holds the same; None where it does.

        `reason` is a word such as ``open``, ``work``, ``import`` or ``restore``. Old ones go.
        """
        with self._in_place():
            return self._keeping().if_changed(reason)

    def renew_backups(self, since: datetime) -> int:
        """Put one new backup in the place of the automatic ones made since a moment.

        What was struck is in none of them afterwards. The answer is how many have gone.
        """
        with self._in_place():
            return self._keeping().renew(since)

    def backups(self) -> tuple[BackupInfo, ...]:
        """The automatic backups, newest first."""
        return list_backups(self.folder)

    def check(self) -> CheckResult:
        """Look whether everything is whole: pages, index, members, references."""
        try:
            with self._turn, told():
                self._connections.checkpoint()
                with self._connections.writing() as writer:
                    return check(writer, self._schema)
        except DamagedFileError:
            return damaged("structure")

    def _keeping(self) -> Keeping:
        return Keeping(self.folder, self.data_key, self._connections, self.clock)

    @contextmanager
    def _moved_or_told(self) -> Iterator[None]:
        """As `told`; what goes wrong because the file is not there any more is told as that."""
        try:
            with told():
                yield
        except (NotWritableError, DamagedFileError):
            self._require_in_place()
            raise

    @contextmanager
    def _in_place(self) -> Iterator[None]:
        with self._moved_or_told():
            self._require_in_place()
            yield

    def _require_in_place(self) -> None:
        if identity_of(self._connections.file) != self._identity:
            raise FileMovedError
