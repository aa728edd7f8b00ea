"""A field bound to a record: saved while typed, one visit one undo, never disturbed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout
from pytestqt.qtbot import QtBot
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import ChangeSet, edit
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.main_window import ChallengeWindow, Place
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.widgets.forms import LineField, TextField
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, Driver


class TooLongError(SliError):
    code = "SLI-0000"


def reword(meeting: Meeting, words: str) -> ChangeSet | None:
    if len(words) > 40:
        raise TooLongError("Too long.", next_step="Shorten it.")
    return edit("Change the place", (meeting, replace(meeting, place=words.strip())))


class Form(Screen):
    """Two fields of one meeting, as a screen would have them."""

    name = "form"
    title = "Form"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.place, self.title_field = LineField(), TextField()
        self.place.setAccessibleName("Place")
        self.title_field.setAccessibleName("Title")
        items = QVBoxLayout(self)
        items.addWidget(self.place)
        items.addWidget(self.title_field)
        self.bound = RecordField[Meeting](desk, self.place, read=lambda m: m.place, act=reword)
        self.title_bound = RecordField[Meeting](
            desk,
            self.title_field,
            read=lambda m: m.title,
            act=lambda m, words: edit("Change the title", (m, replace(m, title=words))),
        )

    @override
    def enter(self) -> None:
        self.place.setFocus()


@pytest.fixture
def form(driver: Driver) -> Form:
    """The form in the window, at the place of a meeting."""
    page: ChallengeWindow = driver.page
    made = Form(page._desk)
    page._places["form"] = Place(Form, "today", lambda: made)
    with driver.workspace.read() as view:
        meeting = view.need(Meeting, CHAIRS.id)
    made.bound.show(meeting)
    made.title_bound.show(meeting)
    page.go("form")
    driver.app.processEvents()
    return made


def stored(driver: Driver) -> Meeting:
    with driver.workspace.read() as view:
        return view.need(Meeting, CHAIRS.id)


def pause(field: LineField | TextField) -> None:
    """The moment after a key, without waiting for it."""
    field.visit.pause()


def test_typing_is_saved_while_it_goes_on(driver: Driver, form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.bound.kept):
        driver.type("a")
    assert stored(driver).place == "aRoom 2"
    assert form.place.text() == "aRoom 2"


def test_a_visit_with_many_pauses_is_one_step(driver: Driver, form: Form) -> None:
    form.place.selectAll()
    for piece in ("Council ", "chamber, ", "first floor"):
        driver.type(piece)
        pause(form.place)
    driver.key(Qt.Key.Key_Tab)
    assert stored(driver).place == "Council chamber, first floor"
    driver.key(Qt.Key.Key_Z, CTRL)
    assert (stored(driver).place, form.place.text()) == ("Room 2", "Room 2")
    driver.key(Qt.Key.Key_Y, CTRL)
    assert form.place.text() == "Council chamber, first floor"


def test_ctrl_z_takes_back_the_typing_of_this_visit_and_then_acts(
    driver: Driver, form: Form
) -> None:
    driver.key(Qt.Key.Key_Tab)
    form.title_field.selectAll()
    driver.type("Scrutiny")
    form.place.setFocus()
    driver.type("X")
    pause(form.place)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert form.place.text() == "Room 2"
    driver.key(Qt.Key.Key_Z, CTRL)
    assert stored(driver).place == "Room 2"
    assert stored(driver).title == CHAIRS.title
    assert form.title_field.toPlainText() == CHAIRS.title
    driver.key(Qt.Key.Key_Y, CTRL)
    assert stored(driver).title == "Scrutiny"
    driver.key(Qt.Key.Key_Y, CTRL)
    assert form.place.text() == "XRoom 2"


def test_what_comes_from_elsewhere_does_not_disturb_typing(driver: Driver, form: Form) -> None:
    form.place.setCursorPosition(6)
    driver.type(" or 3")
    meeting = stored(driver)
    driver.workspace.commit(edit("Import", (meeting, replace(meeting, place="Elsewhere"))))
    assert form.place.text() == "Room 2 or 3"
    pause(form.place)
    assert stored(driver).place == "Room 2 or 3"
    pause(form.place)
    meeting = stored(driver)
    driver.workspace.commit(edit("Import", (meeting, replace(meeting, place="Elsewhere"))))
    assert form.place.text() == "Elsewhere"


def test_a_space_at_the_end_stays_while_typing_goes_on(driver: Driver, form: Form) -> None:
    form.place.setCursorPosition(6)
    driver.type(" ")
    pause(form.place)
    assert form.place.text() == "Room 2 "
    driver.type("b ")
    driver.key(Qt.Key.Key_Tab)
    assert form.place.text() == "Room 2 b"


def test_words_that_cannot_be_kept_stay_and_are_told_on_leaving(driver: Driver, form: Form) -> None:
    refused: list[SliError] = []
    form.bound.refused.connect(refused.append)
    driver.type("x" * 41)
    pause(form.place)
    assert refused == []
    driver.key(Qt.Key.Key_Tab)
    assert [type(each) for each in refused] == [TooLongError]
    assert form.place.text().startswith("xxx")
    assert stored(driver).place == "Room 2"


def test_leaving_the_screen_keeps_what_was_half_typed(driver: Driver, form: Form) -> None:
    driver.type("Z")
    driver.page.leave()
    assert stored(driver).place == "ZRoom 2"


def test_another_record_in_the_field_first_saves_what_was_typed(driver: Driver, form: Form) -> None:
    driver.type("Z")
    form.bound.show(None)
    assert stored(driver).place == "ZRoom 2"
    assert form.place.text() == ""


def test_the_menu_names_what_undo_takes_back(driver: Driver, form: Form) -> None:
    undo, redo = driver.page.actions_["undo"], driver.page.actions_["redo"]
    driver.type("Z")
    driver.page._check_actions()
    assert undo.text() == "Undo: typing"
    driver.key(Qt.Key.Key_Tab)
    driver.page._check_actions()
    assert (undo.text(), redo.text()) == ("Undo: Change the place", "Redo")
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.page._check_actions()
    assert redo.text() == "Redo: Change the place"
