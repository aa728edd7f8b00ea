"""From the first paint of Welcome to an open challenge, and back to nothing.

Welcome reaches neither storage nor services: `load_assembly`, given by `app.py`, imports them on
the worker once Welcome stands on the screen.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from sli_desktop import __version__
from sli_desktop.settings import Settings
from sli_desktop.ui.busy import BusyPointer
from sli_desktop.ui.crash import Crashes
from sli_desktop.ui.first_paint import FirstPaint, Shell
from sli_desktop.ui.focus_ring import FocusRing
from sli_desktop.ui.jobs import Executor, Jobs
from sli_desktop.ui.look import Look
from sli_desktop.ui.opening import (
    Around,
    Assembly,
    Before,
    ChallengePage,
    FrontPage,
    LoadAssembly,
    Opened,
)
from sli_desktop.ui.preferences import Preferences
from sli_desktop.ui.problems import as_crash, as_problem
from sli_desktop.ui.recent import Recent, read_recent
from sli_desktop.ui.screens.welcome.screen import (
    AskFolder,
    Trouble,
    Ways,
    WelcomeScreen,
    first_focus,
)
from sli_desktop.ui.screens.welcome.state import from_folder
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.tidying import Tidying
from sli_desktop.ui.window_memory import WindowMemory
from sli_desktop.ui.window_place import keep_place, place_window
from sli_desktop.wording import tr


class Start(NamedTuple):
    """What the windows are given from outside.

    `relaunch` starts a fresh, locked program on a folder and a spot in it; `folder` is a challenge
    named on the command line, shown first, and `spot` where to go once it is open.
    """

    load_assembly: LoadAssembly
    executor: Executor
    clock: Callable[[], datetime]
    recent_file: Path
    relaunch: Callable[[Path, Spot | None], None]
    settings: Settings = Settings()
    save_settings: Callable[[Settings], None] | None = None
    folder: Path | None = None
    spot: Spot | None = None
    memory_file: Path | None = None
    ask_folder: AskFolder | None = None
    crashes: Crashes | None = None


class Program(QObject):
    """The running window: loads the assembly behind Welcome, then swaps in the challenge."""

    def __init__(
        self, app: QApplication, look: Look, start: Start, shell: Shell | None = None
    ) -> None:
        super().__init__()
        self.look = look
        self._app = app
        self.jobs = Jobs(start.executor)
        self.busy = BusyPointer(self.jobs)
        self._start = start
        self._assembly: Assembly | None = None
        self.opened: Opened | None = None
        self.page: ChallengePage | None = None
        self.shell = shell or Shell()
        self.ring = FocusRing(self.shell, look, app)
        self.shell.closing.connect(self.close)
        self.preferences = Preferences(start.settings, start.save_settings)
        self.memory = WindowMemory(start.memory_file)
        place_window(self.shell, self.memory)
        look.changed.connect(self._keep_look)
        self.preferences.changed.connect(self._follow_preferences)
        ways = Ways(self._need_assembly, start.clock, start.ask_folder)
        recent = _first(start)
        self.welcome = WelcomeScreen(look, self.jobs, ways, recent, __version__)
        self.front: FrontPage | None = None
        self.welcome.opened.connect(self._unlocked)
        self.welcome.asked.connect(self._show_asked)
        self.welcome.damaged.connect(self._show_damaged)
        if start.crashes is not None:
            start.crashes.happened.connect(self.tell_crash)
        self.preferences.troubled.connect(self.welcome.view.banner.show_problem)
        self.shell.show_page(self.welcome.view)

    def tell_crash(self, error: BaseException) -> None:
        """Say that the program made a mistake, and since when all is saved."""
        problem = as_crash(error, self.page.saved_words() if self.page is not None else "")
        if self.page is not None:
            self.page.show_problem(problem)
        elif self.front is None:
            self.welcome.view.banner.show_problem(problem)

    def show(self) -> None:
        """Show the window with the focus on the next step."""
        self.shell.show()
        first_focus(self.welcome).setFocus()
        QTimer.singleShot(0, self, self._load)

    def take_over(self, first: FirstPaint) -> None:
        """Go on with what was typed before Welcome was there."""
        field = self.welcome.view.passphrase
        if self.welcome.chosen is not None:
            field.setText(first.typed)
            if first.was_entered:
                QTimer.singleShot(0, self, self.welcome.unlock)

    def _load(self) -> None:
        self.jobs.start(
            tr("Getting ready"),
            self._start.load_assembly,
            done=self._loaded,
            failed=lambda error: self.welcome.view.banner.show_problem(as_problem(error)),
            behind=True,
        )

    def _keep_look(self) -> None:
        self.preferences.change(colours=self.look.colours, text_size=self.look.text_size)

    def _follow_preferences(self, wanted: Settings) -> None:
        self.look.prefer(wanted)

    def _loaded(self, assembly: Assembly) -> None:
        self._assembly = assembly

    def _need_assembly(self) -> Assembly:
        # On the worker, after `_load` by the order of jobs; its result may still be on the way.
        return self._assembly or self._start.load_assembly()

    # --- pages before a challenge is open -------------------------------------------------------

    def _before(self) -> Before:
        return Before(self.look, self.jobs, self.preferences.now.marks)

    def _show_asked(self, name: str) -> None:
        before = self._before()
        pages = {
            "new_challenge": lambda assembly: assembly.new_challenge(before),
            "receive": lambda assembly: assembly.receive(before),
            "help": lambda assembly: assembly.help(before),
            "accessibility": lambda assembly: assembly.help(before, "accessibility"),
        }
        self._with_assembly(lambda assembly: self.show_front(pages[name](assembly)))

    def _show_damaged(self, trouble: Trouble) -> None:
        before = self._before()
        self._with_assembly(lambda assembly: self.show_front(assembly.rescue(before, *trouble)))

    def _with_assembly(self, go: Callable[[Assembly], None]) -> None:
        # A job, so that a page asked for at once waits for the rooms, not the window.
        self.jobs.start(
            tr("Getting ready"),
            self._need_assembly,
            done=go,
            failed=lambda error: self.welcome.view.banner.show_problem(as_problem(error)),
        )

    def show_front(self, page: FrontPage) -> None:
        """Let a page before a challenge is open take Welcome's place."""
        self.front = page
        page.opened.connect(self._opened_in_front)
        page.left.connect(self._back_to_welcome)
        self.shell.setWindowTitle(f"{page.title} – SLI Desktop")
        self.shell.show_over(page)
        page.enter()

    def _opened_in_front(self, opened: Opened, spot: Spot | None) -> None:
        self.front = None
        self.show_challenge(opened, spot)

    def _back_to_welcome(self) -> None:
        self._leave_front()
        self.shell.setWindowTitle("SLI Desktop")
        self.shell.show_page(self.welcome.view)
        self.welcome.show_recent(read_recent(self._start.recent_file))

    def _leave_front(self) -> None:
        if self.front is not None:
            self.front.leave()
            self.front = None

    # --- an open challenge ----------------------------------------------------------------------

    def _unlocked(self, opened: Opened, by_recovery_key: bool) -> None:
        after = self._need_assembly().aftermath(self._before(), opened)
        if after is not None:
            self.show_front(after)
            return
        # Whoever needed the recovery key wants a passphrase they know.
        self.show_challenge(opened, Spot("passphrase") if by_recovery_key else None)

    def show_challenge(self, opened: Opened, spot: Spot | None = None) -> None:
        """Let the window of an open challenge take the place of what stands there."""
        self.opened = opened
        if spot is None and opened.folder == self._start.folder:
            spot = self._start.spot
        around = Around(self.shell, self.look, self.jobs, self.preferences, self.memory, spot)
        self.page = self._need_assembly().page(opened, around)
        self.page.lock_asked.connect(self.lock)
        self.shell.show_page(self.page)
        self.page.enter()

    def lock(self) -> None:
        """Put the challenge away and go on in a fresh process that knows no key.

        What was in this process's memory ends with it; nothing less would keep the promise.
        """
        if self.opened is None:
            return
        folder, spot = self.opened.folder, self.page.spot() if self.page else None
        keep_place(self.shell, self.memory)
        self.shell.hide()
        self.close()
        self._start.relaunch(folder, spot)
        self.shell.close()
        # A hidden window that closes does not end the program by itself.
        self._app.quit()

    def close(self) -> None:
        """Save what is unfinished, end the work under way and put the challenge away."""
        keep_place(self.shell, self.memory)
        if self.page is not None:
            self.page.leave()
            self.page = None
        self.jobs.close()
        self._leave_front()
        if self.opened is not None:
            self.opened.close()
            self.opened = None


def _first(start: Start) -> tuple[Recent, ...]:
    recent = read_recent(start.recent_file)
    if start.folder is None:
        return recent
    named = next((entry for entry in recent if entry.folder == start.folder), None)
    named = named or from_folder(start.folder, start.clock())
    return (named, *(entry for entry in recent if entry != named))


def run(first: FirstPaint, start: Start, kind: type[Program] = Program) -> int:
    """Put Welcome into the painted window, until the person closes it; gives the exit code."""
    wanted = start.settings
    look = Look(first.app, colours=wanted.colours, text_size=wanted.text_size)
    look.prefer(wanted)
    program = kind(first.app, look, start, first.shell)
    program.show()
    program.take_over(first)
    tidying = Tidying(lambda: program.jobs.is_busy)
    try:
        return first.app.exec()
    finally:
        tidying.close()
