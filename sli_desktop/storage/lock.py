"""One window a challenge: a lock of the operating system on the file ``lock``.

The system frees it at once when the program ends, however it ends. The file names host and process,
so that a person can be told where the challenge is open.
"""

import json
import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sli_desktop.storage.errors import InUseError

if sys.platform == "win32":
    import msvcrt

    # Windows locks are mandatory: lock a byte far behind the words, so that others can read them.
    _FAR = 1 << 30

    def _try_lock(file: BinaryIO) -> bool:
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds, or held, the lock."""

    host: str
    pid: int


class FolderLock:
    """Holds a challenge folder for this process until `release`."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @classmethod
    def take(cls, folder: Path, *, insist: bool = False) -> "FolderLock":
        """Take the lock of a folder.

        `insist` takes over from another laptop that did not close the challenge; a window that is
        really open on this laptop cannot be taken over.

        Raises:
            InUseError: open in another window, or left open by another laptop.
        """
        file = os.fdopen(os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        holder = _read(file)
        if not _try_lock(file):
            file.close()
            raise InUseError("in another window on this laptop" if holder is None else _say(holder))
        if holder is not None and holder.host != platform.node() and not insist:
            file.close()
            raise InUseError(_say(holder))
        _write(file, json.dumps({"host": platform.node(), "pid": os.getpid()}).encode())
        return cls(file)

    def release(self) -> None:
        """Give the folder back; a second call does nothing."""
        if not self._file.closed:
            _write(self._file, b"")
            self._file.close()


def _say(holder: Holder) -> str:
    if holder.host == platform.node():
        return f"in another window on this laptop (process {holder.pid})"
    return f"on the laptop {holder.host}"


def _read(file: BinaryIO) -> Holder | None:
    file.seek(0)
    try:
        read = json.loads(file.read(1024))
        return Holder(host=str(read["host"])[:80], pid=int(read["pid"]))
    except (ValueError, KeyError, TypeError, OSError, RecursionError):
        return None


def _write(file: BinaryIO, content: bytes) -> None:
    file.seek(0)
    file.truncate()
    file.write(content)
    file.flush()
