"""What PDF/A-2a asks for on top of PDF/UA-1: what the colours mean, and how streams end.

ReportLab writes neither. Both are put in while the file is written, so a report for the archive
takes no second pass and no second library (docs/adr/0047).
"""

from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
)
from typing_extensions import override

from sli_desktop.paths import resource

_COLOURS = "sRGB IEC61966-2.1"
_END = b"endstream\n"


class _Ended(PDFObject):  # type: ignore[misc]
    """A stream whose end stands on a line of its own."""

    def __init__(self, stream: PDFStream) -> None:
        self._stream = stream

    def format(self, document: object) -> bytes:
        """The bytes of the stream in the file."""
        made: bytes = self._stream.format(document)
        return made.removesuffix(_END) + b"\n" + _END


class _Objects(dict[str, Any]):
    """The objects of a document; its streams come out ended as the archive asks."""

    @override
    def __getitem__(self, name: str) -> Any:
        found = super().__getitem__(name)
        return _Ended(found) if isinstance(found, PDFStream) else found


def prepare(document: Any) -> None:
    """Make a ReportLab document fit for the archive; to be called just before it is saved."""
    profile = PDFStream(
        PDFDictionary({"N": 3, "Alternate": PDFName("DeviceRGB")}),
        resource("colour/srgb.icc").read_bytes(),
        [],
    )
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(_COLOURS),
        "Info": PDFString(_COLOURS),
        "DestOutputProfile": document.Reference(profile, "OutputProfile"),
    }
    catalogue = document.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    catalogue.OutputIntents = PDFArray([PDFDictionary(intent)])
    document.idToObject = _Objects(document.idToObject)
