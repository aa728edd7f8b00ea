"""What of the report can come back: each paragraph somebody wrote, in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    FindingBlock,
    Heading,
    Inline,
    Outline,
    Paragraph,
    RecommendationBlock,
    Run,
    Text,
)
from sli_desktop.services.report.docx_marks import words_mark
from sli_desktop.services.report.origin import Origin


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph: where it is from, what it says, and what stands before its words.

    `sign` is the sign of an item or the number of a heading, which are no part of the text. `where`
    is the title of its section, `section` the record that holds the text of that section.
    """

    origin: Origin
    runs: Inline
    where: str
    section: UUID | None
    sign: str = ""
    is_item: bool = False

    @property
    def words(self) -> str:
        """Its words alone, white space as one space."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def mark(self) -> str:
        """What the mark of the paragraph says of its words."""
        return words_mark(self.words)


def units_of(outline: Outline) -> tuple[Unit, ...]:
    """Every paragraph with an origin, in the order the Word file has them."""
    found: list[Unit] = []
    for section in outline.sections:
        own = section.origin.record if section.origin is not None else None
        where = section.title
        if section.origin is not None:
            runs = (Run(section.title),)
            found.append(Unit(section.origin, runs, where, own, section.shown_number))
        found += (unit for block in section.blocks for unit in _of(block, where, own))
    return tuple(found)


def _of(block: Block, where: str, section: UUID | None) -> Iterator[Unit]:
    match block:
        case Heading() | Paragraph() | BulletList():
            yield from _of_text(block, where, section)
        case FindingBlock():
            if block.origin is not None and block.headline:
                yield Unit(block.origin, (Run(block.headline),), where, section)
            yield from _of_texts(block.statement, where, section)
        case RecommendationBlock():
            if block.origin is not None and block.title:
                yield Unit(block.origin, (Run(block.title),), where, section, block.label)
            yield from _of_texts(block.text, where, section)
        case _:
            return


def _of_texts(texts: Iterable[Text], where: str, section: UUID | None) -> Iterator[Unit]:
    for each in texts:
        yield from _of_text(each, where, section)


def _of_text(text: Text, where: str, section: UUID | None) -> Iterator[Unit]:
    match text:
        case Heading():
            if text.origin is not None:
                yield Unit(text.origin, (Run(text.text),), where, section, text.number)
        case Paragraph():
            if text.origin is not None and any(run.text.strip() for run in text.runs):
                yield Unit(text.origin, text.runs, where, section)
        case BulletList():
            for item in text.items:
                if item.origin is not None:
                    sign = "" if item.sign == "•" else item.sign
                    yield Unit(item.origin, item.runs, where, section, sign, is_item=True)
