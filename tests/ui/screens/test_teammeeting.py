"""The evening by keys: decide, write headlines, go round the table, show it large, keep it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton

from sli_desktop.models.records.challenge import StakeholderGroup
from sli_desktop.models.records.change import edit, make
from sli_desktop.models.records.finding import Finding, FindingState, PeerView, View
from sli_desktop.models.records.meeting import Headline, Meeting, MeetingKind, Sensitivity
from sli_desktop.models.records.note import FollowUp, Note
from sli_desktop.models.records.report import Snapshot
from sli_desktop.services.coverage import waive
from sli_desktop.services.findings import give_view
from sli_desktop.ui.screens.capture.screen import CaptureScreen
from sli_desktop.ui.screens.large.screen import LargeScreen
from sli_desktop.ui.screens.large.state import without_quotes
from sli_desktop.ui.screens.since.screen import SinceScreen
from sli_desktop.ui.screens.teammeeting.screen import TeamMeetingScreen
from tests.builders import FINANCE, PRIYA, SAM, a_finding
from tests.ui.driving import ALT, CTRL, SHIFT, Driver

Key = Qt.Key
DOUBTED = a_finding("Plans “we never see” come late", reference="SA7", order="z")
INSIDE = a_finding("The canary stays inside", reference="SA8", sensitivity=Sensitivity.TEAM_ONLY)


@pytest.fixture
def screen(driver: Driver) -> TeamMeetingScreen:
    """One finding that Priya doubts, one that stays inside the team."""
    driver.workspace.commit(make("Find", DOUBTED, INSIDE))
    for peer, what in ((SAM, View.AGREES), (PRIYA, View.DIFFERS)):
        words = "One meeting only" if what is View.DIFFERS else ""
        act = give_view(DOUBTED, peer=peer, view=what, words=words, existing=())
        driver.workspace.commit(act)
    driver.key(Key.Key_7, ALT)
    assert isinstance(driver.screen, TeamMeetingScreen)
    return driver.screen


def finding(driver: Driver, one: Finding) -> Finding:
    with driver.workspace.read() as view:
        return view.need(Finding, one.id)


def shown_words(driver: Driver) -> str:
    labels = driver.page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def stand_on(driver: Driver, screen: TeamMeetingScreen, one: Finding) -> None:
    """Go down with the arrow until the row of a finding is chosen."""
    for _ in range(screen.view.emerging.rows.rowCount()):
        chosen = screen.view.emerging.chosen
        if chosen is not None and chosen.finding == one.id:
            return
        driver.key(Key.Key_Down)
    raise AssertionError("not in the list")


def test_the_list_has_the_focus_and_space_goes_from_theme_to_theme(
    screen: TeamMeetingScreen, driver: Driver
) -> None:
    emerging = screen.view.emerging
    assert driver.focus is emerging
    seen = []
    for _ in range(4):
        assert emerging.chosen is not None
        assert emerging.chosen.finding is None
        seen.append(emerging.chosen.words)
        driver.key(Key.Key_Space)
    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[0]


def test_a_row_is_read_with_its_counts_and_a_finding_with_its_state(
    screen: TeamMeetingScreen, driver: Driver
) -> None:
    interface = QAccessible.queryAccessibleInterface(screen.view.emerging)
    texts = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert any("1 strength, 0 to consider" in each and "new today" in each for each in texts)
    assert any("come late (F3)" in each and "Under discussion" in each for each in texts)


def test_a_finding_is_decided_with_three_keys_and_dissent_stays(
    screen: TeamMeetingScreen, driver: Driver
) -> None:
    stand_on(driver, screen, DOUBTED)
    driver.key(Key.Key_D)
    assert driver.focus is screen.cards[0].first_choice
    driver.key(Key.Key_Space)
    assert finding(driver, DOUBTED).state is FindingState.AGREED
    assert driver.page.toast.words.text() == "F3 agreed"
    assert screen.view.emerging.hasFocus()
    with driver.workspace.read() as view:
        views = view.where(PeerView, finding=DOUBTED.id)
    assert {each.view for each in views} == {View.AGREES, View.DIFFERS}
    assert screen.cards[0].finding.id == DOUBTED.id
    driver.key(Key.Key_Z, CTRL)
    assert finding(driver, DOUBTED).state is FindingState.PROPOSED


def test_d_on_a_heading_says_what_to_do(screen: TeamMeetingScreen, driver: Driver) -> None:
    driver.key(Key.Key_D)
    assert driver.page.toast.words.text() == "Choose a finding first, then press D"


def test_where_we_differ_names_who_thinks_what_and_why(screen: TeamMeetingScreen) -> None:
    words = "\n".join(label.text() for label in screen.cards[0].findChildren(QLabel))
    assert "Sam: agrees" in words
    assert "Priya: differs" in words
    assert "Priya: One meeting only" in words


def test_headlines_are_saved_and_come_back_by_undo(
    screen: TeamMeetingScreen, driver: Driver
) -> None:
    field = screen.view.headlines
    field.setFocus()
    driver.type("Good grip on money")
    field.settle()
    day = driver.clock().date()
    with driver.workspace.read() as view:
        [stored] = [each for each in view.all(Headline) if each.day == day]
    assert stored.text == "Good grip on money"
    screen.view.emerging.setFocus()
    driver.key(Key.Key_Z, CTRL)
    assert field.toPlainText() == ""
    driver.key(Key.Key_Y, CTRL)
    assert field.toPlainText() == "Good grip on money"


def test_a_follow_up_is_carried_by_its_tick_and_stays_in_sight(
    screen: TeamMeetingScreen, driver: Driver
) -> None:
    row = screen.follow_ups.rows[0]
    assert row.where.isHidden()
    row.check.setFocus()
    driver.key(Key.Key_Space)
    with driver.workspace.read() as view:
        assert view.need(Note, row.note.id).follow_up is FollowUp.CARRIED
    row = screen.follow_ups.rows[0]
    assert row.check.isChecked()
    assert not row.where.isHidden()
    driver.key(Key.Key_Space)
    with driver.workspace.read() as view:
        assert view.need(Note, row.note.id).follow_up is FollowUp.OPEN


def test_round_the_table_is_one_key_from_here_to_typing(
    screen: TeamMeetingScreen, driver: Driver
) -> None:
    driver.key(Key.Key_N, CTRL)
    capture = driver.screen
    assert isinstance(capture, CaptureScreen)
    assert driver.focus is capture.view.line
    driver.line("! Plans are late")
    with driver.workspace.read() as view:
        [round_] = [m for m in view.all(Meeting) if m.kind is MeetingKind.TEAM_MEETING]
        [note] = view.where(Note, meeting=round_.id)
    assert round_.planned_minutes == 10
    assert note.body == "Plans are late"
    driver.key(Key.Key_7, ALT)
    driver.key(Key.Key_N, CTRL)
    with driver.workspace.read() as view:
        rounds = [m for m in view.all(Meeting) if m.kind is MeetingKind.TEAM_MEETING]
    assert len(rounds) == 1


def test_the_widest_gaps_are_named_and_lead_to_coverage(
    screen: TeamMeetingScreen, driver: Driver
) -> None:
    assert screen.view.missing_card.isHidden()
    with driver.workspace.read() as view:
        groups = view.all(StakeholderGroup)
    driver.workspace.commit(edit("Set targets", *((g, replace(g, target=9)) for g in groups)))
    assert screen.view.missing_card.isVisible()
    [ask, *_] = screen.view.missing_card.findChildren(QPushButton)
    ask.setFocus()
    driver.key(Key.Key_Space)
    assert driver.screen.name == "coverage"


def test_a_gap_that_was_set_aside_is_told_with_its_reason(
    screen: TeamMeetingScreen, driver: Driver
) -> None:
    assert screen.view.set_aside.isHidden()
    with driver.workspace.read() as view:
        [group, *_] = view.all(StakeholderGroup)
    driver.workspace.commit(waive(FINANCE, group.id, "Heard in writing", by=SAM, stored=None))
    words = screen.view.set_aside.text()
    assert words == f"Set aside: {group.name} on Finance. Heard in writing"


# --- large screen -------------------------------------------------------------------------------


def test_the_large_screen_shows_no_quote_nothing_inside_and_no_peer(
    screen: TeamMeetingScreen, driver: Driver
) -> None:
    inside = [row.words for row in screen.view.emerging.rows.rows]
    assert any("canary" in words for words in inside)
    driver.key(Key.Key_W, CTRL | SHIFT)
    large = driver.screen
    assert isinstance(large, LargeScreen)
    assert not driver.page.rail.isVisible()
    assert not driver.page.top.isVisible()
    seen = ""
    for _ in large.slides:
        seen += shown_words(driver)
        driver.key(Key.Key_Space)
    assert "Plans … come late" in seen
    for forbidden in ("canary", "we never see", "Priya", "Sam", "One meeting only"):
        assert forbidden not in seen


def test_escape_leaves_the_large_screen_and_rail_and_search_are_back(
    screen: TeamMeetingScreen, driver: Driver
) -> None:
    driver.key(Key.Key_W, CTRL | SHIFT)
    driver.key(Key.Key_Escape)
    assert driver.screen is screen
    assert driver.page.rail.isVisible()
    assert driver.page.top.isVisible()
    driver.key(Key.Key_W, CTRL | SHIFT)
    driver.key(Key.Key_1, ALT)
    assert driver.screen.name == "today"
    assert driver.page.rail.isVisible()


def test_the_pages_go_round_both_ways(screen: TeamMeetingScreen, driver: Driver) -> None:
    driver.key(Key.Key_W, CTRL | SHIFT)
    large = driver.screen
    assert isinstance(large, LargeScreen)
    first = large.heading.text()
    driver.key(Key.Key_Left)
    assert large.place.text() == f"Page {len(large.slides)} of {len(large.slides)}"
    driver.key(Key.Key_Right)
    assert large.heading.text() == first


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Plans “never seen” are late", "Plans … are late"),
        ('They say "no" often', "They say … often"),
        ("‘Too late’ for Councils’ plans", "… for Councils’ plans"),
        ("The council’s plans", "The council’s plans"),
    ],
)
def test_quoted_words_are_left_out_and_apostrophes_stay(words: str, left: str) -> None:
    assert without_quotes(words) == left


# --- the feedback -------------------------------------------------------------------------------


def test_what_was_presented_is_kept_and_what_changed_since_is_told(
    screen: TeamMeetingScreen, driver: Driver
) -> None:
    assert screen.view.since.isHidden()
    screen.view.keep.setFocus()
    driver.key(Key.Key_Space)
    with driver.workspace.read() as view:
        [kept] = view.all(Snapshot)
    assert kept.sha256[:4] in screen.view.kept.text()
    before = driver.workspace.blobs.get(kept.sha256)
    anew = replace(DOUBTED, headline="Plans come late")
    driver.workspace.commit(edit("Write anew", (DOUBTED, anew)))
    driver.key(Key.Key_D, CTRL | SHIFT)
    since = driver.screen
    assert isinstance(since, SinceScreen)
    [line] = since.list.lines.lines
    assert (line.first, line.state) == ("Plans come late", "Changed")
    assert "1 changed" in since.lead.text()
    words = "\n".join(label.text() for label in since.compared.findChildren(QLabel))
    assert "Plans “we never see” come late" in words
    assert driver.workspace.blobs.get(kept.sha256) == before
    driver.key(Key.Key_Escape)
    assert driver.screen is screen


def test_without_anything_kept_the_page_says_where_to_keep_it(driver: Driver) -> None:
    driver.key(Key.Key_D, CTRL | SHIFT)
    since = driver.screen
    assert isinstance(since, SinceScreen)
    assert since.lead.text().startswith("Nothing was kept yet.")
    assert driver.focus is since.back
