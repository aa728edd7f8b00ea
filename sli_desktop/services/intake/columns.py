"""Guesses what the columns of a sheet hold, from one or two heading rows or from their content.

The guess is always shown before anything is taken in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from openpyxl.utils import get_column_letter

from sli_desktop.services.intake.grid import Grid, Value

F = TypeVar("F", bound=StrEnum)

_ROWS_LOOKED_AT = 25
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGuess(Generic[F]):
    """What one column was taken for, and why: its heading, or only what stands in it."""

    meaning: F
    column: int
    heading: str

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it: A, B, C."""
        return str(get_column_letter(self.column + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings(Generic[F]):
    """Where the heading rows of a sheet end, and what they say; `end` is the first row of data."""

    columns: tuple[ColumnGuess[F], ...]
    first: int
    end: int

    def column(self, meaning: F) -> int | None:
        """The column with this meaning, if there is one."""
        return next((each.column for each in self.columns if each.meaning is meaning), None)


def plain_heading(value: Value) -> str:
    """A heading for comparing: lower case, letters and digits only."""
    if not isinstance(value, str) or len(value) > _LONGEST_HEADING:
        return ""
    return re.sub(r"[^a-z0-9]+", " ", value.casefold()).strip()


def find_headings(grid: Grid, phrases: Mapping[F, Sequence[str]]) -> Headings[F] | None:
    """The heading rows of a sheet: the row that names most meanings, with its neighbour.

    None where no row names at least two.
    """
    depth = min(len(grid.rows), _ROWS_LOOKED_AT)
    scores = {row: len(set(_meanings(grid, row, phrases))) for row in range(depth)}
    best = max(scores, key=lambda row: (scores[row], -row), default=None)
    if best is None or scores[best] < 2:
        return None
    first = best - 1 if best > 0 and _is_upper_row(grid, best - 1) else best
    last = best + 1 if scores.get(best + 1, 0) and _is_lower_row(grid, best + 1) else best
    columns = _assigned(_combined(grid, first, last), phrases)
    return Headings(columns=columns, first=first, end=last + 1)


def _meanings(grid: Grid, row: int, phrases: Mapping[F, Sequence[str]]) -> Iterator[F]:
    for value in grid.rows[row]:
        meaning, points = _best(plain_heading(value), phrases)
        if meaning is not None and points:
            yield meaning


def _is_upper_row(grid: Grid, row: int) -> bool:
    """Whether a row spans the headings below it: several short texts, none of them a date."""
    texts = {grid.value(row, column) for column in range(len(grid.rows[row]))} - {None}
    return len(texts) > 1 and all(plain_heading(text) for text in texts)


def _is_lower_row(grid: Grid, row: int) -> bool:
    values = [value for value in grid.rows[row] if value is not None]
    return all(plain_heading(value) and not re.search(r"\d", str(value)) for value in values)


def _combined(grid: Grid, first: int, last: int) -> list[list[str]]:
    """The headings of each column, the lowest (most exact) first."""
    width = len(grid.rows[first])
    columns = range(width)
    return [
        [plain_heading(grid.value(row, column)) for row in range(last, first - 1, -1)]
        for column in columns
    ]


def _assigned(
    headings: list[list[str]], phrases: Mapping[F, Sequence[str]]
) -> tuple[ColumnGuess[F], ...]:
    """Give every meaning its best column, the surest first."""
    offers: list[tuple[int, int, F]] = []
    for column, words in enumerate(headings):
        for depth, text in enumerate(words):
            for meaning in phrases:
                points = _points(text, phrases[meaning])
                if points:
                    offers.append((points - 1000 * depth, column, meaning))
    guesses: dict[F, ColumnGuess[F]] = {}
    taken: set[int] = set()
    for _, column, meaning in sorted(offers, key=lambda offer: (-offer[0], offer[1])):
        if meaning not in guesses and column not in taken:
            heading = next(filter(None, headings[column]), "")
            guesses[meaning] = ColumnGuess(meaning=meaning, column=column, heading=heading)
            taken.add(column)
    return tuple(sorted(guesses.values(), key=lambda guess: guess.column))


def _best(text: str, phrases: Mapping[F, Sequence[str]]) -> tuple[F | None, int]:
    offers = [(_points(text, phrases[meaning]), meaning) for meaning in phrases]
    points, meaning = max(offers, key=lambda offer: offer[0])
    return (meaning, points) if points else (None, 0)


def _points(text: str, phrases: Sequence[str]) -> int:
    """How well a heading fits: the whole phrase best, then a longer phrase within it."""
    best = 0
    for place, phrase in enumerate(phrases):
        if text == phrase:
            best = max(best, 500 - place)
        elif text and f" {phrase} " in f" {text} ":
            best = max(best, 10 * len(phrase) - place)
    return best
