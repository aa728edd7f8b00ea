"""Today in the real window: the next step has the focus, every key does what it says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from time import tzset

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.change import ChangeSet, edit, make
from sli_desktop.models.records.meeting import DocumentState, Meeting, MeetingState
from sli_desktop.ui.screens.today.card import MeetingCard
from sli_desktop.ui.screens.today.screen import TodayScreen
from tests.builders import MONDAY, SAM, a_document, a_meeting, a_note
from tests.ui.challenges import CHAIRS, TENANTS
from tests.ui.driving import ALT, CTRL, SHIFT, Driver


def today(driver: Driver) -> TodayScreen:
    screen = driver.page.screen_named("today")
    assert isinstance(screen, TodayScreen)
    return screen


def card_of(driver: Driver, title: str) -> MeetingCard:
    cards = today(driver).view.cards
    return next(c for c in cards if c.isVisible() and c.row and c.row.meeting.title == title)


def meeting(driver: Driver, meeting: Meeting) -> Meeting:
    with driver.workspace.read() as view:
        return view.need(Meeting, meeting.id)


def choose(card: MeetingCard, words: str) -> None:
    next(action for action in card.actions_shown() if action.text() == words).trigger()


def test_the_next_step_has_the_focus_and_enter_starts_its_notes(driver: Driver) -> None:
    assert driver.focus.accessibleName() == "Start notes: Chairs of scrutiny, 10:30 to 11:30"
    driver.key(Qt.Key.Key_Return)
    assert driver.screen.name == "capture"
    assert driver.focus is driver.capture.view.line
    driver.line("First words")
    assert [note.body for note in driver.notes(CHAIRS)] == ["First words"]


def test_a_day_is_a_key_away(driver: Driver) -> None:
    today(driver).view.day_buttons[1].setFocus()
    driver.key(Qt.Key.Key_Return)
    assert today(driver).view.title.text() == "Tuesday 13 October"
    assert today(driver).spot().part == "2026-10-13"
    assert "No meetings on Tuesday" not in driver.focus.accessibleName()
    assert driver.focus is card_of(driver, TENANTS.title).go


def test_a_day_without_meetings_says_so_and_offers_what_to_do(driver: Driver) -> None:
    today(driver).view.day_buttons[3].setFocus()
    driver.key(Qt.Key.Key_Return)
    assert today(driver).view.nothing_words.text() == "No meetings on Thursday"
    assert driver.focus.accessibleName() == "Add a meeting on this day"
    driver.key(Qt.Key.Key_Return)
    assert driver.screen.name == "meeting"
    driver.key(Qt.Key.Key_Escape)
    assert today(driver).view.title.text() == "Thursday 15 October"
    assert card_of(driver, "New meeting").when.text() == "09:00 to 09:45"


def test_an_unplanned_meeting_is_one_key_from_today_and_from_anywhere(driver: Driver) -> None:
    driver.key(Qt.Key.Key_N, CTRL)
    assert driver.focus is driver.capture.view.line
    driver.line("Met in the corridor")
    driver.key(Qt.Key.Key_9, ALT)
    driver.key(Qt.Key.Key_N, CTRL | SHIFT)
    assert driver.focus is driver.capture.view.line
    opened = driver.capture.meeting
    assert opened is not None
    driver.line("And again")
    assert [note.body for note in driver.notes(opened)] == ["And again"]
    assert opened.title == "Unplanned meeting 10:42"


def test_a_meeting_from_elsewhere_shows_at_once_and_the_focus_stays(driver: Driver) -> None:
    card_of(driver, CHAIRS.title).more.setFocus()
    driver.workspace.commit(held())
    assert today(driver).view.lead.text() == "Your day: 2 meetings, 2 done."
    assert driver.focus is card_of(driver, CHAIRS.title).more


def held() -> ChangeSet:
    return edit("End the meeting", (CHAIRS, replace(CHAIRS, state=MeetingState.HELD)))


def test_a_meeting_is_cancelled_put_back_and_undone(driver: Driver) -> None:
    choose(card_of(driver, CHAIRS.title), "Cancel the meeting")
    assert driver.page.toast.words.text() == "Meeting cancelled"
    assert meeting(driver, CHAIRS).state is MeetingState.CANCELLED
    card = card_of(driver, CHAIRS.title)
    assert (card.state.text(), card.go.text()) == ("Cancelled", "Put back")
    card.go.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert meeting(driver, CHAIRS) == CHAIRS
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert meeting(driver, CHAIRS) == CHAIRS
    assert card_of(driver, CHAIRS.title).go.text() == "Start notes"


def test_a_meeting_with_notes_is_not_deleted_and_one_without_comes_back(driver: Driver) -> None:
    choose(card_of(driver, "Chief executive"), "Delete the meeting")
    assert driver.page.banner.happened.text() == "The meeting Chief executive has 2 notes."
    driver.page.banner.close_button.click()
    choose(card_of(driver, CHAIRS.title), "Delete the meeting")
    with driver.workspace.read() as view:
        assert view.get(Meeting, CHAIRS.id) is None
    driver.key(Qt.Key.Key_Z, CTRL)
    assert meeting(driver, CHAIRS) == CHAIRS


def test_a_meeting_over_without_notes_first_offers_to_write_it_up(driver: Driver) -> None:
    driver.clock.now = MONDAY + timedelta(hours=8)
    driver.key(Qt.Key.Key_1, ALT)
    card = card_of(driver, CHAIRS.title)
    assert (card.state.text(), card.go.text()) == ("No notes yet", "Write up")
    assert driver.focus is card.go
    driver.key(Qt.Key.Key_Return)
    assert driver.screen.spot().part == "writeup"


@pytest.mark.parametrize(
    ("words", "screen"),
    [("Add notes from a file…", "addnotes"), ("Print its notes or a form…", "paper")],
)
def test_the_menu_of_a_meeting_leads_to_paper_and_back(
    driver: Driver, words: str, screen: str
) -> None:
    choose(card_of(driver, CHAIRS.title), words)
    assert (driver.screen.name, driver.screen.spot().record) == (screen, CHAIRS.id)
    driver.key(Qt.Key.Key_Escape)
    assert driver.screen.name == "today"


def test_minutes_until_the_next_meeting_follow_the_clock(driver: Driver) -> None:
    driver.clock.now = MONDAY + timedelta(minutes=10)
    driver.key(Qt.Key.Key_1, ALT)
    assert card_of(driver, CHAIRS.title).state.text() == "Starts in 20 min"
    driver.clock.now = MONDAY + timedelta(minutes=25)
    today(driver)._clock.timeout.emit()
    assert card_of(driver, CHAIRS.title).state.text() == "Starts in 5 min"


def test_the_next_step_is_in_sight_in_large_text(driver: Driver, qtbot: QtBot) -> None:
    driver.shell.resize(683, 384)
    driver.look.choose(text_size=200)
    driver.page.go("interviews")
    driver.page.go("today")
    step = today(driver).first_step
    assert step.hasFocus()
    qtbot.waitUntil(lambda: step.visibleRegion().boundingRect().height() == step.height())


def test_notes_to_sort_are_counted_and_lead_to_evidence(driver: Driver) -> None:
    sort = today(driver).view.side.sort
    assert sort.isVisible()
    assert sort.text() == "Sort 2 notes"
    sort.click()
    assert driver.screen.name == "evidence"


def test_missing_documents_are_counted_and_lead_to_the_register(driver: Driver) -> None:
    side = today(driver).view.side
    assert side.documents.isHidden()
    driver.workspace.commit(make("Add", a_document(state=DocumentState.MISSING)))
    assert side.documents.text() == "1 document missing"
    side.documents.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert driver.screen.name == "interviews"


def test_what_is_still_to_ask_stands_beside_the_next_meeting(driver: Driver) -> None:
    ahead = today(driver).shown
    assert ahead is not None
    assert ahead.ahead is not None
    assert ahead.ahead.follow_ups == ("Who owns the plan for the depot?",)


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A laptop whose clock stands in another part of the world."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    tzset()
    yield
    monkeypatch.undo()
    tzset()


@pytest.mark.usefixtures("far_away")
def test_times_are_the_councils_whatever_the_laptop_says(driver: Driver) -> None:
    assert today(driver).view.title.text() == "Monday 12 October"
    assert card_of(driver, CHAIRS.title).when.text() == "10:30 to 11:30"
    driver.key(Qt.Key.Key_N, CTRL)
    assert driver.capture.view.title.text() == "Unplanned meeting 10:42"


def test_a_full_day_stays_quick_and_leads_on_to_the_whole_list(
    driver: Driver, qtbot: QtBot
) -> None:
    many = [
        a_meeting(f"Meeting {n}", starts=MONDAY + timedelta(minutes=n), lead=SAM) for n in range(90)
    ]
    driver.workspace.commit(make("Add", *many, *(a_note(meeting=each.id) for each in many)))
    view = today(driver).view
    qtbot.waitUntil(lambda: sum(card.isVisible() for card in view.cards) == 40)
    assert view.more.text() == "52 more meetings in Interviews"
    view.more.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert driver.screen.name == "interviews"


def test_without_any_meeting_the_first_step_is_the_timetable(driver: Driver) -> None:
    with driver.workspace.read() as view:
        meetings = view.all(Meeting)
    driver.workspace.commit(
        edit("x", *((each, replace(each, starts=None, ends=None)) for each in meetings))
    )
    assert today(driver).view.nothing_words.text() == "No meetings on Monday"
    assert today(driver).shown is not None
    assert today(driver).view.first_add.isVisible()
    assert date(2026, 10, 12) == today(driver).shown.day  # type: ignore[union-attr]
