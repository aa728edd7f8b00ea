"""A check box in our look, with words that wrap; 24 px at least, as every target."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy
from typing_extensions import override

from sli_desktop.ui.look import Look

_SIDE, _GAP = 22, 10
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Check(QCheckBox):
    """A box with a tick, then its words."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self._look = look
        self.show_words(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._fit)
        self._fit()

    def show_words(self, words: str) -> None:
        """Say what a tick stands for now."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()

    def _fit(self) -> None:
        self.setMinimumHeight(self._look.theme.target(28))
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        px = self._look.theme.px
        inside = QRect(0, 0, max(width - px(_SIDE + _GAP), 10), 10_000)
        words = self.fontMetrics().boundingRect(inside, _WRAP, self._words)
        return max(words.height() + px(4), self._look.theme.target(28))

    @override
    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        wide = self.fontMetrics().horizontalAdvance(self._words) + px(_SIDE + _GAP) + 2
        return QSize(wide, self._look.theme.target(28))

    @override
    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(120), self._look.theme.target(28))

    @override
    def hitButton(self, pos: object, /) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._look.theme, self._look.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(_SIDE)
        top = (min(self.height(), self._look.theme.target(28)) - side) / 2
        box = QRectF(1, top, side - 2, side - 2)
        on = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if on else "border_input"), 2 if on else 1.5))
        painter.setBrush(theme.colour("accent" if on else "surface"))
        painter.drawRoundedRect(box, px(4), px(4))
        if on:
            painter.setPen(QPen(theme.colour("on_accent"), max(2.0, px(2))))
            x, y, w = box.x(), box.y(), box.width()
            tick = [(0.22, 0.52), (0.42, 0.72), (0.78, 0.30)]
            painter.drawPolyline(QPolygonF([QPointF(x + w * a, y + w * b) for a, b in tick]))
        painter.setPen(theme.colour("text"))
        words = self.rect().adjusted(side + px(_GAP), 0, 0, 0)
        painter.drawText(words, _WRAP, self._words)
        painter.end()
