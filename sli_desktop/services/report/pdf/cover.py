"""The cover: who was challenged, by what kind of challenge, and when."""

from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from sli_desktop.services.report.blocks import Outline
from sli_desktop.services.report.pdf.canvas import ReportCanvas
from sli_desktop.services.report.pdf.flow import TextBlock, draw_lines, lines_of
from sli_desktop.services.report.pdf.fonts import Fonts
from sli_desktop.services.report.pdf.structure import Element
from sli_desktop.services.report.style import (
    ACCENT,
    ARC,
    COVER_DATES,
    COVER_DOCUMENT,
    COVER_KIND,
    COVER_MARKING,
    COVER_SUBJECT,
    HEADINGS,
    LABEL,
    LEAD,
    MEASURE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SECOND,
    SIDE,
    TextStyle,
)

_PANEL = 285.0
"""The lower edge of the coloured panel."""
_SUBJECT_ROOM = 240.0
_SMALLEST = 5.0


def letterhead(outline: Outline, fonts: Fonts, root: Element) -> list[Flowable]:
    """What a letter begins with in place of a cover."""
    lines = (
        (outline.title, replace(LABEL, left=0.0)),
        (outline.subject, HEADINGS[2]),
        (outline.document, LEAD),
        (outline.dates, LEAD),
        (outline.marking, COVER_MARKING),
    )
    return [
        TextBlock(lines_of(fonts.plain(text, style), style), style, root.child("P"))
        for text, style in lines
        if text.strip()
    ]


class Cover:
    """Draws the cover of a report; its texts are the first elements of the structure tree."""

    def __init__(self, outline: Outline, fonts: Fonts, root: Element) -> None:
        self._outline = outline
        self._fonts = fonts
        self._texts = {
            name: root.child("P") for name in ("kind", "subject", "document", "dates", "marking")
        }

    def __call__(self, canvas: ReportCanvas) -> None:
        """Draw it on the page the canvas is at."""
        with canvas.artifact():
            canvas.panel(0, _PANEL, PAGE_WIDTH, PAGE_HEIGHT - _PANEL, ACCENT)
            canvas.arcs(PAGE_WIDTH, _PANEL, ARC)
            canvas.panel(SIDE, PAGE_HEIGHT - 150, 56, 5, SECOND)
        top = PAGE_HEIGHT - 170
        top = self._draw(canvas, "kind", self._outline.title, COVER_KIND, top)
        subject = self._fitting(self._outline.subject)
        top = self._draw(canvas, "subject", self._outline.subject, subject, top - 10)
        self._draw(canvas, "document", self._outline.document, COVER_DOCUMENT, top - 14)
        below = self._draw(canvas, "dates", self._outline.dates, COVER_DATES, _PANEL - 34)
        self._draw(canvas, "marking", self._outline.marking, COVER_MARKING, below - 8)

    def _fitting(self, text: str) -> TextStyle:
        """The largest size at which a name fits its room."""
        style = COVER_SUBJECT
        while style.size > _SMALLEST:
            lines = lines_of(self._fonts.plain(text, style), style)
            if len(lines) * style.leading <= _SUBJECT_ROOM:
                break
            style = replace(style, size=style.size * 0.85, leading=style.leading * 0.85)
        return style

    def _draw(
        self, canvas: ReportCanvas, name: str, text: str, style: TextStyle, top: float
    ) -> float:
        lines = lines_of(self._fonts.plain(text, style), style, MEASURE)
        if not lines:
            return top
        canvas.begin(self._texts[name])
        draw_lines(canvas, lines, style, SIDE, top)
        canvas.end()
        return top - len(lines) * style.leading
