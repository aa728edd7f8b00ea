"""Dates, times and counts as people read them (`ui.md` section 5)."""

from collections.abc import Sequence
from datetime import date, datetime

from sli_desktop.calendar_words import date_words, day_words, month, short_weekday
from sli_desktop.wording import tr


def day(value: date, *, year: bool = True) -> str:
    """A day in words, such as "Tuesday 14 October 2025"."""
    return day_words(value, year=year)


def short_day(value: date) -> str:
    """A day on a button, such as "Tue 14"."""
    return f"{short_weekday(value)} {value.day}"


def days(first: date | None, last: date | None) -> str:
    """A stretch of days, such as "13 to 16 October 2025"; empty where none is known."""
    if first is None or last is None:
        known = first or last
        return date_words(known) if known else ""
    if first == last:
        return date_words(first)
    start = str(first.day)
    if first.month != last.month:
        start += f" {month(first)}"
    if first.year != last.year:
        start += f" {first.year}"
    return tr("{first} to {last}").format(first=start, last=date_words(last))


def clock_time(value: datetime) -> str:
    """A time of day, such as "10:42"."""
    return f"{value.hour:02}:{value.minute:02}"  # strftime costs ten times as much


def times(starts: datetime | None, ends: datetime | None) -> str:
    """When a meeting is, such as "10:00 to 11:00"."""
    if starts is None:
        return tr("No time yet")
    if ends is None:
        return clock_time(starts)
    return tr("{first} to {last}").format(first=clock_time(starts), last=clock_time(ends))


def when(value: datetime, now: datetime) -> str:
    """A moment as seen from now: "today 08:55", "yesterday 17:40" or "9 October 2025"."""
    apart = (now.date() - value.date()).days
    if apart == 0:
        return tr("today {time}").format(time=clock_time(value))
    if apart == 1:
        return tr("yesterday {time}").format(time=clock_time(value))
    return date_words(value)


def listed(words: Sequence[str]) -> str:
    """Words in a sentence, such as "PDF, HTML and DOCX"."""
    if len(words) < 2:
        return "".join(words)
    return tr("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 note", "14 notes"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
