"""Reads reports back: what a person would copy out of a PDF or an HTML page."""

import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from typing_extensions import override

from sli_desktop.services.report.blocks import Block, FindingBlock, Outline, Paragraph, Run, Section


def squeezed(text: str) -> str:
    """Text without any white space, in compatibility form: what two readings must share.

    The zero-width space is white space here; the writer puts one behind a hyphen at a line's end.
    """
    composed = unicodedata.normalize("NFKC", text).replace("\u200b", "")
    return unicodedata.normalize("NFKC", "".join(composed.split()))


def pdf_text(file: Path, *, first: int = 1) -> str:
    """The text of a PDF from a page on, without running heads and feet."""
    area = ["-x", "0", "-y", "60", "-W", "596", "-H", "720"]
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-f", str(first), *area, str(file), "-"],
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8").replace("\f", "\n")


def read_by_structure(file: Path) -> str:
    """What a screen reader is given after the contents: the text of each element, in order.

    Pieces of text follow each other as they stand: nothing is put between them but what is in the
    file, so that words that would be read as one are seen here as one.
    """
    done = subprocess.run(
        ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(file)], capture_output=True, check=True
    )
    lines = list(_without_pictures(done.stdout.decode("utf-8").split("\n")))
    start = next(at for at, line in enumerate(lines) if line.startswith("H1") and at > _toc(lines))
    return "".join(line[1:-1] for line in lines[start:] if line.startswith('"'))


def _without_pictures(lines: list[str]) -> Iterator[str]:
    """The lines without what stands inside a figure: its alternative text is read in its place."""
    inside: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if inside is not None and indent <= inside:
            inside = None
        if inside is None:
            yield line.strip()
        if line.strip().startswith("Figure"):
            inside = indent


def _toc(lines: list[str]) -> int:
    return lines.index("TOC") if "TOC" in lines else 0


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._is_main = False
        self._is_picture = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_main = self._is_main or tag == "main"
        self._is_picture = self._is_picture or tag == "svg"

    @override
    def handle_endtag(self, tag: str) -> None:
        self._is_main = self._is_main and tag != "main"
        self._is_picture = self._is_picture and tag != "svg"

    @override
    def handle_data(self, data: str) -> None:
        if self._is_main and not self._is_picture:
            self.words.append(data)


def html_text_of(page: str) -> str:
    """The words of the report inside an HTML page, without cover, contents and pictures."""
    reader = _Words()
    reader.feed(page)
    reader.close()
    return "".join(reader.words)


def an_outline(*blocks: Block, subject: str = "Elmbridge Vale Council") -> Outline:
    """One section of blocks, to look at what becomes of them."""
    section = Section(key="test", number=1, title="Section", anchor="section-1", blocks=blocks)
    return Outline(
        subject=subject,
        title="Peer challenge",
        document="Feedback report",
        dates="",
        marking="",
        sections=(section,),
        dated=date(2025, 10, 17),
    )


def a_block(headline: str, *paragraphs: str) -> FindingBlock:
    """A finding with plain paragraphs, its anchor made from its headline."""
    statement = tuple(Paragraph(runs=(Run(text),)) for text in paragraphs)
    return FindingBlock(headline=headline, statement=statement, anchor=f"anchor-{headline}")
