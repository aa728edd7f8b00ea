"""The layouts of the presentation: which placeholders each has, where they stand, how large."""

from dataclasses import dataclass, replace

from sli_desktop.services.report.pptx_style import (
    BODY_HEIGHT,
    BODY_TOP,
    COVER_SIZE,
    COVER_SMALL,
    FIGURE_GAP,
    FIGURE_HEIGHT,
    FIGURE_NAME_SIZE,
    FIGURE_TOP,
    FIGURES,
    FIGURES_BODY_HEIGHT,
    FIGURES_BODY_TOP,
    FOOT_HEIGHT,
    FOOT_SIZE,
    FOOT_TOP,
    INNER,
    SIDE,
    SIZE,
    TITLE_HEIGHT,
    TITLE_TOP,
)

FIRST_FIGURE = 11
"""The number of the placeholder of the first large figure; the names follow the figures."""
BODY = 1
DATES, MARKING = 10, 12
FOOT, NUMBER = 20, 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A placeholder of a layout: its kind and number, where it stands and how its text looks."""

    kind: str
    idx: int
    name: str
    left: float
    top: float
    width: float
    height: float
    size: float = 0
    bold: bool = False
    colour: str = ""
    anchor: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A layout: its name, its kind in the format, the colour of its band, its placeholders."""

    name: str
    kind: str
    band: str
    boxes: tuple[Box, ...]
    is_dark: bool = False


TITLE_BOX = Box(
    kind="title", idx=0, name="Title", left=SIDE, top=TITLE_TOP, width=INNER, height=TITLE_HEIGHT
)
BODY_BOX = Box(
    kind="body", idx=BODY, name="Text", left=SIDE, top=BODY_TOP, width=INNER, height=BODY_HEIGHT
)


def _cover() -> tuple[Box, ...]:
    def box(kind: str, idx: int, name: str, top: float, height: float, size: float) -> Box:
        return Box(
            kind=kind,
            idx=idx,
            name=name,
            left=SIDE + 20,
            top=top,
            width=INNER - 40,
            height=height,
            size=size,
            bold=kind == "ctrTitle",
            colour="bg1",
            anchor="b" if kind == "ctrTitle" else "t",
            plain=True,
        )

    return (
        box("ctrTitle", 0, "Title", 70, 190, COVER_SIZE),
        box("subTitle", BODY, "Subtitle", 276, 76, COVER_SMALL),
        box("body", DATES, "Dates", 364, 44, FIGURE_NAME_SIZE),
        box("body", MARKING, "Marking", 452, 44, FIGURE_NAME_SIZE),
    )


def _figures() -> tuple[Box, ...]:
    width = (INNER - FIGURE_GAP * (FIGURES - 1)) / FIGURES
    figures = (
        Box(
            kind="body",
            idx=FIRST_FIGURE + at,
            name=f"Figure {at + 1}",
            left=SIDE + at * (width + FIGURE_GAP),
            top=FIGURE_TOP,
            width=width,
            height=FIGURE_HEIGHT,
            size=FIGURE_NAME_SIZE,
            colour="accent4",
            plain=True,
        )
        for at in range(FIGURES)
    )
    below = replace(BODY_BOX, top=FIGURES_BODY_TOP, height=FIGURES_BODY_HEIGHT, size=SIZE)
    return (TITLE_BOX, *figures, below)


def _divider() -> tuple[Box, ...]:
    title = Box(
        kind="title",
        idx=0,
        name="Title",
        left=SIDE + 20,
        top=150,
        width=INNER - 40,
        height=200,
        size=COVER_SIZE - 10,
        colour="bg1",
        anchor="ctr",
    )
    return (title,)


_LONG = replace(BODY_BOX, size=SIZE)
LAYOUTS = (
    Layout(name="Title", kind="title", band="", boxes=_cover(), is_dark=True),
    *(
        Layout(name=f"{name}{how}", kind="tx", band=band, boxes=(TITLE_BOX, body))
        for name, band in (("Content", "accent1"), ("Strengths", "accent2"), ("Areas", "accent3"))
        for how, body in (("", BODY_BOX), (", long", _LONG))
    ),
    Layout(name="Figures", kind="cust", band="accent1", boxes=_figures()),
    Layout(name="Divider", kind="secHead", band="", boxes=_divider(), is_dark=True),
)


def foot(*, is_dark: bool = False) -> tuple[Box, Box]:
    """Where council, marking and the number of the slide stand."""
    colour = "bg1" if is_dark else "accent4"

    def box(kind: str, idx: int, name: str, left: float, width: float) -> Box:
        return Box(
            kind=kind,
            idx=idx,
            name=name,
            left=left,
            top=FOOT_TOP,
            width=width,
            height=FOOT_HEIGHT,
            size=FOOT_SIZE,
            colour=colour,
            anchor="ctr",
            plain=True,
        )

    return (
        box("ftr", FOOT, "Foot", SIDE, INNER - 110),
        box("sldNum", NUMBER, "Slide number", SIDE + INNER - 90, 90),
    )
