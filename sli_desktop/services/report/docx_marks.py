"""The marks that let a paragraph of a Word file be found again when the file comes back.

Each paragraph stands in a bookmark of its own. Word hides bookmarks whose names begin with a low
line. The name of one that comes from a text somebody wrote says, in hashes alone, which text, which
paragraph of it, and how it read; it holds no word and no identity of a record.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from docx.oxml.xmlchemy import BaseOxmlElement

from sli_desktop.services.report.docx_parts import bookmarked
from sli_desktop.services.report.origin import Origin

_KEY, _WORDS = 13, 9
"""Digits; the whole name has at most 40 characters, which is all that Word allows."""
_FIRST_ID = 100_000
"""Behind the numbers of the bookmarks that the contents lead to."""
_WRITTEN = re.compile(r"_sli_(\d{1,6})_(\d{13})_(\d{1,4})_(\d{9})(?:_\d+)?")
_COMPUTED = re.compile(r"_slc_\d{1,6}(?:_\d+)?")
_TOTAL = re.compile(r"_slt_(\d{1,6})(?:_\d+)?")


class Mark(NamedTuple):
    """The mark of a paragraph somebody wrote: which one of all, of which text, how it read."""

    place: int
    key: str
    at: int
    words: str


class Marks:
    """Hands out the marks of one file in the order of its paragraphs."""

    def __init__(self) -> None:
        self.written = self._computed = 0

    def round(
        self, origin: Origin | None, words: str, parts: Iterable[BaseOxmlElement]
    ) -> Iterator[BaseOxmlElement]:
        """The parts of a paragraph inside their mark; `words` are what the origin reads as."""
        if origin is None:
            self._computed += 1
            name = f"_slc_{self._computed}"
        else:
            self.written += 1
            name = f"_sli_{self.written}_{key_of(origin)}_{origin.at}_{words_mark(words)}"
        return bookmarked(name, _FIRST_ID + self.written + self._computed, parts)

    def total(self) -> Iterator[BaseOxmlElement]:
        """Says how many paragraphs were written, so that one missing at the end is missed."""
        return bookmarked(f"_slt_{self.written}", _FIRST_ID, ())


def read_mark(name: str) -> Mark | None:
    """The mark of a written paragraph by the name of its bookmark; None where it is none."""
    found = _WRITTEN.fullmatch(name)
    return Mark(int(found[1]), found[2], int(found[3]), found[4]) if found else None


def read_total(name: str) -> int | None:
    """How many paragraphs were written, by the name of a bookmark that says so."""
    found = _TOTAL.fullmatch(name)
    return int(found[1]) if found else None


def is_computed(name: str) -> bool:
    """Whether a bookmark marks what nobody wrote."""
    return _COMPUTED.fullmatch(name) is not None


def key_of(origin: Origin) -> str:
    """What stands for the text a paragraph is from."""
    return _short(f"{origin.kind}/{origin.record.hex}/{origin.field}", _KEY)


def words_mark(words: str) -> str:
    """What stands for how a paragraph read; white space says nothing."""
    return _short(" ".join(words.split()), _WORDS)


def _short(words: str, length: int) -> str:
    digest = sha256(words.encode("utf-8", "surrogatepass")).digest()
    return str(int.from_bytes(digest) % 10**length).zfill(length)
