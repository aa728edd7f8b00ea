"""The program on a sample of its own, for the pictures of `screenshots.py`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.settings import Settings
from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.jobs import Task
from sli_desktop.ui.look import Look
from sli_desktop.ui.main_window import ChallengeWindow
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.start import Program, Start

SIZE = (1366, 768)


class AtOnce:
    """An executor that does each task where it is handed in."""

    def submit(self, task: Task) -> None:
        """Do it."""
        task()

    def close(self) -> None:
        """Nothing waits."""


class Studio:
    """The program on a sample of its own, at a moment when there is something to see."""

    def __init__(self, app: QApplication, look: Look, folder: Path) -> None:
        self.app, self.look, self.folder = app, look, folder
        self.now = datetime(2025, 10, 15, 17, 40, tzinfo=UTC)
        self.recent = folder / "recent.json"
        self.documents = folder / "Documents"
        self.documents.mkdir()
        self.rooms = Rooms(
            data=folder,
            documents=self.documents,
            recent_file=self.recent,
            clock=lambda: self.now,
            random=os.urandom,
        )
        self.opened = self.rooms.open_sample()
        self._prepare()

    def _prepare(self) -> None:
        """Go to the first meeting still planned, a few minutes before it."""
        with self.opened.read() as view:
            planned = [m for m in view.all(Meeting) if m.state is MeetingState.PLANNED]
        self.next = min(planned, key=lambda meeting: meeting.starts or self.now)
        if self.next.starts is not None:
            self.now = self.next.starts - timedelta(minutes=10)

    @contextmanager
    def program(self) -> Iterator[Program]:
        """A window on the sample."""
        start = Start(
            load_assembly=lambda: self.rooms,
            executor=AtOnce(),
            clock=lambda: self.now,
            recent_file=self.recent,
            relaunch=lambda _folder, _spot: None,
            settings=Settings(colours=self.look.colours, text_size=self.look.text_size),
        )
        self.running = Program(self.app, self.look, start)
        self.running.shell.resize(*SIZE)
        self.running.show()
        QTest.qWaitForWindowExposed(self.running.shell)
        yield self.running
        self.running.opened = None
        self.running.shell.close()
        self.running.shell.deleteLater()
        self.app.processEvents()

    def open(self) -> None:
        """Unlock the sample."""
        self.running.show_challenge(self.opened)
        self.settle()

    def settle(self) -> None:
        """Let everything be painted."""
        for _ in range(5):
            self.app.processEvents()
        QTest.qWait(30)

    @property
    def page(self) -> ChallengeWindow:
        """The window of the challenge."""
        page = self.running.page
        assert isinstance(page, ChallengeWindow)
        return page

    def screen(self, name: str) -> Screen:
        """Go to a screen."""
        self.page.go(name)
        self.settle()
        return self.page.current
