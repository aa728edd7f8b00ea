"""Welcome, laid out: the panel on the left, the challenge to open, recent ones, ways in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.welcome.state import in_groups
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.parts import (
    Item,
    box,
    button,
    card,
    column,
    icon_label,
    page,
    row,
    text,
)
from sli_desktop.ui.widgets.passphrase import PassphraseField, show_button
from sli_desktop.wording import tr

PURPOSE = tr(
    "Interview notes, evidence and findings for peer challenge teams. "
    "Works without a network. Everything stays on this laptop, encrypted."
)
PASTE_HINT = tr("You can paste it from a password manager.")
KEY_HINT = tr("Eight groups of four. Spaces, hyphens and small letters do not matter.")


class WelcomeView(QWidget):
    """The widgets of Welcome; `screen.py` says what they do."""

    def __init__(self, look: Look, version: str) -> None:
        super().__init__()
        self._look = look
        self.side = self._make_side(version)
        self.banner = Banner(look)
        self.take_over = button(look, tr("Open it on this laptop all the same"), icon="folder-open")
        self.take_over.hide()
        self.chosen = self._make_chosen()
        self.new_challenge = button(look, tr("Start a new challenge"), icon="plus")
        self.open_file = button(look, tr("Open from a folder"), icon="folder-open")
        self.receive = button(look, tr("Receive a file"), icon="inbox")
        self.open_sample = button(look, tr("Open"), name=tr("Open the sample challenge"))
        self.sample = self._make_sample()
        self.empty = self._make_empty()
        self.recent_title = text(tr("Recent"), "heading")
        self.recent = QVBoxLayout()
        self.recent.setSpacing(10)
        self.text_size = button(look, tr("Text size"), kind="link", icon="a-large-small")
        self.colours = button(look, tr("Contrast"), kind="link", icon="contrast")
        self.help = button(look, tr("Help"), kind="link", icon="circle-help", key="F1")
        self.accessibility = button(
            look, tr("Accessibility statement"), kind="link", icon="accessibility"
        )
        self.title = text(tr("Open a challenge"), "title", wrap=True)
        self.ways = FlowLayout(gap=10)
        for way in (self.new_challenge, self.open_file, self.receive):
            self.ways.addWidget(way)
        looks = FlowLayout(gap=8)
        for each in (self.text_size, self.colours, self.help, self.accessibility):
            looks.addWidget(each)
        body = column(
            [
                self.title,
                self.banner,
                row([self.take_over, None]),
                self.empty,
                self.chosen,
                self.recent_title,
                self.recent,
                self.sample,
                8,
                box(self.ways),
                None,
                box(looks),
            ],
            gap=12,
            margins=(48, 40, 48, 24),
        )
        self._body = body
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.side)
        whole.addWidget(page(body), 1)

    def _make_side(self, version: str) -> QFrame:
        side = QFrame()
        side.setProperty("role", "rail")
        name = text("SLI Desktop", "title", wrap=True)
        purpose = text(PURPOSE, wrap=True)
        items = column(
            [None, icon_label(self._look, "mark", "nav_text", 44), 16, name, 16, purpose, None],
            gap=0,
        )
        items.addWidget(text(tr("Version {number}").format(number=version)))
        items.setContentsMargins(48, 40, 56, 40)
        side.setLayout(items)
        return side

    def _make_chosen(self) -> QFrame:
        look = self._look
        self.council = text("", "heading", wrap=True)
        self.facts = text("", "secondary", wrap=True)
        self.secret_label = text(tr("Passphrase"), "strong")
        self.passphrase = PassphraseField()
        self.show_it = show_button(look, self.passphrase)
        self.unlock = button(look, tr("Unlock"), icon="lock", kind="primary")
        self.hint = text(PASTE_HINT, "secondary", wrap=True)
        self.caps = self._make_caps()
        self.other_way = button(look, tr("I have a recovery key"), kind="link")
        self.secret_label.setBuddy(self.passphrase)
        names = column([self.council, self.facts], gap=2)
        heading = row([icon_label(look, "folder-lock", "accent", 26)], gap=12)
        heading.addItem(names)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.passphrase, 1)
        line.addWidget(self.show_it)
        line.addWidget(self.unlock)
        below = QHBoxLayout()
        below.addWidget(self.hint, 1)
        below.addWidget(self.other_way)
        items: list[Item] = [heading, self.secret_label, line, self.caps, below]
        frame = card(column(items, gap=10, margins=(18, 14, 18, 10)))
        frame.setProperty("chosen", "true")
        return frame

    def _make_caps(self) -> QWidget:
        words = text(tr("Caps Lock is on."), tone="warn")
        made = box(row([icon_label(self._look, "triangle-alert", "warn", 18), words, None]))
        made.hide()
        return made

    def _make_sample(self) -> QFrame:
        title = text(tr("Sample challenge: Northmere"), "heading", wrap=True)
        words = text(tr("Made-up data, safe to explore. Takes 5 minutes."), "secondary", wrap=True)
        return card(self.line("graduation-cap", [title, words], self.open_sample))

    def line(
        self, icon: str, words: list[QLabel], last: QWidget, tone: str = "accent"
    ) -> QHBoxLayout:
        """One challenge of the list: icon, words, a button."""
        made = QHBoxLayout()
        made.setContentsMargins(14, 10, 12, 10)
        made.setSpacing(12)
        made.addWidget(icon_label(self._look, icon, tone, 24))
        made.addLayout(column(words, gap=2), 1)
        made.addWidget(last)
        return made

    def _make_empty(self) -> QWidget:
        look = self._look
        self.first_new = button(look, tr("Start a new challenge"), kind="primary", icon="plus")
        self.first_sample = button(
            look, tr("See how it works, in the sample challenge"), icon="graduation-cap"
        )
        words = tr(
            "A challenge holds the notes and findings of one council. Start one, or look "
            "round in a made-up one first."
        )
        self.first_new.setAutoDefault(True)
        self.first_ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.first_ways.addStretch(1)
        self.first_ways.addWidget(self.first_new)
        self.first_ways.addWidget(self.first_sample)
        self.first_ways.addStretch(1)
        return box(
            column(
                [
                    40,
                    row([None, icon_label(look, "folder-lock", "accent", 56), None]),
                    _middle(text(tr("No challenges yet"), "section", wrap=True)),
                    _middle(text(words, "lead", wrap=True)),
                    self.first_ways,
                    24,
                ],
                gap=12,
            )
        )

    def show_key_field(self, *, is_key: bool) -> None:
        """Ask for the recovery key in the field, or for the passphrase."""
        mode = QLineEdit.EchoMode.Normal if is_key else QLineEdit.EchoMode.Password
        self.passphrase.clear()
        self.passphrase.setEchoMode(mode)
        self.show_it.setChecked(False)
        self.show_it.setVisible(not is_key)
        self.caps.setVisible(self.passphrase.is_caps_on and not is_key)
        self.secret_label.setText(tr("Recovery key") if is_key else tr("Passphrase"))
        words = tr("I know the passphrase") if is_key else tr("I have a recovery key")
        self.other_way.setText(words)
        self.other_way.setAccessibleName(words)
        self.hint.setText(KEY_HINT if is_key else PASTE_HINT)

    def group_key(self, typed: str) -> None:
        """Show a recovery key in its groups while it is typed at its end."""
        if self.passphrase.cursorPosition() == len(typed):
            grouped = in_groups(typed)
            if grouped != typed and not typed.endswith("-"):
                self.passphrase.setText(grouped)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        theme = self._look.theme
        self.side.setFixedWidth(min(430, round(self.width() * 0.32)))
        self.side.setVisible(self.width() >= theme.px(900))
        roomy = self.width() >= theme.px(700)
        way = QBoxLayout.Direction
        self.first_ways.setDirection(way.LeftToRight if roomy else way.TopToBottom)
        self._body.setContentsMargins(*((48, 40, 48, 24) if roomy else (20, 16, 20, 16)))
        super().resizeEvent(event)


def _middle(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
