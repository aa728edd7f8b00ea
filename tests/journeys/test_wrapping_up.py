"""Journey 4: end a meeting, headlines, notes without a theme, the next meeting open. No mouse."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sli_desktop.models.records.challenge import Question
from sli_desktop.models.records.change import make
from sli_desktop.models.records.meeting import Headline, Meeting
from sli_desktop.settings import Colours
from sli_desktop.ui.spot import Spot
from tests.builders import HOUSING, MONDAY, SAM, a_meeting
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, NONE, Driver

MOST_ACTIONS = 12
NEXT = a_meeting(
    "Trade unions",
    starts=MONDAY + timedelta(hours=2),
    ends=MONDAY + timedelta(hours=3),
    lead=SAM,
    reference="SA9",
)
Key = Qt.Key


class Counted:
    """Presses keys, or clicks, and counts them; typing counts nothing (`ui.md`, journeys)."""

    def __init__(self, driver: Driver) -> None:
        self.driver, self.actions = driver, 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.actions += 1
        self.driver.key(key, held)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        self.actions += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, place or widget.rect().center())
        self.driver.app.processEvents()


@pytest.mark.parametrize(
    ("colours", "size"),
    [(Colours.LIGHT, 100), (Colours.LIGHT, 200), (Colours.DARK, 100)],
)
def test_the_next_meeting_is_open_after_twelve_actions(
    driver: Driver, colours: Colours, size: int
) -> None:
    driver.look.choose(colours=colours, text_size=size)
    driver.workspace.commit(make("Add a meeting", NEXT))
    driver.start_notes(CHAIRS)
    for words in ("IT tickets take weeks", "! New director in January", "? Ask the unions"):
        driver.line(words)
    counted = Counted(driver)
    counted.press(Key.Key_E, CTRL)
    for headline in ("They know the money", "They hear last"):
        driver.type(headline)
        counted.press(Key.Key_Return)
    counted.press(Key.Key_Return)  # no third headline: on to the notes without a theme
    for _ in range(3):
        counted.press(Key.Key_3)
        counted.press(Key.Key_Return)
    counted.press(Key.Key_Return, CTRL)
    driver.type("Already typing")
    assert driver.page.spot() == Spot("capture", NEXT.id)
    assert driver.capture.view.line.toPlainText() == "Already typing"
    assert counted.actions <= MOST_ACTIONS
    with driver.workspace.read() as view:
        found = view.where(Headline, meeting=CHAIRS.id)
        assert view.need(Meeting, CHAIRS.id).wrap_up_done
        assert [each.text for each in view.where(Question, meeting=NEXT.id)] == ["Ask the unions"]
    assert sorted(each.text for each in found) == ["They hear last", "They know the money"]
    assert {theme for each in driver.notes(CHAIRS) for theme in each.themes} == {HOUSING}


def test_tab_goes_through_the_whole_wrap_up_and_back(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.line("IT tickets take weeks")
    driver.line("? Ask the unions #1")
    driver.key(Key.Key_E, CTRL)
    begin, seen = driver.focus, []
    for _ in range(60):
        QTest.keyClick(driver.focus, Key.Key_Tab)
        seen.append(driver.focus.accessibleName())
        if driver.focus is begin:
            break
    assert driver.focus is begin
    order = ["Headline 2", "People there", "1 note without a theme", "Ask the unions"]
    assert [each for each in seen if each in order] == order
