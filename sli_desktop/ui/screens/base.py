"""What every screen answers to."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sli_desktop.models.records.change import Committed
from sli_desktop.ui.command import Command
from sli_desktop.ui.spot import Spot


class Screen(QWidget):
    """One page of the window; `name` is how others go there, `title` what the window says.

    A screen never reaches another one. It says what it wants by signals that the window follows:
    `spot_asked` (a `Spot` to go to), `said` (what was done, with Undo), `told` (a plain toast),
    `troubled` (an `SliError` for the banner).
    """

    name: ClassVar[str] = ""
    title: ClassVar[str] = ""
    help_page: ClassVar[str] = ""
    """The page of Help that F1 opens here; empty for the first page."""
    keys: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys that only this screen has and that are no commands: what they do, and the key."""
    commands: ClassVar[tuple[Command, ...]] = ()
    """Commands of this screen: in the menus, and their keys at work, while it shows (see `do`)."""
    fills_window: ClassVar[bool] = False
    """Whether rail and top bar are hidden here: others may read the screen."""
    new_words: ClassVar[str] = ""
    """What the menu calls `new_item` here, such as "New meeting that starts now"."""

    spot_asked = Signal(object)
    said = Signal(str)
    told = Signal(str)
    troubled = Signal(object)

    def open_at(self, spot: Spot) -> None:
        """Make what a spot names the thing this screen shows; `enter` follows."""

    def spot(self) -> Spot:
        """Where the person is now, to come back to after locking."""
        return Spot(self.name)

    def enter(self) -> None:
        """Show what is true now and put the focus on the next step."""

    def leave(self) -> None:
        """Put away what is unfinished, such as a draft."""

    def follow(self, committed: Committed) -> None:
        """Take up an act that was committed, here or elsewhere."""

    def panes(self) -> Sequence[QWidget]:
        """The first widget of each pane, for F6."""
        return ()

    def new_item(self) -> None:
        """What Ctrl+N makes here."""

    def search_here(self) -> bool:
        """Put the focus into a search of this screen's own; False where it has none."""
        return False

    def do(self, name: str) -> None:
        """Run one of `commands`: the method of that name, unless a screen does it otherwise."""
        getattr(self, name)()

    def switched_on(self) -> Collection[str]:
        """The names of those commands that are switches and on now."""
        return ()

    def in_meeting(self) -> bool:
        """Whether notes are taken here in a meeting that is running: then the lock waits longer."""
        return False

    def toast_lift(self) -> int:
        """How much higher a toast stands here, so that it covers nothing being typed."""
        return 0

    def set_narrow(self, *, narrow: bool) -> None:
        """One pane at a time in a narrow window."""

    def set_focus_mode(self, *, on: bool) -> None:
        """Hide the side pane, or show it again."""
