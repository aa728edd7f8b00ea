"""Making two findings of one: each keeps its links, and both keep what they share."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar
from uuid import UUID

from fractional_indexing import FIError

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import Finding, FindingNote, PeerView
from sli_desktop.models.records.ids import FindingId, FindingNoteId, PeerViewId, link_id
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.drawer import Drawer
from sli_desktop.services.findings import NewId
from sli_desktop.services.ordering import last_place, place_between
from sli_desktop.wording import tr


class NothingToSplitError(SliError):
    """A new finding needs words of its own."""

    code: ClassVar[str] = "SLI-3382"

    def __init__(self) -> None:
        super().__init__(
            tr("The new finding has no headline yet."),
            kept=NOTHING_CHANGED,
            next_step=tr("Write in one line what the new finding says."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a new finding takes with it.

    `words` of the statement and `notes` go over; notes of `both` are kept by both.
    """

    headline: str
    words: str = ""
    notes: Collection[UUID] = ()
    both: Collection[UUID] = ()


def split_finding(
    finding: Finding,
    share: Share,
    *,
    theme: Sequence[Finding],
    records: ChallengeRecords,
    reference: str,
    new_id: NewId,
) -> tuple[Finding, ChangeSet]:
    """Make a new finding of a part of one; it stands right behind it.

    `theme` are the findings of the theme in order, `records` hold all that hangs on the finding.
    Theme, label, sensitivity, state, each peer's view and the recommendations that rest on it are
    shared by both; as the words have changed, the views show as given before the split.

    Raises:
        NothingToSplitError: the new finding has no headline.
    """
    if not share.headline.strip():
        raise NothingToSplitError
    made = Finding(
        id=FindingId(new_id()),
        theme=finding.theme,
        headline=share.headline.strip(),
        reference=reference,
        label=finding.label,
        statement=share.words.strip(),
        sensitivity=finding.sensitivity,
        state=finding.state,
        order=_right_behind(finding, theme),
    )
    drawer = Drawer(records)
    drawer.put(replace(finding, statement=without(finding.statement, share.words)))
    drawer.put(made)
    _share_out(drawer, finding, made, share)
    for each in drawer.all(Recommendation):
        if finding.id in each.findings:
            drawer.put(replace(each, findings=each.findings | {made.id}))
    name = tr("Split {reference}").format(reference=finding.reference)
    return made, ChangeSet(name=name, changes=drawer.changes())


def _share_out(drawer: Drawer, finding: Finding, made: Finding, share: Share) -> None:
    """Give the new finding its notes, and every view of the old one."""
    for link in drawer.all(FindingNote):
        if link.finding == finding.id and link.note in {*share.notes, *share.both}:
            over = FindingNoteId(link_id(made.id, link.note))
            drawer.put(replace(link, id=over, finding=made.id))
            if link.note not in share.both:
                drawer.bin(link)
    for view in drawer.all(PeerView):
        if view.finding == finding.id:
            drawer.put(replace(view, id=PeerViewId(link_id(made.id, view.peer)), finding=made.id))


def without(statement: str, words: str) -> str:
    """A statement without a part of it; whole where the part does not stand there."""
    words = words.strip()
    if not words or words not in statement:
        return statement
    before, _, after = statement.partition(words)
    if not before.strip() or not after.strip():
        return (before + after).strip()
    gap = "\n\n" if before.endswith("\n\n") or after.startswith("\n\n") else " "
    return before.rstrip() + gap + after.lstrip()


def _right_behind(finding: Finding, theme: Sequence[Finding]) -> str:
    orders = [each.order for each in theme]
    later = [order for order in orders if order > finding.order]
    if not finding.order or not later:
        return last_place(orders)
    try:
        return place_between(finding.order, min(later))
    except FIError:
        return last_place(orders)  # a key of another program
