"""Files that are whole or absent: a temporary neighbour, flushed, then put in place."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(target: Path, *, flushes_folder: bool = True) -> Iterator[BinaryIO]:
    """Write a file that appears only when the block ends well, and then is on the disk.

    Who writes many into one folder flushes the folder once, at the end.
    """
    neighbour = target.with_name(f"{target.name}.part")
    try:
        with neighbour.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        neighbour.replace(target)
    finally:
        neighbour.unlink(missing_ok=True)
    if flushes_folder:
        flush_folder(target.parent)


def write_whole(target: Path, *pieces: bytes, flushes_folder: bool = True) -> None:
    """Write a file whole or not at all."""
    with whole_file(target, flushes_folder=flushes_folder) as file:
        for piece in pieces:
            file.write(piece)


def flush_folder(folder: Path) -> None:
    """Make a rename last through a power cut; Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
