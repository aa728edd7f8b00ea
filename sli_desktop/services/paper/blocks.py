"""What a page is made of, on paper and in Help, before anybody thinks of fonts: frozen values.

All text is data: whoever draws it inserts it as text and never reads it as mark-up.
"""

from dataclasses import dataclass
from enum import StrEnum

from sli_desktop.services.report.escape import clean


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `link` is a place of the same guide ("today#gaps")."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""
    small: bool = False


Inline = tuple[Run, ...]
"""One paragraph's worth of text; a line end inside it begins a new line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 is the title of the page. `anchor` is what links name."""

    level: int
    words: str
    anchor: str = ""
    new_page: bool = False


class Look(StrEnum):
    """How a paragraph looks."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of running text."""

    runs: Inline
    look: Look = Look.BODY
    whole: bool = False
    """Never divided between two pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a list; `depth` 0 is the outermost level, `box` a box to tick on paper."""

    runs: Inline
    depth: int = 0
    ordered: bool = False
    box: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; `shares` are the widths of its columns in per cent, `head` may be empty."""

    rows: tuple[tuple[Inline, ...], ...]
    shares: tuple[int, ...]
    head: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of `docs/images` by its name, and what it shows in words."""

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Ruled lines to write on by hand."""

    lines: int


Block = Heading | Paragraph | Items | Table | Picture | Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One thing to print: what stands on top and at the foot of each page, and what is on it."""

    name: str
    above: str
    below: str
    blocks: tuple[Block, ...]
    parts_whole: bool = False
    """Whether what stands under a heading moves to the next page rather than being divided."""


def words(text: str) -> Inline:
    """Plain text from anywhere as one run, without what cannot be seen."""
    return (Run(clean(text)),)


def strong(text: str) -> Run:
    """A run that stands out."""
    return Run(clean(text), bold=True)


def plain(inline: Inline) -> str:
    """The words of a paragraph without their looks."""
    return "".join(run.text for run in inline)
