"""The frame of an open challenge: rail, top bar, banner, one screen at a time, menus and keys."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import Committed
from sli_desktop.ui.actions import NEW, Actions, ScreenEntry
from sli_desktop.ui.backups import Backups
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.frame.locking import Locking
from sli_desktop.ui.frame.menus import Menus
from sli_desktop.ui.frame.recent_acts import RecentActs
from sli_desktop.ui.frame.saving import Saving
from sli_desktop.ui.frame.searching import Searching
from sli_desktop.ui.frame.undoing import Undoing
from sli_desktop.ui.opening import ChallengePage
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.spot import FROM, Spot
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.ui.widgets.forms import LineField, TextField
from sli_desktop.ui.widgets.over_list import OverList
from sli_desktop.ui.widgets.parts import row
from sli_desktop.ui.widgets.rail import Rail, RailEntry
from sli_desktop.ui.widgets.toast import Toast
from sli_desktop.ui.widgets.top_bar import TopBar
from sli_desktop.wording import tr

NARROW_BELOW = 900
"""Below this width (at usual text size) the rail shows icons alone and there is one pane."""


class Place(NamedTuple):
    """A kind of screen, the rail entry it belongs to, and how it is made when it first shows.

    Making all of them at once would hold the window for half a second after unlocking.
    """

    kind: type[Screen]
    entry: str
    make: Callable[[], Screen]


class ChallengeWindow(ChallengePage):
    """Owns no data: it carries acts' outcomes to the person and the person to the screens."""

    def __init__(
        self,
        desk: Desk,
        shell: QMainWindow,
        entries: Sequence[RailEntry],
        places: Sequence[Place],
        day_words: str,
    ) -> None:
        super().__init__()
        self._desk, self._shell = desk, shell
        self.setObjectName("challenge")
        self._places = {place.kind.name: place for place in places}
        self._screens: dict[str, Screen] = {}
        self._entries = tuple(entry for entry in entries if entry.name in self._places)
        self.actions_ = Actions(
            self,
            [ScreenEntry(entry.name, entry.words, entry.number) for entry in self._entries],
            {name: place.kind.commands for name, place in self._places.items()},
        )
        self._more = QMenu(self)
        self.rail = Rail(desk.look, self._entries, self._more)
        self.top = TopBar(desk.look, desk.challenge.subject, day_words)
        self.banner = Banner(desk.look)
        self.stack = QStackedWidget()
        self.toast = Toast(self.stack, desk.look)
        self.key_list = OverList(self, desk.look, tr("Keys of this screen"), role="key")
        self.recent_acts = RecentActs(desk)
        self.recent_list = OverList(self, desk.look, tr("Recent"), role="secondary")
        self.backups = Backups(desk.workspace, desk.jobs, desk.clock, self)
        self.searching = Searching(
            self.top.search, spot=self.spot, focus=shell.focusWidget, go=self.go_to
        )
        self.undoing = Undoing(desk.acts, self._shell.focusWidget)
        self._narrow = False
        self._focus_mode = False
        self.saving = Saving(desk, self.top, self.banner)
        self.locking = Locking(desk, self._in_meeting, lambda: self.saving.is_unsaved)
        self._lay_out()
        self._connect()
        self._connect_commands()
        self.menus = Menus(self.actions_, desk.look, self._check_actions, self)
        for menus in (shell.menuBar(), self._more):
            self.menus.fill(menus)

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self.top)
        content.addWidget(self.locking.banner)
        content.addWidget(self.banner)
        content.addWidget(self.stack, 1)
        whole = row([self.rail], gap=0)
        whole.addItem(content)
        self.setLayout(whole)

    def _connect(self) -> None:
        desk = self._desk
        self.undoing.told.connect(lambda words: self.say(words, can_undo=False))
        self.saving.told.connect(lambda words: self.say(words, can_undo=False))
        self.locking.lock_asked.connect(self.lock_asked)
        desk.bridge.committed.connect(self._follow)
        desk.bridge.committed.connect(self.searching.follow)
        desk.bridge.committed.connect(self.backups.follow)
        self.backups.troubled.connect(lambda p: self.banner.show_problem(p, about="backup"))
        self.backups.made.connect(lambda: self.banner.close_about("backup"))
        desk.look.changed.connect(self._fit)
        self.rail.chosen.connect(self.go)
        self.toast.undo_asked.connect(self.undoing.undo_act)
        self.top.recent.clicked.connect(self._show_recent)
        self.top.lock.clicked.connect(self.lock_asked)

    def _connect_screen(self, screen: Screen) -> None:
        screen.spot_asked.connect(self.go_to)
        screen.said.connect(self.say)
        screen.told.connect(lambda words: self.say(words, can_undo=False))
        name = screen.name
        screen.troubled.connect(lambda problem: self.banner.show_problem(problem, about=name))

    def _connect_commands(self) -> None:
        look = self._desk.look
        doers: dict[str, Callable[[], object]] = {
            "new": self._new_item,
            "saved": lambda: self.say(self.saving.words(), can_undo=False),
            "lock": self.lock_asked.emit,
            "close": self._shell.close,
            "undo": self.undoing.undo,
            "redo": self.undoing.redo,
            "search": self._find,
            "next_pane": lambda: self._step_pane(1),
            "previous_pane": lambda: self._step_pane(-1),
            "larger": lambda: look.step_text(1),
            "smaller": lambda: look.step_text(-1),
            "usual_size": lambda: look.choose(text_size=100),
            "focus_mode": self._toggle_focus_mode,
            "keys": self._show_keys,
            "help": self._help,
            "print": self._print,
            "add_notes": self._add_notes,
            "recent": self._show_recent,
            "go_bin": lambda: self.go("bin"),
            "go_settings": lambda: self.go("settings"),
            "go_since": self._since,
        }
        for entry in self._entries:
            doers[f"go_{entry.name}"] = partial(self.go, entry.name)
        for name, do in doers.items():
            self.actions_[name].triggered.connect(lambda _=False, do=do: do())
        for screen, name, action in self.actions_.each_of_screens():
            action.triggered.connect(lambda _=False, s=screen, n=name: self._do_in(s, n))

    def _do_in(self, screen: str, name: str) -> None:
        self.screen_named(screen).do(name)
        self._check_actions()

    def _check_actions(self) -> None:
        """Let names and marks in the menus be true."""
        self.actions_["undo"].setText(self.undoing.undo_words())
        self.actions_["redo"].setText(self.undoing.redo_words())
        for screen, name, action in self.actions_.each_of_screens():
            if action.isCheckable() and screen in self._screens:
                action.setChecked(name in self.screen_named(screen).switched_on())
        self.actions_["focus_mode"].setChecked(self._focus_mode)

    # --- where we are ---------------------------------------------------------------------------

    @property
    def current(self) -> Screen:
        """The screen that shows; the first one until one has been gone to."""
        shown = self.stack.currentWidget()
        showing = (screen for screen in self._screens.values() if screen is shown)
        return next(showing, None) or self.screen_named(next(iter(self._places)))

    def _in_meeting(self) -> bool:
        return self.current.in_meeting()

    def screen_named(self, name: str) -> Screen:
        """A screen by its name, whether it shows or not; made when it is first asked for."""
        if name not in self._screens:
            made = self._screens[name] = self._places[name].make()
            self.stack.addWidget(made)
            self._connect_screen(made)
            # The fields of a screen hear of an act before the screen does.
            self._desk.bridge.committed.disconnect(self._follow)
            self._desk.bridge.committed.connect(self._follow)
        return self._screens[name]

    def go(self, name: str) -> None:
        """Show a screen; the one before puts away what is unfinished."""
        self.go_to(Spot(name))

    def go_to(self, spot: Spot, *, reopen: bool = True) -> None:
        """Show a screen with what a spot names; a screen this window lacks is passed over.

        Without `reopen` a screen that still shows what the spot names is left as it is.
        """
        if spot.screen in self._places:
            self.leave()
            self.begin_at(spot, reopen=reopen)
            self.current.enter()

    def begin_at(self, spot: Spot, *, reopen: bool = True) -> None:
        """Put a screen in its place without entering it: `enter` does, once the window shows."""
        place = self._places.get(spot.screen)
        if place is None:
            return
        self.banner.close_about(self.current.name)
        self.banner.close_about("act")
        screen = self.screen_named(spot.screen)
        if reopen or screen.spot() != spot:
            screen.open_at(spot)
        self.stack.setCurrentWidget(screen)
        self.rail.show_chosen(place.entry)
        self._show_frame()
        self.actions_.show_screen(spot.screen)
        self.actions_["new"].setText(screen.new_words or NEW)
        self._name_shell()
        screen.set_narrow(narrow=self._narrow)

    def show_council(self, council: str, day_words: str) -> None:
        """Say whose challenge this is, also after its name or its dates have changed."""
        self.top.council.show_words(council)
        self.top.day.show_words(day_words)
        self._name_shell()

    def _name_shell(self) -> None:
        title = f"{self.current.title} – {self._desk.challenge.subject}"
        self._shell.setWindowTitle(title)

    @override
    def spot(self) -> Spot:
        return self.current.spot()

    @override
    def enter(self) -> None:
        self.current.enter()

    @override
    def leave(self) -> None:
        for line in self.current.findChildren(LineField):
            line.settle()
        for text in self.current.findChildren(TextField):
            text.settle()
        self.current.leave()

    @override
    def show_problem(self, problem: SliError) -> None:
        self.banner.show_problem(problem, about="crash")

    @override
    def saved_words(self) -> str:
        return self.saving.words()

    def say(self, words: str, *, can_undo: bool = True) -> None:
        """Tell what was done, with Undo."""
        if not can_undo:
            self.recent_acts.say(words)
        self.toast.say(words, can_undo=can_undo, lift=self.current.toast_lift())

    # --- acts -----------------------------------------------------------------------------------

    def _follow(self, committed: Committed) -> None:
        self.toast.take_undo_away()
        self.current.follow(committed)

    # --- keys -----------------------------------------------------------------------------------

    def _show_keys(self) -> None:
        keys = (*self.current.keys, *self.actions_.key_list())
        name = tr("Keys of {title}").format(title=self.current.title)
        self.key_list.toggle(name, [(key, words) for words, key in keys])

    def _show_recent(self) -> None:
        self.recent_list.toggle(tr("Recent"), self.recent_acts.lines())

    def _print(self) -> None:
        here = self.current.spot()
        if here.screen != "paper":
            self.go_to(Spot("paper", here.record, f"{FROM}{here}"))

    def _add_notes(self) -> None:
        here = self.current.spot()
        if here.screen != "addnotes":
            meeting = here.record if here.screen == "capture" else None
            self.go_to(Spot("addnotes", meeting, f"{FROM}{here}"))

    def _since(self) -> None:
        here = self.current.spot()
        if here.screen != "since":
            self.go_to(Spot("since", None, f"{FROM}{here}"))

    def _help(self) -> None:
        here = self.current.spot()
        if here.screen != "help":
            self.go_to(Spot("help", None, f"{self.current.help_page or here.screen} {FROM}{here}"))

    def _new_item(self) -> None:
        self.current.new_item()

    def _find(self) -> None:
        if not self.current.search_here():
            self.searching.begin()

    def _step_pane(self, step: int) -> None:
        panes = [next(iter(self.rail.buttons.values())), self.top.search, *self.current.panes()]
        panes = [pane for pane in panes if pane.isVisible()]
        focus = self._shell.focusWidget()
        inside = [i for i, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)]
        here = inside[-1] if inside else -1
        panes[(here + step) % len(panes)].setFocus()

    def _toggle_focus_mode(self) -> None:
        self._focus_mode = not self._focus_mode
        self._show_frame()
        self.current.set_focus_mode(on=self._focus_mode)

    def _show_frame(self) -> None:
        fills = self.current.fills_window
        self.rail.setVisible(not (self._focus_mode or fills))
        self.top.setVisible(not fills)

    # --- size -----------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._narrow = self.width() < self._desk.look.theme.px(NARROW_BELOW)
        self.rail.set_narrow(narrow=self._narrow)
        self.top.set_narrow(narrow=self._narrow)
        self.current.set_narrow(narrow=self._narrow)
        QTimer.singleShot(0, self, lambda: self._shell.menuBar().setVisible(not self._narrow))
