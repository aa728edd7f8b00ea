"""What Today shows, computed from the records: pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.ids import MeetingId, PeerId
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.models.records.note import FollowUp, Note, NoteState
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.figures import figures
from sli_desktop.services.marks import themes_by_key
from sli_desktop.ui.words import count, times

MOST_GAPS, MOST_FOLLOW_UPS = 3, 3


class MeetingRow(NamedTuple):
    """One meeting of the day as a row: what it says, and what its button does."""

    meeting: Meeting
    times: str
    facts: str
    state: str
    icon: str
    tone: str
    button: str
    is_next: bool


class Ahead(NamedTuple):
    """What to bring into the next meeting."""

    who: str
    gaps: tuple[tuple[int, str], ...]
    follow_ups: tuple[str, ...]


class Progress(NamedTuple):
    """How far the team is."""

    held: int
    meetings: int
    people: int
    notes: int
    to_sort: int


def days_of(challenge: Challenge, meetings: Iterable[Meeting], zone: tzinfo) -> tuple[date, ...]:
    """The days to choose from: those on site, and any other with a meeting."""
    days = {meeting.starts.astimezone(zone).date() for meeting in meetings if meeting.starts}
    first, last = challenge.on_site_from, challenge.on_site_to
    if first and last:
        days |= {first + timedelta(days=n) for n in range(min((last - first).days + 1, 31))}
    return tuple(sorted(days))


def day_to_show(days: tuple[date, ...], today: date) -> date:
    """Today where it is one of the days, else the nearest day to come, else the last."""
    return next((day for day in days if day >= today), days[-1] if days else today)


def meetings_of(
    records: ChallengeRecords, day: date, zone: tzinfo, peer: PeerId | None
) -> tuple[Meeting, ...]:
    """The meetings of a day by their time; those of one peer, or of the whole team."""
    found = [
        meeting
        for meeting in records.all(Meeting)
        if meeting.starts
        and meeting.starts.astimezone(zone).date() == day
        and (peer is None or is_with(meeting, peer))
    ]
    return tuple(sorted(found, key=lambda each: (each.starts, each.title)))


def is_with(meeting: Meeting, peer: PeerId) -> bool:
    """Whether a peer is in a meeting, leads it or takes notes."""
    return meeting.lead == peer or peer in meeting.peers or peer in meeting.note_takers


def rows(
    records: ChallengeRecords, meetings: tuple[Meeting, ...], peer: PeerId, now: datetime
) -> tuple[MeetingRow, ...]:
    """The rows of a day. `now` carries the zone times are shown in."""
    notes = Counter(note.meeting for note in records.all(Note))
    upcoming = next_meeting(meetings, notes, now)
    return tuple(
        _row(records, meeting, notes[meeting.id], peer, now, is_next=meeting is upcoming)
        for meeting in meetings
    )


def next_meeting(
    meetings: tuple[Meeting, ...], notes: "Counter[MeetingId | None]", now: datetime
) -> Meeting | None:
    """The meeting under way or the next one to come; on another day the first without notes."""
    planned = [each for each in meetings if each.state is MeetingState.PLANNED]
    for meeting in planned:
        ends = meeting.ends or meeting.starts
        if ends and ends > now:
            return meeting
    return next((each for each in planned if not notes[each.id]), None)


def _row(
    records: ChallengeRecords,
    meeting: Meeting,
    notes: int,
    peer: PeerId,
    now: datetime,
    *,
    is_next: bool,
) -> MeetingRow:
    state, icon, tone, words = _standing(meeting, notes, now, is_next=is_next)
    zone = now.tzinfo
    starts = meeting.starts.astimezone(zone) if meeting.starts else None
    ends = meeting.ends.astimezone(zone) if meeting.ends else None
    facts = (meeting.place, _your_part(meeting, peer), _with(records, meeting, peer))
    expected = count(meeting.expected_count, "person", "people") if meeting.expected_count else ""
    line = " · ".join(each for each in (*facts, expected and f"{expected} expected") if each)
    return MeetingRow(meeting, times(starts, ends), line, state, icon, tone, words, is_next)


def _standing(
    meeting: Meeting, notes: int, now: datetime, *, is_next: bool
) -> tuple[str, str, str, str]:
    written = count(notes, "note")
    if meeting.state is MeetingState.CANCELLED:
        return "Cancelled", "x", "", "Open"
    if meeting.state is MeetingState.HELD:
        if meeting.wrap_up_done:
            return f"Done · {written}", "circle-check", "ok", "Open"
        return f"Wrap-up not written · {written}", "circle-dashed", "warn", "Open"
    if is_next:
        return _soon(meeting, now), "clock", "accent", "Go on" if notes else "Start notes"
    if notes:
        return f"{written} so far", "pen-line", "accent", "Go on"
    if meeting.ends and meeting.ends < now:
        return "No notes yet", "circle-dashed", "warn", "Write up"
    return "Not started", "", "", "Start notes"


def _soon(meeting: Meeting, now: datetime) -> str:
    if meeting.starts is None:
        return "Next"
    minutes = round((meeting.starts - now).total_seconds() / 60)
    if minutes <= 0:
        return "Now" if meeting.ends is None or meeting.ends > now else "Next"
    return f"Starts in {minutes} min" if minutes < 120 else "Next"


def _your_part(meeting: Meeting, peer: PeerId) -> str:
    if meeting.lead == peer:
        return "you lead"
    return "you take notes" if peer in meeting.note_takers else ""


def _with(records: ChallengeRecords, meeting: Meeting, peer: PeerId) -> str:
    ids = {*meeting.peers, *meeting.note_takers} | ({meeting.lead} if meeting.lead else set())
    names = [each.name for each in records.all(Peer) if each.id in ids and each.id != peer]
    if not names:
        return "you alone" if peer in ids else ""
    return ("with " if peer in ids else "") + ", ".join(names)


def ahead(records: ChallengeRecords, meeting: Meeting) -> Ahead:
    """What the groups of a meeting have not been asked about, and what is still to ask."""
    heard_in = {
        each.id
        for each in records.all(Meeting)
        if each.groups & meeting.groups and each.id != meeting.id
    }
    heard = {
        theme for note in records.all(Note) if note.meeting in heard_in for theme in note.themes
    }
    themes = [each for each in themes_by_key(records.all(Theme)) if each.parent is None]
    gaps = [(n, theme.name) for n, theme in enumerate(themes, start=1) if theme.id not in heard]
    open_notes = [note for note in records.all(Note) if note.follow_up is FollowUp.OPEN]
    open_notes.sort(
        key=lambda note: (not note.themes & meeting.themes, -note.first_key.timestamp())
    )
    return Ahead(
        meeting.title,
        tuple(gaps[:MOST_GAPS]) if meeting.groups else (),
        tuple(note.body for note in open_notes[:MOST_FOLLOW_UPS]),
    )


def progress(records: ChallengeRecords) -> Progress:
    """How many meetings are done, of how many; people met; notes, and those still to sort."""
    meetings = [m for m in records.all(Meeting) if m.state is not MeetingState.CANCELLED]
    held = sum(meeting.state is MeetingState.HELD for meeting in meetings)
    notes = records.all(Note)
    to_sort = sum(note.state is NoteState.TO_SORT for note in notes)
    return Progress(held, len(meetings), figures(records).people, len(notes), to_sort)
