"""What is emerging, by theme: a heading with its counts, then the findings; arrows move.

Space goes to the next theme, D decides about a finding, Enter opens it.
"""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.notes import Index
from sli_desktop.ui.qtmodels.rows import ROW_ROLE, RowsModel
from sli_desktop.ui.widgets.chips import Chip, ChipPainter

_HEADING, _FINDING, _GAP, _LEFT = 68, 34, 8, 14
_MOST_LINES = 3
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Row(NamedTuple):
    """A heading (`chips`, `aside`) or, with `finding`, one finding; `is_last` of its theme."""

    key: UUID
    words: str
    spoken: str
    aside: str = ""
    icon: str = ""
    chips: tuple[Chip, ...] = ()
    finding: UUID | None = None
    is_last: bool = False

    @property
    def hint(self) -> str:
        """The words whole."""
        return self.words


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of a theme as one card."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chips = ChipPainter(look)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        row: Row = index.data(ROW_ROLE)
        px = self._look.theme.px
        list_ = option.widget
        width = list_.viewport().width() if isinstance(list_, QListView) else 400
        if row.finding is None:
            high = px(_HEADING) - px(24) + self._height(row, width - 2 * px(_LEFT))
        else:
            high = px(10) + self._height(row, width - self._before(row))
        return QSize(px(160), high + (px(_GAP) if row.is_last else 0))

    def _font(self, row: Row) -> QFont:
        theme = self._look.theme
        return theme.font(16) if row.finding is not None else theme.font(17, weight=600)

    def _before(self, row: Row) -> int:
        """What of the width is not for the words of a finding: bullet, margins, the tick."""
        return self._look.theme.px(2 * _LEFT + 20 + (24 if row.icon else 0))

    def _height(self, row: Row, width: int) -> int:
        metrics = QFontMetrics(self._font(row))
        inside = QRect(0, 0, max(width, 40), 10_000)
        whole = metrics.boundingRect(inside, _WRAP, row.words).height()
        lines = min(max(round(whole / metrics.lineSpacing()), 1), _MOST_LINES)
        return max(lines * metrics.lineSpacing(), self._look.theme.px(24))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        row: Row = index.data(ROW_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = option.rect.adjusted(0, 0, -1, -self._look.theme.px(_GAP) if row.is_last else 0)
        self._card(painter, row, place)
        if chosen:
            self._choose(painter, place)
        if row.finding is None:
            self._heading(painter, row, place)
        else:
            self._finding(painter, row, place)
        painter.restore()

    def _card(self, painter: QPainter, row: Row, place: QRect) -> None:
        theme, round_ = self._look.theme, self._look.theme.px(8)
        whole = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        if row.finding is not None:
            whole.setTop(whole.top() - 2 * round_)
        if not row.is_last:
            whole.setBottom(whole.bottom() + 2 * round_)
        painter.setClipRect(place.adjusted(0, 0, 1, 1))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(whole, round_, round_)

    def _choose(self, painter: QPainter, place: QRect) -> None:
        theme, px = self._look.theme, self._look.theme.px
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("accent_soft"))
        inside = QRectF(place).adjusted(px(4), px(2), -px(4), -px(2))
        painter.drawRoundedRect(inside, px(6), px(6))

    def _heading(self, painter: QPainter, row: Row, place: QRect) -> None:
        px = self._look.theme.px
        inside = place.adjusted(px(_LEFT), px(8), -px(_LEFT), 0)
        high = self._height(row, inside.width())
        self._write(painter, row, QRect(inside.x(), inside.y(), inside.width(), high))
        line = QRect(inside.x(), inside.y() + high + px(4), inside.width(), px(24))
        self._chips.paint(painter, row.chips, line.topLeft(), inside.width())
        self._aside(painter, row, line)

    def _aside(self, painter: QPainter, row: Row, line: QRect) -> None:
        theme, px = self._look.theme, self._look.theme.px
        font = theme.font(14)
        wide = QFontMetrics(font).horizontalAdvance(row.aside)
        chips = sum(self._chips.width(chip) + px(6) for chip in row.chips)
        room = line.width() - chips
        if not row.aside or wide > room:
            return
        painter.setFont(font)
        painter.setPen(theme.colour("text_2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, right, row.aside)
        if wide + px(22) <= room:
            pixmap = self._look.pixmap("trending-up", "text_2", 16)
            painter.drawPixmap(line.right() - wide - px(22), line.y() + px(4), pixmap)

    def _finding(self, painter: QPainter, row: Row, place: QRect) -> None:
        theme, px = self._look.theme, self._look.theme.px
        top = place.y() + px(5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text_2"))
        painter.drawEllipse(QPoint(place.x() + px(_LEFT + 8), top + px(12)), px(2), px(2))
        left = place.x() + px(_LEFT + 20)
        width = place.width() - self._before(row)
        self._write(painter, row, QRect(left, top, width, self._height(row, width)))
        if row.icon:
            pixmap = self._look.pixmap(row.icon, "ok", 18)
            painter.drawPixmap(place.right() - px(_LEFT + 18), top + px(3), pixmap)

    def _write(self, painter: QPainter, row: Row, place: QRect) -> None:
        font = self._font(row)
        painter.setFont(font)
        painter.setPen(self._look.theme.colour("text"))
        metrics = QFontMetrics(font)
        words = row.words
        if metrics.boundingRect(QRect(0, 0, place.width(), 10_000), _WRAP, words).height() > (
            _MOST_LINES * metrics.lineSpacing() + 2
        ):
            room = place.width() * _MOST_LINES - self._look.theme.px(40)
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, _WRAP | Qt.AlignmentFlag.AlignVCenter, words)


class EmergingList(QListView):
    """As high as its rows: the page scrolls. `opened` and `decided` give the key of a finding."""

    opened = Signal(object)
    decided = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.rows: RowsModel[Row] = RowsModel()
        self._look = look
        self._delegate = RowDelegate(look)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._open)
        look.changed.connect(self.fit)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the chosen one stays chosen where it is still there."""
        before = self.chosen
        self.rows.show_rows(rows)
        if self.rows.rows:
            at = self.rows.place_of(before.key) if before is not None else None
            self.setCurrentIndex(self.rows.index(at or 0))
        self.fit()

    def fit(self) -> None:
        """Be as high as the rows are."""
        self.doItemsLayout()
        high = sum(self.sizeHintForRow(row) for row in range(self.rows.rowCount()))
        self.setFixedHeight(max(high, self._look.theme.px(_FINDING)) + 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    @property
    def chosen(self) -> Row | None:
        """The row the arrows stand on."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, Row) else None

    def _open(self, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Row) and row.finding is not None:
            self.opened.emit(row.finding)

    def next_theme(self) -> None:
        """Stand on the heading of the next theme, after the last one on the first."""
        headings = [n for n, row in enumerate(self.rows.rows) if row.finding is None]
        here = self.currentIndex().row()
        later = [n for n in headings if n > here] or headings
        if later:
            self.setCurrentIndex(self.rows.index(later[0]))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if held:
            super().keyPressEvent(event)
        elif key in _ENTER:
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Space:
            self.next_theme()
        elif key == Qt.Key.Key_D and self.chosen is not None:
            self.decided.emit(self.chosen.finding)
        else:
            super().keyPressEvent(event)
