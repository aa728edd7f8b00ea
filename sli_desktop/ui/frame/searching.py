"""The search box of the window: typing shows what was found, Esc goes back to where one was."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sli_desktop.models.records.change import Committed
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.top_bar import SearchField

PLACE = "search"
Go = Callable[..., None]


class Searching(QObject):
    """Remembers the screen and the focus that search was called from.

    `go` shows a spot; with ``reopen=False`` the screen shows as it was left, half a line and all.
    """

    def __init__(
        self,
        box: SearchField,
        *,
        spot: Callable[[], Spot],
        focus: Callable[[], QWidget | None],
        go: Go,
    ) -> None:
        super().__init__(box)
        self._box, self._spot, self._focus_now, self._go = box, spot, focus, go
        self._from: Spot | None = None
        self._focus: QWidget | None = None
        self._has_changed = False
        box.textEdited.connect(self._typed)
        box.left.connect(self.back)

    def begin(self) -> None:
        """Ctrl+F: into the box; what was found last shows again."""
        self._remember()
        self._box.setFocus()
        self._box.selectAll()
        if self._box.text().strip():
            self._show()

    def follow(self, _committed: Committed) -> None:
        """An act while one searches: the screen one comes back to must read anew."""
        self._has_changed = True

    def back(self) -> None:
        """Show the screen one came from, with the focus where it was."""
        spot, focus = self._from or Spot("today"), self._focus
        if self._spot().screen == PLACE:
            self._go(spot, reopen=self._has_changed)
        if focus is not None and isValid(focus) and focus.isVisible() and focus is not self._box:
            focus.setFocus()
        elif self._box.hasFocus():
            self._go(spot, reopen=self._has_changed)

    def _remember(self) -> None:
        here = self._spot()
        if here.screen == PLACE:
            return
        focus = self._focus_now()
        if focus is not self._box:
            self._focus = focus
        elif here != self._from:
            self._focus = None
        self._from, self._has_changed = here, False

    def _typed(self, words: str) -> None:
        if self._spot().screen != PLACE and words.strip():
            self._remember()
            self._show()

    def _show(self) -> None:
        self._go(Spot(PLACE))
