"""Finds many phrases in a text at once, whatever their case, accents and the signs round them."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from sli_desktop.services.guard.tokens import folded

P = TypeVar("P")
_PIECE = re.compile(r"[^\W_]+")
_LONGEST = 12


def pieces(text: str) -> list[tuple[str, int, int]]:
    """The runs of letters and digits of a text, folded, with their places."""
    return [(folded(hit[0]), hit.start(), hit.end()) for hit in _PIECE.finditer(text)]


class Phrases(Generic[P]):
    """A list of phrases to look for, each with what it stands for."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[tuple[str, P]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], P]]] = {}
        for phrase, meaning in phrases:
            words = tuple(word for word, _, _ in pieces(phrase))[:_LONGEST]
            if words:
                self._by_first.setdefault(words[0], []).append((words, meaning))
        for found in self._by_first.values():
            found.sort(key=lambda each: -len(each[0]))

    def find(self, found: list[tuple[str, int, int]]) -> Iterator[tuple[int, int, P]]:
        """Where phrases stand in the pieces of a text, the longest at each place."""
        at = 0
        while at < len(found):
            step = 1
            for words, meaning in self._by_first.get(found[at][0], ()):
                here = found[at : at + len(words)]
                if tuple(word for word, _, _ in here) == words:
                    yield here[0][1], here[-1][2], meaning
                    step = len(words)
                    break
            at += step
