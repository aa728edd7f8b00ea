"""Days and times are read as people write them, and never guessed where nobody could know."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.services.intake.moments import read_day, read_span

FIRST_DAY = date(2025, 10, 13)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("9.15 – 10.00", "09:15", "10:00"),
        ("09:15-10:00", "09:15", "10:00"),
        ("9.15am to 10am", "09:15", "10:00"),
        ("9 a.m. - 10 a.m.", "09:00", "10:00"),
        ("10am", "10:00", None),
        ("2-3pm", "14:00", "15:00"),
        ("2pm-3", "14:00", "15:00"),
        ("9am-10", "09:00", "10:00"),
        ("11-1pm", "11:00", "13:00"),
        ("11.30 until 1", "11:30", "13:00"),
        ("12-1pm", "12:00", "13:00"),
        ("noon", "12:00", None),
        ("12 noon – 1pm", "12:00", "13:00"),
        ("5-6", "17:00", "18:00"),
        ("1.15", "13:15", None),
        ("07:30", "07:30", None),
        ("7.30", "07:30", None),
        ("0915-1000", "09:15", "10:00"),
        ("14.00hrs", "14:00", None),
        ("1400h - 1500h", "14:00", "15:00"),
        ("10am (45 mins)", "10:00", "10:45"),
        ("3.30 pm – 4.15 pm", "15:30", "16:15"),
        ("10pm - midnight", "22:00", "23:59"),
        (time(9, 15), "09:15", None),
        (datetime.combine(date(2025, 10, 14), time(9, 15)), "09:15", None),
        (timedelta(hours=9, minutes=15), "09:15", None),
        (0.3854166667, "09:15", None),
        (9.15, "09:15", None),
        (9.5, "09:50", None),
        (9, "09:00", None),
        (14, "14:00", None),
    ],
)
def test_a_time_is_read_as_written(written: object, start: str, end: str | None) -> None:
    span = read_span(written)  # type: ignore[arg-type]
    assert span is not None
    assert span.start == time.fromisoformat(start)
    assert span.end == (None if end is None else time.fromisoformat(end))


@pytest.mark.parametrize(
    "written",
    ["", "lunch", "T01", "25:00", "9.75", "10 – 9", "10am-10am", "6.30 for 7pm", "12345", None,
     True, 26, -1, timedelta(days=2), "am", "9-10-11"],
)  # fmt: skip
def test_what_is_no_time_is_not_taken_for_one(written: object) -> None:
    assert read_span(written) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written",
    [
        "Tuesday 14 October 2025",
        "Tue 14 Oct",
        "14th October",
        "14/10/25",
        "14/10/2025",
        "14.10.2025",
        "2025-10-14",
        "Day 2",
        "day two: Tuesday",
        "TUESDAY",
        "Day 2 – Tuesday 14 October",
        45944,
        date(2025, 10, 14),
        datetime.combine(date(2025, 10, 14), time(9)),
    ],
)
def test_a_day_is_read_as_written(written: object) -> None:
    assert read_day(written, first_day=FIRST_DAY) == date(2025, 10, 14)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written", ["31/02/2025", "10/14/2025", "Octember 40", "9.15 – 10.00", "", None, 14, "day 0"]
)
def test_what_is_no_day_is_not_taken_for_one(written: object) -> None:
    assert read_day(written, first_day=FIRST_DAY) is None  # type: ignore[arg-type]


def test_a_visit_over_new_year_takes_january_into_the_next_year() -> None:
    assert read_day("9 January", first_day=date(2025, 12, 8)) == date(2026, 1, 9)


def test_a_day_without_a_year_or_of_the_week_alone_needs_the_dates_of_the_visit() -> None:
    assert read_day("14 October", first_day=None) is None
    assert read_day("Tuesday", first_day=None) is None


@given(start=st.integers(7 * 60, 22 * 60), minutes=st.integers(5, 90), mark=st.sampled_from(":."))
def test_any_clock_time_of_a_working_day_comes_out_as_written(
    start: int, minutes: int, mark: str
) -> None:
    first, last = start, start + minutes
    text = f"{first // 60:02}{mark}{first % 60:02} - {last // 60:02}{mark}{last % 60:02}"
    span = read_span(text)
    assert span is not None
    assert span.start == time(first // 60, first % 60)
    assert span.end == time(last // 60, last % 60)


@given(st.text(max_size=40))
def test_no_text_whatever_breaks_the_reading(text: str) -> None:
    read_span(text)
    read_day(text, first_day=FIRST_DAY)
