"""One task of the list: what it is, what it holds, how far it is."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy
from typing_extensions import override

from sli_desktop.services.arranging.tasks import Standing, TaskState
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import column, icon_label, restyle, set_tone, text
from sli_desktop.wording import trn

_STATE_ICONS = {
    Standing.DONE: ("circle-check", "ok"),
    Standing.BEGUN: ("circle-dashed", "text_2"),
    Standing.TO_DO: ("circle", "text_2"),
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TaskCard(QPushButton):
    """Enter or a click opens the task; Up and Down go to its neighbours."""

    stepped = Signal(int)

    def __init__(self, look: Look, title: str, icon: str) -> None:
        super().__init__()
        self._look, self._title = look, title
        self.setProperty("kind", "choice")
        self.setCheckable(True)
        self.summary = text("", "secondary", wrap=True)
        self.state_icon = icon_label(look, "circle", "text_2")
        self.state = text("", "secondary")
        items = QHBoxLayout(self)
        items.setContentsMargins(14, 8, 10, 8)
        items.setSpacing(12)
        items.addWidget(icon_label(look, icon, "accent", 20))
        lines = column([text(title, "heading", wrap=True), self.summary], gap=1)
        items.addLayout(lines)
        items.setStretchFactor(lines, 1)
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(self.state_icon)
        state.addWidget(self.state)
        items.addLayout(state)
        items.addWidget(icon_label(look, "chevron-right", "text_2"))
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_state(self, summary: str, state: TaskState, problems: int) -> None:
        """Show how the task stands; something to put right comes before anything else."""
        icon, colour = _STATE_ICONS[state.standing]
        words = state.words
        if problems:
            icon, colour = "octagon-x", "danger"
            words = trn(problems, "{number} thing to put right", "{number} things to put right")
        self.summary.setText(summary)
        self.state.setText(words)
        set_tone(self.state, colour if colour in {"ok", "danger"} else "")
        restyle(self.state, "role", "strong" if colour in {"ok", "danger"} else "pill")
        self._look.dress(self.state_icon, icon, colour)
        self.setAccessibleName(f"{self._title}. {summary}. {words}")
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        layout = self.layout()
        needed = layout.heightForWidth(width) if layout is not None else 0
        return max(needed, self._look.theme.px(56))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(360), self.heightForWidth(self._look.theme.px(360)))

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        wide = layout.minimumSize().width() if layout is not None else 0
        return QSize(wide, self._look.theme.px(56))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _ENTER:
            self.click()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)
