"""The presentation as slides that fit: what stands on each, long lists split, titles unique.

How much room words take is reckoned from rough widths of letters, a little too wide, so that it
still fits where the typeface is not there and a wider one stands in.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    FigureStrip,
    FindingBlock,
    Heading,
    Inline,
    Outline,
    Paragraph,
    RecommendationBlock,
    Run,
    Section,
    Table,
    Text,
)
from sli_desktop.services.report.pptx_style import (
    AFTER,
    BODY_HEIGHT,
    DEPTHS,
    FIGURES,
    FIGURES_BODY_HEIGHT,
    INDENT,
    INNER,
    LARGE,
    LEADING,
    SIZE,
)

DOCUMENT = "Feedback presentation"
_NARROW, _CAPITAL, _USUAL, _WIDE = 0.31, 0.66, 0.53, 1.0
_THIN = frozenset("iljtfrI.,;:'|!()[] ’‘-")
_LATIN_END = 0x2E80
_LAYOUTS = {"strength": "Strengths", "area": "Areas"}
_FULL_NAME = frozenset({"themes", "feedback"})
"""Parts in which the name of the theme says enough without the title of the part."""


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
    """A slide: the name of its layout, its title, large figures and lines."""

    layout: str
    title: str
    lines: tuple[Line, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What the speaker notes say."""
        return tuple(line.notes for line in self.lines if line.notes)


def pages(outline: Outline) -> tuple[Page, ...]:
    """Every slide in order, the title first; a report without slides shows its sections."""
    subtitle = f"{outline.title}: {DOCUMENT.lower()}" if outline.subject else DOCUMENT
    words = (subtitle, outline.dates, outline.marking)
    cover = Page(
        layout="Title",
        title=outline.subject or outline.title,
        lines=tuple(Line(runs=(Run(text),)) for text in words),
    )
    made = [cover]
    for section in outline.slides or outline.sections:
        for group in _Groups(section).groups():
            made += _split(group)
    return tuple(_unique(made))


class _Groups:
    """Takes the blocks of a part and puts those of one slide, or one row of slides, together."""

    def __init__(self, section: Section) -> None:
        self._section = section
        self._names: dict[int, str] = {}
        self._mark = ""
        self._lines: list[Line] = []
        self._figures: list[tuple[str, str]] = []

    def groups(self) -> Iterator[Page]:
        """One page for each heading, as long as it has to be.

        A theme goes straight on to its strengths or areas, and its scope line with it.
        """
        is_opening = False
        for at, block in enumerate(self._section.blocks):
            if isinstance(block, Heading):
                if not (block.mark and is_opening):
                    yield from self._taken()
                self._enter(block)
                is_opening = not block.mark
                continue
            is_opening = is_opening and isinstance(block, Paragraph) and block.lead
            if isinstance(block, FigureStrip):
                self._figures += block.figures
            else:
                self._lines += (replace(line, block=at) for line in _lines(block))
        yield from self._taken()

    def _enter(self, heading: Heading) -> None:
        self._names = {level: n for level, n in self._names.items() if level < heading.level}
        self._mark = heading.mark
        self._names[heading.level] = heading.text

    def _taken(self) -> Iterator[Page]:
        lines, self._lines = tuple(self._lines), []
        figures, self._figures = tuple(self._figures), []
        if lines or figures or self._names:
            layout = _LAYOUTS.get(self._mark, "Content")
            if not lines and not figures:
                layout = "Divider"
            yield Page(layout=layout, title=self._title(), lines=lines, figures=figures)

    def _title(self) -> str:
        names = [name for _, name in sorted(self._names.items()) if name]
        if not names or self._section.key not in _FULL_NAME:
            names = [self._section.title, *names]
        if self._mark and len(names) > 1:
            *most, last = names
            return f"{most[-1]}: {_small(last)}"
        return ": ".join(names[:1] + names[-1:] if len(names) > 2 else names)


def _small(words: str) -> str:
    """A label inside a title: small letters, but for one that is all capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _lines(block: Block) -> Iterator[Line]:
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
        texts = [line for part in block.text for line in _text(part)]
    for at, line in enumerate(texts):
        before = label if at == 0 else ()
        after = below if at == len(texts) - 1 else ()
        bullet = line.bullet or not (label or at)
        yield replace(line, runs=(*before, *line.runs, *after), bullet=bullet)


# --- how much fits ------------------------------------------------------------------------------


def _split(page: Page) -> Iterator[Page]:
    """The same on as many slides as it needs, filled evenly, large figures on the first."""
    if page.layout == "Divider":
        yield page
        return
    shown, more = page.figures[:FIGURES], page.figures[FIGURES:]
    lines = [*(Line(runs=(Run(f"{n} {name}"),)) for n, name in more), *page.lines]
    if shown:
        parts = _filled(lines, FIGURES_BODY_HEIGHT, BODY_HEIGHT) or [[]]
    elif sum(height(line, LARGE) for line in lines) <= BODY_HEIGHT:
        yield replace(page, lines=tuple(lines), layout=page.layout)
        return
    else:
        parts = _evenly(lines)
    for at, part in enumerate(parts):
        is_first = bool(shown) and at == 0
        yield replace(
            page,
            layout="Figures" if is_first else f"{page.layout}, long",
            lines=tuple(part),
            figures=shown if is_first else (),
        )


def _evenly(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines on as few slides as hold them, each about as full as the others."""
    pieces = [piece for line in lines for piece in _cut(line)]
    full = _filled(pieces, BODY_HEIGHT, BODY_HEIGHT)
    left = sum(map(height, pieces))
    parts: list[list[Line]] = []
    for number in range(len(full), 0, -1):
        part: list[Line] = []
        used = 0.0
        while pieces and (not part or used + height(pieces[0]) / 2 <= left / number):
            if part and used + height(pieces[0]) > BODY_HEIGHT:
                break
            used += height(pieces[0])
            part.append(pieces.pop(0))
        parts.append(part)
        left -= used
    return _together(full if pieces or not all(parts) else parts)


def _together(parts: list[list[Line]]) -> list[list[Line]]:
    """Let no list leave its first line, or the line that leads to it, alone at a slide's foot."""
    for part, after in pairwise(parts):
        for _ in range(2):
            if len(part) < 2 or not _leads(part[-2], part[-1], after[0]):
                break
            if height(part[-1]) + sum(map(height, after)) > BODY_HEIGHT:
                break
            after.insert(0, part.pop())
    return parts


def _leads(before: Line, last: Line, following: Line) -> bool:
    """Whether the last line of a slide belongs to what follows it rather than to what it is on."""
    is_first = before.block != last.block == following.block
    is_short = height(last) <= SIZE * (LEADING + AFTER)
    return is_first or (is_short and following.bullet and not last.bullet)


def _filled(lines: Iterable[Line], first: float, others: float) -> list[list[Line]]:
    """The lines one after the other, a new slide begun where the room ends."""
    parts: list[list[Line]] = []
    left = 0.0
    for line in (piece for whole in lines for piece in _cut(whole)):
        needed = height(line)
        if not parts or needed > left:
            left = others if parts else first
            parts.append([])
        parts[-1].append(line)
        left -= needed
    return parts


def _cut(line: Line) -> Iterator[Line]:
    """A paragraph longer than a slide in pieces; anything else as it is."""
    if height(line) <= BODY_HEIGHT:
        yield line
        return
    text = "".join(run.text for run in line.runs)
    letters = INNER * len(text) / SIZE / sum(map(_width, text))
    most = int(letters * (BODY_HEIGHT / SIZE / LEADING - 2))
    start = 0
    while start < len(text):
        end = _end_of_piece(text, start, most)
        is_first = start == 0
        yield replace(
            line,
            runs=_part(line.runs, start, end),
            bullet=line.bullet and is_first,
            notes=line.notes if is_first else "",
        )
        start = end


def _end_of_piece(text: str, start: int, most: int) -> int:
    """Where to cut: behind a sentence, else behind a word, else where the room ends."""
    end = start + most
    if end >= len(text):
        return len(text)
    for sign in (". ", " "):
        found = text.rfind(sign, start + most // 2, end)
        if found > 0:
            return found + len(sign)
    return end


def _part(runs: Inline, start: int, end: int) -> Inline:
    made: list[Run] = []
    for run in runs:
        text = run.text[max(0, start) : max(0, end)]
        if text:
            made.append(replace(run, text=text))
        start, end = start - len(run.text), end - len(run.text)
    return tuple(made)


def height(line: Line, size: float = SIZE) -> float:
    """The room a paragraph needs, in points."""
    width = INNER - INDENT * (line.depth + line.bullet)
    text = "".join(run.text for run in line.runs)
    count = sum(rows(part, width / size) for part in text.split("\n"))
    return size * (count * LEADING + AFTER)


def rows(text: str, ems: float) -> int:
    """How many rows a text takes in a column so many letter heights wide."""
    count, used = 1, 0.0
    for word in text.split(" "):
        long = sum(map(_width, word))
        if used and used + long > ems:
            count, used = count + 1, 0.0
        if long > ems:
            count += ceil(long / ems) - 1
            long %= ems
        used += long + _NARROW
    return count


def _width(char: str) -> float:
    if char in _THIN:
        return _NARROW
    if ord(char) >= _LATIN_END:
        return _WIDE
    return _CAPITAL if char.isupper() or char in "mw%@" else _USUAL


def _unique(made: Sequence[Page]) -> Iterator[Page]:
    """Every title once: slides of the same title say which of how many they are."""
    total = Counter(page.title for page in made)
    at: Counter[str] = Counter()
    given: set[str] = set()
    for page in made:
        title = page.title or "Slide"
        if total[page.title] > 1 or not page.title:
            at[page.title] += 1
            title = f"{title} ({at[page.title]} of {total[page.title]})"
        while title in given:
            title += " (more)"
        given.add(title)
        yield replace(page, title=title)
