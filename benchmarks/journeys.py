"""Journeys 1 to 6 (from opening the laptop to the timetable) as steps for `heartbeat.py`.

Keys go where the focus is, one a turn of the event loop, through the driver of the window tests.
What they type is what the tests of the same journeys type; those hold that it comes out right, here
it is only checked that each journey came to its end.
"""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from benchmarks.grown import PASSPHRASE, Grown
from benchmarks.heartbeat import Steps
from sli_desktop.models.records.note import Note
from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.jobs import WorkerThread
from sli_desktop.ui.look import Look
from sli_desktop.ui.main_window import ChallengeWindow
from sli_desktop.ui.recent import Recent, remember
from sli_desktop.ui.screens.timetable.screen import TimetableScreen
from sli_desktop.ui.screens.wrapup.screen import WrapUpScreen
from sli_desktop.ui.tidying import Tidying
from tests.journeys.test_typing_notes import LINES
from tests.ui.challenges import Standing
from tests.ui.driving import ALT, CTRL, NONE, SHIFT, Driver, Relaunched
from tests.ui.timetables import version

Key = Qt.Key
WINDOW = (1366, 768)
_PAUSE_MS = 3000


class Desk:
    """A laptop with one challenge on it: the program can be started, driven and closed again.

    It tidies as the running program does (`ui/tidying.py`). What this process made before, the work
    load above all, is no part of the program and is put out of its sight.
    """

    def __init__(self, app: QApplication, look: Look, grown: Grown, now: datetime) -> None:
        self.grown, self._app, self._look = grown, app, look
        self._clock = Standing(now)
        self._recent = grown.folder.parent / "recent.json"
        remember(self._recent, Recent(grown.folder, "Northmere", "Peer challenge", None, None, now))

    @contextmanager
    def program(self) -> Iterator[Driver]:
        """The program as Welcome shows, with the challenge on it, until the end."""
        gc.collect()
        gc.freeze()
        driver = self._start()
        tidying = Tidying(lambda: driver.program.jobs.is_busy)
        try:
            yield driver
        finally:
            tidying.close()
            driver.close()

    def _start(self) -> Driver:
        place = self.grown.folder.parent
        rooms = Rooms(
            data=place,
            documents=place,
            recent_file=self._recent,
            clock=self._clock,
            random=os.urandom,
        )
        driver = Driver(
            self._app, self._look, rooms, self._clock, WorkerThread(), Relaunched(), self._recent
        )
        driver.shell.resize(*WINDOW)
        driver.program.show()
        QTest.qWaitForWindowExposed(driver.shell)
        driver.shell.activateWindow()
        return driver


def _press(driver: Driver, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(driver.focus, key, held)


def _type(driver: Driver, words: str) -> Steps:
    for letter in words:
        QTest.keyClicks(driver.focus, letter)
        yield None


def _shows(driver: Driver, name: str) -> Callable[[], bool]:
    def does() -> bool:
        page = driver.program.page
        return isinstance(page, ChallengeWindow) and page.current.name == name

    return does


def _line_is_empty(driver: Driver) -> bool:
    return driver.capture.view.line.toPlainText() == ""


def j1(driver: Driver) -> Steps:
    """The passphrase, Enter: Today, with the focus on its next step."""
    yield from _type(driver, PASSPHRASE)
    _press(driver, Key.Key_Return)
    yield _shows(driver, "today")
    yield lambda: isinstance(driver.focus, QPushButton)


def j2(driver: Driver) -> Steps:
    """Enter on the next meeting, and the first character of a note."""
    _press(driver, Key.Key_Return)
    yield _shows(driver, "capture")
    yield from _type(driver, "F")
    assert driver.capture.view.line.toPlainText() == "F"
    _press(driver, Key.Key_Backspace)
    yield None


def j3(driver: Driver) -> Steps:
    """Twenty notes with marks, themes, two speakers and a quote."""
    before = _notes(driver)
    for words, *_ in LINES:
        yield from _type(driver, words)
        _press(driver, Key.Key_Return)
        yield lambda: _line_is_empty(driver)
    assert _notes(driver) == before + len(LINES)


def j4(driver: Driver) -> Steps:
    """End the meeting: headlines, a theme for each note without one, and the next meeting."""
    _press(driver, Key.Key_E, CTRL)
    yield _shows(driver, "wrapup")
    for headline in ("They know the money", "They hear last"):
        yield from _type(driver, headline)
        _press(driver, Key.Key_Return)
        yield None
    _press(driver, Key.Key_Return)
    yield None
    screen = driver.screen
    assert isinstance(screen, WrapUpScreen)
    for _, _, themes, _ in LINES:
        if not themes:
            for key in (Key.Key_3, Key.Key_Return):
                _press(driver, key)
                yield None
    _press(driver, Key.Key_Return, CTRL)
    yield _shows(driver, "capture")
    yield from _type(driver, "Already typing")
    assert driver.capture.meeting is not None
    _press(driver, Key.Key_Return)
    yield lambda: _line_is_empty(driver)


def j5(driver: Driver) -> Steps:
    """An unplanned meeting from four screens: one key, then typing."""
    for number in (1, 2, 8, 9):
        _press(driver, Key(Key.Key_0 + number), ALT)
        yield None
        _press(driver, Key.Key_N, CTRL | SHIFT)
        yield _shows(driver, "capture")
        yield from _type(driver, f"From screen {number}")
        _press(driver, Key.Key_Return)
        yield lambda: _line_is_empty(driver)


def j6(driver: Driver, files: Path) -> Steps:
    """46 rows, two of them put right; a new version with one move; both taken back."""
    _press(driver, Key.Key_1, ALT)
    yield _shows(driver, "today")
    screen = driver.page.screen_named("timetable")
    assert isinstance(screen, TimetableScreen)
    view = screen.view
    names: Iterator[Path] = iter((version(files, 7), version(files, 8, moved=1)))
    screen.choose_file = lambda: next(names)
    _press(driver, Key.Key_I, CTRL)
    yield lambda: view.bad_title.text() == "2 rows to put right"
    yield from _type(driver, "10.30 - 10.55")
    _press(driver, Key.Key_Return)
    yield lambda: view.bad_title.text() == "1 row to put right"
    yield from _type(driver, "14 October")
    _press(driver, Key.Key_Return)
    yield view.take.hasFocus
    assert view.take.text() == "Import 46 meetings"
    _press(driver, Key.Key_Return)
    yield _shows(driver, "today")
    _press(driver, Key.Key_I, CTRL)
    yield lambda: view.take.hasFocus() and view.take.text() == "Import 1 change"
    _press(driver, Key.Key_Return)
    yield _shows(driver, "today")
    for _ in range(2):
        _press(driver, Key.Key_Z, CTRL)
        yield None


def _notes(driver: Driver) -> int:
    with driver.workspace.read() as view:
        return view.count(Note)
