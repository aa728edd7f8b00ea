"""An outline as plain text, for golden files and for comparing what two formats hold."""

from collections.abc import Iterator

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


def described(outline: Outline) -> str:
    lines = [outline.full_title, outline.dates, outline.marking, ""]
    for section in outline.sections:
        lines.append(f"# {section.heading} [{section.key}]")
        for block in section.blocks:
            lines += described_block(block)
        lines.append("")
    return "\n".join(lines)


def described_block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            mark = f" ({block.mark})" if block.mark else ""
            yield f"{'#' * block.level} {block.number} {block.text}{mark}".replace("  ", " ")
        case Paragraph() | BulletList():
            yield from described_text(block)
        case Table():
            yield f"table: {block.caption}"
            yield from (" | ".join(row) for row in (block.columns, *block.rows))
        case Chart():
            yield f"chart: {block.kind.value}: {block.title}"
            yield from (f"{row.label}: {row.cells}" for row in block.rows)
            yield from described_block(block.table)
        case FigureStrip():
            yield "figures: " + "; ".join(f"{number} {name}" for number, name in block.figures)
        case FindingBlock():
            yield f"finding: {block.headline}"
            yield from (line for part in block.statement for line in described_block(part))
        case RecommendationBlock():
            yield f"recommendation: {block.label} / {block.title}"
            yield from (line for part in block.text for line in described_block(part))
            yield from (f"{name}: {value}" for name, value in block.details)


def described_text(block: Paragraph | BulletList) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield ("lead: " if block.lead else "") + plain(block.runs)
    else:
        yield from (f"{'  ' * one.depth}{one.sign} {plain(one.runs)}" for one in block.items)


def plain(runs: Inline) -> str:
    def marked(text: str, *, bold: bool, italic: bool) -> str:
        sign = "**" if bold else ""
        slant = "_" if italic else ""
        return f"{sign}{slant}{text}{slant}{sign}"

    return "".join(marked(run.text, bold=run.bold, italic=run.italic) for run in runs)
