"""What each day added to the heat map, counted by the day of the meeting where the council is."""

from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

from sli_desktop.models.records.change import make
from sli_desktop.models.records.meeting import MeetingState
from sli_desktop.services.coverage import Count
from sli_desktop.services.coverage_days import by_day
from sli_desktop.storage import Workspace
from tests.builders import (
    FINANCE,
    MONDAY,
    OFFICERS,
    RESIDENTS,
    a_group,
    a_meeting,
    a_note,
    a_theme,
    an_attendance,
)
from tests.workspaces import workspace

__all__ = ["workspace"]

HELD = MeetingState.HELD
LATE = timedelta(hours=14, minutes=30)
"""Half past eleven in the evening in UTC is tomorrow in London's summer."""


def test_each_day_tells_the_cells_it_changed_and_who_was_met_twice_is_no_change(
    workspace: Workspace,
) -> None:
    first = a_meeting("First", state=HELD)
    again = a_meeting("Again", state=HELD, starts=MONDAY + timedelta(days=1))
    evening = a_meeting("Evening", state=HELD, starts=MONDAY + timedelta(days=1) + LATE)
    planned = a_meeting("Planned", starts=MONDAY + timedelta(days=5))
    one_person = [an_attendance(each.id, person_key="a") for each in (first, again)]
    residents = an_attendance(evening.id, group=RESIDENTS, count=3)
    notes = [a_note(meeting=each.id, theme=FINANCE) for each in (first, again, evening, planned)]
    workspace.commit(
        make(
            "Fill",
            a_theme(),
            a_group(),
            a_group("Residents"),
            first,
            again,
            evening,
            planned,
            *one_person,
            residents,
            *notes,
        )
    )
    with workspace.read() as view:
        days = by_day(view, ZoneInfo("Europe/London"))
        in_utc = by_day(view, UTC)
    assert [each.day for each in days] == [
        date(2026, 10, 12),
        date(2026, 10, 13),
        date(2026, 10, 14),
    ]
    assert [each.day for each in in_utc] == [date(2026, 10, 12), date(2026, 10, 13)]
    monday, tuesday, wednesday = days
    assert [gain.after.group.id for gain in monday.gains] == [OFFICERS]
    [met_again] = tuesday.gains
    assert (met_again.before.meetings, met_again.after.meetings) == (1, 2)
    assert not met_again.has_grown(Count.PEOPLE)
    assert met_again.has_grown(Count.NOTES)
    [heard] = wednesday.gains
    assert (heard.after.group.id, heard.after.people) == (RESIDENTS, 3)
