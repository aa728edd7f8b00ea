"""Toasts with Undo, and the list of what was done last."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sli_desktop.settings import Colours
from sli_desktop.ui.widgets.menu import Menu
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, SHIFT, Driver


def listed(driver: Driver) -> list[str]:
    labels = driver.page.recent_list._body.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


def test_the_recent_list_holds_acts_and_what_was_said_newest_first(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.line("One")
    driver.line("Two")
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.key(Qt.Key.Key_L, CTRL | SHIFT)
    assert driver.page.recent_list.isVisible()
    lines = listed(driver)
    times, words = lines[::2], lines[1::2]
    assert times[0].startswith("today 10:42")
    assert words[:3] == ["Undone: Add a note", "Add a note (taken back)", "Add a note"] or set(
        words[:3]
    ) == {"Undone: Add a note", "Add a note (taken back)", "Add a note"}
    driver.key(Qt.Key.Key_Escape)
    assert not driver.page.recent_list.isVisible()
    assert driver.focus is driver.capture.view.line


def test_the_recent_list_opens_from_the_top_bar_too(driver: Driver) -> None:
    driver.page.top.recent.click()
    assert driver.page.recent_list.isVisible()
    assert "Make the challenge" in listed(driver)


def test_a_toast_never_takes_back_what_was_done_after_it(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("One")
    driver.line("Two")
    capture.view.notes.bin_asked.emit(capture.model.notes[0])
    assert driver.page.toast.undo.isVisible()
    driver.line("Three")
    assert driver.page.toast.isVisible()
    assert not driver.page.toast.undo.isVisible()


def test_a_toast_with_undo_brings_back_what_it_tells_of(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("One")
    capture.view.notes.bin_asked.emit(capture.model.notes[0])
    driver.page.toast.undo.click()
    assert [note.body for note in driver.notes(CHAIRS)] == ["One"]


def test_the_colours_that_show_are_marked_in_every_menu(driver: Driver) -> None:
    for made in driver.page.menus.colours:
        dark = list(made)[2]
        made[dark].trigger()
        assert driver.look.colours is dark
    marked = [[c for c, a in made.items() if a.isChecked()] for made in driver.page.menus.colours]
    assert marked == [[dark], [dark]]


def test_the_mark_in_a_menu_grows_with_the_text(driver: Driver) -> None:
    menu = next(
        action.menu() for action in driver.shell.menuBar().actions() if action.text() == "View"
    )
    assert isinstance(menu, Menu)
    driver.look.choose(colours=Colours.LIGHT, text_size=200)
    action = driver.page.menus.colours[0][Colours.LIGHT]

    def dark_pixels() -> int:
        place = menu.actionGeometry(action)
        left = menu.grab(place.adjusted(0, 0, driver.look.theme.px(30) - place.width(), 0))
        image = left.toImage()
        points = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(image.pixelColor(x, y).lightness() < 100 for x, y in points)

    menu.ensurePolished()
    menu.adjustSize()
    assert dark_pixels() > 60
    driver.look.choose(colours=Colours.AS_COMPUTER)
    assert dark_pixels() == 0
