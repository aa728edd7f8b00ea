"""Journey 10, from a finding to the frozen feedback: its recommendation gives two people away.

The sample challenge, in the evening. The rest of the journey is the report: its section, slides
and PDF.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.report import Snapshot, SnapshotKind
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.freezing.frozen import thaw
from sli_desktop.services.report.blocks import RecommendationBlock
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.services.sample import SAMPLE_WORDS, open_or_make_sample
from sli_desktop.settings import Colours
from sli_desktop.storage import LOWEST_COST, Workspace
from sli_desktop.ui.screens.findings.screen import FindingsScreen
from sli_desktop.ui.screens.recommendations.screen import RecommendationsScreen
from sli_desktop.ui.screens.teammeeting.screen import TeamMeetingScreen
from tests.journeys.hand import Hand
from tests.journeys.test_wrapping_up import Counted
from tests.ui.challenges import Standing
from tests.ui.driving import ALT, CTRL, Driver
from tests.ui.screens.evening import every

Key = Qt.Key
EVENING = datetime(2025, 10, 15, 17, 40, tzinfo=UTC)
MOST_ACTIONS = 12
"""Of the 20 that the whole journey may take: 8 are left for section, slides and PDF."""
MOST_CLICKS = 8
ASK = "Cabinet should name an owner for every saving by May."
TOLD = f"{ASK} The audit chair told us that savings slip. The Director of Finance said so too."
GENERAL = f"{ASK} Councillors told us that savings slip. Officers said so too."
SHORTER = f"{ASK} Savings slip. Officers said so too."
LOOKS = pytest.mark.parametrize(
    ("colours", "size"),
    [(Colours.LIGHT, 100), (Colours.LIGHT, 200), (Colours.DARK, 100)],
)
STEPS = 6
"""A recommendation made, its words, two cures, signed off, the feedback frozen; agreed by mouse."""


@pytest.fixture(scope="module")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample challenge, made once."""
    folder = tmp_path_factory.mktemp("sample") / "Northmere.sli"
    open_or_make_sample(
        folder,
        resource("sample/northmere.jsonl"),
        words=["one", "two"] * 1024,
        clock=Standing(EVENING),
        random=os.urandom,
        cost=LOWEST_COST,
    ).close()
    return folder


@pytest.fixture
def clock() -> Standing:
    """Twenty to six in the base room."""
    return Standing(EVENING)


@pytest.fixture
def workspace(made_sample: Path, tmp_path: Path, clock: Standing) -> Iterator[Workspace]:
    """A copy of the sample, open."""
    folder = tmp_path / "Northmere.sli"
    shutil.copytree(made_sample, folder)
    with Workspace.open(folder, SAMPLE_WORDS, clock=clock, random=os.urandom) as opened:
        yield opened


def findings(driver: Driver) -> FindingsScreen:
    screen = driver.screen
    assert isinstance(screen, FindingsScreen)
    return screen


def writing(driver: Driver, qtbot: QtBot) -> RecommendationsScreen:
    """The recommendation that was just made: both people are pointed out while it is written."""
    screen = driver.screen
    assert isinstance(screen, RecommendationsScreen)
    assert driver.focus is screen.view.words
    driver.type(TOLD)
    guard = screen.view.guard
    qtbot.waitUntil(lambda: [each.isVisible() for each in guard.cards] == [True, True])
    assert driver.focus is screen.view.words
    assert [hit.words for hit in guard.open_hits] == [
        "audit chair",
        "Director of Finance",
    ]
    return screen


def meeting(driver: Driver) -> TeamMeetingScreen:
    screen = driver.screen
    assert isinstance(screen, TeamMeetingScreen)
    return screen


def signed_off_and_frozen(driver: Driver, start: ChallengeRecords, finding: Finding) -> str:
    """The recommendation, as it stands in the report and in the feedback; gives its words."""
    records = every(driver)
    before = {each.id for each in start.all(Recommendation)}
    [made] = [each for each in records.all(Recommendation) if each.id not in before]
    assert (made.state, made.findings) == (
        RecommendationState.SIGNED_OFF,
        frozenset({finding.id}),
    )
    shown = outline(records, ReportOptions(dated=date(2025, 10, 16)))
    blocks = [each for each in shown.blocks() if isinstance(each, RecommendationBlock)]
    assert len([each for each in blocks if made.text in str(each)]) == 1
    [kept] = [each for each in records.all(Snapshot) if each not in start.all(Snapshot)]
    assert kept.kind is SnapshotKind.FEEDBACK
    frozen = thaw(driver.workspace.blobs.get(kept.sha256))
    assert frozen.get(Recommendation, made.id) == made
    return made.text


def undone(driver: Driver, start: ChallengeRecords, steps: int, undo: Callable[[], object]) -> None:
    """Undo takes back one step at a time, and with the last one every record is as it was."""
    for _ in range(steps - 1):
        undo()
    assert every(driver) != start
    undo()
    assert every(driver) == start


def the_hits_are_gone(screen: RecommendationsScreen) -> None:
    assert screen.view.guard.open_hits == ()
    assert screen.view.guard.cards == []


@LOOKS
def test_a_finding_becomes_a_recommendation_of_the_frozen_feedback_by_keys_alone(
    driver: Driver, qtbot: QtBot, colours: Colours, size: int
) -> None:
    driver.look.choose(colours=colours, text_size=size)
    start = every(driver)
    counted = Counted(driver)
    counted.press(Key.Key_5, ALT)
    chosen = findings(driver).sheet
    assert chosen is not None
    counted.press(Key.Key_R)
    screen = writing(driver, qtbot)
    counted.press(Key.Key_Tab)
    for left in (1, 0):
        assert driver.focus is screen.view.guard.cards[0].cures[0]
        qtbot.waitUntil(lambda: not driver.focus.visibleRegion().isEmpty())
        counted.press(Key.Key_Space)
        assert len(screen.view.guard.open_hits) == left
    the_hits_are_gone(screen)
    counted.press(Key.Key_Escape)
    counted.press(Key.Key_S)
    counted.press(Key.Key_7, ALT)
    while driver.focus is not meeting(driver).view.keep:
        counted.press(Key.Key_F6)
        assert counted.actions < MOST_ACTIONS
    counted.press(Key.Key_Space)
    assert signed_off_and_frozen(driver, start, chosen.finding) == GENERAL
    assert counted.actions <= MOST_ACTIONS
    undone(driver, start, STEPS, lambda: driver.key(Key.Key_Z, CTRL))


@LOOKS
def test_a_finding_becomes_a_recommendation_of_the_frozen_feedback_by_mouse(
    driver: Driver, qtbot: QtBot, colours: Colours, size: int
) -> None:
    driver.look.choose(colours=colours, text_size=size)
    start, hand, rail = every(driver), Hand(driver), driver.page.rail

    def press(words: str) -> None:
        [cure] = [
            each
            for card in screen.view.guard.cards[:1]
            for each in card.cures
            if each.text().startswith(words)
        ]
        hand.click(cure)

    hand.click(rail.buttons["findings"])
    chosen = findings(driver).sheet
    assert chosen is not None
    hand.click(findings(driver).view.recommend)
    screen = writing(driver, qtbot)
    press("Leave out")
    press("Say “officers")
    the_hits_are_gone(screen)
    hand.click(screen.view.agree)
    hand.click(screen.view.sign_off)
    hand.click(rail.buttons["teammeeting"])
    hand.click(meeting(driver).view.keep)
    assert signed_off_and_frozen(driver, start, chosen.finding) == SHORTER
    assert hand.clicks <= MOST_CLICKS
    undone(driver, start, STEPS + 1, lambda: undo_by_mouse(driver, hand))


def undo_by_mouse(driver: Driver, hand: Hand) -> None:
    """By the menu of the bar; in a narrow window it stands behind the button of the rail."""
    if driver.shell.menuBar().isVisible():
        hand.choose("Edit", "Undo")
    else:
        driver.key(Key.Key_Z, CTRL)
