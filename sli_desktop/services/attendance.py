"""Who was in the room, put right: role, number, group, and one person met twice. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

from sli_desktop.models.records.change import Change, ChangeSet, edit
from sli_desktop.models.records.ids import GroupId, MeetingId
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance
from sli_desktop.wording import tr

MOST_PEOPLE = 500


def change_role(before: Attendance, label: str) -> ChangeSet | None:
    """Call a role something else; None where nothing is left of it."""
    words = " ".join(label.split())
    if not words:
        return None
    return edit(tr("Change a role"), (before, replace(before, role_label=words)))


def change_count(before: Attendance, count: int) -> ChangeSet:
    """Say how many people hold a role; only one alone can be a person met before."""
    count = min(max(count, 1), MOST_PEOPLE)
    key = before.person_key if count == 1 else ""
    after = replace(before, count=count, person_key=key)
    return edit(tr("Change how many hold a role"), (before, after))


def change_group(before: Attendance, group: GroupId | None) -> ChangeSet:
    """Say to which stakeholder group a role belongs."""
    return edit(tr("Change the group of a role"), (before, replace(before, group=group)))


def others_met(
    of: Attendance, everyone: Iterable[Attendance], meeting: MeetingId
) -> tuple[Attendance, ...]:
    """People met alone in other meetings, who may be the same person; the likeliest first."""
    alone = [each for each in everyone if each.count == 1 and each.meeting != meeting]
    wanted = of.role_label.casefold()
    return tuple(
        sorted(alone, key=lambda each: (each.role_label.casefold() != wanted, each.role_label))
    )


def same_person(
    one: Attendance, other: Attendance | None, *, new_id: Callable[[], UUID]
) -> ChangeSet:
    """Say that somebody was met before, so that they count once; None for nobody.

    The key that joins them is a number drawn for it, never a name.
    """
    name = tr("Say who was met before")
    if other is None:
        return edit(name, (one, replace(one, person_key="")))
    key = other.person_key or new_id().hex
    return edit(
        name,
        (one, replace(one, person_key=key)),
        (other, replace(other, person_key=key)),
    )


def remove_role(attendance: Attendance, notes: Iterable[Note]) -> ChangeSet:
    """Take a role out of the room; what it said was then said by nobody in particular."""
    said = [note for note in notes if note.speaker == attendance.id]
    loose = [Change(before=note, after=replace(note, speaker=None)) for note in said]
    gone = Change(before=attendance, after=None)
    return ChangeSet(name=tr("Take a role out of the room"), changes=(*loose, gone))
