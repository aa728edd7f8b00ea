"""Stamps: when something changed, so that all laptops sort changes alike (a hybrid logical clock).

A stamp is 12 hex digits of milliseconds since 1970, a hyphen and a counter of 4 hex digits
(``0199d2c3a4f0-0001``); stamps sort as text. They order and display; they never decide what is
kept (`sync.md` section 1).
"""

from datetime import UTC, datetime, timedelta

from sli_desktop.models.records.ids import Clock

FIRST_STAMP = "000000000000-0000"
"""Before every other stamp."""

TRUSTED_AHEAD = timedelta(hours=24)
"""A stamp further in the future than this does not move our own clock."""

_COUNTS = 0x10000


def stamp_of(milliseconds: int, count: int) -> str:
    """Write a stamp."""
    return f"{milliseconds:012x}-{count:04x}"


def stamp_time(stamp: str) -> datetime:
    """The moment a stamp names, by the clock of the laptop that gave it.

    Raises:
        ValueError: this is not a stamp.
    """
    return datetime.fromtimestamp(int(stamp[:12], 16) / 1000, UTC)


class Stamps:
    """Hands out stamps that always rise, whatever the laptop's clock does."""

    def __init__(self, clock: Clock, last: str = FIRST_STAMP) -> None:
        self._clock = clock
        self._last = last

    def next(self) -> str:
        """The stamp of the next act."""
        now = stamp_of(int(self._clock().timestamp() * 1000), 0)
        self._last = now if now > self._last else _successor(self._last)
        return self._last

    def observe(self, stamp: str) -> None:
        """Take note of a stamp from another laptop, unless its clock is far ahead."""
        limit = self._clock() + TRUSTED_AHEAD
        if self._last < stamp <= stamp_of(int(limit.timestamp() * 1000), 0):
            self._last = stamp


def _successor(stamp: str) -> str:
    milliseconds, count = int(stamp[:12], 16), int(stamp[13:], 16) + 1
    return stamp_of(milliseconds + count // _COUNTS, count % _COUNTS)
