"""A card that can be chosen or not, such as a format of the report."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import icon_label, text


class ChoiceCard(QPushButton):
    """Icon, title, what it is for; a tick shows that it is chosen."""

    def __init__(self, look: Look, title: str, words: str, icon: str) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "choice")
        self.setCheckable(True)
        self.setAccessibleName(f"{title}. {words}")
        self._tick = icon_label(look, "circle-dashed", "text_2", 20)
        head = QHBoxLayout()
        head.addWidget(icon_label(look, icon, "accent", 24))
        head.addStretch(1)
        head.addWidget(self._tick)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 12, 12, 12)
        inside.setSpacing(4)
        inside.addLayout(head)
        inside.addWidget(text(title, "heading"))
        inside.addWidget(text(words, "secondary", wrap=True))
        inside.addStretch(1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._show)

    def _show(self, *, checked: bool = False) -> None:
        on = checked or self.isChecked()
        self._look.dress(
            self._tick, "circle-check" if on else "circle-dashed", "accent" if on else "text_2", 20
        )

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else 0

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(220), self.heightForWidth(self._look.theme.px(220)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.px(160), self._look.theme.px(100))
