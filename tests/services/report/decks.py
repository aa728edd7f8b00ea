"""Reads slides and spreadsheets back as python-pptx and openpyxl see them."""

import getpass
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import SlidePlaceholder

_FEET = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


@dataclass(frozen=True)
class Shown:
    """A slide as a screen reader meets it: its title, the other texts in order, its notes."""

    title: str
    texts: tuple[str, ...]
    layout: str
    notes: str = ""


def opened(content: bytes) -> Deck:
    return Presentation(BytesIO(content))


def slides_of(content: bytes) -> list[Shown]:
    return list(_slides(opened(content)))


def _slides(deck: Deck) -> Iterator[Shown]:
    for slide in deck.slides:
        boxes = [
            shape
            for shape in slide.shapes
            if isinstance(shape, SlidePlaceholder) and shape.placeholder_format.type not in _FEET
        ]
        texts = [p.text for box in boxes for p in box.text_frame.paragraphs]
        title = slide.shapes.title
        assert title is not None
        frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        yield Shown(
            title=title.text_frame.text,
            texts=tuple(text.replace("\v", "\n") for text in texts[1:]),
            layout=slide.slide_layout.name,
            notes=frame.text if frame is not None else "",
        )


def words_of_deck(content: bytes) -> str:
    """Every word of the deck, slide after slide."""
    return "\n".join("\n".join((one.title, *one.texts)) for one in slides_of(content))


Rows = list[list[object]]


def tables_of(content: bytes) -> dict[str, Rows]:
    """The cells of each sheet, head first; an empty cell is ""."""
    book = load_workbook(BytesIO(content))
    return {
        sheet.title: [["" if cell is None else cell for cell in row] for row in sheet.values]
        for sheet in book.worksheets
    }


def traces(content: bytes, folder: Path) -> list[str]:
    """What in any part of a file tells of a person, a computer, a program, a time or edits."""
    with ZipFile(BytesIO(content)) as package:
        found = [info.filename for info in package.infolist() if info.date_time[0] != 1980]
        text = b"".join(map(package.read, package.namelist())).decode("utf-8", "replace").lower()
    words = ["creator", "modified", "created", "revision", "company", "manager>", "python", "docid"]
    words += ["xlsxwriter", "microsoft excel", "lastprinted", "rsid", "template>", "openpyxl"]
    words += [getpass.getuser().lower() + "/", socket.gethostname().lower(), str(folder).lower()]
    return found + [word for word in words if word in text]
