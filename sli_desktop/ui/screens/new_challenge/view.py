"""The form of a new challenge, laid out."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.forms import Choice, ErrorSummary, Field
from sli_desktop.ui.widgets.parts import button, card, column, row, text
from sli_desktop.ui.widgets.passphrase import NewPassphrase
from sli_desktop.wording import tr


class NewChallengeForm(QWidget):
    """Council, kind, days, name, passphrase; everything but the council can wait."""

    def __init__(
        self,
        look: Look,
        templates: Sequence[tuple[str, str]],
        judge: Callable[[str], tuple[str, str]],
        place: str,
    ) -> None:
        super().__init__()
        self.summary = ErrorSummary(look)
        self.council = QLineEdit()
        self.council_field = Field(
            tr("Council"), self.council, hint=tr("As it should stand in the report.")
        )
        self.template = Choice(look, templates, templates[0][1])
        self.template_field = Field(
            tr("Type of challenge"),
            self.template,
            hint=tr("It brings themes, questions and words. All of them can be changed later."),
        )
        self.first, self.last, self.name = QLineEdit(), QLineEdit(), QLineEdit()
        day_hint = tr("Such as 13 October 2025. It can wait.")
        self.first_field = Field(tr("First day on site"), self.first, hint=day_hint)
        self.last_field = Field(tr("Last day on site"), self.last, hint=day_hint)
        self.name_field = Field(
            tr("Your name"), self.name, hint=tr("As challenge manager. It can wait.")
        )
        self.secret = NewPassphrase(
            look,
            judge,
            label=tr("Passphrase"),
            hint=tr("It opens this challenge and locks it for everybody else."),
        )
        self.make = button(look, tr("Make the challenge"), kind="primary", icon="plus")
        self.place = text(place, "secondary", wrap=True)
        self._lay_out()
        for field in (self.council, self.first, self.last, self.name):
            field.returnPressed.connect(self.make.click)
        self.secret.first.returnPressed.connect(self.secret.second.setFocus)
        self.secret.second.returnPressed.connect(self.make.click)

    def _lay_out(self) -> None:
        days = row(
            [column([self.first_field, None], gap=0), column([self.last_field, None], gap=0)],
            gap=16,
        )
        about = card(
            column(
                [self.council_field, self.template_field, days, self.name_field],
                gap=14,
                margins=(18, 16, 18, 18),
            )
        )
        words = text(
            tr("Nobody can find it out for you, so a recovery key comes next, to put away safely."),
            wrap=True,
        )
        secret = card(column([self.secret, words], gap=10, margins=(18, 16, 18, 18)))
        items = QVBoxLayout(self)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(12)
        for each in (self.summary, about, secret):
            items.addWidget(each)
        items.addLayout(row([self.make, None]))
        items.addWidget(self.place)
