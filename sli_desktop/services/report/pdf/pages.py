"""The pages: cover, contents and text, with their running heads and feet."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate
from reportlab.platypus.flowables import Flowable

from sli_desktop.services.report.blocks import Outline
from sli_desktop.services.report.pdf.canvas import ReportCanvas, TrialCanvas
from sli_desktop.services.report.pdf.flow import draw_lines, lines_of, width_of
from sli_desktop.services.report.pdf.fonts import Fonts
from sli_desktop.services.report.pdf.lines import fitted
from sli_desktop.services.report.style import (
    BOTTOM,
    DEPTH,
    MARKING,
    MEASURE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RUNNING,
    SIDE,
    TextStyle,
)

CanvasMaker = Callable[..., TrialCanvas | ReportCanvas]


class Pages(BaseDocTemplate):  # type: ignore[misc]
    """The sheets of one report: a cover unless it is a letter, then pages of text."""

    def __init__(
        self, outline: Outline, fonts: Fonts, *, cover: Callable[[ReportCanvas], None] | None
    ) -> None:
        super().__init__(
            BytesIO(),
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            title=outline.full_title,
            author="Peer challenge team",
            subject=outline.document,
            creator="SLI Desktop",
            lang=outline.language,
            initialFontName=fonts.face("regular").name,
            pageCompression=1,
            invariant=1,
        )
        self._outline = outline
        self._fonts = fonts
        self._cover = cover
        self._page_count = 0
        sheets = [self._sheet("text", self._draw_running)]
        if cover is not None:
            sheets.insert(0, self._sheet("cover", self._draw_cover))
        self.addPageTemplates(sheets)

    def run(
        self, story: Sequence[Flowable], maker: CanvasMaker, *, output: BytesIO, page_count: int
    ) -> TrialCanvas | ReportCanvas:
        """Lay the story out once, on a canvas of this maker; the canvas knows all places then."""
        self._page_count = page_count
        self.build(list(story), filename=output, canvasmaker=maker)
        canvas: TrialCanvas | ReportCanvas = self.canv
        return canvas

    def _sheet(self, name: str, draw: Callable[[TrialCanvas | ReportCanvas], None]) -> PageTemplate:
        frame = Frame(
            SIDE,
            BOTTOM,
            MEASURE,
            DEPTH,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        return PageTemplate(id=name, frames=[frame], onPage=lambda canvas, _pages: draw(canvas))

    def _draw_cover(self, canvas: TrialCanvas | ReportCanvas) -> None:
        if isinstance(canvas, ReportCanvas) and self._cover is not None:
            self._cover(canvas)

    def _draw_running(self, canvas: TrialCanvas | ReportCanvas) -> None:
        if not isinstance(canvas, ReportCanvas):
            return
        with canvas.artifact("Pagination"):
            top = PAGE_HEIGHT - 34
            self._line(canvas, self._outline.subject, RUNNING, top)
            self._line(
                canvas,
                f"{self._outline.title}: {self._outline.document.lower()}",
                RUNNING,
                top,
                right=True,
            )
            number = f"Page {canvas.getPageNumber()} of {self._page_count}"
            self._line(canvas, self._outline.marking, MARKING, 46)
            self._line(canvas, number, RUNNING, 46, right=True)

    def _line(
        self, canvas: ReportCanvas, text: str, style: TextStyle, top: float, *, right: bool = False
    ) -> None:
        ((face, shown),) = self._fonts.plain(text, style)
        fit = fitted(shown, face, style.size, MEASURE * 0.48)
        lines = lines_of(((face, fit),), style)
        if lines:
            left = SIDE + MEASURE - width_of(lines[0]) * style.size if right else SIDE
            draw_lines(canvas, lines[:1], style, left, top)


def cover_break() -> list[Flowable]:
    """Turn from the cover to the pages of text."""
    return [NextPageTemplate("text"), PageBreak()]


def text_break() -> list[Flowable]:
    """Begin a new page of text."""
    return [PageBreak()]
