"""What capture reads when a meeting is opened: everything at once, nothing again at a key."""

from collections.abc import Sequence
from typing import NamedTuple

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.ids import MeetingId, ThemeId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance, Peer
from sli_desktop.services.capture import source_of
from sli_desktop.services.drafts import Draft, read_draft
from sli_desktop.services.guard import Known
from sli_desktop.services.known_people import names_here
from sli_desktop.services.marks import themes_by_key
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.capture.state import Room
from sli_desktop.ui.words import day, times
from sli_desktop.wording import tr


class Opened(NamedTuple):
    """One meeting as it is now, with the line that was being typed in it when the program ended."""

    meeting: Meeting
    room: Room
    notes: tuple[Note, ...]
    known: Known
    draft: Draft | None
    edited: Note | None


def open_meeting(desk: Desk, meeting_id: MeetingId) -> Opened:
    """Read a meeting.

    Raises:
        MissingRecordError: it is not here any more.
    """
    with desk.workspace.read() as view:
        meeting = view.need(Meeting, meeting_id)
        draft = read_draft(view)
        draft = draft if draft is not None and draft.meeting == meeting_id else None
        themes = view.all(Theme)
        room = Room(
            challenge=desk.challenge,
            themes=themes_by_key([each for each in themes if each.parent is None]),
            people=view.where(Attendance, meeting=meeting_id),
            marks_on=desk.preferences.now.marks,
            source=source_of(meeting.kind),
            team={peer.id: peer.name for peer in view.all(Peer)},
            me=desk.peer.id,
            within=_tops(themes),
        )
        return Opened(
            meeting=meeting,
            room=room,
            notes=view.where(Note, meeting=meeting_id),
            known=names_here(view),
            draft=draft,
            edited=view.get(Note, draft.note) if draft else None,
        )


def _tops(themes: Sequence[Theme]) -> dict[ThemeId, ThemeId]:
    """Part of a theme → the theme above it that is no part of another one."""
    above = {each.id: each.parent for each in themes if each.parent is not None}
    found: dict[ThemeId, ThemeId] = {}
    for part in above:
        top, seen = part, {part}
        while (parent := above.get(top)) is not None and parent not in seen:
            seen.add(parent)
            top = parent
        found[part] = top
    return found


def facts(desk: Desk, meeting: Meeting, room: Room) -> str:
    """When and where a meeting is, and who of the team is there; note-takers are named as such."""
    starts = desk.local(meeting.starts) if meeting.starts else None
    ends = desk.local(meeting.ends) if meeting.ends else None
    parts = (
        day(starts) if starts else "",
        times(starts, ends),
        meeting.place,
        *_team(meeting, room),
    )
    return " · ".join(each for each in parts if each)


def _team(meeting: Meeting, room: Room) -> tuple[str, str]:
    others = (meeting.peers | meeting.note_takers) - {room.me}
    known = sorted(
        (room.team[each], each in meeting.note_takers) for each in others & set(room.team)
    )
    quiet = ", ".join(name for name, writes in known if not writes)
    writers = [name for name, writes in known if writes]
    return (
        tr("with {names}").format(names=quiet) if quiet else "",
        _writers(writers),
    )


def _writers(names: list[str]) -> str:
    if not names:
        return ""
    words = tr("{names} takes notes too") if len(names) == 1 else tr("{names} take notes too")
    return words.format(names=", ".join(names))
