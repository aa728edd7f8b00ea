"""The timetable in a peer's hands: a meeting added, changed, moved, cancelled, put back, deleted.

Each act has the name a person would give it; a meeting that has notes is never deleted.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.ids import MeetingId, PeerId
from sli_desktop.models.records.meeting import Meeting, MeetingKind, MeetingState
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance, Contact
from sli_desktop.storage import View
from sli_desktop.wording import tr, trn

_MOVES = frozenset({"starts", "ends", "planned_minutes"})
_NAMES = {
    frozenset({"title"}): tr("Rename a meeting"),
    frozenset({"place"}): tr("Change the room of a meeting"),
    frozenset({"kind"}): tr("Change the kind of a meeting"),
    frozenset({"themes"}): tr("Change the themes of a meeting"),
    frozenset({"groups"}): tr("Change the groups of a meeting"),
    frozenset({"expected_count"}): tr("Change how many people are expected"),
}
_TEAM = frozenset({"lead", "note_takers", "peers"})


class MeetingHasNotesError(SliError):
    """A meeting with notes cannot be deleted: its notes would stand nowhere."""

    code: ClassVar[str] = "SLI-3311"

    def __init__(self, title: str, notes: int) -> None:
        words = trn(notes, "{number} note", "{number} notes")
        super().__init__(
            tr("The meeting {title} has {notes}.").format(title=title[:80], notes=words),
            kept=NOTHING_CHANGED,
            next_step=tr("Cancel the meeting instead, or delete its notes first."),
        )


def planned_meeting(
    title: str,
    *,
    starts: datetime,
    ends: datetime,
    peer: PeerId,
    reference: str,
    new_id: Callable[[], UUID],
) -> tuple[Meeting, ChangeSet]:
    """A meeting that is still to come and stands in no timetable file."""
    meeting = Meeting(
        id=MeetingId(new_id()),
        title=title,
        reference=reference,
        kind=MeetingKind.INTERVIEW,
        starts=starts,
        ends=ends,
        planned_minutes=_minutes(starts, ends),
        lead=peer,
        peers=frozenset({peer}),
    )
    return meeting, make(tr("Add a meeting"), meeting)


def change_meeting(before: Meeting, after: Meeting) -> ChangeSet:
    """Change a meeting; the act is named after what changed. Equal meetings are no change."""
    after = _in_order(before, after)
    changed = frozenset(
        each.name for each in fields(Meeting) if getattr(before, each.name) != _of(after, each.name)
    )
    return edit(_name(changed), (before, after))


def _of(meeting: Meeting, name: str) -> object:
    return getattr(meeting, name)


def _name(changed: frozenset[str]) -> str:
    if changed and changed <= _MOVES:
        return tr("Move a meeting")
    if changed and changed <= _TEAM:
        return tr("Change who goes to a meeting")
    return _NAMES.get(changed, tr("Change a meeting"))


def _in_order(before: Meeting, after: Meeting) -> Meeting:
    """Whoever leads or takes notes goes there; planned minutes follow the times."""
    lead = {after.lead} if after.lead is not None else set()
    everybody = after.peers | after.note_takers | lead
    after = replace(after, peers=everybody)
    if (before.starts, before.ends) != (after.starts, after.ends):
        minutes = _minutes(after.starts, after.ends)
        after = replace(after, planned_minutes=minutes or after.planned_minutes)
    return after


def _minutes(starts: datetime | None, ends: datetime | None) -> int | None:
    if starts is None or ends is None:
        return None
    return int((ends - starts).total_seconds()) // 60


def cancel_meeting(meeting: Meeting) -> ChangeSet:
    """Say that a meeting will not be; what was written in it stays."""
    return edit(tr("Cancel a meeting"), (meeting, replace(meeting, state=MeetingState.CANCELLED)))


def put_meeting_back(meeting: Meeting) -> ChangeSet:
    """Take a cancelled meeting up again, or open one that was ended too soon."""
    after = replace(meeting, state=MeetingState.PLANNED, wrap_up_done=False)
    return edit(tr("Put a meeting back"), (meeting, after))


def delete_meeting(view: View, meeting: Meeting) -> ChangeSet:
    """Put a meeting in the bin, with who was to be there.

    Raises:
        MeetingHasNotesError: something was written in it.
    """
    notes = view.count(Note, meeting=meeting.id)
    if notes:
        raise MeetingHasNotesError(meeting.title, notes)
    people = view.where(Attendance, meeting=meeting.id)
    names = view.where(Contact, meeting=meeting.id)
    return put_in_bin(tr("Delete a meeting"), *people, *names, meeting)


def take_out_of_bin(view: View, meeting_id: UUID) -> ChangeSet:
    """Bring a meeting back from the bin, with who was to be there."""
    meetings = (each for each in view.in_bin(Meeting) if each.id == meeting_id)
    people = (each for each in view.in_bin(Attendance) if each.meeting == meeting_id)
    names = (each for each in view.in_bin(Contact) if each.meeting == meeting_id)
    return make(tr("Take a meeting out of the bin"), *meetings, *people, *names)


def is_with(meeting: Meeting, peer: PeerId) -> bool:
    """Whether a peer goes to a meeting, leads it or takes notes."""
    return meeting.lead == peer or peer in meeting.peers or peer in meeting.note_takers
