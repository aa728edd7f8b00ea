"""A finding with all that hangs on it: notes, views, recommendations, reasons, good practice."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from uuid import UUID

from sli_desktop.models.records import Record
from sli_desktop.models.records.finding import (
    Finding,
    FindingNote,
    GoodPractice,
    PeerView,
    Reason,
)
from sli_desktop.models.records.ids import FindingId
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.storage import View


def around(view: View, findings: Collection[UUID]) -> ChallengeRecords:
    """Some findings and all that hangs on them, without reading the rest of the challenge."""
    return ChallengeRecords.of(_around(view, findings))


def _around(view: View, findings: Collection[UUID]) -> Iterator[Record]:
    for each in findings:
        finding = view.get(Finding, each)
        if finding is not None:
            yield finding
        yield from view.where(FindingNote, finding=each)
        yield from view.where(PeerView, finding=each)
        yield from view.where(Recommendation, findings=each)
        yield from view.where(Reason, record=each)
        yield from view.where(GoodPractice, finding=each)


def homes(findings: Iterable[Finding]) -> Mapping[FindingId, FindingId]:
    """Where each finding lives: one that was merged into another, however often, lives there.

    Two that were merged into each other on two laptops live in the older of them, on every laptop.
    """
    into = {finding.id: finding.merged_into for finding in findings}
    return {each: _home(each, into) for each in into}


def _home(finding: FindingId, into: Mapping[FindingId, FindingId | None]) -> FindingId:
    way = [finding]
    while (after := into.get(way[-1])) is not None and after in into:
        if after in way:
            return min(way[way.index(after) :])
        way.append(after)
    return way[-1]
