"""The rows of a search, fetched page by page as one scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from typing_extensions import override

from sli_desktop.ui.qtmodels.lines import Line, LinesModel
from sli_desktop.ui.qtmodels.notes import Index

_TOP = QModelIndex()


class HitsModel(LinesModel):
    """`wanted` asks for the rows from one place on; `add` brings them."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.total = 0
        self._is_waiting = False

    def show_hits(self, lines: Sequence[Line], total: int) -> None:
        """Show other hits."""
        self.total, self._is_waiting = total, False
        self.show_lines(lines)

    def add(self, lines: Sequence[Line]) -> None:
        """Take up the next rows."""
        self._is_waiting = False
        if not lines:
            self.total = len(self.lines)
            return
        first = len(self.lines)
        self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
        self.lines += tuple(lines)
        self.endInsertRows()

    @override
    def canFetchMore(self, parent: Index, /) -> bool:
        return not self._is_waiting and len(self.lines) < self.total

    @override
    def fetchMore(self, parent: Index, /) -> None:
        if self.canFetchMore(parent):
            self._is_waiting = True
            self.wanted.emit(len(self.lines))
