"""The look of the report: the only place in this room that names a colour or a size.

Colours are the chart palette and the ink of `resources/themes/tokens.json` (a test compares them);
sizes are points on A4. Body text is 12 pt, left aligned, on a measure of about 75 characters
(`ui.md` section 4, `domain.md` section 6).
"""

from dataclasses import dataclass
from typing import Literal

ACCENT = "#12436D"
SECOND = "#28A197"
THIRD = "#801650"
INK = "#1A1E23"
INK_2 = "#4B525A"
RULE = "#CFCCC4"
PAPER = "#FFFFFF"
TINT = "#EDF2F7"
"""A pale wash of ACCENT, behind table heads: ink on it has a contrast above 14."""
ARC = "#1D5485"
"""ACCENT a little lighter, for the arcs of the cover: decoration only, no text on it."""

HEAT = "#A9C6DF"
"""ACCENT much lighter, behind the largest numbers of a table: ink on it has a contrast above 9."""
HEATS = ("#CFE3F5", "#6BACE6", "#2073BC", "#12436D")
"""The ramp of a heat map, lightest first: the same as in the window; white on the last two."""
RAGS = {"Red": "#F4CCCC", "Amber": "#FCE3B6", "Green": "#CFE8D2"}
"""Behind the council's own red, amber and green, which the word in the cell says as well."""

MARKS = {"strength": SECOND, "area": THIRD}
"""The colour of the little shape before a heading; the shape and the word say the same."""

NIGHT = {
    "paper": "#14191D",
    "ink": "#F2F4F5",
    "ink-2": "#BAC4CC",
    "rule": "#39444D",
    "accent": "#6BACE6",
    "second": "#5CC9BF",
    "third": "#E08DB4",
    "tint": "#17324A",
}
"""The same colours for whoever reads the web page on a dark screen."""

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4 in points."""
SIDE, TOP, BOTTOM = 82.0, 78.0, 74.0
"""Margins of a page of text."""
MEASURE = PAGE_WIDTH - 2 * SIDE
DEPTH = PAGE_HEIGHT - TOP - BOTTOM
"""Width and height of the text on a page."""

Weight = Literal["regular", "semibold", "bold"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a block of text looks: size, leading and spaces in points, colour, weight, indent."""

    size: float
    leading: float
    colour: str = INK
    weight: Weight = "regular"
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0


BODY = TextStyle(size=12, leading=17.5, after=9)
LEAD = TextStyle(size=13, leading=18.5, colour=INK_2, after=10)
ITEM = TextStyle(size=12, leading=17.5, after=5, left=18)
HEADINGS = {
    1: TextStyle(size=27, leading=32, colour=ACCENT, weight="bold", before=34, after=16),
    2: TextStyle(size=19, leading=24, colour=ACCENT, weight="bold", before=24, after=8),
    3: TextStyle(size=15, leading=20, weight="bold", before=18, after=8),
    4: TextStyle(size=13, leading=18, weight="bold", before=14, after=6),
}
FINDING = TextStyle(size=12.5, leading=17.5, weight="semibold", before=9, after=2)
LABEL = TextStyle(
    size=11, leading=15, colour=ACCENT, weight="semibold", before=16, after=2, left=16
)
ADVICE_TITLE = TextStyle(size=14, leading=18.5, weight="bold", after=3, left=16)
ADVICE = TextStyle(size=12, leading=17.5, after=5, left=16)
DETAIL = TextStyle(size=11, leading=15.5, colour=INK_2, after=2, left=16)
CAPTION = TextStyle(size=11, leading=15, colour=INK_2, weight="semibold", before=10, after=5)
CELL = TextStyle(size=11, leading=15)
CELL_HEAD = TextStyle(size=11, leading=15, colour=ACCENT, weight="semibold")
FIGURE = TextStyle(size=30, leading=34, colour=ACCENT, weight="bold")
FIGURE_NAME = TextStyle(size=11, leading=14, colour=INK_2)
CONTENTS = {
    1: TextStyle(size=12.5, leading=18, weight="semibold", before=9, after=2),
    2: TextStyle(size=12, leading=17, before=0, after=2, left=24),
}
RUNNING = TextStyle(size=9, leading=12, colour=INK_2)
MARKING = TextStyle(size=9, leading=12, colour=THIRD, weight="semibold")
COVER_KIND = TextStyle(size=17, leading=22, colour=PAPER, weight="semibold")
COVER_SUBJECT = TextStyle(size=42, leading=47, colour=PAPER, weight="bold")
COVER_DOCUMENT = TextStyle(size=22, leading=28, colour=PAPER)
COVER_DATES = TextStyle(size=15, leading=20, colour=INK)
COVER_MARKING = TextStyle(size=12, leading=16, colour=THIRD, weight="semibold")
