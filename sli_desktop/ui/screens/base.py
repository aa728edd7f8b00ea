"""What every screen answers to."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from sli_desktop.models.records.change import Committed


class Screen(QWidget):
    """One page of the window; `name` is how others go there, `title` what the window says."""

    name: ClassVar[str] = ""
    title: ClassVar[str] = ""
    keys: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys that only this screen has: what they do, and the key."""

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

    def toast_lift(self) -> int:
        """How much higher a toast stands here, so that it covers nothing being typed."""
        return 0

    def set_narrow(self, *, narrow: bool) -> None:
        """One pane at a time in a narrow window."""

    def set_focus_mode(self, *, on: bool) -> None:
        """Hide the side pane, or show it again."""
