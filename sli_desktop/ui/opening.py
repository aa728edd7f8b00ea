"""What Welcome asks of the rest of the program, which is loaded after Welcome has been painted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QMainWindow, QWidget

from sli_desktop.ui.jobs import Jobs
from sli_desktop.ui.look import Look


class Opened(Protocol):
    """A challenge that is unlocked."""

    def close(self) -> None:
        """Put everything away and give the folder back."""


class Assembly(Protocol):
    """Opens challenges and builds their window; made by `ui/assembly.py`."""

    def open(self, folder: Path, secret: str) -> Opened:
        """Unlock a challenge by its passphrase or recovery key; runs on the worker.

        Raises:
            SliError: it did not open; the text says why.
        """

    def open_sample(self) -> Opened:
        """Open the sample challenge, made anew where it is not there yet; runs on the worker."""

    def page(self, opened: Any, shell: QMainWindow, look: Look, jobs: Jobs) -> QWidget:
        """Build the window of an open challenge; runs on the GUI thread."""


LoadAssembly = Callable[[], Assembly]
"""Imports storage, services and the main window, which Welcome must not wait for."""
