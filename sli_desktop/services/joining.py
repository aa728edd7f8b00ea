"""Saying that several notes are one remark, and taking that back."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import Change, ChangeSet, edit
from sli_desktop.models.records.finding import FindingNote
from sli_desktop.models.records.ids import FindingNoteId, NoteId, link_id
from sli_desktop.models.records.note import Note, NoteState
from sli_desktop.wording import tr, trn


class NotOneRemarkError(SliError):
    """Notes of two meetings cannot be one remark: evidence would be lost from the count."""

    code: ClassVar[str] = "SLI-3346"

    def __init__(self) -> None:
        super().__init__(
            tr("These notes are not all from one meeting, so they are not one remark."),
            kept=NOTHING_CHANGED,
            next_step=tr("Choose two or more notes of the same meeting."),
        )


def join_notes(notes: Iterable[Note], links: Iterable[FindingNote] = ()) -> ChangeSet:
    """Say that notes are one remark, counted once; what one of them carries, all carry.

    Give every note of the remarks that become one, and what those notes speak for.

    Raises:
        NotOneRemarkError: there are fewer than two, or they are of different meetings.
    """
    notes = tuple(notes)
    ids = frozenset(note.id for note in notes)
    places = {note.meeting for note in notes}
    if len(ids) < 2 or len(places) != 1 or None in places:
        raise NotOneRemarkError
    links = tuple(links)
    carried = {(link.finding, link.stance) for link in links if link.note in ids}
    known = {link.id for link in links}
    joined = [(note, replace(note, joined_with=ids - {note.id})) for note in notes]
    if carried:
        joined = [(old, replace(new, state=NoteState.USED)) for old, new in joined]
    act = edit(trn(len(ids), "Join {number} note", "Join {number} notes"), *joined)
    added = [
        Change(before=None, after=FindingNote(id=key, finding=finding, note=note.id, stance=stance))
        for finding, stance in sorted(carried)
        for note in notes
        if (key := FindingNoteId(link_id(finding, note.id))) not in known
    ]
    return ChangeSet(name=act.name, changes=(*act.changes, *added))


def take_apart(note: Note, others: Iterable[Note]) -> ChangeSet:
    """Say that a note is a remark of its own; `others` are those it was one remark with.

    What each of them speaks for stays as it is.
    """
    alone: frozenset[NoteId] = frozenset()
    pairs = [(note, replace(note, joined_with=alone))]
    pairs += [(each, replace(each, joined_with=each.joined_with - {note.id})) for each in others]
    return edit(tr("Take joined notes apart"), *pairs)
