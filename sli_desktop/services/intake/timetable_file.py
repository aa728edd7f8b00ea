"""A timetable file once it is read: looked at again as often as a person likes, opened once.

The hostile part, opening the file, happens in `open_timetable`; everything after works on plain
values in memory.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from sli_desktop.models.records.challenge import Challenge, StakeholderGroup
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.people import Contact, Peer
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.intake.calendar_file import read_calendar
from sli_desktop.services.intake.grid import Grid, read_grids
from sli_desktop.services.intake.kinds import SHEETS
from sli_desktop.services.intake.moments import read_day, read_span
from sli_desktop.services.intake.problems import NothingInsideError, WrongTypeError
from sli_desktop.services.intake.timetable import moments, read_sheets
from sli_desktop.services.intake.timetable_columns import (
    AS_GUESSED,
    Choices,
    SheetColumn,
    sheet_columns,
)
from sli_desktop.services.intake.timetable_plan import TimetablePlan, plan_timetable
from sli_desktop.services.intake.timetable_rows import LeftOut, RowWords, Timetable, TimetableRow
from sli_desktop.services.intake.wording import is_break, kind_of, one_line
from sli_desktop.storage import View
from sli_desktop.wording import tr

ENDINGS = (*SHEETS, ".ics")
"""The endings of files a timetable may come in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimetableFile:
    """What a file holds: sheets, or the events of a calendar."""

    file: Path
    grids: tuple[Grid, ...] = ()
    events: Timetable | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A timetable as it is read now: what its columns hold, and what taking it in would do."""

    plan: TimetablePlan
    columns: tuple[SheetColumn, ...]


def open_timetable(file: Path, *, zone: ZoneInfo) -> TimetableFile:
    """Read a file whole, within the limits of its kind.

    Raises:
        SliError: it is missing, too large, damaged, or of a kind that holds no timetable.
    """
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise WrongTypeError(file, tr("a timetable (.xlsx .csv .ics)"))
    if ending in SHEETS:
        opened = TimetableFile(file=file, grids=read_grids(file))
    else:
        opened = TimetableFile(file=file, events=read_calendar(file, zone=zone))
    if not any(grid.rows for grid in opened.grids) and not _has_events(opened.events):
        raise NothingInsideError(file, tr("meetings"))
    return opened


def _has_events(events: Timetable | None) -> bool:
    return events is not None and bool(events.rows or events.left_out)


def look_at(
    opened: TimetableFile,
    view: View,
    *,
    choices: Choices = AS_GUESSED,
    new_reference: Callable[[], str],
    new_id: Callable[[], UUID],
) -> Seen:
    """What taking the file in would do, as a person says it is to be read; nothing is written."""
    records = ChallengeRecords.of(
        (
            *view.all(Challenge),
            *view.all(Meeting),
            *view.all(Peer),
            *view.all(StakeholderGroup),
            *view.all(Contact),
        )
    )
    first_day = records.challenge.on_site_from
    zone = ZoneInfo(records.challenge.time_zone)
    if opened.events is not None:
        timetable = _with_mended(opened.events, choices.rows, first_day, zone)
    else:
        timetable = read_sheets(
            opened.file, opened.grids, first_day=first_day, zone=zone, choices=choices
        )
    plan = plan_timetable(timetable, records, new_reference=new_reference, new_id=new_id)
    columns = sheet_columns(opened.grids, first_day=first_day, choices=choices)
    return Seen(plan=plan, columns=columns)


def _with_mended(
    events: Timetable,
    rows: Mapping[tuple[str, int], RowWords],
    first_day: date | None,
    zone: ZoneInfo,
) -> Timetable:
    """The events of a calendar with those that somebody put right."""
    mended = list(events.rows)
    left_out: list[LeftOut] = []
    for left in events.left_out:
        words = rows.get(left.place)
        found = left if words is None else _mended(left, words, first_day, zone)
        if isinstance(found, TimetableRow):
            mended.append(found)
        else:
            left_out.append(found)
    return replace(events, rows=tuple(mended), left_out=tuple(left_out))


def _mended(
    left: LeftOut, words: RowWords, first_day: date | None, zone: ZoneInfo
) -> TimetableRow | LeftOut:
    title = one_line(words.title)
    day, span = read_day(words.day, first_day=first_day), read_span(words.time)
    reason = ""
    if not title or is_break(title):
        reason = tr("it does not say who the team meets")
    elif day is None:
        reason = tr("the date {date} cannot be read").format(date=words.day[:40])
    elif span is None:
        reason = tr("the time {time} cannot be read").format(time=words.time[:40])
    if reason or day is None or span is None:
        return replace(left, reason=reason, words=words)
    starts, ends = moments(day, span, zone)
    return TimetableRow(
        sheet=left.sheet,
        number=left.number,
        key=left.key,
        title=title,
        starts=starts,
        ends=ends,
        kind=kind_of("", title),
        place=one_line(words.place) or None,
    )
