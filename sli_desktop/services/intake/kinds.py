"""Says what a file that comes in holds: a timetable, notes, or open data."""

from enum import StrEnum
from pathlib import Path

from sli_desktop.services.intake.columns import find_headings
from sli_desktop.services.intake.grid import Grid
from sli_desktop.services.intake.note_lines import PHRASES as NOTE_PHRASES
from sli_desktop.services.intake.note_lines import Column
from sli_desktop.services.intake.problems import WrongTypeError
from sli_desktop.services.intake.timetable_rows import PHRASES, Meaning
from sli_desktop.wording import tr


class Incoming(StrEnum):
    """What a file holds."""

    TIMETABLE = "timetable"
    NOTES = "notes"
    OPEN_DATA = "open data"


_BY_ENDING = {
    ".ics": Incoming.TIMETABLE,
    ".docx": Incoming.NOTES,
    ".txt": Incoming.NOTES,
    ".md": Incoming.NOTES,
    ".jsonl": Incoming.OPEN_DATA,
}
SHEETS = (".csv", ".xlsx")
"""Endings that may hold a timetable or notes."""


def kind_by_ending(file: Path) -> Incoming | None:
    """What the ending of a name says; None for a sheet, which may be either.

    Raises:
        WrongTypeError: an ending this program does not read.
    """
    ending = file.suffix.lower()
    if ending in SHEETS:
        return None
    if ending not in _BY_ENDING:
        raise WrongTypeError(
            file,
            tr(
                "a timetable (.xlsx .csv .ics), notes (.docx .txt .csv .xlsx) or open data (.jsonl)"
            ),
        )
    return _BY_ENDING[ending]


def kind_of_sheets(grids: tuple[Grid, ...]) -> Incoming:
    """Whether sheets hold notes or a timetable: a column of notes without one of times is notes."""
    for grid in grids:
        timed = find_headings(grid, PHRASES)
        if timed and any(timed.column(each) is not None for each in (Meaning.TIME, Meaning.START)):
            return Incoming.TIMETABLE
        noted = find_headings(grid, NOTE_PHRASES)
        if noted and noted.column(Column.NOTE) is not None:
            return Incoming.NOTES
    return Incoming.TIMETABLE
