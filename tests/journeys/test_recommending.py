"""Journey 10, first part: two who could be recognised, then a recommendation of the report."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.change import put_in_bin
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.findings import rewrite
from sli_desktop.services.report.blocks import RecommendationBlock
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.ui.screens.findings.screen import FindingsScreen
from sli_desktop.ui.screens.recommendations.screen import RecommendationsScreen
from tests.journeys.test_wrapping_up import Counted
from tests.ui.driving import ALT, CTRL, Driver
from tests.ui.screens.evening import every

Key = Qt.Key
MOST_ACTIONS = 10
"""Of the 20 that the whole journey may take; the rest is for section, freeze, slides and PDF."""
MOST_CLICKS = 6
TOLD = "The audit chair told us that savings slip. The director said that nobody owns them."
CURED = "Councillors told us that savings slip. Officers said that nobody owns them."
WORDS = "Cabinet gives every saving an owner and a date by May."


@pytest.fixture
def start(driver: Driver) -> ChallengeRecords:
    """One finding in which two people can be recognised, and no recommendation yet."""
    with driver.workspace.read() as view:
        begun = put_in_bin("Begin", *view.all(Recommendation))
        [finding] = view.all(Finding)
    driver.workspace.commit(begun)
    driver.workspace.commit(rewrite(finding, replace(finding, statement=TOLD)))
    return every(driver)


def made_and_agreed(driver: Driver) -> None:
    """Both hits are cured; the recommendation rests on the finding and stands in the report."""
    records = every(driver)
    [finding] = records.all(Finding)
    assert finding.statement == CURED
    [made] = records.all(Recommendation)
    assert (made.text, made.theme) == (WORDS, finding.theme)
    assert (made.state, made.findings) == (
        RecommendationState.AGREED,
        frozenset({finding.id}),
    )
    shown = outline(records, ReportOptions(dated=date(2026, 10, 15)))
    [block] = [each for each in shown.blocks() if isinstance(each, RecommendationBlock)]
    assert block.label == "Recommendation 1"


def undone(driver: Driver, start: ChallengeRecords) -> None:
    """Two cures, a recommendation made, its words, the agreement: taken back one by one."""
    for _ in range(5):
        assert every(driver) != start
        driver.key(Key.Key_Z, CTRL)
    assert every(driver) == start


@pytest.mark.parametrize("size", [100, 200])
def test_two_hits_are_cured_and_a_recommendation_is_agreed_by_keys_alone(
    driver: Driver, qtbot: QtBot, start: ChallengeRecords, size: int
) -> None:
    driver.look.choose(text_size=size)
    counted = Counted(driver)
    counted.press(Key.Key_5, ALT)
    screen = driver.screen
    assert isinstance(screen, FindingsScreen)
    qtbot.waitUntil(lambda: len(screen.view.check.open_hits) == 2)
    counted.press(Key.Key_Return)
    assert screen.view.headline.hasFocus()
    counted.press(Key.Key_Tab)
    counted.press(Key.Key_Tab)
    for left in (1, 0):
        assert driver.focus.property("text").startswith("Say “")
        counted.press(Key.Key_Space)
        assert len(screen.view.check.open_hits) == left
    counted.press(Key.Key_Escape)
    counted.press(Key.Key_R)
    assert isinstance(driver.screen, RecommendationsScreen)
    assert driver.screen.view.words.hasFocus()
    driver.type(WORDS)
    counted.press(Key.Key_Escape)
    counted.press(Key.Key_A)
    assert counted.actions <= MOST_ACTIONS
    made_and_agreed(driver)
    undone(driver, start)


def test_two_hits_are_cured_and_a_recommendation_is_agreed_by_mouse(
    driver: Driver, qtbot: QtBot, start: ChallengeRecords
) -> None:
    clicks = 0

    def click(widget: QWidget) -> None:
        nonlocal clicks
        clicks += 1
        driver.click(widget)

    click(driver.page.rail.buttons["findings"])
    screen = driver.screen
    assert isinstance(screen, FindingsScreen)
    qtbot.waitUntil(lambda: len(screen.view.check.open_hits) == 2)
    for _ in range(2):
        click(screen.view.check.cards[0].cures[0])
    click(screen.view.recommend)
    assert isinstance(driver.screen, RecommendationsScreen)
    driver.type(WORDS)
    click(driver.screen.view.agree)
    assert clicks <= MOST_CLICKS
    made_and_agreed(driver)
    undone(driver, start)
