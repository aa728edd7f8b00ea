"""Evidence by keys and by pointer: moved, joined, set aside, narrowed, undone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sli_desktop.models.records.change import make, put_in_bin
from sli_desktop.models.records.finding import Finding, FindingNote, Stance
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import Note, NoteKind, NoteState
from sli_desktop.storage import Facet, Sieve
from sli_desktop.ui.screens.evidence.screen import EvidenceScreen
from sli_desktop.ui.screens.evidence.view import Part
from sli_desktop.ui.spot import Spot
from tests.builders import FINANCE, HOUSING, LEADERSHIP, PRIYA, a_finding, a_finding_note, a_note
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, NONE, SHIFT, Driver
from tests.ui.screens.evening import (
    RESERVES,
    SAVINGS,
    TEAM_ONLY,
    carried,
    carry,
    every,
    finding,
    go,
    let_go,
    note,
    shown,
    some_notes,
)

Key = Qt.Key
NOTES = some_notes(5)


@pytest.fixture
def screen(driver: Driver) -> EvidenceScreen:
    """Evidence with five notes on finance and two findings more, the first note chosen."""
    made = go(driver, SAVINGS, RESERVES, *NOTES)
    made.view.notes.choose_row(shown(made).index(NOTES[0].id))
    return made


def chosen(screen: EvidenceScreen) -> Note | None:
    line = screen.view.notes.chosen()
    return next((each for each in NOTES if line is not None and each.id == line.id), None)


def told(driver: Driver) -> str:
    return driver.page.toast.words.text()


# --- moving -----------------------------------------------------------------------------------


def test_a_note_moves_by_the_number_of_the_finding_and_the_next_one_is_chosen(
    driver: Driver, screen: EvidenceScreen
) -> None:
    driver.key(Key.Key_M)
    driver.key(Key.Key_2)
    assert carried(driver, SAVINGS.id) == {NOTES[0].id}
    assert told(driver) == "1 note moved to F2"
    assert chosen(screen) == NOTES[1]
    assert driver.focus is screen.view.notes
    assert not screen.moving.menu.isVisible()


def test_a_finding_is_found_by_part_of_its_words_and_esc_moves_nothing(
    driver: Driver, screen: EvidenceScreen
) -> None:
    before = every(driver)
    driver.key(Key.Key_M)
    driver.key(Key.Key_Escape)
    assert every(driver) == before
    driver.key(Key.Key_M)
    driver.type("reserv sound")
    driver.key(Key.Key_Return)
    assert carried(driver, RESERVES.id) == {NOTES[0].id}
    driver.key(Key.Key_M)
    driver.type("/sa7")
    driver.key(Key.Key_Return)
    assert carried(driver, SAVINGS.id) == {NOTES[1].id}


def test_a_number_of_two_digits_waits_for_the_second(
    driver: Driver, screen: EvidenceScreen
) -> None:
    more = [a_finding(f"Finding {at}", order=f"d{at:02}") for at in range(4, 13)]
    driver.workspace.commit(make("Add", *more))
    driver.key(Key.Key_M)
    driver.key(Key.Key_1)
    menu = screen.moving.menu
    assert menu.isVisible()
    assert [row.cap for row in menu.list.rows.rows] == ["1", "10", "11", "12"]
    driver.key(Key.Key_2)
    assert carried(driver, more[-1].id) == {NOTES[0].id}
    driver.key(Key.Key_M)
    driver.key(Key.Key_1)
    driver.key(Key.Key_Return)
    assert told(driver) == "1 note moved to F1"


def test_a_note_speaks_against_a_finding_after_minus(
    driver: Driver, screen: EvidenceScreen
) -> None:
    driver.key(Key.Key_M)
    driver.key(Key.Key_Minus)
    driver.key(Key.Key_2)
    [link] = [each for each in every(driver).all(FindingNote) if each.finding == SAVINGS.id]
    assert link.stance is Stance.AGAINST
    assert told(driver) == "1 note against F2"
    assert "1 against" in screen.view.findings.rows.rows[1].carried
    by_keys = every(driver)
    driver.key(Key.Key_Z, CTRL)
    driver.key(Key.Key_M)
    driver.key(Key.Key_Down)
    driver.key(Key.Key_Return, SHIFT)
    assert every(driver) == by_keys
    driver.key(Key.Key_Z, CTRL)
    carry(screen, row=shown(screen).index(NOTES[0].id), onto=1)
    let_go(screen, onto=1, held=SHIFT)
    assert every(driver) == by_keys


def test_several_notes_move_in_one_act(driver: Driver, screen: EvidenceScreen) -> None:
    before = every(driver)
    driver.key(Key.Key_Space)
    driver.key(Key.Key_Down)
    driver.key(Key.Key_Down, SHIFT)
    assert screen.view.notes_count.text() == "3 selected of 7"
    driver.key(Key.Key_M)
    driver.key(Key.Key_3)
    assert told(driver) == "3 notes moved to F3"
    assert carried(driver, RESERVES.id) == {each.id for each in NOTES[:3]}
    assert screen.shown.model.marks == frozenset()
    driver.key(Key.Key_Z, CTRL)
    assert told(driver) == "Undone: Move 3 notes"
    assert every(driver) == before
    driver.key(Key.Key_A, CTRL)
    assert len(screen.view.notes.acting()) == 7
    driver.key(Key.Key_Escape)
    assert len(screen.view.notes.acting()) == 1


def test_a_new_finding_takes_its_theme_and_kind_from_the_notes(
    driver: Driver, screen: EvidenceScreen
) -> None:
    driver.key(Key.Key_N)
    driver.key(Key.Key_Return)  # without a headline nothing happens
    driver.type("Nobody owns the savings")
    driver.key(Key.Key_Return)
    made = finding(driver, "Nobody owns the savings")
    assert (made.theme, made.label.value, made.reference) == (FINANCE, "area", "SA9")
    assert carried(driver, made.id) == {NOTES[0].id}
    assert [row.line.headline for row in screen.view.findings.rows.rows][-1] == made.headline
    driver.key(Key.Key_N, CTRL)
    driver.key(Key.Key_Escape)
    driver.key(Key.Key_Escape)
    assert driver.focus is screen.view.notes


def test_a_team_only_note_is_held_back_and_one_press_cures_it(
    driver: Driver, screen: EvidenceScreen
) -> None:
    driver.workspace.commit(make("Add", TEAM_ONLY))
    screen.view.notes.choose_row(shown(screen).index(TEAM_ONLY.id))
    driver.key(Key.Key_M)
    driver.key(Key.Key_2)
    assert carried(driver, SAVINGS.id) == set()
    held = screen.view.held
    assert held.happened.text().startswith("This note stays inside the team")
    assert held.keep.hasFocus()
    held.leave.click()
    assert not held.isVisible()
    screen.shown.model.mark({NOTES[0].id, TEAM_ONLY.id})
    screen.view.notes.setFocus()
    driver.key(Key.Key_M)
    driver.key(Key.Key_2)
    assert held.others.text() == "Move the other note"
    held.others.click()
    assert carried(driver, SAVINGS.id) == {NOTES[0].id}
    driver.key(Key.Key_M)
    driver.key(Key.Key_2)
    driver.key(Key.Key_Space)
    assert carried(driver, SAVINGS.id) == {NOTES[0].id, TEAM_ONLY.id}
    kept = every(driver).get(Finding, SAVINGS.id)
    assert kept is not None
    assert kept.sensitivity is Sensitivity.TEAM_ONLY
    assert driver.focus is screen.view.notes
    assert not held.isVisible()


def test_dragging_gives_the_same_as_the_keys_and_esc_lets_go(
    driver: Driver, screen: EvidenceScreen
) -> None:
    start = every(driver)
    driver.key(Key.Key_M)
    driver.key(Key.Key_2)
    by_keys = every(driver)
    driver.key(Key.Key_Z, CTRL)
    carry(screen, row=shown(screen).index(NOTES[0].id), onto=1)
    assert screen.view.findings.target == SAVINGS.id
    driver.key(Key.Key_Escape)
    assert screen.view.findings.target is None
    let_go(screen, onto=1)
    assert every(driver) == start
    carry(screen, row=shown(screen).index(NOTES[0].id), onto=1)
    let_go(screen, onto=1)
    assert every(driver) == by_keys
    assert told(driver) == "1 note moved to F2"


def test_notes_are_selected_and_moved_by_clicks(driver: Driver, screen: EvidenceScreen) -> None:
    notes, port = screen.view.notes, screen.view.notes.viewport()
    first = shown(screen).index(NOTES[0].id)
    box = notes.visualRect(notes.model().index(first + 1, 0)).topLeft() + QPoint(12, 20)
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, NONE, box)
    middle = notes.visualRect(notes.model().index(first, 0)).center()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, CTRL, middle)
    screen.view.move_it.click()
    menu = screen.moving.menu
    place = menu.list.visualRect(menu.list.rows.index(1)).center()
    QTest.mouseClick(menu.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert carried(driver, SAVINGS.id) == {NOTES[0].id, NOTES[1].id}


# --- other acts -------------------------------------------------------------------------------


def test_background_bin_kind_and_theme_by_single_keys(
    driver: Driver, screen: EvidenceScreen
) -> None:
    driver.key(Key.Key_S)
    driver.key(Key.Key_A)
    driver.key(Key.Key_2)
    changed = note(driver, NOTES[0].id)
    assert changed.kinds == {NoteKind.STRENGTH}
    assert changed.themes == {FINANCE, LEADERSHIP}
    driver.key(Key.Key_K)
    assert note(driver, NOTES[0].id).state is NoteState.BACKGROUND
    assert told(driver) == "1 note kept as background"
    assert chosen(screen) == NOTES[1]
    driver.key(Key.Key_Delete)
    assert every(driver).get(Note, NOTES[1].id) is None
    assert told(driver) == "1 note deleted"
    screen.view.filters.states[NoteState.BACKGROUND].click()
    screen.view.notes.setFocus()
    driver.key(Key.Key_K)
    assert note(driver, NOTES[0].id).state is NoteState.TO_SORT
    assert screen.view.message.text() == "There are no notes here."


def test_enter_opens_the_note_in_its_meeting(driver: Driver, screen: EvidenceScreen) -> None:
    driver.key(Key.Key_Return)
    assert driver.screen.spot().screen == "capture"
    assert driver.screen.spot().record == CHAIRS.id
    asked = driver.capture.view.notes.chosen()
    assert asked is not None
    assert asked.id == NOTES[0].id


def test_two_note_takers_notes_are_joined_move_together_and_come_apart(
    driver: Driver, screen: EvidenceScreen
) -> None:
    other = NOTES[3]  # Priya wrote the same down three minutes later
    assert other.author == PRIYA
    assert [each.note for each in screen.view.note.perhaps.rows] == [other.id]
    assert "savings" in screen.view.note.perhaps.rows[0].why.casefold()
    driver.key(Key.Key_J)
    assert note(driver, NOTES[0].id).joined_with == {other.id}
    assert note(driver, other.id).joined_with == {NOTES[0].id}
    assert [each.note for each in screen.view.note.joined.rows] == [other.id]
    driver.key(Key.Key_M)
    driver.key(Key.Key_2)
    assert told(driver) == "2 notes moved to F2"
    assert screen.view.findings.rows.rows[1].tally.supports == 1
    driver.key(Key.Key_Z, CTRL)
    screen.view.notes.choose_row(shown(screen).index(other.id))
    driver.key(Key.Key_J)
    assert note(driver, NOTES[0].id).joined_with == frozenset()
    driver.key(Key.Key_Space)
    strange = a_note("Elsewhere", theme=FINANCE)
    driver.workspace.commit(make("Add", strange))
    screen.shown.model.mark({NOTES[0].id, strange.id})
    driver.key(Key.Key_J)
    assert driver.page.banner.happened.text().startswith("These notes are not all from one meeting")


def test_similar_notes_name_the_words_they_share_and_lead_to_the_same_finding(
    driver: Driver, screen: EvidenceScreen
) -> None:
    words = "Nobody owns the savings plans, and no date is set."
    late = NOTES[4].first_key + timedelta(hours=1)
    used = a_note(words, theme=FINANCE, meeting=CHAIRS.id, first_key=late, state=NoteState.USED)
    twin = a_note(words, theme=FINANCE, meeting=CHAIRS.id, first_key=late)
    driver.workspace.commit(make("Add", used, twin, a_finding_note(SAVINGS, used)))
    screen.view.notes.choose_row(shown(screen).index(NOTES[0].id))
    rows = {each.note: each for each in screen.view.note.similar.rows}
    assert rows[used.id].act == "Move to F2 too"
    assert "plans" in rows[used.id].why
    assert rows[twin.id].act == "Select as well"
    places = [each.note for each in screen.view.note.similar.rows]
    screen.view.note.similar.buttons[places.index(twin.id)].click()
    assert set(screen.view.notes.acting()) == {NOTES[0].id, twin.id}
    screen.view.note.similar.buttons[places.index(used.id)].click()
    assert carried(driver, SAVINGS.id) == {used.id, NOTES[0].id}


def test_a_note_is_taken_out_of_a_finding_from_both_sides(
    driver: Driver, screen: EvidenceScreen
) -> None:
    for _ in range(2):
        driver.key(Key.Key_M)
        driver.key(Key.Key_2)
    screen.view.filters.states[NoteState.USED].click()
    screen.view.notes.choose_row(shown(screen).index(NOTES[0].id))
    screen.view.note.carries.buttons[0].click()
    assert note(driver, NOTES[0].id).state is NoteState.TO_SORT
    assert told(driver) == "1 note taken out of F2"
    screen.view.findings.setFocus()
    screen.view.findings.choose(SAVINGS.id)
    assert screen.view.finding.heading.text() == "F2 in detail"
    screen.view.finding.notes.buttons[0].setFocus()
    driver.key(Key.Key_Space)
    assert carried(driver, SAVINGS.id) == set()
    assert screen.view.detail.currentWidget() is screen.view.finding
    assert screen.view.finding.reference.text() == "Reference SA7"
    screen.view.findings.setFocus()
    driver.key(Key.Key_Escape)
    assert screen.view.message_act.hasFocus()


# --- what shows -------------------------------------------------------------------------------


def test_filters_say_how_many_notes_each_choice_leaves(
    driver: Driver, screen: EvidenceScreen
) -> None:
    filters = screen.view.filters
    assert filters.states[NoteState.TO_SORT].text() == "To sort · 7"
    themes = filters.choices[Facet.THEME]
    assert [themes.itemText(at) for at in range(themes.count())] == [
        "All themes", "Finance (6)", "Housing (1)",
    ]  # fmt: skip
    themes.chosen.emit(HOUSING)
    assert filters.states[NoteState.TO_SORT].text() == "To sort · 1"
    assert len(shown(screen)) == 1
    filters.kinds[NoteKind.QUOTE].click()
    assert screen.view.message.text() == "No notes match."
    screen.view.message_act.click()
    assert len(shown(screen)) == 7
    assert driver.focus is screen.view.notes


def test_what_others_do_shows_at_once(driver: Driver, screen: EvidenceScreen) -> None:
    driver.workspace.commit(put_in_bin("Delete", NOTES[2]))
    assert NOTES[2].id not in shown(screen)
    assert screen.view.filters.states[NoteState.TO_SORT].text() == "To sort · 6"
    with driver.workspace.read() as view:
        assert screen.shown.counts == view.sorting.counts(Sieve())


def test_a_theme_or_a_note_can_be_gone_to(driver: Driver, screen: EvidenceScreen) -> None:
    driver.page.go_to(Spot("evidence", HOUSING))
    assert screen.shown.sieve.theme == HOUSING
    driver.page.go_to(Spot("evidence", NOTES[3].id))
    assert chosen(screen) == NOTES[3]
    assert screen.spot() == Spot("evidence", NOTES[3].id)


def test_a_narrow_window_shows_one_part_at_a_time(driver: Driver, screen: EvidenceScreen) -> None:
    driver.shell.resize(683, 384)
    driver.app.processEvents()
    view = screen.view
    assert view.notes.isVisible()
    assert not view.findings.isVisible()
    view.parts.buttons[Part.FINDINGS].click()
    assert view.findings.isVisible()
    assert not view.notes.isVisible()
    view.parts.buttons[Part.FILTERS].click()
    assert view.filters.isVisible()
