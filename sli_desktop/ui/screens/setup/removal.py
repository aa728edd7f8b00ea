"""Taking something away that other things name: what there is, where it goes, one button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.setup.page import fill_choice
from sli_desktop.ui.widgets.forms import Choice, Field
from sli_desktop.ui.widgets.parts import button, icon_label, text
from sli_desktop.wording import tr

NOWHERE = "nowhere"
"""The choice to leave things without what is taken away."""


class Removal(QFrame):
    """`agreed` gives the identity that takes over, or `NOWHERE`; `kept` that nothing is taken."""

    agreed = Signal(object)
    kept = Signal()

    def __init__(self, look: Look, *, keep: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.words = text("", "strong", wrap=True)
        self.choice = Choice(look, [])
        self.field = Field(tr("Move them to"), self.choice)
        self.why = text("", "secondary", wrap=True)
        self.go = button(look, tr("Remove"), icon="trash-2")
        self.keep = button(look, keep)
        self.go.clicked.connect(lambda: self.agreed.emit(self.choice.value))
        self.keep.clicked.connect(self.kept)
        self.choice.chosen.connect(lambda _value: self._name_button())
        self._go_words: dict[object, str] = {}
        items = QVBoxLayout(self)
        items.setContentsMargins(14, 12, 14, 12)
        items.setSpacing(10)
        head = QHBoxLayout()
        icon = icon_label(look, "triangle-alert", "warn")
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.words, 1)
        items.addLayout(head)
        items.addWidget(self.field)
        items.addWidget(self.why)
        items.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        items.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def ask(self, words: str, options: Sequence[tuple[str, object, str]], *, why: str = "") -> None:
        """Say what is there and offer where it can go; each option has the words of the button."""
        self.words.setText(words)
        self._go_words = {value: go for _, value, go in options}
        fill_choice(self.choice, [(name, value) for name, value, _ in options], options[0][1])
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self._name_button()
        self.show()
        self.keep.setFocus()

    def _name_button(self) -> None:
        words = self._go_words[self.choice.value]
        self.go.setText(words.replace("&", "&&"))
        self.go.setAccessibleName(words)
