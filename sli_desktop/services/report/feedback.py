"""What the team found: by theme, strengths first, then areas for consideration."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.finding import Finding, FindingLabel
from sli_desktop.models.records.ids import FindingId, ThemeId
from sli_desktop.services.report.anchors import Anchors
from sli_desktop.services.report.blocks import Block, FindingBlock, Heading, Paragraph, Run
from sli_desktop.services.report.choose import of_theme, theme_titles
from sli_desktop.services.report.escape import clean_line
from sli_desktop.services.report.markdown import statement
from sli_desktop.services.report.origin import Origin, origins

_LINK = re.compile(r" (?:for|of|to|in|on) ")
_CONSONANT_Y = re.compile(r"[bcdfghjklmnpqrstvwxz]y$")


class WrittenText(Protocol):
    """Makes the blocks of what was written under a theme, its headings from a level on."""

    def __call__(self, *, level: int) -> Iterator[Block]:
        """The blocks, made when their turn comes."""


_NO_COUNTS: Mapping[FindingId, str] = MappingProxyType({})
_NOTHING_WRITTEN: Mapping[ThemeId, WrittenText] = MappingProxyType({})
_PLURALS = {"strength": "Strengths", "area for consideration": "Areas for consideration"}


def feedback_blocks(
    findings: Sequence[Finding],
    themes: Sequence[Theme],
    challenge: Challenge,
    anchors: Anchors,
    counts: Mapping[FindingId, str] = _NO_COUNTS,
    written: Mapping[ThemeId, WrittenText] = _NOTHING_WRITTEN,
) -> tuple[Block, ...]:
    """Each theme with its scope line and its findings; sub-levels one heading deeper.

    A theme without anything to say is left out. A finding whose theme is not here stands at the
    end under "Other findings": none is lost. `counts` go along with the findings; what was
    `written` under a theme comes before them.
    """
    return tuple(_Feedback(findings, themes, challenge, anchors, counts, written).blocks())


def plural_of(label: str) -> str:
    """The heading over several: "Areas for consideration" from "Area for consideration"."""
    word = clean_line(label)
    known = _PLURALS.get(word.lower())
    if known or not word:
        return known or "Findings"
    if links := _LINK.search(word):
        return plural_of(word[: links.start()]) + word[links.start() :]
    if word.endswith("s"):
        return word
    return f"{word[:-1]}ies" if _CONSONANT_Y.search(word) else f"{word}s"


class _Feedback:
    """Makes the blocks theme by theme."""

    def __init__(
        self,
        findings: Sequence[Finding],
        themes: Sequence[Theme],
        challenge: Challenge,
        anchors: Anchors,
        counts: Mapping[FindingId, str],
        written: Mapping[ThemeId, WrittenText],
    ) -> None:
        self._findings = findings
        self._written = written
        self._themes = themes
        self._titles = theme_titles(themes, challenge)
        self._anchors = anchors
        self._counts = counts
        self._labels = (
            (FindingLabel.STRENGTH, challenge.label_strength),
            (FindingLabel.AREA, challenge.label_area),
        )

    def blocks(self) -> Iterator[Block]:
        known = {theme.id for theme in self._themes}
        children = {theme.id for theme in self._themes if theme.parent in known}
        for theme in self._themes:
            if theme.id in children:
                continue
            below = [one for one in self._themes if one.parent == theme.id and one.id in children]
            if not any(self._says(one) for one in (theme, *below)):
                continue
            yield from self._opening(theme, 2)
            yield from self._labelled(of_theme(self._findings, theme.id), 3)
            for part in below:
                if self._says(part):
                    yield from self._opening(part, 3)
                    yield from self._labelled(of_theme(self._findings, part.id), 4)
        homeless = [one for one in self._findings if one.theme not in known]
        if homeless:
            anchor = self._anchors.next("theme")
            yield Heading(level=2, text="Other findings", anchor=anchor)
            yield from self._labelled(homeless, 3)

    def _says(self, theme: Theme) -> bool:
        return theme.id in self._written or bool(of_theme(self._findings, theme.id))

    def _opening(self, theme: Theme, level: int) -> Iterator[Block]:
        anchor = self._anchors.next("theme")
        yield Heading(level=level, text=self._titles[theme.id], anchor=anchor)
        scope = clean_line(theme.scope)
        if scope:
            yield Paragraph(runs=(Run(scope),), lead=True)
        if theme.id in self._written:
            yield from self._written[theme.id](level=level + 1)

    def _labelled(self, findings: Sequence[Finding], level: int) -> Iterator[Block]:
        for label, words in self._labels:
            group = [one for one in findings if one.label is label]
            if group:
                anchor = self._anchors.next("part")
                yield Heading(level=level, text=plural_of(words), anchor=anchor, mark=label.value)
            for one in group:
                yield FindingBlock(
                    headline=clean_line(one.headline),
                    statement=statement(one.statement, origins("finding", one.id, "statement")),
                    anchor=self._anchors.next("finding"),
                    counts=self._counts.get(one.id, ""),
                    origin=Origin("finding", one.id, "headline"),
                )
