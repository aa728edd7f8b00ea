"""What the columns of a timetable hold: guessed from headings or content, then as a person says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from openpyxl.utils import get_column_letter

from sli_desktop.services.intake.columns import ColumnGuess, Headings, find_headings
from sli_desktop.services.intake.grid import Grid, Value
from sli_desktop.services.intake.moments import read_day, read_span
from sli_desktop.services.intake.timetable_rows import (
    PHRASES,
    ColumnPlace,
    Meaning,
    RowPlace,
    RowWords,
)
from sli_desktop.services.intake.wording import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person said about a timetable: what columns hold, and rows put right.

    A column that stands here with None holds nothing of a meeting.
    """

    columns: Mapping[ColumnPlace, Meaning | None] = field(default_factory=dict)
    rows: Mapping[RowPlace, RowWords] = field(default_factory=dict)


AS_GUESSED = Choices()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One column of a sheet as a person is asked about it."""

    place: ColumnPlace
    letter: str
    heading: str
    example: str
    meaning: Meaning | None


def sheet_columns(
    grids: tuple[Grid, ...], *, first_day: date | None, choices: Choices = AS_GUESSED
) -> tuple[SheetColumn, ...]:
    """Every column of every sheet, with what it is taken for, and one example of what is in it."""
    found: list[SheetColumn] = []
    for grid in grids:
        headings = headings_of(grid, first_day, choices) or Headings(columns=(), first=0, end=0)
        meanings = {each.column: each.meaning for each in headings.columns}
        width = len(grid.rows[0]) if grid.rows else 0
        for column in range(width):
            below = (one_line(row[column]) for row in grid.rows[headings.end :])
            heading = one_line(grid.value(headings.end - 1, column)) if headings.end else ""
            found.append(
                SheetColumn(
                    place=(grid.name, column),
                    letter=str(get_column_letter(column + 1)),
                    heading=heading[:40],
                    example=next(filter(None, below), "")[:40],
                    meaning=meanings.get(column),
                )
            )
    return tuple(found)


def headings_of(grid: Grid, first_day: date | None, choices: Choices) -> Headings[Meaning] | None:
    """Where the headings of a sheet are and what its columns hold: guessed, then as chosen."""
    named = find_headings(grid, PHRASES)
    headings = named
    if headings is None or not _has_times(headings):
        headings = _guess_from_content(grid, first_day)
    chosen = {at: each for (sheet, at), each in choices.columns.items() if sheet == grid.name}
    if not chosen:
        return headings
    start = headings or named or Headings(columns=(), first=0, end=0)
    kept = {
        each.meaning: each
        for each in start.columns
        if each.column not in chosen and each.meaning not in chosen.values()
    }
    for column, meaning in chosen.items():
        if meaning is not None:
            kept[meaning] = ColumnGuess(meaning=meaning, column=column, heading="")
    columns = tuple(sorted(kept.values(), key=lambda each: each.column))
    return Headings(columns=columns, first=start.first, end=start.end)


def _has_times(headings: Headings[Meaning]) -> bool:
    return any(headings.column(each) is not None for each in (Meaning.TIME, Meaning.START))


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
