"""How far a recommendation has come: draft, agreed, signed off, withdrawn; and changes after that.

Signing off locks the words. A later change is one act with its reason: who, why, and when by the
stamp of the act (`model.md` invariant 8).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records import Record
from sli_desktop.models.records.change import Change, ChangeSet, edit
from sli_desktop.models.records.finding import Reason, Rule
from sli_desktop.models.records.ids import AuditEventId, PeerId, ReasonId
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.report import AuditEvent
from sli_desktop.services.recommendations import LOCKED
from sli_desktop.wording import tr

NewId = Callable[[], UUID]

_SIGNED_OFF = "signed off recommendation {reference}"
"""What an audit event says: the reference is permanent; no word of the recommendation."""


class ReasonMissingError(SliError):
    """A change after sign-off came without a reason."""

    code: ClassVar[str] = "SLI-3362"

    def __init__(self) -> None:
        super().__init__(
            tr("This recommendation has been signed off, and no reason for the change was given."),
            kept=NOTHING_CHANGED,
            next_step=tr("Say in a few words why it changes."),
        )


class NothingToSignError(SliError):
    """A recommendation without words cannot be agreed or signed off."""

    code: ClassVar[str] = "SLI-3363"

    def __init__(self) -> None:
        super().__init__(
            tr("This recommendation has no words yet."),
            kept=NOTHING_CHANGED,
            next_step=tr("Write what the council should do first."),
        )


def agree(recommendation: Recommendation) -> ChangeSet:
    """The team agrees on a recommendation: it will stand in the report.

    Raises:
        NothingToSignError: it has no words.
        ReasonMissingError: it is signed off already; use `take_sign_off_back`.
    """
    _must_have_words(recommendation)
    name = tr("Agree {reference}").format(reference=recommendation.reference)
    return _to(recommendation, RecommendationState.AGREED, name)


def back_to_draft(recommendation: Recommendation) -> ChangeSet:
    """A recommendation becomes a draft again, also one that was withdrawn.

    Raises:
        ReasonMissingError: it is signed off; use `take_sign_off_back`.
    """
    name = tr("Make {reference} a draft again").format(reference=recommendation.reference)
    return _to(recommendation, RecommendationState.DRAFT, name)


def sign_off(recommendation: Recommendation, *, by: Peer, at: datetime, new_id: NewId) -> ChangeSet:
    """Sign a recommendation off: from now on its words are locked. Doing it twice is no change.

    Raises:
        NothingToSignError: it has no words.
    """
    _must_have_words(recommendation)
    name = tr("Sign off {reference}").format(reference=recommendation.reference)
    if recommendation.state in LOCKED:
        return ChangeSet(name=name, changes=())
    event = AuditEvent(
        id=AuditEventId(new_id()),
        at=at,
        what=_SIGNED_OFF.format(reference=recommendation.reference),
        by=by.initials or by.name,
    )
    after = replace(recommendation, state=RecommendationState.SIGNED_OFF)
    return _act(name, (recommendation, after), event)


def signed_off_by(
    recommendation: Recommendation, events: Iterable[AuditEvent]
) -> AuditEvent | None:
    """Who signed a recommendation off, and when; None where nobody has."""
    if recommendation.state not in LOCKED:
        return None
    what = _SIGNED_OFF.format(reference=recommendation.reference)
    return max((each for each in events if each.what == what), key=lambda e: e.at, default=None)


def withdraw(
    recommendation: Recommendation, *, by: PeerId | None, reason: str = "", new_id: NewId
) -> ChangeSet:
    """Take a recommendation out of the report; a frozen number stays taken.

    Raises:
        ReasonMissingError: it is signed off, and no reason was given.
    """
    name = tr("Withdraw {reference}").format(reference=recommendation.reference)
    after = replace(recommendation, state=RecommendationState.WITHDRAWN)
    if recommendation.state not in LOCKED:
        return edit(name, (recommendation, after))
    return _late(name, recommendation, after, by=by, reason=reason, new_id=new_id)


def take_sign_off_back(
    recommendation: Recommendation, *, by: PeerId | None, reason: str, new_id: NewId
) -> ChangeSet:
    """Open a signed-off recommendation again: it is agreed, and its words can be changed.

    Raises:
        ReasonMissingError: no reason was given.
    """
    name = tr("Take the sign-off of {reference} back").format(reference=recommendation.reference)
    if recommendation.state is not RecommendationState.SIGNED_OFF:
        return ChangeSet(name=name, changes=())
    after = replace(recommendation, state=RecommendationState.AGREED)
    return _late(name, recommendation, after, by=by, reason=reason, new_id=new_id)


def change_after_sign_off(
    recommendation: Recommendation, text: str, *, by: PeerId | None, reason: str, new_id: NewId
) -> ChangeSet:
    """Change the words of a signed-off recommendation: one act with its reason; it stays signed.

    Raises:
        ReasonMissingError: no reason was given.
        NothingToSignError: no words would be left.
    """
    after = replace(recommendation, text=text)
    _must_have_words(after)
    name = tr("Change {reference} after sign-off").format(reference=recommendation.reference)
    if after == recommendation:
        return ChangeSet(name=name, changes=())
    return _late(name, recommendation, after, by=by, reason=reason, new_id=new_id)


def late_changes(recommendation: UUID, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Why a recommendation was changed after sign-off, in the order it happened."""
    of_it = [
        each for each in reasons if each.record == recommendation and each.rule is Rule.LATE_CHANGE
    ]
    return tuple(sorted(of_it, key=lambda each: str(each.id)))


def _must_have_words(recommendation: Recommendation) -> None:
    if not recommendation.text.strip():
        raise NothingToSignError


def _to(recommendation: Recommendation, state: RecommendationState, name: str) -> ChangeSet:
    if recommendation.state in LOCKED:
        raise ReasonMissingError
    return edit(name, (recommendation, replace(recommendation, state=state)))


def _late(
    name: str,
    before: Recommendation,
    after: Recommendation,
    *,
    by: PeerId | None,
    reason: str,
    new_id: NewId,
) -> ChangeSet:
    words = " ".join(reason.split())
    if not words:
        raise ReasonMissingError
    why = Reason(id=ReasonId(new_id()), record=before.id, rule=Rule.LATE_CHANGE, by=by, words=words)
    return _act(name, (before, after), why)


def _act(name: str, pair: tuple[Record, Record], with_it: Record) -> ChangeSet:
    changes = (Change(before=pair[0], after=pair[1]), Change(before=None, after=with_it))
    return ChangeSet(name=name, changes=changes)
