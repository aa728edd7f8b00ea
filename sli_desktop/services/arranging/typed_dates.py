"""Days as a person types them in a form: "14/10/25", "14 Oct", "tomorrow"; never month first."""

import calendar
import re
from datetime import date, timedelta

from sli_desktop.services.intake.moments import read_day
from sli_desktop.wording import tr

_NEAR = {tr("today"): 0, tr("tomorrow"): 1, tr("yesterday"): -1}
_DASHED = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})\b")
_NO_YEAR = re.compile(r"(\d{1,2})[/.](\d{1,2})\.?")
_HALF_A_YEAR = timedelta(days=183)


class DayNotReadError(ValueError):
    """What was typed names no day."""


def typed_day(words: str, today: date) -> date | None:
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


def months_after(day: date, months: int) -> date:
    """So many months after a day; the 31st becomes the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def day_not_read(label: str) -> str:
    """What to tell a person whose words name no day."""
    return tr("{label}: write the day first, such as 14/10/25 or 14 Oct").format(label=label)
