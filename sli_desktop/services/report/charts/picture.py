"""A chart as rectangles and words: what every writer draws, each with its own means.

Labels stand directly beside what they name, so there is no key; numbers stand in their cells. The
words are the chart's own; a name that takes more than half of the width is cut here, and whole in
the table below the chart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sli_desktop.services.report.blocks import Chart, ChartKind, ChartRow
from sli_desktop.services.report.style import ACCENT, HEATS, INK, PAPER, RAGS, RULE

Anchor = Literal["start", "middle", "end"]
_LEAST_LABEL, _MOST_LABEL = 0.25, 0.55
"""The share of the width that the names of rows take, as long as the longest of them."""
_EM = 0.58
"""The mean width of a letter, as a share of its size, in the wide font a slide may fall back to."""
_GAP = 6.0
_DARK = frozenset(HEATS[2:]) | {ACCENT}
_DOWN = 0.34
"""How far below its middle the base line of a word lies, as a share of its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled rectangle; `y` counts from the top. With an `edge` it has a line around it."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A few words in one line; `y` is their base line, counted from the top."""

    x: float
    y: float
    text: str
    colour: str = INK
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything of a chart in its place, in points."""

    width: float
    height: float
    size: float
    boxes: tuple[Box, ...]
    words: tuple[Word, ...]


def drawn(chart: Chart, *, width: float, row: float, size: float, titled: bool = True) -> Picture:
    """The chart in a column of this width, its rows so high, its words of this size.

    A `titled` one has its title over it; a slide has that already.
    """
    maker = _Maker(chart, width, row, size, titled=titled)
    boxes: list[Box] = []
    words: list[Word] = []
    for one in maker.everything():
        if isinstance(one, Box):
            boxes.append(one)
        else:
            words.append(one)
    return Picture(
        width=width, height=maker.height, size=size, boxes=tuple(boxes), words=tuple(words)
    )


class _Maker:
    """Places the parts of one chart."""

    def __init__(
        self, chart: Chart, width: float, row: float, size: float, *, titled: bool
    ) -> None:
        self._chart = chart
        self._width = width
        self._row = row
        self._size = size
        longest = max((len(one.label) for one in chart.rows), default=0) * size * _EM + 2 * _GAP
        self._left = min(width * _MOST_LABEL, max(width * _LEAST_LABEL, longest))
        self._titled = titled
        self._start = row if titled else 0.0
        self._top = self._start + (row if chart.kind is ChartKind.GRID else 0.0)

    @property
    def height(self) -> float:
        """The height of the whole."""
        rows = 2 if self._chart.kind is ChartKind.SHARES else len(self._chart.rows)
        return self._top + rows * self._row

    def everything(self) -> Iterator[Box | Word]:
        """Boxes and words from the top down."""
        if self._titled:
            yield self._word(self._cut(self._chart.title, self._width), 0, 0)
        match self._chart.kind:
            case ChartKind.BARS:
                yield from self._bars()
            case ChartKind.GRID:
                yield from self._grid()
            case ChartKind.SHARES:
                yield from self._shares()

    def _bars(self) -> Iterator[Box | Word]:
        most = max((row.cells[0] or 0 for row in self._chart.rows), default=0)
        room = self._width - self._left - 3 * self._size
        for at, row in enumerate(self._chart.rows):
            number = row.cells[0] or 0
            long = room * number / most if most else 0.0
            top = self._top + at * self._row
            yield self._label(row, top)
            yield Box(
                x=self._left, y=top + 2, width=max(1, long), height=self._row - 4, fill=ACCENT
            )
            yield self._word(f"{number:,}", self._left + max(1, long) + _GAP, top)

    def _grid(self) -> Iterator[Box | Word]:
        wide = (self._width - self._left) / max(1, len(self._chart.columns))
        for at, name in enumerate(self._chart.columns):
            middle = self._left + (at + 0.5) * wide
            yield self._word(self._cut(name, wide), middle, self._start, anchor="middle")
        most = max((cell or 0 for row in self._chart.rows for cell in row.cells), default=0)
        for at, row in enumerate(self._chart.rows):
            top = self._top + at * self._row
            yield self._label(row, top)
            for place, cell in enumerate(row.cells):
                fill = PAPER if cell is None else HEATS[_step(cell, most)]
                x = self._left + place * wide
                yield Box(
                    x=x + 1,
                    y=top + 1,
                    width=wide - 2,
                    height=self._row - 2,
                    fill=fill,
                    edge=RULE if cell is None else "",
                )
                shown = f"<{self._chart.least}" if cell is None else f"{cell:,}"
                colour = PAPER if fill in _DARK else INK
                yield self._word(shown, x + wide / 2, top, colour=colour, anchor="middle")

    def _shares(self) -> Iterator[Box | Word]:
        numbers = [row.cells[0] or 0 for row in self._chart.rows]
        total = sum(numbers) or 1
        x = 0.0
        for row, number in zip(self._chart.rows, numbers, strict=True):
            if not number:
                continue
            wide = self._width * number / total
            fill = RAGS.get(row.label, HEATS[0])
            yield Box(x=x, y=self._top, width=wide, height=self._row, fill=fill, edge=INK)
            yield self._word(f"{number:,}", x + wide / 2, self._top, anchor="middle")
            yield self._share_name(row.label, x, wide)
            x += wide

    def _share_name(self, label: str, x: float, wide: float) -> Word:
        """Below its part; at the right edge it ends there, so that a narrow part has its name."""
        is_last = x + wide >= self._width - 1 and x > 0
        where = x + wide if is_last else x
        return self._word(label, where, self._top + self._row, anchor="end" if is_last else "start")

    def _label(self, row: ChartRow, top: float) -> Word:
        return self._word(self._cut(row.label, self._left - _GAP), 0, top)

    def _word(
        self, text: str, x: float, top: float, *, colour: str = INK, anchor: Anchor = "start"
    ) -> Word:
        y = top + self._row / 2 + self._size * _DOWN
        return Word(x=x, y=y, text=text, colour=colour, anchor=anchor)

    def _cut(self, text: str, room: float) -> str:
        most = max(1, int(room / self._size / _EM))
        return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _step(cell: int, most: int) -> int:
    """The shade of a number among four, the darkest for the largest."""
    return min(len(HEATS) - 1, (cell - 1) * len(HEATS) // most) if cell and most else 0
