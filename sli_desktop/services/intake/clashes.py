"""Spots what cannot be: one peer in two meetings, two meetings in one room."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.services.lookup import plain_words

_NOWHERE = frozenset({"", "tbc", "tba", "online", "teams", "ms teams", "microsoft teams", "zoom"})


class ClashOf(StrEnum):
    """What two meetings share that they cannot share."""

    PEER = "peer"
    ROOM = "room"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two meetings at one time with the same room, or the same peers."""

    of: ClashOf
    first: Meeting
    second: Meeting
    peers: frozenset[PeerId] = frozenset()


def clashes(meetings: Iterable[Meeting]) -> tuple[Clash, ...]:
    """All clashes among meetings still to come, by time."""
    planned = [each for each in meetings if each.state is MeetingState.PLANNED and each.starts]
    found: list[Clash] = []
    for one, other in _overlapping(sorted(planned, key=lambda each: (each.starts, each.id))):
        shared = one.peers & other.peers
        if shared:
            found.append(Clash(of=ClashOf.PEER, first=one, second=other, peers=shared))
        room = plain_words(one.place)
        if room not in _NOWHERE and room == plain_words(other.place):
            found.append(Clash(of=ClashOf.ROOM, first=one, second=other))
    return tuple(found)


def _overlapping(planned: list[Meeting]) -> Iterator[tuple[Meeting, Meeting]]:
    """The pairs that are at one time, of meetings in order: later ones are not looked at."""
    for at, one in enumerate(planned):
        for other in planned[at + 1 :]:
            if not _overlap(one, other):
                break
            yield one, other


def _overlap(one: Meeting, other: Meeting) -> bool:
    if one.starts is None or other.starts is None:
        return False
    if one.starts == other.starts:
        return True
    return one.ends is not None and one.starts < other.starts < one.ends
