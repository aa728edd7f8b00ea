"""Comments from a table that a council sends back: looked at row by row, taken in as one act."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar
from uuid import UUID

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import Change, ChangeSet
from sli_desktop.models.records.report import Comment, ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.comments.deciding import Told, add_comment, nearest
from sli_desktop.services.intake.columns import Headings, find_headings
from sli_desktop.services.intake.grid import Grid, read_grids
from sli_desktop.services.intake.wording import one_line
from sli_desktop.services.report.escape import clean
from sli_desktop.services.report.outline import outline
from sli_desktop.services.word_back.looking import EVERYTHING
from sli_desktop.services.word_back.units import Unit, units_of
from sli_desktop.wording import tr, trn

MOST = 2_000
_LONGEST = 10_000


class Column(StrEnum):
    """What a column of such a table holds."""

    SECTION = "section"
    PARAGRAPH = "paragraph"
    COMMENT = "comment"
    EVIDENCE = "evidence"
    PROPOSED = "proposed wording"
    FROM = "from"


PHRASES: Mapping[Column, Sequence[str]] = MappingProxyType(
    {
        Column.SECTION: ("section", "heading", "part of report", "theme", "chapter", "page"),
        Column.PARAGRAPH: (
            "paragraph",
            "current text",
            "text in report",
            "original text",
            "statement",
            "wording in report",
            "extract",
        ),
        Column.COMMENT: (
            "comment",
            "comments",
            "council comment",
            "factual accuracy comment",
            "factual inaccuracy",
            "correction",
            "issue",
            "query",
        ),
        Column.EVIDENCE: ("evidence", "supporting evidence", "source", "reference", "link"),
        Column.PROPOSED: (
            "proposed wording",
            "suggested wording",
            "proposed amendment",
            "suggested amendment",
            "proposed change",
            "suggested change",
        ),
        Column.FROM: ("from", "officer", "name", "submitted by", "raised by", "who"),
    }
)


class NoCommentsError(SliError):
    """No sheet of a file has a column of comments."""

    code: ClassVar[str] = "SLI-3452"

    def __init__(self) -> None:
        super().__init__(
            tr("This file has no column that looks like comments."),
            kept=NOTHING_CHANGED,
            next_step=tr(
                "Name the columns in the first row, such as Section, Paragraph, Comment, Evidence."
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table: what it says, and why it is not taken in where it is not."""

    number: int
    told: Told
    left_out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingIn:
    """What a file would bring; `columns` is what each column was taken for."""

    rows: tuple[Row, ...]
    columns: tuple[tuple[str, str], ...]

    @property
    def taken(self) -> tuple[Row, ...]:
        """The rows that come in."""
        return tuple(each for each in self.rows if not each.left_out)


def look_at_comments(file: Path, records: ChallengeRecords) -> ComingIn:
    """Read a table of comments and find what each is about.

    Raises:
        IntakeError: the file cannot be read, is too large, or damaged.
        NoCommentsError: no column holds comments.
    """
    found = [(grid, find_headings(grid, PHRASES)) for grid in read_grids(file)]
    sheets = [
        (grid, each)
        for grid, each in found
        if each is not None and each.column(Column.COMMENT) is not None
    ]
    if not sheets:
        raise NoCommentsError
    units = units_of(outline(records, EVERYTHING))
    there = {(each.words, each.paragraph) for each in records.all(Comment)}
    rows: list[Row] = []
    for grid, headings in sheets:
        rows += _rows(grid, headings, units, records, there)
    columns = tuple((each.letter, each.meaning.value) for each in sheets[0][1].columns)
    return ComingIn(rows=tuple(rows[:MOST]), columns=columns)


def _rows(
    grid: Grid,
    headings: Headings[Column],
    units: Sequence[Unit],
    records: ChallengeRecords,
    there: set[tuple[str, str]],
) -> Iterator[Row]:
    for at in range(headings.end, len(grid.rows)):
        cells = {each.meaning: _cell(grid.value(at, each.column)) for each in headings.columns}
        if not any(cells.values()):
            continue
        told = _told(cells, units, records)
        why = ""
        if not told.words:
            why = tr("it holds no comment")
        elif (told.words, told.paragraph) in there:
            why = tr("it is here already")
        there.add((told.words, told.paragraph))
        yield Row(number=at + 1, told=told, left_out=why)


def _cell(value: object) -> str:
    return "" if value is None else clean(str(value)).strip()[:_LONGEST]


def _told(cells: Mapping[Column, str], units: Sequence[Unit], records: ChallengeRecords) -> Told:
    words = cells.get(Column.COMMENT, "")
    if proposed := cells.get(Column.PROPOSED, ""):
        line = tr("Proposed wording: {words}").format(words=proposed)
        words = f"{words}\n{line}".strip()
    paragraph, section = cells.get(Column.PARAGRAPH, ""), cells.get(Column.SECTION, "")
    unit = nearest(paragraph, units) if paragraph else None
    record = unit.origin.record if unit is not None else _section(section, records)
    return Told(
        words=words,
        section=section or (unit.where if unit is not None else ""),
        record=record,
        paragraph=unit.words if unit is not None else paragraph,
        evidence=cells.get(Column.EVIDENCE, ""),
        from_whom=one_line(cells.get(Column.FROM, "")),
    )


def _section(title: str, records: ChallengeRecords) -> UUID | None:
    wanted = title.casefold().strip(" .0123456789")
    found = (
        each.id for each in records.all(ReportSection) if wanted and each.title.casefold() == wanted
    )
    return next(found, None)


def take_in(coming: ComingIn, new_id: Callable[[], UUID]) -> ChangeSet:
    """The act that takes the comments in."""
    made = [add_comment(each.told, new_id)[0] for each in coming.taken]
    name = trn(len(made), "Import {number} comment", "Import {number} comments")
    return ChangeSet(name=name, changes=tuple(Change(before=None, after=each) for each in made))
