"""Help: opened at the page of a screen, searched, printed, without a way outside."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument

from sli_desktop.ui.screens.help.front import HelpPage
from sli_desktop.ui.screens.help.screen import HelpScreen
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.guide_view import guide_picture
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, Driver
from tests.ui.front import Starter, laptop, northmere, start

__all__ = ["laptop", "northmere", "start"]


def at(driver: Driver, place: str = "") -> HelpScreen:
    driver.page.go_to(Spot("help", None, place))
    driver.app.processEvents()
    screen = driver.screen
    assert isinstance(screen, HelpScreen)
    return screen


def shown(screen: HelpScreen) -> str:
    return screen.view.guide.toPlainText()


def rows(screen: HelpScreen) -> list[str]:
    return [line.first for line in screen.view.list.lines.lines]


def test_help_begins_with_the_first_day_and_a_list_of_pages(driver: Driver) -> None:
    screen = at(driver)
    assert shown(screen).startswith("Your first day")
    assert rows(screen)[0] == "Your first day"
    assert {"Keys", "Glossary", "Accessibility statement"} <= set(rows(screen))
    assert driver.focus is screen.view.guide


def test_f1_opens_the_page_of_the_screen_and_escape_leads_back(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.key(Qt.Key.Key_F1)
    screen = driver.screen
    assert isinstance(screen, HelpScreen)
    assert screen.view.guide.accessibleName() == "Page of Help: Screen by screen"
    assert screen.view.guide.verticalScrollBar().value() > 0
    driver.key(Qt.Key.Key_F1)
    driver.key(Qt.Key.Key_Escape)
    assert driver.screen.spot() == Spot("capture", CHAIRS.id)


def test_ctrl_f_searches_help_as_one_types(driver: Driver) -> None:
    screen = at(driver)
    driver.key(Qt.Key.Key_F, CTRL)
    assert driver.focus is screen.view.search
    driver.type("caps lock")
    assert any("Open the laptop" in row for row in rows(screen))
    assert "place" in screen.view.told.text()
    driver.key(Qt.Key.Key_Return)
    assert screen.view.list.hasFocus()
    driver.key(Qt.Key.Key_Return)
    assert screen.view.guide.hasFocus()
    assert "Caps Lock" in shown(screen)


def test_a_search_that_finds_nothing_says_so_and_escape_clears_it(driver: Driver) -> None:
    screen = at(driver)
    driver.key(Qt.Key.Key_F, CTRL)
    driver.type("zzz")
    assert "Nothing found for “zzz”" in screen.view.told.text()
    driver.key(Qt.Key.Key_Escape)
    assert rows(screen)[0] == "Your first day"
    assert driver.screen is screen


def test_links_are_walked_by_keys_and_escape_goes_a_page_back(driver: Driver) -> None:
    screen = at(driver)
    driver.key(Qt.Key.Key_Right)
    driver.key(Qt.Key.Key_Return)
    assert shown(screen).startswith("A tour of the sample")
    driver.key(Qt.Key.Key_Escape)
    assert shown(screen).startswith("Your first day")


@pytest.mark.parametrize("link", ["https://example.org", "file:///etc/passwd", "../secret"])
def test_a_link_to_the_outside_leads_to_the_first_page_and_opens_nothing(
    driver: Driver, link: str
) -> None:
    screen = at(driver, "paper")
    screen.view.guide.anchorClicked.emit(QUrl(link))
    assert shown(screen).startswith("Your first day")


def test_the_page_loads_nothing_by_itself(driver: Driver) -> None:
    screen = at(driver)
    kind = QTextDocument.ResourceType.ImageResource.value
    assert screen.view.guide.loadResource(kind, QUrl("file:///etc/passwd")) is None
    assert guide_picture("../../secret.png") is None
    assert guide_picture("no such picture.png") is None


def test_the_list_of_keys_is_that_of_the_program(driver: Driver) -> None:
    words = shown(at(driver, "keys"))
    for command in driver.page.actions_.commands:
        for key in command.keys[:1]:
            assert command.words in words
            assert key in words
    for name in ("capture", "paper", "help"):
        for does, _ in driver.page.screen_named(name).keys:
            assert does in words


def test_a_page_is_printed_from_help(driver: Driver) -> None:
    at(driver, "accessibility")
    driver.key(Qt.Key.Key_P, CTRL)
    assert driver.screen.name == "paper"
    assert driver.screen.spot() == Spot("paper", None, "help:accessibility")
    driver.key(Qt.Key.Key_Escape)
    assert driver.screen.spot().part == "accessibility"


def test_in_a_narrow_window_contents_and_page_take_turns(driver: Driver) -> None:
    driver.shell.resize(683, 384)
    screen = at(driver)
    assert screen.view.paper.isVisible()
    assert not screen.view.side.isVisible()
    screen.view.contents.setFocus()
    driver.key(Qt.Key.Key_Space)
    assert screen.view.side.isVisible()
    assert not screen.view.paper.isVisible()
    screen.view.list.setFocus()
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Return)
    assert screen.view.paper.isVisible()


def test_lock_comes_back_to_the_page(driver: Driver) -> None:
    assert at(driver, "paper#print").spot() == Spot("help", None, "paper#print")


def test_help_is_there_before_a_challenge_is_open(start: Starter, northmere: Path) -> None:
    driver = start()
    driver.type("I cannot get in")
    driver.key(Qt.Key.Key_F1)
    page = driver.program.front
    assert isinstance(page, HelpPage)
    guide = page.reader.view.guide
    assert guide.hasFocus()
    assert "Your first day" in guide.toPlainText()
    driver.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    driver.type("passphrase")
    assert "place" in page.reader.view.told.text()
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_Escape)
    assert driver.program.front is None
    assert driver.program.welcome.view.passphrase.hasFocus()
    driver.program.welcome.view.accessibility.click()
    assert isinstance(driver.program.front, HelpPage)
    assert driver.program.front.reader.page.name == "accessibility"
    driver.program.front.reader.view.back.click()
    assert driver.program.front is None
