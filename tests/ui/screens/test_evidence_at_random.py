"""Evidence at random: what shows is always what a fresh read gives, and undo leads back.

The window follows acts by patching rows, counts and findings; this is the law it must keep.
"""

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.note import NoteState
from sli_desktop.storage import Facet
from sli_desktop.ui.screens.evidence.reading import read_findings
from sli_desktop.ui.screens.evidence.screen import EvidenceScreen
from tests.builders import FINANCE, HOUSING
from tests.ui.driving import CTRL, SHIFT, Driver
from tests.ui.screens.evening import RESERVES, SAVINGS, TEAM_ONLY, every, go, some_notes

if TYPE_CHECKING:
    from collections.abc import Callable

Key = Qt.Key
STEPS = 60
LETTERS = (
    *(Key.Key_K, Key.Key_J, Key.Key_S, Key.Key_A, Key.Key_Q, Key.Key_F, Key.Key_1, Key.Key_2),
    *(Key.Key_Space, Key.Key_Down, Key.Key_Up, Key.Key_Escape, Key.Key_Delete),
)


def faults(driver: Driver, screen: EvidenceScreen) -> list[str]:
    """Where what shows is not what is true."""
    shown, beside = screen.shown, screen.beside
    with driver.workspace.read() as view:
        rows = read_findings(view, shown.room, shown.sieve, beside.themes_shown)
        right = {
            "counts": shown.counts == view.sorting.counts(shown.sieve),
            "notes": tuple(shown.model.lines) == view.sorting.page(shown.sieve),
            "findings": screen.view.findings.rows.rows == rows,
            "selected": shown.model.marks <= frozenset(line.id for line in shown.model.lines),
            "chosen": not shown.model.lines or screen.view.notes.chosen() is not None,
        }
    return [name for name, is_right in right.items() if not is_right]


def last_act(driver: Driver) -> int:
    with driver.workspace.read() as view:
        act = view.undoable()
    return 0 if act is None else act.act


class Hand:
    """Presses something that makes sense where the person is."""

    def __init__(self, driver: Driver, screen: EvidenceScreen, seed: int) -> None:
        self.driver, self.screen = driver, screen
        self.r = random.Random(seed)
        self.first = last_act(driver)

    def press(self) -> str:
        ways: tuple[Callable[[], object], ...] = (
            *(self.move, self.move, self.move, self.make, self.letter, self.letter, self.letter),
            *(self.many, self.narrow, self.look_at, self.undo, self.undo, self.redo, self.take_out),
        )
        way = self.r.choice(ways)
        if self.screen.view.notes.isVisible():
            self.screen.view.notes.setFocus()
        way()
        self.driver.app.processEvents()
        return way.__name__

    def move(self) -> None:
        self.driver.key(Key.Key_M)
        menu, held = self.screen.moving.menu, self.screen.view.held
        for key in (self.r.choice((Key.Key_1, Key.Key_2, Key.Key_3)), Key.Key_Return):
            if menu.isVisible():
                self.driver.key(key)
        menu.close_menu()
        if held.isVisible():
            self.r.choice([each for each in held.in_order if each.isVisible()]).click()

    def make(self) -> None:
        if self.screen.view.notes.isVisible():
            self.driver.key(Key.Key_N)
            self.driver.type("New")
            self.driver.key(Key.Key_Return)

    def letter(self) -> None:
        if self.screen.view.notes.isVisible():
            self.driver.key(self.r.choice(LETTERS))

    def many(self) -> None:
        if self.screen.view.notes.isVisible():
            self.driver.key(*self.r.choice(((Key.Key_A, CTRL), (Key.Key_Down, SHIFT))))

    def narrow(self) -> None:
        theme = self.r.choice((None, FINANCE, HOUSING))
        self.screen.view.filters.choices[Facet.THEME].chosen.emit(theme)

    def look_at(self) -> None:
        self.screen.view.filters.states[self.r.choice((None, *NoteState))].click()

    def undo(self) -> None:
        if last_act(self.driver) > self.first:
            self.driver.page.actions_["undo"].trigger()

    def redo(self) -> None:
        self.driver.page.actions_["redo"].trigger()

    def take_out(self) -> None:
        buttons = self.screen.view.note.carries.buttons
        if buttons and buttons[0].isVisible():
            buttons[0].click()


@pytest.mark.parametrize("seed", [3, 4])
def test_what_shows_is_true_whatever_is_pressed_and_undo_leads_back(
    driver: Driver, seed: int
) -> None:
    screen = go(driver, SAVINGS, RESERVES, TEAM_ONLY, *some_notes(20))
    start, hand = every(driver), Hand(driver, screen, seed)
    for step in range(STEPS):
        pressed = hand.press()
        assert faults(driver, screen) == [], (step, pressed)
    while last_act(driver) > hand.first:
        driver.page.actions_["undo"].trigger()
    assert every(driver) == start


def test_a_row_a_count_or_a_finding_that_is_not_true_would_be_noticed(driver: Driver) -> None:
    screen = go(driver, SAVINGS, *some_notes(3))
    screen.view.filters.choices[Facet.THEME].chosen.emit(FINANCE)
    assert faults(driver, screen) == []
    screen.shown.counts[Facet.STATE][NoteState.TO_SORT] += 1
    screen.shown.model.take_away(screen.shown.model.lines[0].id)
    screen.view.findings.show_rows(())
    assert faults(driver, screen) == ["counts", "notes", "findings"]
