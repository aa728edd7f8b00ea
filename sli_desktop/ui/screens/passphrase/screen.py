"""Change the passphrase, or make a new recovery key; asks first for what opens it now."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.services.passphrases import judge
from sli_desktop.storage import (
    DEFAULT_COST,
    SHORTEST_PASSPHRASE,
    KdfCost,
    WrongPassphraseError,
    new_recovery_key,
)
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.passphrase.view import PassphraseView
from sli_desktop.ui.widgets.recovery_key import USUAL_WAYS, RecoveryKeyCard, Ways
from sli_desktop.wording import tr

KEY = "key"


class PassphraseScreen(Screen):
    """Both copies of the key file are rewritten; the notes themselves are not touched."""

    name: ClassVar[str] = "passphrase"
    title: ClassVar[str] = tr("Passphrase and recovery key")
    help_page: ClassVar[str] = "opening"

    def __init__(
        self, desk: Desk, *, cost: KdfCost = DEFAULT_COST, ways: Ways = USUAL_WAYS
    ) -> None:
        super().__init__()
        self._desk, self._cost, self._ways = desk, cost, ways
        self.view = PassphraseView(desk.look, lambda typed: judge(typed, self._known())[1:])
        self.key_card: RecoveryKeyCard | None = None
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self.view.change.clicked.connect(self._change)
        self.view.new_key.clicked.connect(self._make_key)
        self.view.now.returnPressed.connect(self.view.secret.first.setFocus)
        self.view.secret.second.returnPressed.connect(self._change)

    def _known(self) -> Sequence[str]:
        return (self._desk.challenge.subject, self._desk.peer.name)

    @override
    def enter(self) -> None:
        self._show_form()
        self.view.now.setFocus()

    @override
    def leave(self) -> None:
        self._show_form()

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.view.now,)

    def _show_form(self) -> None:
        self.view.forget()
        if self.key_card is not None:
            self.view.show_key(None)
            self.key_card = None

    def _change(self) -> None:
        view = self.view
        secret, new = view.now.text(), view.secret.first.text()
        view.clear_errors()
        errors = view.secret.errors(SHORTEST_PASSPHRASE)
        view.summary.show_errors(errors)
        if errors:
            return

        def work() -> None:
            keyring = self._desk.workspace.keyring
            keyring.require_secret(secret)
            keyring.change_passphrase(new, self._cost)

        self._start(work, self._changed)

    def _changed(self) -> None:
        self.view.forget()
        self.view.now.setFocus()
        self.told.emit(tr("Passphrase changed. The old one opens older backups only."))

    def _make_key(self) -> None:
        secret = self.view.now.text()
        self.view.clear_errors()
        self.view.summary.show_errors(())
        self._start(lambda: self._desk.workspace.keyring.require_secret(secret), self._show_key)

    def _show_key(self) -> None:
        key = new_recovery_key(self._desk.workspace.random)
        card = RecoveryKeyCard(self._desk.look, self._desk.challenge.subject, key, self._ways)
        card.skip.setText(tr("Keep the old key"))
        card.skip.setAccessibleName(tr("Keep the old key"))
        card.skip.clicked.disconnect()
        card.skip.clicked.connect(self.enter)
        card.written.connect(lambda: self._use_key(key))
        self.key_card = card
        self.view.show_key(card)
        card.print_button.setFocus()

    def _use_key(self, key: str) -> None:
        keyring = self._desk.workspace.keyring

        def done() -> None:
            self.enter()
            self.told.emit(tr("The new recovery key counts now. The old one opens nothing here."))

        self._start(lambda: keyring.change_recovery_key(key, self._cost), done)

    def _start(self, work: Callable[[], None], done: Callable[[], None]) -> None:
        self.view.setEnabled(False)

        def ended(_result: None) -> None:
            self.view.setEnabled(True)
            done()

        def failed(error: Exception) -> None:
            self.view.setEnabled(True)
            if isinstance(error, WrongPassphraseError):
                words = tr("Passphrase now: that one does not open this challenge")
                self.view.summary.show_errors([(self.view.now_field, words)])
            else:
                self.troubled.emit(as_problem(error))

        self._desk.jobs.start(tr("Change the keys"), work, done=ended, failed=failed)
