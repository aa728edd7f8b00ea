"""Reads on the worker what a window would have to wait for, and again when it changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from sli_desktop.errors import SliError
from sli_desktop.ui.desk import Desk


class Reread(QObject):
    """`came` gives what was read; one reading at a time, and none waits behind another.

    What is asked for while one is under way is read once it has ended, however often it was asked.
    `prepare` is called on the window's thread and gives the work that the worker does.
    """

    came = Signal(object)
    troubled = Signal(object)

    def __init__(self, desk: Desk, name: str, prepare: Callable[[], Callable[[], object]]) -> None:
        super().__init__()
        self._desk, self._name, self._prepare = desk, name, prepare
        self._is_busy = self._is_asked = self._has_some = False

    def ask(self) -> None:
        """Read it as it is now; the first time somebody waits for it."""
        if self._is_busy:
            self._is_asked = True
            return
        self._is_busy = True
        self._desk.jobs.start(
            self._name,
            self._prepare(),
            done=self._take,
            failed=self._fail,
            behind=self._has_some,
        )

    def rest(self) -> None:
        """Start nothing more until asked: the page was left, or the challenge is put away."""
        self._is_asked = False

    def _take(self, found: object) -> None:
        if not isValid(self):
            return
        self._is_busy, self._has_some = False, True
        self.came.emit(found)
        self._go_on()

    def _fail(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._is_busy = False
        if not isinstance(error, SliError):
            raise error
        self.troubled.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        if self._is_asked:
            self._is_asked = False
            self.ask()
