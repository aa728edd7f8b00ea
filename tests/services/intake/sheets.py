"""Workbooks and other files for tests, written as organisers write them."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from openpyxl import Workbook

from sli_desktop.services.intake.grid import read_grids
from sli_desktop.services.intake.timetable import read_timetable
from sli_desktop.services.intake.timetable_rows import Timetable

LONDON = ZoneInfo("Europe/London")
FIRST_DAY = date(2026, 10, 12)
"""A Monday, the first day on site."""


def a_workbook(
    file: Path, rows: Iterable[Sequence[object]], *, merged: Iterable[str] = (), name: str = "Sheet"
) -> Path:
    """Write one sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(file)
    return file


def timetable_of(file: Path) -> Timetable:
    """Read a timetable of the visit that starts on `FIRST_DAY`."""
    return read_timetable(file, read_grids(file), first_day=FIRST_DAY, zone=LONDON)


def shown(timetable: Timetable) -> list[str]:
    """The meetings of a timetable, each on a line, with clock times where the visit is."""
    lines = []
    for row in timetable.rows:
        ends = f"{row.ends.astimezone(LONDON):%H:%M}" if row.ends else "?"
        lines.append(f"{row.starts.astimezone(LONDON):%a %d %H:%M}-{ends} {row.title}")
    return lines
