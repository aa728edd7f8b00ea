"""Saves a file for people whole or not at all: a neighbour first, read back, then put in place."""

import errno
import os
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sli_desktop.services.report.errors import ReportDamagedError, ReportNotSavedError

_CHOOSE = "Choose another folder, or free some space."
_HAPPENED = {
    errno.ENOSPC: ("The disk of that folder is full.", _CHOOSE),
    errno.EDQUOT: ("There is no room left for you on the disk of that folder.", _CHOOSE),
    errno.EFBIG: ("The report is larger than that disk accepts.", "Choose another folder."),
    errno.ENOENT: ("That folder is not there.", "Choose a folder that is there, or make it first."),
    errno.ENOTDIR: (
        "That folder is not there.",
        "Choose a folder that is there, or make it first.",
    ),
    errno.EISDIR: ("There is a folder with that name.", "Choose another name for the report."),
    errno.EACCES: (
        "This computer does not allow saving there, or the file is open in another program.",
        "Close the file, or choose another folder.",
    ),
    errno.EPERM: ("This computer does not allow saving there.", "Choose another folder."),
    errno.EROFS: ("That folder can only be read.", "Choose another folder."),
    errno.ENAMETOOLONG: ("That name is too long.", "Choose a shorter name for the report."),
}
_OTHERWISE = ("The folder did not accept it.", "Choose another folder.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of a report.

    `pages` is None for formats without pages, `slides` for all but the presentation. `replaced`
    are characters the report's font does not have: a visible stand-in was drawn for each.
    """

    pages: int | None = None
    slides: int | None = None
    replaced: tuple[str, ...] = ()


def write_whole(content: bytes, file: Path) -> None:
    """Put the content in place of the file; the old file stays untouched until all is well.

    Raises:
        ReportNotSavedError: the folder is full, missing or may not be written to.
        ReportDamagedError: the disk gave back something else than was written.
    """
    try:
        part = _neighbour(file)
        try:
            _write(content, part)
            part.replace(file)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _settle(file.parent)
    except OSError as trouble:
        raise _told(trouble, file) from None


def _neighbour(file: Path) -> Path:
    """A new empty file beside it, with the rights any new file gets here."""
    if file.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder has that name")
    for number in count():
        part = file.with_name(f".{file.name[:100]}.{number}.part")
        try:
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        except FileExistsError:
            continue
        return part
    raise AssertionError("count never ends")


def _write(content: bytes, part: Path) -> None:
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if part.read_bytes() != content:
        raise ReportDamagedError(
            "The report could not be saved: the disk gave back something else than was written.",
            next_step="Choose another folder; this disk may be failing.",
        )


def _settle(folder: Path) -> None:
    """Make the new name outlast a power cut, where the system offers that for folders."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _told(trouble: OSError, file: Path) -> ReportNotSavedError:
    happened, next_step = _HAPPENED.get(trouble.errno or 0, _OTHERWISE)
    return ReportNotSavedError(
        f"The report could not be saved. {happened}",
        next_step=next_step,
        details=f"{file} ({errno.errorcode.get(trouble.errno or 0, 'unknown')})",
    )
