"""Capture: marks, themes, speakers, list mode, undo in both levels, trouble while saving."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.marks import LineContext, parse_line
from sli_desktop.services.pasting import LONGEST_PARAGRAPH
from sli_desktop.storage import DiskFullError
from sli_desktop.ui.screens.capture import state
from sli_desktop.ui.spot import Spot
from tests.builders import FINANCE, HOUSING, LEADERSHIP, MONDAY, a_challenge, a_note, a_theme
from tests.ui.challenges import CHAIRS, SC1, SC2, TENANTS
from tests.ui.driving import CTRL, SHIFT, Driver

ROOM = state.Room(
    a_challenge(), (a_theme("Finance"), a_theme("Leadership"), a_theme("Housing")), (SC1, SC2)
)


def body(driver: Driver) -> str:
    (note,) = driver.notes(CHAIRS)
    return note.body


def test_marks_show_as_chips_while_typing(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.type("! No plan #3 @SC1")
    assert [chip.words for chip in capture.view.chips.chips] == [
        "Area for consideration",
        "Housing",
        "SC1 Chair, overview",
    ]
    assert capture.side.themes[2].isChecked()
    assert capture.view.chips.accessibleName() == (
        "Marks of this line: Area for consideration, theme Housing, SC1 Chair, overview"
    )


def test_backspace_straight_after_a_mark_turns_it_back_into_text(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.type("+ ")
    assert capture.typing.parsed.kinds == {NoteKind.STRENGTH}
    driver.key(Qt.Key.Key_Backspace)
    assert capture.view.line.toPlainText() == "+ "
    assert capture.typing.parsed.kinds == set()
    driver.line("5 per cent #1")
    note = driver.notes(CHAIRS)[0]
    assert note.body == "+ 5 per cent"
    assert note.themes == {FINANCE}


def test_a_mark_taken_back_stays_text_when_words_before_it_change(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.type("Ward #3")
    driver.key(Qt.Key.Key_Backspace)
    driver.key(Qt.Key.Key_Home)
    driver.type("In ")
    driver.key(Qt.Key.Key_Return)
    assert body(driver) == "In Ward #3"
    assert driver.notes(CHAIRS)[0].themes == set()


def test_shift_enter_makes_a_second_line_of_the_same_note(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.type("First line")
    driver.key(Qt.Key.Key_Return, SHIFT)
    driver.line("second line")
    assert body(driver) == "First line\nsecond line"


def test_the_time_of_a_note_is_that_of_its_first_key(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    began = driver.clock.now
    driver.type("Slow")
    driver.clock.now += timedelta(minutes=3)
    driver.key(Qt.Key.Key_Return)
    assert driver.notes(CHAIRS)[0].first_key == began


def test_the_speaker_stays_until_another_one_speaks(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("One @SC1")
    driver.line("two")
    assert capture.room.chips[SC1.id].isChecked()
    capture.room.chips[SC2.id].click()
    assert driver.focus is capture.view.line
    driver.line("three")
    speakers = [note.speaker for note in sorted(driver.notes(CHAIRS), key=lambda n: n.first_key)]
    assert speakers == [SC1.id, SC1.id, SC2.id]


def test_ctrl_and_a_number_is_the_theme_of_the_line_or_of_the_last_note(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.type("Under two themes")
    driver.key(Qt.Key.Key_1, CTRL)
    driver.key(Qt.Key.Key_3, CTRL)
    driver.key(Qt.Key.Key_Return)
    assert driver.notes(CHAIRS)[0].themes == {FINANCE, HOUSING}
    driver.key(Qt.Key.Key_2, CTRL)
    driver.key(Qt.Key.Key_1, CTRL)
    assert driver.notes(CHAIRS)[0].themes == {LEADERSHIP, HOUSING}


def test_a_role_is_added_without_leaving_the_keys(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.key(Qt.Key.Key_P, CTRL | SHIFT)
    driver.type("SC3 Chair, housing")
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Return)
    assert driver.focus is capture.view.line
    with driver.workspace.read() as view:
        labels = {each.role_label for each in view.where(Attendance, meeting=CHAIRS.id)}
    assert "SC3 Chair, housing" in labels
    driver.line("And she agrees @SC3")
    assert driver.notes(CHAIRS)[0].speaker in capture.room.chips


def test_list_mode_changes_kind_and_theme_and_deletes(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("One")
    driver.line("Two")
    driver.key(Qt.Key.Key_Up, CTRL)
    assert capture.view.notes.hasFocus()
    for key in (Qt.Key.Key_S, Qt.Key.Key_Q, Qt.Key.Key_2):
        driver.key(key)
    note = capture.view.notes.chosen()
    assert note is not None
    assert note.body == "Two"
    assert note.kinds == {NoteKind.STRENGTH, NoteKind.QUOTE}
    assert note.themes == {LEADERSHIP}
    driver.key(Qt.Key.Key_Up)
    driver.key(Qt.Key.Key_Delete)
    assert body(driver) == "Two"
    assert driver.page.toast.isVisible()
    driver.page.toast.undo.click()
    assert len(driver.notes(CHAIRS)) == 2
    driver.key(Qt.Key.Key_Escape)
    assert capture.view.line.hasFocus()


def test_single_letters_are_letters_in_the_line_box(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.line("One")
    driver.line("saqf 1 2 3")
    assert {note.body for note in driver.notes(CHAIRS)} == {"One", "saqf 1 2 3"}
    assert all(note.kinds == set() for note in driver.notes(CHAIRS))


def test_enter_in_the_list_changes_the_note_and_escape_leaves_it(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("+ Members are proud #1")
    driver.key(Qt.Key.Key_Up, CTRL)
    driver.key(Qt.Key.Key_Return)
    driver.type(" of it")
    driver.key(Qt.Key.Key_Return)
    note = driver.notes(CHAIRS)[0]
    assert note.body == "Members are proud of it"
    assert note.kinds == {NoteKind.STRENGTH}
    assert note.themes == {FINANCE}
    driver.key(Qt.Key.Key_Up, CTRL)
    driver.key(Qt.Key.Key_Return)
    driver.type(" never kept")
    driver.key(Qt.Key.Key_Escape)
    assert capture.view.line.toPlainText() == ""
    assert body(driver) == "Members are proud of it"


def test_words_that_look_like_marks_stay_words_when_a_note_is_changed(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.type("+ ")
    driver.key(Qt.Key.Key_Backspace)
    driver.line("3 staff in ward #2b, see @home")
    driver.key(Qt.Key.Key_Up, CTRL)
    driver.key(Qt.Key.Key_Return)
    driver.line(" now")
    note = driver.notes(CHAIRS)[0]
    assert note.body == "+ 3 staff in ward #2b, see @home now"
    assert note.kinds == set()


def test_undo_takes_back_typing_first_and_then_the_last_act(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("Handed in")
    driver.type("half")
    driver.key(Qt.Key.Key_Z, CTRL)
    assert capture.view.line.toPlainText() == ""
    assert len(driver.notes(CHAIRS)) == 1
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.notes(CHAIRS) == ()
    driver.key(Qt.Key.Key_Y, CTRL)
    assert body(driver) == "Handed in"


def test_a_line_that_could_not_be_saved_stays_and_says_so(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.type("Words that must not be lost")

    def full(_act: object, **_how: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(driver.page._desk.acts._history, "do", full)
    driver.key(Qt.Key.Key_Return)
    assert capture.view.line.toPlainText() == "Words that must not be lost"
    assert driver.page.banner.isVisible()
    assert driver.page.top.save_words.text().startswith("Not saved: disk full")
    monkeypatch.undo()
    driver.key(Qt.Key.Key_Return)
    assert body(driver) == "Words that must not be lost"
    assert driver.page.top.save_words.text().startswith("Saved ")
    assert not driver.page.banner.isVisible()


def test_saved_is_said_only_when_it_is_true(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.type("x")
    assert driver.page.top.save_words.text() == "Saving as you type"
    capture.typing.keeper.tick()
    assert driver.page.top.save_words.text() == "Saving as you type"
    capture.typing.keeper.tick()
    assert driver.page.top.save_words.text() == "Saved 10:42"
    capture.typing.keeper.timer.stop()


def test_ticking_a_question_is_an_act(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    (question,) = capture.side.questions
    question.click()
    with driver.workspace.read() as view:
        undoable = view.undoable()
    assert undoable is not None
    assert undoable.name == "Tick a question"
    assert capture.side.questions[0].isChecked()
    driver.start_notes(CHAIRS)
    assert capture.side.questions == []


def test_earlier_notes_can_be_covered_by_one_key(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("Not for the person opposite")
    driver.key(Qt.Key.Key_H, CTRL | SHIFT)
    assert not capture.view.notes.isVisible()
    assert capture.view.covered.isVisible()
    driver.line("And on")
    assert not capture.view.notes.isVisible()
    driver.key(Qt.Key.Key_H, CTRL | SHIFT)
    assert capture.view.notes.isVisible()


def test_ending_the_meeting_keeps_the_line_and_goes_to_its_wrap_up(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.type("Last words")
    driver.key(Qt.Key.Key_E, CTRL)
    assert body(driver) == "Last words"
    assert driver.page.spot() == Spot("wrapup", CHAIRS.id)
    with driver.workspace.read() as view:
        assert view.need(Meeting, CHAIRS.id).state is MeetingState.HELD


def test_a_note_from_elsewhere_shows_at_its_place(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("Mine")
    from_priya = a_note("Hers", meeting=CHAIRS.id, first_key=MONDAY)
    driver.workspace.commit(_made(from_priya))
    assert [note.body for note in capture.model.notes] == ["Hers", "Mine"]
    assert capture.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Note. Hers. All, 10:00"
    )
    driver.workspace.commit(_made(a_note("Elsewhere", meeting=TENANTS.id)))
    assert capture.model.rowCount() == 2


def test_a_huge_paste_becomes_short_paragraphs_of_plain_text(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("<b>bold</b> " + "x" * (2 * LONGEST_PARAGRAPH))
    capture.view.line.insertFromMimeData(data)
    lines = capture.view.line.toPlainText().splitlines()
    assert max(map(len, lines)) <= LONGEST_PARAGRAPH
    assert lines[0] == "<b>bold</b>"
    assert "".join(lines[1:]) == "x" * (2 * LONGEST_PARAGRAPH)
    assert QApplication.activeModalWidget() is None


def test_what_looks_like_a_name_is_said_and_stops_nothing(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.type("Ring Mrs Patel on 01632 960 123")
    assert capture.view.personal.isVisible()
    driver.key(Qt.Key.Key_Return)
    assert len(driver.notes(CHAIRS)) == 1
    assert not capture.view.personal.isVisible()


def test_the_timer_counts_minutes_and_says_what_is_left() -> None:
    assert CHAIRS.starts is not None
    at = CHAIRS.starts + timedelta(minutes=42)
    assert state.timer(CHAIRS, at) == state.Timer("42 min", "of 60", "18 minutes left", 18)
    late = CHAIRS.starts + timedelta(minutes=61)
    assert state.timer(CHAIRS, late) == state.Timer("61 min", "of 60", "1 minute over", -1)
    assert state.timer(CHAIRS, CHAIRS.starts - timedelta(hours=1)) is None
    assert state.timer(CHAIRS, CHAIRS.starts + timedelta(days=1)) is None


def test_a_note_is_spoken_with_kind_words_theme_and_who() -> None:
    note = a_note("Late.", kinds=frozenset({NoteKind.AREA}), theme=HOUSING, speaker=SC1.id)
    assert state.spoken(ROOM, note, MONDAY) == (
        "Area for consideration. Late. theme Housing. SC1 Chair, overview, 09:00"
    )


def test_positions_of_marks_follow_the_text() -> None:
    assert state.moved({0, 8}, 3, 0, 2) == {0, 10}
    assert state.moved({0, 8}, 5, 5, 0) == {0}
    line = parse_line("+ x", LineContext(themes=ROOM.themes))
    assert state.mark_before(line, "+ x", 2) is not None
    assert state.mark_before(line, "+ x", 3) is None


def test_writing_up_has_no_timer_and_no_times_and_comes_back_after_locking(driver: Driver) -> None:
    driver.page.go_to(Spot("capture", CHAIRS.id, "writeup"))
    capture = driver.capture
    assert not capture.view.clock.isVisible()
    assert not capture.view.time.isVisible()
    assert capture.view.writing_up.isVisible()
    capture.side.questions[0].click()
    driver.line("From my notebook #1")
    assert body(driver) == "From my notebook"
    assert capture.spot() == Spot("capture", CHAIRS.id, "writeup")
    driver.page.go_to(capture.spot())
    assert capture.side.questions[0].isChecked()
    driver.start_notes(CHAIRS)
    assert capture.view.clock.isVisible()
    assert capture.view.time.isVisible()
    assert not capture.view.writing_up.isVisible()


def _made(note: Note) -> ChangeSet:
    return make("Add a note", note)
