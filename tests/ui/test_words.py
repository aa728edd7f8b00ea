"""Dates, times and counts read as people say them."""

from datetime import UTC, date, datetime

from sli_desktop.ui import words


def test_a_stretch_of_days_names_month_and_year_once() -> None:
    assert words.days(date(2025, 10, 13), date(2025, 10, 16)) == "13 to 16 October 2025"
    assert words.days(date(2025, 9, 30), date(2025, 10, 2)) == "30 September to 2 October 2025"
    assert words.days(date(2025, 12, 30), date(2026, 1, 2)) == (
        "30 December 2025 to 2 January 2026"
    )
    assert words.days(date(2025, 10, 13), date(2025, 10, 13)) == "13 October 2025"
    assert words.days(None, date(2025, 10, 13)) == "13 October 2025"
    assert words.days(None, None) == ""


def test_days_and_times_are_in_words() -> None:
    at = datetime(2025, 10, 14, 9, 5, tzinfo=UTC)
    assert words.day(at.date()) == "Tuesday 14 October 2025"
    assert words.short_day(at.date()) == "Tue 14"
    assert words.times(at, at.replace(hour=10)) == "09:05 to 10:05"
    assert words.times(at, None) == "09:05"
    assert words.times(None, None) == "No time yet"


def test_a_moment_is_told_from_now() -> None:
    now = datetime(2025, 10, 14, 12, 0, tzinfo=UTC)
    assert words.when(now.replace(hour=8, minute=55), now) == "today 08:55"
    assert words.when(datetime(2025, 10, 13, 17, 40, tzinfo=UTC), now) == "yesterday 17:40"
    assert words.when(datetime(2025, 10, 9, 17, 40, tzinfo=UTC), now) == "9 October 2025"


def test_one_is_singular() -> None:
    assert words.count(1, "note") == "1 note"
    assert words.count(0, "note") == "0 notes"
    assert words.count(2, "person", "people") == "2 people"
