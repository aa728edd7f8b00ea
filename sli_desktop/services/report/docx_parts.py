"""Paragraphs, fields and tables of a Word file as elements: the one place where text goes in.

Text is set as the text of an element and never joined to mark-up, so the library escapes it. What
XML cannot hold has been taken out by `escape.clean` when the outline was made.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from sli_desktop.services.report.blocks import Inline, Table
from sli_desktop.services.report.docx_styles import twips
from sli_desktop.services.report.style import MEASURE

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_qn = cache(qn)


def make(tag: str, *inside: BaseOxmlElement, **values: str) -> BaseOxmlElement:
    """An element of Word's own language with what is inside it."""
    element = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        element.set(_qn(f"w:{name}"), value)
    element.extend(inside)
    return element


def paragraph(
    style: str, parts: Iterable[BaseOxmlElement], *looks: BaseOxmlElement
) -> BaseOxmlElement:
    """A paragraph in a style; `looks` are what it has besides, in the order of the format."""
    return make("p", make("pPr", make("pStyle", val=style), *looks), *parts)


def run(text: str, *, style: str = "", bold: bool = False, italic: bool = False) -> BaseOxmlElement:
    """A stretch of text as typed: spaces are kept, a line end begins a new line."""
    looks = [make("rStyle", val=style)] if style else []
    looks += [make("b"), make("bCs")] if bold else []
    looks += [make("i"), make("iCs")] if italic else []
    made = make("r", make("rPr", *looks)) if looks else make("r")
    for at, line in enumerate(text.split("\n")):
        if at:
            made.append(make("br"))
        if line:
            words = make("t")
            words.set(_SPACE, "preserve")
            words.text = line
            made.append(words)
    return made


def runs(inline: Inline) -> Iterator[BaseOxmlElement]:
    """The runs of a paragraph."""
    for one in inline:
        yield run(one.text, bold=one.bold, italic=one.italic)


def tab() -> BaseOxmlElement:
    """A step to the next tab stop."""
    return make("r", make("tab"))


def field_start(instruction: str) -> Iterator[BaseOxmlElement]:
    """The beginning of something Word computes; what it shows until then comes next."""
    words = make("instrText")
    words.set(_SPACE, "preserve")
    words.text = f" {instruction} "
    yield make("r", make("fldChar", fldCharType="begin"))
    yield make("r", words)
    yield make("r", make("fldChar", fldCharType="separate"))


def field_end() -> BaseOxmlElement:
    """The end of something Word computes."""
    return make("r", make("fldChar", fldCharType="end"))


def field(instruction: str, shown: str = "") -> Iterator[BaseOxmlElement]:
    """Something Word computes, with what stands there until it does."""
    yield from field_start(instruction)
    if shown:
        yield run(shown)
    yield field_end()


def bookmarked(
    name: str, number: int, parts: Iterable[BaseOxmlElement]
) -> Iterator[BaseOxmlElement]:
    """The parts as a place that links lead to."""
    yield make("bookmarkStart", id=str(number), name=name)
    yield from parts
    yield make("bookmarkEnd", id=str(number))


def table(block: Table) -> BaseOxmlElement:
    """A table whose first row is marked as its head and comes again on each page."""
    widths = [str(twips(MEASURE * share)) for share in block.shares]
    looks = make(
        "tblPr",
        make("tblStyle", val="ReportTable"),
        make("tblW", w=str(twips(MEASURE)), type="dxa"),
        make("tblLayout", type="fixed"),
        make("tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", noHBand="1"),
    )
    if block.caption:
        looks.append(make("tblCaption", val=block.caption))
    grid = make("tblGrid", *(make("gridCol", w=width) for width in widths))
    head = _row(block.columns, widths, "TableHeading", make("tblHeader"))
    rows = (_row(row, widths, "TableText") for row in block.rows)
    return make("tbl", looks, grid, head, *rows)


def _row(
    cells: Iterable[str], widths: Iterable[str], style: str, *looks: BaseOxmlElement
) -> BaseOxmlElement:
    made = (
        make("tc", make("tcPr", make("tcW", w=width, type="dxa")), paragraph(style, (run(cell),)))
        for cell, width in zip(cells, widths, strict=True)
    )
    return make("tr", make("trPr", make("cantSplit"), *looks), *made)
