"""Recommendations in the window: written, linked, put in order, agreed, signed off and changed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.challenge import Numbering
from sli_desktop.models.records.change import edit, make, put_in_bin
from sli_desktop.models.records.finding import Finding, FindingState
from sli_desktop.models.records.ids import FindingId
from sli_desktop.models.records.recommendation import RecommendationState
from sli_desktop.ui.screens.recommendations.screen import RecommendationsScreen
from sli_desktop.ui.spot import Spot
from tests.builders import HOUSING, a_finding
from tests.ui.driving import ALT, CTRL, Driver
from tests.ui.screens.recommending import allow, chosen, open_list, shown, stored, with_three


@pytest.fixture
def page(driver: Driver) -> RecommendationsScreen:
    return with_three(driver)


def test_the_list_is_in_report_order_and_has_the_focus(
    driver: Driver, page: RecommendationsScreen
) -> None:
    assert driver.focus is page.view.list
    assert shown(page) == [
        "R1  Plan the savings",
        "R2  Let empty homes.",
        "R3  Cabinet agrees a plan.",
    ]
    assert page.view.count.text().startswith("3 recommendations, in report order. 3 drafts stay")
    assert [check.is_fine for check in page.view.checks.shown] == [False, False]


def test_a_new_one_is_written_linked_agreed_and_undone(
    driver: Driver, page: RecommendationsScreen
) -> None:
    before = stored(driver)
    driver.key(Qt.Key.Key_N, CTRL)
    assert driver.focus is page.view.words
    driver.type("Cabinet agrees one housing plan.")
    page.view.links.words.setFocus()
    driver.type("empty")
    driver.key(Qt.Key.Key_Return)
    made = chosen(driver, page)
    assert made.text == "Cabinet agrees one housing plan."
    assert len(made.findings) == 1
    assert made.theme == HOUSING
    assert page.view.links.words.text() == ""
    page.view.list.setFocus()
    driver.key(Qt.Key.Key_A)
    assert chosen(driver, page).state is RecommendationState.AGREED
    for _ in range(4):
        driver.key(Qt.Key.Key_Z, CTRL)
    assert stored(driver) == before


def test_a_finding_is_taken_away_and_none_is_shown_not_blocked(
    driver: Driver, page: RecommendationsScreen
) -> None:
    links = page.view.links
    assert not links.nothing.isVisible()
    links.list.setFocus()
    driver.key(Qt.Key.Key_Delete)
    assert not chosen(driver, page).findings
    assert links.nothing.isVisible()
    assert page.view.list.lines.lines[0].second[0] == ("No finding yet · Finance", True)
    page.agree()
    assert chosen(driver, page).state is RecommendationState.AGREED


def test_alt_and_arrows_move_one_and_say_where_it_stands(
    driver: Driver, page: RecommendationsScreen
) -> None:
    driver.key(Qt.Key.Key_End)
    driver.key(Qt.Key.Key_Up, ALT)
    assert shown(page)[1] == "R2  Cabinet agrees a plan."
    assert driver.page.toast.words.text() == "R3 moved to place 2 of 3"
    driver.key(Qt.Key.Key_Up, ALT)
    driver.key(Qt.Key.Key_Up, ALT)
    assert driver.page.toast.words.text() == "It is first already."
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert shown(page)[2] == "R3  Cabinet agrees a plan."


def test_checks_show_while_writing_and_a_double_ask_is_split(
    driver: Driver, page: RecommendationsScreen
) -> None:
    driver.key(Qt.Key.Key_End)
    driver.key(Qt.Key.Key_Return)
    page.view.words.selectAll()
    driver.type("Cabinet should agree a plan and publish it by May.")
    assert page.view.remarks.shown is not None
    assert "“agree” and “publish”" in page.view.remarks.shown[0].told
    page.view.remarks.split.click()
    texts = [each.text for each in stored(driver)]
    assert texts[-2:] == ["Cabinet should agree a plan.", "Publish it by May."]
    assert driver.focus is page.view.words
    assert page.view.words.toPlainText() == "Publish it by May."


def test_only_what_the_framework_switches_on_shows(
    driver: Driver, page: RecommendationsScreen
) -> None:
    view = page.view
    fields = (view.owner_field, view.timescale_field, view.priority_field, view.measure_field)
    assert not any(field.isVisible() for field in (*fields, view.prefix_field))
    allow(
        driver,
        uses_owner=True,
        uses_timescale=True,
        uses_priority=True,
        uses_measure=True,
        numbering=Numbering.PREFIX,
        recommendation_prefix="PCR",
    )
    assert all(field.isVisible() for field in (*fields, view.prefix_field))
    assert shown(page)[0].startswith("PCR1")
    assert any("Without an owner" in check.words for check in view.checks.shown)


def test_a_timescale_is_a_british_date_or_words(
    driver: Driver, page: RecommendationsScreen
) -> None:
    allow(driver, uses_timescale=True)
    for typed, day, words, reads in (
        ("3/4/27", date(2027, 4, 3), "", "3 April 2027"),
        ("Within 3 months", None, "Within 3 months", "Within 3 months"),
    ):
        page.view.timescale.setFocus()
        page.view.timescale.selectAll()
        driver.type(typed)
        driver.key(Qt.Key.Key_Tab)
        one = chosen(driver, page)
        assert (one.timescale_date, one.timescale_words) == (day, words)
        assert page.view.timescale.text() == reads


def test_the_manager_freezes_numbers_and_their_places_stay(
    driver: Driver, page: RecommendationsScreen
) -> None:
    assert not page.view.freeze.isVisible()
    driver.key(Qt.Key.Key_A)
    page.view.freeze.click()
    assert chosen(driver, page).number == 1
    assert driver.page.toast.words.text() == "1 number frozen"
    page.move_down()
    assert "frozen" in driver.page.banner.happened.text()
    assert not page.view.delete.isVisible()


def test_without_any_the_next_step_is_a_finding(driver: Driver) -> None:
    driver.workspace.commit(put_in_bin("Delete", *stored(driver)))
    page = open_list(driver)
    assert driver.focus is page.view.go_findings
    assert not page.view.editor_pane.isVisible()
    driver.key(Qt.Key.Key_Space)
    assert driver.screen.name == "findings"


def test_one_made_from_a_finding_opens_with_the_focus_in_its_words(driver: Driver) -> None:
    with driver.workspace.read() as view:
        finding = view.all(Finding)[0]
    driver.page.go_to(Spot("findings", finding.id))
    driver.key(Qt.Key.Key_R)
    page = driver.screen
    assert isinstance(page, RecommendationsScreen)
    assert driver.focus is page.view.words
    assert chosen(driver, page).findings == frozenset({FindingId(finding.id)})
    assert chosen(driver, page).theme == finding.theme
    assert page.view.words.toPlainText() == ""
    assert driver.page.spot() == Spot("recommendations", chosen(driver, page).id)


def test_in_a_narrow_window_one_pane_shows_at_a_time(
    driver: Driver, page: RecommendationsScreen
) -> None:
    driver.shell.resize(683, 384)
    driver.app.processEvents()
    view = page.view
    assert (view.list_pane.isVisible(), view.editor_pane.isVisible()) == (True, False)
    view.list.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert (view.list_pane.isVisible(), view.editor_pane.isVisible()) == (False, True)
    driver.type(" Soon.")
    view.words.settle()
    assert (view.list_pane.isVisible(), view.editor_pane.isVisible()) == (False, True)
    view.back.click()
    assert driver.focus is view.list


def test_a_finding_that_was_dropped_is_not_counted_as_an_answer(
    driver: Driver, page: RecommendationsScreen
) -> None:
    with driver.workspace.read() as view:
        homes = next(each for each in view.all(Finding) if each.reference == "SA9")
    assert any("has no recommendation" in check.words for check in page.view.checks.shown)
    dropped = replace(homes, state=FindingState.DROPPED)
    driver.workspace.commit(edit("Drop", (homes, dropped)))
    assert not any("has no recommendation" in check.words for check in page.view.checks.shown)


def test_in_a_narrow_window_the_words_that_have_the_focus_are_in_sight(
    driver: Driver, qtbot: QtBot
) -> None:
    """The window is narrow before the page is laid out for the first time."""
    [first] = stored(driver)
    more = [a_finding(f"Savings {n}", theme=HOUSING, reference=f"SB{n}") for n in range(4)]
    driver.workspace.commit(make("Add", *more))
    rests = replace(first, findings=first.findings | {each.id for each in more})
    driver.workspace.commit(edit("Link", (first, rests)))
    driver.shell.resize(683, 384)
    driver.app.processEvents()
    page = open_list(driver)
    driver.key(Qt.Key.Key_Return)
    assert driver.focus is page.view.words
    qtbot.waitUntil(lambda: page.view.words.visibleRegion().boundingRect().height() > 40)


def test_a_withdrawal_asked_for_twice_leaves_the_focus_where_one_types(
    driver: Driver, page: RecommendationsScreen
) -> None:
    driver.key(Qt.Key.Key_A)
    driver.key(Qt.Key.Key_S)
    driver.key(Qt.Key.Key_W)
    assert driver.focus is page.view.late.why
    page.view.list.setFocus()
    driver.key(Qt.Key.Key_W)
    assert driver.focus is page.view.late.why


def test_tab_goes_from_the_words_through_how_they_read_to_who_could_be_recognised(
    driver: Driver, qtbot: QtBot, page: RecommendationsScreen
) -> None:
    driver.key(Qt.Key.Key_Return)
    page.view.words.selectAll()
    driver.type("Cabinet should agree a plan and publish it. The audit chair told us so.")
    guard = page.view.guard
    qtbot.waitUntil(lambda: [each.isVisible() for each in guard.cards] == [True])
    driver.key(Qt.Key.Key_Tab)
    assert driver.focus is page.view.remarks.split
    driver.key(Qt.Key.Key_Tab)
    assert driver.focus is guard.cards[0].cures[0]
