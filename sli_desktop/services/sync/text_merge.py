"""Two peers wrote in the same text apart from each other: put both together, sentence by sentence.

The rule of `docs/format/bundle-v1.md`: a token is one sentence or one run of white space; what only
one side changed is taken; what both put in at one place is kept, one after the other; where both
changed the same sentence, both sentences stay and a person chooses.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sli_desktop.services.sync.matching import pairs
from sli_desktop.services.sync.three_way import stretches

_TOKEN = re.compile(r"\s+|[^.!?\n]*[.!?]+[\"'”’)]*|[^.!?\n]+")

MAX_TOKENS = 20_000
"""Longer texts are not merged by themselves."""
MAX_PAIRS = 500_000
"""Texts that repeat the same sentences so often that comparing them would take seconds (5,000 equal
sentences: 25 million pairs, 9 s) are not merged by themselves."""


@dataclass(frozen=True, slots=True)
class MergedText:
    """Both texts in one. `is_clean` is false where a person has to choose between sentences."""

    text: str
    is_clean: bool


def tokens(text: str) -> list[str]:
    """Cut a text into sentences and the white space between them; joined they are the text."""
    return _TOKEN.findall(text)


def merge_texts(base: str, one: str, other: str) -> MergedText:
    """Put two versions of a text together. The result depends on the three texts alone.

    On a clash, and for texts too long or too repetitive to compare, every sentence of both stays.
    """
    if one == other or other == base:
        return MergedText(one, is_clean=True)
    if one == base:
        return MergedText(other, is_clean=True)
    olds, ones, others = tokens(base), tokens(one), tokens(other)
    if _is_too_much(olds, ones, others):
        return MergedText(f"{one}\n\n{other}", is_clean=False)
    return _merge_tokens(olds, ones, others)


def _merge_tokens(olds: list[str], ones: list[str], others: list[str]) -> MergedText:
    merged: list[str] = []
    is_clean = True
    for stretch in stretches(olds, ones, others):
        if stretch.taken is not None:
            merged += stretch.taken
            continue
        left, right = stretch.left, stretch.right
        is_clean = is_clean and all(token.isspace() for token in stretch.was)
        merged += left
        if merged and left and right and not (merged[-1].isspace() or right[0].isspace()):
            merged.append(" ")
        merged += right
    return MergedText("".join(merged), is_clean and not _repeats(merged, ones, others))


def _is_too_much(*texts: list[str]) -> bool:
    if max(map(len, texts)) > MAX_TOKENS:
        return True
    counts = [_sentences(text) for text in texts]
    return any(
        pairs(counts[one], counts[other]) > MAX_PAIRS for one, other in ((0, 1), (0, 2), (1, 2))
    )


def _sentences(parts: Iterable[str]) -> Counter[str]:
    return Counter(token for token in parts if not token.isspace())


def _repeats(merged: list[str], ones: list[str], others: list[str]) -> bool:
    """Whether a sentence stands more often than in either text: moved, or put in twice."""
    left, right = _sentences(ones), _sentences(others)
    return any(
        count > max(left[token], right[token]) for token, count in _sentences(merged).items()
    )
