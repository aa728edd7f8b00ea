"""How much room words take on a slide, and the slides a long list needs.

It is reckoned from the widths of letters of a wider typeface than ours, so that it still fits where
ours is not there and another one stands in.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil

from sli_desktop.services.report.blocks import Inline, Run
from sli_desktop.services.report.pptx_lines import Line, Page
from sli_desktop.services.report.pptx_style import (
    AFTER,
    BODY_HEIGHT,
    FIGURES,
    FIGURES_BODY_HEIGHT,
    INDENT,
    INNER,
    LARGE,
    LEADING,
    SIZE,
)

_NARROW, _CAPITAL, _USUAL, _WIDE = 0.28, 0.72, 0.55, 1.0
_BOLD = 1.07
_THIN = frozenset("iljtfrI.,;:'|!()[] ’‘-")
_LATIN_END = 0x2E80


def split(page: Page) -> Iterator[Page]:
    """The same on as many slides as it needs, filled evenly, large figures on the first."""
    if page.layout == "Divider" or page.chart is not None:
        yield page
        return
    shown, more = page.figures[:FIGURES], page.figures[FIGURES:]
    lines = [*(Line(runs=(Run(f"{n} {name}"),)) for n, name in more), *page.lines]
    if shown:
        parts = _filled(lines, FIGURES_BODY_HEIGHT, BODY_HEIGHT) or [[]]
    elif sum(height(line, LARGE) for line in lines) <= BODY_HEIGHT:
        yield replace(page, lines=tuple(lines))
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
    heavy = sum(len(run.text) for run in line.runs if run.bold) > len(text) / 2
    ems = width / size / (_BOLD if heavy else 1)
    count = sum(rows(part, ems) for part in text.split("\n"))
    return size * (count * LEADING + AFTER)


def rows(text: str, ems: float) -> int:
    """How many rows a text takes in a column so many letter heights wide."""
    if len(text) * _WIDE <= ems:
        return 1
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
