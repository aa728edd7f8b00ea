"""Recommendations after sign-off: new words, their checks, who and why."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.change import make
from sli_desktop.models.records.finding import Reason
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.services.late_drafts import late_draft_begun, read_late_draft
from sli_desktop.ui.screens.recommendations.screen import RecommendationsScreen
from sli_desktop.ui.spot import Spot
from tests.builders import PRIYA, a_finding
from tests.ui.driving import CTRL, Driver
from tests.ui.screens.recommending import FIRST, chosen, shown, with_three


@pytest.fixture
def page(driver: Driver) -> RecommendationsScreen:
    return with_three(driver)


def test_after_sign_off_a_change_asks_who_and_why(
    driver: Driver, page: RecommendationsScreen
) -> None:
    view = page.view
    driver.key(Qt.Key.Key_A)
    driver.key(Qt.Key.Key_S)
    assert chosen(driver, page).state is RecommendationState.SIGNED_OFF
    assert view.standing.text().startswith("Signed off by Sam on 12 October 2026")
    assert view.words.isReadOnly()
    view.change_it.click()
    assert driver.focus is view.late.words
    view.late.words.selectAll()
    driver.type("Give every saving an owner.")
    view.late.do_it.click()
    assert chosen(driver, page).text == FIRST
    assert view.late.summary.isVisible()
    view.late.by.show_value(PRIYA)
    view.late.why.setFocus()
    driver.type("The date stands elsewhere")
    driver.key(Qt.Key.Key_Return)
    one = chosen(driver, page)
    assert (one.text, one.state) == ("Give every saving an owner.", RecommendationState.SIGNED_OFF)
    with driver.workspace.read() as records:
        [reason] = records.where(Reason, record=one.id)
    assert (reason.by, reason.words) == (PRIYA, "The date stands elsewhere")
    assert "Changed after sign-off by Priya" in view.standing.text()
    driver.key(Qt.Key.Key_Z, CTRL)
    assert chosen(driver, page).text == FIRST


def being_changed(driver: Driver, page: RecommendationsScreen) -> Recommendation:
    """A signed-off recommendation whose new words are half typed."""
    driver.key(Qt.Key.Key_A)
    driver.key(Qt.Key.Key_S)
    page.view.change_it.click()
    page.view.late.words.selectAll()
    driver.type("Give every saving")
    return chosen(driver, page)


def test_words_of_a_change_outlive_lock_and_come_back_where_they_were(
    driver: Driver, page: RecommendationsScreen
) -> None:
    one = being_changed(driver, page)
    page.view.late.words.visit.pause()
    driver.page.leave()
    assert chosen(driver, page).text == FIRST
    page.view.late.put_away()
    driver.page.go("today")
    driver.page.go_to(Spot("recommendations", one.id))
    assert page.view.late.words.toPlainText() == "Give every saving"
    assert driver.focus is page.view.late.words
    with driver.workspace.read() as records:
        assert late_draft_begun(records) == one.id


def test_new_words_are_checked_while_they_are_typed_after_sign_off(
    driver: Driver, qtbot: QtBot, page: RecommendationsScreen
) -> None:
    one = being_changed(driver, page)
    late = page.view.late
    driver.type(" an owner and publish a plan. The audit chair told us so.")
    qtbot.waitUntil(lambda: [each.isVisible() for each in late.guard.cards] == [True])
    assert late.remarks.shown is not None
    assert "“give” and “publish”" in late.remarks.shown[0].told
    assert late.remarks.isVisible()
    assert not late.remarks.split.isVisible()
    assert not page.view.guard.isVisible()
    assert not page.view.remarks.isVisible()
    assert driver.focus is late.words
    driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Space)
    assert late.words.toPlainText().endswith("plan. Councillors told us so.")
    assert late.guard.open_hits == ()
    assert chosen(driver, page).text == one.text == FIRST
    driver.workspace.commit(make("Add", a_finding("Another", reference="SB9")))
    assert not page.view.remarks.isVisible()
    late.why.setFocus()
    driver.type("Said twice")
    driver.key(Qt.Key.Key_Return)
    assert chosen(driver, page).text.endswith("Councillors told us so.")
    assert not late.isVisible()
    assert page.view.guard.isVisible()
    assert page.view.remarks.isVisible()
    assert page.view.remarks.shown == late.remarks.shown


def test_words_of_a_change_are_kept_while_another_one_is_looked_at(
    driver: Driver, page: RecommendationsScreen
) -> None:
    one = being_changed(driver, page)
    page.view.list.setFocus()
    driver.key(Qt.Key.Key_Down)
    assert page.view.late.isHidden()
    page.view.list.choose(one.id)
    page.view.change_it.click()
    assert page.view.late.words.toPlainText() == "Give every saving"


def test_a_change_that_is_given_up_or_kept_leaves_nothing_behind(
    driver: Driver, page: RecommendationsScreen
) -> None:
    one = being_changed(driver, page)
    page.view.late.settle()
    page.view.late.leave.click()
    with driver.workspace.read() as records:
        assert read_late_draft(records, one.id) is None
    page.view.change_it.click()
    assert page.view.late.words.toPlainText() == FIRST
    page.view.late.words.selectAll()
    driver.type("Give every saving an owner.")
    page.view.late.why.setFocus()
    driver.type("Said twice")
    driver.key(Qt.Key.Key_Return)
    with driver.workspace.read() as records:
        assert read_late_draft(records, one.id) is None
        assert late_draft_begun(records) is None


def test_signed_off_ones_are_withdrawn_or_opened_with_a_reason(
    driver: Driver, page: RecommendationsScreen
) -> None:
    driver.key(Qt.Key.Key_S)
    page.take_sign_off_back()
    assert not page.view.late.words_field.isVisible()
    driver.type("New figures")
    driver.key(Qt.Key.Key_Return)
    assert chosen(driver, page).state is RecommendationState.AGREED
    page.sign_off()
    page.withdraw()
    driver.key(Qt.Key.Key_Escape)
    assert chosen(driver, page).state is RecommendationState.SIGNED_OFF
    page.withdraw()
    driver.type("Done already")
    driver.key(Qt.Key.Key_Return)
    assert chosen(driver, page).state is RecommendationState.WITHDRAWN
    assert shown(page)[-1] == "Plan the savings"
    assert page.view.list.lines.lines[-1].state == "Withdrawn"
