"""The list of backups to open: when each was made, what it holds, and one step of asking back."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from sli_desktop.storage import BackupContent, BackupInfo, Rescue
from sli_desktop.ui.jobs import Jobs
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.recovery.state import backup_words, content_words
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.parts import button, card, column, icon_label, row, set_tone, text
from sli_desktop.wording import tr

if TYPE_CHECKING:
    from pathlib import Path

KEPT = tr("What the challenge holds now is kept beside it, so you can come back to it.")


class BackupList(QWidget):
    """`chosen` gives the file of a backup once the person has said yes to it."""

    chosen = Signal(object)

    def __init__(self, look: Look, jobs: Jobs, rescue: Rescue, now: datetime) -> None:
        super().__init__()
        self._look, self._jobs, self._rescue, self._now = look, jobs, rescue, now
        self.backups = rescue.backups()
        self.held: dict[Path, QLabel] = {}
        self.buttons: list[QPushButton] = []
        self._waiting = list(self.backups)
        self._asks: QFrame | None = None
        self._items = QVBoxLayout(self)
        self._items.setContentsMargins(0, 0, 0, 0)
        self._items.setSpacing(8)
        if not self.backups:
            self._items.addWidget(text(tr("No backup is here."), wrap=True))
        for info in self.backups:
            self._items.addWidget(self._line(info))

    def _line(self, info: BackupInfo) -> QFrame:
        made = backup_words(info, self._now)
        held = text(tr("Looking into it …"), "secondary", wrap=True)
        self.held[info.file] = held
        open_it = button(
            self._look,
            tr("Open this backup"),
            name=tr("Open this backup, {made}").format(made=made),
        )
        self.buttons.append(open_it)
        items = row(
            [
                icon_label(self._look, "history", "accent", 22),
                column([text(made[:1].upper() + made[1:], "heading", wrap=True), held], gap=2),
                open_it,
            ],
            gap=12,
            margins=(14, 10, 12, 10),
        )
        items.setStretch(1, 1)  # type: ignore[attr-defined]
        frame = card(items)
        open_it.clicked.connect(lambda: self._ask(frame, info, made))
        return frame

    def look(self) -> None:
        """Look into one backup after the other, on the worker, newest first."""
        if not self._waiting:
            return
        info = self._waiting.pop(0)
        self._jobs.start(
            tr("Look into a backup"),
            lambda: self._rescue.look(info.file),
            done=lambda content: self._looked(info, content),
            failed=lambda _error: self._not_whole(info),
        )

    def stop(self) -> None:
        """Look into no more of them."""
        self._waiting = []

    def _looked(self, info: BackupInfo, content: BackupContent) -> None:
        self.held[info.file].setText(content_words(content, self._now))
        self.look()

    def _not_whole(self, info: BackupInfo) -> None:
        held = self.held[info.file]
        held.setText(tr("This backup could not be read. Choose another one."))
        set_tone(held, "danger")
        self.look()

    def _ask(self, frame: QFrame, info: BackupInfo, made: str) -> None:
        if self._asks is not None:
            self._asks.hide()
            self._asks.deleteLater()
        words = tr("Go back to the backup of {made}?").format(made=made)
        keep = button(self._look, tr("Keep what is here"))
        go = button(self._look, tr("Go back to it"), kind="primary", icon="history")
        self._asks = card(
            column(
                [text(words, "strong", wrap=True), text(KEPT, wrap=True), flow(keep, go)],
                gap=8,
                margins=(14, 10, 12, 12),
            )
        )
        self._asks.setProperty("chosen", "true")
        self._items.insertWidget(self._items.indexOf(frame) + 1, self._asks)
        asks = self._asks
        keep.clicked.connect(lambda: self._take_back(asks))
        go.clicked.connect(lambda: self.chosen.emit(info.file))
        self._asks.show()
        keep.setFocus()

    def _take_back(self, asks: QFrame) -> None:
        asks.hide()
        asks.deleteLater()
        self._asks = None
        if self.buttons:
            self.buttons[0].setFocus()
