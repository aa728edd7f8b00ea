"""Moves about Challenge set-up by keys, and looks at what is in the database."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import (
    Challenge,
    Theme,
)
from sli_desktop.ui.screens.setup.screen import SetupScreen
from sli_desktop.ui.widgets.arrange_list import ArrangeList
from tests.ui.driving import CTRL, Driver

KEYS = Qt.Key
SIZES = pytest.mark.parametrize("size", [100, 200])


def open_task(driver: Driver, setup: SetupScreen, name: str) -> None:
    """Go to a task by arrows, and open it with Enter."""
    cards = {key.value: card for key, card in setup.view.cards.items()}
    if driver.focus not in cards.values():
        driver.key(KEYS.Key_Escape)
    for _ in range(len(cards)):
        driver.key(KEYS.Key_Up)
    while driver.focus is not cards[name]:
        driver.key(KEYS.Key_Down)
    driver.key(KEYS.Key_Return)
    assert setup.page is not None
    assert setup.page.name == name


def tab_to(driver: Driver, name: str) -> QWidget:
    """Press Tab until the widget of a name has the focus."""
    for _ in range(60):
        if driver.focus.accessibleName() == name:
            return driver.focus
        driver.key(KEYS.Key_Tab)
    raise AssertionError(f"Tab never reaches {name}")


def fill(driver: Driver, name: str, words: str) -> None:
    """Write into the field of a name, and leave it."""
    tab_to(driver, name)
    driver.key(KEYS.Key_A, CTRL)
    driver.type(words)
    driver.key(KEYS.Key_Tab)


def choose(driver: Driver, name: str, steps: int) -> None:
    """Go some values down in a choice."""
    tab_to(driver, name)
    for _ in range(abs(steps)):
        driver.key(KEYS.Key_Down if steps > 0 else KEYS.Key_Up)


def every(driver: Driver, kind: type[Record]) -> tuple[Record, ...]:
    with driver.workspace.read() as view:
        return view.all(kind)


def challenge(driver: Driver) -> Challenge:
    with driver.workspace.read() as view:
        return view.all(Challenge)[0]


def themes(driver: Driver) -> list[str]:
    with driver.workspace.read() as view:
        found = view.all(Theme)
    return [each.name for each in sorted(found, key=lambda each: each.order)]


def state(setup: SetupScreen, name: str) -> str:
    return next(card.state.text() for key, card in setup.view.cards.items() if key == name)


def undo(driver: Driver) -> None:
    driver.key(KEYS.Key_Z, CTRL)


def whole(driver: Driver) -> object:
    with driver.workspace.read() as view:
        return view.everything()


def theme_list(setup: SetupScreen) -> ArrangeList:
    page = setup.page
    assert page is not None
    return page.lists()[0]
