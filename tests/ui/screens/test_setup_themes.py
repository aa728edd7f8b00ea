"""Themes in set-up by keys alone: moved, filled, removed with their notes, from a template."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sli_desktop.models.records.challenge import (
    Question,
    Theme,
)
from sli_desktop.models.records.change import make
from sli_desktop.models.records.note import Note
from sli_desktop.ui.screens.setup.screen import SetupScreen
from sli_desktop.ui.screens.setup.template import TemplatePage
from sli_desktop.ui.screens.setup.theme import ThemePage
from sli_desktop.ui.spot import Spot
from tests.builders import FINANCE, HOUSING, LEADERSHIP, PRIYA, a_note
from tests.ui.driving import ALT, CTRL, NONE, Driver
from tests.ui.screens.setting_up import (
    KEYS,
    SIZES,
    choose,
    every,
    fill,
    open_task,
    tab_to,
    theme_list,
    themes,
    undo,
    whole,
)


@SIZES
def test_themes_move_by_keys_and_by_dragging_alike(
    driver: Driver, setup: SetupScreen, size: int
) -> None:
    driver.look.choose(text_size=size)
    open_task(driver, setup, "themes")
    start = whole(driver)
    driver.key(KEYS.Key_End)
    driver.key(KEYS.Key_Up, ALT)
    assert themes(driver) == ["Finance", "Housing", "Leadership"]
    assert driver.focus.accessibleName().startswith("2 Housing")
    by_keys = whole(driver)
    undo(driver)
    assert whole(driver) == start
    rows = theme_list(setup).rows
    drag(driver, rows[2], rows[1])
    assert whole(driver) == by_keys
    assert driver.page.toast.words.text() == "Housing is now 2 of 3"
    undo(driver)
    assert whole(driver) == start


def drag(driver: Driver, row: QWidget, onto: QWidget) -> None:
    """Carry a row to the top edge of another one."""
    start = QPoint(20, row.height() // 2)
    QTest.mousePress(row, Qt.MouseButton.LeftButton, NONE, start)
    to = row.mapFromGlobal(onto.mapToGlobal(QPoint(20, 2)))
    for place in (start - QPoint(0, 15), to):
        QTest.mouseMove(row, place)
        driver.app.processEvents()
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, NONE, to)
    driver.app.processEvents()


def test_escape_lets_a_carried_row_go(driver: Driver, setup: SetupScreen) -> None:
    open_task(driver, setup, "themes")
    row = theme_list(setup).rows[2]
    row.setFocus()
    start = QPoint(20, row.height() // 2)
    QTest.mousePress(row, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(row, start - QPoint(0, 80))
    assert row.is_carried
    driver.key(KEYS.Key_Escape)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, NONE, start - QPoint(0, 80))
    assert themes(driver) == ["Finance", "Leadership", "Housing"]


def test_the_small_arrows_of_a_row_move_it_too(driver: Driver, setup: SetupScreen) -> None:
    open_task(driver, setup, "themes")
    theme_list(setup).rows[0].down.click()
    assert themes(driver) == ["Leadership", "Finance", "Housing"]


@SIZES
def test_a_theme_is_added_filled_and_gets_questions(
    driver: Driver, setup: SetupScreen, size: int
) -> None:
    driver.look.choose(text_size=size)
    open_task(driver, setup, "themes")
    driver.key(KEYS.Key_N, CTRL)
    driver.type("Climate")
    driver.key(KEYS.Key_Return)
    assert themes(driver)[-1] == "Climate"
    driver.key(KEYS.Key_Backtab)
    driver.key(KEYS.Key_End)
    driver.key(KEYS.Key_Return)
    fill(driver, "Name of the theme", "Climate and nature")
    fill(driver, "What it covers", "Carbon, floods")
    choose(driver, "Lead peer", 2)
    tab_to(driver, "Another question")
    for words in ("Is there a plan?", "Who pays?"):
        driver.type(words)
        driver.key(KEYS.Key_Return)
    made = next(t for t in every(driver, Theme) if getattr(t, "scope", "") == "Carbon, floods")
    assert isinstance(made, Theme)
    assert (made.name, made.lead) == ("Climate and nature", PRIYA)
    with driver.workspace.read() as view:
        asked = view.where(Question, theme=made.id)
    texts = [each.text for each in sorted(asked, key=lambda each: each.order)]
    assert texts == ["Is there a plan?", "Who pays?"]
    driver.key(KEYS.Key_Backtab)
    driver.key(KEYS.Key_End)
    driver.key(KEYS.Key_Up, ALT)
    driver.key(KEYS.Key_Return)
    assert driver.focus.accessibleName() == "The question"
    fill(driver, "The question", "Who will pay?")
    driver.key(KEYS.Key_Escape)
    rows = theme_list(setup).rows
    assert [row.words.name for row in rows] == ["Who will pay?", "Is there a plan?"]
    driver.key(KEYS.Key_Delete)
    assert [row.words.name for row in theme_list(setup).rows] == ["Is there a plan?"]
    undo(driver)
    assert len(theme_list(setup).rows) == 2
    driver.key(KEYS.Key_Escape)
    assert driver.focus.accessibleName().startswith("4 Climate and nature")


def with_notes(driver: Driver) -> None:
    """Eleven notes more about finance: twelve in all."""
    notes = [a_note(theme=FINANCE) for _ in range(11)]
    driver.workspace.commit(make("Take notes", *notes))


def notes_about(driver: Driver, theme: object) -> int:
    with driver.workspace.read() as view:
        return view.count(Note, themes=theme)


def test_removing_a_theme_says_how_many_notes_move_and_moves_them_in_one_act(
    driver: Driver, setup: SetupScreen
) -> None:
    with_notes(driver)
    before, leadership = whole(driver), notes_about(driver, LEADERSHIP)
    driver.page.go_to(Spot("setup", FINANCE, "theme"))
    tab_to(driver, "Remove this theme")
    driver.key(KEYS.Key_Space)
    page = setup.page
    assert isinstance(page, ThemePage)
    assert page.removal.words.text() == (
        "12 notes, 1 finding, 1 recommendation and 1 question are about this theme."
    )
    assert "A finding needs a theme" in page.removal.why.text()
    assert driver.focus.accessibleName() == "Keep the theme"
    driver.key(KEYS.Key_Backtab)
    assert driver.focus.accessibleName() == "Remove the theme and move 12 notes"
    driver.key(KEYS.Key_Space)
    assert themes(driver) == ["Leadership", "Housing"]
    assert notes_about(driver, LEADERSHIP) == leadership + 12
    assert driver.page.toast.words.text() == "Theme removed, 12 notes moved to Leadership"
    assert setup.page is not None
    assert setup.page.name == "themes"
    undo(driver)
    assert whole(driver) == before


def test_notes_are_left_without_a_theme_where_somebody_says_so(
    driver: Driver, setup: SetupScreen
) -> None:
    driver.page.go_to(Spot("setup", HOUSING, "theme"))
    tab_to(driver, "Remove this theme")
    driver.key(KEYS.Key_Space)
    page = setup.page
    assert isinstance(page, ThemePage)
    assert page.removal.words.text() == "1 note is about this theme."
    choose(driver, "Move them to", 2)
    assert page.removal.go.text() == "Remove the theme and leave its notes"
    tab_to(driver, "Remove the theme and leave its notes")
    driver.key(KEYS.Key_Space)
    assert notes_about(driver, HOUSING) == 0
    undo(driver)
    assert notes_about(driver, HOUSING) == 1


def test_another_template_is_previewed_and_taken_in_one_act(
    driver: Driver, setup: SetupScreen
) -> None:
    before = whole(driver)
    open_task(driver, setup, "themes")
    driver.key(KEYS.Key_Backtab)
    driver.key(KEYS.Key_Backtab)
    assert driver.focus.accessibleName() == "Choose a template"
    driver.key(KEYS.Key_Space)
    choose(driver, "Template", 1)
    page = setup.page
    assert isinstance(page, TemplatePage)
    assert page.brings.text() == "What comes"
    assert whole(driver) == before
    tab_to(driver, "Add what is new")
    driver.key(KEYS.Key_Space)
    assert themes(driver)[:3] == ["Finance", "Leadership", "Housing"]
    assert len(themes(driver)) > 3
    assert setup.page is not None
    assert setup.page.name == "themes"
    undo(driver)
    assert whole(driver) == before
