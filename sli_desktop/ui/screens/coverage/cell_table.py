"""What the map and the table share: one cell is chosen, arrows move, Enter or a click opens it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from sli_desktop.services.coverage import Cell
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.coverage.model import CELL_ROLE

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_WRAP = Qt.TextFlag.TextWordWrap
PADDING = 18
"""What stands round the words of a header, both sides together."""
MOST_ROWS = 7
"""So many rows show before the cells scroll."""


class CellTable(QTableView):
    """`opened` gives the cell Enter or a click was on; headers stay while the cells scroll."""

    opened = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | _WRAP)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.verticalHeader().setDefaultAlignment(left | _WRAP)
        self.clicked.connect(self._open)
        look.changed.connect(self.fit)

    def fit(self) -> None:
        """Take up sizes of the look, and those of the names."""

    def head_metrics(self) -> QFontMetrics:
        """How wide the words of the headers are, in the font the style sheet gives them."""
        font = self._look.theme.font(14, weight=600)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setFont(font)
        return QFontMetrics(font)

    @property
    def cell(self) -> Cell | None:
        """The cell the arrows are on."""
        found = self.currentIndex().data(CELL_ROLE)
        return found if isinstance(found, Cell) else None

    def lay_out(self, *, wide: int, head: int, side: int, rows: Sequence[int]) -> None:
        """Give the columns one width and each row its height, and the whole room for a few rows."""
        self.horizontalHeader().setDefaultSectionSize(wide)
        self.horizontalHeader().setFixedHeight(head)
        self.verticalHeader().setFixedWidth(side)
        for row, high in enumerate(rows):
            self.verticalHeader().resizeSection(row, high)
        self.setMinimumHeight(head + sum(rows[:MOST_ROWS]) + self._look.theme.px(16))

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell):
            self.opened.emit(cell)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)


def widest_word(metrics: QFontMetrics, names: Iterable[str]) -> int:
    """How wide the longest word of some names is."""
    words = (word for name in names for word in name.split())
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def highest(metrics: QFontMetrics, names: Iterable[str], wide: int) -> int:
    """How high the longest of some names stands where it wraps at a width."""
    room = QRect(0, 0, wide, 1 << 16)
    flags = int(_WRAP)
    return max((metrics.boundingRect(room, flags, name).height() for name in names), default=0)
