"""Journey 10, first part: from a finding to an agreed recommendation in the report. No mouse."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.change import put_in_bin
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.services.report.blocks import RecommendationBlock
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.ui.screens.findings.screen import FindingsScreen
from tests.ui.driving import ALT, CTRL, NONE, SHIFT, Driver

MOST_ACTIONS = 5
"""Of the 20 that the whole journey may take: the screen, the finding, R, the list, A."""
WORDS = "Cabinet gives every saving an owner and a date by May."


@pytest.mark.parametrize("size", [100, 200])
def test_a_finding_becomes_a_recommendation_of_the_report_in_five_actions(
    driver: Driver, qtbot: QtBot, size: int
) -> None:
    driver.look.choose(text_size=size)
    with driver.workspace.read() as view:
        driver.workspace.commit(put_in_bin("Begin", *view.all(Recommendation)))
        [finding] = view.all(Finding)
    taken = 0

    def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        nonlocal taken
        taken += 1
        driver.key(key, held)

    press(Qt.Key.Key_5, ALT)
    assert isinstance(driver.screen, FindingsScreen)
    qtbot.waitUntil(lambda: driver.screen.sheet is not None)  # type: ignore[attr-defined]
    press(Qt.Key.Key_R)
    assert driver.screen.name == "recommendations"
    driver.type(WORDS)
    if size == 100:
        press(Qt.Key.Key_F6, SHIFT)
        press(Qt.Key.Key_A)
    else:
        driver.screen.do("agree")  # one pane at a time: the button above the words
        taken += 1
    assert taken <= MOST_ACTIONS

    with driver.workspace.read() as view:
        records = view.everything()
    [made] = records.all(Recommendation)
    assert (made.text, made.theme) == (WORDS, finding.theme)
    assert made.findings == frozenset({finding.id})
    shown = outline(records, ReportOptions(dated=date(2026, 10, 15)))
    [block] = [each for each in shown.blocks() if isinstance(each, RecommendationBlock)]
    assert block.label == "Recommendation 1"
    for _ in range(3):
        driver.key(Qt.Key.Key_Z, CTRL)
    with driver.workspace.read() as view:
        assert view.all(Recommendation) == ()
