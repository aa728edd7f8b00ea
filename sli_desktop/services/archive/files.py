"""Writes a file for people so that it is there whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, ClassVar

from sli_desktop.errors import NOTES_ARE_SAFE, SliError
from sli_desktop.wording import tr


class CannotWriteError(SliError):
    """A file for people could not be written; an older one of the same name is untouched."""

    code: ClassVar[str] = "SLI-3101"

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(
            tr("The file {name} could not be written: {reason}.").format(
                name=file.name, reason=reason
            ),
            kept=NOTES_ARE_SAFE,
            next_step=tr("Choose another folder, or put this right and try again."),
            details=str(file),
        )


@contextmanager
def written_whole(file: Path) -> Iterator[BinaryIO]:
    """Give a temporary neighbour to write to, and put it in place once all of it is on disk.

    Raises:
        CannotWriteError: the folder is full, missing or may not be written to.
    """
    neighbour = file.with_name(f".{file.name}.part")
    try:
        with neighbour.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        neighbour.replace(file)
        _keep_folder(file.parent)
    except OSError as error:
        raise CannotWriteError(file, plain_reason(error)) from error
    finally:
        with suppress(OSError):
            neighbour.unlink(missing_ok=True)


def _keep_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # only POSIX lets a folder be flushed
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def plain_reason(error: OSError) -> str:
    """Say in a few plain words what the computer would not do."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return (
                tr("it is not there") if error.filename is None else tr("the folder is not there")
            )
        case errno.ENOSPC | errno.EDQUOT:
            return tr("the disk is full")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return tr("this computer does not allow it")
        case errno.EISDIR:
            return tr("there is a folder of that name")
        case _:
            return tr("the disk or drive did not answer")
