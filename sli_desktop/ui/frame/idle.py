"""Nobody has pressed a key for a while: a warning, then the lock. A closed lid locks at once."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

WARNED_S = 60
"""So long before the lock the person is warned (`ui.md` A13)."""

SLEPT_S = 30
"""A look that comes so much too late means that the computer slept: the lid was closed."""

LOOK_MS = 5000

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Clocks(NamedTuple):
    """Seconds that run on evenly, and the time of day, which also passes while a laptop sleeps."""

    steady: Callable[[], float]
    wall: Callable[[], datetime]


class IdleLock(QObject):
    """Looks every few seconds how long ago the last key or pointer was.

    `warned` gives the seconds that are left, `kept_open` follows a key after it, `lock_asked` asks
    for the lock. `minutes` says after how many; it may be others with every look.
    """

    warned = Signal(int)
    kept_open = Signal()
    lock_asked = Signal()

    def __init__(self, clocks: Clocks, minutes: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._clocks, self._minutes = clocks, minutes
        self._last_sign = self._last_look = clocks.steady()
        self._last_wall = clocks.wall()
        self._is_warned = False
        self._watched: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setObjectName("idle lock")
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look by oneself."""
        self._timer.start()
        self.watch()

    def watch(self) -> None:
        """Listen to every window there is now: what is pressed in a menu or a dialog counts."""
        for window in QGuiApplication.allWindows():
            if window not in self._watched:
                window.installEventFilter(self)
                window.destroyed.connect(self._forget)
                self._watched.append(window)

    def _forget(self, window: QObject) -> None:
        self._watched = [each for each in self._watched if each is not window]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self.notice()
        return False

    def notice(self) -> None:
        """Somebody is here."""
        self._last_sign = self._clocks.steady()
        if self._is_warned:
            self._is_warned = False
            self.kept_open.emit()

    def look(self) -> None:
        """Warn or lock where it is time to."""
        now, wall = self._clocks.steady(), self._clocks.wall()
        passed = max(now - self._last_look, (wall - self._last_wall).total_seconds())
        self._last_look, self._last_wall = now, wall
        if passed > LOOK_MS / 1000 + SLEPT_S:
            self.lock_asked.emit()
            return
        limit = self._minutes() * 60
        left = limit - (now - self._last_sign)
        if left <= 0:
            self.lock_asked.emit()
        elif left <= min(WARNED_S, limit / 2) and not self._is_warned:
            self._is_warned = True
            self.warned.emit(round(left))
        self.watch()
