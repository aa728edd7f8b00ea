"""Welcome: what its buttons and keys do."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLayout, QLineEdit, QMenu, QPushButton

from sli_desktop.errors import SliError
from sli_desktop.settings import PREFERENCES, Colours
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.jobs import Jobs
from sli_desktop.ui.look import Look
from sli_desktop.ui.opening import Assembly, Opened
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.recent import Recent
from sli_desktop.ui.screens.welcome.state import (
    DAMAGED,
    IN_USE,
    WRONG,
    facts,
    from_folder,
    wait_after,
    wait_words,
    wrong_words,
)
from sli_desktop.ui.screens.welcome.view import KEY_HINT, PASTE_HINT, WelcomeView
from sli_desktop.ui.theme import TEXT_SIZES
from sli_desktop.ui.widgets.parts import button, card, clear, text
from sli_desktop.wording import tr

AskFolder = Callable[[], Path | None]


class Ways(NamedTuple):
    """What Welcome is given: how to open, how to wait, the time."""

    assembly: Callable[[], Assembly]
    clock: Callable[[], datetime]
    ask_folder: AskFolder | None = None


class Trouble(NamedTuple):
    """A challenge that does not open: where it is, what was typed, and why not."""

    folder: Path
    secret: str
    problem: SliError


class WelcomeScreen(QObject):
    """Opens a challenge by its passphrase or recovery key.

    `opened` is emitted with it, and whether the recovery key opened it; `asked` with the name of a
    page to go to (new_challenge, receive, help, accessibility); `damaged` with the `Trouble` of one
    that does not open.
    """

    opened = Signal(object, bool)
    asked = Signal(str)
    damaged = Signal(object)

    def __init__(
        self, look: Look, jobs: Jobs, ways: Ways, recent: Sequence[Recent], version: str
    ) -> None:
        super().__init__()
        self._look, self._jobs, self._ways = look, jobs, ways
        self._recent = tuple(recent)
        self._failures = 0
        self._rest = 0
        self.is_key = False
        self.view = WelcomeView(look, version)
        self.chosen: Recent | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._connect()
        self.choose(next((entry for entry in recent if entry.is_there), None))

    def _connect(self) -> None:
        view = self.view
        view.unlock.clicked.connect(self.unlock)
        view.passphrase.returnPressed.connect(self.unlock)
        view.passphrase.caps_lock.connect(self._show_caps_lock)
        view.passphrase.textEdited.connect(self._typed)
        view.other_way.clicked.connect(self._switch_key)
        view.take_over.clicked.connect(lambda: self.unlock(take_over=True))
        view.open_file.clicked.connect(self._open_folder)
        for sample in (view.open_sample, view.first_sample):
            sample.clicked.connect(self._open_sample)
        for new in (view.new_challenge, view.first_new):
            new.clicked.connect(lambda: self.asked.emit("new_challenge"))
        view.receive.clicked.connect(lambda: self.asked.emit("receive"))
        view.help.clicked.connect(lambda: self.asked.emit("help"))
        view.accessibility.clicked.connect(lambda: self.asked.emit("accessibility"))
        help_key = QShortcut(QKeySequence("F1"), view)
        help_key.activated.connect(lambda: self.asked.emit("help"))
        view.text_size.setMenu(self._text_menu())
        view.colours.setMenu(self._colours_menu())

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """The person comes back here: show the list as it is now."""
        self._recent = tuple(recent)
        self.choose(next((entry for entry in recent if entry.is_there), None))

    def choose(self, entry: Recent | None) -> None:
        """Make a challenge the one the passphrase is for; the field has the focus."""
        view, self.chosen = self.view, entry
        is_first = entry is None and not self._recent
        view.chosen.setVisible(entry is not None)
        view.empty.setVisible(is_first)
        for each in (view.sample, view.new_challenge):
            each.setVisible(not is_first)
        view.title.setText(tr("Welcome") if is_first else tr("Open a challenge"))
        view.banner.hide()
        view.take_over.hide()
        self._show_key(is_key=False)
        self._fill_recent()
        if entry is not None:
            view.council.setText(entry.council)
            view.facts.setText(facts(entry, self._ways.clock()))
        first_focus(self).setFocus()

    def _fill_recent(self) -> None:
        view = self.view
        clear(view.recent)
        others = [entry for entry in self._recent if entry != self.chosen]
        view.recent_title.setVisible(bool(others))
        for entry in others:
            view.recent.addWidget(card(self._line(entry)))

    def _line(self, entry: Recent) -> QLayout:
        council = text(entry.council, "heading", wrap=True)
        if entry.is_there:
            words = facts(entry, self._ways.clock())
            go = button(self._look, tr("Open"), name=tr("Open {name}").format(name=entry.council))
            go.clicked.connect(lambda: self.choose(entry))
            return self.view.line("folder-lock", [council, text(words, "secondary", wrap=True)], go)
        words = tr("It is not where it was: it was moved, or its stick is not plugged in.")
        go = button(self._look, tr("Find"), name=tr("Find {name}").format(name=entry.council))
        go.clicked.connect(lambda: self._find(entry))
        line = [council, text(words, "secondary", wrap=True)]
        return self.view.line("folder-search", line, go, "warn")

    # --- the passphrase -------------------------------------------------------------------------

    def unlock(self, *, take_over: bool = False) -> None:
        """Open the chosen challenge with what stands in the passphrase field."""
        secret, entry = self.view.passphrase.text(), self.chosen
        if entry is None or self._rest:
            return
        if not secret:
            self.view.passphrase.setFocus()
            self.view.hint.setText(tr("Type the passphrase of this challenge, then press Enter."))
            return
        folder = entry.folder
        self._start(
            lambda: self._ways.assembly().open(folder, secret, take_over=take_over is True),
            entry.council,
        )

    def _open_sample(self) -> None:
        self._start(lambda: self._ways.assembly().open_sample(), tr("the sample challenge"))

    def _start(self, work: Callable[[], Opened], name: str) -> None:
        if self._jobs.is_busy and not self.view.unlock.isEnabled():
            return
        self._set_ready(ready=False)
        self.view.take_over.hide()
        self.view.hint.setText(tr("Opening {name} …").format(name=name))
        self._jobs.start(
            tr("Open {name}").format(name=name), work, done=self._done, failed=self._failed
        )

    def _done(self, opened: Opened) -> None:
        by_key = self.is_key
        self._failures = 0
        self._set_ready(ready=True)
        self._show_key(is_key=False)
        self.opened.emit(opened, by_key)

    def _failed(self, error: Exception) -> None:
        view, problem = self.view, as_problem(error)
        self._set_ready(ready=True)
        view.hint.setText(self._usual_hint())
        if problem.code == DAMAGED and self.chosen is not None:
            trouble = Trouble(self.chosen.folder, view.passphrase.text(), problem)
            view.passphrase.clear()
            self.damaged.emit(trouble)
            return
        if problem.code == WRONG and self.chosen is not None:
            self._wrong(self.chosen.council)
        else:
            view.banner.show_problem(problem)
            can = problem.code == IN_USE and getattr(problem, "can_take_over", False)
            view.take_over.setVisible(bool(can))
        view.passphrase.setFocus()
        view.passphrase.selectAll()

    def _wrong(self, council: str) -> None:
        self._failures += 1
        caps = self.view.passphrase.is_caps_on
        happened, rest = wrong_words(council, is_key=self.is_key, caps=caps)
        self.view.banner.say(happened, rest, tone="danger")
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
            self.view.hint.setText(self._usual_hint())

    def _show_rest(self) -> None:
        self.view.unlock.setEnabled(False)
        self.view.hint.setText(wait_words(self._rest))

    def _usual_hint(self) -> str:
        return KEY_HINT if self.is_key else PASTE_HINT

    def _set_ready(self, *, ready: bool) -> None:
        view = self.view
        for widget in (
            view.unlock,
            view.open_sample,
            view.first_sample,
            view.open_file,
            view.new_challenge,
            view.receive,
        ):
            widget.setEnabled(ready)
        view.passphrase.setReadOnly(not ready)

    def _switch_key(self) -> None:
        self._show_key(is_key=not self.is_key)
        self.view.passphrase.setFocus()

    def _show_key(self, *, is_key: bool) -> None:
        self.is_key = is_key
        self.view.show_key_field(is_key=is_key)
        council = self.chosen.council if self.chosen else ""
        name = tr("Recovery key of {council}") if is_key else tr("Passphrase of {council}")
        self.view.passphrase.setAccessibleName(name.format(council=council))

    def _typed(self, typed: str) -> None:
        if self.is_key:
            self.view.group_key(typed)

    def _show_caps_lock(self, on: bool) -> None:
        self.view.caps.setVisible(on and not self.is_key)
        if on:
            announce(self.view.passphrase, tr("Caps Lock is on."))

    # --- other ways -----------------------------------------------------------------------------

    def _open_folder(self) -> None:
        folder = self._ask()
        if folder is not None:
            self.choose(from_folder(folder, self._ways.clock()))

    def _find(self, entry: Recent) -> None:
        folder = self._ask()
        if folder is not None:
            self.choose(entry._replace(folder=folder))

    def _ask(self) -> Path | None:
        ask = self._ways.ask_folder or self._ask_folder
        return ask()

    def _ask_folder(self) -> Path | None:
        title = tr("Open a challenge: choose its folder (its name ends in .sli)")
        folder = QFileDialog.getExistingDirectory(self.view, title)
        return Path(folder) if folder else None

    def _text_menu(self) -> QMenu:
        menu = QMenu(self.view)
        for size in TEXT_SIZES:
            action = QAction(f"{size} %", menu)
            action.triggered.connect(lambda _=False, s=size: self._look.choose(text_size=s))
            menu.addAction(action)
        return menu

    def _colours_menu(self) -> QMenu:
        menu = QMenu(self.view)
        for colours, words in zip(Colours, PREFERENCES["colours"].options(), strict=True):
            action = QAction(words[1], menu)
            action.triggered.connect(lambda _=False, c=colours: self._look.choose(colours=c))
            menu.addAction(action)
        return menu


def first_focus(screen: WelcomeScreen) -> QLineEdit | QPushButton:
    """Where the next step is: the passphrase, or a new challenge on a new laptop."""
    if screen.chosen is not None:
        return screen.view.passphrase
    return (
        screen.view.first_new
        if screen.view.empty.isVisibleTo(screen.view)
        else (screen.view.new_challenge)
    )
