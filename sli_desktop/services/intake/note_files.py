"""Opens files of notes: Word pages, plain text, tables."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph

from sli_desktop.services.intake.form_lines import form_line
from sli_desktop.services.intake.grid import Grid, read_grids
from sli_desktop.services.intake.note_lines import (
    BULLET,
    Line,
    NotePage,
    notes_of_grid,
    notes_of_lines,
)
from sli_desktop.services.intake.office import open_office
from sli_desktop.services.intake.problems import DamagedInputError, TooLargeError, WrongTypeError
from sli_desktop.services.intake.reading import read_text
from sli_desktop.services.intake.timetable_rows import LeftOut
from sli_desktop.wording import tr

LARGEST_TEXT = 10 * 1024 * 1024
MOST_LINES = 20_000
MOST_TEXT_LINES = 200_000
"""Lines of a plain text, empty ones as well."""
LONGEST_LINE = 100_000
MOST_HEADINGS = 2_000
"""Headings, each with those above it; 50 meetings with eight themes each make 400."""
_LONGEST_HEADING = 100
_BROKEN = (
    OpcError,
    SyntaxError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    OSError,
)
"""What python-docx raises on documents that contradict themselves."""

_HASH = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_UNDERLINE = re.compile(r"(=+|-+|~+)\s*")
_HEADING_STYLE = re.compile(r"heading (\d)")
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BOX = frozenset({"txbxContent"})
_TABLE = frozenset({"tbl"})
_BLOCKS = frozenset({"p", "tbl"})
_COPY = frozenset({"Fallback"})
"""What holds a second copy of a text box for older versions of Word."""
_OWN_HEADING = 9
"""The level of a heading that is only bold, below all real ones."""


def read_notes(file: Path) -> NotePage:
    """All notes of a ``.docx``, ``.txt``, ``.csv`` or ``.xlsx`` file.

    Raises:
        SliError: the file is missing, too large, damaged or something else.
    """
    match file.suffix.lower():
        case ".docx":
            page = _read_word(file)
        case ".txt" | ".md":
            page = _of_text(file, read_text(file, largest=LARGEST_TEXT))
        case ".csv" | ".xlsx":
            page = _joined([notes_of_grid(grid) for grid in read_grids(file)])
        case _:
            raise WrongTypeError(file, tr("a file of notes this program reads"))
    return _within_limits(file, page)


def notes_of_pasted(text: str) -> NotePage:
    """All notes of words that were pasted.

    Raises:
        TooLargeError: they are more than a page of notes ever is.
    """
    name = Path(tr("that you pasted"))
    if len(text) > LARGEST_TEXT:
        raise TooLargeError(
            name, tr("more than {size} MB").format(size=LARGEST_TEXT // (1024 * 1024))
        )
    return _within_limits(name, _of_text(name, text.replace("\r\n", "\n").replace("\r", "\n")))


def _within_limits(file: Path, page: NotePage) -> NotePage:
    if len(page.notes) > MOST_LINES:
        raise TooLargeError(
            file, tr("more than {most_lines} notes").format(most_lines=f"{MOST_LINES:,}")
        )
    if len({note.headings for note in page.notes}) > MOST_HEADINGS:
        raise TooLargeError(
            file,
            tr("more than {most_headings} headings").format(most_headings=f"{MOST_HEADINGS:,}"),
        )
    if any(len(note.text) > LONGEST_LINE for note in page.notes):
        raise TooLargeError(
            file,
            tr("a note has more than {longest_line} characters").format(
                longest_line=f"{LONGEST_LINE:,}"
            ),
        )
    return page


def _of_text(file: Path, text: str) -> NotePage:
    if text.count("\n") > MOST_TEXT_LINES:
        raise TooLargeError(
            file,
            tr("more than {most_text_lines} lines").format(most_text_lines=f"{MOST_TEXT_LINES:,}"),
        )
    return notes_of_lines(_text_lines(text))


def _joined(pages: list[NotePage]) -> NotePage:
    return NotePage(
        notes=tuple(note for page in pages for note in page.notes),
        left_out=tuple(entry for page in pages for entry in page.left_out),
    )


def _text_lines(text: str) -> Iterator[Line]:
    """Lines of plain text; ``# Heading``, underlined lines and short lines ending in ``:``."""
    lines = text.splitlines()
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else ""
        above = lines[place - 1] if place else ""
        if found := _HASH.fullmatch(line.strip()):
            yield Line(text=found[2].rstrip("# "), level=len(found[1]))
        elif _is_underline(line, above):
            yield Line(text="")
        elif _is_underline(below, line):
            yield Line(text=line, level=1 if below.startswith("=") else 2)
        elif _is_titled(line, above):
            yield Line(text=line.strip().rstrip(":"), level=2)
        else:
            yield Line(text=line)


def _is_underline(line: str, above: str) -> bool:
    return len(line.strip()) > 2 and bool(_UNDERLINE.fullmatch(line)) and bool(above.strip())


def _is_titled(line: str, above: str) -> bool:
    words = line.strip()
    is_short = words.endswith(":") and len(words) <= _LONGEST_HEADING
    return is_short and not above.strip() and not BULLET.match(line)


def _read_word(file: Path) -> NotePage:
    clean = open_office(file, main_part="word/document.xml", expected=tr("a Word document"))
    try:
        document = docx.Document(clean)
        blocks = list(_blocks(document))
        if len(blocks) > MOST_LINES:
            raise TooLargeError(
                file, tr("more than {most_lines} paragraphs").format(most_lines=f"{MOST_LINES:,}")
            )
        return _of_blocks(blocks, _levels(document))
    except _BROKEN as error:
        raise DamagedInputError(file, tr("its text cannot be read")) from error


def _blocks(document: Document) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables in order, those inside content controls as well."""
    for element in _below(document.element.body, closed=_BLOCKS | _BOX):
        match _name(element):
            case "p":
                yield Paragraph(element, document)
            case "tbl":
                yield Table(element, document)
            case _:
                pass


def _below(element: Any, *, closed: frozenset[str]) -> Iterator[Any]:
    """All elements below one, in order; what lies within a `closed` one is left out."""
    waiting = [*reversed(element)]
    while waiting:
        each = waiting.pop()
        yield each
        if _name(each) not in closed:
            waiting += reversed(each)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _levels(document: Document) -> dict[str, int]:
    """Identity of a paragraph style → level of the heading it makes; 0 is a title."""
    levels: dict[str, int] = {}
    for style in document.styles:
        name = str(style.name or "").casefold()
        if name in {"title", "subtitle"}:
            levels[style.style_id] = 0
        elif found := _HEADING_STYLE.match(name):
            levels[style.style_id] = int(found[1])
    return levels


def _style_of(paragraph: Paragraph) -> str:
    """The identity of a paragraph's style from its XML: python-docx searches each time."""
    element: Any = paragraph.paragraph_format.element
    style = element.find(f"{_WORDS}pPr/{_WORDS}pStyle")
    return "" if style is None else str(style.get(f"{_WORDS}val"))


def _of_blocks(blocks: list[Paragraph | Table], levels: dict[str, int]) -> NotePage:
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    has_headings = any(levels.get(_style_of(each)) for each in paragraphs)
    pages: list[NotePage] = []
    running: list[Line] = []
    boxes: list[LeftOut] = []
    form_of = ""
    for block in blocks:
        ours = form_line(block) if isinstance(block, Paragraph) else None
        if ours is not None:
            form_of = ours.form_of or form_of
            boxes += ours.left_out
        elif isinstance(block, Paragraph):
            level = levels.get(_style_of(block))
            running.append(_line(block, level, has_headings=has_headings))
            boxes += _text_boxes(block)
        else:
            above = _headings_at_end(running)
            pages.append(notes_of_grid(_grid_of(block), above=above))
    of_boxes = NotePage(notes=(), left_out=tuple(boxes))
    return replace(_joined([notes_of_lines(running), *pages, of_boxes]), form_of=form_of)


def _headings_at_end(lines: list[Line]) -> tuple[str, ...]:
    path: dict[int, str] = {}
    for line in lines:
        if line.level:
            path = {level: above for level, above in path.items() if level < line.level}
            path[line.level] = line.text.strip()
    return tuple(path[level] for level in sorted(path))


def _line(paragraph: Paragraph, level: int | None, *, has_headings: bool) -> Line:
    text = _text(paragraph.paragraph_format.element)
    if level is None and not has_headings and _is_bold_heading(paragraph, text):
        level = _OWN_HEADING
    return Line(text=text, level=level)


def _is_bold_heading(paragraph: Paragraph, text: str) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    is_short = 0 < len(text.strip()) <= _LONGEST_HEADING
    return is_short and bool(runs) and all(run.bold for run in runs) and not BULLET.match(text)


def _text(element: Any) -> str:
    """The words of a paragraph with insertions and without deletions, boxes and field codes."""
    parts: list[str] = []
    for each in _below(element, closed=_BOX | _TABLE):
        match _name(each):
            case "t":
                parts.append(each.text or "")
            case "tab":
                parts.append("\t")
            case "br" | "cr":
                parts.append("\n")
            case "noBreakHyphen":
                parts.append("-")
            case _:
                pass
    return " ".join("".join(parts).split())


def _text_boxes(paragraph: Paragraph) -> Iterator[LeftOut]:
    element: Any = paragraph.paragraph_format.element
    for box in _below(element, closed=_BOX | _COPY):
        if _name(box) in _BOX:
            words = " ".join(str(each.text or "") for each in box.iter() if _name(each) == "t")
            reason = tr("a text box; copy it into the page to take it in")
            yield LeftOut(sheet="", number=0, reason=reason, text=words[:300])


def _grid_of(table: Table) -> Grid:
    element: Any = table._tbl  # noqa: SLF001 python-docx has no public way to a table's rows as XML
    rows = [
        tuple(
            "\n".join(_text(p) for p in cell.iter() if _name(p) == "p") or None
            for cell in row.iterchildren()
            if _name(cell) == "tc"
        )
        for row in element.iterchildren()
        if _name(row) == "tr"
    ]
    width = max(map(len, rows), default=0)
    return Grid(name="", rows=tuple(row + (None,) * (width - len(row)) for row in rows), merged={})
