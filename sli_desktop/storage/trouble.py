"""Trouble of the database and the disk, told as ours: the one place that knows SQLite's names."""

import errno
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError

from sli_desktop.errors import SliError
from sli_desktop.storage.errors import (
    BadPlaceError,
    DamagedFileError,
    DiskFullError,
    InUseError,
    NotWritableError,
    UnkeepableTextError,
)


def _in_use() -> SliError:
    return InUseError("by another program")


_BY_NAME: Mapping[str, Callable[[], SliError]] = {
    "SQLITE_FULL": DiskFullError,
    "SQLITE_BUSY": _in_use,
    "SQLITE_LOCKED": _in_use,
    "SQLITE_CORRUPT": DamagedFileError,
    "SQLITE_NOTADB": DamagedFileError,
    "SQLITE_FORMAT": DamagedFileError,
    "SQLITE_READONLY": NotWritableError,
    "SQLITE_CANTOPEN": NotWritableError,
    "SQLITE_PERM": NotWritableError,
    "SQLITE_IOERR": NotWritableError,
}
_BY_ERRNO: Mapping[int, Callable[[], SliError]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EROFS: NotWritableError,
    errno.EACCES: NotWritableError,
    errno.EPERM: NotWritableError,
    errno.EIO: NotWritableError,
}


def told_as_ours(error: BaseException) -> SliError | None:
    """The message for trouble of database or disk; None where it is something else."""
    if isinstance(error, UnicodeEncodeError):
        return UnkeepableTextError()
    if isinstance(error, OSError):
        make = _BY_ERRNO.get(error.errno or 0)
        return None if make is None else make()
    return _of_database(error.orig if isinstance(error, DBAPIError) else error)


def _of_database(error: Any) -> SliError | None:
    name = str(getattr(error, "sqlite_errorname", ""))
    make = next((make for start, make in _BY_NAME.items() if name.startswith(start)), None)
    return None if make is None else make()


@contextmanager
def told() -> Iterator[None]:
    """Whatever database or disk raise inside comes out as an `SliError`.

    The cause is left out on purpose: it still holds the values of the failed statement.
    """
    try:
        yield
    except SliError:
        raise
    except Exception as error:
        ours = told_as_ours(error)
        if ours is None:
            raise
        raise ours from None


@contextmanager
def placed() -> Iterator[None]:
    """As `told`, where the trouble is with the place that a person chose and no change is at stake.

    Raises:
        BadPlaceError: it takes no files, or has no room.
    """
    try:
        with told():
            yield
    except (DiskFullError, NotWritableError, OSError):
        raise BadPlaceError from None
