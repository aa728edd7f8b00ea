"""Paper: lays a sheet out on pages, draws them, prints them, makes a PDF of them.

What the preview shows is what the printer gets: both draw the same layout. A PDF is made in memory
and put in its place whole, so that no half page and no temporary copy is left behind.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
)
from PySide6.QtPrintSupport import QPrinter

from sli_desktop.services.archive.files import written_whole
from sli_desktop.services.paper.blocks import Sheet
from sli_desktop.ui.theme import Theme, read_modes
from sli_desktop.ui.typeset import (
    RULED,
    WHOLE,
    Pictures,
    Typesetter,
    break_before,
    no_pictures,
    rule_pen,
)
from sli_desktop.wording import tr

UNITS = 96
"""Units of a layout to the inch: a px of the design."""
SIDE, TOP, BOTTOM = 68, 84, 84
_SCALE = 0.9
"""Body text of 16 px becomes 10.8 pt on paper."""
_MOST_BREAKS = 60
"""Each one lays the whole out again; on a longer sheet the pages end where they end."""


def paper_theme() -> Theme:
    """Dark on white, whatever the screen shows."""
    return Theme("light", read_modes()["light"], _SCALE)


class Leaves:
    """A sheet laid out on pages of one size; drawn in units of 1/96 inch."""

    def __init__(
        self, sheet: Sheet, size: QSizeF | None = None, pictures: Pictures = no_pictures
    ) -> None:
        a4 = QPageSize(QPageSize.PageSizeId.A4)
        self.sheet = sheet
        self.size = size or QSizeF(a4.sizePixels(UNITS))
        self.theme = paper_theme()
        self.room = QSizeF(self.size.width() - 2 * SIDE, self.size.height() - TOP - BOTTOM)
        width = int(self.room.width())
        self.document = Typesetter(self.theme, width=width, pictures=pictures).set(sheet.blocks)
        self.document.setPageSize(self.room)
        self._keep_together()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return max(self.document.pageCount(), 1)

    def _keep_together(self) -> None:
        """Let what is not to be divided begin on the next page; the rest moves down behind it."""
        block = self.document.begin()
        breaks = 0
        while block.isValid() and breaks < _MOST_BREAKS:
            end = self._end_of(block)
            if end is not None and self._is_divided(self._place(block), self._place(end)):
                break_before(self.document, block.position())
                at = block.position()  # what stands before it stays where it is
                self.document.markContentsDirty(at, self.document.characterCount() - at)
                breaks += 1
            block = block.next()

    def _end_of(self, block: QTextBlock) -> QTextBlock | None:
        """The last paragraph that has to be on the same page as this one."""
        if block.blockFormat().hasProperty(WHOLE):
            return block
        if not block.blockFormat().headingLevel() or not block.next().isValid():
            return None
        last = self._last_of(block)
        high = self._place(last).bottom() - self._place(block).top()
        return last if self.sheet.parts_whole and high < self.room.height() else block.next()

    def _is_divided(self, first: QRectF, last: QRectF) -> bool:
        high = self.room.height()
        return int(first.top() // high) != int((last.bottom() - 1) // high)

    def _last_of(self, heading: QTextBlock) -> QTextBlock:
        """The last paragraph before the next heading."""
        block = heading
        while block.next().isValid() and not block.next().blockFormat().headingLevel():
            block = block.next()
        return block

    def _place(self, block: QTextBlock) -> QRectF:
        self.document.pageCount()  # lays out what is not yet
        return self.document.documentLayout().blockBoundingRect(block)

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw one page (from 0) with its head and foot; the painter's unit is 1/96 inch."""
        painter.save()
        self._draw_running(painter, number)
        painter.translate(SIDE, TOP - number * self.room.height())
        shown = QRectF(0, number * self.room.height(), self.room.width(), self.room.height())
        painter.setClipRect(shown)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = shown
        context.palette = self.theme.palette()
        self.document.documentLayout().draw(painter, context)
        self._draw_rules(painter, shown)
        painter.restore()

    def _draw_rules(self, painter: QPainter, shown: QRectF) -> None:
        painter.setPen(rule_pen(self.theme, "border_input"))
        block = self.document.begin()
        while block.isValid():
            if block.blockFormat().hasProperty(RULED):
                place = self._place(block)
                if shown.contains(place.center()):
                    painter.drawLine(QLineF(0, place.bottom(), self.room.width(), place.bottom()))
            block = block.next()

    def _draw_running(self, painter: QPainter, number: int) -> None:
        wide, high = self.size.width(), self.size.height()
        above = QRectF(SIDE, 36, wide - 2 * SIDE, 24)
        below = QRectF(SIDE, high - 62, wide - 2 * SIDE, 24)
        painter.setPen(rule_pen(self.theme))
        painter.drawLine(above.bottomLeft(), above.bottomRight())
        painter.drawLine(below.topLeft(), below.topRight())
        painter.setFont(self.theme.font(13))
        painter.setPen(self.theme.colour("text_2"))
        page = tr("Page {number} of {count}").format(number=number + 1, count=self.count)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(above, left | middle, self.sheet.above)
        painter.drawText(below, left | middle, self.sheet.below)
        painter.drawText(below, right | middle, page)


def print_leaves(leaves: Leaves, device: QPagedPaintDevice, pages: Iterator[int] | None) -> None:
    """Draw pages on a printer or into a PDF, each on a page of its own."""
    painter = QPainter(device)
    scale = device.logicalDpiX() / UNITS
    for turn, number in enumerate(pages or range(leaves.count)):
        if turn:
            device.newPage()
        painter.save()
        painter.scale(scale, scale)
        leaves.draw(painter, number)
        painter.restore()
    painter.end()


def print_on(printer: QPrinter, sheet: Sheet, pictures: Pictures = no_pictures) -> int:
    """Print a sheet on the paper of a printer; the answer is the number of pages."""
    printer.setFullPage(True)
    printer.setDocName(sheet.name)
    whole = printer.pageLayout().fullRect(QPageLayout.Unit.Inch)
    leaves = Leaves(sheet, QSizeF(whole.width() * UNITS, whole.height() * UNITS), pictures)
    first, last = printer.fromPage(), printer.toPage()
    chosen = range(leaves.count)
    if first:
        chosen = range(first - 1, min(last, leaves.count))
    print_leaves(leaves, printer, iter(chosen))
    return len(chosen)


def pdf_of(leaves: Leaves) -> bytes:
    """The sheet as a PDF, made in memory."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(leaves.sheet.name)
    writer.setCreator("SLI Desktop")
    print_leaves(leaves, writer, None)
    return bytes(buffer.data().data())


def save_pdf(leaves: Leaves, file: Path) -> None:
    """Save the sheet as a PDF: there whole or not at all.

    Raises:
        CannotWriteError: the folder is full, missing or may not be written to.
    """
    content = pdf_of(leaves)
    with written_whole(file) as out:
        out.write(content)
