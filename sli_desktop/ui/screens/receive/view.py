"""Receive, laid out."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sli_desktop.services.receiving import Came
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.forms import ErrorSummary, Field
from sli_desktop.ui.widgets.parts import button, card, column, row, text
from sli_desktop.ui.widgets.passphrase import NewPassphrase, PassphraseField, show_button
from sli_desktop.wording import tr


class OpenPart(QWidget):
    """A file that opens with a passphrase."""

    def __init__(self, look: Look, words: str, came: Came) -> None:
        super().__init__()
        self.secret = PassphraseField()
        field = Field(tr("Passphrase"), self.secret)
        label = tr("Open the backup") if came is Came.BACKUP else tr("Open the membership file")
        self.go = button(look, label, kind="primary", icon="folder-open")
        show = show_button(look, self.secret)
        self.setLayout(column([text(words, wrap=True), field, flow(self.go, show)], gap=10))


class ComparePart(QWidget):
    """The six words of the team, to be compared with what the manager reads out."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self.words = text(words, "section", wrap=True)
        self.same = button(look, tr("They are the same: join"), kind="primary", icon="check")
        self.differ = button(look, tr("They differ: do not join"), icon="x")
        why = tr(
            "Ask the challenge manager to read out the six words of the team, by telephone or in "
            "person. If one differs, somebody may have changed the file: do not join."
        )
        self.setLayout(
            column(
                [text(why, wrap=True), self.words, flow(self.differ, self.same)],
                gap=14,
            )
        )


class ReceiveView(QWidget):
    """Two ways: a file that came, or asking to join."""

    def __init__(self, look: Look, judge: Callable[[str], tuple[str, str]]) -> None:
        super().__init__()
        self.choose = button(look, tr("Choose the file"), kind="primary", icon="folder-open")
        self.told = text("", wrap=True)
        self.told.hide()
        self.parts = QVBoxLayout()
        self.summary = ErrorSummary(look)
        self.name = QLineEdit()
        self.name_field = Field(tr("Your name"), self.name)
        self.secret = NewPassphrase(
            look,
            judge,
            label=tr("Passphrase for your copy"),
            hint=tr("At least 12 characters. It is yours alone; the manager never needs it."),
        )
        self.ask = button(look, tr("Make a join request"), icon="users")
        came = column(
            [
                text(tr("You were given a file"), "heading"),
                text(tr("A membership file, a bundle or a backup."), wrap=True),
                row([self.choose, None]),
                self.told,
                self.parts,
            ],
            gap=10,
            margins=(18, 14, 18, 16),
        )
        join = column(
            [
                text(tr("You want to join a team"), "heading"),
                text(
                    tr("This makes a small file for the challenge manager, who lets you in."),
                    wrap=True,
                ),
                self.summary,
                self.name_field,
                self.secret,
                row([self.ask, None]),
            ],
            gap=10,
            margins=(18, 14, 18, 16),
        )
        self.setLayout(column([card(came), card(join)], gap=14))
        self.secret.second.returnPressed.connect(self.ask.click)

    def show_part(self, part: QWidget | None, words: str) -> None:
        """Show what a file is, with what can be done with it here."""
        while (item := self.parts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.told.setText(words)
        self.told.setVisible(part is None)
        if part is not None:
            self.parts.addWidget(part)
            part.show()
        announce(self, words)
