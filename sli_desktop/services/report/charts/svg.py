"""A chart as SVG inside the page: vector, named for screen readers, no script and no style."""

from html import escape

from sli_desktop.services.report.blocks import Chart, ChartKind
from sli_desktop.services.report.charts.picture import Box, Picture, Word, drawn
from sli_desktop.services.report.style import INK

WIDTH, ROW, SIZE = 640.0, 28.0, 15.0


def svg(chart: Chart) -> str:
    """The chart as one element; every word in it is escaped.

    Words on the page's own ground take its colour, so that they show on a dark one as well.
    """
    picture = drawn(chart, width=WIDTH, row=ROW, size=SIZE)
    title, about = f"{chart.anchor}-title", f"{chart.anchor}-about"
    head = (
        f'<svg class="chart" id="{escape(chart.anchor)}" role="img"'
        f' viewBox="0 0 {_n(picture.width)} {_n(picture.height)}" width="100%"'
        f' font-size="{_n(picture.size)}" aria-labelledby="{escape(title)} {escape(about)}">'
    )
    parts = [
        head,
        f'<title id="{escape(title)}">{escape(chart.title)}</title>',
        f'<desc id="{escape(about)}">{escape(chart.alt)}</desc>',
        *(_box(box, chart.kind) for box in picture.boxes),
        *(_word(word, picture) for word in picture.words),
        "</svg>",
    ]
    return "".join(parts)


def _box(box: Box, kind: ChartKind) -> str:
    """A bar lies on the page's own ground and takes a lighter colour where that is dark."""
    edge = f' stroke="{box.edge}"' if box.edge else ""
    named = ' class="bar"' if kind is ChartKind.BARS else ""
    return (
        f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}"'
        f' height="{_n(box.height)}" fill="{box.fill}"{edge}{named}/>'
    )


def _word(word: Word, picture: Picture) -> str:
    colour = word.colour if _is_on_a_box(word, picture) else "currentColor"
    anchor = "" if word.anchor == "start" else f' text-anchor="{word.anchor}"'
    return (
        f'<text x="{_n(word.x)}" y="{_n(word.y)}"{anchor} fill="{colour}">'
        f"{escape(word.text)}</text>"
    )


def _is_on_a_box(word: Word, picture: Picture) -> bool:
    if word.colour != INK:
        return True
    return any(
        box.x <= word.x <= box.x + box.width and box.y <= word.y <= box.y + box.height
        for box in picture.boxes
    )


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
