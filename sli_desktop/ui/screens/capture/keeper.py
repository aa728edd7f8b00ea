"""Keeps the line being typed: on disk within a second of each key, told truly."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from sli_desktop.errors import SliError
from sli_desktop.services.drafts import Draft, clear_draft, save_draft
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.words import clock_time

DRAFT_MS = 700
"""The draft is written so long after the first key since the last writing, while typing goes on."""


class Keeper(QObject):
    """Asks `draft` for what to keep. `told` says since when the line is on disk, or nothing yet."""

    told = Signal(str)

    def __init__(self, desk: Desk, draft: Callable[[], Draft | None]) -> None:
        super().__init__()
        self._desk, self._draft = desk, draft
        self.has_draft = False
        self.is_dirty = False
        self.timer = QTimer(self)
        self.timer.setObjectName("draft")
        self.timer.setSingleShot(True)
        self.timer.setInterval(DRAFT_MS)
        self.timer.timeout.connect(self.tick)
        desk.acts.freed.connect(self.settle)

    def soon(self) -> None:
        """A key was pressed: the line is on disk within a second."""
        if not self.is_dirty:
            self.is_dirty = True
            self.told.emit("")
        if not self.timer.isActive():
            self.timer.start()

    def later(self) -> None:
        """The line became a note: its draft is known by it, so forgetting it may wait."""
        self.is_dirty = True
        self.timer.start()

    def tick(self) -> None:
        """Write, then once more: only a line at rest is told to be saved."""
        if self.is_dirty:
            self.keep()
            self.timer.start()
        else:
            self.told.emit(clock_time(self._desk.now()))

    def keep(self) -> bool:
        """Write the draft now, or forget the one that became a note; False where it could not."""
        self.timer.stop()
        if self._desk.acts.is_paused:
            return False
        draft = self._draft()
        try:
            if draft is not None:
                save_draft(self._desk.workspace, draft)
            elif self.has_draft:
                clear_draft(self._desk.workspace)
        except SliError as problem:
            self._desk.acts.troubled.emit(problem)
            return False
        self.has_draft = draft is not None
        self.is_dirty = False
        return True

    def settle(self) -> None:
        """Write the draft now and say so: the person looks elsewhere."""
        if self.is_dirty and self.keep():
            self.told.emit(clock_time(self._desk.now()))
        self.timer.stop()

    def forget(self) -> None:
        """The draft was struck out elsewhere: nothing is left to write."""
        self.timer.stop()
        self.has_draft = self.is_dirty = False
