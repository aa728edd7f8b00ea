"""Which sentences of two versions of a text are the same ones.

Sentences that stand once in both versions are the anchors (the "patience" way of comparing); only
the short stretches between them are compared pair by pair. So a text of 5,000 sentences costs
milliseconds, and the same white space between all of them costs nothing.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Block = tuple[int, int, int]
"""Start in the one, start in the other, number of equal tokens."""

_Stretch = tuple[int, int, int, int]
"""From and up to (without) in the one, from and up to (without) in the other."""

MAX_STRETCH_PAIRS = 250_000
"""A stretch without anchors and with more equal pairs than this counts as wholly different."""


class SentenceMatcher:
    """Finds the equal blocks of two lists of tokens, in order."""

    def __init__(self, _junk: object, one: Sequence[str], other: Sequence[str]) -> None:
        self._one = one
        self._other = other

    def get_matching_blocks(self) -> list[Block]:
        """The equal blocks in rising order, then an empty one at both ends."""
        found: list[Block] = []
        waiting: list[_Stretch] = [(0, len(self._one), 0, len(self._other))]
        while waiting:
            start, stop, begin, end = waiting.pop()
            head = _common(zip(self._one[start:stop], self._other[begin:end], strict=False))
            if head:
                found.append((start, begin, head))
            start, begin = start + head, begin + head
            ones, others = self._one[start:stop], self._other[begin:end]
            tail = _common(zip(reversed(ones), reversed(others), strict=False))
            if tail:
                found.append((stop - tail, end - tail, tail))
            waiting += self._between((start, stop - tail, begin, end - tail), found)
        return [*sorted(found), (len(self._one), len(self._other), 0)]

    def _between(self, stretch: _Stretch, found: list[Block]) -> list[_Stretch]:
        start, stop, begin, end = stretch
        if start == stop or begin == end:
            return []
        anchors = _anchors(self._one[start:stop], self._other[begin:end])
        if not anchors:
            found += self._compared(stretch)
            return []
        found += [(start + left, begin + right, 1) for left, right in anchors]
        lefts = [start + left for left, _ in anchors]
        rights = [begin + right for _, right in anchors]
        return list(
            zip(
                [start, *(left + 1 for left in lefts)],
                [*lefts, stop],
                [begin, *(right + 1 for right in rights)],
                [*rights, end],
                strict=True,
            )
        )

    def _compared(self, stretch: _Stretch) -> Iterator[Block]:
        start, stop, begin, end = stretch
        ones, others = self._one[start:stop], self._other[begin:end]
        if pairs(Counter(ones), Counter(others)) > MAX_STRETCH_PAIRS:
            return
        for left, right, size in SequenceMatcher(
            None, ones, others, autojunk=False
        ).get_matching_blocks():
            if size:
                yield start + left, begin + right, size


def pairs(one: Counter[str], other: Counter[str]) -> int:
    """How many pairs of equal tokens there are: what comparing them one by one would cost."""
    return sum(count * other[token] for token, count in one.items())


def _common(both: Iterator[tuple[str, str]]) -> int:
    size = 0
    for left, right in both:
        if left != right:
            break
        size += 1
    return size


def _anchors(ones: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """Tokens that stand once in both, in the longest order that both share."""
    left_counts, right_counts = Counter(ones), Counter(others)
    places = {token: place for place, token in enumerate(others) if right_counts[token] == 1}
    both = [
        (place, places[token])
        for place, token in enumerate(ones)
        if left_counts[token] == 1 and token in places
    ]
    return _longest_rising(both)


def _longest_rising(both: list[tuple[int, int]]) -> list[tuple[int, int]]:
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, right) in enumerate(both):
        at = bisect_left(ends, right)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [right]
        last[at : at + 1] = [index]
    chosen: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chosen.append(both[index])
        index = before[index]
    return chosen[::-1]
