"""The empty Word file that python-docx opens and the report is written into.

It is made here and not taken from python-docx, whose template brings a picture, a foreign theme,
names of programs and marks of earlier revisions. All text below is the program's own.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sli_desktop.services.report import style
from sli_desktop.services.report.docx_styles import (
    FALLBACKS,
    FONT,
    numbering_xml,
    styles_xml,
    twips,
)

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN = "http://schemas.openxmlformats.org"
_WORD = f"{_OPEN}/wordprocessingml/2006/main"
_OFFICE = f"{_OPEN}/officeDocument/2006/relationships"
_PACKAGE = f"{_OPEN}/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"'
_CORE = "docProps/core.xml"
_RUNNING = ("header1", "footer1", "header2", "footer2")
_PARTS = ("styles", "numbering", "settings", "fontTable", *_RUNNING)


def empty_package(language: str) -> BytesIO:
    """A Word file with styles, page, empty heads and feet, and no word of text."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", _CORE),
        ),
        _CORE: f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"/>',
        "word/_rels/document.xml.rels": _relations(
            *((f"{_OFFICE}/{name.rstrip('12')}", f"{name}.xml") for name in _PARTS)
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
    return _zipped({name: (_HEAD + text).encode() for name, text in parts.items()})


def without_times(saved: BytesIO) -> bytes:
    """The same file without the hour it was written: equal reports are equal bytes."""
    with ZipFile(saved) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    return _zipped(parts).getvalue()


def _zipped(parts: dict[str, bytes]) -> BytesIO:
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, content in parts.items():
            info = ZipInfo(name)
            info.create_system = 0
            package.writestr(info, content, ZIP_DEFLATED)
    made.seek(0)
    return made


def _content_types() -> str:
    overrides = {"document": f"{_TYPE}.document.main+xml"}
    overrides |= {name: f"{_TYPE}.{name.rstrip('12')}+xml" for name in _PARTS}
    listed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}'
        f'<Override PartName="/{_CORE}"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*pairs: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(pairs, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


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
