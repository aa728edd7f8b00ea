"""Passphrases as people type them: hidden, shown on request, with a word about Caps Lock."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.caps_lock import caps_lock_is_on, looks_like_caps_lock
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.forms import Field
from sli_desktop.ui.widgets.parts import button, row, set_tone, text
from sli_desktop.wording import tr

CAPS_ON = tr("Caps Lock is on.")


class PassphraseField(QLineEdit):
    """A hidden line that notices Caps Lock: `caps_lock` says when it changes."""

    caps_lock = Signal(bool)

    def __init__(self, ask: Callable[[], bool | None] = caps_lock_is_on) -> None:
        super().__init__()
        self._ask = ask
        self.is_caps_on = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setAccessibleName(tr("Passphrase"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        letter = looks_like_caps_lock(event.text(), shift=shift)
        super().keyPressEvent(event)
        known = self._ask()
        self._see(letter if known is None else known)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_CapsLock:
            self._see(self._ask())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._see(self._ask())

    def _see(self, on: bool | None) -> None:
        if on is not None and on != self.is_caps_on:
            self.is_caps_on = on
            self.caps_lock.emit(on)


def show_button(look: Look, *fields: QLineEdit, name: str = "") -> QPushButton:
    """A button that shows what stands in hidden fields, and hides it again."""
    what = name or tr("passphrase")
    made = button(look, tr("Show"), icon="eye", name=tr("Show {what}").format(what=what))
    made.setCheckable(True)

    def show(shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in fields:
            field.setEchoMode(mode)
        made.setText(tr("Hide") if shown else tr("Show"))
        spoken = tr("Hide {what}") if shown else tr("Show {what}")
        made.setAccessibleName(spoken.format(what=what))
        look.dress(made, "eye-off" if shown else "eye")

    made.toggled.connect(show)
    return made


class NewPassphrase(QWidget):
    """A new passphrase, twice, with a word on how strong it is.

    `judge` gives that word and its tone (ok, warn, danger) for what was typed so far.
    """

    def __init__(
        self, look: Look, judge: Callable[[str], tuple[str, str]], *, label: str, hint: str
    ) -> None:
        super().__init__()
        self._judge = judge
        self.first, self.second = PassphraseField(), PassphraseField()
        self.one = Field(label, self.first, hint=hint)
        self.two = Field(tr("The same once more"), self.second)
        self.strength = text("", "", wrap=True)
        self.caps = text(CAPS_ON, "", wrap=True, tone="warn")
        self.caps.hide()
        self.show_it = show_button(look, self.first, self.second, name=tr("both passphrases"))
        items = QVBoxLayout(self)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(8)
        for each in (self.one, self.strength, self.two, self.caps):
            items.addWidget(each)
        items.addLayout(row([self.show_it, None]))
        self.first.textChanged.connect(self._show_strength)
        for field in (self.first, self.second):
            field.caps_lock.connect(self.caps.setVisible)
        self._show_strength("")

    def _show_strength(self, typed: str) -> None:
        words, tone = self._judge(typed)
        before = self.strength.text()
        self.strength.setText(words)
        set_tone(self.strength, tone)
        if typed and words.partition(":")[0] != before.partition(":")[0]:
            announce(self.first, words)

    def errors(self, least: int) -> list[tuple[Field, str]]:
        """What is still wrong with the two, for an `ErrorSummary`."""
        typed = self.first.text()
        if len(typed) < least:
            words = tr("Passphrase: use at least {number} characters").format(number=least)
            return [(self.one, words)]
        if self.second.text() != typed:
            return [(self.two, tr("The two passphrases are not the same: type the second again"))]
        return []

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()
