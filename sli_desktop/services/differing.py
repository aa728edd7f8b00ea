"""Where the team differs: findings on which not all peers are of one mind, with every view."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sli_desktop.models.records.finding import Finding, FindingState, PeerView, View
from sli_desktop.models.records.ids import FindingId
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.findings import has_changed_since
from sli_desktop.services.whole_findings import homes
from sli_desktop.wording import mark, said

VIEW_WORDS: Mapping[View, str] = MappingProxyType(
    {View.AGREES: mark("agrees"), View.UNSURE: mark("unsure"), View.DIFFERS: mark("differs")}
)


def view_words(view: View) -> str:
    """What a peer's view is called."""
    return said(VIEW_WORDS[view])


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A finding on which the team is not of one mind, with all views of it, dissent first."""

    finding: Finding
    views: tuple[PeerView, ...]

    @property
    def is_decided(self) -> bool:
        """Whether the team has decided, so that these views stay as dissent."""
        return self.finding.state is not FindingState.PROPOSED

    @property
    def changed_since(self) -> tuple[PeerView, ...]:
        """The views that were given on other words than those that stand now."""
        return tuple(view for view in self.views if has_changed_since(view, self.finding))


def where_we_differ(records: ChallengeRecords) -> tuple[Differing, ...]:
    """Every finding of which some peer is unsure or differs, in their order."""
    views = views_of(records)
    found = [
        Differing(finding=finding, views=views[finding.id])
        for finding in records.all(Finding)
        if finding.merged_into is None
        and finding.state is not FindingState.DROPPED
        and any(view.view is not View.AGREES for view in views.get(finding.id, ()))
    ]
    return tuple(sorted(found, key=lambda each: (each.finding.order, each.finding.id)))


def views_of(records: ChallengeRecords) -> Mapping[FindingId, tuple[PeerView, ...]]:
    """The views of each finding; those left at one that was merged away count where it lives."""
    living = homes(records.all(Finding))
    found: dict[FindingId, list[PeerView]] = {}
    for view in records.all(PeerView):
        found.setdefault(living.get(view.finding, view.finding), []).append(view)
    return {each: tuple(sorted(views, key=_by_dissent)) for each, views in found.items()}


def _by_dissent(view: PeerView) -> tuple[int, int]:
    return -list(View).index(view.view), view.peer.int


def changed_since_agreed(records: ChallengeRecords) -> Iterator[tuple[Finding, PeerView]]:
    """Findings that say something else than when a peer agreed to them, with that view."""
    for view in records.all(PeerView):
        finding = records.get(Finding, view.finding)
        if finding is not None and view.view is View.AGREES and has_changed_since(view, finding):
            yield finding, view
