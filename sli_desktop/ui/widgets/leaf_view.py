"""The pages of a sheet as they will be printed, below each other; keys scroll them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.printing import Leaves
from sli_desktop.ui.widgets.parts import Painted
from sli_desktop.wording import tr, trn

_GAP, _WIDEST = 12, 720


class _Pages(Painted):
    """Paints the pages at the width there is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.leaves: Leaves | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def fit(self, width: int) -> None:
        """Take as much height as the pages need at a width."""
        if self.leaves is not None:
            high = self._page(width).height() * self.leaves.count + _GAP * (self.leaves.count - 1)
            self.setFixedHeight(round(high) + 2)
        self.update()

    def _page(self, width: int) -> QRectF:
        leaves = self.leaves
        if leaves is None:
            return QRectF()
        wide = min(width, _WIDEST) - 2
        return QRectF(1, 1, wide, wide * leaves.size.height() / leaves.size.width())

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(420), self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        leaves = self.leaves
        if leaves is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self._page(self.width())
        for number in range(leaves.count):
            place = page.translated(0, number * (page.height() + _GAP))
            if not place.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(place, leaves.theme.colour("surface"))
            painter.setPen(self._look.theme.colour("border_input"))
            painter.drawRect(place)
            painter.save()
            painter.translate(place.topLeft())
            painter.scale(place.width() / leaves.size.width(), place.width() / leaves.size.width())
            leaves.draw(painter, number)
            painter.restore()
        painter.end()


class LeafView(QScrollArea):
    """A preview that Tab reaches and the arrow keys scroll; screen readers are given its words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._pages = _Pages(look)
        self.setWidget(self._pages)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Preview"))

    @property
    def leaves(self) -> Leaves | None:
        """What shows."""
        return self._pages.leaves

    def show_leaves(self, leaves: Leaves | None) -> None:
        """Show a sheet; None shows nothing."""
        self._pages.leaves = leaves
        self._pages.fit(self.viewport().width())
        if leaves is not None:
            pages = trn(leaves.count, "{number} page", "{number} pages")
            self.setAccessibleName(tr("Preview, {pages}").format(pages=pages))
            self.setAccessibleDescription(leaves.document.toPlainText())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pages.fit(self.viewport().width())
