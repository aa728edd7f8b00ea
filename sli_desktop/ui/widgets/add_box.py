"""A field and a button that add one more to a list; the field is ready for the next one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.forms import Field, LineField
from sli_desktop.ui.widgets.parts import button
from sli_desktop.wording import tr


class AddBox(QWidget):
    """`asked` gives the words once Enter or the button hands them in."""

    asked = Signal(str)

    def __init__(self, look: Look, label: str, add: str, *, hint: str = "") -> None:
        super().__init__()
        self.line = LineField()
        self.field = Field(label, self.line, hint=hint)
        self._label = label
        self.add = button(look, add, icon="plus")
        self.line.returnPressed.connect(self._ask)
        self.add.clicked.connect(self._ask)
        items = QVBoxLayout(self)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(4)
        items.addWidget(self.field)
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.addWidget(self.line, 1)
        self._line.addWidget(self.add)
        items.addLayout(self._line)

    def _ask(self) -> None:
        words = " ".join(self.line.text().split())
        if not words:
            told = tr("{label}: write something first").format(label=self._label)
            self.field.show_error(told)
            self.line.setFocus()
            return
        self.field.show_error("")
        self.line.show_text("")
        self.line.setFocus()
        self.asked.emit(words)
