"""A lasting state or an error, on top of its pane: what happened, what was kept, what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from sli_desktop.errors import SliError
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import button, icon_label, restyle, text
from sli_desktop.wording import tr

_ICONS = {"danger": "octagon-x", "warn": "triangle-alert", "ok": "circle-check"}


class Banner(QFrame):
    """Hidden until there is something to say; pushes what is below it down."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "banner")
        self.icon = icon_label(look, "triangle-alert", "warn")
        self.happened = text("", "strong", wrap=True)
        self.rest = text("", wrap=True)
        self.details = text("", "secondary", wrap=True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_details = button(look, tr("Show details"), kind="link")
        self.show_details.setCheckable(True)
        self.show_details.toggled.connect(self.details.setVisible)
        self.action = button(look, "")
        self.close_button: QPushButton = button(look, tr("Close this message"), kind="link")
        self.close_button.clicked.connect(self.hide)
        self.about = ""
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.happened, self.rest, self.details):
            words.addWidget(label)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.icon)
        line.addLayout(words, 1)
        line.addWidget(self.action)
        line.addWidget(self.show_details)
        line.addWidget(self.close_button)
        line.setAlignment(self.icon, Qt.AlignmentFlag.AlignTop)
        line.setContentsMargins(12, 8, 12, 8)
        self.setLayout(line)
        self.hide()

    def show_problem(self, problem: SliError, *, about: str = "") -> None:
        """Show trouble from the world; nothing else on the page changes.

        `about` names what it is about, for `close_about` when that is cured.
        """
        self.say(problem.happened, f"{problem.kept} {problem.next_step}", tone="danger")
        self.about = about
        self.details.setText(f"{problem.code} {problem.details}".strip())
        self.show_details.setVisible(True)

    def say(self, happened: str, rest: str = "", *, tone: str = "warn") -> None:
        """Show a state in words; `tone` is danger, warn or ok."""
        self.about = ""
        self.action.hide()
        restyle(self, "tone", tone)
        self._look.dress(self.icon, _ICONS[tone], tone)
        self.happened.setText(happened)
        self.rest.setText(rest)
        self.rest.setVisible(bool(rest))
        self.show_details.setChecked(False)
        self.show_details.setVisible(False)
        self.details.setVisible(False)
        self.show()
        announce(self, f"{happened} {rest}".strip(), urgent=tone == "danger")

    def offer(self, words: str) -> None:
        """Offer something to do about it: `action` is the button."""
        self.action.setText(words.replace("&", "&&"))
        self.action.setAccessibleName(words)
        self.action.show()

    def close_about(self, about: str) -> None:
        """Close by oneself: what the banner is about is cured."""
        if self.about == about:
            self.hide()
