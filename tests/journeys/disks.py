"""Small disks for tests: mounted in memory, filled up, pulled out."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_AS_ROOT: tuple[tuple[str, ...], ...] = ((), ("sudo", "-n"))
_CHUNK = 64 * 1024


class Disk:
    """A disk of its own, `megabytes` large, at a folder."""

    def __init__(self, place: Path, prefix: tuple[str, ...]) -> None:
        self.place, self._prefix = place, prefix
        self._filler = place / "filler"

    def fill(self) -> None:
        """Leave no byte of room."""
        with self._filler.open("ab", buffering=0) as filler:
            for size in (_CHUNK, 1024, 1):
                try:
                    while filler.write(b"x" * size) == size:
                        pass
                except OSError:
                    continue

    def make_room(self) -> None:
        """Free what was filled."""
        self._filler.unlink()

    def pull_out(self) -> None:
        """Take the disk away while files on it are open, as a stick is pulled out."""
        subprocess.run([*self._prefix, "umount", "--lazy", str(self.place)], check=True)


@contextmanager
def a_disk(place: Path, *, megabytes: int) -> Iterator[Disk]:
    """Mount a disk in memory.

    Where nobody may mount, the test is skipped with the reason; under CI that is a failure.
    """
    place.mkdir()
    prefix, reason = _mounted(place, megabytes)
    if prefix is None:
        if os.environ.get("CI"):
            pytest.fail(f"no disk could be mounted: {reason}")
        pytest.skip(f"no disk could be mounted: {reason}")
    disk = Disk(place, prefix)
    try:
        yield disk
    finally:
        if os.path.ismount(place):
            subprocess.run([*prefix, "umount", "--lazy", str(place)], check=True)


def _mounted(place: Path, megabytes: int) -> tuple[tuple[str, ...] | None, str]:
    if shutil.which("mount") is None:
        return None, "there is no mount here"
    owner = f"size={megabytes}m,uid={os.getuid()},gid={os.getgid()},mode=700"
    reason = ""
    for prefix in _AS_ROOT:
        if prefix and shutil.which(prefix[0]) is None:
            continue
        words = [*prefix, "mount", "-t", "tmpfs", "-o", owner, "tmpfs", str(place)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return prefix, ""
        reason = done.stderr.strip()
    return None, reason
