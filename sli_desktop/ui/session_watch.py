"""The computer is being put to sleep, or its screen locked: the challenge is locked with it.

Nothing here touches a network: on Linux the message bus of the computer itself is asked, on Windows
the window gets the messages. Elsewhere `frame/idle.py` notices a sleep by the clocks.
"""

import ctypes.wintypes
import sys
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

_LOGIN = "org.freedesktop.login1"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_BEGUN: Any = SLOT("begun(bool)")
_LOCKED: Any = SLOT("locked()")


class SessionWatch(QObject):
    """`left` says that the person left the computer: lid closed, screen locked, user switched."""

    left = Signal()

    def watch(self, window: int) -> None:
        """Begin to listen; `window` is the number the computer knows our window by."""
        if sys.platform.startswith("linux"):
            self.watch_bus(QDBusConnection.systemBus(), QDBusConnection.sessionBus())
        elif sys.platform == "win32":
            self._messages = _Messages(self, window)
            self._messages.begin()

    def watch_bus(self, system: QDBusConnection, session: QDBusConnection) -> None:
        """Listen to sleep and lock on the buses; one that is not there says nothing."""
        if system.isConnected():
            manager = f"{_LOGIN}.Manager"
            system.connect(_LOGIN, "", manager, "PrepareForSleep", self, _BEGUN)
            system.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _LOCKED)
        if session.isConnected():
            for saver in _SAVERS:
                session.connect("", "", saver, "ActiveChanged", self, _BEGUN)

    @Slot(bool)
    def begun(self, going: bool) -> None:
        """Sleep or the screen lock begins, or ends."""
        if going:
            self.left.emit()

    @Slot()
    def locked(self) -> None:
        """The session was locked."""
        self.left.emit()


class _Messages(QAbstractNativeEventFilter):
    """Messages of Windows: going to sleep, session locked or switched."""

    POWER, SUSPENDS = 0x0218, 4
    SESSION, LOCKS = 0x02B1, frozenset({0x2, 0x4, 0x7})  # console or remote left, session locked

    def __init__(self, watch: SessionWatch, window: int) -> None:
        super().__init__()
        self._watch, self._window = watch, window

    def begin(self) -> None:
        """Ask Windows for the messages."""
        app = QGuiApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(self._window, 0)

    @override
    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int, /
    ) -> object:
        """Look at a message and leave it to Qt."""
        if sys.platform == "win32" and bytes(kind).startswith(b"windows_"):
            found = ctypes.wintypes.MSG.from_address(int(message))
            self.take(found.message, found.wParam)
        return (False, 0)

    def take(self, message: int, reason: int) -> None:
        """One message with its reason."""
        sleeps = message == self.POWER and reason == self.SUSPENDS
        if sleeps or (message == self.SESSION and reason in self.LOCKS):
            self._watch.left.emit()
