"""Writes the outline as a spreadsheet: a table on each sheet, every word as text, no formula."""

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from functools import lru_cache
from io import BytesIO
from itertools import count
from pathlib import Path
from zipfile import ZipFile

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sli_desktop.services.report import style
from sli_desktop.services.report.blocks import Cell, Column, Outline, Sheet
from sli_desktop.services.report.escape import clean_line
from sli_desktop.services.report.files import Written, write_whole
from sli_desktop.services.report.packing import CORE, HEAD, OPEN, core_properties, zipped
from sli_desktop.services.report.pptx_room import rows

_DOCUMENT = "Evidence and action tables"
_FONT = "Source Sans 3"
_LONGEST_CELL = 32_767
_LONGEST_NAME, _LONGEST_HEAD, _LONGEST_FOOT = 31, 255, 200
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_FIRST, _SECOND = 30, 90
_SPARE = 50
"""Empty rows below a plan in which the offered words can be chosen as well."""
_PAPER_A4 = 9
_HEAT_FROM = 2
"""The first column of numbers to compare: theme and meetings stand before it."""
_ROW, _TITLE_ROW, _HIGHEST = 15.75, 33, 409
_LETTERS = 0.52
"""The width of a column is counted in digits: so many heights of a letter each."""
_FIXED = re.compile(rb'(<row [^>]*) customHeight="1"')
_SHEETS = "xl/worksheets/sheet"
_AS_TYPED = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": _FONT, "font_size": 11},
}


def write_xlsx(outline: Outline, file: Path) -> Written:
    """Save the tables as a spreadsheet.

    Raises:
        ReportNotSavedError: the folder is full, missing or may not be written to.
    """
    write_whole(xlsx_bytes(outline), file)
    return Written()


def xlsx_bytes(outline: Outline) -> bytes:
    """The file itself; the same outline always gives the same bytes."""
    saved = BytesIO()
    book = Workbook(saved, deepcopy(_AS_TYPED))
    looks = _Looks(book)
    names = list(sheet_names(("About", *(sheet.name for sheet in outline.sheets))))
    _write_about(book.add_worksheet(names[0]), outline, names[1:], looks)
    for number, (name, sheet) in enumerate(zip(names[1:], outline.sheets, strict=True), 1):
        _write_sheet(book.add_worksheet(name), sheet, number, outline, looks)
    book.close()
    title = f"{outline.subject}: {outline.title}, {_DOCUMENT.lower()}".strip(": ,")
    return _packed(
        saved,
        {
            CORE: core_properties(title, _DOCUMENT, outline.language),
            "docProps/app.xml": f'<Properties xmlns="{OPEN}/officeDocument/2006/'
            'extended-properties"/>',
        },
    )


def _packed(saved: BytesIO, instead: Mapping[str, str]) -> bytes:
    """The same file without times, with properties of ours, and with rows that can grow.

    Rows are as high as their text is now; that they are fixed is taken out.
    """
    with ZipFile(saved) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    for name, content in parts.items():
        if name.startswith(_SHEETS):
            parts[name] = _FIXED.sub(rb"\1", content)
    parts |= {name: (HEAD + text).encode() for name, text in instead.items()}
    return zipped(parts).getvalue()


def _height(cells: Iterable[tuple[Cell, int]]) -> float:
    """How high a row must be for its cells, each with the width of its column."""
    return min(_HIGHEST, _ROW * max(_lines(str(cell), width) for cell, width in cells))


@lru_cache(maxsize=4096)
def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column."""
    ems = (width - 1) * _LETTERS
    return sum(rows(line, ems) for line in text.split("\n"))


class _Looks:
    """The looks of cells."""

    def __init__(self, book: Workbook) -> None:
        own = {"font_name": _FONT, "font_size": 11, "valign": "top", "text_wrap": True}
        head = own | {"bold": True, "font_color": style.ACCENT, "bg_color": style.TINT, "border": 1}
        ruled = own | {"bottom": 1, "bottom_color": style.RULE}
        self.plain: Format = book.add_format(own | {"num_format": "@"})
        self.text: Format = book.add_format(ruled | {"num_format": "@"})
        self.number: Format = book.add_format(ruled | {"align": "left", "num_format": "0"})
        self.head: Format = book.add_format(head | {"border_color": style.RULE})
        self.rags = {
            word: book.add_format({"bg_color": colour}) for word, colour in style.RAGS.items()
        }
        alone = own | {"text_wrap": False}
        self.line: Format = book.add_format(alone)
        self.strong_line: Format = book.add_format(alone | {"bold": True})
        self.title: Format = book.add_format(
            alone | {"bold": True, "font_size": 20, "font_color": style.ACCENT}
        )
        self.strong: Format = book.add_format(own | {"bold": True})


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Names that a spreadsheet accepts, each used once."""
    given: list[str] = []
    taken: set[str] = set()
    for name in wanted:
        plain = clean_line(name.translate(_NOT_IN_NAMES)).strip("' ") or "Sheet"
        for number in count(1):
            ending = f" {number}" if number > 1 else ""
            offered = _cut(plain, _LONGEST_NAME - len(ending)).rstrip("' ") + ending
            if offered.casefold() not in taken and offered.casefold() != "history":
                break
        taken.add(offered.casefold())
        given.append(offered)
    return given


def _cut(text: str, most: int) -> str:
    """The beginning of a text, counted as the format does: some characters are two."""
    if len(text) <= most // 2:
        return text
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


def _write_about(sheet: Worksheet, outline: Outline, names: Sequence[str], looks: _Looks) -> None:
    """What the file is, and what stands on each sheet.

    A line alone runs on over the empty cell beside it: joined cells confuse screen readers.
    """
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, 1, _SECOND)
    lines = [
        (outline.subject or outline.title, "", looks.title),
        (outline.title if outline.subject else "", "", looks.line),
        (_DOCUMENT, "", looks.line),
        (outline.dates, "", looks.line),
        (outline.marking, "", looks.strong_line),
        *((n, one.about, looks.strong) for n, one in zip(names, outline.sheets, strict=True)),
    ]
    row = 0
    for first, second, look in lines:
        if not first:
            continue
        if second:
            sheet.set_row(row, _height([(first, _FIRST), (second, _SECOND)]) + _ROW / 2)
            _write(sheet, row, 1, second, looks.plain)
        elif look is looks.title:
            sheet.set_row(row, _TITLE_ROW)
        _write(sheet, row, 0, first, look)
        row += 1
    _set_up_page(sheet, outline)


def _write_sheet(
    sheet: Worksheet, table: Sheet, number: int, outline: Outline, looks: _Looks
) -> None:
    """One table from the first cell on, its head frozen, filtered and on every printed page."""
    heads = _heads(table.columns)
    last_row, last = max(1, len(table.rows)), len(table.columns) - 1
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width, looks.plain)
    sheet.add_table(
        0,
        0,
        last_row,
        last,
        {
            "name": f"Table{number}",
            "style": "Table Style Light 1",
            "columns": [{"header": head, "header_format": looks.head} for head in heads],
        },
    )
    widths = [column.width for column in table.columns]
    sheet.set_row(
        0, _height([(head, width - 3) for head, width in zip(heads, widths, strict=True)])
    )
    for row, cells in enumerate(table.rows, 1):
        sheet.set_row(row, _height(zip(cells, widths, strict=True)))
        for at, cell in enumerate(cells):
            _write(sheet, row, at, cell, looks.number if isinstance(cell, int) else looks.text)
    for at, column in enumerate(table.columns):
        if column.offered:
            _offer(sheet, at, last_row + _SPARE, column.offered, looks)
    if table.is_heat:
        scale = {"type": "2_color_scale", "min_color": style.PAPER, "max_color": style.HEAT}
        sheet.conditional_format(1, _HEAT_FROM, last_row, max(last, _HEAT_FROM), scale)
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    sheet.repeat_rows(0)
    _set_up_page(sheet, outline)


def _offer(sheet: Worksheet, at: int, last_row: int, words: Sequence[str], looks: _Looks) -> None:
    """Let a column be filled in from a list; a red, an amber and a green one look like it."""
    choice = {"validate": "list", "source": list(words), "ignore_blank": True}
    sheet.data_validation(1, at, last_row, at, choice)
    for word in words:
        if look := looks.rags.get(word):
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
            sheet.conditional_format(1, at, last_row, at, rule)


def _set_up_page(sheet: Worksheet, outline: Outline) -> None:
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    words = " · ".join(filter(None, (outline.subject, outline.marking))).replace("&", "&&")
    sheet.set_footer(f"&L{words[:_LONGEST_FOOT].rstrip('&')}&RPage &P of &N")


def _heads(columns: Sequence[Column]) -> list[str]:
    """Heads of columns, none empty and each once, as a table asks for."""
    given: list[str] = []
    for column in columns:
        plain = _cut(column.title, _LONGEST_HEAD - 8) or "Column"
        head = plain
        for number in count(2):
            if head.casefold() not in {one.casefold() for one in given}:
                break
            head = f"{plain} {number}"
        given.append(head)
    return given


def _write(sheet: Worksheet, row: int, at: int, cell: Cell, look: Format) -> None:
    """A number as a number, and every text as text, whatever sign it begins with."""
    if isinstance(cell, int):
        sheet.write_number(row, at, cell, look)
    elif cell:
        sheet.write_string(row, at, _cut(cell, _LONGEST_CELL), look)
    else:
        sheet.write_blank(row, at, None, look)
