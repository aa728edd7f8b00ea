"""The presentation as slides: what stands on each, and titles that come once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sli_desktop.services.report.blocks import (
    Chart,
    FigureStrip,
    Heading,
    Outline,
    Paragraph,
    Run,
    Section,
)
from sli_desktop.services.report.pptx_charts import on_slides
from sli_desktop.services.report.pptx_lines import Line, Page, lines_of
from sli_desktop.services.report.pptx_room import split

DOCUMENT = "Feedback presentation"
_LAYOUTS = {"strength": "Strengths", "area": "Areas"}
_FULL_NAME = frozenset({"themes", "feedback"})
"""Parts in which the name of the theme says enough without the title of the part."""


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
            made += split(group)
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
            if isinstance(block, Chart):
                yield from self._taken(leaves=True)
                yield from self._of_chart(block)
            elif isinstance(block, FigureStrip):
                self._figures += block.figures
            else:
                self._lines += (replace(line, block=at) for line in lines_of(block))
        yield from self._taken()

    def _enter(self, heading: Heading) -> None:
        self._names = {level: n for level, n in self._names.items() if level < heading.level}
        self._mark = heading.mark
        self._names[heading.level] = heading.text

    def _of_chart(self, chart: Chart) -> Iterator[Page]:
        """A chart on slides of its own, under its own title."""
        for part in on_slides(chart):
            yield Page(layout="Content", title=chart.title, chart=part)
        if chart.columns:
            names = (Line(runs=(Run(first),)) for first, *_ in chart.table.rows)
            title = f"{chart.title}: the themes"
            yield from split(Page(layout="Content", title=title, lines=tuple(names)))

    def _taken(self, *, leaves: bool = False) -> Iterator[Page]:
        lines, self._lines = tuple(self._lines), []
        figures, self._figures = tuple(self._figures), []
        if lines or figures or (self._names and not leaves):
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
