"""What has the focus stays in sight in the editors of the evening, in a small window and large."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.change import make
from tests.builders import FINANCE, a_finding
from tests.ui.driving import Driver

Key = Qt.Key
ENOUGH = 20
"""So many pixels of what has the focus are seen, or all of it."""


def is_in_sight(driver: Driver) -> bool:
    focus = driver.focus
    seen = focus.visibleRegion().boundingRect()
    return seen.height() >= min(focus.height(), ENOUGH) and seen.width() >= min(focus.width(), 24)


@pytest.mark.parametrize("name", ["findings", "recommendations"])
@pytest.mark.parametrize(("size", "window"), [(100, (683, 384)), (200, (1366, 768))])
def test_the_field_that_is_opened_and_all_that_tab_reaches_stay_in_sight(
    driver: Driver, qtbot: QtBot, name: str, size: int, window: tuple[int, int]
) -> None:
    more = [a_finding(f"Savings {n}", theme=FINANCE, reference=f"SB{n}") for n in range(4)]
    driver.workspace.commit(make("Add", *more))
    driver.look.choose(text_size=size)
    driver.shell.resize(*window)
    driver.app.processEvents()
    driver.page.go(name)
    driver.key(Key.Key_Return)
    qtbot.waitUntil(lambda: is_in_sight(driver))
    if name == "findings":
        driver.key(Key.Key_Tab)  # from the headline to the statement
    first = driver.focus
    driver.type("The audit chair told us. ")
    guard = getattr(driver.screen.view, "check" if name == "findings" else "guard")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: [each.isVisible() for each in guard.cards] == [True])
    assert driver.focus is first
    assert is_in_sight(driver)
    for _ in range(90):
        driver.key(Key.Key_Tab)
        qtbot.waitUntil(lambda: is_in_sight(driver), timeout=1000)
        if driver.focus is first:
            break
    assert driver.focus is first
