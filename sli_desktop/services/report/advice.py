"""The recommendations of a report, numbered as the framework does."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sli_desktop.models.records.challenge import Challenge, Numbering, Theme
from sli_desktop.models.records.ids import RecommendationId
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.services.report.anchors import Anchors
from sli_desktop.services.report.blocks import Block, Heading, Paragraph, RecommendationBlock, Run
from sli_desktop.services.report.choose import theme_titles
from sli_desktop.services.report.dates import long_date
from sli_desktop.services.report.escape import clean_line
from sli_desktop.services.report.markdown import statement
from sli_desktop.services.report.numbering import Numbered, numbered
from sli_desktop.services.report.origin import Origin, origins


def recommendation_blocks(
    chosen: Sequence[Recommendation],
    every: Sequence[Recommendation],
    themes: Sequence[Theme],
    challenge: Challenge,
    anchors: Anchors,
    *,
    elsewhere: Collection[RecommendationId] = (),
) -> tuple[Block, ...]:
    """One block a recommendation; under headings of themes where the numbering asks for them.

    `every` holds those that are not shown as well: their frozen numbers are not given again. Those
    told `elsewhere` keep their numbers, and are left out.
    """
    named = numbered(chosen, every=every, themes=themes, challenge=challenge)
    here = [one for one in named if one.recommendation.id not in elsewhere]
    return tuple(_blocks(here, themes, challenge, anchors))


def _blocks(
    shown: Sequence[Numbered],
    themes: Sequence[Theme],
    challenge: Challenge,
    anchors: Anchors,
) -> Iterator[Block]:
    names = theme_titles(themes, challenge)
    under: object = names  # no theme, not even None
    for one in shown:
        if challenge.numbering is Numbering.BY_THEME and one.group != under:
            under = one.group
            name = "Across the themes" if one.group is None else names[one.group]
            yield Heading(level=2, text=name, anchor=anchors.next("recommendations"))
        yield _block(one.recommendation, one.label, challenge, anchors)


def _block(
    one: Recommendation, label: str, challenge: Challenge, anchors: Anchors
) -> RecommendationBlock:
    title = clean_line(one.title)
    text = statement(one.text, origins("recommendation", one.id, "text"))
    if not title and text and isinstance(text[0], Paragraph):
        bold = tuple(Run(run.text, bold=True, italic=run.italic) for run in text[0].runs)
        text = (replace(text[0], runs=bold), *text[1:])
    return RecommendationBlock(
        label=label,
        title=title,
        text=text,
        details=tuple(_details(one, challenge)),
        anchor=anchors.next("recommendation"),
        origin=Origin("recommendation", one.id, "title"),
    )


def _details(one: Recommendation, challenge: Challenge) -> Iterator[tuple[str, str]]:
    dated = long_date(one.timescale_date) if one.timescale_date else ""
    offered = (
        (challenge.uses_owner, "Owner", one.owner),
        (challenge.uses_timescale, "Timescale", one.timescale_words or dated),
        (challenge.uses_priority, "Priority", one.priority),
        (challenge.uses_measure, "Measure", one.measure),
    )
    for is_used, name, value in offered:
        words = clean_line(value)
        if is_used and words:
            yield name, words
