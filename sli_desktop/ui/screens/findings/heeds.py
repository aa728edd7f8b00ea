"""What to heed in a finding, a line each: it shows while one writes and stops nobody."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sli_desktop.services.finding_warnings import Warned
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import box, button, clear, icon_label, row, text
from sli_desktop.wording import tr


class Heeds(QWidget):
    """`action` asks why a rule is set aside; it shows where there is one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.shown: tuple[Warned, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.action = button(look, tr("Say why it stands"))
        items = QVBoxLayout(self)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(6)
        items.addLayout(self._lines)
        items.addWidget(box(row([self.action, None], margins=(26, 0, 0, 0))))
        self.hide()

    def show_warnings(self, warnings: Sequence[Warned]) -> None:
        """Show these; nothing is drawn anew while they stay the same."""
        self.setVisible(bool(warnings))
        self.action.setVisible(any(each.rule is not None for each in warnings))
        if tuple(warnings) == self.shown:
            return
        self.shown = tuple(warnings)
        clear(self._lines)
        for each in self.shown:
            mark = icon_label(self._look, "triangle-alert", "warn")
            words = text(f"{each.title}. {each.words}", wrap=True)
            line = row([mark, words], gap=8)
            line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            line.setStretch(1, 1)  # type: ignore[attr-defined]
            holder = box(line)
            self._lines.addWidget(holder)
            holder.show()
