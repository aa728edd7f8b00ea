"""A short list that opens beside a text box while a word is typed; the focus stays in the box."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.wording import tr

_ROW, _MOST_ROWS, _WIDTH = 32, 8, 320


class Pick(NamedTuple):
    """One line of the list, and what it stands for."""

    words: str
    value: object


class PickList(QListWidget):
    """Up and Down move, Enter or Tab take, Esc leaves the text; closed, it takes no key at all."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, over: QWidget, look: Look, name: str) -> None:
        super().__init__(over)
        self._look = look
        self.setProperty("role", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(name)
        self.hide()

    def open(self, picks: Sequence[Pick], at: QRect, speaker: QWidget) -> None:
        """Show what can be taken, above a place of the page (or below it, where there is room)."""
        shown = [(self.item(i).text(), i) for i in range(self.count())]
        if self.isVisible() and [words for words, _ in shown] == [pick.words for pick in picks]:
            return
        self._speaker = speaker
        self.clear()
        for pick in picks:
            item = QListWidgetItem(pick.words)
            item.setData(Qt.ItemDataRole.UserRole, pick.value)
            item.setSizeHint(QSize(0, self._look.theme.px(_ROW)))
            item.setToolTip(pick.words)
            self.addItem(item)
        self._place(at)
        self.show()
        self.raise_()
        self._choose(0)

    def _place(self, at: QRect) -> None:
        page = self.parentWidget()
        room = page.rect() if page is not None else QRect(0, 0, 640, 360)
        px = self._look.theme.px
        width = min(px(_WIDTH), room.width() - 8)
        wanted = min(self.count(), _MOST_ROWS) * px(_ROW) + 4
        above, below = at.top() - 8, room.height() - at.bottom() - 8
        high = min(wanted, max(above, below))
        top = at.top() - high - 4 if above >= below else at.bottom() + 4
        left = max(4, min(at.left(), room.width() - width - 4))
        self.setGeometry(QRect(QPoint(left, top), QSize(width, high)))

    def take_key(self, key: Qt.Key) -> bool:
        """Use a key that was pressed in the box; False where it means nothing here."""
        if not self.isVisible():
            return False
        row, last = self.currentRow(), self.count() - 1
        if key == Qt.Key.Key_Down:
            self._choose(0 if row == last else row + 1)
        elif key == Qt.Key.Key_Up:
            self._choose(last if row == 0 else row - 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            return False
        return True

    def _choose(self, row: int) -> None:
        self.setCurrentRow(row)
        place = tr("{words}, {row} of {all}")
        announce(
            self._speaker,
            place.format(words=self.item(row).text(), row=row + 1, all=self.count()),
        )

    def _take(self) -> None:
        item = self.currentItem()
        self.hide()
        if item is not None:
            self.picked.emit(item.data(Qt.ItemDataRole.UserRole))

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        if self.itemAt(e.position().toPoint()) is not None:
            self._take()
