"""Reads a timetable from a sheet: every row becomes a meeting, or is kept with its reason.

Copes with what organisers send: titles above the headings, two heading rows, merged cells, the
date only on the first row of a day or on a line of its own, one sheet a day.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from sli_desktop.services.intake.columns import ColumnGuess, Headings
from sli_desktop.services.intake.grid import Grid, Value
from sli_desktop.services.intake.moments import Span, read_day, read_span
from sli_desktop.services.intake.names import read_names
from sli_desktop.services.intake.problems import NothingInsideError, TooLargeError
from sli_desktop.services.intake.timetable_columns import AS_GUESSED, Choices, headings_of
from sli_desktop.services.intake.timetable_rows import (
    LeftOut,
    Meaning,
    RowWords,
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
from sli_desktop.wording import tr

MOST_MEETINGS = 1_000
"""Meetings of one timetable; a challenge has about 50."""
A_BREAK = tr("a break, no meeting")
"""The reason of a row that nobody misses."""
LONGEST_TITLE = 500
"""Characters that say who the team meets; more than that is a page of notes."""


@dataclass(slots=True)
class _Sheet:
    """What is known while reading one sheet from top to bottom."""

    grid: Grid
    headings: Headings[Meaning]
    zone: ZoneInfo
    first_day: date | None
    mended: Mapping[int, RowWords] = field(default_factory=dict)
    day: date | None = None
    rows: list[TimetableRow] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def value(self, row: int, meaning: Meaning) -> Value:
        words = self.mended.get(row)
        if words is not None and meaning in _MENDED:
            return _MENDED[meaning](words) or None
        column = self.headings.column(meaning)
        return None if column is None else self.grid.value_in_column(row, column)

    def text(self, row: int, meaning: Meaning) -> str:
        return one_line(self.value(row, meaning))

    def optional(self, row: int, meaning: Meaning) -> str | None:
        """The text of a cell; None where there is no such column or the cell is empty."""
        return self.text(row, meaning) or None


@dataclass(frozen=True, slots=True)
class _Why:
    """Why a row is left out, and what of it a person would put right; None for nothing."""

    reason: str
    wrong: Meaning | None


_MENDED: Mapping[Meaning, Callable[[RowWords], str]] = {
    Meaning.TITLE: lambda words: words.title.strip(),
    Meaning.DATE: lambda words: words.day.strip(),
    Meaning.TIME: lambda words: words.time.strip(),
    Meaning.PLACE: lambda words: words.place.strip(),
    Meaning.START: lambda _words: "",
    Meaning.END: lambda _words: "",
}
"""What of a row a person can put right; the rest is read from the sheet as before."""


def read_timetable(
    file: Path, grids: tuple[Grid, ...], *, first_day: date | None, zone: ZoneInfo
) -> Timetable:
    """Read all sheets of a timetable.

    Raises:
        NothingInsideError: no sheet looks like a timetable.
    """
    found = read_sheets(file, grids, first_day=first_day, zone=zone)
    if not found.guesses:
        raise NothingInsideError(file, "timetable: no column of times was found")
    return found


def read_sheets(
    file: Path,
    grids: tuple[Grid, ...],
    *,
    first_day: date | None,
    zone: ZoneInfo,
    choices: Choices = AS_GUESSED,
) -> Timetable:
    """Read all sheets as a person says they are to be read.

    Raises:
        TooLargeError: a sheet has more meetings than any timetable.
    """
    rows: list[TimetableRow] = []
    left_out: list[LeftOut] = []
    guesses: list[tuple[str, tuple[ColumnGuess[Meaning], ...]]] = []
    for grid in grids:
        headings = headings_of(grid, first_day, choices)
        if headings is None:
            left_out += _whole_sheet(grid)
            continue
        mended = {
            number - 1: each for (at, number), each in choices.rows.items() if at == grid.name
        }
        sheet = _Sheet(grid=grid, headings=headings, zone=zone, first_day=first_day, mended=mended)
        sheet.day = read_day(grid.name, first_day=first_day)
        _read_sheet(file, sheet)
        rows += sheet.rows
        left_out += sheet.left_out
        guesses.append((grid.name, headings.columns))
    return Timetable(rows=tuple(rows), left_out=tuple(left_out), guesses=tuple(guesses))


def _whole_sheet(grid: Grid) -> list[LeftOut]:
    if not any(any(value is not None for value in row) for row in grid.rows):
        return []
    reason = tr("no column of times was found on this sheet")
    return [LeftOut(sheet=grid.name, number=0, reason=reason, text="")]


def _read_sheet(file: Path, sheet: _Sheet) -> None:
    heading = _texts(sheet, sheet.headings.end - 1) if sheet.headings.end else ()
    for row in range(sheet.headings.end, len(sheet.grid.rows)):
        texts = _texts(sheet, row)
        if row not in sheet.mended:
            if not any(texts) or texts == heading:
                continue
            if _is_day_row(sheet, row, texts):
                continue
        day = sheet.day
        why = _read_row(sheet, row)
        if why is not None:
            _leave_out(sheet, row, why, day)
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


def _leave_out(sheet: _Sheet, row: int, why: _Why, day: date | None) -> None:
    text = " | ".join(text for text in _texts(sheet, row) if text)
    words = None
    if why.wrong is not None:
        dated = sheet.text(row, Meaning.DATE) or (f"{day.day} {day:%B %Y}" if day else "")
        words = RowWords(
            title=sheet.text(row, Meaning.TITLE),
            day=dated,
            time=_time_words(sheet, row),
            place=sheet.text(row, Meaning.PLACE),
        )
    sheet.left_out.append(
        LeftOut(
            sheet=sheet.grid.name,
            number=row + 1,
            reason=why.reason,
            text=text[:300],
            words=words,
            wrong=why.wrong,
            key=sheet.text(row, Meaning.REFERENCE),
        )
    )


def _time_words(sheet: _Sheet, row: int) -> str:
    """The time of a row as a person would write it."""
    start, end = _time_value(sheet, row), sheet.value(row, Meaning.END)
    shown = [_clock_words(each) for each in (start, end) if each is not None]
    return " - ".join(each for each in shown if each)


def _read_row(sheet: _Sheet, row: int) -> _Why | None:
    """Take one row in; the answer is the reason where it cannot be."""
    title, timed = sheet.text(row, Meaning.TITLE), one_line(_time_value(sheet, row))
    problem = _find_day(sheet, row)
    if not title or not timed:
        return _incomplete(sheet, row, title, timed)
    if problem:
        return _Why(problem, Meaning.DATE)
    span = _span(sheet, row)
    if span is None:
        return _Why(tr("the time {time} cannot be read").format(time=timed[:40]), Meaning.TIME)
    if is_break(title):
        return _Why(A_BREAK, None)
    if len(title) > LONGEST_TITLE:
        words = tr("more than {number} characters say who the team meets")
        return _Why(words.format(number=LONGEST_TITLE), Meaning.TITLE)
    if sheet.day is None:
        return _Why(tr("it has no date"), Meaning.DATE)
    sheet.rows.append(_row(sheet, row, title, sheet.day, span))
    return None


def _find_day(sheet: _Sheet, row: int) -> str:
    dated = sheet.value(row, Meaning.DATE)
    timed = _time_value(sheet, row)
    if dated is None and isinstance(timed, datetime):
        dated = timed
    if dated is None:
        return ""
    day = read_day(dated, first_day=sheet.first_day)
    if day is None:
        return tr("the date {date} cannot be read").format(date=one_line(dated)[:40])
    sheet.day = day
    return ""


def _incomplete(sheet: _Sheet, row: int, title: str, timed: str) -> _Why | None:
    if title:
        return _Why(tr("it has no time"), Meaning.TIME)
    if timed:
        return _Why(tr("it does not say who the team meets"), Meaning.TITLE)
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


def _continued(sheet: _Sheet, row: int) -> _Why | None:
    """A line with nothing but names belongs to the meeting above it."""
    names, others = read_names(sheet.text(row, Meaning.NAMES))
    filled = [text for text in _texts(sheet, row) if text]
    if not names or others or len(filled) != 1 or not sheet.rows:
        return _Why(tr("it has no time and does not say who the team meets"), None)
    last = sheet.rows[-1]
    sheet.rows[-1] = dataclasses.replace(last, names=last.names + names)
    return None


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
