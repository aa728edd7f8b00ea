"""The zip that Word, slides and spreadsheets are packed in, without times and names.

Equal reports are equal bytes: no part tells when, by whom or with which program it was made.
"""

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OPEN = "http://schemas.openxmlformats.org"
OFFICE = f"{OPEN}/officeDocument/2006/relationships"
PACKAGE = f"{OPEN}/package/2006"
CORE = "docProps/core.xml"
LONGEST = 255
"""Characters that a property of such a file may have."""


def zipped(parts: Mapping[str, bytes]) -> BytesIO:
    """Pack the parts in the order given."""
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, content in parts.items():
            info = ZipInfo(name)
            info.create_system = 0
            package.writestr(info, content, ZIP_DEFLATED)
    made.seek(0)
    return made


def without_times(saved: BytesIO) -> bytes:
    """The same file without the hour it was written."""
    with ZipFile(saved) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    return zipped(parts).getvalue()


def relations(*pairs: tuple[str, str]) -> str:
    """The relations of a part: kind and target of each, named rId1, rId2 ..."""
    listed = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(pairs, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def core_properties(title: str = "", subject: str = "", language: str = "") -> str:
    """The properties of a file: title, subject and language, and nothing about people."""
    named = (("title", title), ("subject", subject), ("language", language))
    inside = "".join(f"<dc:{n}>{escape(text[:LONGEST])}</dc:{n}>" for n, text in named if text)
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/">{inside}</cp:coreProperties>'
    )
