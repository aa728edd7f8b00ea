"""What a report is made of, before anybody thinks of pages or tags: frozen values.

Every format starts here. All text has been through `escape.clean`; none of it is mark-up. `origin`
says which text of which record a block is, where it is one that somebody wrote.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sli_desktop.services.report.origin import Origin


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight and slant."""

    text: str
    bold: bool = False
    italic: bool = False


Inline = tuple[Run, ...]
"""One paragraph's worth of text, from left to right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a section; level 2 is a theme or part, 3 and 4 lie below it.

    `anchor` is unique in the outline. `number` ("5.2") stands before a heading of level 2. `mark`
    names the little shape that stands before it ("strength", "area").
    """

    level: int
    text: str
    anchor: str
    number: str = ""
    mark: str = ""
    origin: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of running text; a `lead` one introduces what follows."""

    runs: Inline
    lead: bool = False
    origin: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One line of a list with its sign ("•", "3."); `depth` 0 is the outermost level."""

    sign: str
    runs: Inline
    depth: int = 0
    origin: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList:
    """A list, bulleted or numbered: the sign is part of each item."""

    items: tuple[ListItem, ...]


Text = Paragraph | BulletList | Heading
"""What a person can write in a body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of data: column titles, rows of text, and the share of the width of each column."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureStrip:
    """A few large numbers side by side: (number as shown, what it counts)."""

    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingBlock:
    """What the team concluded: the headline, and its statement below.

    `counts` say on how much it rests, where somebody asked for that as speaker notes.
    """

    headline: str
    statement: tuple[Text, ...]
    anchor: str
    counts: str = ""
    origin: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationBlock:
    """What the council should do: label ("Recommendation 3"), title, text and details.

    `details` are (name, value) pairs such as ("Timescale", "by March 2026").
    """

    label: str
    title: str
    text: tuple[Text, ...]
    details: tuple[tuple[str, str], ...]
    anchor: str
    origin: Origin | None = field(default=None, compare=False, repr=False)


class ChartKind(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"
    GRID = "grid"
    SHARES = "shares"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """A row of a chart: its name and its numbers; None is a number too small to be shown."""

    label: str
    cells: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Numbers to look at; its `table` says the same in words, right behind it in every format.

    `alt` is what a screen reader says in place of the picture, `columns` are the heads of a grid.
    Numbers below `least` are not shown.
    """

    kind: ChartKind
    title: str
    alt: str
    anchor: str
    rows: tuple[ChartRow, ...]
    table: Table
    columns: tuple[str, ...] = ()
    least: int = 1


Block = Text | Table | FigureStrip | FindingBlock | RecommendationBlock | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report; `key` ties it to the framework's outline.

    `number` is its place, `sign` what stands before its title: "1.0", or nothing at all.
    """

    key: str
    number: int
    title: str
    anchor: str
    blocks: tuple[Block, ...]
    sign: str | None = None
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def shown_number(self) -> str:
        """The number as the framework has it."""
        return str(self.number) if self.sign is None else self.sign

    @property
    def heading(self) -> str:
        """The words over the section."""
        return f"{self.shown_number} {self.title}".strip()


Cell = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet: its width in characters, and the words offered to whoever fills it."""

    title: str
    width: int
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of the spreadsheet: a table with its head; `about` says what it is.

    Numbers of an `is_heat` one are darker the larger they are.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_heat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The whole report: what stands on the cover, and the sections in order.

    A letter has neither cover nor contents. `slides` are the same words in the order of the
    feedback presentation, `sheets` as tables.
    """

    subject: str
    title: str
    document: str
    dates: str
    marking: str
    sections: tuple[Section, ...]
    dated: date
    language: str = "en-GB"
    is_letter: bool = False
    slides: tuple[Section, ...] = ()
    sheets: tuple[Sheet, ...] = ()

    @property
    def full_title(self) -> str:
        """The title that a reader sees in a list of files or a browser tab."""
        return f"{self.subject}: {self.title}, {self.document}".strip(": ,")

    def blocks(self) -> Iterator[Block]:
        """Every block of every section, in reading order."""
        for section in self.sections:
            yield from section.blocks
