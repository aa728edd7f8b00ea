"""Write up from my notebook: no clock, no hurry, a paste or a Word page as good as typing."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from sli_desktop.ui.screens.addnotes.screen import AddNotesScreen
from sli_desktop.ui.spot import Spot
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, SHIFT, Driver


def write_up(driver: Driver) -> None:
    driver.page.go_to(Spot("capture", CHAIRS.id, "writeup"))
    driver.app.processEvents()


def test_today_offers_writing_up_first_where_a_meeting_ended_without_notes(
    driver: Driver,
) -> None:
    driver.clock.now += timedelta(hours=3)
    driver.page.go("today")
    words = [each.text() for each in driver.screen.findChildren(QPushButton) if each.isVisible()]
    assert "Write up" in words


def test_writing_up_has_no_clock_and_a_word_page_one_step_away(driver: Driver) -> None:
    write_up(driver)
    assert driver.capture.view.writing_up.isVisible()
    assert driver.capture.view.add_page.isVisible()
    assert not driver.capture.view.clock.isVisible()
    driver.start_notes(CHAIRS)
    assert not driver.capture.view.writing_up.isVisible()


def test_lines_are_typed_one_after_the_other_and_questions_stay_beside_them(
    driver: Driver,
) -> None:
    write_up(driver)
    driver.line("! Reports come late #1")
    driver.line("Proud of the depot")
    assert [note.body for note in driver.notes(CHAIRS)] == [
        "Reports come late",
        "Proud of the depot",
    ]
    assert driver.capture.view.line.hasFocus()


def test_a_page_of_the_notebook_is_pasted_as_a_note_a_line(driver: Driver) -> None:
    write_up(driver)
    QApplication.clipboard().setText("Proud of the depot\nReports come late\nNobody owns it")
    driver.key(Qt.Key.Key_V, CTRL)
    driver.key(Qt.Key.Key_Return, CTRL | SHIFT)
    notes = sorted(driver.notes(CHAIRS), key=lambda note: note.first_key)
    assert [note.body for note in notes] == [
        "Proud of the depot",
        "Reports come late",
        "Nobody owns it",
    ]


def test_a_word_page_is_added_to_this_meeting_and_the_person_comes_back(driver: Driver) -> None:
    write_up(driver)
    driver.capture.view.add_page.setFocus()
    driver.key(Qt.Key.Key_Space)
    add = driver.screen
    assert isinstance(add, AddNotesScreen)
    add.view.paste.setFocus()
    driver.type("Proud of the depot")
    add.view.read.setFocus()
    driver.key(Qt.Key.Key_Space)
    driver.key(Qt.Key.Key_Space)
    assert [note.body for note in driver.notes(CHAIRS)] == ["Proud of the depot"]
    assert driver.screen.spot() == Spot("capture", CHAIRS.id, "writeup")
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.notes(CHAIRS) == ()
