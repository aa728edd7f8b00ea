"""The frame: keys go where the list of keys says, in wide and in narrow windows."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import edit
from sli_desktop.settings import Colours, Settings
from sli_desktop.storage import Workspace
from sli_desktop.ui.actions import COMMANDS
from tests.ui.challenges import CHAIRS
from tests.ui.driving import ALT, CTRL, SHIFT, Driver

SCREENS = {"today": 1, "interviews": 2, "report": 8, "share": 9}


def test_each_screen_of_the_rail_has_its_number(driver: Driver) -> None:
    for name, number in SCREENS.items():
        driver.key(Qt.Key(Qt.Key.Key_0 + number), ALT)
        assert driver.screen.name == name
        assert driver.page.rail.buttons[name].isChecked()
        assert driver.shell.windowTitle() == f"{driver.screen.title} – Northmere Council"


def test_no_two_commands_share_a_key_and_none_uses_ctrl_alt(driver: Driver) -> None:
    actions = driver.page.actions_
    for commands in actions.of_screens.values():
        keys = [key for command in (*actions.commands, *commands) for key in command.keys]
        keys += [f"Ctrl+{number}" for number in range(1, 9)]
        assert len(keys) == len(set(keys))
        assert not [key for key in keys if "Ctrl" in key and "Alt" in key]
        assert all("+" in key or key.startswith("F") for key in keys)


def test_the_menus_hold_every_command(driver: Driver) -> None:
    menus = driver.shell.menuBar().findChildren(QMenu)
    held = {action.objectName() for menu in menus for action in menu.actions()}
    assert {command.name for command in COMMANDS} <= held
    assert {each.name for some in driver.page.actions_.of_screens.values() for each in some} <= held


def test_the_commands_of_a_screen_show_and_work_while_it_does(driver: Driver) -> None:
    bar = driver.shell.menuBar()
    meeting = next(each for each in bar.actions() if each.text() == "Meeting")
    assert not meeting.isVisible()
    capture = driver.start_notes(CHAIRS)
    assert meeting.isVisible()
    cover = driver.page.actions_.of_screen("capture", "cover")
    driver.key(Qt.Key.Key_H, CTRL | SHIFT)
    assert capture.view.covered.isVisible()
    assert cover.isChecked()
    driver.key(Qt.Key.Key_1, ALT)
    assert not meeting.isVisible()
    driver.key(Qt.Key.Key_H, CTRL | SHIFT)
    assert not capture.view.covered.isHidden()


def test_the_list_of_keys_holds_those_of_the_screen_that_shows(driver: Driver) -> None:
    words = [words for words, _ in driver.page.actions_.key_list()]
    assert "Cover earlier notes" not in words
    driver.start_notes(CHAIRS)
    assert ("Cover earlier notes", "Ctrl+Shift+H") in driver.page.actions_.key_list()


def test_f6_walks_through_the_panes_and_back(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("One")
    seen = []
    for _ in range(5):
        driver.key(Qt.Key.Key_F6)
        seen.append(driver.focus)
    rail, search = driver.page.rail.buttons["today"], driver.page.top.search
    panes: list[QWidget] = [capture.side.themes[0], rail, search, capture.view.notes]
    assert seen == [*panes, capture.view.line]
    driver.key(Qt.Key.Key_F6, SHIFT)
    assert capture.view.notes.hasFocus()


def test_focus_mode_hides_the_rail_and_the_side(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.key(Qt.Key.Key_F11)
    assert not driver.page.rail.isVisible()
    assert not capture.view.side.isVisible()
    driver.key(Qt.Key.Key_F11)
    assert driver.page.rail.isVisible()
    assert capture.view.side.isVisible()


def test_the_keys_of_a_screen_are_one_key_away(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.key(Qt.Key.Key_Slash, CTRL)
    assert driver.page.key_list.isVisible()
    assert driver.page.key_list.accessibleName() == "Keys of Interviews"
    driver.key(Qt.Key.Key_Escape)
    assert not driver.page.key_list.isVisible()
    assert driver.focus is capture.view.line


def test_text_size_has_its_keys(driver: Driver) -> None:
    driver.key(Qt.Key.Key_Plus, CTRL)
    assert driver.look.text_size == 110
    driver.key(Qt.Key.Key_Minus, CTRL)
    driver.key(Qt.Key.Key_Minus, CTRL)
    assert driver.look.text_size == 100
    driver.look.choose(text_size=200)
    driver.key(Qt.Key.Key_0, CTRL)
    assert driver.look.text_size == 100


def test_a_narrow_window_shows_icons_one_pane_and_a_menu_button(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.shell.resize(683, 384)
    driver.app.processEvents()
    rail = driver.page.rail
    assert rail.width() == 56
    assert all(not button.text() for button in rail.buttons.values())
    assert all(button.accessibleName() for button in rail.buttons.values())
    assert all(button.toolTip() for button in rail.buttons.values())
    assert rail.menu_button.isVisible()
    assert rail.menu_button.text() == "Menu"
    assert not capture.view.side.isVisible()
    assert capture.view.themes_menu.isVisible()
    assert capture.view.line.isVisible()
    assert driver.shell.size().width() == 683
    driver.key(Qt.Key.Key_1, ALT)
    assert driver.screen.name == "today"


def test_the_themes_menu_of_a_narrow_window_does_what_the_pane_does(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.shell.resize(683, 384)
    driver.type("Under a theme")
    menu = capture.view.themes_menu.menu()
    menu.actions()[1].trigger()
    capture.view.marks_menu.menu().actions()[0].trigger()
    assert [chip.words for chip in capture.view.chips.chips] == ["Strength", "Leadership"]


def test_lock_puts_the_challenge_away_and_starts_a_fresh_program(
    driver: Driver, workspace: Workspace
) -> None:
    driver.start_notes(CHAIRS)
    driver.type("Half a line")
    driver.key(Qt.Key.Key_L, CTRL)
    assert driver.relaunched.folders == [workspace.folder]
    assert driver.program.opened is None
    assert not driver.shell.isVisible()
    again = Workspace.open_with_key(
        workspace.folder, workspace.data_key, clock=workspace.clock, random=workspace.random
    )
    with again, again.read() as view:
        assert b"Half a line" in (view.meta("draft") or b"")


def test_already_saved_is_told_on_asking(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.line("One")
    driver.key(Qt.Key.Key_S, CTRL)
    assert driver.page.toast.words.text() == "Already saved at 10:42"


def ringed(image: QImage, colour: QColor) -> int:
    return sum(
        image.pixelColor(x, y).rgb() == colour.rgb()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


@pytest.mark.parametrize("colours", [Colours.LIGHT, Colours.DARK, Colours.CONTRAST])
def test_the_focus_is_ringed_and_the_ring_moves_with_it(driver: Driver, colours: Colours) -> None:
    driver.look.choose(colours=colours)
    capture = driver.start_notes(CHAIRS)
    colour = driver.look.theme.colour("focus")
    line = capture.view.line
    corner = line.mapTo(driver.shell, line.rect().topLeft())
    around = line.rect().translated(corner).adjusted(-6, -6, 6, 6)
    with_focus = ringed(driver.shell.grab(around).toImage(), colour)
    driver.key(Qt.Key.Key_F6)
    without = ringed(driver.shell.grab(around).toImage(), colour)
    assert with_focus > 300
    assert with_focus > 4 * max(without, 1)


def test_the_window_never_asks_for_more_than_a_small_screen(driver: Driver) -> None:
    driver.look.choose(text_size=200)
    for number, _name in enumerate(SCREENS, start=1):
        driver.key(Qt.Key(Qt.Key.Key_0 + number), ALT)
        driver.shell.resize(1366, 768)
        driver.app.processEvents()
        assert driver.shell.size().width() == 1366
        assert driver.shell.size().height() == 768
    assert driver.shell.minimumSize().width() <= 640
    assert driver.shell.minimumSize().height() <= 360


def test_nothing_shows_in_the_list_of_recent_challenges_but_council_and_dates(
    driver: Driver, tmp_path: Path
) -> None:
    opened = driver.rooms._opened(driver.workspace)
    text = (tmp_path / "recent.json").read_text(encoding="utf-8")
    assert opened.folder.name in text
    assert "Northmere Council" in text
    assert "Savings" not in text
    assert "Priya" not in text
    assert QApplication.activeModalWidget() is None


def test_the_chosen_look_is_kept_for_the_next_start(driver: Driver) -> None:
    kept: list[Settings] = []
    driver.program.preferences.save = kept.append
    driver.look.choose(colours=Colours.DARK)
    driver.look.choose(text_size=150)
    driver.look.choose(text_size=150)
    assert [(each.colours, each.text_size) for each in kept] == [
        (Colours.DARK, 100),
        (Colours.DARK, 150),
    ]


def test_another_name_or_time_zone_of_the_challenge_shows_at_once(driver: Driver) -> None:
    page = driver.page
    with driver.workspace.read() as view:
        before = view.all(Challenge)[0]
    after = replace(before, subject="Southmere Council", time_zone="Pacific/Auckland")
    page._desk.acts.do(edit("Rename the council", (before, after)))
    assert page.top.council.text() == "Southmere Council"
    assert driver.shell.windowTitle() == "Today – Southmere Council"
    assert page._desk.now().hour == 22  # 10:42 in London
    driver.page.actions_["undo"].trigger()
    assert page.top.council.text() == "Northmere Council"
    strange = replace(before, time_zone="Nowhere/Nothing")
    page._desk.acts.do(edit("Change the time zone", (before, strange)))
    assert page._desk.now().hour == 10


def test_a_long_name_of_a_council_ends_in_dots_and_never_widens_the_window(driver: Driver) -> None:
    page, shell = driver.page, driver.shell
    wide = shell.minimumSizeHint().width()
    with driver.workspace.read() as view:
        before = view.all(Challenge)[0]
    name = (
        "The Royal Borough and Metropolitan District Council of Northmere, Saltburn and Upper Wash"
    )
    page._desk.acts.do(edit("Rename the council", (before, replace(before, subject=name))))
    driver.look.choose(text_size=200)
    driver.app.processEvents()
    assert page.top.council.text().endswith("…")
    assert page.top.council.toolTip() == page.top.council.accessibleName() == name
    driver.look.choose(text_size=100)
    driver.app.processEvents()
    assert shell.minimumSizeHint().width() <= wide
