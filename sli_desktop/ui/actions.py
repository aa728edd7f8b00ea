"""Every command of the window with its words and keys: menu, tooltip and key list come from here.

No Ctrl+Alt (it is AltGr on UK keyboards), no single letters (those belong to lists).
"""

from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


class Command(NamedTuple):
    """One command: the name code uses, its words, its keys, the menu it stands in."""

    name: str
    words: str
    keys: tuple[str, ...]
    menu: str


MENUS = ("Challenge", "Edit", "Go", "View", "Meeting", "Help")

COMMANDS = (
    Command("new", "New item of this screen", ("Ctrl+N",), "Challenge"),
    Command("saved", "When was my work saved?", ("Ctrl+S",), "Challenge"),
    Command("lock", "Lock", ("Ctrl+L",), "Challenge"),
    Command("close", "Close the program", ("Ctrl+Q",), "Challenge"),
    Command("undo", "Undo", ("Ctrl+Z",), "Edit"),
    Command("redo", "Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "Edit"),
    Command("search", "Search this challenge", ("Ctrl+F",), "Edit"),
    Command("next_pane", "Next pane", ("F6",), "Go"),
    Command("previous_pane", "Previous pane", ("Shift+F6",), "Go"),
    Command("larger", "Larger text", ("Ctrl++", "Ctrl+="), "View"),
    Command("smaller", "Smaller text", ("Ctrl+-",), "View"),
    Command("usual_size", "Usual text size", ("Ctrl+0",), "View"),
    Command("focus_mode", "Focus mode: hide the rail and the side pane", ("F11",), "View"),
    Command("wrap_up", "End the meeting", ("Ctrl+E",), "Meeting"),
    Command("cover", "Cover earlier notes", ("Ctrl+Shift+H",), "Meeting"),
    Command("last_note", "Go to the last note", ("Ctrl+Up",), "Meeting"),
    Command("keys", "Keys of this screen", ("Ctrl+/",), "Help"),
)


def screen_command(name: str, words: str, number: int) -> Command:
    """The command that goes to a screen of the rail, by its number where it has one."""
    return Command(f"go_{name}", words, (f"Alt+{number}",) if number else (), "Go")


class Actions:
    """The commands as Qt actions of one window.

    They hang on `owner`, so that they also work while the menu bar is hidden.
    """

    def __init__(self, owner: QWidget, screens: tuple[tuple[str, str, int], ...]) -> None:
        goes = tuple(screen_command(*screen) for screen in screens)
        self.commands = (*COMMANDS, *goes)
        self.by_name = {command.name: _action(owner, command) for command in self.commands}

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def fill(self, bar: QMenuBar | QMenu) -> dict[str, QMenu]:
        """Put every command into the menus of a bar, or into one menu with sub-menus."""
        menus = {title: bar.addMenu(title) for title in MENUS}
        for command in self.commands:
            menus[command.menu].addAction(self.by_name[command.name])
        return menus

    def key_list(self) -> tuple[tuple[str, str], ...]:
        """Each command's words and its first key, for the list of keys."""
        return tuple((each.words, each.keys[0]) for each in self.commands if each.keys)


def _action(owner: QWidget, command: Command) -> QAction:
    action = QAction(command.words, owner)
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    action.setObjectName(command.name)
    owner.addAction(action)
    return action
