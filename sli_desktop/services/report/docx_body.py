"""The outline as the body of a Word file: each block becomes paragraphs in a style of its name."""

from collections.abc import Iterable, Iterator

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement

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
    Text,
)
from sli_desktop.services.report.docx_contents import Places
from sli_desktop.services.report.docx_marks import Marks
from sli_desktop.services.report.docx_parts import make, paragraph, run, runs, tab, table
from sli_desktop.services.report.docx_styles import DEPTHS, bar, item_indent, list_style, twips

_LOWEST = 9
"""The lowest level of a heading that Word knows."""
_DIGIT, _SIGN_GAP = 0.55, 4.0
"""Width of a digit as a share of the size, and the room behind a sign in points."""


def cover(outline: Outline) -> Iterator[BaseOxmlElement]:
    """The texts of the cover, the name of the council as the title of the document."""
    lines = (
        ("CoverKind", outline.title if outline.subject else ""),
        ("Title", outline.subject or outline.title),
        ("Subtitle", outline.document),
        ("CoverDate", outline.dates),
        ("CoverMarking", outline.marking),
    )
    for at, (name, text) in enumerate(lines):
        if text:
            at_top = (make("spacing", before="0"),) if outline.is_letter and not at else ()
            yield paragraph(name, (run(text),), *at_top)


class Body:
    """Makes the elements of the sections one after the other."""

    def __init__(self, places: Places, *, is_letter: bool = False) -> None:
        self._places = places
        self.marks = Marks()
        self._is_letter = is_letter
        self._level = 1

    def sections(self, sections: Iterable[Section]) -> Iterator[BaseOxmlElement]:
        """Every section; a table is never the last thing, nor right beside another."""
        was_table = False
        for element in self._elements(sections):
            is_table = element.tag.endswith("}tbl")
            if was_table and is_table:
                yield _gap()
            elif was_table:
                _set_off(element)
            yield element
            was_table = is_table
        if was_table:
            yield _gap()

    def _elements(self, sections: Iterable[Section]) -> Iterator[BaseOxmlElement]:
        for at, section in enumerate(sections):
            self._level = 1
            words = self.marks.round(
                section.origin,
                section.title,
                self._places.marked(section.anchor, section.heading),
            )
            looks = () if at or self._is_letter else (make("pageBreakBefore"),)
            yield paragraph("Heading1", words, *looks)
            for block in section.blocks:
                yield from self._block(block)

    def _block(self, block: Block) -> Iterator[BaseOxmlElement]:
        match block:
            case Table():
                if block.caption:
                    yield self._computed("Caption", (run(block.caption),))
                yield table(block)
            case Chart():
                yield from self._block(block.table)
            case FigureStrip():
                yield from self._figures(block)
            case FindingBlock():
                yield from self._finding(block)
            case RecommendationBlock():
                yield from self._recommendation(block)
            case Heading() | Paragraph() | BulletList():
                yield from self._text(block)

    def _text(self, block: Text, *, is_advice: bool = False) -> Iterator[BaseOxmlElement]:
        match block:
            case Heading():
                yield self._heading(block)
            case BulletList():
                yield from self._list(block, is_advice=is_advice)
            case Paragraph():
                name = "RecommendationText" if is_advice else "Lead" if block.lead else "BodyText"
                if _shows(block.runs):
                    words = runs(block.runs)
                    yield paragraph(name, self.marks.round(block.origin, plain(block.runs), words))

    def _heading(self, block: Heading) -> BaseOxmlElement:
        self._level = block.level
        words = self.marks.round(
            block.origin,
            block.text,
            self._places.marked(block.anchor, f"{block.number} {block.text}".strip()),
        )
        looks = _looks(bar(style.MARKS[block.mark])) if block.mark else ()
        return paragraph(f"Heading{block.level}", words, *looks)

    def _below(self) -> BaseOxmlElement:
        """Marks a paragraph as a heading one level below the last one."""
        return make("outlineLvl", val=str(min(_LOWEST, self._level + 1) - 1))

    def _finding(self, block: FindingBlock) -> Iterator[BaseOxmlElement]:
        if block.headline:
            words = self.marks.round(block.origin, block.headline, (run(block.headline),))
            yield paragraph("Finding", words, self._below())
        for text in block.statement:
            yield from self._text(text)

    def _recommendation(self, block: RecommendationBlock) -> Iterator[BaseOxmlElement]:
        words = [run(block.label, style="RecommendationLabel")] if block.label else []
        if block.label and block.title:
            words.append(make("r", make("br")))
        if block.title:
            words.append(run(block.title))
        if words:
            origin = block.origin if block.title else None
            marked = self.marks.round(origin, block.title, words)
            yield paragraph("Recommendation", marked, self._below())
        lines = [line for text in block.text for line in self._text(text, is_advice=True)]
        for name, value in block.details:
            pair = (run(f"{name}:", bold=True), run(f" {value}"))
            if lines:
                _keep_with_next(lines[-1])
            lines.append(self._computed("RecommendationDetail", pair))
        yield from lines

    def _computed(
        self, name: str, parts: Iterable[BaseOxmlElement], *looks: BaseOxmlElement
    ) -> BaseOxmlElement:
        """A paragraph that nobody wrote: told apart when the file comes back."""
        return paragraph(name, self.marks.round(None, "", parts), *looks)

    def _figures(self, block: FigureStrip) -> Iterator[BaseOxmlElement]:
        """Each number on a line with what it counts, so that it is read as it is meant."""
        for number, name in block.figures:
            pair = (run(number, style="KeyFigureNumber"), run(f" {name}"))
            yield self._computed("KeyFigure", pair, make("keepNext"))

    def _list(self, block: BulletList, *, is_advice: bool) -> Iterator[BaseOxmlElement]:
        """The lines of a list; those of a recommendation stand beside its bar."""
        for item, looks in _placed_items(block, is_advice=is_advice):
            name, parts = _item(item)
            words = self.marks.round(item.origin, plain(item.runs), parts)
            yield paragraph(name, words, *looks)


def plain(inline: Inline) -> str:
    """The words of a paragraph."""
    return "".join(one.text for one in inline)


def _placed_items(
    block: BulletList, *, is_advice: bool
) -> Iterator[tuple[ListItem, tuple[BaseOxmlElement, ...]]]:
    """Each line of a list with how far it stands in."""
    around = style.ADVICE if is_advice else style.BODY
    for at, item in enumerate(block.items, 1):
        inset = style.ITEM.left * min(item.depth, DEPTHS - 1)
        room = _room(item.sign)
        looks = ""
        if is_advice:
            looks = bar(style.ACCENT, inset if room else inset + style.ITEM.left)
        if at == len(block.items):
            looks += f'<w:spacing w:after="{twips(around.after)}"/>'
        if is_advice or room > style.ITEM.left:
            looks += item_indent(around.left + inset, room)
        yield item, _looks(looks)


def _room(sign: str) -> float:
    """The width that the sign of an item needs, in points."""
    wide = min(style.BODY.size * _DIGIT * len(sign) + _SIGN_GAP, style.MEASURE / 2)
    return max(style.ITEM.left, wide) if sign else 0.0


def _item(item: ListItem) -> tuple[str, Iterable[BaseOxmlElement]]:
    """A line of a list: Word draws the bullets; any other sign stays the text it was typed as."""
    if item.sign == "•":
        return list_style("List Bullet", item.depth), runs(item.runs)
    if item.sign:
        return list_style("List", item.depth), (run(item.sign), tab(), *runs(item.runs))
    return list_style("List Continue", item.depth), runs(item.runs)


def _shows(inline: Inline) -> bool:
    return any(one.text.strip() for one in inline)


def _looks(xml: str) -> tuple[BaseOxmlElement, ...]:
    """What a paragraph has besides its style, from the program's own words for it."""
    return tuple(parse_xml(f"<w:pPr {nsdecls('w')}>{xml}</w:pPr>")) if xml else ()


def _gap() -> BaseOxmlElement:
    return paragraph("TableText", ())


def _keep_with_next(line: BaseOxmlElement) -> None:
    """Let no detail of a recommendation stand alone on the next page."""
    line[0].insert(1, make("keepNext"))


def _set_off(element: BaseOxmlElement) -> None:
    """Some air between a table and running text; headings bring their own."""
    if isinstance(element, CT_P) and element.style in ("BodyText", "Lead"):
        element[0].append(make("spacing", before=str(twips(style.BODY.leading))))
