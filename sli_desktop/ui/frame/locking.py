"""Everything that leads to the lock: the key, time without a key, a closed lid."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sli_desktop.ui.desk import Desk
from sli_desktop.ui.frame.idle import Clocks, IdleLock
from sli_desktop.ui.session_watch import SessionWatch
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.wording import tr, trn


class Locking(QObject):
    """Shows the warning and asks for the lock; `banner` stands on top of every screen.

    `in_meeting` says whether notes are taken in a meeting that is running; `is_unsaved` whether
    something on the screen is not on the disk: then only the person locks, never the program.
    """

    lock_asked = Signal()

    def __init__(
        self, desk: Desk, in_meeting: Callable[[], bool], is_unsaved: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._desk, self._in_meeting, self._is_unsaved = desk, in_meeting, is_unsaved
        self.banner = Banner(desk.look)
        self.idle: IdleLock | None = None
        self.session: SessionWatch | None = None

    def begin(self, steady: Callable[[], float], window: QWidget) -> None:
        """Begin to look for time without a key, and for a closed lid of this computer."""
        self.watch_time(steady).start()
        self.session = SessionWatch(self)
        self.session.left.connect(self._lock)
        self.session.watch(int(window.winId()))

    def watch_time(self, steady: Callable[[], float]) -> IdleLock:
        """Look for time without a key by a clock that runs evenly."""
        self.idle = IdleLock(Clocks(steady, self._desk.clock), self.minutes, self)
        self.idle.warned.connect(self._warn)
        self.idle.kept_open.connect(self.banner.hide)
        self.idle.lock_asked.connect(self._lock)
        return self.idle

    def minutes(self) -> int:
        """After how many minutes without a key it is time now."""
        now = self._desk.preferences.now
        return now.lock_after_minutes_in_meeting if self._in_meeting() else now.lock_after_minutes

    def _warn(self, seconds: int) -> None:
        told = tr("The challenge locks in {seconds} seconds.").format(seconds=seconds)
        if seconds == 60:
            told = tr("The challenge locks in 1 minute.")
        why = trn(
            self.minutes(),
            "No key was pressed for a while; it locks after {number} minute.",
            "No key was pressed for a while; it locks after {number} minutes.",
        )
        self.banner.say(told, tr("{why} Press any key to keep it open.").format(why=why))

    def _lock(self) -> None:
        if not self._is_unsaved():
            self.lock_asked.emit()
