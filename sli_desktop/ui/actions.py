"""Every command of the window with its words and keys: menus, tooltips, key list come from here.

No Ctrl+Alt (it is AltGr on UK keyboards), no single letters (those belong to lists). The commands
of a screen are declared there (`Screen.commands`); they show and work while that screen does.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from sli_desktop.ui.command import MENU_WORDS, Command, Menu
from sli_desktop.wording import tr

NEW = tr("New item of this screen")

COMMANDS = (
    Command("new", NEW, ("Ctrl+N",), Menu.CHALLENGE),
    Command("saved", tr("When was my work saved?"), ("Ctrl+S",), Menu.CHALLENGE),
    Command("add_notes", tr("Add notes from Word or text"), ("Ctrl+Shift+O",), Menu.CHALLENGE),
    Command("print", tr("Print"), ("Ctrl+P",), Menu.CHALLENGE),
    Command("lock", tr("Lock"), ("Ctrl+L",), Menu.CHALLENGE),
    Command("close", tr("Close the program"), ("Ctrl+Q",), Menu.CHALLENGE),
    Command("undo", tr("Undo"), ("Ctrl+Z",), Menu.EDIT),
    Command("redo", tr("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), Menu.EDIT),
    Command("search", tr("Search this challenge"), ("Ctrl+F",), Menu.EDIT),
    Command("recent", tr("Recent: what was done last"), ("Ctrl+Shift+L",), Menu.EDIT),
    Command("go_bin", tr("Bin: put back what was deleted"), (), Menu.EDIT),
    Command("go_settings", tr("Settings"), ("Ctrl+,",), Menu.EDIT),
    Command("unplanned", tr("Unplanned meeting"), ("Ctrl+Shift+N",), Menu.GO),
    Command("go_since", tr("What changed since the feedback"), ("Ctrl+Shift+D",), Menu.GO),
    Command("next_pane", tr("Next pane"), ("F6",), Menu.GO),
    Command("previous_pane", tr("Previous pane"), ("Shift+F6",), Menu.GO),
    Command("larger", tr("Larger text"), ("Ctrl++", "Ctrl+="), Menu.VIEW),
    Command("smaller", tr("Smaller text"), ("Ctrl+-",), Menu.VIEW),
    Command("usual_size", tr("Usual text size"), ("Ctrl+0",), Menu.VIEW),
    Command(
        "focus_mode", tr("Focus mode: hide the rail and the side pane"), ("F11",), Menu.VIEW, True
    ),
    Command("help", tr("Help for this screen"), ("F1",), Menu.HELP),
    Command("keys", tr("Keys of this screen"), ("Ctrl+/",), Menu.HELP),
)


class ScreenEntry(NamedTuple):
    """A screen of the rail: its name, its words, its number in the order of the work or 0."""

    name: str
    words: str
    number: int


def screen_command(entry: ScreenEntry) -> Command:
    """The command that goes to a screen of the rail, by its number where it has one."""
    keys = (f"Alt+{entry.number}",) if entry.number else ()
    return Command(f"go_{entry.name}", entry.words, keys, Menu.GO)


class Actions:
    """The commands as Qt actions of one window.

    They hang on `owner`, so that they also work while the menu bar is hidden. `of_screens` are the
    commands of each screen by its name; those of one screen show at a time.
    """

    def __init__(
        self,
        owner: QWidget,
        entries: Sequence[ScreenEntry],
        of_screens: Mapping[str, Sequence[Command]],
    ) -> None:
        known = {command.name for command in COMMANDS}
        goes = [screen_command(entry) for entry in entries]
        self.commands = (*COMMANDS, *(go for go in goes if go.name not in known))
        self.of_screens = {name: tuple(commands) for name, commands in of_screens.items()}
        self._own = {command.name: _action(owner, command) for command in self.commands}
        self._of_screens = {
            name: {command.name: _action(owner, command) for command in commands}
            for name, commands in self.of_screens.items()
        }
        self._menus: list[tuple[QMenu, tuple[QAction, ...]]] = []
        self._shown = ""

    def __getitem__(self, name: str) -> QAction:
        return self._own[name]

    def of_screen(self, screen: str, name: str) -> QAction:
        """The action of a screen's own command."""
        return self._of_screens[screen][name]

    def each_of_screens(self) -> Iterator[tuple[str, str, QAction]]:
        """Each screen's own commands: the screen, the command's name, its action."""
        for screen, actions in self._of_screens.items():
            for name, action in actions.items():
                yield screen, name, action

    def fill(self, bar: QMenuBar | QMenu, new: Callable[[str], QMenu]) -> dict[Menu, QMenu]:
        """Put every command into the menus of a bar, or into one menu with sub-menus.

        `new` makes an empty menu of its words.
        """
        menus = {menu: new(words) for menu, words in MENU_WORDS.items()}
        for menu, made in menus.items():
            bar.addMenu(made)
            held = tuple(self._held_by(menu))
            made.addActions(held)
            self._menus.append((made, held))
        return menus

    def _held_by(self, menu: Menu) -> Iterator[QAction]:
        for screen, commands in self.of_screens.items():
            for command in commands:
                if command.menu is menu:
                    yield self._of_screens[screen][command.name]
        yield from (self._own[each.name] for each in self.commands if each.menu is menu)

    def show_screen(self, name: str) -> None:
        """Let the commands of a screen show and work, and no other screen's."""
        self._shown = name
        for screen, _, action in self.each_of_screens():
            action.setVisible(screen == name)
        for menu, held in self._menus:
            menu.menuAction().setVisible(any(action.isVisible() for action in held))

    def keys_everywhere(self) -> tuple[tuple[str, str], ...]:
        """Words and first key of each command that no screen owns, for Help."""
        return tuple((each.words, each.keys[0]) for each in self.commands if each.keys)

    def key_list(self) -> tuple[tuple[str, str], ...]:
        """Words and first key of each command that works now, for the list of keys."""
        now = (*self.of_screens.get(self._shown, ()), *self.commands)
        return tuple((each.words, each.keys[0]) for each in now if each.keys)


def _action(owner: QWidget, command: Command) -> QAction:
    action = QAction(command.words.replace("&", "&&"), owner)
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    action.setObjectName(command.name)
    action.setCheckable(command.is_switch)
    owner.addAction(action)
    return action
