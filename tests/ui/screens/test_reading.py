"""Reading a document: each note carries its page, the page stays until it is changed."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.change import make
from sli_desktop.models.records.meeting import Document, DocumentState
from sli_desktop.models.records.note import FollowUp, Note, NoteKind, Source
from sli_desktop.services.reading_drafts import read_reading_draft
from sli_desktop.ui.screens.reading.screen import ReadingScreen
from sli_desktop.ui.spot import Spot
from tests.builders import FINANCE, HOUSING, MONDAY, a_document
from tests.ui.driving import CTRL, Driver

if TYPE_CHECKING:
    from sli_desktop.ui.widgets.forms import LineField

BUDGET = a_document(state=DocumentState.RECEIVED)
OTHER = a_document("Audit letter")


@pytest.fixture
def screen(driver: Driver) -> ReadingScreen:
    driver.workspace.commit(make("Add", BUDGET, OTHER))
    driver.page.go_to(Spot("reading", BUDGET.id))
    driver.app.processEvents()
    found = driver.screen
    assert isinstance(found, ReadingScreen)
    return found


def notes(driver: Driver) -> tuple[Note, ...]:
    with driver.workspace.read() as view:
        return view.where(Note, document=BUDGET.id)


def stored(driver: Driver) -> Document:
    with driver.workspace.read() as view:
        return view.need(Document, BUDGET.id)


def test_notes_carry_the_page_which_stays_until_it_is_changed(
    driver: Driver, screen: ReadingScreen
) -> None:
    assert driver.focus is screen.view.page
    driver.type("12")
    driver.key(Qt.Key.Key_Return)
    assert screen.view.line.hasFocus()
    driver.line("! Reserves fall by half #1")
    driver.line("? What replaces them")
    driver.key(Qt.Key.Key_G, CTRL)
    driver.type("14")
    driver.key(Qt.Key.Key_Return)
    driver.line("Savings are listed")
    found = notes(driver)
    assert [(note.page, note.body) for note in found] == [
        ("12", "Reserves fall by half"),
        ("12", "What replaces them"),
        ("14", "Savings are listed"),
    ]
    assert found[0].kinds == {NoteKind.AREA}
    assert found[0].themes == {FINANCE}
    assert found[1].follow_up is FollowUp.OPEN
    assert {note.source for note in found} == {Source.READ}
    assert {note.meeting for note in found} == {None}


def test_a_note_in_the_list_is_changed_marked_and_deleted_by_keys(
    driver: Driver, screen: ReadingScreen
) -> None:
    screen.view.page.setText("3")
    screen.view.line.setFocus()
    driver.line("First")
    driver.key(Qt.Key.Key_Up, CTRL)
    assert driver.focus is screen.view.notes
    driver.key(Qt.Key.Key_S)
    driver.key(Qt.Key.Key_3)
    [note] = notes(driver)
    assert note.kinds == {NoteKind.STRENGTH}
    assert note.themes == {HOUSING}
    driver.key(Qt.Key.Key_Return)
    assert screen.view.line.toPlainText() == "+ First"
    driver.line(" and last")
    [note] = notes(driver)
    assert (note.body, note.page) == ("First and last", "3")
    assert note.kinds == {NoteKind.STRENGTH}
    driver.key(Qt.Key.Key_Up, CTRL)
    driver.key(Qt.Key.Key_Delete)
    assert notes(driver) == ()
    driver.key(Qt.Key.Key_Z, CTRL)
    assert [each.body for each in notes(driver)] == ["First and last"]


def test_a_mark_turns_back_into_text_and_a_theme_has_its_key(
    driver: Driver, screen: ReadingScreen
) -> None:
    screen.view.line.setFocus()
    driver.type("+ ")
    assert [chip.words for chip in screen.view.chips.chips] == ["Strength"]
    driver.key(Qt.Key.Key_Backspace)
    assert not screen.view.chips.chips
    driver.key(Qt.Key.Key_2, CTRL)
    assert [chip.words for chip in screen.view.chips.chips] == ["Leadership"]


def test_what_the_document_is_saves_field_by_field(driver: Driver, screen: ReadingScreen) -> None:
    view = screen.view
    written: tuple[tuple[LineField, str], ...] = (
        (view.owner, "Finance"),
        (view.dated, "3 March 2025"),
        (view.reference, "B1"),
        (view.pages, "24"),
    )
    for field, words in written:
        field.setFocus()
        driver.type(words)
        driver.key(Qt.Key.Key_Tab)
    found = stored(driver)
    assert (found.owner, found.reference, found.pages) == ("Finance", "B1", 24)
    assert found.dated == date(2025, 3, 3)
    view.state.setFocus()
    driver.key(Qt.Key.Key_Down)
    assert stored(driver).state is DocumentState.READ
    assert screen.view.lead.text() == "Finance · 3 March 2025 · B1"


def test_what_is_not_understood_stays_and_is_explained(
    driver: Driver, screen: ReadingScreen
) -> None:
    screen.view.dated.setFocus()
    driver.type("last spring")
    driver.key(Qt.Key.Key_Tab)
    assert screen.view.dated.text() == "last spring"
    assert screen.view.dated_field.error.isVisible()
    assert stored(driver).dated is None


def test_an_unfinished_note_survives_the_end_of_the_program(
    driver: Driver, screen: ReadingScreen, qtbot: QtBot
) -> None:
    screen.view.page.setText("7")
    screen.view.line.setFocus()
    driver.type("! Half a sent")

    def is_kept() -> bool:
        with driver.workspace.read() as view:
            return read_reading_draft(view) is not None

    qtbot.waitUntil(is_kept)
    with driver.workspace.read() as view:
        draft = read_reading_draft(view)
    assert draft is not None
    assert (draft.text, draft.page, draft.document) == ("! Half a sent", "7", BUDGET.id)
    driver.page.go_to(Spot("reading", OTHER.id))
    screen.view.line.setFocus()
    driver.line("Another line")
    driver.page.go_to(Spot("reading", BUDGET.id))
    assert screen.view.line.toPlainText() == "! Half a sent"
    driver.line("ence")
    assert [note.body for note in notes(driver)] == ["Half a sentence"]
    with driver.workspace.read() as view:
        assert read_reading_draft(view) is None


def test_deleting_the_document_leads_back_and_undo_brings_it_back(
    driver: Driver, screen: ReadingScreen
) -> None:
    screen.view.delete.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert driver.screen.name == "interviews"
    driver.key(Qt.Key.Key_Z, CTRL)
    assert stored(driver) == BUDGET


def test_in_a_narrow_window_the_details_are_a_button_away(
    driver: Driver, screen: ReadingScreen
) -> None:
    driver.shell.resize(683, 384)
    driver.app.processEvents()
    assert not screen.view.side.isVisible()
    assert screen.view.line.isVisible()
    screen.view.details.setFocus()
    driver.key(Qt.Key.Key_Space)
    assert screen.view.title.isVisible()
    assert not screen.view.line.isVisible()


def test_a_note_speaks_its_kind_words_and_page(driver: Driver, screen: ReadingScreen) -> None:
    driver.clock.now = MONDAY + timedelta(hours=1)
    screen.view.page.setText("3")
    screen.view.line.setFocus()
    driver.line("+ Reserves are sound #1")
    index = screen.model.index(0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Strength. Reserves are sound. theme Finance. page 3"
