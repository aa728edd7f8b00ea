"""Days and times as a person types them into a field: "14 Oct", "tomorrow", "9.15"."""

from datetime import date, time, timedelta

from sli_desktop.services.intake.moments import read_day, read_span
from sli_desktop.wording import tr


def typed_day(words: str, *, today: date) -> date | None:
    """The day that is meant, or None. A day without a year is the one nearest to `today`."""
    plain = " ".join(words.casefold().split())
    spoken = {tr("today"): 0, tr("tomorrow"): 1, tr("yesterday"): -1}
    if plain in spoken:
        return today + timedelta(days=spoken[plain])
    return read_day(plain, first_day=today) if plain else None


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
