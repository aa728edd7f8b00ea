"""Days and times as a person types them into a field: "14 Oct", "tomorrow", "9.15"; day first."""

import re
from datetime import date, time, timedelta

from sli_desktop.services.intake.moments import read_day, read_span
from sli_desktop.wording import tr

_NEAR = {tr("today"): 0, tr("tomorrow"): 1, tr("yesterday"): -1}
_DASHED = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})\b")
_NO_YEAR = re.compile(r"(\d{1,2})[/.](\d{1,2})\.?")
_HALF_A_YEAR = timedelta(days=183)


class DayNotReadError(ValueError):
    """What was typed names no day."""


def read_typed_day(words: str, today: date) -> date | None:
    """The day somebody typed; None for an empty field.

    A year that is left out is the one that brings the day nearest to today.

    Raises:
        DayNotReadError: the words name no day.
    """
    plain = " ".join(words.casefold().split())
    if not plain:
        return None
    if plain in _NEAR:
        return today + timedelta(days=_NEAR[plain])
    found = _NO_YEAR.fullmatch(plain)
    if found:
        plain = f"{plain.rstrip('.')}/{today.year}".replace(".", "/")
    day = read_day(_DASHED.sub(r"\1/\2/\3", plain), first_day=today)
    if day is None:
        raise DayNotReadError(words)
    return _nearest(day, today) if found or not re.search(r"\d{4}|\d[/.]\d+[/.]\d", plain) else day


def _nearest(day: date, today: date) -> date:
    """The same day of the year that lies nearest to today."""
    for years in (0, 1, -1):
        try:
            there = day.replace(year=today.year + years)
        except ValueError:  # 29 February
            continue
        if abs(there - today) <= _HALF_A_YEAR:
            return there
    return day


def day_not_read(label: str) -> str:
    """What to tell a person whose words name no day."""
    return tr("{label}: write the day first, such as 14/10/25 or 14 Oct").format(label=label)


def typed_day(words: str, *, today: date) -> date | None:
    """The day that is meant; None for an empty field and for words that name no day."""
    try:
        return read_typed_day(words, today)
    except DayNotReadError:
        return None


def typed_time(words: str) -> time | None:
    """The time of day that is meant, or None; 1 to 6 without am or pm is after noon."""
    span = read_span(words) if words.strip() else None
    return span.start if span is not None and span.end is None else None


def typed_number(words: str, *, most: int) -> int | None:
    """A whole number from 1 up to `most`, or None."""
    plain = words.strip()
    if not plain.isdecimal() or len(plain) > len(str(most)):
        return None
    return int(plain) if 0 < int(plain) <= most else None
