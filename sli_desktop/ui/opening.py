"""What Welcome asks of the rest of the program, which is loaded after Welcome has been painted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from sli_desktop.errors import SliError
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

    def show_problem(self, problem: SliError) -> None:
        """Tell of trouble that no screen has met: our own bug."""

    def saved_words(self) -> str:
        """Since when all is saved, or that something is not."""
        return ""

    def spot(self) -> Spot:
        """Where the person is, so that the program comes back there after locking."""
        raise NotImplementedError


class FrontPage(QWidget):
    """A page before a challenge is open: a new one, a file that came, one in trouble.

    `opened` is emitted with an `Opened` and the spot to begin at (or None); `left` when the person
    goes back to Welcome.
    """

    title: ClassVar[str] = ""

    opened = Signal(object, object)
    left = Signal()

    def enter(self) -> None:
        """Put the focus on the next step: the page stands in the window now."""

    def leave(self) -> None:
        """Put away what is unfinished: the page goes, or the program is about to close."""


class Before(NamedTuple):
    """What the program hands to a page before a challenge is open; `marks_on` as in Settings."""

    look: Look
    jobs: Jobs
    marks_on: bool = True


class Assembly(Protocol):
    """Opens challenges and builds their window; made by `ui/assembly.py`."""

    def open(self, folder: Path, secret: str, *, take_over: bool = False) -> Opened:
        """Unlock a challenge by its passphrase or recovery key; runs on the worker.

        `take_over` opens one that another laptop left open.

        Raises:
            SliError: it did not open; the text says why.
        """

    def new_challenge(self, before: Before) -> FrontPage:
        """The page that makes a new challenge."""

    def receive(self, before: Before) -> FrontPage:
        """The page for a file that came from the challenge manager, and for joining a team."""

    def help(self, before: Before, place: str = "") -> FrontPage:
        """The guide, at a place of it."""

    def rescue(self, before: Before, folder: Path, secret: str, problem: SliError) -> FrontPage:
        """The page of a challenge that does not open: what is safe, and what can be done."""

    def aftermath(self, before: Before, opened: Any) -> FrontPage | None:
        """The page after a crash: what was kept, and how to carry on; None after a good end."""

    def open_sample(self) -> Opened:
        """Open the sample challenge, made anew where it is not there yet; runs on the worker."""

    def page(self, opened: Any, around: Around) -> ChallengePage:
        """Build the window of an open challenge; runs on the GUI thread."""


LoadAssembly = Callable[[], Assembly]
"""Imports storage, services and the main window, which Welcome must not wait for."""
