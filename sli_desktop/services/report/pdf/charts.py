"""A chart in the PDF: vector, one Figure of the structure tree with its alternative text."""

from dataclasses import replace

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from typing_extensions import override

from sli_desktop.services.report.blocks import Chart
from sli_desktop.services.report.charts.picture import Word, drawn
from sli_desktop.services.report.pdf.canvas import ReportCanvas
from sli_desktop.services.report.pdf.flow import Whole, draw_lines, lines_of, width_of
from sli_desktop.services.report.pdf.fonts import Fonts
from sli_desktop.services.report.pdf.structure import Element
from sli_desktop.services.report.style import CELL, DEPTH, MEASURE

_ROW, _SIZE = 19.0, 10.0
_HIGHEST = DEPTH * 0.8
_ASCENT = 0.74


class ChartBlock(Whole):
    """A chart, never broken over pages; the table that says the same comes behind it."""

    def __init__(self, chart: Chart, fonts: Fonts, parent: Element) -> None:
        super().__init__(before=8, after=12)
        row = min(_ROW, _HIGHEST / (len(chart.rows) + 3))
        self._picture = drawn(chart, width=MEASURE, row=row, size=min(_SIZE, row * 0.7))
        self._layout = PDFDictionary({"O": PDFName("Layout")})
        self._element = parent.child("Figure", Alt=PDFString(chart.alt), A=self._layout)
        style = replace(CELL, size=self._picture.size, leading=self._picture.size)
        self._words = [
            (
                word,
                replace(style, colour=word.colour),
                lines_of(fonts.plain(word.text, style), style),
            )
            for word in self._picture.words
        ]
        self.ask_for(self._picture.height)

    @override
    def own_height(self, width: float) -> float:
        return self._picture.height

    @override
    def paint(self, canvas: ReportCanvas, x: float, y: float) -> None:
        top = y + self._picture.height
        self._layout["BBox"] = PDFArray([round(each, 2) for each in (x, y, x + MEASURE, top)])
        canvas.begin(self._element)
        for box in self._picture.boxes:
            canvas.panel(x + box.x, top - box.y - box.height, box.width, box.height, box.fill)
            if box.edge:
                canvas.frame(x + box.x, top - box.y - box.height, box.width, box.height, box.edge)
        for word, style, lines in self._words:
            if lines:
                left = x + word.x - _back(word, width_of(lines[0]) * style.size)
                draw_lines(canvas, lines[:1], style, left, top - word.y + style.size * _ASCENT)
        canvas.end()


def _back(word: Word, wide: float) -> float:
    """How far left of its place a word begins."""
    return {"start": 0.0, "middle": wide / 2, "end": wide}[word.anchor]
