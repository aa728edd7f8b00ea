"""Reads what Today shows: counts and lists by column, whole records only of the rows that show."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.meeting import Document, DocumentState, Meeting, MeetingState
from sli_desktop.models.records.people import Peer
from sli_desktop.services.figures import people_met
from sli_desktop.services.sync.merged import LastMerged, last_merged
from sli_desktop.storage import MeetingLine, NoteTotals, View
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.today import state


class Wish(NamedTuple):
    """Which day a person wants to see, and whether everybody's meetings."""

    day: date | None = None
    whole_team: bool = False


class Progress(NamedTuple):
    """How far the team is, and when each laptop's work was last taken in here."""

    held: int
    meetings: int
    people: int
    notes: NoteTotals
    missing: int
    awaited: int
    merged: tuple[LastMerged, ...]


class DayShown(NamedTuple):
    """Everything of one day."""

    days: tuple[date, ...]
    day: date
    is_mine: bool
    can_choose: bool
    has_meetings: bool
    words: str
    rows: tuple[state.MeetingRow, ...]
    more: int
    ahead: state.Ahead | None
    progress: Progress


def read_day(view: View, desk: Desk, wish: Wish) -> DayShown:
    """Read one day as the person wants to see it."""
    lines, counts = view.meeting_lines(), view.note_counts("meeting")
    now = desk.now()
    days = state.days_of(desk.challenge, (line.starts for line in lines), desk.zone)
    day = wish.day or state.day_to_show(days, now.date())
    team = state.lines_of(lines, day, desk.zone)
    with_me = view.meetings_with(desk.peer.id)
    mine = tuple(line for line in team if line.id in with_me)
    can_choose = bool(mine) and len(mine) != len(team)
    is_mine = bool(mine) and not wish.whole_team
    chosen = mine if is_mine else team
    upcoming = state.next_meeting(chosen, counts, now)
    shown = state.shown_of(chosen, upcoming)
    return DayShown(
        days=days,
        day=day,
        is_mine=is_mine,
        can_choose=can_choose,
        has_meetings=bool(lines),
        words=state.day_words(chosen, now, upcoming, mine=is_mine),
        rows=_rows(view, desk, shown, counts, upcoming),
        more=len(chosen) - len(shown),
        ahead=_ahead(view, upcoming.id if upcoming else None),
        progress=_progress(view, lines),
    )


def _rows(
    view: View,
    desk: Desk,
    shown: Sequence[MeetingLine],
    counts: Mapping[UUID, int],
    upcoming: MeetingLine | None,
) -> tuple[state.MeetingRow, ...]:
    names = {peer.id: peer.name for peer in view.all(Peer)}
    now = desk.now()
    return tuple(
        state.row_of(
            view.need(Meeting, line.id),
            counts.get(line.id, 0),
            names,
            desk.peer.id,
            now,
            is_next=line is upcoming,
        )
        for line in shown
    )


def _ahead(view: View, meeting_id: UUID | None) -> state.Ahead | None:
    meeting = view.get(Meeting, meeting_id)
    if meeting is None:
        return None
    groups = meeting.groups
    heard = view.themes_heard(groups, besides=meeting.id) if groups else None
    follow_ups = view.open_follow_ups(meeting.themes, limit=state.MOST_FOLLOW_UPS)
    return state.ahead(meeting.title, view.all(Theme), heard, follow_ups)


def _progress(view: View, lines: tuple[MeetingLine, ...]) -> Progress:
    going = [line for line in lines if line.state is not MeetingState.CANCELLED]
    return Progress(
        held=sum(line.state is MeetingState.HELD for line in going),
        meetings=len(going),
        people=people_met(lines, view.roles_met()),
        notes=view.note_totals(),
        missing=view.count(Document, state=DocumentState.MISSING),
        awaited=view.count(Document, state=DocumentState.REQUESTED),
        merged=last_merged(view),
    )
