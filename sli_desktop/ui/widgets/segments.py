"""A few values side by side, one of them chosen; below each other where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.parts import button


class Segments(QWidget):
    """`chosen` gives the value a person picks; each button is named with what it is a value of."""

    chosen = Signal(object)

    def __init__(self, look: Look, name: str, options: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.buttons: dict[object, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(gap=0)
        line = QVBoxLayout(self)
        line.setContentsMargins(1, 0, 0, 0)  # each button reaches 1 px to the left, over the next
        line.addLayout(self._flow)
        for value, words in options:
            made = button(look, words, kind="segment", name=f"{name}: {words}")
            made.setCheckable(True)
            made.setProperty("first", "false" if self.buttons else "true")
            made.clicked.connect(lambda _=False, v=value: self.chosen.emit(v))
            self._group.addButton(made)
            self._flow.addWidget(made)
            self.buttons[value] = made
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_value(self, value: object) -> None:
        """Mark what is chosen; a value that is not offered marks none."""
        self._group.setExclusive(False)
        for each, made in self.buttons.items():
            made.setChecked(each == value)
        self._group.setExclusive(True)

    @property
    def first(self) -> QPushButton:
        """The button the focus goes to: the chosen one, or the first."""
        checked = self._group.checkedButton()
        if isinstance(checked, QPushButton):
            return checked
        return next(iter(self.buttons.values()))

    @override
    def sizeHint(self) -> QSize:
        hints = [made.sizeHint() for made in self.buttons.values()]
        wide = sum(hint.width() for hint in hints) + 1
        return QSize(wide, max(hint.height() for hint in hints))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._flow.heightForWidth(width - 1)
