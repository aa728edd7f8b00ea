"""Keeps a hit, with a reason: the one way past the guard, and it is written down."""

from collections.abc import Callable, Sequence
from typing import ClassVar
from uuid import UUID

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.models.records.finding import Reason, Rule
from sli_desktop.models.records.ids import PeerId, ReasonId
from sli_desktop.services.guard.hits import Hit, reason_words
from sli_desktop.wording import tr


class NoReasonError(SliError):
    """A hit is kept only with a reason."""

    code: ClassVar[str] = "SLI-3390"

    def __init__(self) -> None:
        super().__init__(
            tr("There is no reason yet."),
            kept=NOTHING_CHANGED,
            next_step=tr("Write in a few words why it may stay, then keep it."),
        )


def keep_hit(
    hit: Hit, record: UUID, *, because: str, by: PeerId | None, new_id: Callable[[], UUID]
) -> ChangeSet:
    """Let a hit stand in the text of a record, in the words of the person who decides.

    Raises:
        NoReasonError: no words were given.
    """
    return keep_hits((hit,), record, because=because, by=by, new_id=new_id)


def keep_hits(
    hits: Sequence[Hit],
    record: UUID,
    *,
    because: str,
    by: PeerId | None,
    new_id: Callable[[], UUID],
) -> ChangeSet:
    """Let several hits on the same words stand, in one act: a name that is a speaker as well.

    Raises:
        NoReasonError: no words were given.
    """
    if not because.strip():
        raise NoReasonError
    reasons = tuple(
        Reason(
            id=ReasonId(new_id()),
            record=record,
            rule=Rule.GUARD_HIT,
            by=by,
            words=reason_words(hit, because),
        )
        for hit in hits
    )
    return make(tr("Keep “{words}”").format(words=hits[0].words), *reasons)
