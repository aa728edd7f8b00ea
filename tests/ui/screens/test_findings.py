"""Findings through the real window: written, agreed, merged, split and ordered by keys."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sli_desktop.models.records import Record
from sli_desktop.models.records.change import make
from sli_desktop.models.records.finding import (
    EvidenceStrength,
    Finding,
    FindingNote,
    FindingState,
    GoodPractice,
    PeerView,
    Reason,
    Rule,
    Stance,
    View,
)
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.ui.screens.findings.screen import FindingsScreen
from sli_desktop.ui.spot import Spot
from tests.builders import FINANCE, HOUSING, PRIYA, a_finding, a_finding_note
from tests.ui.driving import Driver
from tests.ui.screens.evening import every, some_notes

KEYS = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ONE = a_finding("Savings need owners", theme=FINANCE, order="b", reference="SA7", statement="Few.")
TWO = a_finding("Reserves are sound", theme=FINANCE, order="c", reference="SA8", statement="Good.")


def go(driver: Driver, *records: Record, at: Finding = ONE) -> FindingsScreen:
    driver.workspace.commit(make("Add", ONE, TWO, *records))
    driver.page.go_to(Spot("findings", at.id))
    screen = driver.screen
    assert isinstance(screen, FindingsScreen)
    driver.app.processEvents()
    return screen


def now(driver: Driver, finding: Finding = ONE) -> Finding:
    found = every(driver).get(Finding, finding.id)
    assert found is not None
    return found


def linked(driver: Driver) -> tuple[Any, ...]:
    notes = some_notes(3)
    links = [a_finding_note(ONE, notes[0]), a_finding_note(TWO, notes[1])]
    return (*notes, *links)


def test_a_view_is_given_by_one_letter_and_undone(driver: Driver) -> None:
    go(driver)
    driver.key(KEYS.Key_D)
    [view] = every(driver).all(PeerView)
    assert (view.finding, view.view) == (ONE.id, View.DIFFERS)
    driver.key(KEYS.Key_Z, CONTROL)
    assert every(driver).all(PeerView) == ()


def test_the_words_are_written_in_place_and_a_changed_view_is_told(driver: Driver) -> None:
    screen = go(driver)
    driver.key(KEYS.Key_A)
    screen.view.statement.setFocus()
    screen.view.statement.selectAll()
    driver.key(KEYS.Key_B, CONTROL)
    screen.view.statement.settle()
    assert now(driver).statement == "**Few.**"
    screen.view.statement.setFocus()
    driver.key(KEYS.Key_B, CONTROL)
    screen.view.statement.settle()
    assert now(driver).statement == "Few."
    driver.key(KEYS.Key_I, CONTROL)
    screen.view.statement.settle()
    assert now(driver).statement == "*Few.*"
    assert screen.view.changed.isVisibleTo(screen)
    assert "agreed" in screen.view.changed.text()


def test_decision_sensitivity_and_evidence_are_set_and_another_evidence_takes_a_reason(
    driver: Driver,
) -> None:
    screen = go(driver, *linked(driver))
    assert screen.view.warning.isVisibleTo(screen)
    screen.view.state.buttons[FindingState.AGREED].click()
    screen.view.evidence.buttons[EvidenceStrength.STRONG].click()
    assert (now(driver).state, now(driver).evidence) == (
        FindingState.AGREED,
        EvidenceStrength.STRONG,
    )
    assert screen.view.unexplained.isVisibleTo(screen)
    assert "strong and not thin" in screen.view.unexplained_words.text()
    assert driver.focus is screen.view.why_other
    driver.type("Seen in every service")
    driver.key(KEYS.Key_Return)
    screen.view.warning.action.click()
    driver.type("The auditor says so")
    driver.key(KEYS.Key_Return)
    reasons = every(driver).all(Reason)
    assert {(each.rule, each.words) for each in reasons} == {
        (Rule.EVIDENCE_STRENGTH, "Seen in every service"),
        (Rule.SINGLE_SOURCE, "The auditor says so"),
    }
    assert not screen.view.unexplained.isVisibleTo(screen)
    screen.view.evidence.buttons[EvidenceStrength.THIN].click()
    assert not screen.view.why_other_field.isVisibleTo(screen)
    assert [each.words for each in every(driver).all(Reason)] == ["The auditor says so"]


def test_a_reason_is_kept_while_it_is_typed_and_undone_in_one_step(driver: Driver) -> None:
    screen = go(driver, *linked(driver))
    view, before = screen.view, every(driver)
    assert not view.why_field.isVisibleTo(screen)
    view.warning.action.click()
    driver.type("The aud")
    view.why.visit.pause()
    assert [each.words for each in every(driver).all(Reason)] == ["The aud"]
    assert view.warning.isVisibleTo(screen)
    driver.type("itor")
    driver.key(KEYS.Key_Return)
    [reason] = every(driver).all(Reason)
    assert (reason.rule, reason.words) == (Rule.SINGLE_SOURCE, "The auditor")
    view.list.setFocus()
    driver.page.go("today")
    driver.page.go("findings")
    assert view.why.text() == "The auditor"
    driver.key(KEYS.Key_Z, CONTROL)
    assert every(driver) == before
    assert view.why.text() == ""


@pytest.mark.parametrize("name", ["practice", "mine_words"])
def test_what_is_typed_about_a_finding_is_on_the_disk_before_the_field_is_left(
    driver: Driver, name: str
) -> None:
    screen = go(driver)
    before = every(driver)
    field = getattr(screen.view, name)
    field.setFocus()
    for words in ("A savings", " board"):
        driver.type(words)
        field.visit.pause()
    practices, views = every(driver).all(GoodPractice), every(driver).all(PeerView)
    assert [*(each.what for each in practices), *(each.words for each in views)] == [
        "A savings board"
    ]
    screen.view.list.setFocus()
    driver.key(KEYS.Key_Z, CONTROL)
    assert every(driver) == before


def test_two_findings_merge_by_keys_and_one_undo_restores_every_record(driver: Driver) -> None:
    screen = go(driver, *linked(driver))
    before = every(driver)
    driver.key(KEYS.Key_M)
    driver.type("reserves")
    driver.key(KEYS.Key_Return)
    assert now(driver, TWO).merged_into == ONE.id
    assert {link.finding for link in every(driver).all(FindingNote)} >= {ONE.id}
    assert "Reserves are sound" in screen.view.statement.toPlainText()
    driver.key(KEYS.Key_Z, CONTROL)
    assert every(driver) == before


def test_a_finding_splits_with_the_marked_words_and_notes(driver: Driver) -> None:
    screen = go(driver, *linked(driver))
    screen.view.statement.selectAll()
    screen.split()
    for check in screen.view.panel._over.values():
        check.setChecked(True)
    screen.view.panel.headline.setFocus()
    screen.view.panel.headline.selectAll()
    driver.type("A new one")
    driver.key(KEYS.Key_Return)
    [made] = [each for each in every(driver).all(Finding) if each.headline == "A new one"]
    assert (made.statement, now(driver).statement) == ("Few.", "")
    assert ONE.id not in {link.finding for link in every(driver).all(FindingNote)}


def test_a_note_that_goes_over_may_stay_as_well_so_that_both_findings_rest_on_it(
    driver: Driver,
) -> None:
    screen = go(driver, *linked(driver))
    before = every(driver)
    screen.split()
    panel = screen.view.panel
    [(over, both)] = zip(panel._over.values(), panel._both.values(), strict=True)
    assert not both.isVisible()
    for check in (over, both):
        check.setFocus()
        driver.key(KEYS.Key_Space)
    panel.headline.setFocus()
    driver.type("A new one")
    driver.key(KEYS.Key_Return)
    [made] = [each for each in every(driver).all(Finding) if each.headline == "A new one"]
    note = next(iter(panel._over))
    links = every(driver).all(FindingNote)
    assert {link.finding for link in links if link.note == note} == {ONE.id, made.id}
    driver.key(KEYS.Key_Z, CONTROL)
    assert every(driver) == before


def test_order_next_and_notes_have_keys(driver: Driver) -> None:
    screen = go(driver, *linked(driver), at=TWO)
    driver.key(KEYS.Key_Up, ALT)
    assert now(driver, TWO).order < now(driver).order
    screen.view.notes.setFocus()
    driver.key(KEYS.Key_T)
    stances = {link.finding: link.stance for link in every(driver).all(FindingNote)}
    assert stances[TWO.id] is Stance.AGAINST
    driver.key(KEYS.Key_Delete)
    assert TWO.id not in {link.finding for link in every(driver).all(FindingNote)}
    driver.key(KEYS.Key_Return, CONTROL)
    assert screen.sheet is not None
    assert screen.sheet.finding.id == ONE.id


def test_good_practice_and_a_recommendation_come_from_a_finding(driver: Driver) -> None:
    screen = go(driver)
    screen.view.practice.setFocus()
    driver.type("A savings board")
    driver.key(KEYS.Key_Return)
    [practice] = every(driver).all(GoodPractice)
    assert (practice.what, practice.finding) == ("A savings board", ONE.id)
    screen.recommend()
    made = every(driver).all(Recommendation)[-1]
    assert made.findings == {ONE.id}


def test_what_others_think_shows_and_what_was_merged_apart_is_brought_together(
    driver: Driver,
) -> None:
    shell = a_finding("Shell", theme=FINANCE, merged_into=ONE.id, statement="Late.")
    screen = go(driver, shell, PeerView(id=PRIYA, finding=ONE.id, peer=PRIYA, words="No."))  # type: ignore[arg-type]
    assert "No." in screen.view.others.text()
    assert screen.view.adrift.isVisibleTo(screen)
    screen.view.adrift.action.click()
    assert now(driver).statement == "Few.\n\nLate."
    assert not screen.view.adrift.isVisibleTo(screen)


@pytest.mark.parametrize(("size", "wide", "high"), [(100, 683, 384), (200, 1366, 768)])
def test_in_a_small_window_the_field_that_is_written_stays_in_sight_and_esc_leads_back(
    driver: Driver, qtbot: QtBot, size: int, wide: int, high: int
) -> None:
    """The window is small before the page is laid out for the first time."""
    driver.look.choose(text_size=size)
    driver.shell.resize(wide, high)
    driver.app.processEvents()
    screen = go(driver, *linked(driver))
    driver.page.go("findings")
    if screen.view.list.hasFocus():
        driver.key(KEYS.Key_Return)
    assert screen.view.headline.hasFocus()
    assert not screen.view.editor_pane.horizontalScrollBar().maximum()
    seen = screen.view.headline.visibleRegion
    qtbot.waitUntil(lambda: seen().boundingRect().height() == screen.view.headline.height())
    driver.key(KEYS.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: seen().boundingRect().height() == screen.view.headline.height())
    driver.key(KEYS.Key_Escape)
    assert screen.view.list.hasFocus()
    assert screen.view.list.visibleRegion().boundingRect().height() > 60


DROPPED = a_finding("Nobody minds", theme=FINANCE, reference="SA9", state=FindingState.DROPPED)
HOMES = a_finding("Homes stand empty", theme=HOUSING, order="a", reference="SA3")


def test_the_list_has_a_heading_for_each_theme_that_the_arrows_pass_over(driver: Driver) -> None:
    screen = go(driver, HOMES, at=TWO)
    rows = screen.view.list.lines.lines
    headings = [(each.first, each.after) for each in rows if each.is_heading]
    assert headings == [("Finance", "3 findings · 1 agreed"), ("Housing", "1 finding")]
    assert rows[0].is_heading
    spoken = screen.view.list.lines.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Evidence: not set · one source · Agreed. Finance. Area")
    assert "Finance" not in screen.view.list.lines.lines[1].after
    seen = [screen.view.list.chosen()]
    for key in (KEYS.Key_Down, KEYS.Key_Up, KEYS.Key_Home, KEYS.Key_End, KEYS.Key_PageUp):
        driver.key(key)
        seen.append(screen.view.list.chosen())
    first = rows[1].key
    assert seen == [TWO.id, HOMES.id, TWO.id, first, HOMES.id, first]
    driver.key(KEYS.Key_Return, CONTROL)
    driver.key(KEYS.Key_Return, CONTROL)
    driver.key(KEYS.Key_Return, CONTROL)
    assert screen.sheet is not None
    assert screen.sheet.finding.id == HOMES.id


def test_what_changed_while_another_screen_was_shown_is_in_the_list(driver: Driver) -> None:
    screen = go(driver)
    driver.page.go("today")
    driver.workspace.commit(make("Add", HOMES))
    driver.page.go("findings")
    assert HOMES.id in [each.key for each in screen.view.list.lines.lines]
    assert screen.view.list.chosen() == ONE.id


def test_what_was_dropped_shows_when_it_is_asked_for_and_comes_back(driver: Driver) -> None:
    screen = go(driver, HOMES)
    view = screen.view
    assert not view.dropped.isVisible()
    view.state.buttons[FindingState.DROPPED].click()
    assert ONE.id not in [each.key for each in view.list.lines.lines]
    assert view.dropped.text() == "Show 1 dropped finding"
    view.dropped.setFocus()
    driver.key(KEYS.Key_Space)
    heading, row = view.list.lines.lines[-2:]
    assert (heading.first, heading.is_heading) == ("Dropped", True)
    assert (row.key, row.first) == (ONE.id, "SA7  Savings need owners")
    view.list.setFocus()
    driver.key(KEYS.Key_End)
    assert screen.sheet is not None
    assert screen.sheet.finding.id == ONE.id
    view.state.buttons[FindingState.PROPOSED].click()
    assert now(driver).state is FindingState.PROPOSED
    assert not view.dropped.isVisible()
    assert not view.list.lines.lines[-1].first.startswith("Dropped")


def test_who_is_sent_to_a_dropped_finding_sees_it(driver: Driver) -> None:
    screen = go(driver, DROPPED, at=DROPPED)
    assert screen.view.dropped.isChecked()
    assert screen.sheet is not None
    assert screen.sheet.finding.id == DROPPED.id


def test_every_finding_can_be_reached_however_many_there_are(driver: Driver) -> None:
    many = [a_finding(f"Finding {n}", theme=HOUSING, order=f"{n:06d}") for n in range(2_100)]
    screen = go(driver, *many)
    driver.key(KEYS.Key_End)
    assert screen.sheet is not None
    assert screen.sheet.finding.id == many[-1].id
    assert screen.view.title.text().startswith("F2103")
