"""Pages on paper: whole, in order, dark on white; nothing is left behind or read as HTML."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from sli_desktop.services.archive.files import CannotWriteError
from sli_desktop.services.paper.blocks import (
    Heading,
    Item,
    Items,
    Look,
    Paragraph,
    Room,
    Run,
    Sheet,
    Table,
    words,
)
from sli_desktop.settings import Colours
from sli_desktop.ui.look import Look as Looks
from sli_desktop.ui.printing import Leaves, pdf_of, print_on, save_pdf

HOSTILE = "<b>bold</b> & <img src='x.png'> </p> ]]> \\n"


def a_sheet(*blocks: object, parts_whole: bool = False) -> Sheet:
    return Sheet(
        name="Day sheet",
        above="Northmere",
        below="Confidential",
        blocks=blocks,  # type: ignore[arg-type]
        parts_whole=parts_whole,
    )


def lines(number: int) -> list[Paragraph]:
    return [Paragraph(runs=words(f"Line {n}"), look=Look.SMALL) for n in range(number)]


def page_of(leaves: Leaves, words_: str) -> int:
    block = leaves.document.find(words_).block()
    top = leaves.document.documentLayout().blockBoundingRect(block).top()
    return int(top // leaves.room.height())


def test_stored_text_is_set_as_it_is(look: Looks) -> None:
    table = Table(rows=((words(HOSTILE), words("2")),), shares=(50, 50))
    items = Items(items=(Item(runs=words(HOSTILE)),))
    leaves = Leaves(a_sheet(Heading(level=1, words=HOSTILE), items, table))
    assert leaves.document.toPlainText().count(HOSTILE) == 3


def test_a_heading_goes_to_the_next_page_with_what_it_heads(look: Looks) -> None:
    for before in range(20, 44):
        sheet = a_sheet(*lines(before), Heading(level=2, words="Part"), *lines(1)[:0], *tail())
        leaves = Leaves(sheet)
        assert page_of(leaves, "Part") == page_of(leaves, "Under it")


def tail() -> tuple[Paragraph, ...]:
    return (Paragraph(runs=words("Under it")),)


def test_a_part_that_fits_on_a_page_is_not_divided(look: Looks) -> None:
    part = (Heading(level=2, words="Part"), Room(lines=9), Paragraph(runs=words("End of it")))
    for before in range(10, 44, 3):
        leaves = Leaves(a_sheet(*lines(before), *part, *part, parts_whole=True))
        assert page_of(leaves, "Part") == page_of(leaves, "End of it")


def test_what_is_to_stay_whole_is_not_divided(look: Looks) -> None:
    long = Paragraph(runs=(Run("Begins here\n" + "word " * 60 + "\nends here"),), whole=True)
    for before in range(26, 46):
        leaves = Leaves(a_sheet(*lines(before), long))
        layout = leaves.document.documentLayout()
        place = layout.blockBoundingRect(leaves.document.find("Begins here").block())
        high = leaves.room.height()
        assert int(place.top() // high) == int((place.bottom() - 1) // high)


@pytest.mark.parametrize("colours", [Colours.LIGHT, Colours.DARK, Colours.CONTRAST])
def test_paper_is_dark_on_white_whatever_the_screen_shows(look: Looks, colours: Colours) -> None:
    look.choose(colours=colours, text_size=200)
    image = drawn(Leaves(a_sheet(*lines(30))))
    look.choose(colours=Colours.LIGHT, text_size=100)
    assert image == drawn(Leaves(a_sheet(*lines(30))))
    assert image.pixelColor(2, 2).lightness() == 255


def drawn(leaves: Leaves) -> QImage:
    image = QImage(leaves.size.toSize(), QImage.Format.Format_RGB32)
    image.fill(leaves.theme.colour("surface"))
    painter = QPainter(image)
    leaves.draw(painter, 0)
    painter.end()
    return image


def test_a_ruled_line_is_drawn_for_each_line_to_write_on(look: Looks) -> None:
    image = drawn(Leaves(a_sheet(Room(lines=5))))
    middle = image.width() // 2
    dark = [y for y in range(70, image.height() - 80) if image.pixelColor(middle, y).red() < 200]
    assert len([y for y in dark if y - 1 not in dark]) == 5


def test_a_pdf_has_every_page_and_names_nobody(look: Looks, tmp_path: Path) -> None:
    leaves = Leaves(a_sheet(*lines(120)))
    save_pdf(leaves, tmp_path / "day.pdf")
    with pikepdf.open(tmp_path / "day.pdf") as pdf:
        assert len(pdf.pages) == leaves.count > 2
        assert str(pdf.docinfo["/Title"]) == "Day sheet"
        assert str(pdf.docinfo.get("/Author", "")) == ""


def test_printing_leaves_no_temporary_file(
    look: Looks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, out = tmp_path / "temporary", tmp_path / "out"
    place.mkdir()
    out.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(place))
    save_pdf(Leaves(a_sheet(*lines(200))), out / "day.pdf")
    assert list(place.iterdir()) == []
    assert [each.name for each in out.iterdir()] == ["day.pdf"]


def test_a_pdf_that_cannot_be_saved_leaves_the_old_one(look: Looks, tmp_path: Path) -> None:
    (tmp_path / "day.pdf").mkdir()
    with pytest.raises(CannotWriteError):
        save_pdf(Leaves(a_sheet(*lines(3))), tmp_path / "day.pdf")
    assert [each.name for each in tmp_path.iterdir()] == ["day.pdf"]


def test_a_printer_gets_the_pages_that_were_asked_for(look: Looks, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFromTo(2, 3)
    assert print_on(printer, a_sheet(*lines(200))) == 2
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert len(pdf.pages) == 2


def test_other_paper_has_other_pages(look: Looks) -> None:
    sheet = a_sheet(*lines(120))
    assert Leaves(sheet, QSizeF(560, 794)).count > Leaves(sheet).count
    assert pdf_of(Leaves(sheet)).startswith(b"%PDF")
