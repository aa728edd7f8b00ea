"""Reads a timetable from a calendar file (``.ics``) as calendar programs export it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar.cal import Component

from sli_desktop.services.intake.moments import YEARS
from sli_desktop.services.intake.names import Name, read_names
from sli_desktop.services.intake.problems import DamagedInputError, TooLargeError, WrongTypeError
from sli_desktop.services.intake.reading import read_text
from sli_desktop.services.intake.timetable_rows import (
    LeftOut,
    Meaning,
    RowWords,
    Timetable,
    TimetableRow,
)
from sli_desktop.services.intake.wording import is_cancelled, kind_of, one_line, without_cancelled
from sli_desktop.wording import tr

LARGEST_FILE = 5 * 1024 * 1024
MOST_EVENTS = 1_000
MOST_LINES = 60_000
"""Lines of a calendar; a thousand events with a dozen people each have about 40,000."""
_PARTS = ("VCALENDAR", "VEVENT")
_BROKEN = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError)
"""What the calendar parser raises on files that contradict themselves."""


def read_calendar(file: Path, *, zone: ZoneInfo) -> Timetable:
    """Read all events of a calendar file; `zone` is for times that name no zone.

    Raises:
        SliError: the file is missing, too large, damaged or no calendar.
    """
    text = read_text(file, largest=LARGEST_FILE)
    _require_sound(file, text.upper())
    try:
        events = [
            event for part in Calendar.from_ical(text, multiple=True) for event in _events(part)
        ]
    except _BROKEN as error:
        raise DamagedInputError(file, "its events cannot be read") from error
    rows: list[TimetableRow] = []
    left_out: list[LeftOut] = []
    for number, event in enumerate(events, start=1):
        found = _read_event(event, number, zone)
        if isinstance(found, TimetableRow):
            rows.append(found)
        else:
            left_out.append(found)
    return Timetable(rows=tuple(rows), left_out=tuple(left_out))


def _require_sound(file: Path, text: str) -> None:
    if "BEGIN:VCALENDAR" not in text[:2000]:
        raise WrongTypeError(file, "a calendar")
    if text.count("BEGIN:VEVENT") > MOST_EVENTS:
        raise TooLargeError(file, f"more than {MOST_EVENTS:,} events")
    if text.count("\n") > MOST_LINES:
        raise TooLargeError(file, f"more than {MOST_LINES:,} lines")
    if any(text.count(f"BEGIN:{part}") != text.count(f"END:{part}") for part in _PARTS):
        raise DamagedInputError(file, "it ends in the middle of an event")


def _events(calendar: Component) -> Iterator[Component]:
    yield from calendar.walk("VEVENT")


def _read_event(event: Component, number: int, zone: ZoneInfo) -> TimetableRow | LeftOut:
    title = one_line(str(event.get("SUMMARY", "")))
    try:
        starts, ends = _moment(event, "DTSTART", zone), _end(event, zone)
    except _BROKEN:
        return _left_out(event, number, tr("its time cannot be read"), Meaning.TIME, zone)
    if starts is None:
        return _left_out(event, number, tr("it has no time of day"), Meaning.TIME, zone)
    if not title:
        return _left_out(
            event, number, tr("it does not say who the team meets"), Meaning.TITLE, zone
        )
    if "RRULE" in event:
        return _left_out(
            event, number, tr("it repeats; write each meeting on its own"), Meaning.DATE, zone
        )
    if ends is not None and not starts < ends <= starts + timedelta(hours=24):
        return _left_out(
            event,
            number,
            tr("it ends before it starts, or lasts more than a day"),
            Meaning.TIME,
            zone,
        )
    return TimetableRow(
        sheet="",
        number=number,
        key=one_line(str(event.get("UID", "")))[:200],
        title=without_cancelled(title),
        starts=starts,
        ends=ends,
        kind=kind_of("", title),
        place=one_line(str(event.get("LOCATION", ""))) or None,
        names=tuple(_names(event)),
        is_cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED" or is_cancelled(title),
    )


def _left_out(
    event: Component, number: int, reason: str, wrong: Meaning, zone: ZoneInfo
) -> LeftOut:
    title = one_line(str(event.get("SUMMARY", "")))
    words = RowWords(
        title=title[:300],
        day=_day_words(event, zone),
        time=_time_words(event, zone),
        place=one_line(str(event.get("LOCATION", "")))[:300],
    )
    return LeftOut(
        sheet="",
        number=number,
        reason=reason,
        text=title[:300],
        words=words,
        wrong=wrong,
        key=one_line(str(event.get("UID", "")))[:200],
    )


def _day_words(event: Component, zone: ZoneInfo) -> str:
    try:
        value: object = event.decoded("DTSTART")
        if isinstance(value, datetime) and value.tzinfo:
            value = value.astimezone(zone)
    except _BROKEN:
        return ""
    return f"{value.day} {value:%B %Y}" if isinstance(value, date) else ""


def _time_words(event: Component, zone: ZoneInfo) -> str:
    try:
        starts, ends = _moment(event, "DTSTART", zone), _end(event, zone)
    except _BROKEN:
        return ""
    shown = [f"{each.astimezone(zone):%H:%M}" for each in (starts, ends) if each]
    return " - ".join(shown)


def _moment(event: Component, name: str, zone: ZoneInfo) -> datetime | None:
    """A time of an event; None where there is none, or only a day."""
    if name not in event:
        return None
    value: object = event.decoded(name)
    if not isinstance(value, datetime):
        return None
    if value.year not in YEARS:
        raise ValueError("a year no timetable speaks of")
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)


def _end(event: Component, zone: ZoneInfo) -> datetime | None:
    starts = _moment(event, "DTSTART", zone)
    if "DURATION" in event and starts is not None:
        lasts: object = event.decoded("DURATION")
        return starts + lasts if isinstance(lasts, timedelta) else None
    return _moment(event, "DTEND", zone)


def _names(event: Component) -> Iterator[Name]:
    """The people invited, by the names the calendar shows; addresses are not kept."""
    invited = event.get("ATTENDEE", [])
    for person in invited if isinstance(invited, list) else [invited]:
        names, _ = read_names(str(getattr(person, "params", {}).get("CN", "")))
        yield from names
