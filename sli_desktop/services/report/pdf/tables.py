"""Tables that flow: rows break between pages with their head repeated.

A row higher than a page breaks inside.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from typing_extensions import override

from sli_desktop.services.report.blocks import FigureStrip, Table
from sli_desktop.services.report.pdf.canvas import ReportCanvas
from sli_desktop.services.report.pdf.flow import Block, Whole, draw_lines, lines_of
from sli_desktop.services.report.pdf.fonts import Fonts
from sli_desktop.services.report.pdf.lines import Line
from sli_desktop.services.report.pdf.structure import Element, scope_of_column
from sli_desktop.services.report.style import (
    CELL,
    CELL_HEAD,
    DEPTH,
    FIGURE,
    FIGURE_NAME,
    MEASURE,
    RULE,
    TINT,
    TextStyle,
)

_PAD = 6.0
_KEPT_WHOLE = DEPTH * 0.4
"""A table up to this height is not broken over pages."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the lines of each cell, their look, and the elements they are content of."""

    cells: tuple[Sequence[Line], ...]
    style: TextStyle
    elements: tuple[Element, ...]

    @property
    def height(self) -> float:
        """The height of the row with its padding."""
        most = max((len(cell) for cell in self.cells), default=0)
        return max(1, most) * self.style.leading + 2 * _PAD

    def cut(self, room: float) -> "tuple[Row, Row] | None":
        """The row as two rows, the first no higher than `room`; None where not a line fits."""
        fit = int((room - 2 * _PAD) / self.style.leading + 1e-6)
        if fit < 1:
            return None
        above = tuple(cell[:fit] for cell in self.cells)
        below = tuple(cell[fit:] for cell in self.cells)
        return Row(above, self.style, self.elements), Row(below, self.style, self.elements)


class TableBlock(Block):
    """A table of text under its head row."""

    def __init__(self, head: Row, rows: Sequence[Row], widths: Sequence[float]) -> None:
        super().__init__(before=0, after=16)
        self._head = head
        self.rows = rows
        self._widths = widths
        self.is_first = True
        whole = self.own_height(0)
        first = head.height + (min(rows[0].height, DEPTH / 2) if rows else 0)
        self.ask_for(whole if whole <= _KEPT_WHOLE else first)

    @override
    def own_height(self, width: float) -> float:
        return self._head.height + sum(row.height for row in self.rows)

    @override
    def paint(self, canvas: ReportCanvas, x: float, y: float) -> None:
        top = y + self.height
        with canvas.artifact():
            canvas.panel(x, top - self._head.height, MEASURE, self._head.height, TINT)
        if self.is_first:
            self._paint_row(canvas, self._head, x, top)
        else:
            with canvas.artifact("Pagination"):
                self._paint_cells(canvas, self._head, x, top, is_content=False)
        top -= self._head.height
        for row in self.rows:
            self._paint_row(canvas, row, x, top)
            top -= row.height
            with canvas.artifact():
                canvas.rule(x, top, MEASURE, RULE)

    @override
    def parts(self, width: float, room: float) -> list[Block]:
        left = room - self._head.height
        fit = 0
        while fit < len(self.rows) and self.rows[fit].height <= left:
            left -= self.rows[fit].height
            fit += 1
        above, below = list(self.rows[:fit]), list(self.rows[fit:])
        if not above or below[0].height > DEPTH - self._head.height:
            halves = below[0].cut(left)
            if halves is not None:
                above.append(halves[0])
                below[0] = halves[1]
        return (
            [self._with(above, is_first=self.is_first), self._with(below, is_first=False)]
            if above
            else []
        )

    def _with(self, rows: Sequence[Row], *, is_first: bool) -> "TableBlock":
        made = copy(self)
        made.rows = rows
        made.is_first = is_first
        made.need = 0
        return made

    def _paint_row(self, canvas: ReportCanvas, row: Row, x: float, top: float) -> None:
        self._paint_cells(canvas, row, x, top, is_content=True)

    def _paint_cells(
        self, canvas: ReportCanvas, row: Row, x: float, top: float, *, is_content: bool
    ) -> None:
        for cell, element, width in zip(row.cells, row.elements, self._widths, strict=True):
            if cell:
                if is_content:
                    canvas.begin(element)
                draw_lines(canvas, cell, row.style, x + _PAD, top - _PAD)
                if is_content:
                    canvas.end()
            x += width


def table_block(table: Table, fonts: Fonts, parent: Element) -> TableBlock:
    """The flowable of a table, with its elements below `parent`."""
    element = parent.child("Table")
    widths = [share * MEASURE for share in table.shares]
    head = _row(table.columns, CELL_HEAD, widths, fonts, element)
    rows = [_row(row, CELL, widths, fonts, element) for row in table.rows]
    return TableBlock(head, rows, widths)


def _row(
    cells: Sequence[str], style: TextStyle, widths: Sequence[float], fonts: Fonts, table: Element
) -> Row:
    row = table.child("TR")
    if style is CELL_HEAD:
        elements = tuple(row.child("TH", A=scope_of_column()) for _ in cells)
    else:
        elements = tuple(row.child("TD") for _ in cells)
    lines = tuple(
        lines_of(fonts.plain(cell, style), style, width - 2 * _PAD)
        for cell, width in zip(cells, widths, strict=True)
    )
    return Row(lines, style, elements)


class StripBlock(Whole):
    """A few large figures side by side, each over what it counts."""

    def __init__(self, strip: FigureStrip, fonts: Fonts, parent: Element) -> None:
        super().__init__(before=8, after=16)
        self._width = MEASURE / max(1, len(strip.figures))
        self._cells = [
            (
                lines_of(fonts.plain(number, FIGURE), FIGURE, self._width - 8),
                lines_of(fonts.plain(name, FIGURE_NAME), FIGURE_NAME, self._width - 8),
                parent.child("P"),
            )
            for number, name in strip.figures
        ]

    @override
    def own_height(self, width: float) -> float:
        return max(
            (
                len(number) * FIGURE.leading + len(name) * FIGURE_NAME.leading
                for number, name, _ in self._cells
            ),
            default=0,
        )

    @override
    def paint(self, canvas: ReportCanvas, x: float, y: float) -> None:
        top = y + self.height
        for number, name, element in self._cells:
            canvas.begin(element)
            draw_lines(canvas, number, FIGURE, x, top)
            draw_lines(canvas, name, FIGURE_NAME, x, top - len(number) * FIGURE.leading)
            canvas.end()
            x += self._width
