"""Days and times as people write them in timetables: "Tue 14 Oct", "9.15 – 10.00", "2-3pm".

Never month first. A time without am or pm is one of a working day: 1 to 6 is after noon.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sli_desktop.services.intake.grid import Value

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_FIGURES = re.compile(r"(?<![\d./:])(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?![\d./])")
_WRITTEN = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\.?,?(?:\s+(\d{4}))?\b"
)
_DAY_NUMBER = re.compile(r"\bday\s+(\d{1,2}|one|two|three|four|five)\b")
_NUMBER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?")
YEARS = range(2000, 2100)
"""The years a timetable can speak of."""
_EXCEL_START = date(1899, 12, 30)
_EXCEL_DAYS = range(36526, 73051)
"""The years 2000 to 2099 as Excel counts days."""

_ONE = r"(noon|midday|midnight)|(\d{1,2})(?:[:.](\d{2})|(\d{2}))?\s*(am|pm)?"
_SPAN = re.compile(
    rf"(?:{_ONE})(?:\s*-\s*(?:{_ONE}))?(?:\s*\(?(?:for )?(\d{{1,3}}) ?min[a-z]*\)?)?"
)
_DASHES = re.compile(r"\s*(?:[‐-―−~]|\bto\b|\buntil\b|\btill\b)\s*")
_NOON, _DAY_MINUTES = 12 * 60, 24 * 60
_FIRST_MORNING_HOUR = 7
_LONGEST = 8 * 60
_LONGEST_TEXT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """When a meeting is, within its day; without an end nobody wrote one."""

    start: time
    end: time | None


def read_day(value: Value, *, first_day: date | None) -> date | None:
    """The day a cell names, or None.

    `first_day` of the visit gives the year that is left out, "Day 2", and a weekday alone. A day
    outside the years 2000 to 2099 is a slip of the pen and no day.
    """
    match value:
        case date():
            return _day(value.year, value.month, value.day)
        case int() if value in _EXCEL_DAYS:
            return _EXCEL_START + timedelta(days=value)
        case str():
            return _day_in_words(_short(value), first_day)
        case _:
            return None


def _day_in_words(text: str, first_day: date | None) -> date | None:
    if found := _ISO.search(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.search(text):
        year = int(found[3])
        return _day(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
    if found := _WRITTEN.search(text):
        month = _MONTHS.index(found[2]) + 1
        if found[3] is None and first_day is None:
            return None
        year = int(found[3]) if found[3] else _year_near(first_day, month)
        return _day(year, month, int(found[1]))
    return None if first_day is None else _day_of_visit(text.strip(), first_day)


def _day_of_visit(text: str, first_day: date) -> date | None:
    if found := _DAY_NUMBER.search(text):
        number = _NUMBER_WORDS.get(found[1]) or int(found[1])
        return _days_after(first_day, number - 1) if number else None
    if found := _WEEKDAY.fullmatch(text):
        return _days_after(first_day, (_WEEKDAYS.index(found[1]) - first_day.weekday()) % 7)
    return None


def _days_after(first_day: date, days: int) -> date | None:
    return first_day + timedelta(days=days) if first_day.year in YEARS else None


def _year_near(first_day: date | None, month: int) -> int:
    if first_day is None:
        return 1
    return first_day.year + (1 if month + 6 < first_day.month else 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def read_span(value: Value) -> Span | None:
    """Start and end of a meeting as a cell gives them, or None where it gives no time."""
    match value:
        case datetime() | time():
            return _from_minutes(value.hour * 60 + value.minute, None)
        case timedelta():
            return _from_minutes(int(value.total_seconds() // 60), None)
        case int() | float() if not isinstance(value, bool):
            return _span_of_number(value)
        case str():
            return _span_of_text(_short(value))
        case _:
            return None


def _short(text: str) -> str:
    """Lower case with single spaces; nothing where no day or time is written at such length."""
    plain = " ".join(text.casefold().split())
    return plain if len(plain) <= _LONGEST_TEXT else ""


def _span_of_number(value: float) -> Span | None:
    if 0 < value < 1:
        return _from_minutes(round(value * _DAY_MINUTES), None)
    return _span_of_text(str(value) if isinstance(value, int) else f"{value:.2f}")


def _span_of_text(text: str) -> Span | None:
    plain = re.sub(r"\b([ap])\.?\s?m\b\.?", r"\1m", text)
    plain = re.sub(r"(?<=\d)\s*(?:hrs|hr|h|o'clock)\b|\b12\s*(?=noon|midday|midnight)", "", plain)
    found = _SPAN.fullmatch(_DASHES.sub("-", plain).strip())
    if found is None:
        return None
    start_words, end_words = found.groups()[:5], found.groups()[5:10]
    starts, ends = _candidates(*start_words), _candidates(*end_words)
    if not starts:
        return None
    if not any(end_words):
        start = _usual(starts)
        return _from_minutes(start, start + int(found[11]) if found[11] else None)
    return _span_of_both(_usual(starts), starts, ends, said_half=bool(start_words[4]))


def _span_of_both(
    start: int, starts: list[int], ends: list[int], *, said_half: bool
) -> Span | None:
    if len(ends) == 1 and len(starts) > 1 and not said_half:
        before = [each for each in starts if each < ends[0]]
        if not before:
            return None
        start = max(before)
    after = [each for each in ends if each > start]
    return _from_minutes(start, min(after)) if after else None


def _candidates(
    word: str | None, hour: str | None, minute: str | None, joined: str | None, half: str | None
) -> list[int]:
    """The minutes of the day a time may mean: one where it is clear, two where it is not."""
    if word is not None:
        return [_DAY_MINUTES if word == "midnight" else _NOON]
    if hour is None:
        return []
    minutes = int(hour) % 24 * 60 + int(minute or joined or 0)
    if int(hour) > 24 or int(minute or joined or 0) > 59:
        return []
    if half is not None and int(hour) <= 12:
        return [minutes % _NOON + (_NOON if half == "pm" else 0)]
    if half is not None or int(hour) > 12 or (len(hour) == 2 and hour[0] == "0"):
        return [minutes]
    return [minutes % _NOON, minutes % _NOON + _NOON]


def _usual(candidates: list[int]) -> int:
    early = candidates[0]
    if len(candidates) == 1:
        return early
    return early if early >= _FIRST_MORNING_HOUR * 60 else candidates[1]


def _from_minutes(start: int, end: int | None) -> Span | None:
    if not 0 <= start < _DAY_MINUTES:
        return None
    if end is not None and not start < end <= min(start + _LONGEST, _DAY_MINUTES):
        return None
    last = None if end is None else _clock(min(end, _DAY_MINUTES - 1))
    return Span(start=_clock(start), end=last)


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
