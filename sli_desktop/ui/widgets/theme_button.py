"""One theme in the side pane: its key, its name, how many notes of this meeting it has."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import text
from sli_desktop.wording import trn

WITH_KEY = 8
"""Ctrl+1 to Ctrl+8."""


class ThemeButton(QPushButton):
    """Checked while the line being typed is under the theme."""

    def __init__(self, look: Look, number: int, name: str) -> None:
        super().__init__()
        self._look, self._name = look, name
        self.setProperty("kind", "theme")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key = f"Ctrl+{number}" if number <= WITH_KEY else f"#{number}"
        self._count = text("0", "strong")
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 4, 10, 4)
        line.setSpacing(8)
        self._words = text(name, wrap=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        line.addWidget(text(key, "key"), 0, middle)
        line.addWidget(self._words, 1)
        line.addWidget(self._count, 0, middle)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setToolTip(f"{name} ({key})")
        self.show_count(0)

    def show_count(self, notes: int) -> None:
        """Say how many notes of this meeting stand under the theme."""
        self._count.setText(str(notes))
        number = trn(notes, "{number} note", "{number} notes")
        self.setAccessibleName(f"{self._name}, {number}")

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        layout = self.layout()
        inside = layout.heightForWidth(width) if layout is not None else 0
        return max(inside, self._look.theme.target(36))

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        inside = layout.sizeHint() if layout is not None else QSize()
        return QSize(inside.width(), max(inside.height(), self._look.theme.target(36)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.px(160), self._look.theme.target(36))
