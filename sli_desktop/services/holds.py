"""A hold on deletion: a request for information or a complaint forbids taking anything away.

While one is set, nothing leaves the bin, nothing is erased, and the challenge is not purged.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sli_desktop.calendar_words import day_words
from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import ChangeSet, edit, make
from sli_desktop.models.records.ids import LegalHoldId
from sli_desktop.models.records.report import HoldGround, HoldState, LegalHold
from sli_desktop.storage import View
from sli_desktop.wording import tr

GROUND_WORDS = {
    HoldGround.FOI: tr("a freedom of information request"),
    HoldGround.EIR: tr("a request for environmental information"),
    HoldGround.COMPLAINT: tr("a complaint"),
}
"""Why a hold may be set, as a sentence says it."""


class LegalHoldError(SliError):
    """A hold on deletion is set, so nothing may be taken away for good."""

    code: ClassVar[str] = "SLI-3500"

    def __init__(self, hold: LegalHold) -> None:
        who = hold.set_by or tr("the challenge manager")
        super().__init__(
            tr("Nothing may be deleted for good: {who} set a hold on {day} ({ground}).").format(
                who=who, day=day_words(hold.set_at.date()), ground=GROUND_WORDS[hold.ground]
            ),
            kept=NOTHING_CHANGED,
            next_step=tr("Ask {who} whether the hold can be lifted.").format(who=who),
        )


def holds_set(holds: Iterable[LegalHold]) -> tuple[LegalHold, ...]:
    """The holds that stand, oldest first."""
    standing = (each for each in holds if each.state is HoldState.SET)
    return tuple(sorted(standing, key=lambda each: each.set_at))


def require_no_hold(view: View) -> None:
    """Refuse what would take something away for good while a hold is set.

    Raises:
        LegalHoldError: one is.
    """
    standing = holds_set(view.all(LegalHold))
    if standing:
        raise LegalHoldError(standing[0])


def set_hold(
    ground: HoldGround, words: str, *, by: str, at: datetime, new_id: Callable[[], UUID]
) -> ChangeSet:
    """Set a hold on deletion."""
    hold = LegalHold(
        id=LegalHoldId(new_id()),
        ground=ground,
        set_at=at,
        set_by=by,
        words=" ".join(words.split()),
    )
    return make(tr("Set a hold on deletion"), hold)


def lift_hold(hold: LegalHold) -> ChangeSet:
    """Lift a hold on deletion; it stays on record."""
    return edit(tr("Lift a hold on deletion"), (hold, replace(hold, state=HoldState.LIFTED)))
