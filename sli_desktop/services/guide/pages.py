"""The pages of the guide in their order, where screens find theirs, and search over all of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from sli_desktop.services.guide.markdown import read_blocks
from sli_desktop.services.paper.blocks import Block, Heading, Items, Paragraph, Run, Table, plain
from sli_desktop.wording import tr

ORDER = (
    "first-day",
    "tour",
    "window",
    "evening",
    "team",
    "lost",
    "report",
    "after",
    "nobody-recognised",
    "paper",
    "keys",
    "accessibility",
    "glossary",
    "commands",
)
"""What comes first; pages that are not named here follow by their titles."""
LAST = frozenset({"commands"})
"""Pages for a terminal, found after all others."""
PLACES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "capture": ("window", "notes-in-a-meeting"),
        "export": ("report", "export"),
        "addnotes": ("paper", "add-notes"),
        "setup": ("window", "challenge-set-up"),
        "search": ("tour", "find-something"),
        "welcome": ("window", "opening-a-challenge"),
    }
)
"""Where the page of a screen stands under another name."""
_AROUND = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with the words below it, for search."""

    anchor: str
    heading: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the guide."""

    name: str
    title: str
    blocks: tuple[Block, ...]

    def sections(self) -> Iterator[Section]:
        """The page by its headings."""
        anchor, heading = "", self.title
        words: list[str] = []
        for block in self.blocks:
            if isinstance(block, Heading) and block.level < 4:
                if words:
                    yield Section(anchor=anchor, heading=heading, words=" ".join(words))
                anchor, heading, words = block.anchor, block.words, []
            else:
                words += _words(block)
        yield Section(anchor=anchor, heading=heading, words=" ".join(words))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the second level: the parts of the page."""
        found = (block for block in self.blocks if isinstance(block, Heading))
        return tuple(heading for heading in found if heading.level == 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place of the guide where words were found, with those around them."""

    page: str
    anchor: str
    title: str
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """All pages."""

    pages: tuple[Page, ...]

    def page(self, name: str) -> Page | None:
        """A page by its name."""
        return next((page for page in self.pages if page.name == name), None)

    def place(self, wanted: str) -> tuple[Page, str]:
        """Page and anchor of a place (``window#today``), a page, a heading, or a screen's name.

        What is nowhere leads to the first page.
        """
        name, _, anchor = wanted.partition("#")
        page = self.page(name)
        if page is not None:
            return page, anchor
        for page in self.pages:
            if any(heading.anchor == wanted for heading in page.headings):
                return page, wanted
        name, anchor = PLACES.get(wanted, ("", ""))
        page = self.page(name)
        if page is not None:
            return page, anchor
        return self.pages[0], ""

    def search(self, words: str) -> tuple[Hit, ...]:
        """Places where all words stand, those with the words in a heading first."""
        wanted = [word for word in words.casefold().split() if word]
        if not wanted:
            return ()
        ranked: list[tuple[int, Hit]] = []
        for page in self.pages:
            for section in page.sections():
                whole = f"{section.heading} {section.words}".casefold()
                if all(word in whole for word in wanted):
                    in_heading = any(word in section.heading.casefold() for word in wanted)
                    rank = (0 if in_heading else 1) + (2 if page.name in LAST else 0)
                    ranked.append((rank, _hit(page, section, wanted)))
        ranked.sort(key=lambda each: each[0])
        return tuple(hit for _, hit in ranked)


def _hit(page: Page, section: Section, wanted: Sequence[str]) -> Hit:
    title = section.heading
    if section.heading != page.title:
        title = f"{page.title}: {section.heading}"
    return Hit(
        page=page.name,
        anchor=section.anchor,
        title=title,
        snippet=tuple(_snippet(section.words, wanted)),
    )


def _snippet(words: str, wanted: Sequence[str]) -> Iterator[tuple[str, bool]]:
    pattern = re.compile("|".join(re.escape(word) for word in wanted), re.IGNORECASE)
    first = pattern.search(words)
    start = max(0, first.start() - _AROUND) if first else 0
    start = words.rfind(" ", 0, start) + 1 if start else 0
    shown = words[start : start + 4 * _AROUND]
    at = 0
    if start:
        yield "… ", False
    for found in pattern.finditer(shown):
        if found.start() > at:
            yield shown[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(shown):
        yield shown[at:], False


def _words(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return [plain(block.runs)]
        case Items():
            return [plain(item.runs) for item in block.items]
        case Table():
            rows = (block.head, *block.rows)
            return [plain(cell) for row in rows for cell in row]
        case Heading():
            return [block.words]
        case _:
            return []


class Guides:
    """The guide of this installation, read when it is first wanted."""

    def __init__(self, folder: Path, glossary: Path) -> None:
        self._folder, self._glossary = folder, glossary
        self._guide: Guide | None = None

    def __call__(self) -> Guide:
        """All pages."""
        if self._guide is None:
            self._guide = read_guide(self._folder, self._glossary)
        return self._guide


def read_guide(folder: Path, glossary: Path) -> Guide:
    """Read all pages of a folder, and the glossary."""
    files = {file.stem: file for file in sorted(folder.glob("*.md"))} | {"glossary": glossary}
    found = {name: _page(name, file) for name, file in files.items()}
    first = [found[name] for name in ORDER[:4] if name in found]
    last = [found[name] for name in ORDER[4:] if name in found]
    others = [page for name, page in found.items() if name not in ORDER]
    others.sort(key=lambda page: page.title)
    return Guide(pages=(*first, *others, *last))


def _page(name: str, file: Path) -> Page:
    blocks = read_blocks(file.read_text(encoding="utf-8"))
    if name == "glossary":
        blocks = tuple(_for_people(blocks))
    headings = (block for block in blocks if isinstance(block, Heading) and block.level == 1)
    title = next((heading.words for heading in headings), name)
    return Page(name=name, title=title, blocks=blocks)


def _for_people(blocks: Sequence[Block]) -> Iterator[Block]:
    """The glossary without its columns and its table about code."""
    is_first = True
    for block in blocks:
        match block:
            case Table():
                yield Table(
                    head=block.head[:2],
                    rows=tuple(row[:2] for row in block.rows),
                    shares=(30, 70),
                )
                return
            case Paragraph() if is_first:
                is_first = False
                yield Paragraph(runs=(Run(tr("The words of the program, and what they mean.")),))
            case _:
                yield block
