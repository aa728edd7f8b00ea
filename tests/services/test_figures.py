"""What the team did is counted from the records, rounded down, and people are counted once."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.models.records.meeting import DocumentState, MeetingKind, MeetingState
from sli_desktop.services.figures import (
    Figures,
    RoundedDown,
    figures,
    minutes_of,
    rounded_down,
    said,
)
from tests.services.report.small import (
    PRIYA,
    SAM,
    a_document,
    a_meeting,
    a_note,
    records,
    some_people,
)


def test_a_challenge_without_meetings_has_no_figures() -> None:
    assert figures(records()) == Figures()


def test_only_meetings_held_with_people_of_the_council_are_counted() -> None:
    counted = figures(
        records(
            a_meeting("Leader"),
            a_meeting("Planned", state=MeetingState.PLANNED),
            a_meeting("Fell through", state=MeetingState.CANCELLED),
            a_meeting("Evening", kind=MeetingKind.TEAM_MEETING),
            a_meeting("Reading", kind=MeetingKind.DOCUMENT_READING),
            a_meeting("Files", kind=MeetingKind.AUDIT),
            a_meeting("Check-in", kind=MeetingKind.CHECK_IN),
            a_meeting("Feedback", kind=MeetingKind.FEEDBACK),
        )
    )
    assert counted.meetings == 1
    assert counted.peer_minutes == 6 * 60 * 2


def test_one_person_met_twice_counts_once() -> None:
    counted = figures(
        records(
            a_meeting("Leader"),
            a_meeting("Leader again"),
            some_people("Leader", person_key="row 4"),
            some_people("Leader again", person_key="row 4"),
            some_people("Leader again", person_key="row 5"),
            some_people("Leader again", count=3),
        )
    )
    assert counted.people == 5


def test_a_person_key_on_a_line_for_several_people_does_not_make_them_one() -> None:
    held = a_meeting("Staff")
    assert figures(records(held, some_people("Staff", 4, "row 9"))).people == 4


def test_the_number_given_at_the_wrap_up_stands_over_the_sum_of_the_lines() -> None:
    held = a_meeting("Staff", people_count=7)
    lines = (some_people("Staff", 5), some_people("Staff", person_key="row 1"))
    assert figures(records(held, *lines)).people == 7


def test_people_expected_in_a_meeting_that_fell_through_are_not_counted() -> None:
    away = a_meeting("Away", state=MeetingState.CANCELLED, people_count=9)
    assert figures(records(away, some_people("Away", 9))).people == 0


def test_hours_are_those_of_all_peers_together_and_each_peer_counts_once_a_meeting() -> None:
    start = datetime(2025, 10, 13, 9, 0, tzinfo=UTC)
    held = a_meeting(
        "Leader",
        starts=start,
        ends=start + timedelta(minutes=95),
        planned_minutes=60,
        lead=PRIYA,
        note_takers=frozenset({PRIYA, SAM}),
        peers=frozenset({SAM}),
    )
    counted = figures(records(held))
    assert counted.peer_minutes == 190
    assert counted.peer_hours == 3


def test_a_meeting_that_ends_before_it_starts_takes_no_time() -> None:
    start = datetime(2025, 10, 13, 9, 0, tzinfo=UTC)
    assert minutes_of(a_meeting("Odd", starts=start, ends=start - timedelta(hours=1))) == 0


def test_documents_read_and_notes_are_counted() -> None:
    counted = figures(
        records(a_document("Plan"), a_document("Budget", DocumentState.RECEIVED), a_note("Heard"))
    )
    assert (counted.documents, counted.notes) == (1, 1)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 meetings"),
        (1, "1 meeting"),
        (9, "9 meetings"),
        (10, "10 meetings"),
        (11, "more than 10 meetings"),
        (46, "more than 45 meetings"),
        (125, "125 meetings"),
        (1234, "more than 1,230 meetings"),
    ],
)
def test_numbers_are_said_as_published_reviews_say_them(number: int, words: str) -> None:
    assert said(number, "meeting", "meetings") == words


@given(st.integers(min_value=0, max_value=10**6))
def test_a_rounded_number_is_never_above_the_true_one(number: int) -> None:
    shown = rounded_down(number)
    assert shown.number <= number < shown.number + 5 + (shown.number < 10)
    assert shown.more == (shown.number < number)


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(1, 4), st.sampled_from("xyz "))
    )
)
def test_people_are_never_more_than_seats_nor_fewer_than_known_persons(
    lines: list[tuple[str, int, str]],
) -> None:
    made = {some_people(name, n, key.strip()).id: (name, n, key.strip()) for name, n, key in lines}
    attendance = [some_people(*line) for line in made.values()]
    counted = figures(records(*(a_meeting(name) for name in "abc"), *attendance)).people
    seats = sum(n for _, n, _ in made.values())
    known = {key for _, n, key in made.values() if n == 1 and key}
    twice = sum(n == 1 and bool(key) for _, n, key in made.values()) - len(known)
    assert counted == seats - twice


def test_ten_is_the_first_number_that_is_rounded() -> None:
    assert rounded_down(10) == RoundedDown(number=10, more=False)
