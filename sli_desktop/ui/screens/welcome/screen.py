"""Welcome: what its buttons and keys do."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QPushButton

from sli_desktop.settings import Colours
from sli_desktop.ui.jobs import Jobs
from sli_desktop.ui.look import Look
from sli_desktop.ui.opening import Assembly, Opened
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.recent import Recent
from sli_desktop.ui.screens.welcome.state import facts, from_folder, wait_after
from sli_desktop.ui.screens.welcome.view import PASTE_HINT, WelcomeView
from sli_desktop.ui.theme import TEXT_SIZES
from sli_desktop.ui.widgets.parts import button, card, clear, column, icon_label, row, text

AskFolder = Callable[[], Path | None]


class Ways(NamedTuple):
    """What Welcome is given: how to open, how to wait, the time."""

    assembly: Callable[[], Assembly]
    clock: Callable[[], datetime]
    ask_folder: AskFolder | None = None


class WelcomeScreen(QObject):
    """Opens a challenge by its passphrase and says `opened` with it."""

    opened = Signal(object)

    def __init__(
        self, look: Look, jobs: Jobs, ways: Ways, recent: Sequence[Recent], version: str
    ) -> None:
        super().__init__()
        self._look, self._jobs, self._ways = look, jobs, ways
        self._recent = tuple(recent)
        self._failures = 0
        self._rest = 0
        self.view = WelcomeView(look, version)
        self.chosen: Recent | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._connect()
        self.choose(recent[0] if recent else None)

    def _connect(self) -> None:
        view = self.view
        view.unlock.clicked.connect(self.unlock)
        view.passphrase.returnPressed.connect(self.unlock)
        view.passphrase.caps_lock.connect(self._show_caps_lock)
        view.show_it.toggled.connect(self._show_passphrase)
        view.open_file.clicked.connect(self._open_folder)
        view.open_sample.clicked.connect(self._open_sample)
        view.text_size.setMenu(self._text_menu())
        view.colours.setMenu(self._colours_menu())

    def choose(self, entry: Recent | None) -> None:
        """Make a challenge the one the passphrase is for; the field has the focus."""
        view, self.chosen = self.view, entry
        view.chosen.setVisible(entry is not None)
        view.empty.setVisible(entry is None)
        view.banner.hide()
        view.passphrase.clear()
        if entry is not None:
            view.council.setText(entry.council)
            view.facts.setText(facts(entry, self._ways.clock()))
            view.passphrase.setAccessibleName(f"Passphrase of {entry.council}")
            view.passphrase.setFocus()
        else:
            view.open_sample.setFocus()
        self._fill_recent()

    def _fill_recent(self) -> None:
        view = self.view
        clear(view.recent)
        others = [entry for entry in self._recent if entry != self.chosen]
        view.recent_title.setVisible(bool(others))
        for entry in others:
            words = [text(entry.council, "heading")]
            words.append(text(facts(entry, self._ways.clock()), "secondary"))
            open_it = button(self._look, "Open", name=f"Open {entry.council}")
            open_it.clicked.connect(lambda _=False, e=entry: self.choose(e))
            line = row(
                [
                    icon_label(self._look, "folder-lock", "accent", 24),
                    column(words, gap=2),
                    None,
                    open_it,
                ],
                gap=12,
                margins=(14, 10, 12, 10),
            )
            view.recent.addWidget(card(line))

    def unlock(self) -> None:
        """Open the chosen challenge with what stands in the passphrase field."""
        secret, entry = self.view.passphrase.text(), self.chosen
        if entry is None or self._rest:
            return
        if not secret:
            self.view.passphrase.setFocus()
            self.view.hint.setText("Type the passphrase of this challenge, then press Enter.")
            return
        folder = entry.folder
        self._start(lambda: self._ways.assembly().open(folder, secret), entry.council)

    def _open_sample(self) -> None:
        self._start(lambda: self._ways.assembly().open_sample(), "the sample challenge")

    def _start(self, work: Callable[[], Opened], name: str) -> None:
        if self._jobs.is_busy and not self.view.unlock.isEnabled():
            return
        self._set_ready(ready=False)
        self.view.hint.setText(f"Opening {name} …")
        self._jobs.start(f"Open {name}", work, done=self._done, failed=self._failed)

    def _done(self, opened: Opened) -> None:
        self.view.passphrase.clear()
        self.opened.emit(opened)

    def _failed(self, error: Exception) -> None:
        self._failures += 1
        self._set_ready(ready=True)
        self.view.hint.setText(PASTE_HINT)
        self.view.banner.show_problem(as_problem(error))
        self.view.passphrase.setFocus()
        self.view.passphrase.selectAll()
        self._rest = wait_after(self._failures)
        if self._rest:
            self._show_rest()
            self._timer.start()

    def _tick(self) -> None:
        self._rest -= 1
        self._show_rest()
        if self._rest <= 0:
            self._timer.stop()
            self._set_ready(ready=True)
            self.view.hint.setText(PASTE_HINT)

    def _show_rest(self) -> None:
        self.view.unlock.setEnabled(False)
        seconds = "1 second" if self._rest == 1 else f"{self._rest} seconds"
        self.view.hint.setText(f"You can try again in {seconds}.")

    def _set_ready(self, *, ready: bool) -> None:
        for widget in (self.view.unlock, self.view.open_sample, self.view.open_file):
            widget.setEnabled(ready)
        self.view.passphrase.setReadOnly(not ready)

    def _open_folder(self) -> None:
        ask = self._ways.ask_folder or self._ask_folder
        folder = ask()
        if folder is not None:
            self.choose(from_folder(folder, self._ways.clock()))

    def _ask_folder(self) -> Path | None:
        title = "Open a challenge: choose its folder (its name ends in .sli)"
        folder = QFileDialog.getExistingDirectory(self.view, title)
        return Path(folder) if folder else None

    def _show_passphrase(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.view.passphrase.setEchoMode(mode.Normal if shown else mode.Password)
        self.view.show_it.setText("Hide" if shown else "Show")
        self.view.show_it.setAccessibleName("Hide passphrase" if shown else "Show passphrase")
        self._look.dress(self.view.show_it, "eye-off" if shown else "eye")

    def _show_caps_lock(self, on: bool) -> None:
        self.view.hint.setText("Caps Lock is on." if on else PASTE_HINT)

    def _text_menu(self) -> QMenu:
        menu = QMenu(self.view)
        for size in TEXT_SIZES:
            action = QAction(f"{size} %", menu)
            action.triggered.connect(lambda _=False, s=size: self._look.choose(text_size=s))
            menu.addAction(action)
        return menu

    def _colours_menu(self) -> QMenu:
        menu = QMenu(self.view)
        for colours in Colours:
            action = QAction(str(colours).capitalize(), menu)
            action.triggered.connect(lambda _=False, c=colours: self._look.choose(colours=c))
            menu.addAction(action)
        return menu


def first_focus(screen: WelcomeScreen) -> QLineEdit | QPushButton:
    """Where the next step is: the passphrase, or the sample on a new laptop."""
    return screen.view.passphrase if screen.chosen else screen.view.open_sample
