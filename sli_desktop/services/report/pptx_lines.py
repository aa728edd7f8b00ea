"""What a slide shows of each block: of a finding and a recommendation, the headline."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    Chart,
    FigureStrip,
    FindingBlock,
    Heading,
    Inline,
    Paragraph,
    RecommendationBlock,
    Run,
    Table,
    Text,
)
from sli_desktop.services.report.pptx_style import DEPTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph of a slide: with a bullet, or without; `depth` 0 is the outermost level.

    Lines with the same `block` belong together.
    """

    runs: Inline
    bullet: bool = False
    depth: int = 0
    notes: str = ""
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A slide: the name of its layout, its title, large figures and lines, or a chart."""

    layout: str
    title: str
    lines: tuple[Line, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    chart: Chart | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What the speaker notes say."""
        return tuple(line.notes for line in self.lines if line.notes)


def lines_of(block: Block) -> Iterator[Line]:
    """What a slide shows of a block: of a finding and a recommendation, the headline."""
    match block:
        case FindingBlock():
            yield from _headline(block)
        case RecommendationBlock():
            yield from _advice(block)
        case Table():
            for first, *others in block.rows:
                rest = ", ".join(filter(None, others))
                colon = ":" if rest else ""
                runs = (Run(f"{first}{colon}", bold=True), Run(f" {rest}" if rest else ""))
                yield Line(runs=runs, bullet=True)
        case Chart():
            yield from lines_of(block.table)
        case FigureStrip():
            yield from (Line(runs=(Run(f"{n} {name}"),)) for n, name in block.figures)
        case Heading() | Paragraph() | BulletList():
            yield from _text(block)


def _text(block: Text) -> Iterator[Line]:
    match block:
        case Heading():
            yield Line(runs=(Run(block.text, bold=True),))
        case Paragraph():
            if any(run.text.strip() for run in block.runs):
                yield Line(runs=block.runs)
        case BulletList():
            for item in block.items:
                is_bullet = item.sign == "•"
                sign = () if is_bullet or not item.sign else (Run(f"{item.sign} "),)
                depth = min(item.depth, DEPTHS - 1)
                yield Line(runs=(*sign, *item.runs), bullet=is_bullet, depth=depth)


def _headline(block: FindingBlock) -> Iterator[Line]:
    if block.headline:
        yield Line(runs=(Run(block.headline),), bullet=True, notes=_counted(block))
        return
    first = next((line for part in block.statement for line in _text(part)), None)
    if first is not None:
        yield replace(first, bullet=True, notes=_counted(block))


def _counted(block: FindingBlock) -> str:
    return f"{block.headline}: {block.counts}".lstrip(": ") if block.counts else ""


def _advice(block: RecommendationBlock) -> Iterator[Line]:
    """Label and title, or label and text; below it, in the same paragraph, when and who."""
    label = (Run(f"{block.label}: ", bold=True),) if block.label else ()
    words = "; ".join(f"{name}: {value}" for name, value in block.details)
    below = (Run("\n"), Run(words, italic=True)) if words else ()
    if block.title:
        texts = [Line(runs=(Run(block.title),))]
    else:
        texts = [_plain(line) for part in block.text for line in _text(part)]
    for at, line in enumerate(texts):
        before = label if at == 0 else ()
        after = below if at == len(texts) - 1 else ()
        bullet = line.bullet or not (label or at)
        yield replace(line, runs=(*before, *line.runs, *after), bullet=bullet)


def _plain(line: Line) -> Line:
    """Without the weight that the report gives a recommendation without a title."""
    return replace(line, runs=tuple(replace(run, bold=False) for run in line.runs))
