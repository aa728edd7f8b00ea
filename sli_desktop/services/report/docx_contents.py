"""The contents of the Word report: a field that Word computes, filled with links from the start."""

from collections.abc import Iterable, Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from sli_desktop.services.report.blocks import Heading, Outline
from sli_desktop.services.report.docx_parts import (
    bookmarked,
    field,
    field_end,
    field_start,
    make,
    paragraph,
    run,
    tab,
)

_FIELD = 'TOC \\o "1-2" \\h \\z'
_GALLERY = "Table of Contents"


class Places:
    """The places that the contents lead to, under names that Word accepts."""

    def __init__(self, outline: Outline) -> None:
        self.entries = tuple(_entries(outline))
        self._names = {
            anchor: (f"_Toc{at:06d}", at) for at, (_, anchor, _) in enumerate(self.entries, 1)
        }

    def name(self, anchor: str) -> str:
        """The bookmark of a place in the contents."""
        return self._names[anchor][0]

    def marked(self, anchor: str, text: str) -> Iterator[BaseOxmlElement]:
        """The words of a heading, as a place where the contents lead there."""
        if anchor not in self._names:
            return iter((run(text),))
        return bookmarked(*self._names[anchor], (run(text),))


def contents(places: Places | None) -> Iterator[BaseOxmlElement]:
    """The heading and the contents; nothing for a letter, or without sections.

    Page numbers are known to whoever lays the pages out, so each is a field without a value yet.
    """
    if places is None or not places.entries:
        return
    lines = [
        paragraph(f"TOC{level}", [_link(places.name(anchor), text)])
        for level, anchor, text in places.entries
    ]
    for at, part in enumerate(field_start(_FIELD), 1):
        lines[0].insert(at, part)
    lines[-1].append(field_end())
    heading = paragraph("TOCHeading", (run("Contents"),))
    gallery = make("docPartObj", make("docPartGallery", val=_GALLERY), make("docPartUnique"))
    yield make("sdt", make("sdtPr", gallery), make("sdtContent", heading, *lines))


def _link(name: str, text: str) -> BaseOxmlElement:
    page: Iterable[BaseOxmlElement] = field(f"PAGEREF {name} \\h")
    return make("hyperlink", run(text), tab(), *page, anchor=name, history="1")


def _entries(outline: Outline) -> Iterator[tuple[int, str, str]]:
    """Level, anchor and words of each line."""
    for section in outline.sections:
        yield 1, section.anchor, section.heading
        for block in section.blocks:
            if isinstance(block, Heading) and block.level == 2:
                yield 2, block.anchor, f"{block.number} {block.text}".strip()
