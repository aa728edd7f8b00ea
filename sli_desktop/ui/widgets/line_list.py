"""A list of two-line rows: arrows move, Enter or a click opens."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.lines import LINE_ROLE, Line, LineDelegate, LinesModel

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class LineList(QListView):
    """Says `opened` with the key of the row."""

    opened = Signal(object)

    def __init__(self, look: Look, name: str, lines: LinesModel | None = None) -> None:
        super().__init__()
        self.lines = lines or LinesModel()
        self.delegate = LineDelegate(look)
        self.setModel(self.lines)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.opens_by_click = True
        self.clicked.connect(self._click)
        look.changed.connect(self.doItemsLayout)

    def _click(self, index: QModelIndex) -> None:
        if self.opens_by_click:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, Line) and not line.is_heading:
            self.opened.emit(line.key)

    def choose_first(self) -> None:
        """Let the arrows begin at the first row."""
        if self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(0))

    def open_chosen(self) -> None:
        """Open the row that is chosen, as Enter does."""
        if self.currentIndex().isValid():
            self._open(self.currentIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)
