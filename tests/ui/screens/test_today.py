"""Today: the right day, the right next step, what to bring into the next meeting."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt

from sli_desktop.models.records.change import ChangeSet, edit
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.ui.screens.today import state
from sli_desktop.ui.screens.today.screen import TodayScreen
from tests.builders import FINANCE, MONDAY, OFFICERS, SAM, a_meeting, a_note
from tests.ui.challenges import CHAIRS, MORNING, records
from tests.ui.driving import Driver

LONDON = ZoneInfo("Europe/London")
NOW = MORNING.astimezone(LONDON)
ALL = ChallengeRecords.of(records())
FIRST_DAY = date(2026, 10, 12)


def test_the_days_on_site_are_the_days_to_choose_from() -> None:
    days = state.days_of(ALL.challenge, ALL.all(Meeting), LONDON)
    assert days == tuple(FIRST_DAY + timedelta(days=n) for n in range(4))
    assert state.day_to_show(days, FIRST_DAY) == FIRST_DAY
    assert state.day_to_show(days, FIRST_DAY - timedelta(days=30)) == FIRST_DAY
    assert state.day_to_show(days, FIRST_DAY + timedelta(days=30)) == days[-1]


def test_rows_say_time_part_and_state_in_the_councils_time() -> None:
    meetings = state.meetings_of(ALL, FIRST_DAY, LONDON, SAM)
    rows = state.rows(ALL, meetings, SAM, NOW)
    assert [(row.times, row.meeting.title, row.state, row.button) for row in rows] == [
        ("10:00 to 11:00", "Chief executive", "Done · 2 notes", "Open"),
        ("10:30 to 11:30", "Chairs of scrutiny", "Now", "Start notes"),
    ]
    assert rows[1].is_next
    assert rows[1].facts == "Room 2 · you lead · with Priya"


def test_a_meeting_soon_says_in_how_many_minutes() -> None:
    meetings = state.meetings_of(ALL, FIRST_DAY, LONDON, SAM)
    early = (MONDAY + timedelta(minutes=20)).astimezone(LONDON)
    assert state.rows(ALL, meetings, SAM, early)[1].state == "Starts in 10 min"


def test_a_held_meeting_without_wrap_up_and_a_missed_one_are_told() -> None:
    held = a_meeting("Held", state=MeetingState.HELD)
    missed = a_meeting("Missed", ends=MONDAY + timedelta(minutes=1))
    later = a_meeting("Later", starts=MONDAY + timedelta(hours=8), ends=None)
    gone = a_meeting("Gone", state=MeetingState.CANCELLED)
    noted = a_meeting("Noted", starts=MONDAY + timedelta(hours=9), ends=None)
    meetings = (held, missed, later, gone, noted)
    some = ChallengeRecords.of((*meetings, a_note(meeting=noted.id)))
    rows = {row.meeting.title: row for row in state.rows(some, meetings, SAM, NOW)}
    assert rows["Held"].state == "Wrap-up not written · 0 notes"
    assert rows["Missed"].button == "Write up"
    assert rows["Later"].is_next
    assert rows["Gone"].state == "Cancelled"
    assert rows["Noted"].state == "1 note so far"


def test_what_the_next_people_were_not_asked_about_is_shown() -> None:
    asked = a_meeting("Asked", groups=frozenset({OFFICERS}))
    coming = a_meeting("Coming", groups=frozenset({OFFICERS}))
    some = ChallengeRecords.of((*records(), asked, coming, a_note(meeting=asked.id, theme=FINANCE)))
    found = state.ahead(some, coming)
    assert found.gaps == ((2, "Leadership"), (3, "Housing"))
    assert found.follow_ups == ("Who owns the plan for the depot?",)


def test_progress_counts_meetings_and_notes() -> None:
    assert state.progress(ALL)._replace(people=0) == state.Progress(1, 3, 0, 2, 2)


def test_the_next_step_has_the_focus_and_a_day_is_a_click_away(driver: Driver) -> None:
    screen = driver.screen
    assert isinstance(screen, TodayScreen)
    assert driver.focus.accessibleName() == "Start notes: Chairs of scrutiny, 10:30 to 11:30"
    days = screen.view.days
    tuesday = days.itemAt(1)
    assert tuesday is not None
    button = tuesday.widget()
    assert button is not None
    button.setFocus()
    driver.key(Qt.Key.Key_Space)
    assert screen.view.title.text() == "Tuesday 13 October"
    assert "Tenants & residents" in driver.focus.accessibleName()


def test_a_day_without_meetings_offers_to_add_one(driver: Driver) -> None:
    screen = driver.screen
    assert isinstance(screen, TodayScreen)
    screen._choose(date(2026, 10, 15))
    driver.app.processEvents()
    assert driver.focus.accessibleName() == "Add a meeting"
    driver.key(Qt.Key.Key_Space)
    assert driver.screen.name == "capture"


def test_a_meeting_from_elsewhere_shows_at_once(driver: Driver) -> None:
    driver.workspace.commit(_held())
    screen = driver.screen
    assert isinstance(screen, TodayScreen)
    assert screen.view.lead.text() == "Your day: 2 meetings, 2 done."


def _held() -> ChangeSet:
    return edit("End the meeting", (CHAIRS, replace(CHAIRS, state=MeetingState.HELD)))
