"""Reads what one wrap-up shows."""

from uuid import UUID

from sli_desktop.models.records.challenge import Question, Theme
from sli_desktop.models.records.meeting import Headline, Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.marks import themes_by_key
from sli_desktop.services.wrapping_up import (
    coming,
    follow_ups,
    headlines_in_place,
    next_of,
    question_id_of,
)
from sli_desktop.storage import View
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.wrapup.state import Shown


def read_wrap_up(view: View, desk: Desk, meeting_id: UUID) -> Shown | None:
    """Everything of one meeting's wrap-up; None where the meeting is not here any more."""
    meeting = view.get(Meeting, meeting_id)
    if meeting is None:
        return None
    notes = view.where(Note, meeting=meeting.id)
    upcoming = coming(view.meeting_lines(), meeting, desk.clock())
    today = desk.now().date()
    of_today = [
        each.id for each in upcoming if each.starts and desk.local(each.starts).date() == today
    ]
    carried: dict[UUID, Question] = {}
    for note in follow_ups(notes):
        question = view.get(Question, question_id_of(note))
        if question is not None:
            carried[note.id] = question
    return Shown(
        meeting=meeting,
        notes=notes,
        headlines=headlines_in_place(view.where(Headline, meeting=meeting.id)),
        themes=tuple(each for each in themes_by_key(view.all(Theme)) if each.parent is None),
        upcoming=upcoming,
        next=next_of(upcoming, view.meetings_with(desk.peer.id), of_today),
        in_room=sum(each.count for each in view.where(Attendance, meeting=meeting.id)),
        carried=carried,
    )
