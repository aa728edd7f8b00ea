"""The thin layer through which everything of the report is drawn.

Content is drawn between `begin` and `end`, decoration inside `artifact`: so every mark on a page
belongs to the structure tree or is declared to be decoration, and no writer need know how.
ReportLab's canvas is used below for pages, fonts, outline and file; the few inner names this
module touches are pinned by the version range of reportlab and by the tests.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from sli_desktop.services.report.pdf import archive
from sli_desktop.services.report.pdf.lines import Cut, Line
from sli_desktop.services.report.pdf.structure import Element, LinkMark, Mark, TreeWriter
from sli_desktop.services.report.pdf.xmp import packet
from sli_desktop.services.report.style import MARKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something that links can lead to: its height on the page, and its bookmark if it has one.

    `level` is the depth of the bookmark, from 0; None makes none.
    """

    anchor: str
    title: str
    level: int | None
    top: float


class TrialCanvas(Canvas):  # type: ignore[misc]
    """Draws nothing: the first pass, which only learns on which page each place stands."""

    def __init__(self, file: object, **options: object) -> None:
        super().__init__(file, **options)
        self.places: dict[str, int] = {}

    def place(self, place: Place) -> None:
        """Note the page of a place; pages count from 1."""
        self.places[place.anchor] = self.getPageNumber()

    @override
    def showPage(self) -> None:
        """Go on to the next page without keeping this one."""
        self._startPage()

    @override
    def save(self) -> None:
        """Nothing was drawn, nothing is saved."""


class _Link(pdfdoc.LinkAnnotation):  # type: ignore[misc]
    permitted = (*pdfdoc.LinkAnnotation.permitted, "StructParent")


class _Stamp:
    """The day the report was made, as ReportLab asks for a moment: midnight, UTC."""

    def __init__(self, day: date) -> None:
        self.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
        self.dhh = self.dmm = 0
        self.t = float(day.toordinal())


class ReportCanvas(Canvas):  # type: ignore[misc]
    """Draws the report and grows its structure tree."""

    def __init__(
        self,
        file: BytesIO,
        *,
        root: Element,
        dated: date,
        lang: str,
        for_archive: bool = False,
        **options: object,
    ) -> None:
        super().__init__(file, lang=lang, pdfVersion=_VERSION, **options)
        self._language = lang
        self._for_archive = for_archive
        self.places: dict[str, int] = {}
        self._root = root
        self._marks: list[list[Element]] = [[]]
        self._links: list[Element] = []
        self._link_pages: list[tuple[_Link, Element, int]] = []
        self._doc._timeStamp = _Stamp(dated)  # noqa: SLF001  ReportLab would ask the clock

    # --- marked content ---------------------------------------------------------------------------

    def begin(self, element: Element) -> None:
        """What is drawn from here to `end` is content of this element."""
        marks = self._marks[-1]
        element.kids.append(Mark(len(self._marks) - 1, len(marks)))
        self._code.append(f"/{element.tag} <</MCID {len(marks)}>> BDC")
        marks.append(element)

    def end(self) -> None:
        """End the content that `begin` began."""
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside is decoration: rules, panels, running heads (``Pagination``)."""
        self._code.append(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._code.append("EMC")

    # --- drawing ----------------------------------------------------------------------------------

    def text_lines(
        self, lines: Sequence[Line], *, x: float, y: float, size: float, leading: float, colour: str
    ) -> None:
        """Draw lines of text downwards; `y` is the base line of the first.

        Every line ends in a space, so that words of two lines stay two words when the text is read
        back, whatever is drawn next: more of a paragraph on the next page, the page number of the
        contents, a title under its label. A hyphen at the end has something unseen behind it:
        readers drop the last hyphen of a line, since they take it for a hyphenation. A word that
        was cut goes on without a space.
        """
        text = self.beginText(x, y)
        text.setFillColor(colour)
        text.setLeading(leading)
        drawn = None
        for line in lines:
            for at, (face, words) in enumerate(line, 1):
                if face is not drawn:
                    text.setFont(face.name, size, leading)
                    drawn = face
                if at < len(line):
                    text.textOut(words)
                else:
                    text.textLine(words + _behind(words, is_cut=isinstance(line, Cut)))
        self.drawText(text)

    def panel(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle; `y` is its lower edge."""
        self.setFillColor(colour)
        self.rect(x, y, width, height, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draw the outline of a rectangle; `y` is its lower edge."""
        self.setStrokeColor(colour)
        self.setLineWidth(0.6)
        self.rect(x, y, width, height, stroke=1, fill=0)

    def rule(self, x: float, y: float, width: float, colour: str, thickness: float = 0.6) -> None:
        """Draw a level line."""
        self.setStrokeColor(colour)
        self.setLineWidth(thickness)
        self.line(x, y, x + width, y)

    def arcs(self, x: float, y: float, colour: str) -> None:
        """Draw quarter rings around the corner `x`, `y`, open to the upper left."""
        self.saveState()
        clip = self.beginPath()
        clip.rect(0, y, x, x)
        self.clipPath(clip, stroke=0, fill=0)
        self.setStrokeColor(colour)
        self.setLineWidth(26)
        for radius in (70, 130, 190, 250):
            self.circle(x, y, radius, stroke=1, fill=0)
        self.restoreState()

    def shape(self, name: str, x: float, y: float) -> None:
        """Draw the little shape of a kind of finding around a point: circled plus, or triangle."""
        self.setStrokeColor(MARKS[name])
        self.setFillColor(MARKS[name])
        self.setLineWidth(1.6)
        if name == "strength":
            self.circle(x, y, 6.5, stroke=1, fill=0)
            self.lines([(x - 3, y, x + 3, y), (x, y - 3, x, y + 3)])
            return
        outline = self.beginPath()
        outline.moveTo(x - 7, y - 5.5)
        outline.lineTo(x + 7, y - 5.5)
        outline.lineTo(x, y + 6.5)
        outline.close()
        self.setLineJoin(1)
        self.drawPath(outline, stroke=1, fill=0)

    # --- places and links -------------------------------------------------------------------------

    def place(self, place: Place) -> None:
        """Make a place that links can lead to, with its bookmark."""
        self.places[place.anchor] = self.getPageNumber()
        self.bookmarkHorizontalAbsolute(place.anchor, place.top)
        if place.level is not None:
            self.addOutlineEntry(
                place.title[:_LONGEST_BOOKMARK],
                place.anchor,
                level=place.level,
                closed=place.level > 0,
            )

    def link(
        self, element: Element, anchor: str, words: str, box: tuple[float, float, float, float]
    ) -> None:
        """Make a rectangle (left, bottom, right, top) lead to a place; `words` say where to."""
        annotation = _Link(
            Rect=list(box),
            Contents=words,
            Destination=self._bookmarkReference(anchor),
            Border="[0 0 0]",
            F=4,
        )
        name = f"link{len(self._links)}"
        self._addAnnotation(annotation, name)
        page = len(self._marks) - 1
        element.kids.append(LinkMark(page, self._doc.refAnnotation(name)))
        self._links.append(element)
        self._link_pages.append((annotation, element, page))

    # --- pages and file ---------------------------------------------------------------------------

    @override
    def showPage(self) -> None:
        """Close the page, and tie it to the structure tree."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        _allow(page, "StructParents", "Tabs")
        page.StructParents = len(self._marks) - 1
        page.Tabs = PDFName("S")
        self._marks.append([])

    @override
    def save(self) -> None:
        """Write structure tree, metadata and file."""
        if self._code:
            self.showPage()
        marks = self._marks[:-1]
        document = self._doc
        pages = [document.Reference(page) for page in document.Pages.pages]
        for at, (annotation, _, _) in enumerate(self._link_pages, len(marks)):
            annotation.otherkw["StructParent"] = at
        writer = TreeWriter(document, pages)
        catalogue = document.Catalog
        catalogue.__Refs__ = [one for one in catalogue.__Refs__ if one not in _WRITTEN_IN_PLACE]
        catalogue.StructTreeRoot = writer.write(self._root, marks, self._links)
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        catalogue.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        catalogue.Metadata = packet(
            document.info.title, self._language, for_archive=self._for_archive
        )
        if self._for_archive:
            archive.prepare(document)
        super().save()


def _behind(words: str, *, is_cut: bool) -> str:
    """What is written, unseen, behind the last words of a line."""
    guard = "\u200b" if words.endswith("-") else ""
    return guard if is_cut else f"{guard} "


_VERSION = (1, 7)
"""Of PDF: the one that PDF/UA-1 and PDF/A-2 build on."""
_LONGEST_BOOKMARK = 300

_WRITTEN_IN_PLACE = frozenset({"MarkInfo", "ViewerPreferences"})


def _allow(thing: object, *names: str) -> None:
    """Let one page carry entries that ReportLab does not know; no other page is touched."""
    thing.__NoDefault__ = [*thing.__NoDefault__, *names]  # type: ignore[attr-defined]
