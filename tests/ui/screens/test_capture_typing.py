"""Capture: pasting, the lists after @ and #, marks switched off, where a note came from."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from sli_desktop.models.records.note import Note, NoteKind, Source
from sli_desktop.services.pasting import LARGEST_NOTE, clean
from sli_desktop.ui.widgets import pick_list
from tests.builders import FINANCE, HOUSING, LEADERSHIP
from tests.ui.challenges import CHAIRS, SC1, SC2
from tests.ui.driving import CTRL, SHIFT, Driver


def in_order(driver: Driver) -> list[Note]:
    return sorted(driver.notes(CHAIRS), key=lambda note: (note.first_key, note.id))


def body(driver: Driver) -> str:
    (note,) = driver.notes(CHAIRS)
    return note.body


def paste(driver: Driver, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    driver.capture.view.line.insertFromMimeData(data)


def test_a_text_too_long_for_one_note_is_several_and_no_word_is_lost(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    words = "\n".join(f"paragraph {number} of a very long page" for number in range(60_000))
    assert len(words) > 4 * LARGEST_NOTE
    paste(driver, words)
    assert capture.view.line.toPlainText() == ""
    notes = in_order(driver)
    assert len(notes) == 5
    assert " ".join(note.body for note in notes).split() == words.split()
    assert "5 notes" in driver.page.toast.words.text()
    driver.page.toast.undo.click()
    assert driver.notes(CHAIRS) == ()


def test_pasted_lines_are_one_note_unless_the_person_wants_one_a_line(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    offer = capture.view.line_card.offer
    paste(driver, "One\n\nTwo #1\n")
    assert offer.isVisible()
    driver.key(Qt.Key.Key_Return)
    assert not offer.isVisible()
    assert body(driver).split() == ["One", "Two"]
    driver.clock.now += timedelta(seconds=3)
    paste(driver, "+ Three #1\nFour @SC1")
    driver.key(Qt.Key.Key_Return, CTRL | SHIFT)
    notes = in_order(driver)[1:]
    assert [note.body for note in notes] == ["+ Three #1", "Four @SC1"]
    driver.clock.now += timedelta(seconds=3)
    paste(driver, "! Five #3\nSix")
    offer.signs.click()
    offer.each.click()
    five = in_order(driver)[3]
    assert five.body == "Five"
    assert five.kinds == {NoteKind.AREA}
    assert five.themes == {HOUSING}
    driver.key(Qt.Key.Key_Z, CTRL)
    assert len(driver.notes(CHAIRS)) == 3


@pytest.mark.parametrize(
    "words", ["a\x00b", "שלום \u202eabc", "e\u0301 👩‍👩‍👧", "half \ud83d"], ids=ascii
)
def test_odd_signs_can_be_pasted_and_kept(driver: Driver, words: str) -> None:
    driver.start_notes(CHAIRS)
    paste(driver, words)
    driver.key(Qt.Key.Key_Return)
    # Half a character does not come through the clipboard.
    assert body(driver).split() == clean(words).replace("\ufffd", "").split()


def test_marks_of_a_long_text_are_read_at_the_latest_with_enter(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    paste(driver, "word " * 2_000)
    driver.type("end #2")
    driver.key(Qt.Key.Key_Return)
    (note,) = driver.notes(CHAIRS)
    assert note.themes == {LEADERSHIP}
    assert note.body.endswith("word end")


def test_the_list_after_a_sign_filters_takes_and_leaves(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    listed = capture.typing.mentions.list
    driver.type("Late #")
    assert [listed.item(i).text() for i in range(listed.count())] == [
        "1  Finance",
        "2  Leadership",
        "3  Housing",
    ]
    assert driver.focus is capture.view.line
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Return)
    assert capture.view.line.toPlainText() == "Late #2 "
    assert driver.notes(CHAIRS) == ()
    driver.type("says @sc")
    assert listed.isVisible()
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Tab)
    assert driver.focus is capture.view.line
    driver.key(Qt.Key.Key_Return)
    (note,) = driver.notes(CHAIRS)
    assert note.body == "Late says"
    assert note.themes == {LEADERSHIP}
    assert note.speaker == SC2.id


def test_esc_leaves_what_was_typed_after_a_sign_and_enter_is_enter_again(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.type("Flat #")
    driver.key(Qt.Key.Key_Escape)
    assert not capture.typing.mentions.is_open
    driver.type("x")
    assert not capture.typing.mentions.is_open
    driver.key(Qt.Key.Key_Return)
    assert body(driver) == "Flat #x"
    driver.type("One #1")
    assert not capture.typing.mentions.is_open
    driver.key(Qt.Key.Key_Return)
    assert len(driver.notes(CHAIRS)) == 2


def test_the_list_stays_inside_a_small_window_at_200_per_cent(driver: Driver) -> None:
    driver.look.choose(text_size=200)
    driver.shell.resize(1366, 768)
    capture = driver.start_notes(CHAIRS)
    driver.type("#")
    listed = capture.typing.mentions.list
    assert capture.view.rect().contains(listed.geometry())
    assert listed.visualItemRect(listed.item(0)).height() >= 48
    driver.key(Qt.Key.Key_Escape)


def test_what_the_list_offers_is_spoken(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    driver.start_notes(CHAIRS)
    monkeypatch.setattr(pick_list, "announce", lambda _widget, words: told.append(words))
    driver.type("#")
    driver.key(Qt.Key.Key_Down)
    assert told == ["1  Finance, 1 of 3", "2  Leadership, 2 of 3"]
    driver.key(Qt.Key.Key_Escape)


def test_without_marks_signs_are_words_and_kinds_are_switches(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.page._desk.preferences.change(marks=False)
    strength, area, *_more = capture.view.line_card.sign_buttons
    assert strength.text() == "Strength"
    driver.type("+ as typed #1 @SC1")
    assert not capture.typing.mentions.is_open
    strength.click()
    area.click()
    area.click()
    driver.key(Qt.Key.Key_1, CTRL)
    driver.key(Qt.Key.Key_Return)
    (note,) = driver.notes(CHAIRS)
    assert note.body == "+ as typed #1 @SC1"
    assert note.kinds == {NoteKind.STRENGTH}
    assert note.themes == {FINANCE}
    assert not strength.isChecked()


def test_buttons_under_the_box_write_signs_and_leave_the_focus_there(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    buttons = capture.view.line_card.sign_buttons
    driver.type("No plan")
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert driver.focus is capture.view.line
    driver.key(Qt.Key.Key_End)
    QTest.mouseClick(buttons[5], Qt.MouseButton.LeftButton)
    assert capture.view.line.toPlainText() == "! No plan #"
    assert capture.typing.mentions.is_open
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Return)
    (note,) = driver.notes(CHAIRS)
    assert note.kinds == {NoteKind.AREA}
    assert note.themes == {FINANCE}


def test_a_line_can_be_seen_instead_of_heard_and_a_note_as_well(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.type("Broken lift")
    driver.key(Qt.Key.Key_S, CTRL | SHIFT)
    assert capture.view.line_card.source.text() == "Saw"
    driver.key(Qt.Key.Key_Return)
    assert driver.notes(CHAIRS)[0].source is Source.SAW
    assert capture.view.line_card.source.text() == "Heard"
    assert "Saw" in [chip.words for chip in capture._words(driver.notes(CHAIRS)[0]).chips]
    driver.key(Qt.Key.Key_S, CTRL | SHIFT)
    assert driver.notes(CHAIRS)[0].source is Source.READ
    driver.key(Qt.Key.Key_Up, CTRL)
    driver.key(Qt.Key.Key_O)
    assert driver.notes(CHAIRS)[0].source is Source.DATA


def test_kinds_of_a_note_are_kept_when_its_words_are_changed(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.line("? Who signs @SC1")
    driver.key(Qt.Key.Key_Up, CTRL)
    driver.key(Qt.Key.Key_Return)
    driver.line(" and when")
    (note,) = driver.notes(CHAIRS)
    assert note.body == "Who signs and when"
    assert note.kinds == {NoteKind.FOLLOW_UP}
    assert note.speaker == SC1.id
