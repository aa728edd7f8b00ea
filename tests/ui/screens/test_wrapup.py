"""The wrap-up by keys: each touch is saved at once, undo takes it back, nothing is demanded."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from sli_desktop.models.records.challenge import Question
from sli_desktop.models.records.change import make
from sli_desktop.models.records.meeting import (
    Headline,
    Meeting,
    MeetingState,
    Sensitivity,
    UnableToSpeak,
)
from sli_desktop.models.records.note import FollowUp, Note
from sli_desktop.ui.screens.wrapup.screen import WrapUpScreen
from sli_desktop.ui.spot import Spot
from tests.builders import FINANCE, MONDAY, SAM, a_meeting, a_note
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, Driver

Key = Qt.Key
UNIONS = a_meeting(
    "Trade unions",
    starts=MONDAY + timedelta(hours=3),
    ends=MONDAY + timedelta(hours=4),
    lead=SAM,
    reference="SA9",
    place="Room 4",
)


@pytest.fixture
def screen(driver: Driver) -> WrapUpScreen:
    """The wrap-up of a meeting with three notes: one bare, one with a theme, one follow-up."""
    driver.workspace.commit(make("Add a meeting", UNIONS))
    driver.start_notes(CHAIRS)
    driver.line("! Nobody owns the plan")
    driver.line("+ Members are proud #2")
    driver.line("? Ask the unions about the depot #3")
    driver.key(Key.Key_E, CTRL)
    assert isinstance(driver.screen, WrapUpScreen)
    return driver.screen


def stored(driver: Driver) -> Meeting:
    with driver.workspace.read() as view:
        return view.need(Meeting, CHAIRS.id)


def headlines(driver: Driver) -> list[str]:
    with driver.workspace.read() as view:
        found = view.where(Headline, meeting=CHAIRS.id)
    return [each.text for each in sorted(found, key=lambda each: each.order)]


def note(driver: Driver, beginning: str) -> Note:
    return next(each for each in driver.notes(CHAIRS) if each.body.startswith(beginning))


def test_the_focus_is_in_the_first_headline_and_enter_leads_on(
    screen: WrapUpScreen, driver: Driver
) -> None:
    assert driver.focus is screen.headlines.boxes[0]
    driver.type("Nobody owns it")
    driver.key(Key.Key_Return)
    assert driver.focus is screen.headlines.boxes[1]
    driver.key(Key.Key_Return)
    assert screen.notes.hasFocus()
    assert headlines(driver) == ["Nobody owns it"]


def test_a_headline_is_saved_while_it_is_typed(screen: WrapUpScreen, driver: Driver) -> None:
    driver.type("Half a sent")
    screen.headlines.boxes[0].visit.pause()
    assert headlines(driver) == ["Half a sent"]
    driver.type("ence")
    driver.key(Key.Key_Return)
    assert headlines(driver) == ["Half a sentence"]


def test_one_visit_to_a_headline_is_one_step_of_undo(screen: WrapUpScreen, driver: Driver) -> None:
    driver.type("Half a sent")
    screen.headlines.boxes[0].visit.pause()
    driver.type("ence")
    driver.key(Key.Key_Return)
    driver.key(Key.Key_Z, CTRL)
    assert headlines(driver) == []
    assert screen.headlines.boxes[0].toPlainText() == ""
    driver.key(Key.Key_Y, CTRL)
    assert screen.headlines.boxes[0].toPlainText() == "Half a sentence"


def test_a_headline_emptied_is_deleted_and_can_be_written_anew(
    screen: WrapUpScreen, driver: Driver
) -> None:
    driver.type("First")
    driver.key(Key.Key_Return)
    screen.headlines.boxes[0].setFocus()
    driver.key(Key.Key_A, CTRL)
    driver.key(Key.Key_Delete)
    driver.key(Key.Key_Return)
    assert headlines(driver) == []
    screen.headlines.boxes[0].setFocus()
    driver.type("Other")
    driver.key(Key.Key_Return)
    assert headlines(driver) == ["Other"]


def test_unable_to_speak_freely_starts_without_an_answer(
    screen: WrapUpScreen, driver: Driver
) -> None:
    buttons = screen.people.freely.buttons
    assert not any(each.isChecked() for each in buttons.values())
    buttons[UnableToSpeak.PERHAPS].setFocus()
    driver.key(Key.Key_Space)
    assert stored(driver).unable_to_speak is UnableToSpeak.PERHAPS
    driver.key(Key.Key_Space)
    assert stored(driver).unable_to_speak is UnableToSpeak.UNANSWERED
    assert not any(each.isChecked() for each in buttons.values())


def test_the_number_of_people_is_saved_and_a_wrong_one_explained(
    screen: WrapUpScreen, driver: Driver
) -> None:
    people = screen.people
    assert people.hint.text() == "3 written down by role"
    people.count.setFocus()
    driver.type("12")
    driver.key(Key.Key_Return)
    assert stored(driver).people_count == 12
    driver.key(Key.Key_A, CTRL)
    driver.type("many")
    driver.key(Key.Key_Return)
    assert not people.error.isHidden()
    assert people.count.text() == "many"
    assert stored(driver).people_count == 12


def test_team_only_takes_the_notes_along_and_opening_asks_about_them(
    screen: WrapUpScreen, driver: Driver
) -> None:
    screen.people.team_only.setFocus()
    driver.key(Key.Key_Space)
    assert stored(driver).sensitivity is Sensitivity.TEAM_ONLY
    assert {each.sensitivity for each in driver.notes(CHAIRS)} == {Sensitivity.TEAM_ONLY}
    driver.key(Key.Key_Space)
    assert stored(driver).sensitivity is Sensitivity.OPEN
    assert screen.people.closed.text() == "3 notes stay team only."
    screen.people.open_all.setFocus()
    driver.key(Key.Key_Space)
    assert {each.sensitivity for each in driver.notes(CHAIRS)} == {Sensitivity.OPEN}
    assert screen.people.still.isHidden()


def test_digits_put_the_chosen_note_under_themes_and_undo_takes_it_out(
    screen: WrapUpScreen, driver: Driver
) -> None:
    assert screen.view.bare_title.text() == "1 note without a theme"
    screen.notes.setFocus()
    driver.key(Key.Key_1)
    assert note(driver, "Nobody").themes == {FINANCE}
    assert screen.view.bare_title.text() == "Every note has a theme now"
    driver.key(Key.Key_9)
    driver.key(Key.Key_Z, CTRL)
    assert note(driver, "Nobody").themes == frozenset()
    assert screen.view.bare_title.text() == "1 note without a theme"


def test_enter_on_the_last_note_goes_to_the_follow_ups(
    screen: WrapUpScreen, driver: Driver
) -> None:
    screen.notes.setFocus()
    driver.key(Key.Key_2)
    driver.key(Key.Key_Return)
    assert driver.focus is screen.follow_ups.rows[0].check


def test_a_click_on_a_key_cap_does_the_same(screen: WrapUpScreen, driver: Driver) -> None:
    place = screen.notes.visualRect(screen.notes.rows.index(0))
    shown = screen.notes.delegate._places(note(driver, "Nobody"), place)[1][0].center()
    QTest.mouseClick(screen.notes.viewport(), Qt.MouseButton.LeftButton, pos=shown)
    assert note(driver, "Nobody").themes == {FINANCE}


def test_a_row_is_read_out_with_kind_words_and_theme(screen: WrapUpScreen, driver: Driver) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    index = screen.notes.rows.index(0)
    assert index.data(role) == "Area for consideration. Nobody owns the plan. no theme yet"
    screen.notes.setFocus()
    driver.key(Key.Key_1)
    assert index.data(role) == "Area for consideration. Nobody owns the plan. Finance"
    interface = QAccessible.queryAccessibleInterface(screen.notes)
    assert interface.role() is QAccessible.Role.List


def test_ticked_follow_ups_are_carried_when_going_on(screen: WrapUpScreen, driver: Driver) -> None:
    row = screen.follow_ups.rows[0]
    assert row.check.isChecked()
    assert row.where.currentText().startswith("Trade unions · Mon")
    driver.key(Key.Key_Return, CTRL)
    assert driver.page.spot() == Spot("capture", UNIONS.id)
    assert note(driver, "Ask").follow_up is FollowUp.CARRIED
    with driver.workspace.read() as view:
        assert [each.text for each in view.where(Question, meeting=UNIONS.id)] == [
            "Ask the unions about the depot"
        ]
    assert stored(driver).wrap_up_done
    driver.page.undoing.undo_act()
    assert not stored(driver).wrap_up_done
    assert note(driver, "Ask").follow_up is FollowUp.OPEN


def test_a_follow_up_that_is_not_ticked_stays_open(screen: WrapUpScreen, driver: Driver) -> None:
    screen.follow_ups.rows[0].check.setFocus()
    driver.key(Key.Key_Space)
    driver.key(Key.Key_Return, CTRL)
    assert note(driver, "Ask").follow_up is FollowUp.OPEN


def test_choosing_where_to_carries_at_once_and_unticking_takes_it_back(
    screen: WrapUpScreen, driver: Driver
) -> None:
    row = screen.follow_ups.rows[0]
    row.where.setFocus()
    driver.key(Key.Key_Home)
    with driver.workspace.read() as view:
        question = next(each for each in view.all(Question) if each.text.startswith("Ask"))
    assert (question.meeting, row.where.currentText()) == (None, "Anyone")
    row.check.setFocus()
    driver.key(Key.Key_Space)
    assert note(driver, "Ask").follow_up is FollowUp.OPEN
    assert not row.check.isChecked()


def test_it_may_be_left_for_later_and_today_says_so(screen: WrapUpScreen, driver: Driver) -> None:
    driver.key(Key.Key_Escape)
    assert driver.screen.name == "today"
    assert stored(driver).state is MeetingState.HELD
    words = [each.text() for each in driver.screen.findChildren(type(screen.view.title))]
    assert "Wrap-up not written" in words


def test_a_meeting_without_notes_is_all_done(driver: Driver) -> None:
    driver.workspace.commit(make("Add a meeting", UNIONS))
    driver.page.go_to(Spot("wrapup", UNIONS.id))
    screen = driver.screen
    assert isinstance(screen, WrapUpScreen)
    assert not screen.view.done_card.isHidden()


def test_without_a_next_meeting_today_is_next(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.key(Key.Key_E, CTRL)
    screen = driver.screen
    assert isinstance(screen, WrapUpScreen)
    assert screen.view.next.text() == "No more meetings today"
    assert screen.view.go.text() == "Save and go to Today"
    driver.key(Key.Key_Return, CTRL)
    assert driver.screen.name == "today"


def test_what_a_colleague_adds_meanwhile_shows_and_what_is_typed_stays(
    screen: WrapUpScreen, driver: Driver
) -> None:
    driver.type("Being typed")
    hers = a_note("Hers", meeting=CHAIRS.id, themes=frozenset())
    driver.workspace.commit(make("Add a note", hers))
    assert screen.view.bare_title.text() == "2 notes without a theme"
    assert screen.headlines.boxes[0].toPlainText() == "Being typed"


def test_a_meeting_that_is_deleted_leads_to_today(screen: WrapUpScreen, driver: Driver) -> None:
    driver.page.go_to(Spot("wrapup", a_meeting("Nowhere").id))
    assert driver.screen.name == "today"
