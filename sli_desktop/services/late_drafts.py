"""Changes after sign-off being worded, kept in the encrypted challenge a second behind the keys.

Until somebody keeps such a change it is no act, and it must survive a lock or a crash all the same.
Each recommendation has its own, so that looking at another one loses nothing.
"""

import json
from typing import Any, NamedTuple
from uuid import UUID

from sli_desktop.models.records.ids import RecommendationId
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.storage import View, Workspace

_KEY = "late-drafts"


class LateDraft(NamedTuple):
    """New words for a signed-off recommendation, and why, as far as they were typed."""

    words: str
    why: str = ""


def save_late_draft(
    workspace: Workspace, recommendation: RecommendationId, draft: LateDraft | None
) -> None:
    """Write what is being typed, or forget it; it is on disk when this returns."""
    with workspace.transaction() as transaction:
        stored = _stored(transaction)
        before = dict(stored)
        stored.pop(str(recommendation), None)
        if draft is not None:
            stored[str(recommendation)] = list(draft)
        if stored != before:
            plain = json.dumps(stored, ensure_ascii=False).encode() if stored else None
            transaction.set_meta(_KEY, plain)


def read_late_draft(view: View, recommendation: RecommendationId) -> LateDraft | None:
    """What was being typed for a recommendation, or None."""
    kept = _stored(view).get(str(recommendation))
    return LateDraft(str(kept[0]), str(kept[1])) if kept is not None else None


def late_draft_begun(view: View) -> RecommendationId | None:
    """The recommendation that was being changed last and is still here, or None."""
    begun = [RecommendationId(UUID(each)) for each in _stored(view)]
    there = (each for each in reversed(begun) if view.get(Recommendation, each) is not None)
    return next(there, None)


def _stored(view: View) -> dict[str, Any]:
    """What is kept, by recommendation, the newest last; nothing where it cannot be read."""
    try:
        kept = json.loads(view.meta(_KEY) or b"{}")
        return {str(UUID(each)): [str(part) for part in kept[each]][:2] for each in kept}
    except (ValueError, TypeError):
        return {}
