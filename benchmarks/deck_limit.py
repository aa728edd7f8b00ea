"""The limits of slides and tables: python-pptx and XlsxWriter as their manuals show them."""

from pathlib import Path

from pptx import Presentation
from xlsxwriter import Workbook

from sli_desktop.services.report.blocks import Column, Outline, Sheet
from sli_desktop.services.report.pptx_lines import Page
from sli_desktop.services.report.pptx_pages import pages


def deck_of(outline: Outline) -> tuple[Page, ...]:
    """The slides of a report, laid out beforehand: the limit only writes them."""
    return pages(outline)


def write_by_python_pptx(shown: tuple[Page, ...], file: Path) -> None:
    """Write the same titles and lines by python-pptx alone, on its own template."""
    deck = Presentation()
    layout = deck.slide_layouts[1]
    for page in shown:
        slide = deck.slides.add_slide(layout)
        title = slide.shapes.title
        if title is not None:
            title.text_frame.text = page.title
        frame = slide.placeholders[1].text_frame
        for at, line in enumerate(page.lines):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            for run in line.runs:
                made = paragraph.add_run()
                made.text = run.text
                made.font.bold = run.bold or None
    deck.save(str(file))


def words_of(file: Path) -> list[str]:
    """The titles and lines of a presentation, without feet and empty places."""
    return [
        paragraph.text
        for slide in Presentation(str(file)).slides
        for shape in slide.placeholders
        if shape.placeholder_format.idx < _FEET
        for paragraph in shape.text_frame.paragraphs
        if paragraph.text
    ]


_FEET = 20
"""Placeholders from here on are feet and numbers of slides."""


def long_tables(rows: int) -> tuple[Sheet, ...]:
    """A sheet of twelve columns with so many rows of words and numbers."""
    words = "Nobody owns temporary accommodation, and three portfolios share it"
    columns = tuple(Column(title=f"Column {at}", width=20) for at in range(12))
    cells = tuple((f"F{at}", *(words,) * 8, at, at * 2, "") for at in range(rows))
    return (Sheet(name="Evidence", about="", columns=columns, rows=cells),)


def write_by_xlsxwriter(sheet: Sheet, file: Path) -> None:
    """Write the same table by XlsxWriter alone, with one wrapped format and a frozen head."""
    with Workbook(str(file)) as book:
        look = book.add_format({"text_wrap": True})
        made = book.add_worksheet(sheet.name)
        heads = [{"header": column.title} for column in sheet.columns]
        last = len(sheet.columns) - 1
        made.add_table(0, 0, len(sheet.rows), last, {"columns": heads})
        made.set_column(0, last, 20)
        made.freeze_panes(1, 0)
        for row, cells in enumerate(sheet.rows, 1):
            for at, cell in enumerate(cells):
                if isinstance(cell, int):
                    made.write_number(row, at, cell, look)
                else:
                    made.write_string(row, at, cell, look)
