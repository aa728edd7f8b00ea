"""What a report says, line by line, from its outline: all formats must say it in this order."""

from collections.abc import Iterator
from typing import NamedTuple

from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    Chart,
    FigureStrip,
    FindingBlock,
    Heading,
    Inline,
    Outline,
    Paragraph,
    RecommendationBlock,
    Table,
)


class Line(NamedTuple):
    """A line of the report: `level` of a heading (1 is a section), or 0.

    A `loose` one stands beside others, so that a format may read it before or after them.
    """

    text: str
    level: int = 0
    loose: bool = False


def said(shown: Outline) -> list[Line]:
    """Every line of the report after its contents."""
    lines: list[Line] = []
    for section in shown.sections:
        lines.append(Line(section.heading, 1))
        level = 1
        for block in section.blocks:
            if isinstance(block, Heading):
                level = block.level
            lines += _block(block, level + 1)
    return lines


def _block(block: Block, below: int) -> Iterator[Line]:
    match block:
        case Heading():
            yield Line(f"{block.number} {block.text}".strip(), block.level)
        case Paragraph():
            yield Line(_words(block.runs))
        case BulletList():
            for item in block.items:
                sign = "" if item.sign in ("", "•") else f"{item.sign}\t"
                yield Line(sign + _words(item.runs))
        case FindingBlock():
            yield Line(block.headline, below)
            yield from (line for part in block.statement for line in _block(part, below))
        case Table() | FigureStrip() | Chart():
            yield from _beside(block)
        case RecommendationBlock():
            yield from _advice(block, below)


def _beside(block: Table | FigureStrip | Chart) -> Iterator[Line]:
    if isinstance(block, Chart):
        yield from _beside(block.table)
    elif isinstance(block, FigureStrip):
        yield from (Line(f"{number} {name}", loose=True) for number, name in block.figures)
    else:
        yield Line(block.caption)
        for row in (block.columns, *block.rows):
            yield from (Line(cell, loose=True) for cell in row)


def _advice(block: RecommendationBlock, below: int) -> Iterator[Line]:
    yield Line("\n".join(filter(None, (block.label, block.title))), below)
    for part in block.text:
        yield from _block(part, below)
    yield from (Line(f"{name}: {value}") for name, value in block.details)


def _words(runs: Inline) -> str:
    return "".join(run.text for run in runs)
