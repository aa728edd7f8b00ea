"""Writes the outline as a feedback presentation: real layouts, nothing about who made it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from pptx import Presentation
from pptx.oxml.xmlchemy import BaseOxmlElement as Element
from pptx.slide import Slide

from sli_desktop.services.report.blocks import Outline, Run
from sli_desktop.services.report.files import Written, write_whole
from sli_desktop.services.report.packing import without_times
from sli_desktop.services.report.pptx_charts import draw_chart
from sli_desktop.services.report.pptx_layouts import BODY, DATES, FIRST_FIGURE, MARKING
from sli_desktop.services.report.pptx_lines import Line, Page
from sli_desktop.services.report.pptx_notes import add_notes
from sli_desktop.services.report.pptx_package import empty_presentation
from sli_desktop.services.report.pptx_pages import DOCUMENT, pages
from sli_desktop.services.report.pptx_parts import fill, foot, paragraph, put_away


def write_pptx(outline: Outline, file: Path) -> Written:
    """Save the feedback presentation.

    Raises:
        ReportNotSavedError: the folder is full, missing or may not be written to.
    """
    content, number = pptx_bytes(outline)
    write_whole(content, file)
    return Written(slides=number)


def pptx_bytes(outline: Outline) -> tuple[bytes, int]:
    """The file itself and how many slides it has; the same outline always gives the same bytes."""
    shown = pages(outline)
    title = f"{outline.subject}: {outline.title}, {DOCUMENT}".strip(": ,")
    has_notes = any(page.notes for page in shown)
    empty = empty_presentation(outline.language, title, DOCUMENT, has_notes=has_notes)
    presentation = Presentation(empty)
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    below = " · ".join(filter(None, (outline.subject, outline.marking)))
    for at, page in enumerate(shown, 1):
        slide = presentation.slides.add_slide(layouts[page.layout])
        _write(slide, page, outline.language)
        if at > 1:
            foot(slide, below, at, outline.language)
        if page.notes:
            add_notes(slide, at, page.notes, outline.language)
    saved = BytesIO()
    presentation.save(saved)
    return without_times(saved), len(shown)


def _write(slide: Slide, page: Page, language: str) -> None:
    boxes = {one.placeholder_format.idx: one for one in slide.placeholders}
    for idx, paragraphs in _texts(page, language):
        fill(boxes.pop(idx), paragraphs)
    for box in boxes.values():
        put_away(box)
    if page.chart is not None:
        draw_chart(slide, page.chart, language)


def _texts(page: Page, language: str) -> Iterator[tuple[int, list[Element]]]:
    """The number of each placeholder that has something to show, with its paragraphs."""
    yield 0, [paragraph(Line(runs=(Run(page.title),)), language, own=True)]
    if page.layout == "Title":
        for idx, line in zip((BODY, DATES, MARKING), page.lines, strict=True):
            if any(run.text for run in line.runs):
                yield idx, [paragraph(line, language, own=True)]
        return
    for at, (number, name) in enumerate(page.figures):
        large = paragraph(Line(runs=(Run(number),)), language, own=True, is_large=True)
        small = paragraph(Line(runs=(Run(name),)), language, own=True)
        yield FIRST_FIGURE + at, [large, small]
    if page.lines:
        yield BODY, [paragraph(line, language) for line in page.lines]
