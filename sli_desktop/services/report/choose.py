"""Which findings and recommendations a report shows, and in which order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.challenge import Challenge, Theme, ThemeKind
from sli_desktop.models.records.finding import Finding, FindingLabel, FindingState
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.escape import clean_line
from sli_desktop.services.report.options import ReportOptions

_SETTLED = frozenset(
    {
        RecommendationState.AGREED,
        RecommendationState.SIGNED_OFF,
        RecommendationState.PUBLISHED,
    }
)


def shown_findings(records: ChallengeRecords, options: ReportOptions) -> tuple[Finding, ...]:
    """The open findings the team has agreed, in the order of the report within each theme.

    Parked and dropped findings, and those merged into another one, are never shown.
    """
    states = {FindingState.AGREED}
    if options.include_proposed:
        states.add(FindingState.PROPOSED)
    chosen = (
        finding
        for finding in records.all(Finding)
        if finding.state in states
        and finding.sensitivity is Sensitivity.OPEN
        and finding.merged_into is None
    )
    return tuple(sorted(chosen, key=lambda one: (one.order, one.reference, str(one.id))))


def shown_recommendations(
    records: ChallengeRecords, options: ReportOptions
) -> tuple[Recommendation, ...]:
    """The recommendations from agreed to published, in the order of the report."""
    states = _SETTLED | {RecommendationState.DRAFT} if options.include_proposed else _SETTLED
    return in_order(one for one in records.all(Recommendation) if one.state in states)


def in_order(recommendations: Iterable[Recommendation]) -> tuple[Recommendation, ...]:
    """Recommendations as the team has put them; frozen numbers may change that (`numbering`)."""
    return tuple(sorted(recommendations, key=lambda one: (one.order, one.reference, str(one.id))))


def themes_in_order(records: ChallengeRecords) -> tuple[Theme, ...]:
    """Every theme, sub-levels directly behind the theme they belong to."""
    themes = sorted(records.all(Theme), key=lambda one: (one.order, one.code, str(one.id)))
    known = {theme.id for theme in themes}
    tops = [one for one in themes if one.parent is None or one.parent not in known]
    ordered: list[Theme] = []
    for top in tops:
        ordered.append(top)
        ordered += below(top.id, themes)
    return tuple(ordered)


def below(theme: ThemeId, themes: Iterable[Theme]) -> list[Theme]:
    """The sub-levels of a theme, in order."""
    return [one for one in themes if one.parent == theme and one.id != theme]


def theme_titles(themes: Sequence[Theme], challenge: Challenge) -> dict[ThemeId, str]:
    """What stands over each theme and part: its name, behind label and number where it has one.

    `themes` are in order. Parts are counted through, as quality statements are; what the council
    asked for itself is not counted.
    """
    known = {theme.id for theme in themes}
    titles: dict[ThemeId, str] = {}
    count = {True: 0, False: 0}
    for theme in themes:
        is_part, is_core = theme.parent in known, theme.kind is ThemeKind.CORE
        count[is_part] += is_core
        label = clean_line(challenge.label_part if is_part else challenge.label_theme)
        name = clean_line(theme.name)
        titles[theme.id] = f"{label} {count[is_part]}: {name}" if label and is_core else name
    return titles


def of_theme(findings: Iterable[Finding], theme: UUID) -> tuple[Finding, ...]:
    """The findings on one theme, in order."""
    return tuple(one for one in findings if one.theme == theme)


class Placed(NamedTuple):
    """A finding where the report has it: under a theme, and below that under a part of it."""

    finding: Finding
    theme: Theme | None
    part: Theme | None


def placed(findings: Sequence[Finding], themes: Sequence[Theme]) -> Iterator[Placed]:
    """Findings in the order of the report: by theme and part, strengths first, the others last.

    `themes` are those of `themes_in_order`.
    """
    known = {theme.id: theme for theme in themes}
    for theme in themes:
        top = known.get(theme.parent) if theme.parent is not None else None
        for one in _strengths_first(of_theme(findings, theme.id)):
            yield Placed(one, top or theme, theme if top else None)
    for one in _strengths_first(one for one in findings if one.theme not in known):
        yield Placed(one, None, None)


def _strengths_first(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda one: one.label is not FindingLabel.STRENGTH)
