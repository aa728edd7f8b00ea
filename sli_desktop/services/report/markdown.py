"""The plain Markdown subset that bodies of sections, findings and recommendations are written in.

Emphasis (`*` and `_`), lists, and in a section headings; nothing else has a meaning, so that links,
HTML, entities, back-slashes and back-ticks stay the characters they are (docs/adr/0042).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sli_desktop.services.report.blocks import (
    BulletList,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Run,
    Text,
)
from sli_desktop.services.report.escape import clean
from sli_desktop.services.report.origin import Origin

_NESTING = 24
"""The parser drops what lies deeper, so text that comes near is taken as it stands."""

_OPTIONS = {"html": False, "maxNesting": _NESTING}
_STATEMENT = MarkdownIt("zero", _OPTIONS).enable(["emphasis", "list"])
_SECTION = MarkdownIt("zero", _OPTIONS).enable(["emphasis", "list", "heading"])
_BLANK_LINES = re.compile(r"\n[ \n]*\n")
_BULLET = "•"


Origins = Iterator[Origin]


def statement(text: str, origins: Origins | None = None) -> tuple[Text, ...]:
    """Read what a person wrote in a finding or recommendation: paragraphs and lists.

    `origins` are given to paragraphs, items and headings, in the order they are read.
    """
    return _blocks(_STATEMENT, clean(text), _Reader(None, origins=origins))


def body(
    text: str, anchor: Callable[[], str], *, level: int, origins: Origins | None = None
) -> tuple[Text, ...]:
    """Read the body of a section, in which `#` begins a heading of the level given.

    `anchor` hands out a new name for each heading; deeper headings go down to level 4.
    """
    return _blocks(_SECTION, clean(text), _Reader(anchor, level, origins=origins))


def lines_of(text: str, *, is_section: bool) -> tuple[tuple[int, int], ...]:
    """The lines (first, behind the last) of each paragraph, item and heading that has an origin.

    `text` has been through `escape.clean`. Nothing where the text is not read as mark-up.
    """
    tokens = (_SECTION if is_section else _STATEMENT).parse(text)
    if any(token.level > _NESTING - 4 for token in tokens):
        return ()
    found = (each for each in tokens if each.type == "inline" and _runs(each.children or []))
    return tuple((each.map[0], each.map[1]) for each in found if each.map is not None)


def _blocks(parser: MarkdownIt, text: str, reader: "_Reader") -> tuple[Text, ...]:
    tokens = parser.parse(text)
    if any(token.level > _NESTING - 4 for token in tokens):
        return _plain(text)
    return reader.read(tokens) or _plain(text)


def _plain(text: str) -> tuple[Text, ...]:
    """Text that is not mark-up after all, such as a row of stars: its paragraphs as typed."""
    parts = (" ".join(part.split()) for part in _BLANK_LINES.split(text))
    return tuple(Paragraph(runs=(Run(part),)) for part in parts if part)


class _Reader:
    """Turns the tokens of one body into blocks."""

    def __init__(
        self,
        anchor: Callable[[], str] | None,
        level: int = 2,
        *,
        origins: Iterator[Origin] | None = None,
    ) -> None:
        self._origins = origins
        self._anchor = anchor
        self._level = level
        self._blocks: list[Text] = []
        self._items: list[ListItem] = []
        self._depth = 0
        self._sign = ""
        self._heading: Token | None = None

    def read(self, tokens: Sequence[Token]) -> tuple[Text, ...]:
        for token in tokens:
            if token.type == "inline":
                self._take_inline(_runs(token.children or []))
            else:
                self._take_mark(token)
        return tuple(self._blocks)

    def _take_mark(self, token: Token) -> None:
        if token.type == "heading_open":
            self._heading = token
        elif token.type == "heading_close":
            self._heading = None
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            self._depth += 1
        elif token.type == "list_item_open":
            self._keep_lone_sign(depth=self._depth - 2)
            self._sign = _sign(token)
        elif token.type == "list_item_close":
            self._keep_lone_sign(depth=self._depth - 1)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._depth -= 1
            if not self._depth and self._items:
                self._blocks.append(BulletList(items=tuple(self._items)))
                self._items = []

    def _keep_lone_sign(self, *, depth: int) -> None:
        """A number without words of its own stays; a lone bullet says nothing."""
        if self._sign not in ("", _BULLET):
            lone = (Run(self._sign),)
            self._items.append(ListItem(sign=_BULLET, runs=lone, depth=max(0, depth)))
        self._sign = ""

    def _take_inline(self, runs: Inline) -> None:
        if not runs:
            return
        origin = next(self._origins, None) if self._origins is not None else None
        if self._depth:
            item = ListItem(sign=self._sign, runs=runs, depth=self._depth - 1, origin=origin)
            self._items.append(item)
            self._sign = ""
        elif self._heading is not None and self._anchor is not None:
            deep = int(self._heading.tag[1]) - 1
            words = "".join(run.text for run in runs)
            level = min(4, self._level + deep)
            self._blocks.append(
                Heading(level=level, text=words, anchor=self._anchor(), origin=origin)
            )
        else:
            self._blocks.append(Paragraph(runs=runs, origin=origin))


def _sign(item: Token) -> str:
    """The sign before an item: numbers and a plus sign stay as typed, dashes become bullets."""
    if item.info:
        return f"{item.info}{item.markup}"
    return "+" if item.markup == "+" else _BULLET


def _runs(children: Sequence[Token]) -> Inline:
    runs: list[Run] = []
    bold = italic = 0
    for child in children:
        if child.type == "strong_open":
            bold += 1
        elif child.type == "strong_close":
            bold -= 1
        elif child.type == "em_open":
            italic += 1
        elif child.type == "em_close":
            italic -= 1
        elif child.content:
            text = child.content.replace("\n", " ")
            runs.append(Run(text, bold=bold > 0, italic=italic > 0))
    return _joined(runs)


def _joined(runs: Sequence[Run]) -> Inline:
    """Neighbours of one weight and slant as one run."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last is not None and (last.bold, last.italic) == (run.bold, run.italic):
            joined[-1] = Run(last.text + run.text, bold=run.bold, italic=run.italic)
        else:
            joined.append(run)
    return tuple(joined)


def words_of(texts: Iterable[Text]) -> str:
    """The plain words of paragraphs and lists, a line each."""
    lines: list[str] = []
    for text in texts:
        match text:
            case Heading():
                lines.append(text.text)
            case Paragraph():
                lines.append("".join(run.text for run in text.runs))
            case BulletList():
                lines += (
                    f"{item.sign} {''.join(run.text for run in item.runs)}".strip()
                    for item in text.items
                )
    return "\n".join(lines)
