"""Settings: what its buttons do. The preferences themselves are data of `settings.py`."""

from dataclasses import asdict
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import Committed
from sli_desktop.settings import PREFERENCES, Settings
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.settings.view import SettingsView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.words import day, when
from sli_desktop.wording import tr, trn


class SettingsScreen(Screen):
    """Every change counts at once, on this laptop, in every challenge."""

    name = "settings"
    title = tr("Settings")
    help_page = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = SettingsView(desk.look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        for name, choice in self.view.choices.items():
            choice.chosen.connect(lambda value, n=name: self._choose(n, value))
        desk.preferences.changed.connect(self._show_preferences)
        self.view.usual.clicked.connect(self._use_usual)
        self.view.back_up.clicked.connect(self._back_up)
        self.view.passphrase.clicked.connect(lambda: self.spot_asked.emit(Spot("passphrase")))

    @override
    def enter(self) -> None:
        self._show_preferences()
        self._show_challenge()
        self.view.first().setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible() and any(change.kind == "challenge" for change in committed.changes):
            self._show_challenge()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.view.first(),)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    def _show_preferences(self, _changed: object = None) -> None:
        for name, choice in self.view.choices.items():
            choice.show_value(getattr(self._desk.preferences.now, name))

    def _show_challenge(self) -> None:
        desk = self._desk
        with desk.workspace.read() as view:
            ends = view.need(Challenge, desk.challenge.id).retention_date
        not_chosen = tr("Not chosen yet")
        self.view.retention.setText(day(ends) if ends else not_chosen)
        made = desk.workspace.backups()
        if not made:
            self.view.backups.meaning.setText(tr("Every half hour of work. None yet."))
            return
        kept = trn(len(made), "{number} kept", "{number} kept")
        last = when(desk.local(made[0].made), desk.now())
        words = tr("Every half hour of work. {kept}, the last one {last}, beside the challenge.")
        self.view.backups.meaning.setText(words.format(kept=kept, last=last))

    def _choose(self, name: str, value: object) -> None:
        self._desk.preferences.change(**{name: value})
        chosen = dict(PREFERENCES[name].options())[value]
        self.told.emit(f"{PREFERENCES[name].words()}: {chosen}")

    def _use_usual(self) -> None:
        self._desk.preferences.change(**asdict(Settings()))
        self.told.emit(tr("The usual settings are back"))

    def _back_up(self) -> None:
        workspace = self._desk.workspace
        self.view.back_up.setEnabled(False)
        self._desk.jobs.start(
            "Back up",
            lambda: workspace.backup_if_changed("asked"),
            done=self._backed_up,
            failed=self._not_backed_up,
        )

    def _backed_up(self, made: Path | None) -> None:
        self.view.back_up.setEnabled(True)
        self._show_challenge()
        newest = tr("Backed up"), tr("The newest backup already holds everything")
        self.told.emit(newest[made is None])

    def _not_backed_up(self, error: Exception) -> None:
        self.view.back_up.setEnabled(True)
        self.troubled.emit(as_problem(error))
