"""What a command is: its words, its keys and the menu it stands in; screens bring their own."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from sli_desktop.wording import tr


class Menu(StrEnum):
    """The menus of the bar, in their order."""

    CHALLENGE = "challenge"
    EDIT = "edit"
    GO = "go"
    VIEW = "view"
    MEETING = "meeting"
    SCREEN = "screen"
    HELP = "help"


MENU_WORDS: Mapping[Menu, str] = MappingProxyType(
    {
        Menu.CHALLENGE: tr("Challenge"),
        Menu.EDIT: tr("Edit"),
        Menu.GO: tr("Go"),
        Menu.VIEW: tr("View"),
        Menu.MEETING: tr("Meeting"),
        Menu.SCREEN: tr("This screen"),
        Menu.HELP: tr("Help"),
    }
)
"""What each menu is called; a menu with nothing in it does not show."""


class Command(NamedTuple):
    """One command: the name code uses, its words, its keys, the menu it stands in.

    `is_switch` shows a check mark beside it while `Screen.switched_on` names it.
    """

    name: str
    words: str
    keys: tuple[str, ...] = ()
    menu: Menu = Menu.SCREEN
    is_switch: bool = False
