"""The styles of the Word report: the same look as the PDF, every size and colour from `style`."""

from collections.abc import Iterator
from dataclasses import replace

from sli_desktop.services.report import style
from sli_desktop.services.report.style import TextStyle

FONT = "Source Sans 3"
FALLBACKS = "Source Sans Pro,Segoe UI,Calibri,Arial"
"""What a computer without the font takes instead, in this order."""
DEPTHS = 5
"""Levels of lists that Word has styles for; what lies deeper stands on the last."""
_COVER_TOP = 150.0
_BAR = 24
"""Thickness of a bar beside text, in eighths of a point."""

_BAR_SPACE = 9.0
_WIDEST_SPACE = 31
"""Points between bar and text: usually, and at most in Word."""

_ROOT = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PLAIN = TextStyle(size=style.BODY.size, leading=style.BODY.leading)


def twips(points: float) -> int:
    """A length as Word counts it: twentieths of a point."""
    return round(points * 20)


def hexed(colour: str) -> str:
    """A colour without its sign."""
    return colour.removeprefix("#")


def bar(colour: str, inset: float = 0.0) -> str:
    """A bar to the left of a paragraph that stands so much further in; "" where Word has none."""
    space = round(_BAR_SPACE + inset)
    if space > _WIDEST_SPACE:
        return ""
    return (
        f'<w:pBdr><w:left w:val="single" w:sz="{_BAR}" w:space="{space}"'
        f' w:color="{hexed(colour)}"/></w:pBdr>'
    )


def item_indent(start: float, hanging: float) -> str:
    """The indent of a list's line; its sign hangs to the left of the text, or there is none."""
    hangs = f' w:hanging="{twips(hanging)}"' if hanging else ""
    return f'<w:ind w:left="{twips(start + (hanging or style.ITEM.left))}"{hangs}/>'


def styles_xml(language: str) -> str:
    """All styles of the report, as the part of a Word file that holds them."""
    return (
        f'<w:styles {_ROOT}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}"'
        f' w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>" + "".join((*_texts(), *_lists(), *_others()))
    ) + "</w:styles>"


def numbering_xml() -> str:
    """The bullets of the list styles."""
    step = style.ITEM.left
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="{_id(_level("List Bullet", at))}"/><w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{item_indent(at * step, step)}</w:pPr></w:lvl>'
        for at in range(DEPTHS)
    )
    return (
        f'<w:numbering {_ROOT}><w:abstractNum w:abstractNumId="1">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def list_style(kind: str, depth: int) -> str:
    """Identity of the style for a line of a list: "List Bullet" 0 → "ListBullet"."""
    return _id(_level(kind, min(depth, DEPTHS - 1)))


def _level(name: str, depth: int) -> str:
    return f"{name} {depth + 1}" if depth else name


def _id(name: str) -> str:
    words = name.replace("toc", "TOC").split(" ")
    return "".join(word[:1].upper() + word[1:] for word in words)


def _texts() -> Iterator[str]:
    yield _paragraph("Normal", _PLAIN, default=True)
    yield _paragraph("Body Text", style.BODY)
    yield _paragraph("Lead", style.LEAD)
    ink = style.ACCENT
    kind = replace(style.COVER_KIND, colour=ink, before=_COVER_TOP, after=10)
    yield _paragraph("Cover Kind", kind, inner=_rule())
    yield _paragraph("Title", replace(style.COVER_SUBJECT, colour=ink, after=14))
    yield _paragraph("Subtitle", replace(style.COVER_DOCUMENT, colour=ink, after=30))
    yield _paragraph("Cover Date", style.COVER_DATES)
    yield _paragraph("Cover Marking", replace(style.COVER_MARKING, before=8))
    for level, look in style.HEADINGS.items():
        yield _paragraph(f"heading {level}", look, keeps=True, outline=level)
    yield _paragraph("Finding", style.FINDING, keeps=True)
    for name, look in (
        ("Recommendation", replace(style.ADVICE_TITLE, before=style.LABEL.before)),
        ("Recommendation Text", style.ADVICE),
        ("Recommendation Detail", style.DETAIL),
    ):
        keeps = name == "Recommendation"
        yield _paragraph(name, look, keeps=keeps, inner=bar(style.ACCENT))
    yield _paragraph("caption", style.CAPTION, keeps=True)
    yield _paragraph("Table Text", replace(style.CELL, before=3, after=3))
    yield _paragraph("Table Heading", replace(style.CELL_HEAD, before=3, after=3), keeps=True)
    yield _paragraph("Key Figure", replace(style.FIGURE_NAME, before=2, after=4))
    yield _paragraph("TOC Heading", style.HEADINGS[1], keeps=True, page=True)
    for level, look in style.CONTENTS.items():
        yield _paragraph(f"toc {level}", look, inner=_right_tab())
    yield _paragraph("header", style.RUNNING, inner=_right_tab())
    yield _paragraph("footer", style.RUNNING, inner=_right_tab())


def _lists() -> Iterator[str]:
    look = replace(style.ITEM, left=0)
    for kind in ("List Bullet", "List", "List Continue"):
        for depth in range(DEPTHS):
            number = ""
            if kind == "List Bullet":
                number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
            hanging = 0.0 if kind == "List Continue" else style.ITEM.left
            indent = item_indent(depth * style.ITEM.left, hanging)
            yield _paragraph(_level(kind, depth), look, inner=number, indent=indent)


def _others() -> Iterator[str]:
    yield _character("Recommendation Label", style.LABEL)
    yield _character("Key Figure Number", style.FIGURE)
    yield _character("Marking", style.MARKING)
    line = f'w:val="single" w:sz="6" w:space="0" w:color="{hexed(style.RULE)}"'
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable">'
        '<w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
        f"<w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        '<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>'
        '</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{hexed(style.TINT)}"/>'
        "</w:tcPr></w:tblStylePr></w:style>"
    )


def _rule() -> str:
    return (
        f'<w:pBdr><w:top w:val="single" w:sz="36" w:space="14"'
        f' w:color="{hexed(style.SECOND)}"/></w:pBdr>'
    )


def _right_tab() -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{twips(style.MEASURE)}"/></w:tabs>'


_BUILT_IN = ("Normal", "Body Text", "Title", "Subtitle", "TOC Heading", "header", "footer")
_BUILT_IN_STARTS = ("heading", "toc", "caption", "List")


def _paragraph(
    name: str,
    look: TextStyle,
    *,
    inner: str = "",
    indent: str = "",
    keeps: bool = False,
    page: bool = False,
    outline: int = 0,
    default: bool = False,
) -> str:
    """One paragraph style; the parts stand in the order that the format asks for."""
    own = name not in _BUILT_IN and not name.startswith(_BUILT_IN_STARTS)
    kind = ' w:default="1"' if default else ' w:customStyle="1"' if own else ""
    left = f'<w:ind w:left="{twips(look.left)}"/>' if look.left else ""
    following = '<w:next w:val="BodyText"/>' if keeps else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{_id(name)}"><w:name w:val="{name}"/>'
        + ("" if default else '<w:basedOn w:val="Normal"/>')
        + f"{following}<w:qFormat/><w:pPr>"
        + ("<w:keepNext/><w:keepLines/>" if keeps else "")
        + ("<w:pageBreakBefore/>" if page else "")
        + f'<w:widowControl/>{inner}<w:spacing w:before="{twips(look.before)}"'
        f' w:after="{twips(look.after)}" w:line="{twips(look.leading)}" w:lineRule="atLeast"/>'
        + (indent or left)
        + (f'<w:outlineLvl w:val="{outline - 1}"/>' if outline else "")
        + f"</w:pPr>{_letters(look)}</w:style>"
    )


def _character(name: str, look: TextStyle) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{_id(name)}">'
        f'<w:name w:val="{name}"/><w:qFormat/>{_letters(look)}</w:style>'
    )


def _letters(look: TextStyle) -> str:
    size = round(look.size * 2)
    bold = "" if look.weight == "regular" else "<w:b/><w:bCs/>"
    return (
        f'<w:rPr>{bold}<w:color w:val="{hexed(look.colour)}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )
