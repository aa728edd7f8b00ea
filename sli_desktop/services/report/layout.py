"""How sections are numbered and laid out: what the framework's copy in the challenge says, applied.

Nothing here knows a kind of challenge. Numbers of paragraphs are the signs of list items, which
every format hangs before its text and a screen reader reads with it (docs/adr/0062).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sli_desktop.models.records.challenge import Challenge, SectionNumbers
from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    FindingBlock,
    Heading,
    ListItem,
    Paragraph,
    Section,
    Text,
)
from sli_desktop.services.report.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section still without its place and number."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    origin: Origin | None = None


def themes_apart(part: Part) -> Iterator[Part]:
    """A part whose headings of level 2 become parts of their own, each heading one level up."""
    title, blocks = part.title, list[Block]()
    for block in part.blocks:
        if isinstance(block, Heading) and block.level == 2:
            if blocks:
                yield replace(part, title=title, blocks=tuple(blocks))
            title, blocks = block.text, []
            part = replace(part, origin=block.origin)
        elif isinstance(block, Heading):
            blocks.append(replace(block, level=block.level - 1))
        else:
            blocks.append(block)
    if blocks:
        yield replace(part, title=title, blocks=tuple(blocks))


def placed(parts: Iterable[Part], challenge: Challenge) -> tuple[Section, ...]:
    """The parts in their places, with the numbers the framework asks for."""
    return tuple(
        Section(
            key=part.key,
            number=number,
            title=part.title,
            anchor=f"section-{number}",
            blocks=_laid_out(number, part.blocks, challenge),
            origin=part.origin,
            sign=_sign(number, challenge.section_numbers),
        )
        for number, part in enumerate(parts, 1)
    )


def _sign(number: int, how: SectionNumbers) -> str | None:
    match how:
        case SectionNumbers.WHOLE:
            return None
        case SectionNumbers.DECIMAL:
            return f"{number}.0"
        case SectionNumbers.NONE:
            return ""


def _laid_out(number: int, blocks: Sequence[Block], challenge: Challenge) -> tuple[Block, ...]:
    """Headings without gaps in their levels, and numbers before headings or paragraphs."""
    counts_headings = challenge.section_numbers is not SectionNumbers.NONE
    made = _with_levels(number, blocks, counts=counts_headings and not challenge.numbers_paragraphs)
    return tuple(_Numbers(number).blocks(made) if challenge.numbers_paragraphs else made)


def _with_levels(section: int, blocks: Iterable[Block], *, counts: bool) -> Iterator[Block]:
    """Close gaps in the levels of headings: no step of two down; count those of level 2."""
    number, level = 0, 1
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        level = min(block.level, level + 1)
        number += level == 2
        shown = f"{section}.{number}" if counts and level == 2 else ""
        yield replace(block, level=level, number=shown)


class _Numbers:
    """Numbers the paragraphs of a section through: 2.1, 2.2 and so on."""

    def __init__(self, section: int) -> None:
        self._section = section
        self._last = 0

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Every paragraph of running text with its number; those side by side are one list."""
        items: list[ListItem] = []
        for block in blocks:
            if isinstance(block, Paragraph) and not block.lead:
                items.append(self._item(block))
                continue
            if items:
                yield BulletList(items=tuple(items))
                items = []
            if isinstance(block, FindingBlock):
                yield replace(block, statement=tuple(self._texts(block.statement)))
            else:
                yield block
        if items:
            yield BulletList(items=tuple(items))

    def _texts(self, texts: Iterable[Text]) -> Iterator[Text]:
        for text in self.blocks(texts):
            if isinstance(text, Heading | Paragraph | BulletList):
                yield text

    def _item(self, paragraph: Paragraph) -> ListItem:
        self._last += 1
        return ListItem(
            sign=f"{self._section}.{self._last}", runs=paragraph.runs, origin=paragraph.origin
        )
