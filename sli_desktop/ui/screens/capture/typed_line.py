"""The line being typed, as data: when it began, whose words, what its marks say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.ids import AttendanceId, NoteId, PeerId, ThemeId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import FollowUp, Note, NoteKind, Source
from sli_desktop.services.capture import Place, add_note, edit_note, note_of
from sli_desktop.services.drafts import Draft
from sli_desktop.services.marks import LineContext, ParsedLine, parse_line
from sli_desktop.services.pasting import clean, keep_lines, lines_of, parts_of
from sli_desktop.ui.screens.capture.state import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn:
    """Who hands a line in, where and when; `speaker` is who spoke last."""

    meeting: Meeting
    author: PeerId
    speaker: AttendanceId | None
    now: datetime
    new_id: Callable[[], UUID]


@dataclass(slots=True, kw_only=True)
class TypedLine:
    """One line from its first key to Enter. `editing` is the note it changes, if it does.

    `note` is the identity the note will have, given with the first key and kept in the draft.
    `themes`, `kinds` and `source` were chosen without marks.
    """

    note: NoteId
    first_key: datetime | None = None
    themes: frozenset[ThemeId] = frozenset()
    kinds: frozenset[NoteKind] = frozenset()
    source: Source | None = None
    as_text: frozenset[int] = frozenset()
    editing: Note | None = None

    @classmethod
    def new(cls, new_id: Callable[[], UUID]) -> "TypedLine":
        """An empty line."""
        return cls(note=NoteId(new_id()))

    @classmethod
    def of_note(cls, note: Note, room: Room) -> "TypedLine":
        """The line that changes a note; signs its words begin with are words, not marks."""
        line = cls(
            note=note.id,
            first_key=note.first_key,
            themes=note.themes,
            kinds=note.kinds,
            source=note.source,
            editing=note,
        )
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
            kinds=draft.kinds,
            source=draft.source,
            as_text=draft.as_text,
            editing=note if draft.is_edit else None,
        )

    def read(self, text: str, room: Room) -> ParsedLine:
        """The words and marks of the line as it stands."""
        return parse_line(text, room.context, as_text=self.as_text)

    def draft(self, text: str, meeting: Meeting, speaker: AttendanceId | None) -> Draft | None:
        """What to keep of the line in case the program ends; None before the first key."""
        if self.first_key is None:
            return None
        return Draft(
            note=self.note,
            meeting=meeting.id,
            first_key=self.first_key,
            text=clean(text),
            speaker=speaker,
            themes=self.themes,
            kinds=self.kinds,
            source=self.source,
            as_text=self.as_text,
            is_edit=self.editing is not None,
        )

    def act(self, line: ParsedLine, by: HandIn) -> ChangeSet:
        """The act of handing the line in: a new note, or a changed one.

        A text too long for one note becomes several, in their order; no word is left out.

        Raises:
            EmptyNoteError: the line has no words.
        """
        line = replace(line, body=clean(line.body).strip())
        first, *rest = parts_of(line.body)
        more = [
            self._note(replace(line, body=part), by, by.new_id, place)
            for place, part in enumerate(rest, 1)
        ]
        if self.editing is not None:
            after = self._changed(self.editing, replace(line, body=first))
            act = edit_note(self.editing, after)
            return ChangeSet(name=act.name, changes=(*act.changes, *keep_lines(more).changes))
        note = self._note(replace(line, body=first), by, lambda: self.note)
        return keep_lines((note, *more)) if more else add_note(note)

    def lines(self, text: str, room: Room, by: HandIn, *, marks_on: bool) -> ChangeSet:
        """The act of handing the text in with each of its lines as a note of its own.

        Raises:
            EmptyNoteError: the text has no words.
        """
        return keep_lines(self._each(text, room.context, by, marks_on=marks_on))

    def _each(
        self, text: str, context: LineContext, by: HandIn, *, marks_on: bool
    ) -> Iterator[Note]:
        context = replace(context, marks_on=marks_on)
        for place, words in enumerate(lines_of(text)):
            line = parse_line(words, context)
            if line.body:
                yield self._note(line, by, by.new_id, place)

    def _note(
        self, line: ParsedLine, by: HandIn, new_id: Callable[[], UUID], place: int = 0
    ) -> Note:
        # A microsecond apart, so that notes of one paste keep their order on every laptop.
        return note_of(
            line,
            place=Place(meeting=by.meeting),
            author=by.author,
            first_key=(self.first_key or by.now) + timedelta(microseconds=place),
            speaker=by.speaker,
            themes=self.themes,
            kinds=self.kinds,
            source=self.source,
            new_id=new_id,
        )

    def _changed(self, note: Note, line: ParsedLine) -> Note:
        kinds = self.kinds | line.kinds
        is_asked, was_asked = NoteKind.FOLLOW_UP in kinds, NoteKind.FOLLOW_UP in note.kinds
        follow_up = note.follow_up
        if is_asked != was_asked:
            follow_up = FollowUp.OPEN if is_asked else FollowUp.NONE
        return replace(
            note,
            body=line.body,
            kinds=kinds,
            themes=self.themes | line.themes,
            source=self.source or note.source,
            speaker=line.speaker if line.names_speaker else note.speaker,
            follow_up=follow_up,
        )
