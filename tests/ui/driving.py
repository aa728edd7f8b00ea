"""Drives the window as a person does: keys and clicks, then a look at what shows."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.storage import Workspace
from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.jobs import Executor, Task
from sli_desktop.ui.look import Look
from sli_desktop.ui.main_window import ChallengeWindow
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.capture.screen import CaptureScreen
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.start import Program, Start
from tests.ui.challenges import Standing

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


class AtOnce:
    """An executor that does a task where it is handed in."""

    def submit(self, task: Task) -> None:
        task()

    def close(self) -> None:
        pass


class Relaunched:
    """Remembers which folders a fresh, locked program was started on."""

    def __init__(self) -> None:
        self.folders: list[Path] = []
        self.spots: list[Spot | None] = []

    def __call__(self, folder: Path, spot: Spot | None) -> None:
        self.folders.append(folder)
        self.spots.append(spot)


class Driver:
    """One running program with a challenge open in it."""

    def __init__(
        self,
        app: QApplication,
        look: Look,
        rooms: Rooms,
        clock: Standing,
        executor: Executor,
        relaunched: Relaunched,
        recent_file: Path,
    ) -> None:
        self.app, self.look, self.clock, self.rooms = app, look, clock, rooms
        self.relaunched = relaunched
        self.program = Program(
            app, look, Start(lambda: rooms, executor, clock, recent_file, relaunched)
        )
        self.shell = self.program.shell

    def show(self, qtbot: QtBot) -> None:
        """Show the window and wait until it stands there."""
        self.program.show()
        qtbot.waitExposed(self.shell)
        self.shell.activateWindow()
        qtbot.waitUntil(self.shell.isActiveWindow)

    def open(self, workspace: Workspace, qtbot: QtBot) -> None:
        """Show the window of an open challenge."""
        self.show(qtbot)
        self.program.show_challenge(workspace)
        self.app.processEvents()

    def close(self) -> None:
        """Close the window as the person would."""
        if not isValid(self.shell):
            return
        self.shell.close()
        self.shell.deleteLater()
        self.app.processEvents()

    @property
    def workspace(self) -> Workspace:
        opened = self.program.opened
        assert isinstance(opened, Workspace)
        return opened

    @property
    def page(self) -> ChallengeWindow:
        page = self.program.page
        assert isinstance(page, ChallengeWindow)
        return page

    @property
    def screen(self) -> Screen:
        return self.page.current

    @property
    def capture(self) -> CaptureScreen:
        screen = self.page.screen_named("capture")
        assert isinstance(screen, CaptureScreen)
        return screen

    @property
    def focus(self) -> QWidget:
        return self.shell.focusWidget()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus, key, held)
        self.app.processEvents()

    def type(self, words: str) -> None:
        """Type words where the focus is, key by key."""
        for letter in words:
            QTest.keyClicks(self.focus, letter)

    def click(self, widget: QWidget) -> None:
        """Click on the middle of what can be seen of a widget, as the mouse does."""
        seen = widget.visibleRegion().boundingRect()
        assert not seen.isEmpty(), "it is out of sight"
        place = widget.mapTo(self.shell, seen.center())
        under = self.shell.childAt(place)
        assert under is not None
        assert under is widget or widget.isAncestorOf(under), "something lies over it"
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, NONE, under.mapFrom(self.shell, place))
        self.app.processEvents()

    def line(self, words: str) -> None:
        """Type a line, taking three seconds, and hand it in."""
        self.clock.now += timedelta(seconds=3)
        self.type(words)
        self.key(Qt.Key.Key_Return)

    def start_notes(self, meeting: Meeting) -> CaptureScreen:
        """Go to the notes of a meeting."""
        self.page.go_to(Spot("capture", meeting.id))
        self.app.processEvents()
        return self.capture

    def notes(self, meeting: Meeting) -> tuple[Note, ...]:
        """The notes of a meeting as they stand in the database."""
        with self.workspace.read() as view:
            return view.where(Note, meeting=meeting.id)
