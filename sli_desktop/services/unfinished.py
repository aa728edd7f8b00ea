"""The line that was being typed when the program ended, settled before anything else is opened.

Either way it becomes a note: kept where it was typed, or in the bin, from where it can come back.
No word is thrown away.
"""

from datetime import timedelta

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.ids import NoteId, PeerId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.capture import NewId, Place, add_note, bin_notes, note_of
from sli_desktop.services.drafts import Draft, clear_draft
from sli_desktop.services.marks import LineContext, ParsedLine, parse_line, themes_by_key
from sli_desktop.services.pasting import clean, keep_lines, parts_of
from sli_desktop.storage import View, Workspace


def notes_of_line(
    view: View, draft: Draft, *, author: PeerId, new_id: NewId, marks_on: bool = True
) -> tuple[Note, ...]:
    """The note that the line becomes; several where it is too long for one, none without words.

    Raises:
        MissingRecordError: its meeting is not here any more.
    """
    meeting = view.need(Meeting, draft.meeting)
    context = LineContext(
        themes=themes_by_key([each for each in view.all(Theme) if each.parent is None]),
        people=view.where(Attendance, meeting=meeting.id),
        marks_on=marks_on,
    )
    line = parse_line(clean(draft.text), context, as_text=draft.as_text)
    ids = iter([draft.note])

    def note(place: int, words: str) -> Note:
        return note_of(
            ParsedLine(
                body=words,
                kinds=line.kinds,
                themes=line.themes,
                speaker=line.speaker,
                names_speaker=line.names_speaker,
            ),
            place=Place(meeting=meeting),
            author=author,
            first_key=draft.first_key + timedelta(microseconds=place),
            speaker=draft.speaker,
            themes=draft.themes,
            kinds=draft.kinds,
            source=draft.source,
            new_id=lambda: next(ids, None) or NoteId(new_id()),
        )

    parts = parts_of(line.body) if line.body else ()
    return tuple(note(place, words) for place, words in enumerate(parts))


def settle_line(
    workspace: Workspace,
    draft: Draft,
    *,
    author: PeerId,
    new_id: NewId,
    marks_on: bool = True,
    keep: bool,
) -> None:
    """Make the line a note, or a note in the bin; then nothing is unfinished any more."""
    with workspace.read() as view:
        notes = notes_of_line(view, draft, author=author, new_id=new_id, marks_on=marks_on)
    if notes:
        workspace.commit(_added(notes))
        if not keep:
            workspace.commit(bin_notes(notes))
    clear_draft(workspace)


def _added(notes: tuple[Note, ...]) -> ChangeSet:
    return add_note(notes[0]) if len(notes) == 1 else keep_lines(notes)
