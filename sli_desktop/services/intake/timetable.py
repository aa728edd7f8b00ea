"""Reads a timetable from a sheet: every row becomes a meeting, or is kept with its reason.

Copes with what organisers send: titles above the headings, two heading rows, merged cells, the
date only on the first row of a day or on a line of its own, one sheet a day.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from sli_desktop.services.intake.columns import ColumnGuess, Headings, find_headings
from sli_desktop.services.intake.grid import Grid, Value
from sli_desktop.services.intake.moments import Span, read_day, read_span
from sli_desktop.services.intake.names import read_names
from sli_desktop.services.intake.problems import NothingInsideError, TooLargeError
from sli_desktop.services.intake.timetable_rows import (
    PHRASES,
    LeftOut,
    Meaning,
    Timetable,
    TimetableRow,
)
from sli_desktop.services.intake.wording import (
    is_break,
    is_cancelled,
    kind_of,
    one_line,
    without_cancelled,
)

MOST_MEETINGS = 1_000
"""Meetings of one timetable; a challenge has about 50."""
LONGEST_TITLE = 500
"""Characters that say who the team meets; more than that is a page of notes."""


@dataclass(slots=True)
class _Sheet:
    """What is known while reading one sheet from top to bottom."""

    grid: Grid
    headings: Headings[Meaning]
    zone: ZoneInfo
    first_day: date | None
    day: date | None = None
    rows: list[TimetableRow] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def value(self, row: int, meaning: Meaning) -> Value:
        column = self.headings.column(meaning)
        return None if column is None else self.grid.value_in_column(row, column)

    def text(self, row: int, meaning: Meaning) -> str:
        return one_line(self.value(row, meaning))

    def optional(self, row: int, meaning: Meaning) -> str | None:
        """The text of a cell; None where there is no such column or the cell is empty."""
        return self.text(row, meaning) or None


def read_timetable(
    file: Path, grids: tuple[Grid, ...], *, first_day: date | None, zone: ZoneInfo
) -> Timetable:
    """Read all sheets of a timetable.

    Raises:
        NothingInsideError: no sheet looks like a timetable.
    """
    rows: list[TimetableRow] = []
    left_out: list[LeftOut] = []
    guesses: list[tuple[str, tuple[ColumnGuess[Meaning], ...]]] = []
    for grid in grids:
        headings = find_headings(grid, PHRASES)
        if headings is None or not _has_times(headings):
            headings = _guess_from_content(grid, first_day)
        if headings is None:
            left_out += _whole_sheet(grid)
            continue
        sheet = _Sheet(grid=grid, headings=headings, zone=zone, first_day=first_day)
        sheet.day = read_day(grid.name, first_day=first_day)
        _read_sheet(file, sheet)
        rows += sheet.rows
        left_out += sheet.left_out
        guesses.append((grid.name, headings.columns))
    if not guesses:
        raise NothingInsideError(file, "timetable: no column of times was found")
    return Timetable(rows=tuple(rows), left_out=tuple(left_out), guesses=tuple(guesses))


def _has_times(headings: Headings[Meaning]) -> bool:
    return any(headings.column(each) is not None for each in (Meaning.TIME, Meaning.START))


def _whole_sheet(grid: Grid) -> list[LeftOut]:
    if not any(any(value is not None for value in row) for row in grid.rows):
        return []
    reason = "no column of times was found on this sheet"
    return [LeftOut(sheet=grid.name, number=0, reason=reason, text="")]


def _guess_from_content(grid: Grid, first_day: date | None) -> Headings[Meaning] | None:
    """Without headings: the column of times, that of days, and the one with the longest words."""
    width = len(grid.rows[0]) if grid.rows else 0
    spans = [_share(grid, column, _is_written_time) for column in range(width)]
    if not spans or max(spans) < 0.5:
        return None
    columns = {Meaning.TIME: spans.index(max(spans))}
    days = [
        _share(grid, column, lambda v: read_day(v, first_day=first_day) is not None)
        for column in range(width)
    ]
    best_day = max(range(width), key=lambda column: days[column])
    if days[best_day] >= 0.5 and best_day not in columns.values():
        columns[Meaning.DATE] = best_day
    rest = [column for column in range(width) if column not in columns.values()]
    if not rest:
        return None
    columns[Meaning.TITLE] = max(rest, key=lambda column: (_words(grid, column), -column))
    guesses = [ColumnGuess(meaning=m, column=c, heading="") for m, c in columns.items()]
    ordered = tuple(sorted(guesses, key=lambda guess: guess.column))
    return Headings(columns=ordered, first=0, end=0)


def _is_written_time(value: Value) -> bool:
    if isinstance(value, int | float):
        return False
    return not isinstance(value, date) and read_span(value) is not None


def _share(grid: Grid, column: int, fits: Callable[[Value], bool]) -> float:
    values = [grid.value(row, column) for row in range(len(grid.rows))]
    filled = [value for value in values if value is not None]
    return sum(map(fits, filled)) / len(filled) if len(filled) > 1 else 0.0


def _words(grid: Grid, column: int) -> int:
    return sum(len(value) for row in grid.rows if isinstance(value := row[column], str))


def _read_sheet(file: Path, sheet: _Sheet) -> None:
    heading = _texts(sheet, sheet.headings.end - 1) if sheet.headings.end else ()
    for row in range(sheet.headings.end, len(sheet.grid.rows)):
        texts = _texts(sheet, row)
        if not any(texts) or texts == heading:
            continue
        if _is_day_row(sheet, row, texts):
            continue
        reason = _read_row(sheet, row)
        if reason:
            _leave_out(sheet, row, reason)
        if len(sheet.rows) + len(sheet.left_out) > MOST_MEETINGS:
            raise TooLargeError(file, f"more than {MOST_MEETINGS:,} meetings on one sheet")


def _texts(sheet: _Sheet, row: int) -> tuple[str, ...]:
    return tuple(one_line(value) for value in sheet.grid.rows[row])


def _is_day_row(sheet: _Sheet, row: int, texts: tuple[str, ...]) -> bool:
    """A line of its own that names the day of the rows below it."""
    filled = [column for column, text in enumerate(texts) if text]
    if len(filled) != 1:
        return False
    day = read_day(sheet.grid.rows[row][filled[0]], first_day=sheet.first_day)
    if day is None:
        return False
    sheet.day = day
    return True


def _leave_out(sheet: _Sheet, row: int, reason: str) -> None:
    text = " | ".join(text for text in _texts(sheet, row) if text)
    sheet.left_out.append(
        LeftOut(sheet=sheet.grid.name, number=row + 1, reason=reason, text=text[:300])
    )


def _read_row(sheet: _Sheet, row: int) -> str:
    """Take one row in; the answer is the reason where it cannot be."""
    title, timed = sheet.text(row, Meaning.TITLE), one_line(_time_value(sheet, row))
    problem = _find_day(sheet, row)
    if not title or not timed:
        return _incomplete(sheet, row, title, timed)
    if problem:
        return problem
    span = _span(sheet, row)
    if span is None:
        return f"the time {timed[:40]} cannot be read"
    if is_break(title):
        return "a break, no meeting"
    if len(title) > LONGEST_TITLE:
        return f"more than {LONGEST_TITLE} characters say who the team meets"
    if sheet.day is None:
        return "it has no date"
    sheet.rows.append(_row(sheet, row, title, sheet.day, span))
    return ""


def _find_day(sheet: _Sheet, row: int) -> str:
    dated = sheet.value(row, Meaning.DATE)
    timed = _time_value(sheet, row)
    if dated is None and isinstance(timed, datetime):
        dated = timed
    if dated is None:
        return ""
    day = read_day(dated, first_day=sheet.first_day)
    if day is None:
        return f"the date {one_line(dated)[:40]} cannot be read"
    sheet.day = day
    return ""


def _incomplete(sheet: _Sheet, row: int, title: str, timed: str) -> str:
    if title:
        return "it has no time"
    if timed:
        return "it does not say who the team meets"
    return _continued(sheet, row)


def _time_value(sheet: _Sheet, row: int) -> Value:
    timed = sheet.value(row, Meaning.TIME)
    return timed if timed is not None else sheet.value(row, Meaning.START)


def _span(sheet: _Sheet, row: int) -> Span | None:
    start, end = _time_value(sheet, row), sheet.value(row, Meaning.END)
    if end is None:
        return read_span(start)
    return read_span(f"{_clock_words(start)} - {_clock_words(end)}")


def _clock_words(value: Value) -> str:
    span = None if isinstance(value, str) else read_span(value)
    return one_line(value) if span is None else f"{span.start:%H:%M}"


def _continued(sheet: _Sheet, row: int) -> str:
    """A line with nothing but names belongs to the meeting above it."""
    names, others = read_names(sheet.text(row, Meaning.NAMES))
    filled = [text for text in _texts(sheet, row) if text]
    if not names or others or len(filled) != 1 or not sheet.rows:
        return "it has no time and does not say who the team meets"
    last = sheet.rows[-1]
    sheet.rows[-1] = dataclasses.replace(last, names=last.names + names)
    return ""


def _row(sheet: _Sheet, row: int, title: str, day: date, span: Span) -> TimetableRow:
    names, others = read_names(str(sheet.value(row, Meaning.NAMES) or ""))
    status = sheet.text(row, Meaning.STATUS)
    peers = next((g for g in sheet.headings.columns if g.meaning is Meaning.PEERS), None)
    starts, ends = moments(day, span, sheet.zone)
    return TimetableRow(
        sheet=sheet.grid.name,
        number=row + 1,
        key=sheet.text(row, Meaning.REFERENCE),
        title=without_cancelled(title),
        starts=starts,
        ends=ends,
        kind=kind_of(sheet.text(row, Meaning.KIND), title),
        place=sheet.optional(row, Meaning.PLACE),
        peers=sheet.optional(row, Meaning.PEERS),
        lead_first=peers is not None and "lead" in peers.heading,
        lead=sheet.optional(row, Meaning.LEAD),
        note_takers=sheet.optional(row, Meaning.NOTE_TAKERS),
        names=names,
        other_people=others,
        count=_count(sheet.value(row, Meaning.COUNT)),
        is_cancelled=is_cancelled(status) or is_cancelled(title),
    )


def moments(day: date, span: Span, zone: ZoneInfo) -> tuple[datetime, datetime | None]:
    """A day and its clock times as moments; where the clocks change, the earlier reading."""
    starts = _moment(day, span.start, zone)
    return starts, None if span.end is None else _moment(day, span.end, zone)


def _moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def _count(value: Value) -> int | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value.strip()[:4])
    return value if isinstance(value, int) and 0 < value < 1000 else None
