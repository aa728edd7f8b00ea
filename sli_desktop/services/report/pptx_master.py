"""Master, layouts and the page of notes as the format writes them; all words are our own."""

from sli_desktop.services.report.pptx_layouts import BODY_BOX, TITLE_BOX, Box, Layout, foot
from sli_desktop.services.report.pptx_style import (
    AFTER,
    BAND,
    DEPTHS,
    FOOT_SIZE,
    HEIGHT,
    INDENT,
    LARGE,
    TITLE_SIZE,
    WIDTH,
    emu,
)

_BULLETS = ("•", "–", "•", "–", "•")


def master_xml(names: str, language: str, layouts: int) -> str:
    """The master: the looks of titles and texts, and where foot and number stand."""
    boxes = "".join(_box(box, language, whole=True) for box in (TITLE_BOX, BODY_BOX, *foot()))
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
    boxes = "".join(_box(box, language) for box in (*layout.boxes, *foot(is_dark=layout.is_dark)))
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
