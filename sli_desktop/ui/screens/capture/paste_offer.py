"""What is offered after several lines were pasted: one note, or a note a line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy
from typing_extensions import override

from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.parts import button, column, row, text
from sli_desktop.wording import tr


class PasteOffer(QFrame):
    """Not in the way: Enter keeps the paste as one note, as it would without the offer."""

    chosen = Signal()
    toggled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.words = text("", "strong")
        words = tr("Make one note a line")
        self.each = button(look, words, icon="list-checks", key="Ctrl+Shift+Enter")
        self.each.clicked.connect(self.chosen)
        self.signs = Check(look, tr('Read the signs + ! " ? @ # in them'))
        choice = row([self.signs, None, self.each])
        self.setLayout(column([self.words, choice], gap=4, margins=(12, 6, 12, 6)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @override
    def setVisible(self, visible: bool, /) -> None:
        super().setVisible(visible)
        self.toggled.emit()

    @property
    def reads_marks(self) -> bool:
        """Whether signs in the pasted lines count as marks; only where the person ticked so."""
        return self.signs.isChecked()

    def show_lines(self, lines: int) -> None:
        """Offer to split so many lines; fewer than two are no matter."""
        if lines < 2:
            self.hide()
            return
        self.signs.setChecked(False)
        words = tr("{number} lines. Enter keeps them as one note.").format(number=lines)
        self.words.setText(words)
        self.show()
        announce(self, f"{words} {self.each.toolTip()}")
