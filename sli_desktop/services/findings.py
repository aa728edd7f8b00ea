"""Findings: what the team concludes on one theme, and what each peer thinks of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from types import MappingProxyType
from uuid import UUID

from sli_desktop.models.records.change import Change, ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.finding import (
    Finding,
    FindingLabel,
    FindingState,
    PeerView,
    Reason,
    Rule,
    View,
)
from sli_desktop.models.records.ids import (
    FindingId,
    PeerId,
    PeerViewId,
    ReasonId,
    ThemeId,
    link_id,
)
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.services.arranging.order import move_row
from sli_desktop.services.ordering import last_place
from sli_desktop.wording import mark, said, tr

STATE_WORDS: Mapping[FindingState, str] = MappingProxyType(
    {
        FindingState.PROPOSED: mark("Under discussion"),
        FindingState.AGREED: mark("Agreed"),
        FindingState.PARKED: mark("Parked"),
        FindingState.DROPPED: mark("Dropped"),
    }
)


def state_words(state: FindingState) -> str:
    """What the state of a finding is called on every screen."""
    return said(STATE_WORDS[state])


NewId = Callable[[], UUID]

_DECISIONS = MappingProxyType(
    {
        FindingState.PROPOSED: mark("Put {reference} back for discussion"),
        FindingState.AGREED: mark("Agree {reference} as a team"),
        FindingState.PARKED: mark("Park {reference}"),
        FindingState.DROPPED: mark("Drop {reference}"),
    }
)
_SEEN_DIGITS = 16


def add_finding(
    headline: str,
    *,
    theme: ThemeId,
    label: FindingLabel,
    statement: str = "",
    existing: Iterable[Finding],
    reference: str,
    new_id: NewId,
) -> tuple[Finding, ChangeSet]:
    """Write down a new finding, last of its theme and not yet agreed."""
    orders = [finding.order for finding in existing if finding.theme == theme]
    finding = Finding(
        id=FindingId(new_id()),
        theme=theme,
        headline=headline,
        reference=reference,
        label=label,
        statement=statement,
        order=last_place(orders),
    )
    return finding, make(tr("Add finding {reference}").format(reference=reference), finding)


def rewrite(before: Finding, after: Finding, *, settles: frozenset[str] = frozenset()) -> ChangeSet:
    """Write a finding anew.

    `settles` names fields that were changed by both and are decided by this, even where what is
    shown stays as it is.
    """
    is_change = before != after or settles
    change = Change(before=before, after=after, resolves=settles)
    return ChangeSet(
        name=tr("Change finding {reference}").format(reference=before.reference),
        changes=(change,) if is_change else (),
    )


def with_headline(finding: Finding, words: str) -> ChangeSet | None:
    """The act that changes the headline; None while there is none."""
    words = " ".join(words.split())
    return rewrite(finding, replace(finding, headline=words)) if words else None


def with_statement(finding: Finding, words: str) -> ChangeSet:
    """The act that changes the statement."""
    return rewrite(finding, replace(finding, statement=words))


def set_state(finding: Finding, state: FindingState) -> ChangeSet:
    """Record the team's decision on a finding; what each peer thinks of it stays."""
    name = said(_DECISIONS[state]).format(reference=finding.reference)
    return edit(name, (finding, replace(finding, state=state)))


def move_finding(rows: Sequence[Finding], finding: Finding, to: int) -> ChangeSet:
    """Let a finding stand at another place (0 is the top) among those of its theme, in order."""
    name = tr("Move finding {reference}").format(reference=finding.reference)
    return move_row(rows, finding, to, name=name)


def set_sensitivity(finding: Finding, sensitivity: Sensitivity) -> ChangeSet:
    """Say how far a finding may travel: only open ones ever reach a report or a large screen."""
    name = tr("Change how far {reference} may travel").format(reference=finding.reference)
    return edit(name, (finding, replace(finding, sensitivity=sensitivity)))


def fingerprint(finding: Finding) -> str:
    """The same for the same words and label: tells whether a view was given on what stands now."""
    words = "\n".join(" ".join(each.split()) for each in (finding.headline, finding.statement))
    return sha256(f"{finding.label}\n{words}".encode()).hexdigest()[:_SEEN_DIGITS]


def has_changed_since(view: PeerView, finding: Finding) -> bool:
    """Whether a finding says something else than when a peer gave a view of it."""
    return bool(view.seen) and view.seen != fingerprint(finding)


def give_view(
    finding: Finding,
    *,
    peer: PeerId,
    view: View,
    words: str = "",
    existing: Iterable[PeerView],
) -> ChangeSet:
    """Record what one peer thinks of a finding; it stays after the team has decided.

    Given again, the view is one on the words that stand now.
    """
    given = PeerView(
        id=PeerViewId(link_id(finding.id, peer)),
        finding=finding.id,
        peer=peer,
        view=view,
        words=words,
        seen=fingerprint(finding),
    )
    before = next((each for each in existing if each.id == given.id), None)
    change = Change(before=before, after=given)
    return ChangeSet(name=tr("Give a view"), changes=() if before == given else (change,))


def take_view_back(view: PeerView) -> ChangeSet:
    """Let a peer have no view of a finding any more."""
    return put_in_bin(tr("Take a view back"), view)


def give_reason(
    record: UUID, rule: Rule, *, words: str, by: PeerId | None, new_id: NewId
) -> ChangeSet:
    """Set a rule aside for one record, in the words of the person who decides."""
    reason = Reason(id=ReasonId(new_id()), record=record, rule=rule, words=words, by=by)
    return make(tr("Give a reason"), reason)


def word_reason(reason: Reason, words: str, *, stored: Reason | None) -> ChangeSet:
    """Keep the words of a reason as they are typed; empty words take it back.

    `stored` is the reason as it stands in the challenge, None where it is a new one.
    """
    words, name = words.strip(), tr("Give a reason")
    if stored is None:
        return (
            make(name, replace(reason, words=words)) if words else ChangeSet(name=name, changes=())
        )
    if not words:
        return put_in_bin(tr("Take a reason back"), stored)
    return edit(name, (stored, replace(stored, words=words)))
