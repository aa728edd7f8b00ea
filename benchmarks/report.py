"""Figures of the report: writing the PDF, against ReportLab's multiBuild of the same text.

Both draw the same words in the same embedded fonts, sizes and column, with contents, bookmarks,
running heads and page numbers; the numbers of pages may differ by one in twenty. The Word file is
held against plain python-docx writing the same paragraphs, the slides against plain python-pptx
writing slides that were laid out before, and 5,000 rows of a table against plain XlsxWriter.
"""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pikepdf

from benchmarks.deck_limit import (
    deck_of,
    long_tables,
    words_of,
    write_by_python_pptx,
    write_by_xlsxwriter,
)
from benchmarks.generator import Line, WorkLoad
from benchmarks.measure import Figure, in_turn, median, timed
from benchmarks.records import records_of
from benchmarks.report_limit import write_by_multibuild
from benchmarks.word_limit import paragraphs_of, write_by_python_docx
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.blocks import (
    Block,
    FindingBlock,
    Heading,
    Outline,
    Section,
)
from sli_desktop.services.report.docx import write_docx
from sli_desktop.services.report.html import write_html
from sli_desktop.services.report.markdown import statement
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.pdf.writer import write_pdf
from sli_desktop.services.report.pptx import write_pptx
from sli_desktop.services.report.xlsx import write_xlsx

_GOAL = 1.0
_GROWTH = 1.25
"""Ten times the pages may take at most ten times the time and a quarter."""
_ARCHIVE_GOAL = 1.25
_WORD_GOAL = 1.5
_DECK_GOAL, _TABLE_GOAL = 1.5, 1.6
_ROWS = 5_000
_WORDS_A_PAGE = 228
_RUNS = {40: 7, 400: 5}
_OPTIONS = ReportOptions(dated=date(2025, 10, 17))


def report_figures(load: WorkLoad, work: Path) -> list[Figure]:
    """The PDF of about 40 and of about 400 pages, the growth between them, HTML and Word."""
    figures: list[Figure] = []
    taken: dict[int, tuple[float, int]] = {}
    for pages, runs in _RUNS.items():
        shown = long_outline(load, pages)
        ours, theirs = work / f"report-{pages}.pdf", work / f"multibuild-{pages}.pdf"
        product, limit = in_turn(
            runs,
            partial(timed, partial(write_pdf, shown, ours)),
            partial(timed, partial(write_by_multibuild, shown, theirs)),
        )
        made, wanted = pages_of(ours), pages_of(theirs)
        if abs(made - wanted) > wanted / 20:
            raise AssertionError(f"{made} pages against {wanted}: not the same work")
        taken[pages] = (median(product), made)
        remark = f"{made} pages against {wanted}, {made / median(product):.0f} pages a second"
        name = f"report: PDF of {made} pages"
        figures.append(
            Figure(
                name=name, product=median(product), limit=median(limit), goal=_GOAL, remark=remark
            )
        )
    figures.append(_growth(taken))
    figures.append(_archive(long_outline(load, 400), work))
    figures.append(_html(long_outline(load, 40), taken[40][0], work))
    figures += [_word(long_outline(load, pages), pages, work) for pages in _RUNS]
    figures += [_slides(long_outline(load, 40), work), _tables(long_outline(load, 40), work)]
    figures.append(_from_records(load, taken[40][0]))
    return figures


def _growth(taken: dict[int, tuple[float, int]]) -> Figure:
    """Time a page of a long report against time a page of a short one."""
    (short, few), (long, many) = taken[40], taken[400]
    return Figure(
        name="report: a page of 400 against a page of 40",
        product=long / many,
        limit=short / few,
        goal=_GROWTH,
        remark="time a page",
    )


def _archive(shown: Outline, work: Path) -> Figure:
    """What PDF/A-2a costs on top, on the long report."""
    product, limit = in_turn(
        _RUNS[400],
        partial(timed, partial(write_pdf, shown, work / "archive.pdf", for_archive=True)),
        partial(timed, partial(write_pdf, shown, work / "plain.pdf")),
    )
    return Figure(
        name="report: the same long PDF for the archive",
        product=median(product),
        limit=median(limit),
        goal=_ARCHIVE_GOAL,
        remark="PDF/A-2a beside the PDF without it",
    )


def _html(shown: Outline, beside: float, work: Path) -> Figure:
    (times,) = in_turn(5, partial(timed, partial(write_html, shown, work / "report.html")))
    return Figure(
        name="report: HTML of the same 40 pages",
        product=median(times),
        limit=beside,
        remark="beside our PDF",
    )


def _word(shown: Outline, pages: int, work: Path) -> Figure:
    ours, theirs = work / "report.docx", work / "plain.docx"
    product, limit = in_turn(
        _RUNS[pages],
        partial(timed, partial(write_docx, shown, ours)),
        partial(timed, partial(write_by_python_docx, shown, theirs)),
    )
    made, wanted = paragraphs_of(ours), paragraphs_of(theirs)
    if made != wanted:
        raise AssertionError("not the same paragraphs")
    return Figure(
        name=f"report: Word file of about {pages} pages",
        product=median(product),
        limit=median(limit),
        goal=_WORD_GOAL,
        remark=f"{len(made)} paragraphs, beside plain python-docx",
    )


def _slides(shown: Outline, work: Path) -> Figure:
    ours, theirs = work / "report.pptx", work / "plain.pptx"
    laid_out = deck_of(shown)
    product, limit = in_turn(
        5,
        partial(timed, partial(write_pptx, shown, ours)),
        partial(timed, partial(write_by_python_pptx, laid_out, theirs)),
    )
    made, wanted = words_of(ours), words_of(theirs)
    if sorted(made) != sorted(wanted):
        raise AssertionError("not the same words")
    return Figure(
        name=f"report: {len(laid_out)} slides",
        product=median(product),
        limit=median(limit),
        goal=_DECK_GOAL,
        remark=f"{len(made)} paragraphs, beside plain python-pptx on slides laid out before",
    )


def _tables(shown: Outline, work: Path) -> Figure:
    (sheet,) = long_tables(_ROWS)
    book = replace(shown, sheets=(sheet,))
    product, limit = in_turn(
        5,
        partial(timed, partial(write_xlsx, book, work / "report.xlsx")),
        partial(timed, partial(write_by_xlsxwriter, sheet, work / "plain.xlsx")),
    )
    return Figure(
        name=f"report: spreadsheet of {_ROWS:,} rows and 12 columns",
        product=median(product),
        limit=median(limit),
        goal=_TABLE_GOAL,
        remark="beside plain XlsxWriter, which leaves the heights of rows to whoever opens it",
    )


def _from_records(load: WorkLoad, beside: float) -> Figure:
    gathered = ChallengeRecords.of(records_of(load))
    (times,) = in_turn(5, partial(timed, partial(outline, gathered, _OPTIONS)))
    return Figure(
        name="report: outline from the records of S",
        product=median(times),
        limit=beside,
        remark="beside our PDF",
    )


def long_outline(load: WorkLoad, pages: int) -> Outline:
    """A report of about so many pages: findings and recommendations of the load, then its notes."""
    lines = [*load.of("finding"), *load.of("recommendation"), *load.of("note")]
    blocks: list[Block] = []
    sections: list[Section] = []
    words = number = 0
    while words < pages * _WORDS_A_PAGE:
        line = lines[number % len(lines)]
        if number % 8 == 0 and blocks:
            sections.append(_section(len(sections) + 1, blocks))
            blocks = []
        blocks += _blocks(line, number)
        words += line["body"].count(" ") + 12
        number += 1
    sections.append(_section(len(sections) + 1, blocks))
    return Outline(
        subject="Harrowmere Council",
        title="Corporate peer challenge",
        document="Feedback report",
        dates="13 to 16 October 2025",
        marking="Draft: not for publication",
        sections=tuple(sections),
        dated=date(2025, 10, 17),
    )


def _section(number: int, blocks: list[Block]) -> Section:
    return Section(
        key="bench",
        number=number,
        title=f"Part {number} of the feedback",
        anchor=f"section-{number}",
        blocks=tuple(blocks),
    )


def _blocks(line: Line, number: int) -> list[Block]:
    title = line.get("title") or f"Note {number}"
    return [
        Heading(level=2, text=title, anchor=f"heading-{number}"),
        FindingBlock(
            headline=f"What the team heard, part {number}",
            statement=statement(line["body"]),
            anchor=f"finding-{number}",
        ),
    ]


def pages_of(file: Path) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)
