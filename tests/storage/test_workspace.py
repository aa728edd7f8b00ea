from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sli_desktop.models.records.change import Change, ChangeSet, Committed, edit, make, put_in_bin
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.storage import (
    FileMovedError,
    FixedFieldError,
    MissingRecordError,
    StaleRecordError,
    UnkeepableTextError,
    Workspace,
)
from tests.builders import (
    CHIEF,
    FINANCE,
    HOUSING,
    LEADERSHIP,
    PRIYA,
    SAM,
    Ticking,
    a_challenge,
    a_finding,
    a_finding_note,
    a_meeting,
    a_note,
    a_peer,
    a_theme,
    an_id,
)
from tests.workspaces import new_workspace, reopened

if TYPE_CHECKING:
    from sli_desktop.models.records import Record


def test_a_record_comes_back_exactly_as_it_was_saved(workspace: Workspace) -> None:
    note = a_note("Said – “slowly” – naïve ☂ \x00 end", theme=FINANCE, kinds={NoteKind.QUOTE})
    note = replace(note, kinds=frozenset(note.kinds))
    meeting = a_meeting(themes=frozenset({FINANCE, HOUSING}))
    workspace.commit(make("Add", note, meeting, a_challenge(rating_scale=("low", "high"))))
    with workspace.read() as view:
        assert view.get(Note, note.id) == note
        assert view.get(Meeting, meeting.id) == meeting
        assert view.everything().challenge == a_challenge(rating_scale=("low", "high"))


def test_what_was_committed_is_there_after_a_restart(tmp_path: Path) -> None:
    opened = new_workspace(tmp_path / "a.sli")
    note = a_note()
    opened.commit(make("Add", note))
    with reopened(opened) as again, again.read() as view:
        assert view.all(Note) == (note,)


def test_an_edit_changes_only_what_was_touched(workspace: Workspace) -> None:
    note = a_note("One.", theme=FINANCE)
    workspace.commit(make("Add", note))
    stale = replace(note, themes=frozenset({FINANCE, LEADERSHIP}))
    workspace.commit(edit("Sort", (note, stale)))
    workspace.commit(edit("Reword", (note, replace(note, body="Two."))))
    with workspace.read() as view:
        found = view.need(Note, note.id)
    assert found.body == "Two."
    assert found.themes == {FINANCE, LEADERSHIP}


def test_a_change_on_top_of_an_older_state_is_refused(workspace: Workspace) -> None:
    note = a_note("One.")
    workspace.commit(make("Add", note))
    workspace.commit(edit("Reword", (note, replace(note, body="Two."))))
    with pytest.raises(StaleRecordError) as caught:
        workspace.commit(edit("Reword", (note, replace(note, body="Three."))))
    assert caught.value.details == "body"
    with workspace.read() as view:
        assert view.need(Note, note.id).body == "Two."


@pytest.mark.parametrize(
    "act",
    [
        lambda note: edit("Reword", (note, replace(note, body="Two."))),
        lambda note: put_in_bin("Bin", note),
    ],
)
def test_what_is_in_the_bin_cannot_be_changed_or_binned_again(
    workspace: Workspace, act: Callable[[Note], ChangeSet]
) -> None:
    note = a_note("One.")
    workspace.commit(make("Add", note))
    workspace.commit(put_in_bin("Bin", note))
    with pytest.raises(StaleRecordError):
        workspace.commit(act(note))


def test_the_bin_keeps_a_record_until_it_is_taken_back(workspace: Workspace) -> None:
    note, other = a_note("One."), a_note("Other.")
    workspace.commit(make("Add", note, other))
    workspace.commit(put_in_bin("Bin", note))
    with workspace.read() as view:
        assert view.get(Note, note.id) is None
        assert view.in_bin(Note) == (note,)
        assert view.count(Note) == 1
        stamp = view.stamp("note", note.id)
    assert stamp is not None
    assert stamp.in_bin
    assert stamp.changed_by == workspace.device
    back = replace(note, body="One, again.")
    committed = workspace.commit(make("Take back", back))
    assert committed.changes == (Change(before=None, after=back),)
    with workspace.read() as view:
        assert view.need(Note, note.id) == back
        assert view.in_bin(Note) == ()


def test_making_what_is_here_already_is_refused_whole(workspace: Workspace) -> None:
    note, fresh = a_note("One."), a_note("Two.")
    workspace.commit(make("Add", note))
    with pytest.raises(StaleRecordError):
        workspace.commit(make("Add again", fresh, note))
    with workspace.read() as view:
        assert view.all(Note) == (note,)


def test_one_act_may_make_and_change_the_same_record(workspace: Workspace) -> None:
    note = a_note("One.")
    after = replace(note, body="Two.")
    act = ChangeSet(
        name="Add and reword",
        changes=(Change(before=None, after=note), Change(before=note, after=after)),
    )
    workspace.commit(act)
    with workspace.read() as view:
        assert view.need(Note, note.id) == after


def test_one_act_that_makes_a_record_twice_is_refused(workspace: Workspace) -> None:
    note = a_note("One.")
    with pytest.raises(StaleRecordError):
        workspace.commit(make("Add", note, note))
    with workspace.read() as view:
        assert view.count(Note) == 0


def test_a_field_that_is_given_once_cannot_be_changed(workspace: Workspace) -> None:
    note = a_note("One.")
    workspace.commit(make("Add", note))
    with pytest.raises(FixedFieldError):
        workspace.commit(edit("Pretend", (note, replace(note, author=PRIYA))))


def test_changing_what_never_was_here_is_refused(workspace: Workspace) -> None:
    note = a_note("One.")
    with pytest.raises(StaleRecordError):
        workspace.commit(edit("Reword", (note, replace(note, body="Two."))))
    with workspace.read() as view, pytest.raises(MissingRecordError):
        view.need(Note, note.id)


def test_an_act_that_changes_nothing_leaves_no_trace(workspace: Workspace) -> None:
    heard: list[Committed] = []
    workspace.on_commit(heard.append)
    note = a_note()
    first = workspace.commit(make("Add", note))
    nothing = workspace.commit(ChangeSet(name="Look", changes=(Change(before=note, after=note),)))
    assert nothing.act == first.act
    assert nothing.changes == ()
    assert heard == [first]


def test_listeners_hear_each_act_after_it_is_on_the_disk(workspace: Workspace) -> None:
    seen: list[int] = []
    numbers: list[int] = []

    def listen(committed: Committed) -> None:
        numbers.append(committed.act)
        with workspace.read() as view:
            seen.append(view.count(Note))

    stop = workspace.on_commit(listen)
    with workspace.transaction() as transaction:
        transaction.apply(make("Add", a_note("One.")))
        transaction.apply(make("Add", a_note("Two.")))
        assert transaction.count(Note) == 2
    stop()
    stop()
    workspace.commit(make("Add", a_note("Three.")))
    assert seen == [2, 2]
    assert numbers == [1, 2]


def test_a_transaction_that_fails_keeps_nothing_and_tells_nobody(workspace: Workspace) -> None:
    heard: list[Committed] = []
    workspace.on_commit(heard.append)

    def fail() -> None:
        with workspace.transaction() as transaction:
            transaction.apply(make("Add", a_note()))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    workspace.commit(make("Add", a_note("Two.")))
    with workspace.read() as view:
        assert [note.body for note in view.all(Note)] == ["Two."]
    assert [committed.act for committed in heard] == [1]


def test_a_transaction_inside_a_transaction_is_our_own_mistake(workspace: Workspace) -> None:
    with workspace.transaction(), pytest.raises(RuntimeError):
        workspace.commit(make("Add", a_note()))


def test_a_look_sees_one_moment_while_others_write(workspace: Workspace) -> None:
    workspace.commit(make("Add", a_note("One.")))
    with workspace.read() as view:
        assert view.count(Note) == 1
        workspace.commit(make("Add", a_note("Two.")))
        assert view.count(Note) == 1
    with workspace.read() as view:
        assert view.count(Note) == 2


def test_records_are_found_by_the_values_of_their_fields(workspace: Workspace) -> None:
    one, two = a_note("One.", theme=FINANCE), a_note("Two.", meeting=None, page="3")
    finding = a_finding()
    workspace.commit(make("Add", one, two, finding, a_finding_note(finding, one)))
    with workspace.read() as view:
        assert view.where(Note, meeting=CHIEF) == (one,)
        assert view.where(Note, meeting=None) == (two,)
        assert view.where(Note, themes=FINANCE) == (one,)
        assert view.where(Note, author=SAM, page="3") == (two,)
        assert view.count(Note, author=SAM) == 2
        assert view.where(Finding, theme=HOUSING) == ()
        assert view.get(Note, None) is None


def test_note_lines_show_the_beginning_in_the_order_of_typing(workspace: Workspace) -> None:
    clock = Ticking()
    late = a_note("Late " + "x" * 500, first_key=clock(), theme=FINANCE)
    early = a_note("Early.", first_key=clock.now.replace(hour=8), speaker=an_id("speaker"))
    elsewhere = a_note("Elsewhere.", meeting=None)
    workspace.commit(make("Add", late, early, elsewhere))
    with workspace.read() as view:
        lines = view.note_lines(meeting=CHIEF)
        assert [line.id for line in lines] == [early.id, late.id]
        assert lines[1].start == late.body[:160]
        assert lines[1].themes == {FINANCE}
        assert lines[0].speaker == an_id("speaker")
        assert len(view.note_lines(limit=2)) == 2
        assert len(view.note_lines(limit=5, offset=2)) == 1


def test_a_text_with_half_a_character_is_refused_with_words(workspace: Workspace) -> None:
    with pytest.raises(UnkeepableTextError):
        workspace.commit(make("Add", a_note("half \ud800 done")))
    with workspace.read() as view:
        assert view.count(Note) == 0


def test_a_folder_that_was_moved_away_is_noticed_before_a_save_is_claimed(tmp_path: Path) -> None:
    opened = new_workspace(tmp_path / "a.sli")
    opened.commit(make("Add", a_note()))
    (tmp_path / "a.sli").rename(tmp_path / "b.sli")
    with pytest.raises(FileMovedError):
        opened.commit(make("Add", a_note()))
    (tmp_path / "b.sli").rename(tmp_path / "a.sli")
    opened.commit(make("Add", a_note()))
    with opened.read() as view:
        assert view.count(Note) == 2
    opened.close()
    opened.close()


def test_every_kind_of_record_goes_through_the_tables(workspace: Workspace) -> None:
    records: tuple[Record, ...] = (
        a_challenge(population=231_000),
        a_theme(),
        a_peer(),
        a_meeting(),
        a_note(),
        a_finding(),
    )
    workspace.commit(make("Add", *records))
    with workspace.read() as view:
        for record in records:
            assert view.get(type(record), record.id) == record


def test_the_laptop_of_a_challenge_has_its_own_name(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "a.sli") as one, new_workspace(tmp_path / "b.sli") as two:
        assert len(one.device) == 16
        assert one.device != two.device
        assert one.is_low_on_space in {True, False}
        assert one.data_key != two.data_key
