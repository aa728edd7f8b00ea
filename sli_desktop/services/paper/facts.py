"""What stands about a meeting on paper: when, where, with whom by role, what to ask there."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo

from sli_desktop.models.records.challenge import Question, StakeholderGroup
from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.meeting import Meeting, MeetingState, Sensitivity
from sli_desktop.models.records.people import Attendance, Peer
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.wording import tr, trn

MOST_QUESTIONS = 8
"""Questions of a meeting on paper; those of its themes come after its own."""


def confidential() -> str:
    """What stands at the foot of every page of paper."""
    return tr("Confidential, for the peer team only. Keep it with you, then shred it.")


def times_words(meeting: Meeting, zone: tzinfo) -> str:
    """When a meeting is, such as "10:00 to 11:00"."""
    if meeting.starts is None:
        return tr("No time yet")
    starts = f"{meeting.starts.astimezone(zone):%H:%M}"
    if meeting.ends is None:
        return starts
    ends = f"{meeting.ends.astimezone(zone):%H:%M}"
    return tr("{starts} to {ends}").format(starts=starts, ends=ends)


def meetings_of_day(
    records: ChallengeRecords, day: date, zone: tzinfo, peer: PeerId | None
) -> tuple[Meeting, ...]:
    """The meetings of a day that take place, by their time; of one peer, or of the whole team."""
    found = [
        meeting
        for meeting in records.all(Meeting)
        if meeting.state is not MeetingState.CANCELLED
        and meeting.starts
        and meeting.starts.astimezone(zone).date() == day
        and (peer is None or peer in people_of(meeting))
    ]
    return tuple(sorted(found, key=_by_time))


def days_with_meetings(records: ChallengeRecords, zone: tzinfo) -> tuple[date, ...]:
    """The days that have a timetable."""
    found = {m.starts.astimezone(zone).date() for m in records.all(Meeting) if m.starts}
    return tuple(sorted(found))


def _by_time(meeting: Meeting) -> tuple[datetime | None, str]:
    return meeting.starts, meeting.title


def people_of(meeting: Meeting) -> frozenset[PeerId]:
    """The peers who are in a meeting."""
    lead = frozenset((meeting.lead,)) if meeting.lead else frozenset[PeerId]()
    return meeting.peers | meeting.note_takers | lead


def team_words(records: ChallengeRecords, meeting: Meeting) -> str:
    """Who of the team is in a meeting, the lead first: "Cllr Shah (leads), Tom Reed"."""
    there = [peer for peer in records.all(Peer) if peer.id in people_of(meeting)]
    there.sort(key=lambda peer: peer.id != meeting.lead)
    return ", ".join(_peer_words(peer, meeting) for peer in there)


def _peer_words(peer: Peer, meeting: Meeting) -> str:
    if peer.id == meeting.lead:
        return tr("{peer} (leads)").format(peer=peer.name)
    if peer.id in meeting.note_takers:
        return tr("{peer} (takes notes)").format(peer=peer.name)
    return peer.name


def whom_words(records: ChallengeRecords, meeting: Meeting) -> str:
    """With whom, by role and number; by group where nobody has written a role yet."""
    roles = [each for each in records.all(Attendance) if each.meeting == meeting.id]
    if roles:
        return ", ".join(_role_words(each) for each in roles)
    groups = [each.name for each in records.all(StakeholderGroup) if each.id in meeting.groups]
    expected = meeting.expected_count or 0
    number = trn(expected, "{number} person expected", "{number} people expected")
    return ", ".join((*groups, number)) if expected else ", ".join(groups)


def _role_words(role: Attendance) -> str:
    return role.role_label if role.count == 1 else f"{role.role_label} × {role.count}"


def questions_of(records: ChallengeRecords, meeting: Meeting) -> tuple[str, ...]:
    """What to ask: the meeting's own questions, then those of its themes nobody has asked yet."""
    every = sorted(records.all(Question), key=lambda each: (each.order, each.id))
    own = [each for each in every if each.meeting == meeting.id]
    themed = [
        each
        for each in every
        if each.meeting is None and each.theme in meeting.themes and not each.asked_in
    ]
    return tuple(dict.fromkeys(each.text for each in (*own, *themed)))[:MOST_QUESTIONS]


def facts_of(records: ChallengeRecords, meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Name and words of each fact of a meeting that is known."""
    yield from _known(
        (tr("Code"), meeting.reference),
        (tr("Room"), meeting.place),
        (tr("With"), whom_words(records, meeting)),
        (tr("Team"), team_words(records, meeting)),
    )


def _known(*facts: tuple[str, str]) -> Iterable[tuple[str, str]]:
    return (fact for fact in facts if fact[1].strip())


def sensitivity_words(sensitivity: Sensitivity) -> str:
    """How far something may travel, where that is not everywhere."""
    match sensitivity:
        case Sensitivity.OPEN:
            return ""
        case Sensitivity.TEAM_ONLY:
            return tr("Team only")
        case Sensitivity.SAY_IN_PERSON:
            return tr("Say in person")
