"""What Welcome asks of the rest of the program, which is loaded after Welcome has been painted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from sli_desktop.ui.jobs import Jobs
from sli_desktop.ui.look import Look
from sli_desktop.ui.preferences import Preferences
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.window_memory import WindowMemory


class Around(NamedTuple):
    """What the program hands to the window of a challenge; `spot` is where to begin."""

    shell: QMainWindow
    look: Look
    jobs: Jobs
    preferences: Preferences
    memory: WindowMemory
    spot: Spot | None = None


class Opened(Protocol):
    """A challenge that is unlocked, in its folder."""

    @property
    def folder(self) -> Path:
        """Where it lies."""

    def close(self) -> None:
        """Put everything away and give the folder back."""


class ChallengePage(QWidget):
    """The window of an open challenge; `lock_asked` when the person wants it locked."""

    lock_asked = Signal()

    def enter(self) -> None:
        """Put the focus on the next step: the page stands in the window now."""

    def leave(self) -> None:
        """Save what is unfinished: the program is about to close or lock."""

    def spot(self) -> Spot:
        """Where the person is, so that the program comes back there after locking."""
        raise NotImplementedError


class Assembly(Protocol):
    """Opens challenges and builds their window; made by `ui/assembly.py`."""

    def open(self, folder: Path, secret: str) -> Opened:
        """Unlock a challenge by its passphrase or recovery key; runs on the worker.

        Raises:
            SliError: it did not open; the text says why.
        """

    def open_sample(self) -> Opened:
        """Open the sample challenge, made anew where it is not there yet; runs on the worker."""

    def page(self, opened: Any, around: Around) -> ChallengePage:
        """Build the window of an open challenge; runs on the GUI thread."""


LoadAssembly = Callable[[], Assembly]
"""Imports storage, services and the main window, which Welcome must not wait for."""
