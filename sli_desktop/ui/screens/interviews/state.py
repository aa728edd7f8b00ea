"""What the list of meetings shows: filters with their counts, rows. Pure."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, tzinfo
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.meeting import MeetingState
from sli_desktop.storage import MeetingLine
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.standing import Doing, standing_of
from sli_desktop.ui.words import day as day_words
from sli_desktop.ui.words import times
from sli_desktop.wording import tr


class Which(StrEnum):
    """Which meetings show, by how they stand."""

    ALL = "all"
    NOT_WRITTEN_UP = "not written up"
    TO_COME = "to come"
    DONE = "done"
    CANCELLED = "cancelled"
    BIN = "bin"


WHICH_WORDS: Mapping[Which, str] = MappingProxyType(
    {
        Which.ALL: tr("All"),
        Which.NOT_WRITTEN_UP: tr("Not written up"),
        Which.TO_COME: tr("To come"),
        Which.DONE: tr("Done"),
        Which.CANCELLED: tr("Cancelled"),
        Which.BIN: tr("In the bin"),
    }
)


class Filters(NamedTuple):
    """What the person wants to see."""

    which: Which = Which.ALL
    mine: bool = False
    day: date | None = None
    words: str = ""

    @property
    def is_any(self) -> bool:
        """Whether anything is filtered out."""
        return self != Filters()


class Meetings(NamedTuple):
    """All meetings of a challenge, as they were read."""

    lines: tuple[MeetingLine, ...] = ()
    binned: tuple[MeetingLine, ...] = ()
    mine: frozenset[UUID] = frozenset()
    notes: Mapping[UUID, int] = MappingProxyType({})
    zone: tzinfo | None = None


def stands(line: MeetingLine, notes: int, now: datetime) -> Which:
    """Which filter a meeting belongs to."""
    if line.state is MeetingState.CANCELLED:
        return Which.CANCELLED
    doing = standing_of(line, notes, now).doing
    if doing in {Doing.WRITE_UP, Doing.WRAP_UP}:
        return Which.NOT_WRITTEN_UP
    return Which.DONE if doing is Doing.OPEN else Which.TO_COME


def shown(meetings: Meetings, filters: Filters, now: datetime) -> list[MeetingLine]:
    """The meetings that pass every filter, by time."""
    source = meetings.binned if filters.which is Which.BIN else meetings.lines
    words = filters.words.casefold().split()
    return [
        line
        for line in source
        if _is_which(line, meetings, filters.which, now)
        and (not filters.mine or line.id in meetings.mine)
        and (filters.day is None or day_of(line, meetings.zone) == filters.day)
        and (not words or _has_words(line, words))
    ]


def _is_which(line: MeetingLine, meetings: Meetings, which: Which, now: datetime) -> bool:
    if which in {Which.ALL, Which.BIN}:
        return True
    return stands(line, meetings.notes.get(line.id, 0), now) is which


def _has_words(line: MeetingLine, words: Collection[str]) -> bool:
    text = f"{line.title} {line.place} {line.reference}".casefold()
    return all(word in text for word in words)


def day_of(line: MeetingLine, zone: tzinfo | None) -> date | None:
    """The council's day a meeting is on."""
    return line.starts.astimezone(zone).date() if line.starts else None


def counts(meetings: Meetings, now: datetime) -> dict[Which, int]:
    """How many meetings each filter has."""
    found = dict.fromkeys(Which, 0)
    for line in meetings.lines:
        found[stands(line, meetings.notes.get(line.id, 0), now)] += 1
    return found | {Which.ALL: len(meetings.lines), Which.BIN: len(meetings.binned)}


def days_of(meetings: Meetings) -> tuple[date, ...]:
    """The days with meetings, in order."""
    found = {day_of(line, meetings.zone) for line in meetings.lines}
    return tuple(sorted(day for day in found if day))


@lru_cache(maxsize=400)
def _long_day(day: date) -> str:
    return day_words(day, year=False)


def row_of(line: MeetingLine, notes: int, now: datetime, *, in_bin: bool = False) -> Line:
    """A meeting as a row of the list."""
    zone = now.tzinfo
    starts = line.starts.astimezone(zone) if line.starts else None
    ends = line.ends.astimezone(zone) if line.ends else None
    when = f"{_long_day(starts.date())}, {times(starts, ends)}" if starts else tr("No time yet")
    second = " · ".join(each for each in (when, line.place, line.reference) if each)
    if in_bin:
        return Line(line.id, line.title, ((second, False),), tr("In the bin"), "trash-2")
    standing = standing_of(line, notes, now)
    tone = standing.tone or "text_2"
    return Line(line.id, line.title, ((second, False),), standing.state, standing.icon, tone)


def lines_of(meetings: Meetings, filters: Filters, now: datetime) -> list[Line]:
    """The rows that show."""
    in_bin = filters.which is Which.BIN
    return [
        row_of(line, meetings.notes.get(line.id, 0), now, in_bin=in_bin)
        for line in shown(meetings, filters, now)
    ]
