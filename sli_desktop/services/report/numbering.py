"""The numbers of recommendations: one function for report, screen and terminal.

A frozen number stays with its recommendation. The others have the next free numbers of their series
in the order given, so that "R3" is a place in the list until the manager freezes the numbers, and a
number that was frozen once is never given to another, not even after a withdrawal.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sli_desktop.models.records.challenge import Challenge, Numbering, Theme
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.services.report.choose import in_order
from sli_desktop.services.report.escape import clean_line

USUAL_PREFIX = "R"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A recommendation in its place.

    `label` stands over it in the report ("Recommendation 3", "R3", or nothing), `short` is what a
    list calls it ("R3", "PCR1", or nothing). `group` is the theme it stands under, where the
    numbering goes by theme; None for all those across the themes.
    """

    recommendation: Recommendation
    number: int
    label: str
    short: str
    group: ThemeId | None = None


def numbered(
    shown: Iterable[Recommendation],
    *,
    every: Iterable[Recommendation],
    themes: Sequence[Theme],
    challenge: Challenge,
) -> tuple[Numbered, ...]:
    """What is shown in the order of the report, each with its number.

    `shown` comes in the order the team gave it; `every` holds those that do not show as well, whose
    frozen numbers stay taken. `themes` are in order.
    """
    by_theme = challenge.numbering is Numbering.BY_THEME
    groups = {theme.id: place for place, theme in enumerate(themes)} if by_theme else {}

    def place(one: Recommendation) -> tuple[int, bool, int]:
        group = len(groups) if one.theme is None else groups.get(one.theme, len(groups))
        return (group, one.number is None, one.number or 0)

    return tuple(_numbers(sorted(shown, key=place), every, groups, challenge))


def _numbers(
    ordered: Sequence[Recommendation],
    every: Iterable[Recommendation],
    groups: dict[ThemeId, int],
    challenge: Challenge,
) -> Iterator[Numbered]:
    last: dict[str, int] = {}
    for one in (*ordered, *every):
        series = series_of(one, challenge)
        last[series] = max(last.get(series, 0), one.number or 0)
    for one in ordered:
        series, number = series_of(one, challenge), one.number
        if number is None:
            last[series] += 1
            number = last[series]
        yield Numbered(
            recommendation=one,
            number=number,
            label=_label(challenge, series, number),
            short=_short(challenge, series, number),
            group=one.theme if one.theme in groups else None,
        )


def series_of(one: Recommendation, challenge: Challenge) -> str:
    """The letters before its number, each with numbers of their own; empty without prefixes."""
    if challenge.numbering is not Numbering.PREFIX:
        return ""
    return clean_line(one.prefix or challenge.recommendation_prefix) or USUAL_PREFIX


def _label(challenge: Challenge, series: str, number: int) -> str:
    match challenge.numbering:
        case Numbering.PREFIX:
            return f"{series}{number}"
        case Numbering.NONE:
            return ""
        case Numbering.CONTINUOUS | Numbering.BY_THEME:
            return f"{clean_line(challenge.label_recommendation) or 'Recommendation'} {number}"


def _short(challenge: Challenge, series: str, number: int) -> str:
    if challenge.numbering is Numbering.NONE:
        return ""
    return f"{series or USUAL_PREFIX}{number}"


def in_report_order(
    every: Iterable[Recommendation], themes: Sequence[Theme], challenge: Challenge
) -> tuple[Numbered, ...]:
    """Every recommendation that was not withdrawn, as the report would number them all.

    Drafts count: "R3" is what the team says at the table. A report without drafts closes up.
    """
    every = tuple(every)
    kept = (each for each in every if each.state is not RecommendationState.WITHDRAWN)
    return numbered(in_order(kept), every=every, themes=themes, challenge=challenge)


def withdrawn(every: Iterable[Recommendation]) -> tuple[Recommendation, ...]:
    """Those that were withdrawn, in order."""
    gone = (each for each in every if each.state is RecommendationState.WITHDRAWN)
    return in_order(gone)
