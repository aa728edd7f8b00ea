"""The dates a challenge has to keep, with what each rests on, and how early or late it is."""

from collections.abc import Iterable
from datetime import date

from sli_desktop.models.records.challenge import Milestone
from sli_desktop.wording import tr, trn


def in_order(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Dates in the order they fall; those without a day last."""
    return tuple(
        sorted(milestones, key=lambda each: (each.due is None, each.due or date.max, each.what))
    )


def standing(milestone: Milestone, today: date) -> str:
    """How a date stands, in plain words: kept early or late, days left, days over."""
    if milestone.due is None:
        return tr("done") if milestone.done is not None else tr("no day set")
    if milestone.done is not None:
        return _kept((milestone.done - milestone.due).days)
    left = (milestone.due - today).days
    if left < 0:
        return trn(-left, "{number} day late", "{number} days late")
    return trn(left, "{number} day left", "{number} days left") if left else tr("due today")


def is_late(milestone: Milestone, today: date) -> bool:
    """Whether a date has passed and is not kept."""
    return milestone.done is None and milestone.due is not None and milestone.due < today


def _kept(days: int) -> str:
    if days > 0:
        return trn(days, "done {number} day late", "done {number} days late")
    if days < 0:
        return trn(-days, "done {number} day early", "done {number} days early")
    return tr("done on the day")
