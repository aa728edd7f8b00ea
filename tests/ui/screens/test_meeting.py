"""The page of a meeting: title, times, room, people and themes are changed in place."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.meeting import Meeting, MeetingKind, MeetingState
from sli_desktop.ui.screens.meeting.screen import MeetingScreen
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.forms import LineField
from tests.builders import FINANCE, LEADERSHIP, MONDAY, PRIYA, SAM
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, Driver


@pytest.fixture
def page(driver: Driver) -> MeetingScreen:
    driver.page.go_to(Spot("meeting", CHAIRS.id))
    driver.app.processEvents()
    screen = driver.screen
    assert isinstance(screen, MeetingScreen)
    return screen


def stored(driver: Driver) -> Meeting:
    with driver.workspace.read() as view:
        return view.need(Meeting, CHAIRS.id)


def write(driver: Driver, field: LineField, words: str) -> None:
    field.setFocus()
    field.selectAll()
    driver.type(words)
    driver.key(Qt.Key.Key_Tab)


def test_the_title_has_the_focus_and_is_ready_to_be_replaced(
    driver: Driver, page: MeetingScreen
) -> None:
    assert driver.focus is page.view.title
    driver.type("Chairs of all committees")
    driver.key(Qt.Key.Key_Tab)
    assert stored(driver).title == "Chairs of all committees"
    assert page.view.heading.text() == "Chairs of all committees"


def test_moving_a_meeting_in_time_keeps_its_length(driver: Driver, page: MeetingScreen) -> None:
    write(driver, page.view.starts, "2pm")
    assert stored(driver).starts == MONDAY + timedelta(hours=4)
    assert stored(driver).ends == MONDAY + timedelta(hours=5)
    assert page.view.ends.text() == "15:00"
    write(driver, page.view.day, "tomorrow")
    assert stored(driver).starts == MONDAY + timedelta(days=1, hours=4)
    assert page.view.lead.text().startswith("Tuesday 13 October 2026, 14:00 to 15:00")
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert stored(driver) == CHAIRS


def test_over_the_change_of_clocks_a_time_is_still_the_councils(
    driver: Driver, page: MeetingScreen
) -> None:
    write(driver, page.view.day, "26 October 2026")
    assert f"{stored(driver).starts:%d %H:%M}" == "26 10:30"  # winter time is UTC
    assert page.view.starts.text() == "10:30"


def test_what_is_not_understood_stays_and_is_explained(driver: Driver, page: MeetingScreen) -> None:
    write(driver, page.view.starts, "later")
    assert page.view.starts.text() == "later"
    assert page.view.starts_field.error.text().startswith("Write the start as a time")
    assert stored(driver) == CHAIRS
    write(driver, page.view.ends, "9am")
    assert page.view.ends_field.error.text() == "The meeting would end before it starts."
    write(driver, page.view.expected, "many")
    assert page.view.expected_field.error.isVisible()
    write(driver, page.view.expected, "4")
    assert not page.view.expected_field.error.isVisible()
    assert stored(driver).expected_count == 4


def test_an_end_may_be_left_out_and_a_title_may_not(driver: Driver, page: MeetingScreen) -> None:
    write(driver, page.view.ends, " ")
    assert stored(driver).ends is None
    write(driver, page.view.title, " ")
    assert page.view.title_field.error.text() == "Say who the team meets."
    assert stored(driver).title == CHAIRS.title


def test_room_kind_people_and_themes_are_a_key_each(driver: Driver, page: MeetingScreen) -> None:
    view = page.view
    write(driver, view.place, "Room 9")
    view.kind.setFocus()
    driver.key(Qt.Key.Key_Down)
    view.takers.checks[PRIYA].setFocus()
    driver.key(Qt.Key.Key_Space)
    view.themes.checks[FINANCE].setFocus()
    driver.key(Qt.Key.Key_Space)
    view.themes.checks[LEADERSHIP].setFocus()
    driver.key(Qt.Key.Key_Space)
    found = stored(driver)
    assert (found.place, found.kind) == ("Room 9", MeetingKind.SMALL_GROUP)
    assert found.note_takers == {PRIYA}
    assert found.themes == {FINANCE, LEADERSHIP}
    assert found.lead == SAM


def test_a_meeting_is_cancelled_and_put_back_by_one_button(
    driver: Driver, page: MeetingScreen
) -> None:
    page.view.cancel.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert stored(driver).state is MeetingState.CANCELLED
    assert page.view.cancel.text() == "Put the meeting back"
    driver.key(Qt.Key.Key_Return)
    assert stored(driver) == CHAIRS


def test_deleting_the_meeting_leads_back_to_its_day(driver: Driver, page: MeetingScreen) -> None:
    page.view.delete.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert driver.screen.name == "today"
    assert driver.page.toast.words.text() == "Meeting deleted"
    driver.key(Qt.Key.Key_Z, CTRL)
    assert stored(driver) == CHAIRS


def test_locking_comes_back_to_the_page(driver: Driver, page: MeetingScreen) -> None:
    assert page.spot() == Spot("meeting", CHAIRS.id)
    page.view.title.setFocus()
    driver.type("Half")
    page.leave()
    assert stored(driver).title == "Half"
