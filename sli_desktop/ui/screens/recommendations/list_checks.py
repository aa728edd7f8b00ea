"""What is still open in the whole list, each with the way there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.recommendations.state import Check
from sli_desktop.ui.widgets.parts import box, button, clear, icon_label, row, text
from sli_desktop.wording import tr


class ListChecks(QFrame):
    """`asked` gives the check whose Show button was pressed."""

    asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "card")
        self.shown: tuple[Check, ...] = ()
        self.ways: list[QPushButton] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        items = QVBoxLayout(self)
        items.setContentsMargins(14, 10, 14, 12)
        items.setSpacing(8)
        items.addWidget(text(tr("Checks"), "strong"))
        items.addLayout(self._lines)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show what is in order and what is not; nothing is drawn anew while that stays."""
        if tuple(checks) == self.shown:
            return
        self.shown = tuple(checks)
        clear(self._lines)
        self.ways = []
        for check in checks:
            icon, tone = ("circle-check", "ok") if check.is_fine else ("triangle-alert", "warn")
            mark = icon_label(self._look, icon, tone)
            items = [mark, text(check.words, wrap=True)]
            where = check.finding or check.recommendation
            line = row(items, gap=8)
            line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            if where is not None:
                name = tr("Show: {what}").format(what=check.words)
                show = button(self._look, tr("Show"), kind="link", name=name)
                show.clicked.connect(lambda _=False, c=check: self.asked.emit(c))
                line.addWidget(show)
                self.ways.append(show)
            line.setStretch(1, 1)  # type: ignore[attr-defined]
            self._lines.addWidget(box(line))
