"""Evidence where there is nothing yet: no note, no finding, none with the words typed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.change import edit, put_in_bin
from sli_desktop.models.records.finding import EvidenceStrength, Finding
from sli_desktop.models.records.note import Note
from sli_desktop.ui.screens.evidence.screen import EvidenceScreen
from tests.ui.driving import Driver
from tests.ui.screens.evening import SAVINGS, go, some_notes

Key = Qt.Key


@pytest.fixture
def screen(driver: Driver) -> EvidenceScreen:
    """Evidence with notes and a finding on finance."""
    return go(driver, SAVINGS, *some_notes())


def test_the_move_menu_says_what_to_do_where_it_has_nothing_to_offer(
    driver: Driver, screen: EvidenceScreen
) -> None:
    menu = screen.moving.menu
    driver.key(Key.Key_M)
    assert (menu.list.nothing, menu.list.accessibleDescription()) == ("", "")
    driver.type("zebra")
    assert menu.list.nothing.startswith("No finding has these words")
    menu.box.selectAll()
    driver.key(Key.Key_Delete)
    assert menu.list.nothing == ""
    driver.key(Key.Key_Escape)
    with driver.workspace.read() as view:
        driver.workspace.commit(put_in_bin("Delete", *view.all(Finding)))
    assert screen.view.no_findings.isVisible()
    screen.view.notes.setFocus()
    driver.key(Key.Key_M)
    assert menu.list.nothing == "No finding yet. Press N to make one."
    assert menu.list.hasFocus()
    driver.key(Key.Key_N)
    assert menu.headline.hasFocus()


def test_a_finding_tells_how_broad_its_evidence_is(driver: Driver, screen: EvidenceScreen) -> None:
    driver.workspace.commit(
        edit("Set", (SAVINGS, replace(SAVINGS, evidence=EvidenceStrength.THIN)))
    )
    screen.view.findings.setFocus()
    screen.view.findings.choose(SAVINGS.id)
    assert screen.view.finding.strength.text() == "Evidence: thin"


def test_an_empty_challenge_leads_to_the_meetings(driver: Driver) -> None:
    with driver.workspace.read() as view:
        driver.workspace.commit(put_in_bin("Delete", *view.all(Note)))
    screen = go(driver)
    assert screen.view.stack.currentWidget() is screen.view.empty
    assert driver.focus is screen.view.go_today
    driver.key(Key.Key_Space)
    assert driver.screen.name == "today"
