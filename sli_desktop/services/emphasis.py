"""Bold and italic of a text in the plain marks of Markdown: put round words, taken away again."""

from collections.abc import Iterator
from typing import NamedTuple

BOLD, ITALIC = "**", "*"
_STAR = "*"
_MOST = 3
"""Bold and italic at once."""
_WITHIN_WORD = "'’-"
_BULLET = "- "


class Marked(NamedTuple):
    """A text with the words that are chosen in it, from `start` to `end`."""

    text: str
    start: int
    end: int


def toggle(chosen: Marked, sign: str) -> Marked:
    """Put a sign round the chosen words, or take it away where all of them have it.

    Nothing chosen means the word the cursor stands in; where there is none, an empty pair of signs
    to type between. A choice over several lines marks the words of each.
    """
    text, start, end = chosen
    if start == end:
        start, end = _word_at(text, start)
    spans = list(_spans(text, start, end)) or [(start, start)]
    marked = [_has(text, span, sign) for span in spans]
    is_marked, behind = all(marked), 0
    for number, ((at, to), has) in enumerate(zip(spans[::-1], marked[::-1], strict=True)):
        before, inside, after = text[:at], text[at:to], text[to:]
        step = 0
        if is_marked:
            text = before.removesuffix(sign) + inside + after.removeprefix(sign)
            step = -len(sign)
        elif not has:
            text, step = before + sign + inside + sign + after, len(sign)
        if not number:
            behind = len(text) - (to + step)
        start = at + step
    return Marked(text, start, len(text) - behind)


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The chosen words of each line, without bullets, blanks and signs at their ends."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        first, last = at, at + len(line)
        at = last
        begins = first == 0 or text[first - 1] == "\n"
        if begins and text.startswith(_BULLET, first):
            first += len(_BULLET)
        while first < last and (text[first].isspace() or text[first] == _STAR):
            first += 1
        while first < last and (text[last - 1].isspace() or text[last - 1] == _STAR):
            last -= 1
        if first < last:
            yield first, last


def _has(text: str, span: tuple[int, int], sign: str) -> bool:
    """One star on both sides is italic, two are bold, three are both."""
    start, end = span
    before = text[max(start - _MOST, 0) : start]
    after = text[end : end + _MOST]
    stars = min(
        len(before) - len(before.rstrip(_STAR)),
        len(after) - len(after.lstrip(_STAR)),
    )
    return stars >= len(BOLD) if sign == BOLD else stars in (1, _MOST)


def _word_at(text: str, place: int) -> tuple[int, int]:
    start = end = place
    while start > 0 and _is_of_word(text[start - 1]):
        start -= 1
    while end < len(text) and _is_of_word(text[end]):
        end += 1
    return start, end


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter in _WITHIN_WORD
