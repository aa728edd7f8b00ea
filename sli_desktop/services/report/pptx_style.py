"""Where things stand on a slide and how large they are, in points; colours are those of `style`.

A slide is 960 by 540 points (16:9). Nothing that is read from the back of a room is under 24.
"""

WIDTH, HEIGHT = 960, 540
SIDE = 54
INNER = WIDTH - 2 * SIDE
TITLE_TOP, TITLE_HEIGHT, TITLE_SIZE = 30, 92, 36
BODY_TOP, BODY_HEIGHT = 134, 358
LARGE, SIZE = 32, 26
"""Text that has room for it is large; a longer one has the other size, and never a smaller one."""
LEADING = 1.2
"""From line to line, as a share of the size."""
AFTER = 0.35
"""Below a paragraph, as a share of the size."""
INDENT = 26
DEPTHS = 3
"""Levels of a list that a slide shows; what lies deeper stands on the last."""
BAND = 14
"""The band at the left edge."""
FIGURES = 4
FIGURE_SIZE, FIGURE_NAME_SIZE = 60, 24
FIGURE_TOP, FIGURE_HEIGHT, FIGURE_GAP = 146, 122, 20
FIGURES_BODY_TOP = 296
FIGURES_BODY_HEIGHT = BODY_TOP + BODY_HEIGHT - FIGURES_BODY_TOP
FOOT_TOP, FOOT_HEIGHT, FOOT_SIZE = 498, 26, 14
COVER_SIZE, COVER_SMALL = 54, 28


def emu(points: float) -> int:
    """The unit of the format: 12,700 of them are a point."""
    return round(points * 12700)
