"""The rows of the Move menu: a key cap and what it leads to."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.notes import Index
from sli_desktop.ui.qtmodels.rows import ROW_ROLE, RowsModel
from sli_desktop.wording import tr

ROW_HIGH = 34
_CAP, _PAD = 28, 8
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class MoveRow(NamedTuple):
    """One row: what it stands for, its key, its words."""

    key: object
    cap: str
    words: str

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return f"{self.words}. {self.cap}"

    @property
    def hint(self) -> str:
        """The words whole."""
        return self.words


class _Rows(QStyledItemDelegate):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return QSize(160, self._look.theme.px(ROW_HIGH))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        theme, px = self._look.theme, self._look.theme.px
        row: MoveRow = index.data(ROW_ROLE)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        place = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), px(4), px(4))
        small = theme.font(13, weight=600)
        wide = max(px(_CAP), QFontMetrics(small).horizontalAdvance(row.cap) + px(12))
        cap = QRect(place.x() + px(_PAD), place.y() + px(5), wide, place.height() - px(10))
        painter.setPen(QPen(theme.colour("border_input"), 1))
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setPen(theme.colour("text"))
        painter.setFont(small)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, row.cap)
        font = theme.font(16)
        left = cap.right() + px(_PAD)
        words = QRect(left, place.y(), place.right() - px(_PAD) - left, place.height())
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(row.words, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class MoveList(QListView):
    """`picked` gives what Enter or a click chose, `picked_against` what Shift+Enter did.

    `typed` is a letter or digit typed here.
    """

    picked = Signal(object)
    picked_against = Signal(object)
    typed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.rows: RowsModel[MoveRow] = RowsModel()
        self._painted = _Rows(look)
        self.setModel(self.rows)
        self.setItemDelegate(self._painted)
        self.setAccessibleName(tr("Move to"))
        self.setProperty("rows", "tight")
        self._nothing = ""
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.clicked.connect(self._pick)
        look.changed.connect(self._fit)
        self._look = look
        self._fit()
        look.changed.connect(self.doItemsLayout)

    def _fit(self) -> None:
        self.setMinimumHeight(self._look.theme.px(2 * ROW_HIGH + 4))

    def show_rows(self, rows: Sequence[MoveRow], nothing: str = "") -> None:
        """Show rows, the first one chosen; `nothing` is what stands there without any."""
        self._nothing = "" if rows else nothing
        self.setAccessibleDescription(self._nothing)
        self.rows.show_rows(rows)
        self.viewport().update()
        if rows:
            self.setCurrentIndex(self.rows.index(0))

    @property
    def nothing(self) -> str:
        """What stands in place of rows; empty where there are some."""
        return self._nothing

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._nothing:
            theme, px = self._look.theme, self._look.theme.px
            painter = QPainter(self.viewport())
            painter.setFont(theme.font(16))
            painter.setPen(theme.colour("text_2"))
            room = self.viewport().rect().adjusted(px(_PAD), px(_PAD), -px(_PAD), -px(_PAD))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, self._nothing)
            painter.end()

    def choose(self, key: object) -> None:
        """Let the arrows be on a row."""
        at = self.rows.place_of(key)
        if at is not None:
            self.setCurrentIndex(self.rows.index(at))

    def take_key(self, key: Qt.Key) -> None:
        """Do what a key does here, pressed elsewhere."""
        row, last = self.currentIndex().row(), self.rows.rowCount() - 1
        if key in _ENTER:
            self._pick(self.currentIndex())
        elif last >= 0:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8}.get(key, 8)
            self.setCurrentIndex(self.rows.index(min(max(row + step, 0), last)))

    def _pick(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, MoveRow):
            self.picked.emit(row.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = event.text()
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
            if isinstance(row, MoveRow):
                self.picked_against.emit(row.key)
        elif event.key() in _ENTER:
            self._pick(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif len(letters) == 1 and letters.isprintable() and letters != " ":
            self.typed.emit(letters)
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str, /) -> None:
        """What is typed here goes to the menu."""
