"""Pictures of the real pages: the PDF as it would be saved, drawn by PDFium.

Nothing is an imitation: what is seen here is what a council gets. Safe to run off the GUI thread,
one at a time, since PDFium is not made for more.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pypdfium2 import PdfDocument

from sli_desktop.services.report.blocks import Block, Heading, Outline
from sli_desktop.services.report.pdf.writer import pdf_with_places

POINTS_TO_INCH = 72


class Picture(NamedTuple):
    """A page as rows of blue, green, red and an unused byte, from the top; sizes in pixels."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The pages of a report: the PDF itself, how many, and where each part begins (from 0)."""

    pdf: bytes
    pages: int
    begins: dict[str, int]
    is_part: bool = False
    """Only the part that is written was laid out: its numbers are not those of the report."""

    def page_of(self, key: str) -> int:
        """The page a part begins on; the first one where it has nothing to show."""
        return self.begins.get(key, 0)


def preview(outline: Outline, themes: Sequence[tuple[str, str]] = ()) -> Preview:
    """Lay the report out; `themes` are the keys of parts with the heading each stands under."""
    pdf, pages, places = pdf_with_places(outline)
    begins: dict[str, int] = {}
    for section in outline.sections:
        begins.setdefault(section.key, places.get(section.anchor, 1) - 1)
    headings = {
        block.text: block.anchor for block in outline.blocks() if isinstance(block, Heading)
    } | {section.title: section.anchor for section in outline.sections}
    for key, title in themes:
        if title in headings:
            begins[key] = places.get(headings[title], 1) - 1
    return Preview(pdf=pdf, pages=pages, begins=begins)


def part_of(outline: Outline, key: str, title: str = "") -> Outline:
    """One part of a report alone: the section of a key, or under a heading of the second level.

    `title` is the heading of a theme. The whole outline where there is no such part.
    """
    for section in outline.sections:
        if section.key == key or (title and section.title == title):
            return replace(outline, sections=(section,))
        blocks = tuple(_under(section.blocks, title)) if title else ()
        if blocks:
            return replace(outline, sections=(replace(section, blocks=blocks),))
    return outline


def _under(blocks: Iterable[Block], title: str) -> Iterator[Block]:
    is_here = False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            is_here = block.text == title
        if is_here:
            yield block


def picture(pdf: bytes, page: int, *, width: int) -> Picture:
    """Draw a page (from 0) so many pixels wide.

    Raises:
        IndexError: the PDF has no such page.
    """
    document = PdfDocument(pdf)
    try:
        if not 0 <= page < len(document):
            raise IndexError(page)
        shown = document[page]
        drawn = shown.render(scale=width / shown.get_width(), rev_byteorder=False, prefer_bgrx=True)
        try:
            pixels = bytes(drawn.buffer)
            return Picture(drawn.width, drawn.height, drawn.stride, pixels)
        finally:
            drawn.close()
    finally:
        document.close()
