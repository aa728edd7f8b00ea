"""What a person sees when the disk fails under their hands; nothing acknowledged is ever lost."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sli_desktop.storage import Workspace
from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.look import Look
from sli_desktop.ui.recent import Recent, remember
from tests.builders import PASSPHRASE
from tests.journeys.disks import a_disk
from tests.ui.challenges import CHAIRS, Standing, new_challenge_folder
from tests.ui.driving import AtOnce, Driver, Relaunched

FULL = (
    "The disk is full, so your last change is not saved yet.",
    "It is still on screen. Free some space, or choose Save a copy elsewhere.",
)
GONE = (
    "This challenge was moved or removed, so your last change is not saved yet.",
    "It is still on screen. Put the folder back where it was, or choose Save a copy elsewhere.",
)

Window = Callable[[Path], Driver]


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, look: Look, tmp_path: Path, clock: Standing
) -> Iterator[Window]:
    """Opens the window of the small challenge in a folder, in its meeting, two lines taken."""
    made: list[Driver] = []

    def open_on(folder: Path) -> Driver:
        recent = tmp_path / "recent.json"
        rooms = Rooms(
            data=tmp_path, documents=tmp_path, recent_file=recent, clock=clock, random=os.urandom
        )
        driver = Driver(qapp, look, rooms, clock, AtOnce(), Relaunched(), recent)
        made.append(driver)
        driver.open(new_challenge_folder(folder, clock), qtbot)
        remember(recent, Recent(folder, "Northmere Council", "", None, None, clock()))
        driver.start_notes(CHAIRS)
        driver.line("+ One that was handed in")
        driver.line("And another one")
        return driver

    yield open_on
    for driver in made:
        driver.close()


def banner(driver: Driver) -> tuple[str, str]:
    shown = driver.page.banner
    return (shown.happened.text(), shown.rest.text()) if shown.isVisible() else ("", "")


def save_state(driver: Driver) -> str:
    return driver.page.top.save_words.text()


def bodies(folder: Path, key: bytes, clock: Standing) -> list[str]:
    """What a fresh program finds on the disk; everything in it is whole."""
    with Workspace.open_with_key(folder, key, clock=clock, random=os.urandom) as opened:
        assert opened.check().is_whole
        with opened.read() as view:
            return [line.start for line in view.note_lines(meeting=CHAIRS.id)]


@contextmanager
def asked(driver: Driver, place: Path) -> Iterator[None]:
    """Whoever asks for a folder is given this one."""
    place.mkdir()
    driver.page.saving.ask_folder = lambda: place
    yield


def until_refused(driver: Driver, most: int = 400) -> list[str]:
    """Take lines until one is not acknowledged; gives those that were."""
    taken: list[str] = []
    for number in range(most):
        words = f"Line {number} " + "of evidence " * 40
        driver.line(words)
        if driver.capture.view.line.toPlainText():
            return taken
        assert not driver.page.banner.isVisible()
        taken.append(" ".join(words.split()))
    raise AssertionError("every line was taken: the disk was not full")


def test_on_a_full_disk_the_line_stays_and_is_saved_when_there_is_room(
    window: Window, tmp_path: Path, clock: Standing
) -> None:
    with a_disk(tmp_path / "disk", megabytes=12) as disk:
        driver = window(disk.place / "Northmere.sli")
        workspace = driver.workspace
        disk.fill()
        taken = until_refused(driver)
        refused = driver.capture.view.line.toPlainText()
        assert banner(driver) == FULL
        assert save_state(driver) == "Not saved: disk full. Retrying…"
        assert len(driver.notes(CHAIRS)) == 2 + len(taken)
        disk.make_room()
        driver.page.saving._retry.timeout.emit()
        assert banner(driver) == ("", "")
        assert save_state(driver).startswith("Saved ")
        driver.key(Qt.Key.Key_Return)
        assert driver.capture.view.line.toPlainText() == ""
        driver.close()
        found = bodies(workspace.folder, workspace.data_key, clock)
        expected = ["One that was handed in", "And another one", *taken, refused.strip()]
        assert [each[:160] for each in found] == [each[:160] for each in expected]


def test_on_a_full_disk_work_goes_on_in_a_copy_elsewhere(
    window: Window, tmp_path: Path, clock: Standing
) -> None:
    with a_disk(tmp_path / "disk", megabytes=12) as disk:
        driver = window(disk.place / "Northmere.sli")
        disk.fill()
        taken = until_refused(driver)
        with asked(driver, tmp_path / "elsewhere"):
            assert driver.page.banner.action.text() == "Save a copy elsewhere"
            driver.page.banner.action.click()
        assert banner(driver) == ("", "")
        driver.capture.view.line.setFocus()
        driver.key(Qt.Key.Key_Return)
        workspace = driver.workspace
        assert workspace.folder.parent == tmp_path / "elsewhere"
        driver.close()
        assert len(bodies(workspace.folder, workspace.data_key, clock)) == 3 + len(taken)


def test_a_challenge_deleted_while_open_is_never_called_saved(
    window: Window, tmp_path: Path, clock: Standing
) -> None:
    driver = window(tmp_path / "Northmere.sli")
    for file in driver.workspace.folder.iterdir():
        if file.is_file():
            file.unlink()
    driver.line("! One that has nowhere to go")
    assert driver.capture.view.line.toPlainText() == "! One that has nowhere to go"
    assert banner(driver) == GONE
    assert save_state(driver) == "Not saved: the challenge was moved. Retrying…"
    driver.page.saving._retry.timeout.emit()
    assert banner(driver) == GONE
    with asked(driver, tmp_path / "elsewhere"):
        driver.page.banner.action.click()
    driver.capture.view.line.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert save_state(driver).startswith("Saved ")
    workspace = driver.workspace
    driver.close()
    assert bodies(workspace.folder, workspace.data_key, clock) == [
        "One that was handed in",
        "And another one",
        "One that has nowhere to go",
    ]
    shown = driver.rooms._recent_file.read_text(encoding="utf-8")
    assert str(workspace.folder) in shown


def test_a_stick_pulled_out_is_told_and_work_goes_on_in_a_copy(
    window: Window, tmp_path: Path, clock: Standing
) -> None:
    with a_disk(tmp_path / "stick", megabytes=16) as stick:
        driver = window(stick.place / "Northmere.sli")
        stick.pull_out()
        driver.type("A line begun")
        driver.capture.typing.keep()
        assert banner(driver) == GONE
        driver.key(Qt.Key.Key_Return)
        assert driver.capture.view.line.toPlainText() == "A line begun"
        assert save_state(driver) == "Not saved: the challenge was moved. Retrying…"
        with asked(driver, tmp_path / "elsewhere"):
            driver.page.banner.action.click()
        driver.capture.view.line.setFocus()
        driver.key(Qt.Key.Key_Return)
        workspace = driver.workspace
        driver.close()
        found = bodies(workspace.folder, workspace.data_key, clock)
        assert found == ["One that was handed in", "And another one", "A line begun"]


def test_with_the_clock_set_back_the_order_stays_and_the_time_saved_is_that_of_the_clock(
    window: Window, tmp_path: Path, clock: Standing
) -> None:
    driver = window(tmp_path / "Northmere.sli")
    assert save_state(driver) == "Saved 10:42"
    clock.now -= timedelta(days=3 * 365, hours=2)
    driver.line("After the clock was set back")
    model = driver.capture.model
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert "set back" in str(shown[-1])
    assert save_state(driver) == "Saved 08:42"
    clock.now += timedelta(days=3 * 365, hours=2)
    driver.line("And right again")
    workspace = driver.workspace
    driver.page.actions_["undo"].trigger()
    driver.page.actions_["redo"].trigger()
    driver.close()
    assert bodies(workspace.folder, workspace.data_key, clock) == [
        "One that was handed in",
        "And another one",
        "After the clock was set back",
        "And right again",
    ]


def test_a_second_window_is_told_where_and_since_when_and_the_first_goes_on(
    window: Window, tmp_path: Path, clock: Standing, qtbot: QtBot
) -> None:
    first = window(tmp_path / "Northmere.sli")
    second = Driver(
        first.app,
        first.look,
        first.rooms,
        clock,
        AtOnce(),
        Relaunched(),
        tmp_path / "recent.json",
    )
    second.show(qtbot)
    second.line(PASSPHRASE)
    view = second.program.welcome.view
    since = first.workspace.clock().astimezone()
    assert second.program.opened is None
    assert view.banner.happened.text() == (
        f"This challenge is open already, in another window on this laptop (process {os.getpid()})"
        f", since {since:%H:%M}, {since.day} {since:%B}."
    )
    assert view.banner.rest.text() == (
        "Your notes are safe. Close it there first, then open it again."
    )
    assert not view.take_over.isVisible()
    second.close()
    first.shell.activateWindow()
    qtbot.waitUntil(first.shell.isActiveWindow)
    first.capture.view.line.setFocus()
    first.line("The first one goes on")
    assert len(first.notes(CHAIRS)) == 3


def test_one_left_open_by_another_laptop_is_taken_over_on_request(
    window: Window, tmp_path: Path, clock: Standing
) -> None:
    first = window(tmp_path / "Northmere.sli")
    folder = first.workspace.folder
    first.close()
    (folder / "lock").write_text('{"host": "priyas-laptop", "pid": 12}')
    second = Driver(
        first.app,
        first.look,
        first.rooms,
        clock,
        AtOnce(),
        Relaunched(),
        tmp_path / "recent.json",
    )
    second.program.show()
    second.line(PASSPHRASE)
    view = second.program.welcome.view
    assert view.banner.happened.text() == (
        "This challenge is open already, on the laptop priyas-laptop."
    )
    assert view.take_over.isVisible()
    view.take_over.click()
    assert second.program.front is not None
    second.key(Qt.Key.Key_Return)
    assert len(second.notes(CHAIRS)) == 2
    second.close()
