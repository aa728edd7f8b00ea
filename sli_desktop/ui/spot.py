"""A place in the window: how one screen sends a person to another, and where Lock comes back to."""

from typing import NamedTuple
from uuid import UUID

from typing_extensions import override

FROM = "from "
"""Begins a part that names the spot a person comes from, to go back to."""


class Spot(NamedTuple):
    """A screen, the record it shows, and the part of it; ids only, never a word of a note."""

    screen: str
    record: UUID | None = None
    part: str = ""

    @override
    def __str__(self) -> str:
        return ":".join((self.screen, self.record.hex if self.record else "", self.part))


def origin_of(spot: Spot) -> Spot | None:
    """The spot a person comes from, where the part of a spot names one."""
    return spot_from(spot.part.removeprefix(FROM)) if spot.part.startswith(FROM) else None


def spot_from(words: str) -> Spot | None:
    """Read a spot written by `str`; None where it is none."""
    screen, _, rest = words.partition(":")
    record, _, part = rest.partition(":")
    try:
        return Spot(screen, UUID(hex=record) if record else None, part) if screen else None
    except ValueError:
        return None
