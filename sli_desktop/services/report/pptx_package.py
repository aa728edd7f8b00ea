"""The empty presentation that python-pptx opens: a master, layouts with placeholders, no slide.

It is made here and not taken from python-pptx, whose template is 4:3, names people and programs,
and has layouts nobody needs. All text below is the program's own (docs/adr/0049).
"""

from collections.abc import Iterator
from io import BytesIO

from sli_desktop.services.report import style
from sli_desktop.services.report.packing import (
    CORE,
    HEAD,
    OFFICE,
    OPEN,
    PACKAGE,
    core_properties,
    relations,
    zipped,
)
from sli_desktop.services.report.pptx_layouts import LAYOUTS
from sli_desktop.services.report.pptx_master import layout_xml, master_xml, notes_xml
from sli_desktop.services.report.pptx_style import HEIGHT, WIDTH, emu

_DRAW = f"{OPEN}/drawingml/2006/main"
_SHOW = f"{OPEN}/presentationml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_NAMES = f'xmlns:a="{_DRAW}" xmlns:r="{OFFICE}" xmlns:p="{_SHOW}"'
_FONT = '<a:latin typeface="Source Sans 3" panose="020B0503030403020204" pitchFamily="34"/>'


def empty_presentation(language: str, title: str, subject: str, *, has_notes: bool) -> BytesIO:
    """A presentation without slides; with a master for notes only where notes were asked for."""
    layouts = [f"slideLayout{at}" for at in range(1, len(LAYOUTS) + 1)]
    masters = [("slideMaster", "slideMasters/slideMaster1.xml")]
    if has_notes:
        masters.append(("notesMaster", "notesMasters/notesMaster1.xml"))
    parts = {
        "[Content_Types].xml": _content_types(has_notes=has_notes),
        "_rels/.rels": relations(
            (f"{OFFICE}/officeDocument", "ppt/presentation.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", CORE),
        ),
        CORE: core_properties(title, subject, language),
        "ppt/presentation.xml": _presentation(language, has_notes=has_notes),
        "ppt/_rels/presentation.xml.rels": relations(
            *((f"{OFFICE}/{kind}", target) for kind, target in masters),
            (f"{OFFICE}/theme", "theme/theme1.xml"),
        ),
        "ppt/theme/theme1.xml": _theme(),
        "ppt/slideMasters/slideMaster1.xml": master_xml(_NAMES, language, len(LAYOUTS)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            *((f"{OFFICE}/slideLayout", f"../slideLayouts/{name}.xml") for name in layouts),
            (f"{OFFICE}/theme", "../theme/theme1.xml"),
        ),
    }
    for name, layout in zip(layouts, LAYOUTS, strict=True):
        parts[f"ppt/slideLayouts/{name}.xml"] = layout_xml(_NAMES, language, layout)
        parts[f"ppt/slideLayouts/_rels/{name}.xml.rels"] = relations(
            (f"{OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml")
        )
    if has_notes:
        parts |= {
            "ppt/theme/theme2.xml": _theme(),
            "ppt/notesMasters/notesMaster1.xml": notes_xml(_NAMES, language),
            "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations(
                (f"{OFFICE}/theme", "../theme/theme2.xml")
            ),
        }
    return zipped({name: (HEAD + text).encode() for name, text in parts.items()})


def _content_types(*, has_notes: bool) -> str:
    listed = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _overrides()
    )
    notes = (
        f'<Override PartName="/ppt/notesMasters/notesMaster1.xml"'
        f' ContentType="{_TYPE}.notesMaster+xml"/>'
        '<Override PartName="/ppt/theme/theme2.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}'
        f"{notes if has_notes else ''}</Types>"
    )


def _overrides() -> Iterator[tuple[str, str]]:
    yield "ppt/presentation.xml", f"{_TYPE}.presentation.main+xml"
    yield "ppt/slideMasters/slideMaster1.xml", f"{_TYPE}.slideMaster+xml"
    for at in range(1, len(LAYOUTS) + 1):
        yield f"ppt/slideLayouts/slideLayout{at}.xml", f"{_TYPE}.slideLayout+xml"
    yield "ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"
    yield CORE, "application/vnd.openxmlformats-package.core-properties+xml"


def _presentation(language: str, *, has_notes: bool) -> str:
    notes = '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
    return (
        f'<p:presentation {_NAMES} saveSubsetFonts="1">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f"{notes if has_notes else ''}<p:sldIdLst/>"
        f'<p:sldSz cx="{emu(WIDTH)}" cy="{emu(HEIGHT)}"/>'
        f'<p:notesSz cx="{emu(HEIGHT)}" cy="{emu(720)}"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{language}"/></a:defPPr>'
        "</p:defaultTextStyle></p:presentation>"
    )


def _theme() -> str:
    named = {
        "dk1": style.INK,
        "lt1": style.PAPER,
        "dk2": style.ACCENT,
        "lt2": style.TINT,
        "accent1": style.ACCENT,
        "accent2": style.SECOND,
        "accent3": style.THIRD,
        "accent4": style.INK_2,
        "accent5": style.ARC,
        "accent6": style.RULE,
        "hlink": style.ACCENT,
        "folHlink": style.THIRD,
    }
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value.removeprefix("#")}"/></a:{name}>'
        for name, value in named.items()
    )
    fonts = "".join(
        f'<a:{kind}Font>{_FONT}<a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{_DRAW}" name="Report"><a:themeElements>'
        f'<a:clrScheme name="Report">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Report">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Report"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
