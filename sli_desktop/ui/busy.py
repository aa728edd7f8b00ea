"""The pointer says that something is under way once a person has waited a moment (`ui.md` 5)."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from sli_desktop.ui.jobs import Jobs

AFTER_MS = 300


class BusyPointer(QObject):
    """Typing goes on meanwhile: it is the pointer with a clock beside it, never the clock alone."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        self.is_shown = self.is_waiting = False
        self._timer = QTimer(self)
        self._timer.setObjectName("show the busy pointer")
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self._show)
        jobs.waiting_changed.connect(self._follow)

    def _follow(self, waiting: bool) -> None:
        self.is_waiting = waiting
        if waiting:
            self._timer.start()
            return
        self._timer.stop()
        if self.is_shown:
            self.is_shown = False
            QGuiApplication.restoreOverrideCursor()

    def _show(self) -> None:
        self.is_shown = True
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
