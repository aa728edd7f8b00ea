"""Recommendations: what the council should do, and the findings they rest on."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import ChangeSet, edit, make
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.ids import RecommendationId, ThemeId
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.services.ordering import last_place
from sli_desktop.wording import tr

_OPEN = (RecommendationState.DRAFT, RecommendationState.AGREED)


class SignedOffError(SliError):
    """The text of a recommendation is locked once it has been signed off."""

    code: ClassVar[str] = "SLI-3303"

    def __init__(self) -> None:
        super().__init__(
            tr("This recommendation has been signed off, so its text is locked."),
            kept=NOTHING_CHANGED,
            next_step=tr("Ask the challenge manager to open it again, with a reason."),
        )


def add_recommendation(
    text: str,
    *,
    title: str = "",
    theme: ThemeId | None = None,
    findings: Iterable[Finding] = (),
    timescale: str = "",
    owner: str = "",
    existing: Iterable[Recommendation],
    reference: str,
    new_id: Callable[[], UUID],
) -> tuple[Recommendation, ChangeSet]:
    """Write down a new recommendation, last in the list; the theme comes from its first finding."""
    findings = tuple(findings)
    recommendation = Recommendation(
        id=RecommendationId(new_id()),
        text=text,
        title=title,
        reference=reference,
        theme=theme if theme is not None or not findings else findings[0].theme,
        findings=frozenset(finding.id for finding in findings),
        timescale_words=timescale,
        owner=owner,
        order=last_place(each.order for each in existing),
    )
    return recommendation, make(
        tr("Add recommendation {reference}").format(reference=reference), recommendation
    )


def link_findings(recommendation: Recommendation, findings: Iterable[Finding]) -> ChangeSet:
    """Let a recommendation rest on more findings; linking twice is no change."""
    added = recommendation.findings | {finding.id for finding in findings}
    after = replace(recommendation, findings=added)
    return edit(
        tr("Link findings to {reference}").format(reference=recommendation.reference),
        (recommendation, after),
    )


def change_text(recommendation: Recommendation, text: str) -> ChangeSet:
    """Change the words of a recommendation.

    Raises:
        SignedOffError: it has been signed off.
    """
    if recommendation.state not in _OPEN:
        raise SignedOffError
    after = replace(recommendation, text=text)
    return edit(
        tr("Change {reference}").format(reference=recommendation.reference), (recommendation, after)
    )
