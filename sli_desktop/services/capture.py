"""What a peer does in and around a meeting: notes, who is in the room, the two minutes after it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.challenge import Question, QuestionOrigin
from sli_desktop.models.records.change import Change, ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.ids import (
    AttendanceId,
    DocumentId,
    GroupId,
    HeadlineId,
    MeetingId,
    NoteId,
    PeerId,
    QuestionId,
    ThemeId,
)
from sli_desktop.models.records.meeting import (
    Headline,
    Meeting,
    MeetingKind,
    MeetingState,
    Sensitivity,
    UnableToSpeak,
)
from sli_desktop.models.records.note import FollowUp, Note, NoteKind, Source
from sli_desktop.models.records.people import Attendance
from sli_desktop.services.marks import ParsedLine
from sli_desktop.services.ordering import places
from sli_desktop.wording import tr, trn

NewId = Callable[[], UUID]

MOST_HEADLINES = 3
"""Headlines of one meeting (`ui.md`, Wrap-up)."""

_SOURCES = {
    MeetingKind.VISIT: Source.SAW,
    MeetingKind.OBSERVATION: Source.SAW,
    MeetingKind.DOCUMENT_READING: Source.READ,
    MeetingKind.AUDIT: Source.READ,
}


class EmptyNoteError(SliError):
    """A line without words is no note."""

    code: ClassVar[str] = "SLI-3301"

    def __init__(self) -> None:
        super().__init__(
            tr("The note has no words."),
            kept=NOTHING_CHANGED,
            next_step=tr("Write what was said, then try again."),
        )


def source_of(kind: MeetingKind) -> Source:
    """How notes of this kind of meeting come to the team, until a person says otherwise."""
    return _SOURCES.get(kind, Source.HEARD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a note belongs: a meeting, a page of a document, or neither (first impressions)."""

    meeting: Meeting | None = None
    document: DocumentId | None = None
    page: str = ""

    @property
    def source(self) -> Source:
        """Heard, saw or read, from the meeting or the document."""
        if self.meeting is not None:
            return source_of(self.meeting.kind)
        return Source.HEARD if self.document is None else Source.READ


def note_of(
    line: ParsedLine,
    *,
    place: Place,
    author: PeerId,
    first_key: datetime,
    speaker: AttendanceId | None = None,
    themes: frozenset[ThemeId] = frozenset(),
    kinds: frozenset[NoteKind] = frozenset(),
    source: Source | None = None,
    new_id: NewId,
) -> Note:
    """The note that a typed line becomes.

    `speaker` is who spoke last, used where the line names nobody; `themes` and `kinds` are added to
    those the line names; `source` is given where it is another than the place has.

    Raises:
        EmptyNoteError: the line has no words.
    """
    if not line.body:
        raise EmptyNoteError
    kinds = line.kinds | kinds
    return Note(
        id=NoteId(new_id()),
        author=author,
        first_key=first_key,
        body=line.body,
        meeting=place.meeting.id if place.meeting else None,
        document=place.document,
        page=place.page,
        speaker=line.speaker if line.names_speaker else speaker,
        kinds=kinds,
        themes=line.themes | themes,
        source=source or place.source,
        follow_up=FollowUp.OPEN if NoteKind.FOLLOW_UP in kinds else FollowUp.NONE,
        sensitivity=place.meeting.sensitivity if place.meeting else Sensitivity.OPEN,
    )


def add_note(note: Note) -> ChangeSet:
    """Put a note into the challenge."""
    return make(tr("Add a note"), note)


def edit_note(before: Note, after: Note) -> ChangeSet:
    """Change a note."""
    if not after.body.strip():
        raise EmptyNoteError
    return edit(tr("Change a note"), (before, after))


def bin_notes(notes: Iterable[Note]) -> ChangeSet:
    """Put notes in the bin; they can come back."""
    notes = tuple(notes)
    return put_in_bin(trn(len(notes), "Delete {number} note", "Delete {number} notes"), *notes)


def toggle_kind(note: Note, kind: NoteKind) -> ChangeSet:
    """Make a note a strength (area, quote, follow-up), or no longer one."""
    after = replace(note, kinds=note.kinds ^ {kind})
    if kind is NoteKind.FOLLOW_UP:
        state = FollowUp.OPEN if kind in after.kinds else FollowUp.NONE
        after = replace(after, follow_up=state)
    return edit(tr("Change the kind of a note"), (note, after))


def toggle_theme(note: Note, theme: ThemeId) -> ChangeSet:
    """Put a note under a theme, or take it away from there."""
    after = replace(note, themes=note.themes ^ {theme})
    return edit(tr("Change the themes of a note"), (note, after))


def next_source(source: Source) -> Source:
    """The source after this one: heard, saw, read, data, and round again."""
    order = tuple(Source)
    return order[(order.index(source) + 1) % len(order)]


def change_source(note: Note, source: Source) -> ChangeSet:
    """Say that a note was heard, seen, read or taken from data."""
    return edit(tr("Change the source of a note"), (note, replace(note, source=source)))


def add_attendance(
    meeting: MeetingId,
    *,
    role_label: str,
    count: int = 1,
    group: GroupId | None = None,
    person_key: str = "",
    new_id: NewId,
) -> tuple[Attendance, ChangeSet]:
    """Say who is in the room, by role and number, never by name."""
    attendance = Attendance(
        id=AttendanceId(new_id()),
        meeting=meeting,
        role_label=role_label,
        count=count,
        group=group,
        person_key=person_key if count == 1 else "",
    )
    return attendance, make(tr("Add who is in the room"), attendance)


def unplanned_meeting(
    title: str,
    *,
    kind: MeetingKind,
    at: datetime,
    minutes: int,
    peer: PeerId,
    reference: str,
    new_id: NewId,
) -> tuple[Meeting, ChangeSet]:
    """A meeting that stands in no timetable and starts now."""
    meeting = Meeting(
        id=MeetingId(new_id()),
        title=title,
        reference=reference,
        kind=kind,
        starts=at,
        ends=at + timedelta(minutes=minutes),
        planned_minutes=minutes,
        lead=peer,
        peers=frozenset({peer}),
    )
    return meeting, make(tr("Add a meeting"), meeting)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrapUp:
    """What is said about a meeting in the two minutes after it."""

    headlines: tuple[str, ...] = ()
    people_count: int | None = None
    unable_to_speak: UnableToSpeak = UnableToSpeak.UNANSWERED
    sensitivity: Sensitivity = Sensitivity.OPEN


def wrap_up(meeting: Meeting, said: WrapUp, *, new_id: NewId) -> ChangeSet:
    """Close a meeting: it was held, this many came, these are the headlines to carry away."""
    after = replace(
        meeting,
        state=MeetingState.HELD,
        wrap_up_done=True,
        people_count=said.people_count,
        unable_to_speak=said.unable_to_speak,
        sensitivity=said.sensitivity,
    )
    words = [text.strip() for text in said.headlines if text.strip()][:MOST_HEADLINES]
    headlines = [
        Headline(id=HeadlineId(new_id()), text=text, meeting=meeting.id, order=place)
        for text, place in zip(words, places(len(words)), strict=True)
    ]
    made = make("", *headlines).changes
    return ChangeSet(
        name=tr("Wrap up a meeting"), changes=(Change(before=meeting, after=after), *made)
    )


def carry_follow_up(note: Note, *, meeting: MeetingId, new_id: NewId) -> ChangeSet:
    """Take a follow-up into another meeting as a question to ask there."""
    question = Question(
        id=QuestionId(new_id()), text=note.body, meeting=meeting, origin=QuestionOrigin.FOLLOW_UP
    )
    carried = Change(before=note, after=replace(note, follow_up=FollowUp.CARRIED))
    return ChangeSet(
        name=tr("Carry a follow-up"), changes=(carried, Change(before=None, after=question))
    )


def mark_asked(question: Question, meeting: MeetingId) -> ChangeSet:
    """Tick a question as asked in a meeting, or take the tick away."""
    after = replace(question, asked_in=question.asked_in ^ {meeting})
    return edit(tr("Tick a question"), (question, after))
