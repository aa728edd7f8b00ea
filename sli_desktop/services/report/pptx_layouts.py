"""The master and the layouts of the presentation: placeholders, sizes, the band at the edge."""

from dataclasses import dataclass, replace

from sli_desktop.services.report.pptx_style import (
    AFTER,
    BAND,
    BODY_HEIGHT,
    BODY_TOP,
    COVER_SIZE,
    COVER_SMALL,
    DEPTHS,
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
    HEIGHT,
    INDENT,
    INNER,
    LARGE,
    SIDE,
    SIZE,
    TITLE_HEIGHT,
    TITLE_SIZE,
    TITLE_TOP,
    WIDTH,
    emu,
)

FIRST_FIGURE = 11
"""The number of the placeholder of the first large figure; the names follow the figures."""
BODY = 1
DATES, MARKING = 10, 12
FOOT, NUMBER = 20, 21
_BULLETS = ("•", "–", "•", "–", "•")


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


_TITLE = Box(
    kind="title", idx=0, name="Title", left=SIDE, top=TITLE_TOP, width=INNER, height=TITLE_HEIGHT
)
_BODY = Box(
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
    below = replace(_BODY, top=FIGURES_BODY_TOP, height=FIGURES_BODY_HEIGHT, size=SIZE)
    return (_TITLE, *figures, below)


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


_LONG = replace(_BODY, size=SIZE)
LAYOUTS = (
    Layout(name="Title", kind="title", band="", boxes=_cover(), is_dark=True),
    *(
        Layout(name=f"{name}{how}", kind="tx", band=band, boxes=(_TITLE, body))
        for name, band in (("Content", "accent1"), ("Strengths", "accent2"), ("Areas", "accent3"))
        for how, body in (("", _BODY), (", long", _LONG))
    ),
    Layout(name="Figures", kind="cust", band="accent1", boxes=_figures()),
    Layout(name="Divider", kind="secHead", band="", boxes=_divider(), is_dark=True),
)


def master_xml(names: str, language: str, layouts: int) -> str:
    """The master: the looks of titles and texts, and where foot and number stand."""
    boxes = "".join(_box(box, language, whole=True) for box in (_TITLE, _BODY, *_foot()))
    ids = "".join(
        f'<p:sldLayoutId id="{2147483649 + at}" r:id="rId{at + 1}"/>' for at in range(layouts)
    )
    levels = "".join(_level(at, language) for at in range(1, 6))
    title = (
        '<a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:buNone/>'
        f'<a:defRPr lang="{language}" sz="{TITLE_SIZE * 100}" b="1">{_fill("tx2")}'
        '<a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr>'
    )
    return (
        f"<p:sldMaster {names}><p:cSld><p:bg><p:bgPr>{_fill('bg1')}<a:effectLst/></p:bgPr></p:bg>"
        f"{_tree(boxes)}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2"'
        ' accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink"'
        f' folHlink="folHlink"/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>'
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
        f'<p:otherStyle><a:defPPr><a:defRPr lang="{language}"/></a:defPPr>{_other(language)}'
        "</p:otherStyle>"
        "</p:txStyles></p:sldMaster>"
    )


def _other(language: str) -> str:
    return (
        f'<a:lvl1pPr algn="l"><a:defRPr lang="{language}" sz="{FOOT_SIZE * 100}">{_fill("tx1")}'
        '<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
    )


def layout_xml(names: str, language: str, layout: Layout) -> str:
    """A layout: its band or its dark ground, and its placeholders in reading order."""
    ground = ""
    if layout.is_dark:
        ground = f"<p:bg><p:bgPr>{_fill('accent1')}<a:effectLst/></p:bgPr></p:bg>"
    band = _band(layout.band) if layout.band else _arcs() if layout.is_dark else ""
    boxes = "".join(_box(box, language) for box in (*layout.boxes, *_foot(is_dark=layout.is_dark)))
    return (
        f'<p:sldLayout {names} type="{layout.kind}" preserve="1">'
        f'<p:cSld name="{layout.name}">{ground}{_tree(band + boxes)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def notes_xml(names: str, language: str) -> str:
    """The master of the pages with speaker notes: the slide on top, the notes below."""
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_frame(54, 54, 432, 243)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp>'
    )
    notes = Box(kind="body", idx=3, name="Notes", left=54, top=324, width=432, height=340)
    level = f'<a:lvl1pPr><a:defRPr lang="{language}" sz="1400"/></a:lvl1pPr>'
    return (
        f"<p:notesMaster {names}><p:cSld><p:bg><p:bgPr>{_fill('bg1')}<a:effectLst/></p:bgPr></p:bg>"
        f"{_tree(picture + _box(notes, language, whole=True))}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2"'
        ' accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink"'
        f' folHlink="folHlink"/><p:notesStyle>{level}</p:notesStyle></p:notesMaster>'
    )


def _foot(*, is_dark: bool = False) -> tuple[Box, Box]:
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


def _tree(inside: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr/>{inside}</p:spTree>"
    )


def _box(box: Box, language: str, *, whole: bool = False) -> str:
    """A placeholder; on the master it has its text, too."""
    idx = f' idx="{box.idx}"' if box.idx else ""
    ids = {"title": 2, "ctrTitle": 2}.get(box.kind, box.idx + 2)
    anchor = box.anchor or {"title": "b"}.get(box.kind, "t")
    looks = _looks(box, language)
    field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
    words = f'<a:r><a:rPr lang="{language}"/><a:t>{box.name}</a:t></a:r>'
    if box.kind == "sldNum":
        words = f'{field}<a:rPr lang="{language}"/><a:t>‹#›</a:t></a:fld>'
    if box.kind == "ftr":
        words = f'<a:endParaRPr lang="{language}"/>'
    kind = box.kind if box.kind != "body" or whole else "body"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ids}" name="{box.name}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{idx}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_frame(box.left, box.top, box.width, box.height)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{looks}</a:lstStyle><a:p>{words}</a:p>"
        "</p:txBody></p:sp>"
    )


def _looks(box: Box, language: str) -> str:
    """What the text of a placeholder has besides the master's looks."""
    if not box.size:
        return ""
    bold = ' b="1"' if box.bold else ""
    colour = _fill(box.colour) if box.colour else ""
    run = f'lang="{language}" sz="{round(box.size * 100)}"{bold}'
    if not box.plain:
        levels = range(1, DEPTHS + 1)
        return "".join(
            f"<a:lvl{at}pPr>{_after(box.size)}<a:defRPr {run}>{colour}</a:defRPr></a:lvl{at}pPr>"
            for at in levels
        )
    align = "r" if box.kind == "sldNum" else "l"
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}">{_after(0)}<a:buNone/>'
        f'<a:defRPr {run}>{colour}<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
    )


def _after(size: float) -> str:
    return f'<a:spcAft><a:spcPts val="{round(size * AFTER * 100)}"/></a:spcAft>'


def _band(colour: str) -> str:
    """The band at the left edge."""
    looks = f"{_fill(colour)}<a:ln><a:noFill/></a:ln>"
    return _decoration(90, "rect", _frame(0, 0, BAND, HEIGHT), looks)


def _arcs() -> str:
    """Arcs at the right edge, as on the cover of the report."""
    made = ""
    for at, size in enumerate((300, 430, 560)):
        frame = _frame(WIDTH - size * 0.42, HEIGHT - size * 0.42, size, size)
        looks = f'<a:noFill/><a:ln w="{emu(26)}">{_fill("accent5")}</a:ln>'
        made += _decoration(90 + at, "ellipse", frame, looks)
    return made


def _decoration(number: int, shape: str, frame: str, looks: str) -> str:
    """A shape that says nothing, and is said to say nothing."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Decoration"><a:extLst>'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
        ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        '</a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{frame}<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>{looks}</p:spPr></p:sp>'
    )


def _frame(left: float, top: float, width: float, height: float) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(left)}" y="{emu(top)}"/>'
        f'<a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def _level(at: int, language: str) -> str:
    return (
        f'<a:lvl{at}pPr marL="{emu(INDENT * at)}" indent="-{emu(INDENT)}" algn="l">'
        f'<a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f"{_after(LARGE)}"
        '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/>'
        f'<a:buChar char="{_BULLETS[at - 1]}"/>'
        f'<a:defRPr lang="{language}" sz="{LARGE * 100}">{_fill("tx1")}'
        f'<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl{at}pPr>'
    )
