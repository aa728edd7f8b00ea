"""Writes the outline as HTML, one file or a page a section: no script, nothing fetched.

Fit for print, for a screen reader and for the narrowest screen. The pages come as one zip, which is
put in place whole; each of them stands by itself, with its style inside. Every piece of text is
escaped by the template engine; style and colours come from us alone.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sli_desktop.paths import resource
from sli_desktop.services.report import style
from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    Chart,
    FigureStrip,
    FindingBlock,
    Heading,
    Inline,
    ListItem,
    Outline,
    Paragraph,
    RecommendationBlock,
    Section,
    Table,
)
from sli_desktop.services.report.charts.svg import svg
from sli_desktop.services.report.files import Written, write_whole
from sli_desktop.services.report.packing import zipped

_COLOURS = {
    "cover": style.ACCENT,
    "on-cover": style.PAPER,
    "accent": style.ACCENT,
    "second": style.SECOND,
    "third": style.THIRD,
    "ink": style.INK,
    "ink-2": style.INK_2,
    "rule": style.RULE,
    "paper": style.PAPER,
    "tint": style.TINT,
    "strength": style.MARKS["strength"],
    "area": style.MARKS["area"],
}
_NIGHT = {
    **style.NIGHT,
    "cover": style.NIGHT["tint"],
    "on-cover": style.NIGHT["ink"],
    "strength": style.NIGHT["second"],
    "area": style.NIGHT["third"],
}
_KINDS: dict[str, type] = {
    "bullets": BulletList,
    "chart": Chart,
    "figures": FigureStrip,
    "finding": FindingBlock,
    "heading": Heading,
    "paragraph": Paragraph,
    "recommendation": RecommendationBlock,
    "table": Table,
}
_LOWEST = 6
FRONT = "index.html"
"""The name of the front page: what a web server shows for its folder."""
_NO_NAME = re.compile("[^a-z0-9]+")
_LONGEST = 60


def write_html(outline: Outline, file: Path) -> Written:
    """Save the report as one HTML file.

    Raises:
        ReportNotSavedError: the folder is full, missing or may not be written to.
    """
    write_whole(html_text(outline).encode("utf-8"), file)
    return Written()


def write_html_pages(outline: Outline, file: Path) -> Written:
    """Save the report as a zip of pages, one a section.

    Raises:
        ReportNotSavedError: the folder is full, missing or may not be written to.
    """
    made = {name: page.encode("utf-8") for name, page in html_pages(outline).items()}
    write_whole(zipped(made).getvalue(), file)
    return Written(pages=len(made))


def html_text(outline: Outline) -> str:
    """The HTML itself, in one file."""
    return _Drawing(outline).whole()


def html_pages(outline: Outline) -> dict[str, str]:
    """Name of each page and its HTML: a front page with the contents, then one a section.

    A letter has no contents and stays one page.
    """
    if outline.is_letter:
        return {FRONT: html_text(outline)}
    drawing = _Drawing(outline)
    pages = {
        section.anchor: _page_name(at, section.title)
        for at, section in enumerate(outline.sections, 1)
    }
    titled = [(section.heading, pages[section.anchor]) for section in outline.sections]
    around = [("Front page", FRONT), *titled, None]
    made = {FRONT: drawing.whole(pages, around[1])}
    for at, section in enumerate(outline.sections, 1):
        before, after = around[at - 1], around[at + 1]
        made[pages[section.anchor]] = drawing.draw(
            "page", section=section, files=pages, first=FRONT, before=before, after=after, shape=""
        )
    return made


def _page_name(place: int, title: str) -> str:
    """The name of a section's page: its place and its title, fit for every web server."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    words = _NO_NAME.sub("-", plain.casefold()).strip("-")[:_LONGEST].strip("-")
    return f"{place:02}-{words or 'section'}.html"


class _Drawing:
    """The template engine with one outline at hand."""

    def __init__(self, outline: Outline) -> None:
        folder = resource("report")
        engine = Environment(
            loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined
        )
        places = _places(outline)
        engine.filters["drawn"] = svg
        engine.filters["levels"] = _levels
        engine.filters["place"] = lambda table: places[id(table)]
        engine.filters["trees"] = _trees
        for name, kind in _KINDS.items():
            engine.tests[name] = lambda block, kind=kind: isinstance(block, kind)
        self._engine = engine
        self._outline = outline
        self._css = (folder / "report.css").read_text(encoding="utf-8")

    def whole(
        self, files: Mapping[str, str] = MappingProxyType({}), onward: tuple[str, str] | None = None
    ) -> str:
        """Everything, or only what stands before the first of the files."""
        shape = "plain letter" if self._outline.is_letter else "plain" if files else ""
        return self.draw("report", files=files, onward=onward, shape=shape)

    def draw(self, template: str, **known: object) -> str:
        """A page by its template."""
        return self._engine.get_template(f"{template}.html.j2").render(
            outline=self._outline, css=self._css, colours=_COLOURS, night=_NIGHT, **known
        )


def _places(outline: Outline) -> dict[int, str]:
    """An anchor for the caption of each table, by which the table is known."""
    tables = [
        block.table if isinstance(block, Chart) else block
        for block in outline.blocks()
        if isinstance(block, Table | Chart)
    ]
    return {id(table): f"caption-{at}" for at, table in enumerate(tables, 1)}


def _levels(section: Section) -> Iterator[tuple[Block, int]]:
    """Each block with the level of its heading: h1 is the cover, h2 the section."""
    level = 2
    for block in section.blocks:
        if isinstance(block, Heading):
            level = block.level + 1
            yield block, level
        else:
            yield block, min(_LOWEST, level + 1)


@dataclass(slots=True)
class _Item:
    """A line of a list with the paragraphs and lists inside it; a bullet is drawn by the style."""

    sign: str
    paragraphs: list[Inline]
    lists: list["_Tree"] = field(default_factory=list)


@dataclass(slots=True)
class _Tree:
    """A list with its items; with signs, they are text as typed."""

    has_signs: bool
    items: list[_Item] = field(default_factory=list)


def _trees(block: BulletList) -> list[_Tree]:
    """The flat items of a list as lists inside items, as HTML nests them."""
    top: list[_Tree] = []
    open_items: list[_Item] = []
    for item in block.items:
        del open_items[item.depth + (not item.sign) :]
        if not item.sign and open_items:
            open_items[-1].paragraphs.append(item.runs)
        else:
            siblings = open_items[-1].lists if open_items else top
            open_items.append(_placed(siblings, item))
    return top


def _placed(siblings: list[_Tree], item: ListItem) -> _Item:
    has_sign = item.sign not in ("", "•")
    if not siblings or siblings[-1].has_signs != has_sign:
        siblings.append(_Tree(has_sign))
    made = _Item(item.sign if has_sign else "", [item.runs])
    siblings[-1].items.append(made)
    return made
