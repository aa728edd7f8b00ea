"""Settings, laid out: one card a group, one row a preference."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sli_desktop.settings import PREFERENCES, Group
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import box, button, card, column, page, text
from sli_desktop.ui.widgets.segments import Segments
from sli_desktop.wording import tr


class Row(QWidget):
    """What a preference is called and means on the left, what to press on the right."""

    def __init__(self, words: str, meaning: str, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self.meaning = text(meaning, "secondary", wrap=True)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)
        left = column([text(words, "strong", wrap=True), self.meaning], gap=0)
        self._line.addLayout(left, 1)
        self._line.addWidget(control, 0)

    def set_narrow(self, *, narrow: bool) -> None:
        """What to press below the words where there is no room beside them."""
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._line.setSpacing(4 if narrow else 12)


class SettingsView(QWidget):
    """The rows come from `settings.PREFERENCES`; what can be done stands with them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.choices: dict[str, Segments] = {}
        self.rows: list[Row] = []
        self.back_up = button(look, tr("Back up now"), icon="history")
        self.passphrase = button(
            look, tr("Change"), icon="key-round", name=tr("Change the passphrase")
        )
        self.retention = text("", "strong", wrap=True)
        self.usual = button(look, tr("Back to the usual settings"), kind="link", icon="undo-2")
        self.backups = Row(tr("Backups"), "", self.back_up)
        cards = [
            self._card(tr("Reading and seeing"), self._preferences(Group.READING)),
            self._card(tr("Safety"), [*self._preferences(Group.SAFETY), *self._safety()]),
            self._card(tr("Typing"), self._preferences(Group.TYPING)),
        ]
        lead = text(tr("Every change takes effect at once. It counts on this laptop."), "lead")
        lead.setWordWrap(True)
        head = column([text(tr("Settings"), "title"), lead], gap=2)
        whole = column([head, *cards, box(column([self.usual])), None], gap=12)
        whole.setContentsMargins(24, 16, 24, 24)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(whole))

    def _preferences(self, group: Group) -> list[Row]:
        rows = []
        for name, preference in PREFERENCES.items():
            if preference.group is group:
                words = preference.words()
                self.choices[name] = Segments(self._look, words, preference.options())
                rows.append(Row(words, preference.meaning(), self.choices[name]))
        return rows

    def _safety(self) -> list[Row]:
        hint = tr("Set by the challenge manager for this challenge. The report stays.")
        return [
            self.backups,
            Row(tr("Delete interview notes"), hint, self.retention),
            Row(tr("Passphrase"), tr("Of this challenge, on this laptop."), self.passphrase),
        ]

    def _card(self, title: str, rows: list[Row]) -> QFrame:
        self.rows += rows
        return card(column([text(title, "section"), *rows], gap=8, margins=(16, 10, 16, 12)))

    def first(self) -> QPushButton:
        """Where the focus goes first."""
        return next(iter(self.choices.values())).first

    def set_narrow(self, *, narrow: bool) -> None:
        """One below the other."""
        for each in self.rows:
            each.set_narrow(narrow=narrow)
