"""Blocks that flow down the pages: platypus flowables which break their lines once and for all.

ReportLab's own Paragraph parses mark-up and breaks its lines anew in every pass. Ours hold plain
characters, keep their lines over the passes, and draw through the thin layer of `canvas`
(docs/adr/0040).
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable
from typing_extensions import override

from sli_desktop.services.report.pdf.canvas import Place, ReportCanvas, TrialCanvas
from sli_desktop.services.report.pdf.fonts import Pieces
from sli_desktop.services.report.pdf.lines import Line, broken
from sli_desktop.services.report.pdf.structure import Element
from sli_desktop.services.report.style import ACCENT, DEPTH, MEASURE, TextStyle

AnyCanvas = ReportCanvas | TrialCanvas

_ASCENT = 0.74
"""How far below the top of its letters a line of Source Sans 3 stands, as a share of its size."""
_TOO_FEW = 2
"""Fewer lines than this are never left alone at the foot or the head of a page."""


class Block(Flowable):  # type: ignore[misc]
    """A part of the story with its height, the space around it, and the room it asks for.

    `need` is the height that must be free for the block to begin on this page: more than its own
    where it has to stay with what follows.
    """

    def __init__(self, *, before: float, after: float, need: float = 0.0) -> None:
        super().__init__()
        self.spaceBefore = before
        self.spaceAfter = after
        self.need = 0.0
        self.ask_for(need)

    def ask_for(self, need: float) -> None:
        """Begin on a page only where so much is free; never more than a page has."""
        self.need = min(need, DEPTH - 1)

    def own_height(self, width: float) -> float:
        """The height of the block in a column of this width."""
        raise NotImplementedError

    def paint(self, canvas: ReportCanvas, x: float, y: float) -> None:
        """Draw the block; `x`, `y` is its lower left corner."""
        raise NotImplementedError

    def visit(self, canvas: AnyCanvas, top: float) -> None:
        """Told in every pass on which page the block begins."""

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Its size, or more than there is when it should begin on the next page."""
        self.height = self.own_height(aW)
        self.width = aW
        return aW, self.need if aH < self.need else self.height

    @override
    def split(self, aW: float, aH: float) -> list[Flowable]:
        """The parts that fit on two pages; none when it should begin on the next page."""
        made = [] if aH < self.need else self.parts(aW, aH)
        for block in (self, *made) if made else ():
            block.forget_delay()
        return made

    def forget_delay(self) -> None:
        """Let the block be put off to the next page again: platypus allows it once, then raises."""
        self.__dict__.pop("_postponed", None)

    def parts(self, width: float, room: float) -> "list[Block]":
        """The parts of a block that is higher than the room left; none keeps it whole."""
        raise NotImplementedError

    @override
    def drawOn(self, canvas: AnyCanvas, x: float, y: float, _sW: float = 0) -> None:
        """Place the block, and draw it unless this is a trial."""
        self.forget_delay()
        self.visit(canvas, y + self.height)
        if isinstance(canvas, ReportCanvas):
            self.paint(canvas, x, y)


class Whole(Block):
    """A block that is never broken over pages."""

    @override
    def parts(self, width: float, room: float) -> list[Block]:
        return []


class Gap(Whole):
    """Room for something that is not a block of text, such as the foot of a cover."""

    def __init__(self, height: float) -> None:
        super().__init__(before=0, after=0)
        self._gap = height

    @override
    def own_height(self, width: float) -> float:
        return self._gap

    @override
    def paint(self, canvas: ReportCanvas, x: float, y: float) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands before the first line of a list item: its lines and its element."""

    lines: Sequence[Line]
    element: Element


class TextBlock(Block):
    """A paragraph, an item or a line of a recommendation: lines of text below one another.

    `bar` draws the upright bar of a recommendation beside it, down to so many points below.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        style: TextStyle,
        element: Element,
        *,
        need: float = 0.0,
        sign: Sign | None = None,
        bar: float | None = None,
    ) -> None:
        super().__init__(before=style.before, after=style.after, need=need)
        self.lines = lines
        self.style = style
        self.element = element
        self.sign = sign
        self.bar = bar

    @override
    def own_height(self, width: float) -> float:
        return len(self.lines) * self.style.leading

    @override
    def paint(self, canvas: ReportCanvas, x: float, y: float) -> None:
        top = y + self.height
        if self.bar is not None:
            with canvas.artifact():
                canvas.panel(x, y - self.bar, 3, self.height + self.bar, ACCENT)
        if self.sign is not None:
            self._paint_sign(canvas, self.sign, x, top)
        canvas.begin(self.element)
        draw_lines(canvas, self.lines, self.style, x + self.style.left, top)
        canvas.end()

    @override
    def parts(self, width: float, room: float) -> list[Block]:
        fit = int(room / self.style.leading + 1e-6)
        fit = min(fit, len(self.lines) - _TOO_FEW)
        if fit < _TOO_FEW:
            return []
        above, below = copy(self), copy(self)
        above.lines, below.lines = self.lines[:fit], self.lines[fit:]
        above.spaceAfter, below.spaceBefore = 0, 0
        above.need = below.need = 0.0
        below.sign = None
        return [above, below]

    def _paint_sign(self, canvas: ReportCanvas, sign: Sign, x: float, top: float) -> None:
        wide = width_of(sign.lines[0]) * self.style.size
        canvas.begin(sign.element)
        draw_lines(canvas, sign.lines, self.style, x + self.style.left - max(14, wide + 4), top)
        canvas.end()


class PlaceBlock(TextBlock):
    """A heading: a place that contents, bookmarks and links lead to; never broken over pages.

    `level` is the depth of its bookmark, None for none; `mark` names the shape before it.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        style: TextStyle,
        element: Element,
        *,
        anchor: str,
        title: str,
        level: int | None,
        need: float = 0.0,
        bar: float | None = None,
        mark: str = "",
    ) -> None:
        super().__init__(lines, style, element, need=need, bar=bar)
        self._anchor = anchor
        self._title = title
        self._level = level
        self._mark = mark

    @override
    def visit(self, canvas: AnyCanvas, top: float) -> None:
        canvas.place(Place(anchor=self._anchor, title=self._title, level=self._level, top=top))

    @override
    def paint(self, canvas: ReportCanvas, x: float, y: float) -> None:
        super().paint(canvas, x, y)
        if self._mark:
            middle = y + self.height - self.style.leading / 2
            with canvas.artifact():
                canvas.shape(self._mark, x + 8, middle)

    @override
    def parts(self, width: float, room: float) -> list[Block]:
        if self.height <= DEPTH:
            return []
        made = super().parts(width, room)
        if made:
            first, _ = made
            rest = self.lines[int(first.own_height(width) / self.style.leading + 0.5) :]
            below = TextBlock(rest, self.style, self.element, bar=self.bar)
            below.spaceBefore = 0
            made = [first, below]
        return made


def lines_of(pieces: Pieces, style: TextStyle, width: float = MEASURE) -> list[Line]:
    """The lines of some text in a style, in a column of this width less the indent."""
    return list(broken(pieces, style.size, width - style.left))


def width_of(line: Line) -> float:
    """How wide a line is, as a multiple of the font size."""
    return sum(face.width(text) for face, text in line) / 1000


def draw_lines(
    canvas: ReportCanvas, lines: Sequence[Line], style: TextStyle, x: float, top: float
) -> None:
    """Draw lines from the top downwards, each in the middle of its leading."""
    base = top - (style.leading - style.size) / 2 - style.size * _ASCENT
    canvas.text_lines(
        lines, x=x, y=base, size=style.size, leading=style.leading, colour=style.colour
    )
