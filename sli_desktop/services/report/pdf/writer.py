"""Writes the outline as PDF: laid out twice, drawn once."""

from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab.platypus.flowables import Flowable

from sli_desktop.paths import resource
from sli_desktop.services.report.blocks import Outline
from sli_desktop.services.report.files import Written, write_whole
from sli_desktop.services.report.pdf.canvas import ReportCanvas, TrialCanvas
from sli_desktop.services.report.pdf.contents import contents_lines
from sli_desktop.services.report.pdf.cover import Cover, letterhead
from sli_desktop.services.report.pdf.flow import Gap, PlaceBlock, lines_of
from sli_desktop.services.report.pdf.fonts import Fonts
from sli_desktop.services.report.pdf.pages import Pages, cover_break, text_break
from sli_desktop.services.report.pdf.story import Story
from sli_desktop.services.report.pdf.structure import Element
from sli_desktop.services.report.style import HEADINGS


def write_pdf(outline: Outline, file: Path, *, for_archive: bool = False) -> Written:
    """Save the report as a PDF: cover, contents, bookmarks, tagged text, fonts embedded.

    It meets PDF/UA-1, and with `for_archive` PDF/A-2a as well.

    Returns how many pages it has, and which characters the font lacks: a stand-in was drawn for
    each of them.

    Raises:
        ReportNotSavedError: the folder is full, missing or may not be written to.
    """
    content, pages, replaced = pdf_bytes(outline, for_archive=for_archive)
    write_whole(content, file)
    return Written(pages=pages, replaced=tuple(sorted(replaced)))


def _contents(
    outline: Outline, fonts: Fonts, root: Element, places: dict[str, int]
) -> list[Flowable]:
    style = HEADINGS[1]
    heading = PlaceBlock(
        lines_of(fonts.plain("Contents", style), style),
        style,
        root.child("H1"),
        anchor="contents",
        title="Contents",
        level=0,
    )
    return [heading, *contents_lines(outline, fonts, root, places)]


def pdf_bytes(outline: Outline, *, for_archive: bool = False) -> tuple[bytes, int, frozenset[str]]:
    """The PDF itself, its number of pages, and the characters stand-ins were drawn for."""
    made = _Made(outline, for_archive=for_archive)
    return made.content, made.pages, made.replaced


def pdf_with_places(outline: Outline) -> tuple[bytes, int, dict[str, int]]:
    """The PDF itself, its number of pages, and the page (from 1) of every anchor."""
    made = _Made(outline)
    return made.content, made.pages, made.places


class _Made:
    """A report laid out twice.

    The first pass draws nothing and finds the page of every place; the second writes the contents
    with those numbers. The contents take the same room in both.
    """

    def __init__(self, outline: Outline, *, for_archive: bool = False) -> None:
        fonts = Fonts(resource("fonts"))
        root = Element("Document")
        cover = None if outline.is_letter else Cover(outline, fonts, root)
        self.places: dict[str, int] = {}
        story: list[Flowable] = (
            letterhead(outline, fonts, root)
            if outline.is_letter
            else [
                Gap(1),
                *cover_break(),
                *_contents(outline, fonts, root, self.places),
                *text_break(),
            ]
        )
        teller = Story(fonts, root, is_letter=outline.is_letter)
        for section in outline.sections:
            story += teller.section(section)
        trial = Pages(outline, fonts, cover=cover).run(
            story, TrialCanvas, output=BytesIO(), page_count=0
        )
        self.places.update(trial.places)
        self.pages = trial.getPageNumber() - 1
        output = BytesIO()
        maker = partial(ReportCanvas, root=root, dated=outline.dated, for_archive=for_archive)
        drawn = Pages(outline, fonts, cover=cover).run(
            story, maker, output=output, page_count=self.pages
        )
        if drawn.places != self.places:
            raise AssertionError("the two passes of the report differ")
        self.content = output.getvalue()
        self.replaced = frozenset(fonts.replaced)
