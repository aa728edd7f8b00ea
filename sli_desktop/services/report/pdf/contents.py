"""The table of contents: sections and themes with their pages, each a link."""

from collections.abc import Mapping, Sequence

from reportlab.platypus.flowables import Flowable
from typing_extensions import override

from sli_desktop.services.report.blocks import Heading, Outline
from sli_desktop.services.report.pdf.canvas import ReportCanvas
from sli_desktop.services.report.pdf.flow import Whole, draw_lines, lines_of, width_of
from sli_desktop.services.report.pdf.fonts import Fonts
from sli_desktop.services.report.pdf.lines import Line, shortened
from sli_desktop.services.report.pdf.structure import Element
from sli_desktop.services.report.style import CONTENTS, MEASURE, TextStyle

_NUMBER = 24.0
"""Room for the number of a section."""
_PAGE = 42.0
"""Room for a page number."""
_MOST_LINES = 4
_MOST_CHARACTERS = 300
"""A title longer than this stands in full over its section only."""


class ContentsLine(Whole):
    """One line of the contents; its page is known from the second pass on."""

    def __init__(
        self,
        number: str,
        title: str,
        anchor: str,
        style: TextStyle,
        fonts: Fonts,
        parent: Element,
        pages: Mapping[str, int],
    ) -> None:
        super().__init__(before=style.before, after=style.after)
        self._style = style
        self._fonts = fonts
        self._anchor = anchor
        self._pages = pages
        self._words = f"{number} {title}".strip()[:_MOST_CHARACTERS]
        self._link = parent.child("TOCI").child("Link")
        self._indent = style.left + (_NUMBER if style.left == 0 else _NUMBER + 6)
        self._number = lines_of(fonts.plain(number, style), style)
        column = MEASURE - self._indent - _PAGE + style.left
        self._title: Sequence[Line] = shortened(
            lines_of(fonts.plain(title, style), style, column), _MOST_LINES
        )

    @override
    def own_height(self, width: float) -> float:
        return max(1, len(self._title)) * self._style.leading

    @override
    def paint(self, canvas: ReportCanvas, x: float, y: float) -> None:
        style, top = self._style, y + self.height
        page = str(self._pages[self._anchor])
        shown = lines_of(self._fonts.plain(page, style), style)
        canvas.begin(self._link)
        if self._number:
            draw_lines(canvas, self._number, style, x + style.left, top)
        if self._title:
            draw_lines(canvas, self._title, style, x + self._indent, top)
        right = x + MEASURE - width_of(shown[0]) * style.size
        last = top - (max(1, len(self._title)) - 1) * style.leading
        draw_lines(canvas, shown, style, right, last)
        canvas.end()
        box = (x + style.left, y, x + MEASURE, top)
        canvas.link(self._link, self._anchor, f"{self._words}, page {page}", box)


def contents_lines(
    outline: Outline, fonts: Fonts, root: Element, pages: Mapping[str, int]
) -> list[Flowable]:
    """A line for each section and each heading of level 2; `pages` is filled between passes."""
    table = root.child("TOC")
    lines: list[Flowable] = []
    for section in outline.sections:
        number = section.shown_number
        lines.append(
            ContentsLine(number, section.title, section.anchor, CONTENTS[1], fonts, table, pages)
        )
        lines += [
            ContentsLine(block.number, block.text, block.anchor, CONTENTS[2], fonts, table, pages)
            for block in section.blocks
            if isinstance(block, Heading) and block.level == 2
        ]
    return lines
