"""Stakeholder groups: whom the team wants to hear, and how many of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sli_desktop.models.records.challenge import StakeholderGroup
from sli_desktop.models.records.change import Change, ChangeSet, edit, make
from sli_desktop.models.records.ids import GroupId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.arranging.order import at_the_end
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.storage import View
from sli_desktop.wording import tr, trn

_NAMES = {
    "name": tr("Rename a stakeholder group"),
    "tier": tr("Change the heading of a stakeholder group"),
    "target": tr("Change the target of a stakeholder group"),
    "target_of": tr("Change what a target counts"),
}


def add_group(
    set_up: SetUp, name: str, *, new_id: Callable[[], UUID]
) -> tuple[StakeholderGroup, ChangeSet]:
    """Add a group at the end of the list."""
    made = StakeholderGroup(id=GroupId(new_id()), name=name, order=at_the_end(set_up.groups))
    return made, make(tr("Add a stakeholder group"), made)


def change_group(group: StakeholderGroup, field: str, value: Any) -> ChangeSet:
    """Change one field of a group."""
    return edit(_NAMES[field], (group, replace(group, **{field: value})))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfGroup:
    """What names a group: who was heard, and which meetings are planned with it."""

    group: StakeholderGroup
    attendances: tuple[Attendance, ...] = ()
    meetings: tuple[Meeting, ...] = ()

    @property
    def people(self) -> int:
        """How many people were in rooms for this group, one person met twice counted twice."""
        return sum(each.count for each in self.attendances)


def read_of_group(view: View, group: StakeholderGroup) -> OfGroup:
    """Find what names a group."""
    return OfGroup(
        group=group,
        attendances=view.where(Attendance, group=group.id),
        meetings=view.where(Meeting, groups=group.id),
    )


def group_counts_in_words(of: OfGroup) -> tuple[str, ...]:
    """What names a group, counted; nothing where nothing does."""
    people = trn(of.people, "{number} person in a room", "{number} people in rooms")
    meetings = trn(len(of.meetings), "{number} meeting", "{number} meetings")
    return tuple(words for words, some in ((people, of.people), (meetings, of.meetings)) if some)


def remove_group(of: OfGroup, to: StakeholderGroup | None) -> ChangeSet:
    """Take a group away; those heard and the meetings count for another one, or for none."""
    gone = {of.group.id}
    new = frozenset() if to is None else frozenset({to.id})
    changes = [
        *(
            Change(before=each, after=replace(each, group=to.id if to else None))
            for each in of.attendances
        ),
        *(
            Change(before=each, after=replace(each, groups=each.groups - gone | new))
            for each in of.meetings
        ),
        Change(before=of.group, after=None),
    ]
    name = tr("Remove the group {name}").format(name=of.group.name)
    return ChangeSet(name=name, changes=tuple(changes))
