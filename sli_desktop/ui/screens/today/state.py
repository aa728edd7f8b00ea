"""What Today shows, computed from what was read: pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.services.marks import themes_by_key
from sli_desktop.services.meetings import is_with
from sli_desktop.storage import MeetingLine, OpenFollowUp
from sli_desktop.ui.standing import Standing, standing_of
from sli_desktop.ui.words import times
from sli_desktop.wording import tr, trn

MOST_GAPS, MOST_FOLLOW_UPS = 3, 3
MOST_ROWS = 40
"""Meetings of one day that show here; those of a larger day stand in Interviews."""
BEFORE_NEXT = 8
"""How many meetings before the next one still show on such a day."""


class MeetingRow(NamedTuple):
    """One meeting of the day as a row."""

    meeting: Meeting
    times: str
    part: str
    facts: str
    standing: Standing
    is_next: bool

    @property
    def spoken(self) -> str:
        """The meeting for a screen reader: who, when, your part, how it stands."""
        facts = (self.meeting.title, self.times, self.part, self.facts, self.standing.state)
        return ". ".join(each for each in facts if each)


class Ahead(NamedTuple):
    """What to bring into the next meeting."""

    who: str
    gaps: tuple[tuple[int, str], ...]
    follow_ups: tuple[str, ...]


def days_of(
    challenge: Challenge, starts: Iterable[datetime | None], zone: tzinfo
) -> tuple[date, ...]:
    """The days to choose from: those on site, and any other with a meeting."""
    days = {moment.astimezone(zone).date() for moment in starts if moment}
    first, last = challenge.on_site_from, challenge.on_site_to
    if first and last:
        days |= {first + timedelta(days=n) for n in range(min((last - first).days + 1, 31))}
    return tuple(sorted(days))


def day_to_show(days: tuple[date, ...], today: date) -> date:
    """Today where it is one of the days, else the nearest day to come, else the last."""
    return next((day for day in days if day >= today), days[-1] if days else today)


def lines_of(lines: Iterable[MeetingLine], day: date, zone: tzinfo) -> tuple[MeetingLine, ...]:
    """The meetings of a day by their time."""
    first = datetime.combine(day, datetime.min.time(), tzinfo=zone) - timedelta(hours=1)
    last = first + timedelta(hours=27)
    near = (line for line in lines if line.starts and first <= line.starts <= last)
    return tuple(
        line for line in near if line.starts and line.starts.astimezone(zone).date() == day
    )


def next_meeting(
    lines: Sequence[MeetingLine], notes: Mapping[UUID, int], now: datetime
) -> MeetingLine | None:
    """The meeting under way or the next one to come; on another day the first without notes."""
    planned = [each for each in lines if each.state is MeetingState.PLANNED]
    for line in planned:
        ends = line.ends or line.starts
        if ends and ends > now:
            return line
    return next((each for each in planned if not notes.get(each.id)), None)


def shown_of(lines: Sequence[MeetingLine], upcoming: MeetingLine | None) -> Sequence[MeetingLine]:
    """Those of a very full day that show: from a little before the next one on."""
    if len(lines) <= MOST_ROWS:
        return lines
    at = next((n for n, line in enumerate(lines) if line is upcoming), 0)
    first = min(max(at - BEFORE_NEXT, 0), len(lines) - MOST_ROWS)
    return lines[first : first + MOST_ROWS]


def free_time(day: date, now: datetime) -> datetime:
    """When a meeting that is added by hand starts at first: the next quarter hour, or at 9."""
    if day != now.date():
        return datetime.combine(day, time(9), tzinfo=now.tzinfo)
    whole = now.replace(minute=0, second=0, microsecond=0)
    return whole + timedelta(minutes=15 * (now.minute // 15 + 1))


def row_of(
    meeting: Meeting,
    notes: int,
    names: Mapping[PeerId, str],
    peer: PeerId,
    now: datetime,
    *,
    is_next: bool,
) -> MeetingRow:
    """A meeting as a row. `now` carries the zone times are shown in."""
    zone = now.tzinfo
    starts = meeting.starts.astimezone(zone) if meeting.starts else None
    ends = meeting.ends.astimezone(zone) if meeting.ends else None
    expected = meeting.expected_count
    coming = (
        trn(expected, "{number} person expected", "{number} people expected") if expected else ""
    )
    facts = " · ".join(
        each for each in (meeting.place, _with(meeting, names, peer), coming) if each
    )
    standing = standing_of(meeting, notes, now, is_next=is_next)
    return MeetingRow(
        meeting, times(starts, ends), your_part(meeting, peer), facts, standing, is_next
    )


def your_part(meeting: Meeting, peer: PeerId) -> str:
    """What the peer does in a meeting."""
    takes_notes = peer in meeting.note_takers
    if meeting.lead == peer:
        return tr("You lead and take notes") if takes_notes else tr("You lead")
    return tr("You take notes") if takes_notes else ""


def _with(meeting: Meeting, names: Mapping[PeerId, str], peer: PeerId) -> str:
    ids = {*meeting.peers, *meeting.note_takers} | ({meeting.lead} if meeting.lead else set())
    others = sorted(names[each] for each in ids if each != peer and each in names)
    if not is_with(meeting, peer):
        return ", ".join(others)
    if not others:
        return tr("you alone")
    if len(ids & names.keys()) == len(names) > 3:
        return tr("whole team")
    return tr("with {names}").format(names=", ".join(others))


def ahead(
    title: str,
    themes: Iterable[Theme],
    heard: Collection[UUID] | None,
    open_: Sequence[OpenFollowUp],
) -> Ahead:
    """What the groups of a meeting have not been asked about, and what is still to ask.

    `heard` is None where the meeting names no groups; the first follow-ups are those it shows.
    """
    keyed = [each for each in themes_by_key(list(themes)) if each.parent is None]
    gaps = [
        (n, theme.name) for n, theme in enumerate(keyed, start=1) if theme.id not in (heard or ())
    ]
    return Ahead(
        title,
        tuple(gaps[:MOST_GAPS]) if heard is not None else (),
        tuple(each.body for each in open_[:MOST_FOLLOW_UPS]),
    )


def day_words(
    lines: Sequence[MeetingLine], now: datetime, upcoming: MeetingLine | None, *, mine: bool
) -> str:
    """The day in a sentence or two: how many meetings, how many done, when the next one is."""
    going = [line for line in lines if line.state is not MeetingState.CANCELLED]
    held = sum(line.state is MeetingState.HELD for line in going)
    meetings = trn(len(going), "{number} meeting", "{number} meetings")
    whose = (
        tr("Your day: {meetings}, {done} done.")
        if mine
        else tr("The team’s day: {meetings}, {done} done.")
    )
    words = whose.format(meetings=meetings, done=held)
    if upcoming is None or upcoming.starts is None:
        return words
    minutes = round((upcoming.starts - now).total_seconds() / 60)
    if 0 < minutes < 120:
        soon = trn(minutes, "Next one in {number} minute.", "Next one in {number} minutes.")
        return f"{words} {soon}"
    return words
