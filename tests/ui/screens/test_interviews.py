"""Interviews: all meetings by filter, the register of documents; each act by a key."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.change import make
from sli_desktop.models.records.meeting import Document, DocumentState, Meeting
from sli_desktop.ui.screens.interviews.screen import InterviewsScreen
from sli_desktop.ui.screens.interviews.state import Which
from sli_desktop.ui.spot import Spot
from tests.builders import MONDAY, a_document, a_note
from tests.ui.challenges import CHAIRS, TENANTS
from tests.ui.driving import ALT, CTRL, Driver

BUDGET = a_document(state=DocumentState.RECEIVED)
AUDIT = a_document("Audit letter", state=DocumentState.MISSING, owner="Auditor")


@pytest.fixture
def screen(driver: Driver) -> InterviewsScreen:
    driver.key(Qt.Key.Key_2, ALT)
    found = driver.screen
    assert isinstance(found, InterviewsScreen)
    return found


def titles(screen: InterviewsScreen) -> list[str]:
    return [line.first for line in screen.meetings.list.lines.lines]


def documents(screen: InterviewsScreen) -> list[str]:
    return [f"{line.first}: {line.state}" for line in screen.documents.list.lines.lines]


def test_every_meeting_stands_there_by_time_with_its_state(
    driver: Driver, screen: InterviewsScreen
) -> None:
    lines = screen.meetings.list.lines.lines
    assert [(line.first, line.state) for line in lines] == [
        ("Chief executive", "Done · 2 notes"),
        ("Chairs of scrutiny", "Not started"),
        ("Tenants & residents", "Not started"),
    ]
    assert lines[1].second[0][0] == "Monday 12 October, 10:30 to 11:30 · Room 2 · SA2"
    assert driver.focus is screen.meetings.list
    assert screen.lead.text() == "3 meetings, 1 done · 2 notes · 0 documents"


def test_enter_opens_the_notes_and_f2_the_page_of_a_meeting(
    driver: Driver, screen: InterviewsScreen
) -> None:
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Return)
    assert driver.screen.spot() == Spot("capture", CHAIRS.id)
    driver.key(Qt.Key.Key_2, ALT)
    driver.key(Qt.Key.Key_F2)
    assert driver.screen.spot() == Spot("meeting", CHAIRS.id)


def test_a_meeting_over_without_notes_opens_to_be_written_up(
    driver: Driver, screen: InterviewsScreen
) -> None:
    driver.clock.now = MONDAY + timedelta(hours=9)
    driver.key(Qt.Key.Key_2, ALT)
    assert screen.meetings.which[Which.NOT_WRITTEN_UP].text() == "Not written up 1"
    screen.meetings.which[Which.NOT_WRITTEN_UP].click()
    assert titles(screen) == ["Chairs of scrutiny"]
    screen.meetings.list.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert driver.screen.spot() == Spot("capture", CHAIRS.id, "writeup")


def test_typing_filters_and_no_match_offers_to_clear(
    driver: Driver, screen: InterviewsScreen
) -> None:
    screen.meetings.search.setFocus()
    driver.type("room 2 chairs")
    assert titles(screen) == ["Chairs of scrutiny"]
    driver.type("x")
    assert screen.meetings.nothing.text() == "No meetings match."
    screen.meetings.clear.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert len(titles(screen)) == 3
    assert screen.meetings.search.text() == ""


def test_mine_and_a_day_can_be_chosen(driver: Driver, screen: InterviewsScreen) -> None:
    screen.meetings.mine.setFocus()
    driver.key(Qt.Key.Key_Space)
    assert titles(screen) == ["Chief executive", "Chairs of scrutiny"]
    driver.key(Qt.Key.Key_Space)
    screen.meetings.day.setFocus()
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Down)
    assert titles(screen) == ["Tenants & residents"]
    assert TENANTS.title in titles(screen)


def test_a_deleted_meeting_lies_in_the_bin_and_comes_back(
    driver: Driver, screen: InterviewsScreen
) -> None:
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Delete)
    assert driver.page.toast.words.text() == "Meeting deleted"
    assert "Chairs of scrutiny" not in titles(screen)
    screen.meetings.which[Which.BIN].setFocus()
    driver.key(Qt.Key.Key_Space)
    assert titles(screen) == ["Chairs of scrutiny"]
    screen.meetings.list.setFocus()
    driver.key(Qt.Key.Key_Return)
    with driver.workspace.read() as view:
        assert view.need(Meeting, CHAIRS.id) == CHAIRS


def test_a_meeting_with_notes_stays_and_the_reason_is_told(
    driver: Driver, screen: InterviewsScreen
) -> None:
    driver.key(Qt.Key.Key_Delete)
    assert driver.page.banner.happened.text() == "The meeting Chief executive has 2 notes."
    assert len(titles(screen)) == 3


def test_a_new_meeting_opens_on_its_page(driver: Driver, screen: InterviewsScreen) -> None:
    driver.key(Qt.Key.Key_N, CTRL)
    assert driver.screen.name == "meeting"
    driver.type("Youth council")
    driver.key(Qt.Key.Key_2, ALT)
    assert "Youth council" in titles(screen)


def test_documents_are_added_title_by_title(driver: Driver, screen: InterviewsScreen) -> None:
    screen.parts.buttons["documents"].setFocus()
    driver.key(Qt.Key.Key_Space)
    assert driver.focus is screen.documents.title
    driver.line("Budget book")
    driver.line("Audit letter")
    assert driver.focus is screen.documents.title
    assert documents(screen) == ["Audit letter: Requested", "Budget book: Requested"]
    driver.key(Qt.Key.Key_Z, CTRL)
    assert documents(screen) == ["Budget book: Requested"]


def test_where_a_document_stands_is_a_key(driver: Driver, screen: InterviewsScreen) -> None:
    driver.workspace.commit(make("Add", BUDGET, AUDIT))
    driver.page.go_to(Spot("interviews", None, "documents"))
    assert documents(screen) == ["Audit letter: Missing", "Budget book: Received"]
    assert driver.focus is screen.documents.list
    driver.key(Qt.Key.Key_R)
    assert documents(screen) == ["Audit letter: Received", "Budget book: Received"]
    assert driver.page.toast.words.text() == "Audit letter: Received"
    driver.key(Qt.Key.Key_D)
    with driver.workspace.read() as view:
        assert view.need(Document, AUDIT.id).state is DocumentState.READ
    screen.documents.states[DocumentState.READ].setFocus()
    driver.key(Qt.Key.Key_Space)
    assert documents(screen) == ["Audit letter: Read"]
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.key(Qt.Key.Key_Z, CTRL)
    with driver.workspace.read() as view:
        assert view.need(Document, AUDIT.id) == AUDIT


def test_missing_documents_are_counted_on_the_page(
    driver: Driver, screen: InterviewsScreen
) -> None:
    driver.workspace.commit(make("Add", BUDGET, AUDIT))
    assert screen.lead.text().endswith("2 documents, 1 missing")


def test_a_document_with_notes_is_not_deleted(driver: Driver, screen: InterviewsScreen) -> None:
    driver.workspace.commit(make("Add", BUDGET, a_note(meeting=None, document=BUDGET.id)))
    driver.page.go_to(Spot("interviews", None, "documents"))
    driver.key(Qt.Key.Key_Delete)
    assert driver.page.banner.happened.text() == "The document Budget book has 1 note."
    assert documents(screen) == ["Budget book: Received"]


def test_a_click_chooses_and_a_second_one_opens(driver: Driver, screen: InterviewsScreen) -> None:
    index = screen.meetings.list.lines.index(1)
    screen.meetings.list.clicked.emit(index)
    assert driver.screen is screen
    screen.meetings.list.doubleClicked.emit(index)
    assert driver.screen.name == "capture"


def test_coming_back_after_locking_shows_the_same_part(
    driver: Driver, screen: InterviewsScreen
) -> None:
    driver.page.go_to(Spot("interviews", None, "documents"))
    assert screen.spot() == Spot("interviews", None, "documents")
