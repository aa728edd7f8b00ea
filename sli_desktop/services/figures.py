"""How much the team did: meetings, people, hours and documents, counted from the records.

The report and the feedback presentation say "more than 120 people"; the number under it is a
recount, and people are distinct persons, not seats (`model.md` invariant 6; how the field writes
such a sentence: `domain.md` section 4.3).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sli_desktop.models.records.meeting import (
    AMONG_OURSELVES,
    Document,
    DocumentState,
    Meeting,
    MeetingKind,
    MeetingState,
)
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance
from sli_desktop.models.records.snapshot import ChallengeRecords

if TYPE_CHECKING:
    from uuid import UUID

_STEP = 5
"""Published reviews say 45+, 125+, 55+, 140+: always a multiple of five (`domain.md` 4.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the team did until now.

    `people` are distinct persons. `peer_minutes` are the minutes of all meetings held, each
    counted once a peer who was there. `documents` have been read.
    """

    meetings: int = 0
    people: int = 0
    peer_minutes: int = 0
    documents: int = 0
    notes: int = 0

    @property
    def peer_hours(self) -> int:
        """Whole hours of the team taken together, rounded down."""
        return self.peer_minutes // 60


class Met(Protocol):
    """What counting people needs of a meeting: a whole one, or its line in a list."""

    @property
    def id(self) -> "UUID":
        """Which meeting it is."""

    @property
    def kind(self) -> MeetingKind:
        """What sort of meeting it is."""

    @property
    def state(self) -> MeetingState:
        """Whether it took place."""

    @property
    def people_count(self) -> int | None:
        """How many people came, where somebody said so."""


class Role(Protocol):
    """What counting people needs of a role in a room: a whole attendance, or its line."""

    @property
    def meeting(self) -> "UUID":
        """Where they were."""

    @property
    def count(self) -> int:
        """How many of the role."""

    @property
    def person_key(self) -> str:
        """The same for one person met twice; empty where nobody said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundedDown:
    """A number as the report says it: `more` means that "more than" goes before it."""

    number: int
    more: bool


def figures(records: ChallengeRecords) -> Figures:
    """Count what the team did: meetings held with people of the council, and who was met.

    A meeting among the team itself, with documents or for the feedback counts towards the hours
    only. Planned and cancelled meetings count nowhere.
    """
    held = [one for one in records.all(Meeting) if one.state is MeetingState.HELD]
    counted = [one for one in held if one.kind not in AMONG_OURSELVES]
    read = [one for one in records.all(Document) if one.state is DocumentState.READ]
    return Figures(
        meetings=len(counted),
        people=_people(counted, records.all(Attendance)),
        peer_minutes=sum(minutes_of(one) * _peers_there(one) for one in held),
        documents=len(read),
        notes=len(records.all(Note)),
    )


def people_met(meetings: Iterable[Met], attendance: Iterable[Role]) -> int:
    """How many people of the council the team has met: distinct persons, in meetings held."""
    held = (one for one in meetings if one.state is MeetingState.HELD)
    return _people((one for one in held if one.kind not in AMONG_OURSELVES), attendance)


def minutes_of(meeting: Meeting) -> int:
    """How long a meeting takes: from start to end, else as planned, else 0."""
    if meeting.starts is not None and meeting.ends is not None:
        return max(0, int((meeting.ends - meeting.starts).total_seconds()) // 60)
    return meeting.planned_minutes or 0


def rounded_down(number: int) -> RoundedDown:
    """Round as the field does: to a multiple of five, always down; below ten the number itself."""
    if number < 2 * _STEP:
        return RoundedDown(number=number, more=False)
    down = number - number % _STEP
    return RoundedDown(number=down, more=down < number)


def said(number: int, one: str, many: str) -> str:
    """A number in words of a sentence: "more than 45 meetings", "50 people", "1 document"."""
    shown = rounded_down(number)
    more = "more than " if shown.more else ""
    return f"{more}{shown.number:,} {one if shown.number == 1 else many}"


def _peers_there(meeting: Meeting) -> int:
    lead = {meeting.lead} if meeting.lead is not None else set()
    return len(meeting.peers | meeting.note_takers | lead)


def _people(meetings: Iterable[Met], attendance: Iterable[Role]) -> int:
    """Distinct persons: a person key once over all meetings, people without a key once a meeting.

    Where a meeting says how many came, that number stands over the sum of its lines.
    """
    lines: dict[UUID, list[Role]] = {}
    for line in attendance:
        lines.setdefault(line.meeting, []).append(line)
    known: set[str] = set()
    unnamed = 0
    for meeting in meetings:
        present = lines.get(meeting.id, [])
        keys = {line.person_key for line in present if line.person_key and line.count == 1}
        said_to_be = meeting.people_count
        seats = sum(line.count for line in present) if said_to_be is None else said_to_be
        unnamed += max(0, seats - len(keys))
        known |= keys
    return len(known) + unnamed
