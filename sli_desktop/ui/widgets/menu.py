"""A menu whose check marks grow with the text and have our colours."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from sli_desktop.ui.look import Look

_LEFT = 8


class Menu(QMenu):
    """Qt's own mark stays as small as it is at 100 %, so the style sheet hides it."""

    def __init__(self, look: Look, words: str, parent: QWidget) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._look = look

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for action in self.actions():
            if action.isVisible() and action.isChecked():
                colour = "on_accent" if action is self.activeAction() else "text"
                mark = self._look.pixmap("check", colour)
                place = self.actionGeometry(action)
                side = self._look.theme.px(18)
                top = place.top() + (place.height() - side) // 2
                painter.drawPixmap(place.left() + self._look.theme.px(_LEFT), top, mark)
        painter.end()
