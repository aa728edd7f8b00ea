"""Findings: what the team concludes on one theme, and what each peer thinks of it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

from sli_desktop.models.records.change import Change, ChangeSet, edit, make
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
from sli_desktop.services.ordering import last_place
from sli_desktop.wording import tr

NewId = Callable[[], UUID]


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


def set_state(finding: Finding, state: FindingState) -> ChangeSet:
    """Say how far the team has agreed on a finding."""
    return edit(f"{finding.reference}: {state}", (finding, replace(finding, state=state)))


def give_view(
    finding: Finding,
    *,
    peer: PeerId,
    view: View,
    words: str = "",
    existing: Iterable[PeerView],
) -> ChangeSet:
    """Record what one peer thinks of a finding; it stays after the team has decided."""
    given = PeerView(
        id=PeerViewId(link_id(finding.id, peer)),
        finding=finding.id,
        peer=peer,
        view=view,
        words=words,
    )
    before = next((each for each in existing if each.id == given.id), None)
    change = Change(before=before, after=given)
    return ChangeSet(name=tr("Give a view"), changes=() if before == given else (change,))


def give_reason(
    record: UUID, rule: Rule, *, words: str, by: PeerId | None, new_id: NewId
) -> ChangeSet:
    """Set a rule aside for one record, in the words of the person who decides."""
    reason = Reason(id=ReasonId(new_id()), record=record, rule=rule, words=words, by=by)
    return make(tr("Give a reason"), reason)
