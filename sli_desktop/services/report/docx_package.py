"""The empty Word file that python-docx opens and the report is written into.

It is made here and not taken from python-docx, whose template brings a picture, a foreign theme,
names of programs and marks of earlier revisions. All text below is the program's own.
"""

from io import BytesIO

from sli_desktop.services.report import style
from sli_desktop.services.report.docx_styles import (
    FALLBACKS,
    FONT,
    numbering_xml,
    styles_xml,
    twips,
)
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

_WORD = f"{OPEN}/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = f'xmlns:w="{_WORD}" xmlns:r="{OFFICE}"'
_RUNNING = ("header1", "footer1", "header2", "footer2")
_PARTS = ("styles", "numbering", "settings", "fontTable", *_RUNNING)


def empty_package(language: str) -> BytesIO:
    """A Word file with styles, page, empty heads and feet, and no word of text."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": relations(
            (f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", CORE),
        ),
        CORE: core_properties(),
        "word/_rels/document.xml.rels": relations(
            *((f"{OFFICE}/{name.rstrip('12')}", f"{name}.xml") for name in _PARTS)
        ),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{_page()}</w:body></w:document>",
        "word/styles.xml": styles_xml(language),
        "word/numbering.xml": numbering_xml(),
        "word/settings.xml": _settings(language),
        "word/fontTable.xml": _font_table(),
    }
    for name in _RUNNING:
        tag, kind = ("hdr", "Header") if name.startswith("header") else ("ftr", "Footer")
        parts[f"word/{name}.xml"] = (
            f'<w:{tag} {_NAMES}><w:p><w:pPr><w:pStyle w:val="{kind}"/></w:pPr></w:p></w:{tag}>'
        )
    return zipped({name: (HEAD + text).encode() for name, text in parts.items()})


def _content_types() -> str:
    overrides = {"document": f"{_TYPE}.document.main+xml"}
    overrides |= {name: f"{_TYPE}.{name.rstrip('12')}+xml" for name in _PARTS}
    listed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}'
        f'<Override PartName="/{CORE}"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _page() -> str:
    """A4 with the margins of the PDF; the cover has a head and a foot of its own, left empty."""
    first = len(_PARTS) - len(_RUNNING) + 1
    references = "".join(
        f'<w:{name[:6]}Reference w:type="{kind}" r:id="rId{first + at}"/>'
        for at, (name, kind) in enumerate(
            zip(_RUNNING, ("default", "default", "first", "first"), strict=True)
        )
    )
    side, top, bottom = twips(style.SIDE), twips(style.TOP), twips(style.BOTTOM)
    return (
        f"<w:sectPr>{references}"
        f'<w:pgSz w:w="{twips(style.PAGE_WIDTH)}" w:h="{twips(style.PAGE_HEIGHT)}"/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}"'
        ' w:header="680" w:footer="680" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _settings(language: str) -> str:
    """Asks for the ways of Word of 2013 and later; keeps no identities of earlier edits."""
    return (
        f"<w:settings {_NAMES}>"
        '<w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/></w:settings>'
    )


def _font_table() -> str:
    return (
        f'<w:fonts {_NAMES}><w:font w:name="{FONT}"><w:altName w:val="{FALLBACKS}"/>'
        '<w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )
