"""A page of notes from elsewhere as lines: each with the headings it stands under."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sli_desktop.services.intake.columns import ColumnGuess, Headings, find_headings
from sli_desktop.services.intake.grid import Grid
from sli_desktop.services.intake.moments import read_day
from sli_desktop.services.intake.timetable_rows import LeftOut
from sli_desktop.services.intake.wording import one_line

BULLET = re.compile(r"\s*(?:[-–—•▪◦‣·*●○]|\d{1,2}[.)])[ \t]+")
"""What starts a line of a list; a plain hyphen is a bullet, never a judgement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteText:
    """One note as it stood in a file: its words, and the headings above it, the highest first."""

    number: int
    text: str
    headings: tuple[str, ...] = ()
    speaker: str = ""
    kind: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePage:
    """What a file of notes holds, before anybody says where the notes belong.

    `form_of` are the initials of the peer whose Word form of ours it is.
    """

    notes: tuple[NoteText, ...]
    left_out: tuple[LeftOut, ...] = ()
    form_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph: a heading (its level, 1 is the highest), a title (0), or text (None)."""

    text: str
    level: int | None = None


class Column(StrEnum):
    """What a column of notes can hold."""

    MEETING = "meeting"
    THEME = "theme"
    NOTE = "note"
    SPEAKER = "who"
    KIND = "kind"
    PAGE = "page"


PHRASES: dict[Column, tuple[str, ...]] = {
    Column.MEETING: ("meeting", "session", "interview", "document", "meeting reference", "ref"),
    Column.THEME: ("theme", "themes", "area", "line of enquiry", "key line of enquiry", "topic"),
    Column.NOTE: ("note", "notes", "comment", "comments", "text", "what was said", "evidence"),
    Column.SPEAKER: ("who", "speaker", "role", "said by"),
    Column.KIND: ("kind", "type", "strength or area"),
    Column.PAGE: ("page", "pages", "page no"),
}


def notes_of_lines(lines: Iterable[Line]) -> NotePage:
    """Notes of running text: headings above, every other line a note."""
    notes: list[NoteText] = []
    left_out: list[LeftOut] = []
    path: dict[int, str] = {}
    for number, line in enumerate(lines, start=1):
        text = line.text.strip()
        if not text:
            continue
        if line.level is None and (path or not _is_preface(text)):
            headings = tuple(path[level] for level in sorted(path))
            words = BULLET.sub("", text, count=1)
            notes.append(NoteText(number=number, text=words.strip(), headings=headings))
        elif line.level:
            path = {level: above for level, above in path.items() if level < line.level}
            path[line.level] = one_line(text)
        else:
            reason = "the title or date of the page, no note"
            left_out.append(LeftOut(sheet="", number=number, reason=reason, text=text[:300]))
    return NotePage(notes=tuple(note for note in notes if note.text), left_out=tuple(left_out))


def _is_preface(text: str) -> bool:
    """Whether a line above the first heading only says when the notes were made."""
    return len(text) <= 80 and read_day(text, first_day=None) is not None


def notes_of_grid(grid: Grid, *, above: tuple[str, ...] = ()) -> NotePage:
    """Notes of a table: a column of words, with columns or a first column that say what about.

    An empty cell of meeting or theme repeats the one above it.
    """
    headings = find_headings(grid, PHRASES)
    if headings is None or headings.column(Column.NOTE) is None:
        headings = _guessed(grid)
    if headings is None:
        return NotePage(notes=())
    notes: list[NoteText] = []
    left_out: list[LeftOut] = []
    meeting = theme = ""
    for row in range(headings.end, len(grid.rows)):
        cells = {each.meaning: one_line(grid.value(row, each.column)) for each in headings.columns}
        if cells.get(Column.MEETING):
            meeting, theme = cells[Column.MEETING], ""
        theme = cells.get(Column.THEME) or theme
        text = _note_cell(grid, headings, row)
        if text:
            notes += _notes_of_cell(text, row + 1, cells, (*above, *filter(None, (meeting, theme))))
        elif any(cells.get(each) for each in (Column.SPEAKER, Column.KIND, Column.PAGE)):
            words = " | ".join(filter(None, cells.values()))
            reason = "it has no words of a note"
            left_out.append(
                LeftOut(sheet=grid.name, number=row + 1, reason=reason, text=words[:300])
            )
    return NotePage(notes=tuple(notes), left_out=tuple(left_out))


def _note_cell(grid: Grid, headings: Headings[Column], row: int) -> str:
    column = headings.column(Column.NOTE)
    value = None if column is None else grid.rows[row][column]
    return "" if value is None else str(value).strip()


def _notes_of_cell(
    text: str, number: int, cells: dict[Column, str], headings: tuple[str, ...]
) -> Iterator[NoteText]:
    """A cell is one note; a cell of bullets is one note a bullet."""
    lines = [line for line in text.splitlines() if line.strip()]
    are_bullets = len(lines) > 1 and all(BULLET.match(line) for line in lines)
    for line in lines if are_bullets else [" ".join(lines)]:
        yield NoteText(
            number=number,
            text=BULLET.sub("", line, count=1).strip(),
            headings=headings,
            speaker=cells.get(Column.SPEAKER, ""),
            kind=cells.get(Column.KIND, ""),
            page=cells.get(Column.PAGE, ""),
        )


def _guessed(grid: Grid) -> Headings[Column] | None:
    """Without headings: the column with the most words holds the notes, the first what about."""
    from_columns = range(len(grid.rows[0])) if grid.rows else range(0)
    words = [sum(len(str(row[each] or "")) for row in grid.rows) for each in from_columns]
    if not words or not max(words):
        return None
    note = words.index(max(words))
    guesses = [ColumnGuess(meaning=Column.NOTE, column=note, heading="")]
    if note > 0:
        guesses.insert(0, ColumnGuess(meaning=Column.MEETING, column=0, heading=""))
    if note > 1:
        guesses.insert(1, ColumnGuess(meaning=Column.THEME, column=1, heading=""))
    return Headings(columns=tuple(guesses), first=0, end=0)
