"""Dates, times and counts as people read them (`ui.md` section 5)."""

from datetime import date, datetime


def day(value: date, *, year: bool = True) -> str:
    """A day in words, such as "Tuesday 14 October 2025"."""
    return f"{value:%A} {value.day} {value:%B}" + (f" {value.year}" if year else "")


def short_day(value: date) -> str:
    """A day on a button, such as "Tue 14"."""
    return f"{value:%a} {value.day}"


def days(first: date | None, last: date | None) -> str:
    """A stretch of days, such as "13 to 16 October 2025"; empty where none is known."""
    if first is None or last is None:
        known = first or last
        return f"{known.day} {known:%B %Y}" if known else ""
    if first == last:
        return f"{first.day} {first:%B %Y}"
    start = str(first.day)
    if first.month != last.month:
        start += f" {first:%B}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start} to {last.day} {last:%B %Y}"


def clock_time(value: datetime) -> str:
    """A time of day, such as "10:42"."""
    return f"{value:%H:%M}"


def times(starts: datetime | None, ends: datetime | None) -> str:
    """When a meeting is, such as "10:00 to 11:00"."""
    if starts is None:
        return "No time yet"
    return f"{clock_time(starts)} to {clock_time(ends)}" if ends else clock_time(starts)


def when(value: datetime, now: datetime) -> str:
    """A moment as seen from now: "today 08:55", "yesterday 17:40" or "9 October 2025"."""
    apart = (now.date() - value.date()).days
    if apart in {0, 1}:
        return f"{('today', 'yesterday')[apart]} {clock_time(value)}"
    return f"{value.day} {value:%B %Y}"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 note", "14 notes"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
