"""The window comes back where it was left, and never where no screen is any more."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sli_desktop.ui.window_memory import WindowMemory

_NAME = "window"
_GRIP = 80
"""So much of the window must lie on a screen, or it could not be taken hold of."""


def place_window(window: QWidget, memory: WindowMemory) -> None:
    """Put a window where it was left; where that is unknown or off every screen, leave it."""
    known = memory.numbers(_NAME)
    if len(known) != 5:
        return
    x, y, width, height, is_whole = known
    wanted = QRect(x, y, width, height)
    free = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    over = [each.intersected(wanted) for each in free]
    if any(each.width() >= _GRIP and each.height() >= _GRIP for each in over):
        window.setGeometry(wanted)
    if is_whole:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def keep_place(window: QWidget, memory: WindowMemory) -> None:
    """Remember where a window is, as it is when it does not fill the screen."""
    if not window.isVisible():
        return
    is_whole = window.isMaximized() or window.isFullScreen()
    at = window.normalGeometry() if is_whole else window.geometry()
    memory.remember(_NAME, (at.x(), at.y(), at.width(), at.height(), int(is_whole)))
