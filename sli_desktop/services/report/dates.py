"""Dates as a British report writes them, whatever the computer's language is."""

from datetime import date

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """``13 October 2025``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span(first: date | None, last: date | None) -> str:
    """``13 to 16 October 2025``, naming month and year only where they differ; "" without a day."""
    if first is None or last is None or first == last:
        day = first or last
        return long_date(day) if day else ""
    if first.year != last.year:
        return f"{long_date(first)} to {long_date(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} to {long_date(last)}"
    return f"{first.day} to {long_date(last)}"
