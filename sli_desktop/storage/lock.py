"""One window a challenge: a lock of the operating system on the file ``lock``.

The system frees it at once when the program ends, however it ends. The file names host, process and
since when, so that a person can be told where the challenge is open; a program that ends well
empties it, so what still stands there tells of one that did not.
"""

import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sli_desktop.calendar_words import month
from sli_desktop.storage.errors import InUseError
from sli_desktop.wording import tr

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
    """Who holds, or held, the lock; `since` is when it was taken, where the file says so."""

    host: str
    pid: int
    since: datetime | None = None


class FolderLock:
    """Holds a challenge folder for this process until `release`.

    `left_by` is the program that held it before and ended without giving it back: it was killed,
    it crashed, or the laptop lost power.
    """

    def __init__(self, file: BinaryIO, left_by: Holder | None = None) -> None:
        self._file = file
        self.left_by = left_by

    @classmethod
    def take(
        cls, folder: Path, *, insist: bool = False, now: datetime | None = None
    ) -> "FolderLock":
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
            raise InUseError(
                tr("in another window on this laptop") if holder is None else _say(holder)
            )
        if holder is not None and holder.host != platform.node() and not insist:
            file.close()
            raise InUseError(_say(holder), can_take_over=True)
        words: dict[str, object] = {"host": platform.node(), "pid": os.getpid()}
        if now is not None:
            words["since"] = now.isoformat()
        _write(file, json.dumps(words).encode())
        return cls(file, left_by=holder)

    def release(self) -> None:
        """Give the folder back; a second call does nothing."""
        if not self._file.closed:
            _write(self._file, b"")
            with suppress(OSError):
                self._file.close()


def _say(holder: Holder) -> str:
    if holder.host == platform.node():
        where = tr("in another window on this laptop (process {number})")
        said = where.format(number=holder.pid)
    else:
        said = tr("on the laptop {name}").format(name=holder.host)
    if holder.since is None:
        return said
    since = holder.since.astimezone()
    when = f"{since:%H:%M}, {since.day} {month(since)}"
    return tr("{where}, since {when}").format(where=said, when=when)


def _read(file: BinaryIO) -> Holder | None:
    file.seek(0)
    try:
        read = json.loads(file.read(1024))
        since = datetime.fromisoformat(read["since"]) if "since" in read else None
        return Holder(host=str(read["host"])[:80], pid=int(read["pid"]), since=since)
    except (ValueError, KeyError, TypeError, OSError, RecursionError, OverflowError):
        return None


def _write(file: BinaryIO, content: bytes) -> None:
    # A full or failing disk keeps nobody out: it is the system's lock that counts.
    with suppress(OSError):
        file.seek(0)
        file.truncate()
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
