"""Welcome: the passphrase is ready for keys, a wrong one says so, and nothing is lost."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.caps_lock import caps_lock_is_on, looks_like_caps_lock
from sli_desktop.ui.look import Look
from sli_desktop.ui.recent import Recent, remember
from sli_desktop.ui.screens.welcome.state import wait_after
from sli_desktop.ui.widgets.passphrase import PassphraseField
from tests.builders import PASSPHRASE
from tests.ui.challenges import Standing, new_challenge_folder
from tests.ui.driving import NONE, SHIFT, AtOnce, Driver, Relaunched


def press(field: QLineEdit, letter: str, held: Qt.KeyboardModifier = NONE) -> None:
    """Type one letter; a capital without Shift, as Caps Lock makes it."""
    event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, held, letter)
    QApplication.sendEvent(field, event)


Starter = Callable[[], Driver]


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, look: Look, tmp_path: Path, clock: Standing
) -> Iterator[Starter]:
    """Starts the program on the challenges that were remembered."""
    made: list[Driver] = []

    def starter() -> Driver:
        recent = tmp_path / "recent.json"
        rooms = Rooms(
            data=tmp_path, documents=tmp_path, recent_file=recent, clock=clock, random=os.urandom
        )
        made.append(Driver(qapp, look, rooms, clock, AtOnce(), Relaunched(), recent))
        made[-1].show(qtbot)
        return made[-1]

    yield starter
    for driver in made:
        driver.close()


@pytest.fixture
def northmere(tmp_path: Path, clock: Standing) -> Path:
    """A challenge on this laptop, opened before."""
    folder = tmp_path / "Northmere.sli"
    new_challenge_folder(folder, clock).close()
    entry = Recent(folder, "Northmere Council", "Peer challenge", date(2026, 10, 12), None, clock())
    remember(tmp_path / "recent.json", entry)
    return folder


def test_the_passphrase_of_the_last_challenge_has_the_focus(
    start: Starter, northmere: Path
) -> None:
    driver = start()
    view = driver.program.welcome.view
    assert driver.focus is view.passphrase
    assert view.council.text() == "Northmere Council"
    assert view.facts.text() == "Peer challenge · 12 October 2026 · last opened today 09:42"
    assert view.passphrase.echoMode() is QLineEdit.EchoMode.Password


def test_on_a_new_laptop_a_new_challenge_is_the_next_step_and_the_sample_beside_it(
    start: Starter,
) -> None:
    driver = start()
    view = driver.program.welcome.view
    assert driver.focus is view.first_new
    assert view.empty.isVisible()
    assert view.first_sample.isVisible()
    assert not view.sample.isVisible()
    assert not view.chosen.isVisible()


def test_a_wrong_passphrase_says_so_and_stays_where_it_is(start: Starter, northmere: Path) -> None:
    driver = start()
    view = driver.program.welcome.view
    driver.line("not the right words")
    assert view.banner.isVisible()
    assert view.banner.happened.text() == "That passphrase does not open Northmere Council."
    assert view.banner.rest.text() == "Check Caps Lock. Nothing was changed."
    assert driver.program.opened is None
    assert driver.focus is view.passphrase
    assert view.passphrase.selectedText() == "not the right words"
    driver.line(PASSPHRASE)
    assert driver.program.opened is not None


def test_waiting_grows_with_each_wrong_passphrase() -> None:
    waits = [wait_after(failures) for failures in range(1, 12)]
    assert waits[:2] == [0, 0]
    assert waits == sorted(waits)
    assert waits[-1] == 30


def test_after_several_wrong_ones_the_field_rests_and_then_works_again(
    start: Starter, northmere: Path
) -> None:
    driver = start()
    welcome = driver.program.welcome
    for _ in range(3):
        driver.line("not the right words")
    assert not welcome.view.unlock.isEnabled()
    assert welcome.view.hint.text() == "You can try again in 1 second."
    driver.line(PASSPHRASE)
    assert driver.program.opened is None
    welcome._tick()
    assert welcome.view.unlock.isEnabled()
    welcome.view.passphrase.setText(PASSPHRASE)
    driver.key(Qt.Key.Key_Return)
    assert driver.program.opened is not None


def test_caps_lock_is_noticed_by_the_letters_it_makes(start: Starter, northmere: Path) -> None:
    assert looks_like_caps_lock("A", shift=False) is True
    assert looks_like_caps_lock("A", shift=True) is False
    assert looks_like_caps_lock("a", shift=True) is True
    assert looks_like_caps_lock("1", shift=False) is None
    driver = start()
    driver.key(Qt.Key.Key_A)
    view = driver.program.welcome.view
    assert not view.caps.isVisible()
    press(view.passphrase, "A")
    assert view.caps.isVisible()
    driver.line("not the right words")
    press(view.passphrase, "a", SHIFT)
    driver.key(Qt.Key.Key_Return)
    assert view.banner.rest.text() == "Caps Lock is on. Nothing was changed."
    press(view.passphrase, "a")
    assert not view.caps.isVisible()


def test_what_the_computer_says_of_caps_lock_counts_more_than_a_letter(qtbot: QtBot) -> None:
    state: list[bool | None] = [True]
    field = PassphraseField(ask=lambda: state[0])
    qtbot.addWidget(field)
    told: list[bool] = []
    field.caps_lock.connect(told.append)
    press(field, "a")
    assert told == [True]
    state[0] = False
    press(field, "A")
    assert told == [True, False]
    state[0] = None
    press(field, "A")
    assert told == [True, False, True]
    assert caps_lock_is_on() is None  # offscreen there is no keyboard to ask


def test_the_passphrase_can_be_seen_and_hidden_again(start: Starter, northmere: Path) -> None:
    view = start().program.welcome.view
    view.show_it.click()
    assert view.passphrase.echoMode() is QLineEdit.EchoMode.Normal
    assert view.show_it.accessibleName() == "Hide passphrase"
    view.show_it.click()
    assert view.passphrase.echoMode() is QLineEdit.EchoMode.Password


def test_the_sample_opens_from_nothing_and_opens_again(start: Starter, tmp_path: Path) -> None:
    for _ in range(2):
        driver = start()
        view = driver.program.welcome.view
        sample = view.first_sample if view.empty.isVisible() else view.open_sample
        sample.click()
        assert driver.page.top.council.text() == "Northmere District Council"
        driver.close()
    assert (tmp_path / "Sample challenge.sli").is_dir()


def test_a_folder_that_holds_no_challenge_is_told(
    start: Starter, tmp_path: Path, qtbot: QtBot
) -> None:
    driver = start()
    empty = tmp_path / "Empty.sli"
    empty.mkdir()
    welcome = driver.program.welcome
    welcome._ways = welcome._ways._replace(ask_folder=lambda: empty)
    welcome.view.open_file.click()
    assert driver.focus is welcome.view.passphrase
    driver.line(PASSPHRASE)
    assert welcome.view.banner.isVisible()
    assert driver.program.opened is None
