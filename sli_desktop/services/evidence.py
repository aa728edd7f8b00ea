"""The evidence chain: which notes carry a finding, and how broad that evidence is."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import ClassVar

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import Change, ChangeSet, edit, put_in_bin
from sli_desktop.models.records.finding import Finding, FindingNote, Stance
from sli_desktop.models.records.ids import (
    AttendanceId,
    FindingId,
    FindingNoteId,
    GroupId,
    link_id,
)
from sli_desktop.models.records.meeting import Meeting, Sensitivity
from sli_desktop.models.records.note import Note, NoteState
from sli_desktop.models.records.people import Attendance
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.remarks import Remarks
from sli_desktop.services.rooms import Rooms
from sli_desktop.wording import tr


class TeamOnlyNoteError(SliError):
    """An open finding must not rest on what was said for the team alone."""

    code: ClassVar[str] = "SLI-3302"

    def __init__(self) -> None:
        super().__init__(
            tr("This note stays inside the team, and the finding may reach the report."),
            kept=NOTHING_CHANGED,
            next_step=tr("Keep the finding inside the team first, or choose another note."),
        )


def attach_note(
    finding: Finding, note: Note, *, stance: Stance, existing: Iterable[FindingNote]
) -> ChangeSet:
    """Let a note speak for, or against, a finding.

    Attaching it twice is no change; attaching it with the other stance turns it. The note keeps
    its own themes: a finding on leadership may rest on something said about money.

    Raises:
        TeamOnlyNoteError: the note stays inside the team and the finding does not.
    """
    if note.sensitivity is not Sensitivity.OPEN and finding.sensitivity is Sensitivity.OPEN:
        raise TeamOnlyNoteError
    link = FindingNote(
        id=FindingNoteId(link_id(finding.id, note.id)),
        finding=finding.id,
        note=note.id,
        stance=stance,
    )
    before = next((each for each in existing if each.id == link.id), None)
    changes = [] if before == link else [Change(before=before, after=link)]
    if note.state is NoteState.TO_SORT:
        changes.append(Change(before=note, after=replace(note, state=NoteState.USED)))
    return ChangeSet(
        name=tr("Add evidence to {finding}").format(finding=finding.reference or tr("a finding")),
        changes=tuple(changes),
    )


def detach_note(link: FindingNote) -> ChangeSet:
    """Let a note no longer speak for a finding."""
    return put_in_bin(tr("Take evidence away"), link)


def set_aside(notes: Iterable[Note], links: Iterable[FindingNote] = ()) -> ChangeSet:
    """Keep notes as background: read, and used by no finding.

    `links` are what they speak for until now; that ends.
    """
    pairs = [(note, replace(note, state=NoteState.BACKGROUND)) for note in notes]
    name = tr("Keep as background")
    return ChangeSet(name=name, changes=edit("", *pairs).changes + put_in_bin("", *links).changes)


def all_supporting(finding: FindingId, records: ChallengeRecords) -> tuple[Note, ...]:
    """The notes that speak for a finding, those joined as one remark each."""
    found = (
        records.get(Note, link.note)
        for link in records.all(FindingNote)
        if link.finding == finding and link.stance is Stance.SUPPORTS
    )
    return tuple(note for note in found if note is not None)


def supporting_notes(
    finding: FindingId, records: ChallengeRecords, remarks: Remarks | None = None
) -> tuple[Note, ...]:
    """The notes that speak for a finding; of notes joined as one remark, only one.

    Who asks for many findings gives `remarks`, so that they are not found anew each time.
    """
    remarks = remarks or Remarks.of_notes(records.all(Note))
    return tuple(remarks.one_each(all_supporting(finding, records)))


def supporting_notes_of_all(records: ChallengeRecords) -> Mapping[FindingId, tuple[Note, ...]]:
    """The notes that speak for each finding, all at once; a finding without any is left out."""
    remarks = Remarks.of_notes(records.all(Note))
    found: dict[FindingId, list[Note]] = {}
    for link in records.all(FindingNote):
        note = records.get(Note, link.note)
        if note is not None and link.stance is Stance.SUPPORTS:
            found.setdefault(link.finding, []).append(note)
    return {finding: tuple(remarks.one_each(notes)) for finding, notes in found.items()}


def person_keys(records: ChallengeRecords) -> Mapping[AttendanceId, str]:
    """Which person a role in a room is, where somebody said that they were met more than once."""
    return {each.id: each.person_key for each in records.all(Attendance) if each.person_key}


def distinct_sources(
    notes: Iterable[Note],
    records: ChallengeRecords,
    people: Mapping[AttendanceId, str] | None = None,
) -> int:
    """How many independent places the notes come from: meetings, documents, and what peers saw.

    One person met twice counts once, where every note of a meeting has that one speaker. Who asks
    for many findings gives `people` (`person_keys`), so that they are not gathered anew each time.
    """
    people = person_keys(records) if people is None else people
    sources: set[object] = set()
    for note in notes:
        person = people.get(note.speaker) if note.speaker is not None else None
        sources.add(person or note.meeting or note.document or note.author)
    return len(sources)


def groups_heard(notes: Iterable[Note], records: ChallengeRecords) -> set[GroupId]:
    """The groups the notes come from: a speaker's own, or those present where all spoke."""
    rooms = Rooms(records.all(Meeting), records.all(Attendance))
    return {group for note in notes for group in rooms.groups_of(note)}
