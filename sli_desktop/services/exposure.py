"""Every text that may leave the team in a report, and who could be recognised in it: pure.

The texts are asked as they are written, with the record they belong to, so that "Show me" leads
there. `services/report/safe.py` looks at the finished report once more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sli_desktop.models.records.challenge import Boilerplate, Theme
from sli_desktop.models.records.finding import Finding, FindingState, Reason, Rule
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.guard import Hit, Known, Strength, check, not_kept
from sli_desktop.wording import tr

_GONE = frozenset({FindingState.PARKED, FindingState.DROPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicText:
    """Words of a record that may reach a report; `label` is what a person knows the record by."""

    record: UUID
    kind: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposed:
    """A hit nobody gave a reason for, and the text it stands in."""

    place: PublicText
    hit: Hit


def public_texts(records: ChallengeRecords) -> Iterator[PublicText]:
    """The texts that may reach a report: never those inside the team or set aside."""
    for finding in records.all(Finding):
        is_shown = finding.state not in _GONE and finding.merged_into is None
        if is_shown and finding.sensitivity is Sensitivity.OPEN:
            label = finding.reference or finding.headline
            yield from _texts(finding.id, "finding", label, finding.headline, finding.statement)
    for each in records.all(Recommendation):
        if each.state is not RecommendationState.WITHDRAWN:
            label = each.reference or each.title
            words = (each.title, each.text, each.owner, each.timescale_words, each.measure)
            yield from _texts(each.id, "recommendation", label, *words)
    for section in records.all(ReportSection):
        label = section.title or section.key
        yield from _texts(section.id, "section", label, section.title, section.body)
    for standing in records.all(Boilerplate):
        label = tr("Standing text: {key}").format(key=standing.key.replace("_", " "))
        yield from _texts(standing.id, "boilerplate", label, standing.text)
    for theme in records.all(Theme):
        yield from _texts(theme.id, "theme", theme.name, theme.name, theme.scope)


def _texts(record: UUID, kind: str, label: str, *texts: str) -> Iterator[PublicText]:
    for text in texts:
        if text.strip():
            yield PublicText(record=record, kind=kind, label=label, text=text)


def exposed(
    records: ChallengeRecords,
    known: Known | None = None,
    texts: Iterable[PublicText] | None = None,
) -> tuple[Exposed, ...]:
    """Every hit in a text that may reach a report, without those a reason keeps.

    `texts` stand for all of `public_texts`: who may want to stop half way hands them in.
    """
    known = Known.of(records) if known is None else known
    reasons = tuple(each for each in records.all(Reason) if each.rule is Rule.GUARD_HIT)
    return tuple(
        Exposed(place=place, hit=hit)
        for place in (public_texts(records) if texts is None else texts)
        for hit in not_kept(check(place.text, known), reasons, place.record)
    )


def leaks(found: tuple[Exposed, ...]) -> tuple[Exposed, ...]:
    """Names, numbers and words to keep out: these keep a report from leaving."""
    return tuple(each for each in found if each.hit.strength is Strength.LEAK)


def warnings(found: tuple[Exposed, ...]) -> tuple[Exposed, ...]:
    """What may tell who spoke: told before an export, and left to the team."""
    return tuple(each for each in found if each.hit.strength is Strength.HIT)
