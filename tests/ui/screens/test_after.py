"""After the visit through the real window: actions typed, dates with history, voices, plans."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.recommendation import (
    Action,
    ActionState,
    ActionUpdate,
    ProgressEntry,
    Rag,
    Recommendation,
)
from sli_desktop.ui.screens.after.screen import AfterScreen
from tests.ui.driving import ALT, CTRL, Driver
from tests.ui.screens.evening import every

KEYS = Qt.Key


@pytest.fixture
def screen(driver: Driver) -> AfterScreen:
    driver.key(KEYS.Key_8, ALT)
    driver.screen.view.tabs.segments.buttons["after"].click()  # type: ignore[attr-defined]
    made = driver.screen
    assert isinstance(made, AfterScreen)
    return made


def action(driver: Driver) -> Action:
    [found] = every(driver).all(Action)
    return found


def begun(driver: Driver, screen: AfterScreen) -> None:
    driver.key(KEYS.Key_N, CTRL)
    assert driver.focus is screen.view.words
    driver.type("Appoint a lead")
    screen.view.words.settle()


def test_an_action_is_written_where_it_stands(driver: Driver, screen: AfterScreen) -> None:
    begun(driver, screen)
    screen.view.lead.setFocus()
    driver.type("Chief executive")
    screen.view.lead.settle()
    screen.view.rag.buttons[Rag.AMBER].click()
    screen.view.state.chosen.emit(ActionState.IN_PROGRESS)
    made = action(driver)
    assert (made.text, made.lead, made.letter) == ("Appoint a lead", "Chief executive", "a")
    assert (made.rag, made.state) == (Rag.AMBER, ActionState.IN_PROGRESS)
    line = screen.view.list.lines.lines[1]
    assert (line.state, line.after.strip().split(" · ")[0]) == ("Amber", "Chief executive")
    assert screen.view.shares.text() == "1 action: amber 1."


def test_a_changed_date_stays_in_the_history_with_why(driver: Driver, screen: AfterScreen) -> None:
    begun(driver, screen)
    for words, why in (("1 May 2027", ""), ("Autumn", "Agreed by cabinet.")):
        screen.view.because.setText(why)
        screen.view.due.setFocus()
        screen.view.due.selectAll()
        driver.type(words)
        screen.view.due.settle()
    assert (action(driver).due_date, action(driver).due_words) == (None, "Autumn")
    assert "Due changed from 1 May 2027 to Autumn. Agreed by cabinet." in screen.view.told.text()
    screen.view.update_words.setFocus()
    driver.type("Advertised")
    driver.key(KEYS.Key_Return)
    assert "12 October 2026: Advertised" in screen.view.told.text().splitlines()
    screen.view.delete.click()
    assert every(driver).all(Action) == ()
    driver.key(KEYS.Key_Z, CTRL)
    assert len(every(driver).all(ActionUpdate)) == 2


def test_both_voices_are_typed_apart(driver: Driver, screen: AfterScreen) -> None:
    driver.key(KEYS.Key_Return)
    driver.type("Done in May.")
    screen.view.voices["council_update"].settle()
    screen.view.council_rag.buttons[Rag.GREEN].click()
    screen.view.voices["peers_view"].setFocus()
    driver.type("Half done.")
    driver.key(KEYS.Key_Escape)
    screen.view.voices["peers_view"].settle()
    [entry] = every(driver).all(ProgressEntry)
    assert (entry.council_update, entry.council_rag, entry.peers_view) == (
        "Done in May.",
        Rag.GREEN,
        "Half done.",
    )
    assert driver.focus is screen.view.list


def test_a_plan_is_looked_at_then_taken_in_and_saved_again(
    driver: Driver, screen: AfterScreen, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("Ref", "Action", "Due"), ("1", "Say so", "May"), ("9", "Nothing", "")):
        book.active.append(row)
    file = tmp_path / "plan.xlsx"
    book.save(file)
    screen.ask_plan = lambda: file
    screen.view.bring.click()
    assert screen.view.coming.text().startswith("1 action comes in, 0 change.")
    assert "Row 3 stays out" in screen.view.coming.text()
    assert every(driver).all(Action) == ()
    screen.view.take_in.click()
    assert action(driver).text == "Say so"
    out = tmp_path / "out.xlsx"
    screen.ask_save = lambda: out
    screen.view.export.click()
    screen.ask_plan = lambda: out
    screen.view.bring.click()
    assert screen.view.take_in.isHidden()
    screen.ask_plan = lambda: tmp_path / "none.xlsx"
    screen.view.leave_out.click()
    screen.view.bring.click()
    assert driver.page.banner.isVisible()


def test_the_recommendation_opens_on_its_own_page(driver: Driver, screen: AfterScreen) -> None:
    screen.view.show_it.click()
    assert driver.screen.name == "recommendations"
    [advice] = every(driver).all(Recommendation)
    assert driver.screen.spot().record == advice.id
