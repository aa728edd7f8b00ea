"""A list of two-line rows to choose from: Enter or a double click opens, some keys do more."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.lines import LINE_ROLE, Line
from sli_desktop.ui.widgets.line_list import LineList

LEAST_HEIGHT = 190
"""Three rows, in px: a page with less room than that scrolls."""


class RowList(LineList):
    """A click chooses a row, so that buttons can act on it; `asked` gives what a key stands for."""

    asked = Signal(str)
    row_changed = Signal()

    def __init__(self, look: Look, name: str, keys: Mapping[Qt.Key, str]) -> None:
        super().__init__(look, name)
        self._keys = keys
        self.opens_by_click = False
        self.doubleClicked.connect(self._open)

    def chosen(self) -> object:
        """The key of the row that is chosen, or None."""
        line = self.currentIndex().data(LINE_ROLE) if self.currentIndex().isValid() else None
        return line.key if isinstance(line, Line) else None

    def show_lines(self, lines: "list[Line]") -> None:
        """Show other rows; the chosen one stays chosen where it is still there."""
        before, row = self.chosen(), self.currentIndex().row()
        self.lines.show_lines(lines)
        at = next((n for n, line in enumerate(lines) if line.key == before), None)
        if at is None:
            at = min(max(row, 0), len(lines) - 1)
        if lines:
            self.setCurrentIndex(self.lines.index(at))
        self.row_changed.emit()

    def choose(self, key: object) -> None:
        """Choose the row of a key."""
        at = next((n for n, line in enumerate(self.lines.lines) if line.key == key), None)
        if at is not None:
            self.setCurrentIndex(self.lines.index(at))

    @override
    def currentChanged(self, current: object, previous: object, /) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        self.row_changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in self._keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.asked.emit(self._keys[key])
        else:
            super().keyPressEvent(event)
