"""Reads a page of the guide into blocks. HTML has no meaning; links lead inside the guide only."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sli_desktop.services.paper.blocks import (
    Block,
    Heading,
    Inline,
    Item,
    Items,
    Look,
    Paragraph,
    Picture,
    Run,
    Table,
    plain,
)

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
_OUTSIDE = re.compile(r"[a-z]+:", re.IGNORECASE)
_SLUG = re.compile(r"[^\w\- ]")
_LEAST_SHARE, _MOST_SHARE = 12, 60


def slug(words: str) -> str:
    """The anchor of a heading, as the usual readers of Markdown make it."""
    plain_words = unicodedata.normalize("NFKC", words).casefold()
    return _SLUG.sub("", plain_words).strip().replace(" ", "-")


def read_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of one page."""
    return tuple(_Reader(_PARSER.parse(text)).read())


class _Reader:
    """Goes through the tokens of a page once."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = list(tokens)
        self._blocks: list[Block] = []
        self._items: list[Item] = []
        self._kinds: list[bool] = []
        self._rows: list[list[Inline]] = []
        self._has_head = False
        self._level = 0
        self._anchors: dict[str, int] = {}

    def read(self) -> list[Block]:
        takers: dict[str, Callable[[Token], None]] = {
            "heading_open": self._begin_heading,
            "heading_close": self._end_heading,
            "bullet_list_open": self._begin_list,
            "ordered_list_open": self._begin_list,
            "bullet_list_close": self._end_list,
            "ordered_list_close": self._end_list,
            "table_open": self._begin_table,
            "table_close": self._end_table,
            "thead_close": self._end_head,
            "tr_open": lambda _: self._rows.append([]),
            "inline": self._inline,
            "fence": self._code,
            "code_block": self._code,
        }
        for token in self._tokens:
            take = takers.get(token.type)
            if take is not None:
                take(token)
        return self._blocks

    def _begin_heading(self, token: Token) -> None:
        self._level = int(token.tag[1])

    def _end_heading(self, _token: Token) -> None:
        self._level = 0

    def _begin_list(self, token: Token) -> None:
        self._kinds.append(token.type.startswith("ordered"))

    def _end_list(self, _token: Token) -> None:
        self._kinds.pop()
        if not self._kinds and self._items:
            self._blocks.append(Items(items=tuple(self._items)))
            self._items = []

    def _begin_table(self, _token: Token) -> None:
        self._rows, self._has_head = [], False

    def _end_head(self, _token: Token) -> None:
        self._has_head = bool(self._rows and any(plain(cell) for cell in self._rows[0]))
        if self._rows and not self._has_head:
            self._rows = []

    def _end_table(self, _token: Token) -> None:
        rows = tuple(tuple(row) for row in self._rows)
        self._rows = []
        if not rows:
            return
        head = rows[0] if self._has_head else ()
        body = rows[1:] if self._has_head else rows
        self._blocks.append(Table(head=head, rows=body, shares=_shares(rows)))

    def _inline(self, token: Token) -> None:
        children = token.children or []
        runs = _runs(children)
        if self._level:
            words = plain(runs)
            self._blocks.append(Heading(level=self._level, words=words, anchor=self._anchor(words)))
        elif self._rows:
            self._rows[-1].append(runs)
        elif self._kinds:
            depth = len(self._kinds) - 1
            self._items.append(Item(runs=runs, depth=depth, ordered=self._kinds[-1]))
        else:
            self._blocks += [_picture(each) for each in children if each.type == "image"]
            if plain(runs).strip():
                self._blocks.append(Paragraph(runs=runs))

    def _anchor(self, words: str) -> str:
        found = slug(words)
        times = self._anchors.get(found, 0)
        self._anchors[found] = times + 1
        return f"{found}-{times}" if times else found

    def _code(self, token: Token) -> None:
        lines = token.content.rstrip("\n")
        self._blocks.append(Paragraph(runs=(Run(lines, code=True),), look=Look.CODE))


def _picture(token: Token) -> Picture:
    name = PurePosixPath(str(token.attrs.get("src", ""))).name
    return Picture(name=name, words=token.content)


def _runs(children: Sequence[Token]) -> Inline:
    runs: list[Run] = []
    look: dict[str, bool] = {}
    link = ""
    for child in children:
        kind, _, edge = child.type.rpartition("_")
        if kind in {"strong", "em"}:
            look[kind] = edge == "open"
        elif kind == "link":
            link = inside(str(child.attrs.get("href", ""))) if edge == "open" else ""
        elif child.type in {"softbreak", "hardbreak"}:
            runs.append(Run(" "))
        elif child.type in {"text", "code_inline"} and child.content:
            runs.append(
                Run(
                    child.content,
                    bold=look.get("strong", False),
                    italic=look.get("em", False),
                    code=child.type == "code_inline",
                    link=link,
                )
            )
    return tuple(runs)


def inside(link: str) -> str:
    """A link to another page of the guide as ``page#heading``; nothing where it leads outside."""
    place, _, anchor = link.partition("#")
    if _OUTSIDE.match(link) or (place and not place.endswith(".md")):
        return ""
    name = PurePosixPath(place).stem
    parents = PurePosixPath(place).parent.parts
    if parents and (parents != ("..",) or name != "glossary"):
        return ""
    return f"{name}#{anchor}" if anchor else name


def _shares(rows: Sequence[Sequence[Inline]]) -> tuple[int, ...]:
    """Widths of the columns in per cent, by the words in them, none too narrow."""
    columns = max(len(row) for row in rows)
    lengths = [
        max(min(len(plain(row[n])) if n < len(row) else 0, 60) for row in rows) + 4
        for n in range(columns)
    ]
    whole = sum(lengths)
    shares = [min(max(100 * length // whole, _LEAST_SHARE), _MOST_SHARE) for length in lengths]
    scale = 100 / sum(shares)
    return tuple(round(share * scale) for share in shares)
