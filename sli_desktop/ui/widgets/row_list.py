"""A list of two-line rows to choose from: Enter or a double click opens, some keys do more."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.lines import LINE_ROLE, Line, LinesModel
from sli_desktop.ui.widgets.line_list import LineList

LEAST_HEIGHT = 190
"""Three rows, in px: a page with less room than that scrolls."""


class RowList(LineList):
    """A click chooses a row, so that buttons can act on it; `asked` gives what a key stands for."""

    asked = Signal(str)
    row_changed = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        keys: Mapping[Qt.Key, str],
        lines: LinesModel | None = None,
    ) -> None:
        super().__init__(look, name, lines)
        self._keys = keys
        self.opens_by_click = False
        self.doubleClicked.connect(self._open)

    def chosen(self) -> object:
        """The key of the row that is chosen, or None."""
        line = self.currentIndex().data(LINE_ROLE) if self.currentIndex().isValid() else None
        return line.key if isinstance(line, Line) else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows; the chosen one stays chosen where it is still there."""
        before, row = self.chosen(), self.currentIndex().row()
        self.lines.show_lines(lines)
        at = next((n for n, line in enumerate(lines) if line.key == before), None)
        if at is None and lines:
            at = self._nearest(min(max(row, 0), len(lines) - 1))
        if at is not None:
            self.setCurrentIndex(self.lines.index(at))
        self.row_changed.emit()

    def _nearest(self, at: int) -> int:
        """The row itself, or where that is a heading the first one below it, else above it."""
        lines = self.lines.lines
        order = (*range(at, len(lines)), *range(at, -1, -1))
        return next((n for n in order if not lines[n].is_heading), at)

    def choose(self, key: object) -> None:
        """Choose the row of a key."""
        at = next((n for n, line in enumerate(self.lines.lines) if line.key == key), None)
        if at is not None:
            self.setCurrentIndex(self.lines.index(at))

    @override
    def currentChanged(self, current: object, previous: object, /) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        above = self.currentIndex().row() - 1
        if above >= 0 and self.lines.lines[above].is_heading:
            self.scrollTo(self.lines.index(above))
            self.scrollTo(self.currentIndex())
        self.row_changed.emit()

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier, /
    ) -> QModelIndex:
        """Home and Page Up come to a heading at the top: the row below it is meant."""
        to = super().moveCursor(action, held)
        return self.lines.index(self._nearest(to.row())) if to.isValid() else to

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in self._keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.asked.emit(self._keys[key])
        else:
            super().keyPressEvent(event)
