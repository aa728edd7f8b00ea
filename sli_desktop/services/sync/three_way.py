"""Put two versions of a list of tokens beside the version both came from.

What stands in all three, matched one to one, is common ground. Between two stretches of common
ground each side either left the old tokens alone or did something of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sli_desktop.services.sync.matching import Block, SentenceMatcher


@dataclass(frozen=True, slots=True)
class Stretch:
    """The same stretch in three versions: all of it common ground, or none of it.

    Joined in order, the `left` of all stretches are the left version, and so for the others.
    """

    was: Sequence[str]
    left: Sequence[str]
    right: Sequence[str]

    @property
    def taken(self) -> Sequence[str] | None:
        """What to write: what only one side changed, or both alike; None where they differ."""
        if self.left == self.right or self.right == self.was:
            return self.left
        return self.right if self.left == self.was else None


def stretches(was: Sequence[str], left: Sequence[str], right: Sequence[str]) -> Iterator[Stretch]:
    """Cut three versions into stretches; each side's stretches in order are that side."""
    at, lefts, rights = 0, 0, 0
    for start, in_left, in_right, size in _common_ground(was, left, right):
        yield Stretch(was[at:start], left[lefts:in_left], right[rights:in_right])
        at, lefts, rights = start + size, in_left + size, in_right + size
        yield Stretch(was[start:at], left[in_left:lefts], right[in_right:rights])
    yield Stretch(was[at:], left[lefts:], right[rights:])


def _common_ground(
    was: Sequence[str], left: Sequence[str], right: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield start in each version and length of what all three share, in order."""
    ones = _blocks(was, left)
    others = _blocks(was, right)
    one, other = 0, 0
    while one < len(ones) and other < len(others):
        start, in_left, size = ones[one]
        begin, in_right, length = others[other]
        low, high = max(start, begin), min(start + size, begin + length)
        if low < high:
            yield low, in_left + low - start, in_right + low - begin, high - low
        if start + size < begin + length:
            one += 1
        else:
            other += 1


def _blocks(was: Sequence[str], now: Sequence[str]) -> list[Block]:
    return SentenceMatcher(None, was, now).get_matching_blocks()
