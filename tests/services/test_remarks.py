"""Notes of one remark: joined transitively, counted once, taken apart again."""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

import pytest

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import FindingNote, Stance
from sli_desktop.models.records.note import Note, NoteState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.evidence import supporting_notes
from sli_desktop.services.joining import NotOneRemarkError, join_notes, take_apart
from sli_desktop.services.remarks import Remarks
from tests.builders import a_finding, a_finding_note, a_meeting, a_note, an_id

Pairs = Iterable[tuple[UUID, UUID]]


def faults(of_pairs: Callable[[Pairs], Remarks]) -> list[str]:
    """What is wrong with how pairs become remarks, tried on random pairs."""
    found = []
    for seed in range(60):
        r = random.Random(seed)
        ids = [an_id(f"note {place}") for place in range(10)]
        pairs = [tuple(r.sample(ids, 2)) for _ in range(r.randrange(9))]
        remarks = of_pairs(pairs)  # type: ignore[arg-type]
        for note in ids:
            reached, waiting = {note}, [note]
            while waiting:
                here = waiting.pop()
                near = {b for a, b in pairs if a == here} | {a for a, b in pairs if b == here}
                waiting += near - reached
                reached |= near
            if remarks.of(note) != reached:
                found.append(f"{seed}: {note}")
        keys = {remarks.key(note) for note in ids}
        if remarks.count(ids) != len(keys) or len(keys) != len({remarks.of(n) for n in ids}):
            found.append(f"{seed}: count")
    return found


def _only_neighbours(pairs: Pairs) -> Remarks:
    pairs = list(pairs)
    of = {note: {note} for pair in pairs for note in pair}
    for one, other in pairs:
        of[one].add(other)
        of[other].add(one)
    return Remarks({note: frozenset(each) for note, each in of.items()})


def test_joining_is_transitive_and_a_fault_in_that_would_be_noticed() -> None:
    assert faults(Remarks.of_pairs) == []
    assert faults(_only_neighbours) != []


def test_of_three_note_takers_notes_joined_in_a_row_one_counts() -> None:
    finding, ends, middle = a_finding(), [a_note(), a_note()], a_note()
    middle = replace(middle, joined_with=frozenset(note.id for note in ends))
    links = [a_finding_note(finding, note) for note in ends]
    records = ChallengeRecords.of([finding, *ends, middle, *links])
    assert supporting_notes(finding.id, records) == (ends[0],)


def after(act: ChangeSet, record_type: type[Note]) -> dict[UUID, Note]:
    made = (change.after for change in act.changes)
    return {each.id: each for each in made if isinstance(each, record_type)}


def test_joined_notes_name_each_other_and_carry_the_same() -> None:
    finding, first, second = a_finding(), a_note(state=NoteState.USED), a_note()
    link = a_finding_note(finding, first, Stance.AGAINST)
    act = join_notes([first, second], [link])
    notes = after(act, Note)
    assert notes[first.id].joined_with == {second.id}
    assert notes[second.id].joined_with == {first.id}
    assert notes[second.id].state is NoteState.USED
    [added] = [c.after for c in act.changes if isinstance(c.after, FindingNote)]
    assert (added.finding, added.note, added.stance) == (finding.id, second.id, Stance.AGAINST)
    assert act.name == "Join 2 notes"


def test_a_note_taken_apart_leaves_the_others_joined() -> None:
    notes = [a_note(), a_note(), a_note()]
    joined = after(join_notes(notes), Note)
    alone = joined[notes[0].id]
    rest = [joined[note.id] for note in notes[1:]]
    apart = after(take_apart(alone, rest), Note)
    assert apart[alone.id].joined_with == frozenset()
    assert apart[notes[1].id].joined_with == {notes[2].id}
    assert take_apart(a_note(), []).changes == ()


@pytest.mark.parametrize(
    "notes",
    [
        [a_note()],
        [a_note(), a_note(meeting=a_meeting("Another").id)],
        [a_note(meeting=None), a_note(meeting=None)],
    ],
)
def test_notes_of_two_meetings_are_not_one_remark(notes: list[Note]) -> None:
    with pytest.raises(NotOneRemarkError):
        join_notes(notes)
