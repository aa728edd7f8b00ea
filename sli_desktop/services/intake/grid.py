"""Sheets as plain grids of values, from Excel files and from text with separators."""

import csv
import re
import warnings
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import defusedxml.ElementTree
import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from sli_desktop.services.intake.office import open_office
from sli_desktop.services.intake.problems import DamagedInputError, TooLargeError
from sli_desktop.services.intake.reading import read_text
from sli_desktop.wording import tr

Value = str | int | float | bool | datetime | date | time | timedelta | None
"""What a cell of a sheet may hold."""

MOST_ROWS = 10_000
MOST_LINES = 200_000
"""Lines of a text with separators, empty ones as well."""
MOST_COLUMNS = 100
MOST_SHEETS = 40
LARGEST_TEXT = 10 * 1024 * 1024
LONGEST_CELL = 100_000
LAST_ROW = 1_048_576
"""The last row that Excel itself knows; empty rows up to there are passed over."""
MOST_CELLS = 2_000_000
"""Cells of one workbook, empty ones as well: a cell in column XFD makes 16,384 of its row."""
MOST_MERGED = 100_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_BROKEN = (
    InvalidFileException,
    DefusedXmlException,
    SyntaxError,  # what both XML parsers raise
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    OSError,
)
"""What openpyxl raises on sheets that contradict themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One sheet: its name, its rows of equal length, and which cells were merged into one.

    `merged` maps (row, column) of every covered cell to the (row, column) that holds the value.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: dict[tuple[int, int], tuple[int, int]]

    def value(self, row: int, column: int) -> Value:
        """The value shown in a cell, also where it belongs to a merged one."""
        row, column = self.merged.get((row, column), (row, column))
        return self.rows[row][column]

    def value_in_column(self, row: int, column: int) -> Value:
        """The value of a cell, or of the cell above it with which it was merged."""
        top, left = self.merged.get((row, column), (row, column))
        return self.rows[top][column] if left == column else None


def read_grids(file: Path) -> tuple[Grid, ...]:
    """All sheets of an ``.xlsx`` or ``.csv`` file.

    Raises:
        SliError: the file is missing, too large, damaged or something else.
    """
    if file.suffix.lower() == ".csv":
        return (_read_csv(file),)
    return _read_workbook(file)


def _read_csv(file: Path) -> Grid:
    text = read_text(file, largest=LARGEST_TEXT)
    if text.count("\n") > MOST_LINES:
        raise TooLargeError(
            file, tr("more than {most_lines} lines").format(most_lines=f"{MOST_LINES:,}")
        )
    rows: list[tuple[Value, ...]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=_separator(text)):
            rows.append(_within_limits(file, len(rows), [cell.strip() or None for cell in row]))
    except csv.Error as error:
        raise DamagedInputError(file, tr("its rows cannot be told apart")) from error
    return Grid(name="", rows=_even(rows), merged={})


def _separator(text: str) -> str:
    """Comma, semicolon or tab: what stands in the most lines of the beginning."""
    lines = [line for line in text[:8192].splitlines()[:20] if line]
    return max(",;\t", key=lambda mark: (sum(mark in line for line in lines), text.count(mark)))


def _read_workbook(file: Path) -> tuple[Grid, ...]:
    clean = open_office(file, main_part="xl/workbook.xml", expected=tr("an Excel workbook"))
    try:
        merges = _merged_ranges(clean)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of features it leaves out
            return _sheets(file, clean, merges)
    except _BROKEN as error:
        raise DamagedInputError(file, tr("a sheet cannot be read")) from error


def _sheets(file: Path, clean: BytesIO, merges: dict[str, list[str]]) -> tuple[Grid, ...]:
    book = openpyxl.load_workbook(clean, read_only=True, data_only=True, keep_links=False)
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if len(sheets) > MOST_SHEETS:
            raise TooLargeError(
                file, tr("more than {most_sheets} sheets").format(most_sheets=MOST_SHEETS)
            )
        found: list[Grid] = []
        left = MOST_CELLS
        for sheet in sheets:
            sheet.reset_dimensions()  # what a file says about its size is often wrong
            rows: list[tuple[Value, ...]] = []
            for number, row in enumerate(sheet.iter_rows(values_only=True)):
                left -= len(row)
                if left < 0 or number >= LAST_ROW:
                    raise TooLargeError(
                        file,
                        tr("more than {most_cells} cells or {last_row} rows").format(
                            most_cells=f"{MOST_CELLS:,}", last_row=f"{LAST_ROW:,}"
                        ),
                    )
                cells = _within_limits(file, number, list(row))
                if cells:
                    rows += [()] * (number - len(rows))
                    rows.append(cells)
            merged = _covered(merges.get(sheet.title, []), len(rows))
            found.append(Grid(name=sheet.title, rows=_even(rows), merged=merged))
        return tuple(found)
    finally:
        book.close()


def _within_limits(file: Path, number: int, row: list[Value]) -> tuple[Value, ...]:
    """The cells of a row without empty ones at its end."""
    while row and (row[-1] is None or row[-1] == ""):
        row.pop()
    if row and (number >= MOST_ROWS or len(row) > MOST_COLUMNS):
        raise TooLargeError(
            file,
            tr("more than {most_rows} rows or {most_columns} columns").format(
                most_rows=f"{MOST_ROWS:,}", most_columns=MOST_COLUMNS
            ),
        )
    if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in row):
        raise TooLargeError(
            file,
            tr("a cell has more than {longest_cell} characters").format(
                longest_cell=f"{LONGEST_CELL:,}"
            ),
        )
    return tuple(row)


def _even(rows: list[tuple[Value, ...]]) -> tuple[tuple[Value, ...], ...]:
    while rows and not rows[-1]:
        rows.pop()
    width = max(map(len, rows), default=0)
    return tuple(row + (None,) * (width - len(row)) for row in rows)


def _merged_ranges(clean: BytesIO) -> dict[str, list[str]]:
    """Sheet name → ranges such as ``A1:C2``; openpyxl gives them only when it reads all at once."""
    with ZipFile(clean) as archive:
        book = defusedxml.ElementTree.fromstring(archive.read("xl/workbook.xml"))
        links = defusedxml.ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        parts = {link.get("Id"): str(link.get("Target")) for link in links}
        ranges: dict[str, list[str]] = {}
        for sheet in book.iter(tr("{main}sheet").format(main=_MAIN)):
            part = parts.get(sheet.get(_LINK), "").removeprefix("/xl/").removeprefix("/")
            name = f"xl/{part}" if not part.startswith("xl/") else part
            if name in archive.namelist():
                found = _MERGE.findall(archive.read(name))
                ranges[str(sheet.get("name"))] = [each.decode("ascii") for each in found]
        clean.seek(0)
        return ranges


def _covered(ranges: list[str], height: int) -> dict[tuple[int, int], tuple[int, int]]:
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    left_over = MOST_MERGED
    for each in dict.fromkeys(ranges):
        left, top, right, bottom = range_boundaries(each)
        rows = range(top - 1, min(bottom, height))
        columns = range(left - 1, min(right, MOST_COLUMNS))
        left_over -= 1 + len(rows) * len(columns)
        if left_over < 0:
            break
        for row in rows:
            for column in columns:
                covered[row, column] = (top - 1, left - 1)
    return covered
