"""Dates to keep: what is due when, on what it rests, and when it was done."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from sli_desktop.models.records.challenge import Milestone
from sli_desktop.models.records.change import ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.ids import MilestoneId
from sli_desktop.wording import tr

_NAMES = {
    "what": tr("Change what a date is for"),
    "due": tr("Change a date to keep"),
    "basis": tr("Change what a date rests on"),
    "done": tr("Say when a date was kept"),
    "warning": tr("Change the warning of a date"),
}


def add_milestone(what: str, *, new_id: Callable[[], UUID]) -> tuple[Milestone, ChangeSet]:
    """Add a date to keep; its day comes later."""
    made = Milestone(id=MilestoneId(new_id()), what=what)
    return made, make(tr("Add a date to keep"), made)


def change_milestone(milestone: Milestone, field: str, value: Any) -> ChangeSet:
    """Change one field of a date to keep."""
    return edit(_NAMES[field], (milestone, replace(milestone, **{field: value})))


def remove_milestone(milestone: Milestone) -> ChangeSet:
    """Put a date to keep in the bin."""
    return put_in_bin(tr("Remove a date to keep"), milestone)
