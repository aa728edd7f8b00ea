"""Welcome, laid out: the panel on the left, the challenge to open, recent ones, ways in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.welcome.state import looks_like_caps_lock
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.ui.widgets.parts import box, button, card, column, icon_label, page, row, text

PURPOSE = (
    "Interview notes, evidence and findings for peer challenge teams. "
    "Works without a network. Everything stays on this laptop, encrypted."
)
PASTE_HINT = "You can paste it from a password manager. A recovery key works here too."


class PassphraseField(QLineEdit):
    """A hidden line that notices Caps Lock."""

    caps_lock = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setAccessibleName("Passphrase")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        on = looks_like_caps_lock(event.text(), shift=shift)
        if on is not None:
            self.caps_lock.emit(on)
        super().keyPressEvent(event)


class WelcomeView(QWidget):
    """The widgets of Welcome; `screen.py` says what they do."""

    def __init__(self, look: Look, version: str) -> None:
        super().__init__()
        self._look = look
        self.side = self._make_side(version)
        self.banner = Banner(look)
        self.chosen = self._make_chosen()
        self.empty = self._make_empty()
        self.recent_title = text("Recent", "heading")
        self.recent = QVBoxLayout()
        self.recent.setSpacing(10)
        self.open_file = button(look, "Open from a folder", icon="folder-open")
        self.open_sample = button(look, "Open the sample challenge", icon="graduation-cap")
        self.text_size = button(look, "Text size", kind="link", icon="a-large-small")
        self.colours = button(look, "Colours", kind="link", icon="contrast")
        body = column(
            [
                text("Open a challenge", "title"),
                self.banner,
                self.empty,
                self.chosen,
                self.recent_title,
                self.recent,
                8,
                row([self.open_sample, self.open_file, None], gap=10),
                None,
                row([self.text_size, self.colours, None], gap=8),
            ],
            gap=12,
            margins=(48, 40, 48, 24),
        )
        body.setContentsMargins(48, 40, 48, 24)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.side)
        whole.addWidget(page(body), 1)

    def _make_side(self, version: str) -> QFrame:
        side = QFrame()
        side.setProperty("role", "rail")
        name = text("SLI Desktop", "title")
        purpose = text(PURPOSE, wrap=True)
        items = column(
            [None, icon_label(self._look, "mark", "nav_text", 44), 16, name, 16, purpose, None],
            gap=0,
        )
        items.addWidget(text(f"Version {version}"))
        items.setContentsMargins(48, 40, 56, 40)
        side.setLayout(items)
        return side

    def _make_chosen(self) -> QFrame:
        look = self._look
        self.council = text("", "heading")
        self.facts = text("", "secondary")
        self.passphrase = PassphraseField()
        self.show_it = button(look, "Show", icon="eye", name="Show passphrase")
        self.show_it.setCheckable(True)
        self.unlock = button(look, "Unlock", icon="lock", kind="primary")
        self.hint = text(PASTE_HINT, "secondary", wrap=True)
        label = text("Passphrase", "strong")
        label.setBuddy(self.passphrase)
        heading = row(
            [
                icon_label(look, "folder-lock", "accent", 26),
                column([self.council, self.facts], gap=2),
                None,
            ],
            gap=12,
        )
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.passphrase, 1)
        line.addWidget(self.show_it)
        line.addWidget(self.unlock)
        frame = card(column([heading, label, line, self.hint], gap=10, margins=(18, 14, 18, 16)))
        frame.setProperty("chosen", "true")
        return frame

    def _make_empty(self) -> QWidget:
        words = "The sample is made up and safe to explore. Or open a challenge from its folder."
        return box(column([text("No challenges yet", "section"), text(words, "lead", wrap=True)]))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        theme = self._look.theme
        self.side.setFixedWidth(min(430, round(self.width() * 0.32)))
        self.side.setVisible(self.width() >= theme.px(900))
        super().resizeEvent(event)
