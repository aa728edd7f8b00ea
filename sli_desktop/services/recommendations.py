"""Recommendations: what the council should do, and the findings they rest on."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from fractional_indexing import FIError

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import Change, ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.ids import RecommendationId, ThemeId
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.services.ordering import last_place, place_between
from sli_desktop.wording import tr

_JOIN = re.compile(r"[\s,;]+(?:and|then|also|should|must|\s)+$", re.IGNORECASE)

LOCKED = frozenset({RecommendationState.SIGNED_OFF, RecommendationState.PUBLISHED})
"""In these states the words stay as they are, unless somebody says why (`signing_off`)."""


class SignedOffError(SliError):
    """The words of a recommendation are locked once it has been signed off, or withdrawn."""

    code: ClassVar[str] = "SLI-3303"

    def __init__(self, *, is_withdrawn: bool = False) -> None:
        happened = tr("This recommendation has been signed off, so its words are locked.")
        next_step = tr("Choose “Change it” on its page, and say who changes it and why.")
        if is_withdrawn:
            happened = tr("This recommendation was withdrawn, so its words stay as they are.")
            next_step = tr("Make it a draft again first.")
        super().__init__(happened, kept=NOTHING_CHANGED, next_step=next_step)


class KeepsItsNumberError(SliError):
    """A recommendation others may know by its number is withdrawn, not deleted."""

    code: ClassVar[str] = "SLI-3361"

    def __init__(self) -> None:
        super().__init__(
            tr("Others may know this recommendation by its number already."),
            kept=NOTHING_CHANGED,
            next_step=tr("Withdraw it instead: it leaves the report, and its number stays taken."),
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
    """Let a recommendation rest on more findings; linking twice is no change.

    One that has no theme yet takes that of the first finding.
    """
    findings = tuple(findings)
    added = recommendation.findings | {finding.id for finding in findings}
    theme = recommendation.theme
    if theme is None and findings:
        theme = findings[0].theme
    return edit(
        tr("Link findings to {reference}").format(reference=recommendation.reference),
        (recommendation, replace(recommendation, findings=added, theme=theme)),
    )


def unlink_findings(recommendation: Recommendation, findings: Iterable[Finding]) -> ChangeSet:
    """Let a recommendation no longer rest on findings; the findings stay as they are."""
    left = recommendation.findings - {finding.id for finding in findings}
    return edit(
        tr("Unlink findings from {reference}").format(reference=recommendation.reference),
        (recommendation, replace(recommendation, findings=left)),
    )


def rewrite(
    before: Recommendation, after: Recommendation, *, settles: frozenset[str] = frozenset()
) -> ChangeSet:
    """Change words or facts of a recommendation.

    `settles` names fields that were changed by both and are decided by this, even where what is
    shown stays as it is.

    Raises:
        SignedOffError: it has been signed off, or withdrawn.
    """
    is_withdrawn = before.state is RecommendationState.WITHDRAWN
    if before != after and (before.state in LOCKED or is_withdrawn):
        raise SignedOffError(is_withdrawn=is_withdrawn)
    is_change = before != after or settles
    change = Change(before=before, after=after, resolves=settles)
    return ChangeSet(
        name=tr("Change {reference}").format(reference=before.reference),
        changes=(change,) if is_change else (),
    )


def change_text(recommendation: Recommendation, text: str) -> ChangeSet:
    """Change the words of a recommendation.

    Raises:
        SignedOffError: it has been signed off, or withdrawn.
    """
    return rewrite(recommendation, replace(recommendation, text=text))


def with_timescale(
    recommendation: Recommendation, words: str, *, read_day: Callable[[str], date | None]
) -> Recommendation:
    """A recommendation with a timescale as it was typed: a day where it is one, otherwise words."""
    words = " ".join(words.split())
    day = read_day(words) if words else None
    return replace(
        recommendation, timescale_date=day, timescale_words="" if day is not None else words
    )


def delete_recommendation(recommendation: Recommendation) -> ChangeSet:
    """Put a recommendation into the bin; its findings stay.

    Raises:
        KeepsItsNumberError: its number is frozen, or it has been signed off.
    """
    if recommendation.number is not None or recommendation.state in LOCKED:
        raise KeepsItsNumberError
    return put_in_bin(
        tr("Delete recommendation {reference}").format(reference=recommendation.reference),
        recommendation,
    )


def split_recommendation(
    recommendation: Recommendation,
    at: int,
    *,
    existing: Iterable[Recommendation],
    reference: str,
    new_id: Callable[[], UUID],
) -> tuple[Recommendation, ChangeSet]:
    """Make two of a recommendation that asks twice; the second begins at a place of its text.

    Both rest on the same findings. The second one stands right behind, as a draft.

    Raises:
        SignedOffError: it has been signed off, or withdrawn.
    """
    first = _JOIN.sub("", recommendation.text[:at].rstrip(" ;,\n")).rstrip(" ;,.\n")
    second = recommendation.text[at:].strip()
    shorter = replace(recommendation, text=f"{first}." if first else "")
    act = rewrite(recommendation, shorter)
    behind = sorted(each.order for each in existing if each.order > recommendation.order)
    try:
        order = place_between(recommendation.order, next(iter(behind), ""))
    except FIError:
        order = last_place(each.order for each in existing)
    other = replace(
        recommendation,
        id=RecommendationId(new_id()),
        text=second[:1].upper() + second[1:],
        title="",
        reference=reference,
        number=None,
        state=RecommendationState.DRAFT,
        order=order,
    )
    name = tr("Split {reference}").format(reference=recommendation.reference)
    changes = (*act.changes, Change(before=None, after=other))
    return other, ChangeSet(name=name, changes=changes)
