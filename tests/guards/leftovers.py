"""A test leaves nothing running: no thread, no window, no ticking timer."""

import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

_PATIENCE_S = 5.0


def _threads_left(before: set[threading.Thread]) -> list[str]:
    new = [t for t in threading.enumerate() if t not in before and not t.daemon]
    for thread in new:
        thread.join(_PATIENCE_S)
    return [f"thread {t.name}" for t in new if t.is_alive()]


def _timers() -> list["QTimer"]:
    core, shiboken = sys.modules.get("PySide6.QtCore"), sys.modules.get("shiboken6")
    if core is None or shiboken is None:
        return []
    wrappers = shiboken.getAllValidWrappers()
    return [w for w in wrappers if isinstance(w, core.QTimer) and w.isActive()]


def _windows() -> list["QWidget"]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a thread, a visible window or an active timer behind."""
    uses_qt = "qapp" in request.fixturenames
    threads = set(threading.enumerate())
    timers = {id(t) for t in _timers()} if uses_qt else set()
    windows = _windows()
    yield
    left = _threads_left(threads)
    if uses_qt:
        core = sys.modules["PySide6.QtCore"]
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
        left += [
            f"timer {t.objectName() or 'without a name'}" for t in _timers() if id(t) not in timers
        ]
    left += [f"window {w.objectName() or type(w).__name__}" for w in _windows() if w not in windows]
    if left:
        pytest.fail(f"left behind: {', '.join(left)}")
