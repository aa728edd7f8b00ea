"""Capture: who is in the room, what to say at the start, a concern, the clock."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.change import edit, make
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.contact_numbers import ContactNumber, change_contact_number
from sli_desktop.ui.screens.capture import clock
from tests.builders import MONDAY, PRIYA, SAM, a_note, an_attendance
from tests.storage.pages import pages_with
from tests.ui.challenges import CHAIRS, SC1, SC2, TENANTS
from tests.ui.driving import CTRL, SHIFT, Driver

CANARY = "qzvxkanary"


def traces(driver: Driver) -> list[str]:
    return pages_with(driver.workspace.folder, driver.workspace.data_key, CANARY[1:])


def test_notes_of_a_colleague_show_who_wrote_them(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("Mine")
    hers = a_note("Hers", meeting=CHAIRS.id, author=PRIYA, first_key=MONDAY)
    driver.workspace.commit(make("Add a note", hers))
    chips = [[c.words for c in capture._words(note).chips] for note in capture.model.notes]
    assert chips == [["Priya"], []]
    spoken = capture.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "noted by Priya" in str(spoken)


def test_who_else_takes_notes_is_said(driver: Driver) -> None:
    both = replace(CHAIRS, note_takers=frozenset({SAM, PRIYA}))
    driver.workspace.commit(edit("Two take notes", (CHAIRS, both)))
    capture = driver.start_notes(CHAIRS)
    assert capture.view.facts.text().endswith("Priya takes notes too")


def test_the_words_to_say_are_shown_until_put_away_or_a_note_is_there(driver: Driver) -> None:
    challenge = driver.page._desk.challenge
    said = "What you say is not attributed to you."
    driver.workspace.commit(edit("Say words", (challenge, replace(challenge, opening_words=said))))
    capture = driver.start_notes(CHAIRS)
    assert capture.opening.isVisible()
    assert capture.opening.words.text() == said
    driver.key(Qt.Key.Key_W, CTRL | SHIFT)
    assert not capture.opening.isVisible()
    assert driver.focus is capture.view.line
    driver.start_notes(TENANTS)
    assert capture.opening.isVisible()
    driver.line("First note")
    assert not capture.opening.isVisible()
    driver.start_notes(CHAIRS)
    assert not capture.opening.isVisible()


def test_roles_are_put_right_by_acts_that_can_be_undone(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("One @SC1")
    driver.key(Qt.Key.Key_P, CTRL | SHIFT)
    rows = {row.person.id: row for row in capture.room.card.rows}
    assert rows[SC1.id].same.isVisible()
    assert not rows[SC2.id].same.isVisible()
    rows[SC1.id].more.setFocus()
    driver.key(Qt.Key.Key_Space)
    assert driver.focus.accessibleName() == "+ one SC1 Chair, overview more"
    with driver.workspace.read() as view:
        assert view.need(Attendance, SC1.id).count == 2
    row = next(row for row in capture.room.card.rows if row.person.id == SC1.id)
    row.label.setFocus()
    row.label.selectAll()
    driver.type("SC1 Chair")
    driver.key(Qt.Key.Key_Return)
    with driver.workspace.read() as view:
        assert view.need(Attendance, SC1.id).role_label == "SC1 Chair"
    row = next(row for row in capture.room.card.rows if row.person.id == SC1.id)
    row.remove.click()
    assert SC1.id not in capture.room.chips
    assert driver.notes(CHAIRS)[0].speaker is None
    driver.page.toast.undo.click()
    assert SC1.id in capture.room.chips
    assert driver.notes(CHAIRS)[0].speaker == SC1.id
    driver.focus.clearFocus()
    capture.room.card.new.setFocus()
    driver.key(Qt.Key.Key_Escape)
    assert driver.focus is capture.view.line


def test_a_role_held_by_one_person_is_marked(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    alone, several = capture.room.chips[SC1.id], capture.room.chips[SC2.id]
    assert alone.property("iconName") == "user"
    assert "this role can identify them" in alone.accessibleName()
    assert several.property("iconName") == "users"
    assert several.text() == "SC2 Chair, audit × 2"


def test_one_person_met_twice_has_one_key(driver: Driver) -> None:
    met = an_attendance(TENANTS.id, role_label="SC1 Chair, overview")
    driver.workspace.commit(make("Met", met))
    capture = driver.start_notes(CHAIRS)
    driver.key(Qt.Key.Key_P, CTRL | SHIFT)
    row = next(row for row in capture.room.card.rows if row.person.id == SC1.id)
    assert row.same.itemText(1) == "Same as SC1 Chair, overview, Tenants & residents"
    row.person_changed.emit(met.id)
    with driver.workspace.read() as view:
        keys = {view.need(Attendance, each).person_key for each in (SC1.id, met.id)}
    assert len(keys) == 1
    assert keys != {""}


def test_a_concern_strikes_out_the_line_and_then_the_note_before_it(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("Before it")
    driver.line(f"{CANARY} told us")
    driver.type(f"and {CANARY} again")
    capture.typing.keep()
    assert traces(driver) != []
    driver.key(Qt.Key.Key_R, CTRL | SHIFT)
    pane = capture.striking.pane
    assert pane.isVisible()
    assert driver.focus is pane.strike
    assert pane.strike.text() == "Strike out the line being typed"
    driver.key(Qt.Key.Key_Space)
    assert capture.view.line.toPlainText() == ""
    assert pane.told.text().startswith("Struck out.")
    assert pane.strike.text() == "Strike out the note of 10:42"
    driver.key(Qt.Key.Key_Space)
    assert [note.body for note in driver.notes(CHAIRS)] == ["Before it"]
    assert [note.body for note in capture.model.notes] == ["Before it"]
    assert traces(driver) == []
    driver.key(Qt.Key.Key_Escape)
    assert capture.view.line.hasFocus()
    assert not capture.view.line.document().isUndoAvailable()
    capture.typing.settle()
    assert traces(driver) == []


def test_a_concern_names_whom_to_ring_and_leads_to_a_form(driver: Driver) -> None:
    with driver.workspace.read() as view:
        act = change_contact_number(view, ContactNumber.SAFEGUARDING, "01632 960 100")
    driver.workspace.commit(act)
    capture = driver.start_notes(CHAIRS)
    driver.key(Qt.Key.Key_R, CTRL | SHIFT)
    pane = capture.striking.pane
    assert pane.safeguarding.text() == "01632 960 100"
    assert pane.manager.text() == "No number yet. It is entered in Challenge set-up."
    assert not pane.strike.isVisible()
    pane.form.click()
    assert driver.screen.name == "paper"


def test_ten_and_five_minutes_before_the_end_are_said_once(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(clock, "announce", lambda _widget, words: told.append(words))
    assert CHAIRS.starts is not None
    driver.clock.now = CHAIRS.starts + timedelta(minutes=49)
    capture = driver.start_notes(CHAIRS)
    for minutes in (50, 50, 53, 55, 56):
        driver.clock.now = CHAIRS.starts + timedelta(minutes=minutes)
        capture.clock.show()
    assert told == ["10 minutes left", "5 minutes left"]
    assert capture.view.left.text() == "4 minutes left"
