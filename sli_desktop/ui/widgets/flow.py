"""A layout that goes on in the next line when a line is full, as words do."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Items from left to right, line below line; `to_right` lets each line end at the right.

    `in_columns` gives all items one width, so that they stand below each other.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, in_columns: bool = False
    ) -> None:
        super().__init__(parent)
        self._in_columns = in_columns
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.to_right = False
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        lines = self._lines(max(rect.width(), 1))
        heights = [max(size.height() for _, size in line) for line in lines]
        whole = sum(heights) + self._gap * max(len(lines) - 1, 0)
        y = rect.y() + max(rect.height() - whole, 0) // 2
        for line, high in zip(lines if move else [], heights, strict=False):
            x = rect.x() + (self._left_over(rect, line) if self.to_right else 0)
            for item, size in line:
                item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self._gap
            y += high + self._gap
        return whole

    def _left_over(self, rect: QRect, line: list[tuple[QLayoutItem, QSize]]) -> int:
        wide = sum(size.width() for _, size in line) + self._gap * (len(line) - 1)
        return max(rect.width() - wide, 0)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        room = 0
        shown = [item for item in self._items if not _is_hidden(item)]
        least = self._column(shown, width) if self._in_columns else 0
        for item in shown:
            size = item.sizeHint().expandedTo(QSize(least, 0)).boundedTo(QSize(width, 1 << 20))
            if not lines or size.width() > room:
                lines.append([])
                room = width
            lines[-1].append((item, size))
            room -= size.width() + self._gap
        return lines

    def _column(self, shown: list[QLayoutItem], width: int) -> int:
        """How wide each item is where as many columns as fit share the width."""
        widest = max((item.sizeHint().width() for item in shown), default=width)
        columns = max((width + self._gap) // (widest + self._gap), 1)
        return (width + self._gap) // columns - self._gap


def _is_hidden(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.isHidden()


def flow(*widgets: QWidget, gap: int = 10) -> QWidget:
    """Widgets beside each other that go on below where there is no room."""
    holder = QWidget()
    layout = FlowLayout(holder, gap=gap)
    for widget in widgets:
        layout.addWidget(widget)
    return holder
