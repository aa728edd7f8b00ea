"""Reads a Word file that came back as if every tracked change were accepted.

The file may be anything: it is opened by `intake/office.py`, which bounds it; nothing in it is run
or fetched. Tables, headers, footnotes and the contents are not read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sli_desktop.services.intake.office import open_office
from sli_desktop.services.intake.problems import DamagedInputError, TooLargeError
from sli_desktop.services.report.blocks import Inline, Run
from sli_desktop.services.report.docx_marks import Mark, is_computed, read_mark, read_total
from sli_desktop.services.report.escape import clean
from sli_desktop.wording import tr

MAIN, COMMENTS = "word/document.xml", "word/comments.xml"
MOST_PARAGRAPHS = 50_000
LONGEST = 100_000
"""Characters of one paragraph or comment."""
MOST_COMMENTS = 5_000
_DEEPEST = 60
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_THROUGH = frozenset(
    {"ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple"}
)
_GONE = frozenset({"del", "moveFrom"})
_OFF = frozenset({"0", "false", "off", "none"})
_LETTERS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "\u2011"}


class Remark(NamedTuple):
    """A comment somebody wrote at a paragraph."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it came back. `who` tracked a change in it.

    `is_computed`: the report wrote it by itself. Without that and without marks, somebody added it.
    """

    marks: tuple[Mark, ...]
    runs: Inline
    style: str = ""
    is_item: bool = False
    is_computed: bool = False
    remarks: tuple[Remark, ...] = ()
    who: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Its words alone, white space as one space."""
        return " ".join("".join(run.text for run in self.runs).split())


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back; `total` is how many marked paragraphs it had when it was written."""

    paragraphs: tuple[Paragraph, ...]
    total: int


def read_back(file: Path) -> Returned:
    """Read a Word file that came back.

    Raises:
        IntakeError: it cannot be read, is too large, damaged, or no Word document.
    """
    whole = open_office(file, main_part=MAIN, expected=tr("a Word document"))
    with ZipFile(whole) as parts:
        main = _parsed(file, parts.read(MAIN))
        comments = _parsed(file, parts.read(COMMENTS)) if COMMENTS in parts.namelist() else None
    reader = _Reader(file, _remarks(file, comments))
    body = main.find(f"{_W}body")
    found = tuple(reader.blocks(body, 0)) if body is not None else ()
    return Returned(found, reader.total)


def _parsed(file: Path, content: bytes) -> Element:
    try:
        made: Element = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise DamagedInputError(file, tr("a part of it is not what such a file holds")) from error
    return made


def _remarks(file: Path, comments: Element | None) -> dict[str, Remark]:
    found: dict[str, Remark] = {}
    for each in () if comments is None else comments.iter(f"{_W}comment"):
        if len(found) >= MOST_COMMENTS:
            raise TooLargeError(
                file, tr("it has more than {most} comments").format(most=MOST_COMMENTS)
            )
        lines = ("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in each.iter(f"{_W}p"))
        words = clean("\n".join(lines)).strip()[:LONGEST]
        who = clean(each.get(f"{_W}author", "")).strip()[:100]
        if words:
            found[each.get(f"{_W}id", "")] = Remark(who, words)
    return found


@dataclass(slots=True)
class _Found:
    """What is gathered of one paragraph."""

    names: list[str]
    runs: list[Run] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    who: list[str] = field(default_factory=list)
    size: int = 0


class _Reader:
    def __init__(self, file: Path, remarks: dict[str, Remark]) -> None:
        self._file, self._remarks = file, remarks
        self._pending: list[str] = []
        self._count = 0
        self.total = 0

    def blocks(self, inside: Element, depth: int) -> Iterator[Paragraph]:
        self._must_be_shallow(depth)
        for each in inside:
            name = _name(each)
            if name == "p":
                yield self._paragraph(each)
            elif name == "bookmarkStart":
                self._pending.append(each.get(f"{_W}name", ""))
            elif name in _THROUGH and not _is_contents(each):
                yield from self.blocks(each, depth + 1)

    def _paragraph(self, made: Element) -> Paragraph:
        self._count += 1
        if self._count > MOST_PARAGRAPHS:
            most = f"{MOST_PARAGRAPHS:,}"
            raise TooLargeError(
                self._file, tr("it has more than {most} paragraphs").format(most=most)
            )
        found = _Found(self._pending)
        self._pending = []
        self._inline(made, found, 0)
        style = made.find(f"{_W}pPr/{_W}pStyle")
        name = style.get(f"{_W}val", "") if style is not None else ""
        is_item = made.find(f"{_W}pPr/{_W}numPr") is not None or name.startswith("List")
        self.total = max([self.total, *(read_total(each) or 0 for each in found.names)])
        marks = (read_mark(each) for each in found.names)
        return Paragraph(
            marks=tuple(each for each in marks if each is not None),
            runs=tuple(found.runs),
            style=name,
            is_item=is_item,
            is_computed=any(map(is_computed, found.names)) or _is_line_of_contents(name),
            remarks=tuple(self._remarks[each] for each in found.remarks if each in self._remarks),
            who=tuple(dict.fromkeys(found.who)),
        )

    def _inline(self, inside: Element, found: _Found, depth: int) -> None:
        self._must_be_shallow(depth)
        for each in inside:
            name = _name(each)
            if name == "r":
                self._run(each, found)
            elif name == "bookmarkStart":
                found.names.append(each.get(f"{_W}name", ""))
            elif name == "commentRangeStart":
                found.remarks.append(each.get(f"{_W}id", ""))
            elif name in _GONE or name in _THROUGH:
                who = clean(each.get(f"{_W}author", "")).strip()[:100]
                if who:
                    found.who.append(who)
                if name in _THROUGH:
                    self._inline(each, found, depth + 1)

    def _run(self, made: Element, found: _Found) -> None:
        looks = made.find(f"{_W}rPr")
        words: list[str] = []
        for each in made:
            name = _name(each)
            if name == "t":
                words.append(each.text or "")
            elif name == "commentReference":
                mine = each.get(f"{_W}id", "")
                if mine not in found.remarks:
                    found.remarks.append(mine)
            else:
                words.append(_LETTERS.get(name, ""))
        text = clean("".join(words)).replace("\n", " ") if words else ""
        found.size += len(text)
        if found.size > LONGEST:
            raise TooLargeError(self._file, tr("a paragraph of it is too long"))
        if text:
            found.runs.append(Run(text, bold=_is_on(looks, "b"), italic=_is_on(looks, "i")))

    def _must_be_shallow(self, depth: int) -> None:
        if depth > _DEEPEST:
            raise DamagedInputError(self._file, tr("a part of it is nested too deep"))


def _name(element: Element) -> str:
    return str(element.tag).removeprefix(_W)


def _is_on(looks: Element | None, what: str) -> bool:
    found = looks.find(f"{_W}{what}") if looks is not None else None
    return found is not None and found.get(f"{_W}val", "1").lower() not in _OFF


def _is_contents(element: Element) -> bool:
    return element.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery") is not None


def _is_line_of_contents(style: str) -> bool:
    return style.upper().startswith(("TOC", "CONTENTS"))
