"""Known words, and where in a text the unknown ones stand (ADR 0060).

Looking a word up costs less than a microsecond, so nothing waits for it while somebody types.
"""

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from sli_desktop.paths import resource

BRITISH = "dictionaries/british-english.txt"
COUNCIL = "dictionaries/council-words.txt"
COUNCIL_TIER = 25
"""Where council words stand among the common ones: between 10 (most common) and 70."""
LONGEST_ACRONYM = 7

_CHUNK = re.compile(r"[^\s/]+")
_STRANGE = re.compile(r"[\d@#_\\]|[^\W\d_]\.[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOBODY: frozenset[str] = frozenset()


class Place(NamedTuple):
    """A word of a text and where it begins."""

    start: int
    word: str


def words_in(text: str) -> Iterator[Place]:
    """The words of a text that spelling is for.

    Anything that holds a digit, `@`, `#` or a dot inside is a role, a theme, a number or an
    address, and is passed over whole; so are single letters.
    """
    for chunk in _CHUNK.finditer(text):
        if not _STRANGE.search(chunk.group()):
            for match in _WORD.finditer(chunk.group()):
                if len(match.group()) > 1:
                    yield Place(chunk.start() + match.start(), match.group())


class Words:
    """All words the program brings, each with how rare it is (10 is most common)."""

    def __init__(self, tiers: Mapping[str, int]) -> None:
        self.tiers = tiers

    def knows(self, word: str, own: Container[str] = _NOBODY) -> bool:
        """Whether a word is right; `own` holds further words in small letters."""
        plain = word.replace("’", "'")
        return (
            plain in self.tiers
            or plain.casefold() in own
            or _is_acronym(plain)
            or (plain[0].isupper() and self._knows_capitals(plain))
            or (plain.casefold().endswith("'s") and self.knows(plain[:-2], own))
        )

    def _knows_capitals(self, word: str) -> bool:
        """Any word may begin with a capital, or stand in capitals as a whole."""
        small = word.lower()
        return small in self.tiers or (word.isupper() and small.capitalize() in self.tiers)

    def unknown_in(self, text: str, own: Container[str] = _NOBODY) -> list[Place]:
        """The words of a text that are not known."""
        return [place for place in words_in(text) if not self.knows(place.word, own)]


def _is_acronym(word: str) -> bool:
    letters = word.removesuffix("s")
    return 1 < len(letters) <= LONGEST_ACRONYM and letters.isupper() and letters.isalpha()


def read_words(british: str, council: str) -> Words:
    """Put the lists together; each section is one step, so that other threads get their turn."""
    tiers: dict[str, int] = {}
    for section in british.split("\n## ")[1:]:
        tier, _, words = section.partition("\n")
        tiers.update(dict.fromkeys(words.split(), int(tier)))
    lines = (line for line in council.splitlines() if not line.startswith("#"))
    for word in " ".join(lines).split():
        for part in word.split("-"):
            tiers.setdefault(part, COUNCIL_TIER)
    return Words(tiers)


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Read the words that ship with the program, once; some 40 ms, off the window's thread."""
    british, council = (resource(each).read_text(encoding="utf-8") for each in (BRITISH, COUNCIL))
    return read_words(british, council)
