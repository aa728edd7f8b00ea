"""The bin on the screen: found in a menu, put back with Enter, undone with Ctrl+Z."""

import pytest
from PySide6.QtCore import Qt

from sli_desktop.services.capture import bin_notes
from sli_desktop.ui.screens.bin.screen import BinScreen
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, SHIFT, Driver


@pytest.fixture
def screen(driver: Driver) -> BinScreen:
    """The bin with two notes in it, reached by the menu."""
    driver.start_notes(CHAIRS)
    driver.line("First words")
    driver.line("Second words")
    for note in driver.notes(CHAIRS):
        driver.workspace.commit(bin_notes([note]))
    driver.page.actions_["go_bin"].trigger()
    shown = driver.screen
    assert isinstance(shown, BinScreen)
    return shown


def test_it_says_what_was_deleted_when_where_and_by_whom(driver: Driver, screen: BinScreen) -> None:
    first = screen.list.lines.lines[0]
    assert first.first == "Second words"
    assert first.second[0][0] == "Note · Chairs of scrutiny · deleted today 10:42 by you"
    assert driver.focus is screen.list


def test_enter_puts_it_back_and_ctrl_z_deletes_it_again(driver: Driver, screen: BinScreen) -> None:
    driver.key(Qt.Key.Key_Return)
    assert [note.body for note in driver.notes(CHAIRS)] == ["Second words"]
    assert driver.page.toast.words.text() == "1 thing put back"
    assert len(screen.list.lines.lines) == 1
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.notes(CHAIRS) == ()
    assert len(screen.list.lines.lines) == 2


def test_several_go_back_at_once(driver: Driver, screen: BinScreen) -> None:
    driver.key(Qt.Key.Key_Down, SHIFT)
    screen.back.click()
    assert len(driver.notes(CHAIRS)) == 2
    assert not screen.list.isVisible()
    assert screen.lead.text().startswith("Nothing was deleted")


def test_a_click_chooses_and_does_not_put_back(driver: Driver, screen: BinScreen) -> None:
    screen.list.clicked.emit(screen.list.lines.index(1))
    assert driver.notes(CHAIRS) == ()
