"""The outline as a story: the flowables of the report in reading order, with their elements."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    Chart,
    FigureStrip,
    FindingBlock,
    Heading,
    ListItem,
    Paragraph,
    RecommendationBlock,
    Run,
    Section,
    Table,
    Text,
)
from sli_desktop.services.report.pdf.charts import ChartBlock
from sli_desktop.services.report.pdf.flow import PlaceBlock, Sign, TextBlock, lines_of, width_of
from sli_desktop.services.report.pdf.fonts import Fonts
from sli_desktop.services.report.pdf.lines import Line
from sli_desktop.services.report.pdf.structure import Element
from sli_desktop.services.report.pdf.tables import StripBlock, table_block
from sli_desktop.services.report.style import (
    ADVICE,
    ADVICE_TITLE,
    BODY,
    CAPTION,
    DEPTH,
    DETAIL,
    FINDING,
    HEADINGS,
    ITEM,
    LABEL,
    LEAD,
    MEASURE,
    TextStyle,
)

_COMPANY = 4 * BODY.leading
"""A heading stays with at least so much of what follows it."""
_TOGETHER = 3
"""A paragraph of so many lines is not broken over pages: two lines at least stand together."""
_FINDING_COMPANY = 5.5 * BODY.leading
"""The same where a finding follows: its headline, and a paragraph that goes together."""
_KEPT_WHOLE = DEPTH * 0.4
"""A recommendation up to this height is not broken over pages."""
_SECTION_ROOM = DEPTH * 0.45
"""A section begins on a new page unless so much of this one is free; one of a letter goes on."""
_MARK = 22.0
"""Indent of a heading with a shape before it."""


class Story:
    """Makes the flowables of sections one after the other."""

    def __init__(self, fonts: Fonts, root: Element, *, is_letter: bool = False) -> None:
        self._section_room = 2 * _COMPANY if is_letter else _SECTION_ROOM
        self._fonts = fonts
        self._root = root
        self._level = 1

    def section(self, section: Section) -> Iterator[Flowable]:
        """The heading of a section, and everything below it."""
        style = HEADINGS[1]
        title = section.heading
        self._level = 1
        yield PlaceBlock(
            self._lines(title, style),
            style,
            self._root.child("H1"),
            anchor=section.anchor,
            title=title,
            level=0,
            need=self._section_room,
        )
        for at, block in enumerate(section.blocks):
            yield from self._block(block, section.blocks[at + 1 : at + 3])

    def _block(self, block: Block, following: Sequence[Block]) -> Iterator[Flowable]:
        after = following[0] if following else None
        match block:
            case Heading():
                yield self._heading(block, following)
            case Paragraph() | BulletList():
                made = list(self._text(block, LEAD if _is_lead(block) else BODY))
                if made and isinstance(block, Paragraph) and isinstance(after, BulletList):
                    made[0].ask_for(made[0].own_height(0) + made[0].spaceAfter + BODY.leading)
                yield from made
            case Table() | Chart() | FigureStrip():
                yield from self._data(block)
            case FindingBlock():
                yield from self._finding(block)
            case RecommendationBlock():
                yield from self._recommendation(block)

    def _data(self, block: Table | Chart | FigureStrip) -> Iterator[Flowable]:
        match block:
            case Table():
                yield from self._table(block)
            case Chart():
                yield ChartBlock(block, self._fonts, self._root)
                yield from self._table(block.table)
            case FigureStrip():
                yield StripBlock(block, self._fonts, self._root)

    def _heading(self, block: Heading, following: Sequence[Block]) -> Flowable:
        style = HEADINGS[block.level]
        if block.mark:
            style = replace(style, left=_MARK)
        title = f"{block.number} {block.text}".strip()
        lines = self._lines(title, style)
        self._level = block.level
        below = sum(
            HEADINGS[one.level].before + HEADINGS[one.level].leading
            for one in following
            if isinstance(one, Heading)
        )
        has_finding = any(isinstance(one, FindingBlock) for one in following)
        company = _FINDING_COMPANY if has_finding else _COMPANY
        return PlaceBlock(
            lines,
            style,
            self._root.child(f"H{block.level}"),
            anchor=block.anchor,
            title=title,
            level=block.level - 1,
            need=len(lines) * style.leading + style.after + below + company,
            mark=block.mark,
        )

    def _text(self, block: Text, style: TextStyle) -> Iterator[Flowable]:
        match block:
            case Paragraph():
                lines = lines_of(self._fonts.pieces(block.runs, style), style)
                if lines:
                    yield TextBlock(lines, style, self._root.child("P"))
            case BulletList():
                yield from self._list(block, style)
            case Heading():
                yield self._heading(block, ())

    def _list(self, block: BulletList, around: TextStyle) -> list[TextBlock]:
        holder = self._root.child("L")
        made = [self._item(item, around, holder.child("LI")) for item in block.items]
        shown = [one for one in made if one.lines]
        if shown:
            shown[-1].spaceAfter = around.after
        return shown

    def _item(self, item: ListItem, around: TextStyle, element: Element) -> TextBlock:
        left = min(around.left + ITEM.left * (item.depth + 1), MEASURE / 2)
        sign = None
        if item.sign:
            shown = self._lines(item.sign, around)
            sign = Sign(shown, element.child("Lbl"))
            wide = max(width_of(line) for line in shown) * around.size
            left = max(left, min(wide + 4, MEASURE / 2))
        style = replace(around, left=left, after=ITEM.after)
        lines = lines_of(self._fonts.pieces(item.runs, style), style)
        return TextBlock(lines, style, element.child("LBody"), sign=sign)

    def _table(self, block: Table) -> Iterator[Flowable]:
        caption = self._lines(block.caption, CAPTION)
        if caption:
            above = TextBlock(caption, CAPTION, self._root.child("P"))
            made = table_block(block, self._fonts, self._root)
            above.ask_for(above.own_height(0) + above.spaceAfter + made.need)
            yield from (above, made)
        else:
            yield table_block(block, self._fonts, self._root)

    def _finding(self, block: FindingBlock) -> Iterator[Flowable]:
        lines = self._lines(block.headline, FINDING)
        element = self._root.child(f"H{min(6, self._level + 1)}")
        said = [part for text in block.statement for part in self._text(text, BODY)]
        if lines:
            yield PlaceBlock(
                lines,
                FINDING,
                element,
                anchor=block.anchor,
                title=block.headline,
                level=None,
                need=len(lines) * FINDING.leading + FINDING.after + _first_of(said),
            )
        yield from said

    def _recommendation(self, block: RecommendationBlock) -> Iterator[Flowable]:
        parts = list(self._advice(block))
        for at, part in enumerate(parts):
            part.bar = 0 if at == len(parts) - 1 else part.spaceAfter
        if parts:
            whole = sum(part.own_height(0) + part.spaceAfter for part in parts)
            parts[0].ask_for(whole if whole <= _KEPT_WHOLE else _COMPANY)
        yield from parts

    def _advice(self, block: RecommendationBlock) -> Iterator[TextBlock]:
        heading = self._root.child(f"H{min(6, self._level + 1)}")
        bookmark = ": ".join(part for part in (block.label, block.title) if part)
        label = self._lines(block.label, LABEL)
        title = self._lines(block.title, ADVICE_TITLE)
        if label or title:
            yield PlaceBlock(
                label or title,
                LABEL if label else replace(ADVICE_TITLE, before=LABEL.before),
                heading,
                anchor=block.anchor,
                title=bookmark,
                level=1,
            )
        if label and title:
            yield TextBlock(title, ADVICE_TITLE, heading)
        for text in block.text:
            yield from (part for part in self._text(text, ADVICE) if isinstance(part, TextBlock))
        for name, value in block.details:
            runs = (Run(f"{name}:", bold=True), Run(f" {value}"))
            lines = lines_of(self._fonts.pieces(runs, DETAIL), DETAIL)
            yield TextBlock(lines, DETAIL, self._root.child("P"))

    def _lines(self, text: str, style: TextStyle) -> list[Line]:
        return lines_of(self._fonts.plain(text, style), style)


def _first_of(said: Sequence[Flowable]) -> float:
    """How much of what is said stays with its headline: two lines, or three that go together."""
    lines = len(said[0].lines) if said and isinstance(said[0], TextBlock) else 2
    return (lines if lines <= _TOGETHER else 2) * BODY.leading


def _is_lead(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.lead
