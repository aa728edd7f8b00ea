"""The bin on the screen: found in a menu, put back with Enter, undone with Ctrl+Z."""

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.note import Note
from sli_desktop.models.records.report import HoldGround
from sli_desktop.paths import resource
from sli_desktop.services.capture import bin_notes
from sli_desktop.services.holds import set_hold
from sli_desktop.services.sync.erasing import erasure_states
from sli_desktop.services.sync.team import TeamDesk, fingerprint_words
from sli_desktop.ui.screens.bin.screen import BinScreen
from tests.builders import CHALLENGE, SAM, a_new_id
from tests.ui.challenges import CHAIRS, MORNING
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


# --- erasing for good -----------------------------------------------------------------------------


def managing(driver: Driver, screen: BinScreen) -> None:
    """This laptop is the challenge manager's."""
    words = fingerprint_words(resource("words/fingerprint-words.txt"))
    TeamDesk(driver.workspace, words).found(CHALLENGE, name="Sam", peer=SAM)
    screen.enter()


def test_only_the_managers_laptop_offers_to_erase(driver: Driver, screen: BinScreen) -> None:
    assert not screen.erase.isVisible()
    managing(driver, screen)
    assert screen.erase.isVisible()


def test_what_goes_is_told_and_asked_about_before_it_goes(
    driver: Driver, screen: BinScreen
) -> None:
    managing(driver, screen)
    screen.erase.click()
    assert screen.erasing.what.text() == "This erases 1 note."
    screen.erasing.keep.click()
    assert not screen.erasing.isVisible()
    assert len(screen.list.lines.lines) == 2
    screen.erase.click()
    screen.erasing.go.click()
    assert [line.first for line in screen.list.lines.lines] == ["First words"]
    assert "Make a bundle" in driver.page.toast.words.text()
    with driver.workspace.read() as view:
        (state,) = erasure_states(view)
        assert [note.body for note in view.in_bin(Note)] == ["First words"]
    assert state.erasure.reason == "asked"
    assert not driver.page._desk.acts.is_paused


def test_a_hold_is_told_by_who_set_it(driver: Driver, screen: BinScreen) -> None:
    managing(driver, screen)
    act = set_hold(HoldGround.FOI, "", by="Sam", at=MORNING, new_id=a_new_id)
    driver.workspace.commit(act)
    screen.erase.click()
    assert not screen.erasing.isVisible()
    assert "Sam set a hold" in driver.page.banner.happened.text()
