"""Two versions of the report, paragraph by paragraph, the changed words marked. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    Chart,
    FigureStrip,
    FindingBlock,
    Heading,
    Outline,
    Paragraph,
    RecommendationBlock,
    Section,
    Table,
    Text,
)
from sli_desktop.services.report.markdown import words_of

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_ALIKE = 0.4
"""Paragraphs that share so much of their words are one that was changed."""


class Turn(StrEnum):
    """What became of a paragraph, or of words in it."""

    SAME = "same"
    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"


class Piece(NamedTuple):
    """A stretch of a paragraph: the same on both sides, added or gone."""

    words: str
    turn: Turn


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that is not as it was; its pieces together read as it was and as it is."""

    turn: Turn
    before: str
    after: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section in which something differs."""

    title: str
    turn: Turn
    lines: tuple[Line, ...]


def compared(before: Outline, after: Outline) -> tuple[SectionChange, ...]:
    """Every section that differs, in the order of the newer report, those that are gone last."""
    old, new = _by_key(before.sections), _by_key(after.sections)
    found: list[SectionChange] = []
    for key, section in new.items():
        there = old.get(key)
        turn = Turn.CHANGED if there is not None else Turn.ADDED
        lines = tuple(_lines(paragraphs(there) if there is not None else (), paragraphs(section)))
        if lines:
            found.append(SectionChange(section.title, turn, lines))
    for key, section in old.items():
        if key not in new:
            found.append(
                SectionChange(section.title, Turn.GONE, tuple(_lines(paragraphs(section), ())))
            )
    return tuple(found)


def _by_key(sections: Sequence[Section]) -> dict[str, Section]:
    """Sections by what stays the same when one is renamed or moved."""
    found: dict[str, Section] = {}
    keys = [section.key for section in sections]
    for section in sections:
        is_one = keys.count(section.key) == 1
        name = section.key if is_one else f"{section.key}/{section.title}"
        while name in found:
            name += "'"
        found[name] = section
    return found


def paragraphs(section: Section) -> tuple[str, ...]:
    """A section as lines of plain words, its title first."""
    return (section.title, *(line for block in section.blocks for line in _words(block) if line))


def _words(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph() | BulletList():
            yield from _text(block)
        case FindingBlock():
            yield block.headline
            yield from (line for each in block.statement for line in _text(each))
        case RecommendationBlock():
            yield ": ".join(filter(None, (block.label, block.title)))
            yield from (line for each in block.text for line in _text(each))
            yield from (f"{name}: {value}" for name, value in block.details)
        case Table() | FigureStrip() | Chart():
            yield from _data(block)


def _data(block: Table | FigureStrip | Chart) -> Iterator[str]:
    match block:
        case Table():
            yield from (" | ".join(row) for row in block.rows)
        case FigureStrip():
            yield " · ".join(f"{number} {what}" for number, what in block.figures)
        case Chart():
            yield from (" | ".join(row) for row in block.table.rows)


def _text(text: Text) -> Iterator[str]:
    yield from words_of([text]).split("\n")


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            yield from _paired(list(before[a:b]), list(after[c:d]))


def _paired(old: list[str], new: list[str]) -> Iterator[Line]:
    """Paragraphs that stand in one place: each new one with the first old one it is alike."""
    while new:
        words = new.pop(0)
        at = next((n for n, each in enumerate(old) if _are_alike(each, words)), None)
        if at is None:
            yield Line(Turn.ADDED, "", words, (Piece(words, Turn.ADDED),))
            continue
        for gone in old[:at]:
            yield _gone(gone)
        yield Line(Turn.CHANGED, old[at], words, tuple(marked(old[at], words)))
        del old[: at + 1]
    for gone in old:
        yield _gone(gone)


def _gone(words: str) -> Line:
    return Line(Turn.GONE, words, "", (Piece(words, Turn.GONE),))


def _are_alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, _WORDS.findall(one), _WORDS.findall(other), autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def marked(before: str, after: str) -> Iterator[Piece]:
    """The words of a paragraph: kept, gone and added, in the order they are read."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece("".join(new[c:d]), Turn.SAME)
            continue
        if b > a:
            yield Piece("".join(old[a:b]), Turn.GONE)
        if d > c:
            yield Piece("".join(new[c:d]), Turn.ADDED)


def in_plain_words(line: Line) -> str:
    """A line for a screen reader and a terminal: gone in [- -], added in [+ +]."""
    signs = {Turn.ADDED: ("[+", "+]"), Turn.GONE: ("[-", "-]")}
    return "".join(
        f"{signs[each.turn][0]}{each.words}{signs[each.turn][1]}"
        if each.turn in signs
        else each.words
        for each in line.pieces
    )
