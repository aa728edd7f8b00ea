"""Versions through the real window: kept, compared, texts taken back and undone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.change import edit, make
from sli_desktop.models.records.report import ReportSection, Snapshot, SnapshotKind
from sli_desktop.ui.screens.report.screen import ReportScreen
from sli_desktop.ui.screens.versions.screen import VersionsScreen
from sli_desktop.ui.screens.versions.view import BEFORE
from tests.builders import a_finding
from tests.ui.accessibility.report import SECTION
from tests.ui.driving import ALT, CTRL, Driver
from tests.ui.screens.evening import every

KEYS = Qt.Key


@pytest.fixture
def screen(driver: Driver) -> VersionsScreen:
    driver.workspace.commit(make("Begin", SECTION))
    driver.key(KEYS.Key_8, ALT)
    report = driver.screen
    assert isinstance(report, ReportScreen)
    report.view.versions.click()
    made = driver.screen
    assert isinstance(made, VersionsScreen)
    return made


def change(driver: Driver, body: str) -> None:
    now = every(driver).get(ReportSection, SECTION.id)
    assert now is not None
    driver.workspace.commit(edit("Change", (now, replace(now, body=body))))


def text(driver: Driver) -> str:
    found = every(driver).get(ReportSection, SECTION.id)
    return "" if found is None else found.body


def test_a_version_is_kept_by_one_key_and_esc_leads_back(
    driver: Driver, screen: VersionsScreen
) -> None:
    assert not screen.view.nothing.isHidden()
    driver.key(KEYS.Key_N, CTRL)
    [kept] = every(driver).all(Snapshot)
    assert kept.kind is SnapshotKind.DRAFT
    assert driver.workspace.blobs.has(kept.sha256)
    assert [line.first for line in screen.view.list.lines.lines] == ["0.1 draft"]
    assert screen.view.summary.text() == "Nothing differs: every word reads the same."
    driver.key(KEYS.Key_Escape)
    assert driver.screen.name == "report"


def test_what_differs_is_shown_with_words_struck_out_and_underlined(
    driver: Driver, screen: VersionsScreen
) -> None:
    driver.key(KEYS.Key_N, CTRL)
    change(driver, "We came to listen.")
    assert screen.view.summary.text() == "1 section changed, in 1 paragraph."
    shown = screen.view.shown
    assert shown.toPlainText().startswith("Introduction\nWe came to helplisten.")
    marks = {}
    cursor = shown.textCursor()
    for at in range(len(shown.toPlainText())):
        cursor.setPosition(at + 1)
        form = cursor.charFormat()
        marks[at] = (form.fontStrikeOut(), form.fontUnderline())
    at = shown.toPlainText().index("help")
    assert marks[at] == (True, False)
    assert marks[at + len("help")] == (False, True)
    assert marks[at - 2] == (False, False)


def test_two_versions_are_compared_with_each_other(driver: Driver, screen: VersionsScreen) -> None:
    driver.key(KEYS.Key_N, CTRL)
    change(driver, "Second words.")
    driver.key(KEYS.Key_N, CTRL)
    change(driver, "Third words.")
    assert screen.view.list.lines.lines[0].first == "0.2 draft"
    screen.view.list.choose(screen.kept[0].snapshot.id)
    screen.view.against.buttons[BEFORE].click()
    assert "Second words." in screen.view.shown.toPlainText()
    assert "Third" not in screen.view.shown.toPlainText()


def test_texts_are_taken_back_and_undone(driver: Driver, screen: VersionsScreen) -> None:
    driver.key(KEYS.Key_N, CTRL)
    change(driver, "We came to listen.")
    screen.view.take.click()
    assert driver.focus is screen.view.ticks[0][0]
    screen.view.take_it.click()
    assert text(driver) == "We came to help."
    assert driver.page.toast.words.text() == "Texts taken back from 0.1 draft"
    driver.key(KEYS.Key_Z, CTRL)
    assert text(driver) == "We came to listen."


def test_a_text_without_its_tick_stays(driver: Driver, screen: VersionsScreen) -> None:
    driver.key(KEYS.Key_N, CTRL)
    change(driver, "We came to listen.")
    screen.view.take.click()
    screen.view.ticks[0][0].click()
    screen.view.take_it.click()
    assert text(driver) == "We came to listen."


def test_a_final_version_that_names_somebody_is_refused_and_told(
    driver: Driver, screen: VersionsScreen
) -> None:
    driver.workspace.commit(make("Add", a_finding("Call 020 7946 0018")))
    change(driver, "Call 020 7946 0018 about it.")
    screen.view.kinds.buttons[SnapshotKind.FINAL].click()
    screen.view.keep.click()
    assert every(driver).all(Snapshot) == ()
    assert "name" in driver.page.banner.happened.text()


def test_a_version_of_another_laptop_says_so(driver: Driver, screen: VersionsScreen) -> None:
    driver.key(KEYS.Key_N, CTRL)
    [kept] = every(driver).all(Snapshot)
    other = replace(kept, id=SECTION.id, sha256="0" * 64)  # type: ignore[arg-type]
    driver.workspace.commit(make("Import", other))
    screen.view.list.choose(other.id)
    assert "was kept on another laptop" in screen.view.summary.text()
    assert screen.view.shown.isHidden()
