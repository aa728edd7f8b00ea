"""Who sat where, and from which groups a note was heard. Pure.

What "heard from a group" means is defined in `services/coverage.py`, which counts it in SQL; here
it is applied to single notes. Planned meetings make no difference: a note is there, so it was
heard.
"""

from collections.abc import Iterable

from sli_desktop.models.records.ids import AttendanceId, GroupId, MeetingId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance


class Rooms:
    """Who sat where: built once for many findings."""

    def __init__(self, meetings: Iterable[Meeting], attendance: Iterable[Attendance]) -> None:
        self._lines: dict[AttendanceId, Attendance] = {}
        self._present: dict[MeetingId, set[GroupId]] = {}
        for line in attendance:
            self._lines[line.id] = line
            if line.group is not None:
                self._present.setdefault(line.meeting, set()).add(line.group)
        for meeting in meetings:
            if meeting.groups:
                self._present.setdefault(meeting.id, set(meeting.groups))

    def present(self, meeting: MeetingId) -> frozenset[GroupId]:
        """The groups that were in a meeting, as far as anybody said."""
        return frozenset(self._present.get(meeting, ()))

    def groups_of(self, note: Note) -> frozenset[GroupId]:
        """The groups a note was heard from: its speaker's; those present, where all spoke.

        A speaker of no group counts for the only group of the meeting, else for none.
        """
        if note.meeting is None:
            return frozenset()
        present = frozenset(self._present.get(note.meeting, ()))
        line = self._lines.get(note.speaker) if note.speaker is not None else None
        if line is None or line.meeting != note.meeting:
            return present
        if line.group is not None:
            return frozenset({line.group})
        return present if len(present) == 1 else frozenset()
