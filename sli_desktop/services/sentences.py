"""The sentences of a text and the words of a sentence, for remarks on how it reads."""

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+|(?<=\d)[.,]\d+)*")
"""A word, or a number with its point."""
_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?]+[”’\"')]*(?=\s|$)|(?=\n)|$)")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence or line with its place; what begins a bullet is no part of it."""
    for found in _SENTENCE.finditer(text):
        sentence = found[0]
        if sentence.strip(" .!?\n\t"):
            bullet = _BULLET.match(sentence)
            skipped = bullet.end() if bullet else 0
            yield found.start() + skipped, sentence[skipped:]
