"""The words around a hit, with the found words marked, as the index itself would find them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_BEFORE = 60
_LONGEST = 240
_WORD_START = r"(?<![^\W_])"
_WORD_END = r"(?![^\W_])"


@dataclass(frozen=True, slots=True)
class SnippetPart:
    """A stretch of text, found or around what was found."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find: words in a row; the last may be only the beginning of a word."""

    words: tuple[str, ...]
    is_prefix: bool


@lru_cache(maxsize=4096)
def _fold(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)[0].lower()
    return plain if len(plain) == 1 else letter


def folded(text: str) -> str:
    """Text in small letters without accents, letter by letter, so that places stay the same."""
    return text.lower() if text.isascii() else "".join(map(_fold, text))


def pattern_of(terms: Iterable[Term]) -> re.Pattern[str]:
    """Finds the terms in folded text."""
    return re.compile("|".join(_one(term) for term in terms) or r"(?!)")


def _one(term: Term) -> str:
    words = r"[\W_]+".join(re.escape(folded(word)) for word in term.words)
    end = r"[^\W_]*" if term.is_prefix else _WORD_END
    return f"{_WORD_START}{words}{end}"


def snippet(text: str, pattern: re.Pattern[str]) -> tuple[SnippetPart, ...]:
    """At most some 240 characters around the first hit, cut at words."""
    plain = folded(text)
    first = pattern.search(plain)
    start = 0 if first is None else max(0, first.start() - _BEFORE)
    if start:
        start = max(plain.find(" ", start, first.start() if first else None) + 1, start)
    end = min(len(text), start + _LONGEST)
    if end < len(text):
        end = max(plain.rfind(" ", start, end), start + _LONGEST // 2)
    parts = [SnippetPart("… ", matched=False)] if start else []
    at = start
    for hit in pattern.finditer(plain, start, end):
        if hit.start() > at:
            parts.append(SnippetPart(text[at : hit.start()], matched=False))
        parts.append(SnippetPart(text[hit.start() : hit.end()], matched=True))
        at = hit.end()
    tail = text[at:end] + (" …" if end < len(text) else "")
    return (*parts, SnippetPart(tail, matched=False)) if tail else tuple(parts)
