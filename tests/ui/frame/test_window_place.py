"""The window comes back where it was left, but never off the screens there are."""

from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sli_desktop.ui.window_memory import WindowMemory
from sli_desktop.ui.window_place import keep_place, place_window
from tests.ui.driving import Driver


def test_a_window_comes_back_where_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    first, again = QWidget(), QWidget()
    for window in (first, again):
        qtbot.addWidget(window)
    first.setGeometry(40, 30, 500, 400)
    first.show()
    qtbot.waitExposed(first)
    keep_place(first, WindowMemory(tmp_path / "window.json"))
    place_window(again, WindowMemory(tmp_path / "window.json"))
    assert again.geometry() == QRect(40, 30, 500, 400)
    assert not again.isMaximized()


def test_a_window_that_filled_the_screen_does_so_again(qtbot: QtBot) -> None:
    memory, first, again = WindowMemory(), QWidget(), QWidget()
    for window in (first, again):
        qtbot.addWidget(window)
    first.setGeometry(40, 30, 500, 400)
    first.showMaximized()
    qtbot.waitExposed(first)
    keep_place(first, memory)
    place_window(again, memory)
    assert again.isMaximized()


def test_a_window_is_never_put_where_no_screen_is(qtbot: QtBot) -> None:
    memory, window = WindowMemory(), QWidget()
    qtbot.addWidget(window)
    memory.remember("window", (9000, 9000, 500, 400, 0))
    before = window.geometry()
    place_window(window, memory)
    assert window.geometry() == before
    memory.remember("window", (1, 2))
    place_window(window, memory)
    assert window.geometry() == before


def test_closing_and_locking_remember_the_window(driver: Driver) -> None:
    driver.shell.resize(900, 640)
    driver.app.processEvents()
    driver.program.lock()
    assert driver.program.memory.numbers("window")[2:] == (900, 640, 0)
