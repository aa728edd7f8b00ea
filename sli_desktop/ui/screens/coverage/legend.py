"""What each shade of the map stands for, in numbers beside it, and what a gap looks like."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from sli_desktop.services.coverage import Count
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.coverage import state
from sli_desktop.ui.screens.coverage.heat import paint_shade
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.parts import Painted, box, row, text
from sli_desktop.wording import tr

_WIDE, _HIGH = 24, 18


class Swatch(Painted):
    """One shade, or the dashed box of a gap."""

    def __init__(self, look: Look, shade: int, *, is_gap: bool = False) -> None:
        super().__init__()
        self._look, self._shade, self._is_gap = look, shade, is_gap
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        px = self._look.theme.px
        self.setFixedSize(px(_WIDE), px(_HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = self.rect().adjusted(1, 1, -2, -2)
        paint_shade(painter, self._look, place, shade=self._shade, is_gap=self._is_gap)
        painter.end()


class Legend(QWidget):
    """The shades in a line, each with its numbers; it goes on below where there is no room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.head = text("", "small_strong")
        self.numbers = [text("", "secondary") for _ in state.steps(Count.PEOPLE)]
        self.gap = box(
            row(
                [
                    Swatch(look, 0, is_gap=True),
                    text(tr("gap: fewer than the target of the group"), "secondary"),
                ],
                gap=6,
            )
        )
        line = FlowLayout(self, gap=12)
        line.addWidget(self.head)
        for shade, words in enumerate(self.numbers, start=1):
            line.addWidget(box(row([Swatch(look, shade), words], gap=6)))
        line.addWidget(self.gap)
        self.show_for(Count.PEOPLE, has_targets=True)

    def show_for(self, count: Count, *, has_targets: bool) -> None:
        """Tell the shades of one way of counting; no gap is told where nothing is aimed at."""
        self.head.setText(state.FROM_EACH[count])
        for label, words in zip(self.numbers, state.steps(count), strict=True):
            label.setText(words)
        self.gap.setVisible(has_targets)
