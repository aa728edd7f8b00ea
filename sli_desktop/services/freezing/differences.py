"""What changed between what was presented and what stands in the challenge now.

No finding may appear or vanish silently (`domain.md` section 0, fact 4): each difference names what
it is about, how it read, how it reads now, and why it is gone.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.finding import Finding, FindingLabel, FindingState
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.freezing.frozen import PRESENTED
from sli_desktop.services.report.choose import shown_findings, shown_recommendations
from sli_desktop.wording import tr

S = TypeVar("S", Finding, Recommendation)
Words = dict[str, str]
"""What a part is called → how it reads."""


class Turn(StrEnum):
    """What happened to something since it was presented."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One finding or recommendation that is not as it was presented.

    `what` names the parts that differ; `before` and `after` are the words then and now; `why` says
    where something went that is gone.
    """

    turn: Turn
    record: UUID
    is_finding: bool
    reference: str
    title: str
    what: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    why: str = ""


def differences(then: ChallengeRecords, now: ChallengeRecords) -> tuple[Difference, ...]:
    """Everything that is not as it was presented: findings first, each in the order of the report.

    `then` comes from `thaw`; `now` needs the themes, findings and recommendations of the challenge.
    """
    return (
        *_of(
            {each.id: each for each in shown_findings(then, PRESENTED)},
            {each.id: each for each in shown_findings(now, PRESENTED)},
            lambda one: _finding_words(
                one, now.get(Theme, one.theme) or then.get(Theme, one.theme)
            ),
            lambda one: _why_finding(now.get(Finding, one.id), now),
        ),
        *_of(
            {each.id: each for each in shown_recommendations(then, PRESENTED)},
            {each.id: each for each in shown_recommendations(now, PRESENTED)},
            _advice_words,
            lambda one: _why_advice(now.get(Recommendation, one.id)),
        ),
    )


def summary(found: tuple[Difference, ...]) -> Mapping[Turn, int]:
    """How many were added, how many changed and how many are gone."""
    return {turn: sum(each.turn is turn for each in found) for turn in Turn}


def _of(
    before: Mapping[UUID, S],
    after: Mapping[UUID, S],
    words: Callable[[S], Words],
    why: Callable[[S], str],
) -> Iterator[Difference]:
    for key, now in after.items():
        new = words(now)
        if key not in before:
            yield _difference(Turn.ADDED, now, after=_joined(new))
            continue
        old = words(before[key])
        parts = tuple(part for part in new if new[part] != old[part])
        if parts:
            yield _difference(
                Turn.CHANGED,
                now,
                what=parts,
                before=_joined({part: old[part] for part in parts}),
                after=_joined({part: new[part] for part in parts}),
            )
    for key, then in before.items():
        if key not in after:
            yield _difference(Turn.GONE, then, before=_joined(words(then)), why=why(then))


def _difference(
    turn: Turn,
    record: Finding | Recommendation,
    *,
    what: tuple[str, ...] = (),
    before: str = "",
    after: str = "",
    why: str = "",
) -> Difference:
    is_finding = isinstance(record, Finding)
    title = record.headline if isinstance(record, Finding) else record.title or record.text
    return Difference(
        turn=turn,
        record=record.id,
        is_finding=is_finding,
        reference=record.reference,
        title=title,
        what=what,
        before=before,
        after=after,
        why=why,
    )


def _joined(words: Words) -> str:
    return "\n".join(filter(None, words.values()))


def _finding_words(one: Finding, theme: Theme | None) -> Words:
    label = tr("strength") if one.label is FindingLabel.STRENGTH else tr("area for consideration")
    return {
        tr("headline"): one.headline,
        tr("statement"): one.statement,
        tr("kind"): label,
        tr("theme"): theme.name if theme else "",
    }


def _advice_words(one: Recommendation) -> Words:
    by = one.timescale_date.isoformat() if one.timescale_date else one.timescale_words
    return {
        tr("title"): one.title,
        tr("text"): one.text,
        tr("owner"): one.owner,
        tr("timescale"): by,
        tr("priority"): one.priority,
        tr("measure"): one.measure,
    }


def _why_finding(now: Finding | None, records: ChallengeRecords) -> str:
    if now is None:
        return tr("It is in the bin.")
    if now.merged_into is not None:
        into = records.get(Finding, now.merged_into)
        return tr("It was merged into {finding}.").format(finding=into.reference if into else "?")
    if now.sensitivity is not Sensitivity.OPEN:
        return tr("It is kept inside the team now.")
    if now.state is FindingState.PARKED:
        return tr("It was parked.")
    return tr("It was dropped.")


def _why_advice(now: Recommendation | None) -> str:
    return tr("It is in the bin.") if now is None else tr("It was withdrawn.")
