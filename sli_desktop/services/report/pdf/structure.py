"""The structure tree of a PDF: which marked content is a heading, a list, a table, in which order.

A screen reader follows this tree, not the order of drawing. It is grown by the story and filled in
by the canvas as content is drawn (ISO 32000-1, section 14.7).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of marked content: the page it is on, counted from 0, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class LinkMark:
    """A link annotation that belongs to an element: its object in the file, and its page."""

    page: int
    annotation: object


@dataclass(eq=False, slots=True)
class Element:
    """One element of the tree with its standard tag (``H1``, ``P``, ``TD`` ...)."""

    tag: str
    attributes: Mapping[str, object] = field(default_factory=dict)
    kids: list["Element | Mark | LinkMark"] = field(default_factory=list)

    def child(self, tag: str, **attributes: object) -> "Element":
        """A new element below this one, behind those already there."""
        made = Element(tag, attributes)
        self.kids.append(made)
        return made

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn for it; a cell of a table may be empty and stays."""
        if self.tag in ("TD", "TH"):
            return False
        return all(isinstance(kid, Element) and kid.is_empty for kid in self.kids)


def scope_of_column() -> PDFDictionary:
    """The attribute that makes a table head the head of its column."""
    return PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})


class TreeWriter:
    """Writes a tree of elements into a ReportLab document: StructTreeRoot and ParentTree."""

    def __init__(self, document: object, pages: list[object]) -> None:
        self._document = document
        self._pages = pages
        self._count = 0
        self._by_element: dict[Element, object] = {}

    def write(self, root: Element, marks: list[list[Element]], links: list[Element]) -> object:
        """Register the tree; `marks` are the elements of each page's marked content in order.

        `links` are the elements of link annotations; their numbers follow those of the pages.
        Returns the reference for the catalogue.
        """
        top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = self._register(top)
        top["K"] = PDFArray([self._element(root, reference)])
        numbers: list[object] = []
        for page, elements in enumerate(marks):
            parents = PDFArray([self._by_element[element] for element in elements])
            numbers += [page, self._register(parents)]
        for at, element in enumerate(links, len(marks)):
            numbers += [at, self._by_element[element]]
        top["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
        top["ParentTreeNextKey"] = len(marks) + len(links)
        return reference

    def _register(self, thing: object) -> object:
        self._count += 1
        return self._document.Reference(thing, f"Structure{self._count}")  # type: ignore[attr-defined]

    def _element(self, element: Element, parent: object) -> object:
        made = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent}
        )
        reference = self._register(made)
        self._by_element[element] = reference
        for name, value in element.attributes.items():
            made[name] = value
        kids = list(self._kids(element, reference))
        if kids:
            made["K"] = PDFArray(kids)
        return reference

    def _kids(self, element: Element, reference: object) -> Iterator[object]:
        for kid in element.kids:
            match kid:
                case Element():
                    if not kid.is_empty:
                        yield self._element(kid, reference)
                case Mark(page, number):
                    yield PDFDictionary(
                        {"Type": PDFName("MCR"), "Pg": self._pages[page], "MCID": number}
                    )
                case LinkMark(page, annotation):
                    yield PDFDictionary(
                        {"Type": PDFName("OBJR"), "Pg": self._pages[page], "Obj": annotation}
                    )
