"""Reads Word files back with python-docx and as the parts they are packed of."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.services.report.said import Line


def docx_lines(content: bytes) -> list[Line]:
    """The report inside a Word file after its contents; levels as a screen reader tells them."""
    lines = list(_lines(content))
    start = next(at for at, line in enumerate(lines) if line.level == 1)
    return lines[start:]


def parts_of(content: bytes) -> dict[str, str]:
    """Each part of a Word file as text."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def _lines(content: bytes) -> Iterator[Line]:
    for block in docx.Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield from (Line(cell.text, loose=True) for cell in row.cells)
        else:
            is_figure = _style(block) == "Key Figure"
            yield Line(block.text, _level(block), loose=is_figure)


def _style(block: Paragraph) -> str:
    return (block.style and block.style.name) or ""


def _level(block: Paragraph) -> int:
    name = _style(block)
    if name.startswith("Heading "):
        return int(name[-1])
    found = block._p.findall(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    return int(found[0].get(qn("w:val"))) + 1 if found else 0
