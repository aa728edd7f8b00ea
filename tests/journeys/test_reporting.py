"""Journey 10, its rest: from the section to slides and PDF, by keys (dark, 200 %) and by mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.finding import Finding, FindingState
from sli_desktop.models.records.report import ReportSection
from sli_desktop.settings import Colours
from sli_desktop.ui.screens.export.screen import ExportScreen
from sli_desktop.ui.screens.report.screen import ReportScreen
from tests.journeys import test_recommending as before
from tests.journeys.hand import Hand
from tests.journeys.test_recommending import MOST_ACTIONS
from tests.journeys.test_wrapping_up import Counted
from tests.ui.driving import ALT, CTRL, SHIFT, Driver
from tests.ui.screens.evening import every

Key = Qt.Key
LEFT = 20 - MOST_ACTIONS
"""The whole journey may take 20 actions (`ui.md` section 7)."""
made_sample, clock, workspace = before.made_sample, before.clock, before.workspace


def some_finding(driver: Driver) -> Finding:
    return next(e for e in every(driver).all(Finding) if e.state is FindingState.AGREED)


def writing(driver: Driver) -> ReportScreen:
    screen = driver.screen
    assert isinstance(screen, ReportScreen)
    return screen


def exporting(driver: Driver, folder: Path) -> ExportScreen:
    screen = driver.screen
    assert isinstance(screen, ExportScreen)
    screen.folder = folder
    for name in ("html", "docx"):
        screen.view.formats[name].setChecked(False)
    return screen


def is_whole(driver: Driver, folder: Path, finding: Finding) -> None:
    """The section leans on the finding, and both files hold what they should."""
    first = min(every(driver).all(ReportSection), key=lambda one: (one.order, str(one.id)))
    assert f"[{finding.reference}]" in first.body
    made = {each.suffix: each.read_bytes() for each in folder.iterdir()}
    assert made.keys() == {".pdf", ".pptx"}
    assert made[".pdf"].startswith(b"%PDF-")
    assert made[".pptx"].startswith(b"PK")


def test_a_section_leans_on_the_finding_and_slides_and_pdf_are_there_by_keys_alone(
    driver: Driver, qtbot: QtBot, tmp_path: Path
) -> None:
    driver.look.choose(colours=Colours.DARK, text_size=200)
    folder = tmp_path / "out"
    folder.mkdir()
    finding = some_finding(driver)
    counted = Counted(driver)
    counted.press(Key.Key_8, ALT)
    counted.press(Key.Key_Return)
    screen = writing(driver)
    assert driver.focus is screen.view.body
    counted.press(Key.Key_I, CTRL | SHIFT)
    driver.type(finding.reference)
    counted.press(Key.Key_Return)
    assert screen.previewing.shown is not None
    with qtbot.waitSignal(screen.previewing.made, timeout=5_000):
        screen.view.body.visit.pause()
    counted.press(Key.Key_E, CTRL | SHIFT)
    exporting(driver, folder)
    counted.press(Key.Key_4)
    counted.press(Key.Key_Return)
    is_whole(driver, folder, finding)
    assert counted.actions <= LEFT


def test_the_same_by_mouse(driver: Driver, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    finding = some_finding(driver)
    hand = Hand(driver)
    hand.click(driver.page.rail.buttons["report"])
    screen = writing(driver)
    hand.click(screen.view.finding)
    driver.type(finding.reference)
    hand.click(screen.view.insert.do_it)
    hand.click(screen.view.tabs.segments.buttons["export"])
    export = exporting(driver, folder)
    hand.click(export.view.formats["pptx"])
    hand.click(export.view.export)
    is_whole(driver, folder, finding)
    assert hand.clicks <= LEFT


def test_the_journey_counts_its_actions(driver: Driver) -> None:
    counted = Counted(driver)
    counted.press(Key.Key_8, ALT)
    assert counted.actions == 1
    with pytest.raises(AssertionError):
        exporting(driver, Path())
