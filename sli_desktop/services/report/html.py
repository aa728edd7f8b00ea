"""Writes the outline as one HTML file: no script, nothing fetched, fit for print and screen reader.

Every piece of text is escaped by the template engine; style and colours come from us alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

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

_COLOURS = {
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


def write_html(outline: Outline, file: Path) -> Written:
    """Save the report as one HTML file.

    Raises:
        ReportNotSavedError: the folder is full, missing or may not be written to.
    """
    write_whole(html_text(outline).encode("utf-8"), file)
    return Written()


def html_text(outline: Outline) -> str:
    """The HTML itself."""
    folder = resource("report")
    engine = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined
    )
    engine.filters["drawn"] = svg
    engine.filters["levels"] = _levels
    engine.filters["trees"] = _trees
    for name, kind in _KINDS.items():
        engine.tests[name] = lambda block, kind=kind: isinstance(block, kind)
    css = (folder / "report.css").read_text(encoding="utf-8")
    page = engine.get_template("report.html.j2")
    return page.render(outline=outline, css=css, colours=_COLOURS)


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
