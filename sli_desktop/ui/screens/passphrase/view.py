"""Passphrase and recovery key, laid out."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.forms import ErrorSummary, Field
from sli_desktop.ui.widgets.parts import Item, box, button, card, column, page, row, text
from sli_desktop.ui.widgets.passphrase import NewPassphrase, PassphraseField, show_button
from sli_desktop.ui.widgets.recovery_key import RecoveryKeyCard
from sli_desktop.wording import tr

_WIDTH = 760


class PassphraseView(QWidget):
    """What opens the challenge now, then the new passphrase or a new key."""

    def __init__(self, look: Look, judge: Callable[[str], tuple[str, str]]) -> None:
        super().__init__()
        self.summary = ErrorSummary(look)
        self.now = PassphraseField()
        self.now_field = Field(
            tr("Passphrase now"), self.now, hint=tr("The recovery key works here too.")
        )
        self.show_now = show_button(look, self.now, name=tr("the passphrase of now"))
        self.secret = NewPassphrase(
            look,
            judge,
            label=tr("New passphrase"),
            hint=tr("At least 12 characters. Three random words make a good one."),
        )
        self.change = button(look, tr("Change the passphrase"), kind="primary", icon="key-round")
        self.new_key = button(look, tr("Make a new recovery key"), icon="life-buoy")
        self._key_room = column([], gap=0)
        self._form = self._make_form()
        title = text(tr("Passphrase and recovery key"), "title", wrap=True)
        self._look = look
        self._inside = box(column([title, self._form, self._key_room, None], gap=14))
        look.changed.connect(self._fit)
        self._fit()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        outer = row([self._inside], margins=(24, 20, 24, 20))
        whole.addWidget(page(outer))

    def _fit(self) -> None:
        self._inside.setMaximumWidth(self._look.theme.px(_WIDTH))

    def _make_form(self) -> QWidget:
        asks = column([self.now_field, row([self.show_now, None])], gap=8, margins=(18, 14, 18, 16))
        new: list[Item] = [self.secret, row([self.change, None])]
        key: list[Item] = [
            text(tr("Recovery key"), "heading"),
            text(
                tr(
                    "A new one is shown once, to print or write down. From then on the old one "
                    "opens nothing here."
                ),
                wrap=True,
            ),
            row([self.new_key, None]),
        ]
        older = text(
            tr("Backups made before keep the passphrase and the key they were made with."),
            "secondary",
            wrap=True,
        )
        return box(
            column(
                [
                    self.summary,
                    card(asks),
                    card(column(new, gap=12, margins=(18, 14, 18, 16))),
                    card(column(key, gap=10, margins=(18, 14, 18, 16))),
                    older,
                ],
                gap=12,
            )
        )

    def show_key(self, key_card: RecoveryKeyCard | None) -> None:
        """Show a new recovery key in the place of the form; None brings the form back."""
        while (item := self._key_room.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._form.setVisible(key_card is None)
        if key_card is not None:
            self._key_room.addWidget(key_card)

    def forget(self) -> None:
        """Take back everything that was typed."""
        self.now.clear()
        self.secret.clear()
        self.clear_errors()
        self.summary.show_errors(())

    def clear_errors(self) -> None:
        """No field is wrong until it is looked at again."""
        for field in (self.now_field, self.secret.one, self.secret.two):
            field.show_error("")
