"""What the team found: by theme, strengths first, then areas for consideration."""

import re
from collections.abc import Iterator, Sequence

from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.finding import Finding, FindingLabel
from sli_desktop.services.report.anchors import Anchors
from sli_desktop.services.report.blocks import Block, FindingBlock, Heading, Paragraph, Run
from sli_desktop.services.report.choose import of_theme
from sli_desktop.services.report.escape import clean_line
from sli_desktop.services.report.markdown import statement

_LINK = re.compile(r" (?:for|of|to|in|on) ")
_CONSONANT_Y = re.compile(r"[bcdfghjklmnpqrstvwxz]y$")
_PLURALS = {"strength": "Strengths", "area for consideration": "Areas for consideration"}


def feedback_blocks(
    findings: Sequence[Finding], themes: Sequence[Theme], challenge: Challenge, anchors: Anchors
) -> tuple[Block, ...]:
    """Each theme with its scope line and its findings; sub-levels one heading deeper.

    A theme without anything to say is left out. A finding whose theme is not here stands at the
    end under "Other findings": none is lost.
    """
    return tuple(_themes(findings, themes, challenge, anchors))


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


def _themes(
    findings: Sequence[Finding], themes: Sequence[Theme], challenge: Challenge, anchors: Anchors
) -> Iterator[Block]:
    known = {theme.id for theme in themes}
    children = {theme.id for theme in themes if theme.parent in known}
    for theme in themes:
        if theme.id in children:
            continue
        below = [one for one in themes if one.parent == theme.id and one.id in children]
        own = of_theme(findings, theme.id)
        if not own and not any(of_theme(findings, one.id) for one in below):
            continue
        yield from _opening(theme, 2, anchors)
        yield from _labelled(own, 3, challenge, anchors)
        for part in below:
            inner = of_theme(findings, part.id)
            if inner:
                yield from _opening(part, 3, anchors)
                yield from _labelled(inner, 4, challenge, anchors)
    homeless = [one for one in findings if one.theme not in known]
    if homeless:
        yield Heading(level=2, text="Other findings", anchor=anchors.next("theme"))
        yield from _labelled(homeless, 3, challenge, anchors)


def _opening(theme: Theme, level: int, anchors: Anchors) -> Iterator[Block]:
    yield Heading(level=level, text=clean_line(theme.name), anchor=anchors.next("theme"))
    scope = clean_line(theme.scope)
    if scope:
        yield Paragraph(runs=(Run(scope),), lead=True)


def _labelled(
    findings: Sequence[Finding], level: int, challenge: Challenge, anchors: Anchors
) -> Iterator[Block]:
    labels = (
        (FindingLabel.STRENGTH, challenge.label_strength),
        (FindingLabel.AREA, challenge.label_area),
    )
    for label, words in labels:
        group = [one for one in findings if one.label is label]
        if group:
            yield Heading(
                level=level, text=plural_of(words), anchor=anchors.next("part"), mark=label.value
            )
        for one in group:
            yield FindingBlock(
                headline=clean_line(one.headline),
                statement=statement(one.statement),
                anchor=anchors.next("finding"),
            )
