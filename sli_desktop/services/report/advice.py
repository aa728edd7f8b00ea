"""The recommendations of a report, numbered as the framework does."""

from collections.abc import Iterator, Sequence

from sli_desktop.models.records.challenge import Challenge, Numbering, Theme
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.services.report.anchors import Anchors
from sli_desktop.services.report.blocks import Block, Heading, Paragraph, RecommendationBlock, Run
from sli_desktop.services.report.dates import long_date
from sli_desktop.services.report.escape import clean_line
from sli_desktop.services.report.markdown import statement


def recommendation_blocks(
    chosen: Sequence[Recommendation],
    themes: Sequence[Theme],
    challenge: Challenge,
    anchors: Anchors,
) -> tuple[Block, ...]:
    """One block a recommendation; under headings of themes where the numbering asks for them.

    A frozen number stays with its recommendation. The others get the next free numbers of their
    series in the order given, so that a frozen number is never used twice.
    """
    if challenge.numbering is Numbering.BY_THEME:
        return tuple(_by_theme(chosen, themes, challenge, anchors))
    labels = _labels(chosen, challenge)
    return tuple(_block(one, labels[one.id], challenge, anchors) for one in _ranked(chosen))


def _by_theme(
    chosen: Sequence[Recommendation],
    themes: Sequence[Theme],
    challenge: Challenge,
    anchors: Anchors,
) -> Iterator[Block]:
    known = {theme.id for theme in themes}
    groups: list[tuple[str, list[Recommendation]]] = [
        (clean_line(theme.name), [one for one in chosen if one.theme == theme.id])
        for theme in themes
    ]
    groups.append(("Across the themes", [one for one in chosen if one.theme not in known]))
    in_order = [one for _, group in groups for one in _ranked(group)]
    labels = _labels(in_order, challenge)
    for name, group in groups:
        if group:
            yield Heading(level=2, text=name, anchor=anchors.next("recommendations"))
        for one in _ranked(group):
            yield _block(one, labels[one.id], challenge, anchors)


def _ranked(chosen: Sequence[Recommendation]) -> list[Recommendation]:
    """Frozen numbers first and in their order, then the rest as given."""
    return sorted(chosen, key=lambda one: (one.number is None, one.number or 0))


def _labels(chosen: Sequence[Recommendation], challenge: Challenge) -> dict[object, str]:
    """What stands over each recommendation: "Recommendation 3", "R3", or only the word."""
    last: dict[str, int] = {}
    for one in chosen:
        series = _series(one, challenge)
        last[series] = max(last.get(series, 0), one.number or 0)
    labels: dict[object, str] = {}
    for one in _ranked(chosen):
        series, number = _series(one, challenge), one.number
        if number is None:
            last[series] += 1
            number = last[series]
        labels[one.id] = _label(challenge, series, number)
    return labels


def _series(one: Recommendation, challenge: Challenge) -> str:
    if challenge.numbering is not Numbering.PREFIX:
        return ""
    return clean_line(one.prefix or challenge.recommendation_prefix) or "R"


def _label(challenge: Challenge, series: str, number: int) -> str:
    match challenge.numbering:
        case Numbering.PREFIX:
            return f"{series}{number}"
        case Numbering.NONE:
            return ""
        case Numbering.CONTINUOUS | Numbering.BY_THEME:
            return f"{clean_line(challenge.label_recommendation) or 'Recommendation'} {number}"


def _block(
    one: Recommendation, label: str, challenge: Challenge, anchors: Anchors
) -> RecommendationBlock:
    title = clean_line(one.title)
    text = statement(one.text)
    if not title and text and isinstance(text[0], Paragraph):
        bold = tuple(Run(run.text, bold=True, italic=run.italic) for run in text[0].runs)
        text = (Paragraph(runs=bold), *text[1:])
    return RecommendationBlock(
        label=label,
        title=title,
        text=text,
        details=tuple(_details(one, challenge)),
        anchor=anchors.next("recommendation"),
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
