"""The line being typed, as data: when it began, whose words, what its marks say."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.ids import AttendanceId, NoteId, PeerId, ThemeId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import FollowUp, Note, NoteKind
from sli_desktop.services.capture import Place, add_note, edit_note, note_of
from sli_desktop.services.drafts import Draft
from sli_desktop.services.marks import LineContext, ParsedLine, parse_line
from sli_desktop.ui.screens.capture.state import Room


@dataclass(slots=True, kw_only=True)
class TypedLine:
    """One line from its first key to Enter. `editing` is the note it changes, if it does.

    `note` is the identity the note will have, given with the first key and kept in the draft.
    """

    note: NoteId
    first_key: datetime | None = None
    themes: frozenset[ThemeId] = frozenset()
    as_text: frozenset[int] = frozenset()
    editing: Note | None = None

    @classmethod
    def new(cls, new_id: Callable[[], UUID]) -> "TypedLine":
        """An empty line."""
        return cls(note=NoteId(new_id()))

    @classmethod
    def of_note(cls, note: Note, room: Room) -> "TypedLine":
        """The line that changes a note; signs its words begin with are words, not marks."""
        line = cls(note=note.id, first_key=note.first_key, themes=note.themes, editing=note)
        while marks := line.read(note.body, room).marks:
            line.as_text |= {mark.start for mark in marks}
        return line

    @classmethod
    def of_draft(cls, draft: Draft, note: Note | None) -> "TypedLine":
        """The line that was being typed when the program ended."""
        return cls(
            note=draft.note,
            first_key=draft.first_key,
            themes=draft.themes,
            as_text=draft.as_text,
            editing=note if draft.is_edit else None,
        )

    def read(self, text: str, room: Room) -> ParsedLine:
        """The words and marks of the line as it stands."""
        context = LineContext(themes=room.themes, people=room.people)
        return parse_line(text, context, as_text=self.as_text)

    def draft(self, text: str, meeting: Meeting, speaker: AttendanceId | None) -> Draft | None:
        """What to keep of the line in case the program ends; None before the first key."""
        if self.first_key is None:
            return None
        return Draft(
            note=self.note,
            meeting=meeting.id,
            first_key=self.first_key,
            text=text,
            speaker=speaker,
            themes=self.themes,
            as_text=self.as_text,
            is_edit=self.editing is not None,
        )

    def act(
        self,
        line: ParsedLine,
        meeting: Meeting,
        *,
        author: PeerId,
        speaker: AttendanceId | None,
        now: datetime,
    ) -> ChangeSet:
        """The act of handing the line in: a new note, or a changed one.

        Raises:
            EmptyNoteError: the line has no words.
        """
        if self.editing is not None:
            return edit_note(self.editing, _changed(self.editing, line, self.themes))
        note = note_of(
            line,
            place=Place(meeting=meeting),
            author=author,
            first_key=self.first_key or now,
            speaker=speaker,
            themes=self.themes,
            new_id=lambda: self.note,
        )
        return add_note(note)


def _changed(note: Note, line: ParsedLine, themes: frozenset[ThemeId]) -> Note:
    kinds = note.kinds | line.kinds
    is_new = NoteKind.FOLLOW_UP in line.kinds and NoteKind.FOLLOW_UP not in note.kinds
    return replace(
        note,
        body=line.body,
        kinds=kinds,
        themes=themes | line.themes,
        speaker=line.speaker if line.names_speaker else note.speaker,
        follow_up=FollowUp.OPEN if is_new else note.follow_up,
    )
