"""Round the table: one scribe takes three points from each pair in ten minutes.

No bundle is needed. It is a meeting of the team among itself, so that everything a meeting has
(timed lines, marks, drafts, undo) works in it; its points are notes like any other, and nobody of
the council is counted as heard in it (`services/figures.py`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from uuid import UUID

from sli_desktop.models.records.challenge import Question, QuestionOrigin
from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.models.records.ids import AttendanceId, PeerId, QuestionId
from sli_desktop.models.records.meeting import Meeting, MeetingKind, MeetingState
from sli_desktop.models.records.people import Attendance, Peer, PeerRole, PeerStatus
from sli_desktop.services.capture import unplanned_meeting
from sli_desktop.services.ordering import places
from sli_desktop.storage import MeetingLine
from sli_desktop.wording import tr

MINUTES = 10
STILL_GOING = timedelta(hours=2)
_BEHIND_THE_SCENES = frozenset(
    {PeerRole.CHALLENGE_MANAGER, PeerRole.SUPPORT_OFFICER, PeerRole.ANALYST}
)
"""They speak round the table only where they went to meetings."""

Pair = tuple[Peer, ...]


def pairs_of(team: Iterable[Peer], meetings: Iterable[Meeting]) -> tuple[Pair, ...]:
    """Who sat together in these meetings, most often first; who sat with nobody stands alone."""
    peers = {each.id: each for each in team if each.status is not PeerStatus.WITHDRAWN}
    went: set[PeerId] = set()
    together: Counter[tuple[PeerId, ...]] = Counter()
    for meeting in meetings:
        there = sorted(_there(meeting) & peers.keys())
        went.update(there)
        together.update(combinations(there, 2))
    pairs: list[Pair] = []
    taken: set[PeerId] = set()
    for pair, _ in sorted(together.items(), key=lambda each: (-each[1], each[0])):
        if not taken & set(pair):
            pairs.append(tuple(sorted((peers[one] for one in pair), key=lambda one: one.name)))
            taken.update(pair)
    alone = (
        (peer,)
        for peer in sorted(peers.values(), key=lambda one: one.name)
        if peer.id not in taken and (peer.id in went or peer.role not in _BEHIND_THE_SCENES)
    )
    return (*pairs, *alone)


def _there(meeting: Meeting) -> frozenset[PeerId]:
    lead = {meeting.lead} if meeting.lead is not None else set()
    return meeting.peers | meeting.note_takers | lead


def open_table(lines: Iterable[MeetingLine], now: datetime) -> MeetingLine | None:
    """The round that has begun within two hours and is not wrapped up, or None."""
    going = [
        line
        for line in lines
        if line.kind is MeetingKind.TEAM_MEETING
        and line.state is not MeetingState.CANCELLED
        and not line.wrap_up_done
        and line.starts is not None
        and timedelta() <= now - line.starts < STILL_GOING
    ]
    return going[-1] if going else None


def round_the_table(
    title: str,
    pairs: Sequence[Pair],
    *,
    at: datetime,
    scribe: PeerId,
    reference: str,
    new_id: Callable[[], UUID],
) -> tuple[Meeting, ChangeSet]:
    """The act that begins a round: its meeting, who speaks, and whose points are still to come."""
    meeting, _ = unplanned_meeting(
        title,
        kind=MeetingKind.TEAM_MEETING,
        at=at,
        minutes=MINUTES,
        peer=scribe,
        reference=reference,
        new_id=new_id,
    )
    meeting = replace(meeting, peers=frozenset(peer.id for pair in pairs for peer in pair))
    speakers = [
        Attendance(
            id=AttendanceId(new_id()),
            meeting=meeting.id,
            role_label=names_of(pair),
            count=len(pair),
        )
        for pair in pairs
    ]
    points = [
        Question(
            id=QuestionId(new_id()),
            text=tr("Three points from {pair}").format(pair=names_of(pair)),
            meeting=meeting.id,
            order=order,
            origin=QuestionOrigin.LOCAL,
        )
        for pair, order in zip(pairs, places(len(pairs)), strict=True)
    ]
    return meeting, make(tr("Begin round the table"), meeting, *speakers, *points)


def names_of(pair: Pair) -> str:
    """Who speaks together: "Priya Shah and Tom Reed"."""
    names = [peer.name for peer in pair]
    if len(names) == 1:
        return names[0]
    return tr("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
