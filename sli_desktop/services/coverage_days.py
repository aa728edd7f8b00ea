"""What each day on site added to the heat map: the day of a meeting, where the council is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from sli_desktop.models.records.meeting import MeetingState
from sli_desktop.services.coverage import Cell, Count, HeatMap, read_heat_map
from sli_desktop.storage import MeetingLine, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """A cell that has changed: as it was at the end of the day before, and as it is."""

    before: Cell
    after: Cell

    def has_grown(self, count: Count) -> bool:
        """Whether more was heard, counted one way."""
        return self.before.number(count) != self.after.number(count)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHeard:
    """One day, the heat map as it was in the evening, and what the day added."""

    day: date
    evening: HeatMap
    gains: tuple[Gain, ...]


def gains(before: HeatMap, after: HeatMap) -> tuple[Gain, ...]:
    """The cells in which one heat map differs from another, in the order of the second."""
    found = []
    for key, cell in after.cells.items():
        old = before.cells.get(key)
        if old is not None and any(old.number(each) != cell.number(each) for each in Count):
            found.append(Gain(before=old, after=cell))
    return tuple(found)


def days_heard(lines: Iterable[MeetingLine], zone: tzinfo) -> tuple[date, ...]:
    """The days on which meetings were held."""
    held = (line.starts for line in lines if line.state is MeetingState.HELD)
    return tuple(sorted({starts.astimezone(zone).date() for starts in held if starts}))


def start_of(day: date, zone: tzinfo) -> datetime:
    """Midnight in which a day begins, where the council is."""
    return datetime.combine(day, time(), tzinfo=zone)


def by_day(view: View, zone: tzinfo) -> tuple[DayHeard, ...]:
    """Each day on which meetings were held, with what it added."""
    told: list[DayHeard] = []
    for day in days_heard(view.meeting_lines(), zone):
        morning = told[-1].evening if told else read_heat_map(view, start_of(day, zone))
        evening = read_heat_map(view, start_of(day + timedelta(days=1), zone))
        told.append(DayHeard(day=day, evening=evening, gains=gains(morning, evening)))
    return tuple(told)
