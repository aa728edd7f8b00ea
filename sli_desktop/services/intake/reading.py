"""Reads a file from elsewhere into memory, within a limit, and turns bytes into text."""

import codecs
from pathlib import Path

from sli_desktop.services.archive.files import plain_reason
from sli_desktop.services.intake.problems import (
    CannotReadError,
    NothingInsideError,
    TooLargeError,
    WrongTypeError,
)
from sli_desktop.wording import tr

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = frozenset(map(chr, range(32))) - {"\t", "\n", "\r", "\f", "\v"}


def read_bytes(file: Path, *, largest: int) -> bytes:
    """All bytes of a file.

    Raises:
        CannotReadError: it is not there, is a folder, or may not be read.
        TooLargeError: it has more than `largest` bytes; no more than that is read.
        NothingInsideError: it is empty.
    """
    try:
        with file.open("rb") as source:
            content = source.read(largest + 1)
    except OSError as error:
        raise CannotReadError(file, plain_reason(error)) from error
    if len(content) > largest:
        raise TooLargeError(file, tr("more than {size} MB").format(size=largest // (1024 * 1024)))
    if not content:
        raise NothingInsideError(file, tr("content, it is empty"))
    return content


def read_text(file: Path, *, largest: int) -> str:
    """A text file as UTF-8, UTF-16 with its mark, or the Western European encoding of Windows.

    Raises:
        WrongTypeError: it is no text.
    """
    content = read_bytes(file, largest=largest)
    encoding = next((name for mark, name in _MARKED if content.startswith(mark)), None)
    for name in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if not _CONTROLS & set(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
        break
    raise WrongTypeError(file, tr("a text"))
