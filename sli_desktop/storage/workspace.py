"""An open challenge: the one door between the program and the folder on disk."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.models.records.ids import Clock, RandomBytes
from sli_desktop.storage.blobs import Blobs
from sli_desktop.storage.connection import Connections
from sli_desktop.storage.errors import FileMovedError
from sli_desktop.storage.folder import (
    BLOBS,
    DATABASE,
    refuse_synced,
    refuse_taken,
    require_challenge,
    unlock,
)
from sli_desktop.storage.journal import last_act
from sli_desktop.storage.key_file import KeySlots, read_keys, write_keys
from sli_desktop.storage.lock import FolderLock
from sli_desktop.storage.meta import DEVICE, read_device, write_meta
from sli_desktop.storage.recovery_key import new_recovery_key
from sli_desktop.storage.schema import current_schema, require_ours
from sli_desktop.storage.stamps import FIRST_STAMP, Stamps
from sli_desktop.storage.transaction import Transaction
from sli_desktop.storage.trouble import told
from sli_desktop.storage.vault import (
    DATA_KEY_BYTES,
    DEFAULT_COST,
    LOWEST_COST,
    PRINTED,
    TYPED,
    KdfCost,
    require_strong,
    wrap,
)
from sli_desktop.storage.view import View

Listener = Callable[[Committed], None]


class Workspace:
    """A challenge folder that is open in this process, and in no other."""

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
        self.clock = clock
        self.random = random
        self.blobs = Blobs(folder / BLOBS, data_key, random)
        self._lock = lock
        self._schema = current_schema()
        self._listeners: list[Listener] = []
        self._turn = threading.Lock()
        self._connections = Connections(folder / DATABASE, data_key)
        try:
            self._begin()
        except BaseException:
            self._connections.close()
            raise

    def _begin(self) -> None:
        self._connections.assert_encrypted()
        self._identity = _identity(self._connections.file)
        with self._connections.reading() as reader:
            require_ours(reader)
            self.device = read_device(reader)
            _, stamp = last_act(reader)
        self._stamps = Stamps(self.clock, stamp or FIRST_STAMP)

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
        """
        require_strong(passphrase)
        refuse_synced(folder, insist=insist)
        refuse_taken(folder)
        recovery = new_recovery_key(random)
        data_key = random(DATA_KEY_BYTES)
        keys = KeySlots(
            serial=1,
            slots=(
                wrap(TYPED, passphrase, data_key, cost=cost, random=random),
                wrap(PRINTED, recovery, data_key, cost=cost, random=random),
            ),
        )
        with told():
            _make_folder(folder, data_key, keys, device=random(8).hex())
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
        lowest: KdfCost = LOWEST_COST,
    ) -> Self:
        """Open a challenge with its passphrase or its recovery key.

        `insist` allows a cloud folder and takes over from another laptop that did not close it.
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
        refuse_synced(folder, insist=insist)
        require_challenge(folder)
        with told():
            data_key = unlock(folder, secret, lowest=lowest)
        return cls.open_with_key(folder, data_key, clock=clock, random=random, insist=insist)

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
        require_challenge(folder)
        with told():
            lock = FolderLock.take(folder, insist=insist)
            try:
                return cls(folder, data_key, lock=lock, clock=clock, random=random)
            except BaseException:
                lock.release()
                raise

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
        with told(), self._connections.reading() as reader:
            yield View(reader, self._schema)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """One transaction: committed whole at the end, rolled back on whatever goes wrong.

        Listeners hear of its acts after they are on the disk.

        Raises:
            DiskFullError, FileMovedError, NotWritableError: nothing of it was kept.
        """
        with self._turn, told(), self._connections.writing() as writer:
            transaction = Transaction(
                writer, self._schema, clock=self.clock, stamps=self._stamps, device=self.device
            )
            yield transaction
            self._require_in_place()
        for committed in transaction.committed:
            for listener in tuple(self._listeners):
                listener(committed)

    def commit(self, act: ChangeSet) -> Committed:
        """Put one act on the disk. When this returns, it survives a power cut."""
        with self.transaction() as transaction:
            return transaction.apply(act)

    def on_commit(self, listener: Listener) -> Callable[[], None]:
        """Call a listener after each act that is on the disk; the answer ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def put_blob(self, content: bytes) -> str:
        """Keep a file beside the notes, encrypted; the answer is its SHA-256."""
        with told():
            return self.blobs.put(content)

    def get_blob(self, sha256: str) -> bytes:
        """The content of a file beside the notes."""
        return self.blobs.get(sha256)

    def change_passphrase(self, passphrase: str, *, cost: KdfCost = DEFAULT_COST) -> None:
        """Give the challenge a new passphrase; recovery key and database stay as they are.

        Raises:
            WeakPassphraseError: fewer than 12 characters.
        """
        require_strong(passphrase)
        anything = KdfCost(memory_kib=0, passes=0, lanes=0)
        with told():
            keys = read_keys(self.folder, lowest=anything)
            slot = wrap(TYPED, passphrase, self.data_key, cost=cost, random=self.random)
            others = tuple(kept for kept in keys.slots if kept.kind != TYPED)
            write_keys(self.folder, KeySlots(serial=keys.serial + 1, slots=(slot, *others)))

    def _require_in_place(self) -> None:
        if _identity(self._connections.file) != self._identity:
            raise FileMovedError


def _identity(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except OSError:
        raise FileMovedError from None
    return found.st_dev, found.st_ino


def _make_folder(folder: Path, data_key: bytes, keys: KeySlots, *, device: str) -> None:
    making = folder.with_name(f"{folder.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True, mode=0o700)
    try:
        write_keys(making, keys)
        connections = Connections(making / DATABASE, data_key)
        try:
            with connections.writing() as writer:
                current_schema().create(writer)
                write_meta(writer, DEVICE, device.encode())
            connections.assert_encrypted()
        finally:
            connections.close()
        if folder.is_dir():
            folder.rmdir()
        making.replace(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
