"""Moving several notes at once: one act, whole or not at all."""

from collections.abc import Iterable

import pytest

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import Finding, FindingLabel, FindingNote, Stance
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import Note, NoteKind, NoteState
from sli_desktop.services.evidence import TeamOnlyNoteError
from sli_desktop.services.findings import add_finding
from sli_desktop.services.moving import (
    keep_as_background,
    label_for,
    move_inside_team,
    move_notes,
    move_to_new,
    take_out,
    theme_for,
)
from sli_desktop.services.remarks import Remarks
from sli_desktop.services.sorting import Tally, tallies
from sli_desktop.storage import Carried
from tests.builders import (
    FINANCE,
    HOUSING,
    OFFICERS,
    RESIDENTS,
    a_finding,
    a_finding_note,
    a_new_id,
    a_note,
)


def states(act: ChangeSet) -> list[NoteState]:
    return [change.after.state for change in act.changes if isinstance(change.after, Note)]


def stances(act: ChangeSet) -> list[Stance]:
    links = (change.after for change in act.changes)
    return [link.stance for link in links if isinstance(link, FindingNote)]


def test_several_notes_move_in_one_act_and_background_comes_back_into_use() -> None:
    notes = [a_note(), a_note(state=NoteState.BACKGROUND)]
    act = move_notes(a_finding(), notes, stance=Stance.AGAINST, existing=())
    assert act.name == "Move 2 notes"
    assert states(act) == [NoteState.USED] * 2
    assert stances(act) == [Stance.AGAINST] * 2


def test_one_note_of_the_team_alone_keeps_the_whole_move_back_until_the_finding_stays_too() -> None:
    finding, notes = a_finding(), [a_note(), a_note(sensitivity=Sensitivity.TEAM_ONLY)]
    with pytest.raises(TeamOnlyNoteError):
        move_notes(finding, notes, existing=())
    act = move_inside_team(finding, notes, existing=())
    kept = act.changes[0].after
    assert isinstance(kept, Finding)
    assert kept.sensitivity is Sensitivity.TEAM_ONLY
    assert len(stances(act)) == 2


@pytest.mark.parametrize("kept", [Sensitivity.OPEN, Sensitivity.TEAM_ONLY])
def test_a_new_finding_stays_where_its_notes_stay(kept: Sensitivity) -> None:
    note = a_note(sensitivity=kept)
    finding, made = add_finding(
        "Savings are late",
        theme=FINANCE,
        label=FindingLabel.AREA,
        existing=(),
        reference="SA1",
        new_id=a_new_id,
    )
    act = move_to_new(finding, made, [note])
    new = act.changes[0].after
    assert isinstance(new, Finding)
    assert (new.id, new.sensitivity) == (finding.id, kept)
    assert act.name == "Move 1 note to a new finding"


def test_what_carries_nothing_else_is_to_sort_again_and_background_carries_nothing() -> None:
    note = a_note(state=NoteState.USED)
    link = a_finding_note(a_finding(), note)
    act = take_out([link], [note])
    assert act.changes[0].after is None
    assert states(act) == [NoteState.TO_SORT]
    aside = keep_as_background([note], [link])
    assert [change.after for change in aside.changes if change.before == link] == [None]
    assert states(aside) == [NoteState.BACKGROUND]


def of(*kinds: NoteKind) -> Note:
    return a_note(kinds=frozenset(kinds))


@pytest.mark.parametrize(
    ("notes", "label"),
    [
        ([of(NoteKind.STRENGTH)], FindingLabel.STRENGTH),
        ([of(NoteKind.STRENGTH), of(NoteKind.AREA)], FindingLabel.AREA),
        ([of()], FindingLabel.AREA),
    ],
)
def test_the_label_of_a_new_finding_comes_from_the_kinds(
    notes: Iterable[Note], label: FindingLabel
) -> None:
    assert label_for(notes) is label


def test_the_theme_of_a_new_finding_is_the_one_shown_or_what_the_notes_are_about() -> None:
    notes = [a_note(theme=HOUSING), a_note(theme=HOUSING), a_note(theme=FINANCE)]
    order = [FINANCE, HOUSING]
    assert theme_for(notes, FINANCE, order) == FINANCE
    assert theme_for(notes, None, order) == HOUSING
    assert theme_for([a_note()], None, order) == FINANCE


def test_a_tally_counts_remarks_not_notes() -> None:
    finding, notes = a_finding(), [a_note() for _ in range(4)]
    stance = [Stance.SUPPORTS, Stance.SUPPORTS, Stance.SUPPORTS, Stance.AGAINST]
    groups = [{OFFICERS}, {OFFICERS}, {RESIDENTS}, {RESIDENTS}]
    carried = [
        Carried(
            finding=finding.id,
            note=note.id,
            stance=stance[at],
            is_shown=at < 2,
            groups=frozenset(groups[at]),
        )
        for at, note in enumerate(notes)
    ]
    joined = Remarks.of_pairs([(notes[0].id, notes[1].id)])
    assert tallies(carried, joined)[finding.id] == Tally(
        supports=2, against=1, here=1, groups=frozenset({OFFICERS, RESIDENTS})
    )
