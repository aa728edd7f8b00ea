from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.models.records.change import Change, ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.note import Note
from sli_desktop.services.history import History
from sli_desktop.storage import NothingToUndoError, Origin, RecordView, StaleRecordError, Workspace
from tests.builders import FINANCE, HOUSING, a_meeting, a_note
from tests.workspaces import new_workspace, reopened


def _notes(workspace: Workspace) -> tuple[Note, ...]:
    with workspace.read() as view:
        return view.all(Note)


def test_undo_takes_back_each_act_and_redo_does_it_again(workspace: Workspace) -> None:
    history = History(workspace)
    note = a_note("One.", theme=FINANCE)
    second = replace(note, body="Two.", themes=frozenset({HOUSING}))
    states: list[tuple[Note, ...]] = [()]
    for act in (make("Add", note), edit("Reword", (note, second)), put_in_bin("Bin", second)):
        history.do(act)
        states.append(_notes(workspace))
    assert history.can_undo() == "Bin"
    assert history.can_redo() is None
    for state in reversed(states[:-1]):
        history.undo()
        assert _notes(workspace) == state
    assert history.can_undo() is None
    assert history.can_redo() == "Add"
    for state in states[1:]:
        history.redo()
        assert _notes(workspace) == state


def test_undo_survives_a_restart(tmp_path: Path) -> None:
    opened = new_workspace(tmp_path / "a.sli")
    note = a_note("One.")
    History(opened).do(make("Add", note))
    History(opened).do(edit("Reword", (note, replace(note, body="Two."))))
    History(opened).undo()
    with reopened(opened) as again:
        history = History(again)
        assert history.can_redo() == "Reword"
        history.redo()
        history.undo()
        history.undo()
        assert _notes(again) == ()


def test_two_hundred_acts_and_more_can_be_undone(workspace: Workspace) -> None:
    history = History(workspace)
    note = a_note("0")
    history.do(make("Add", note))
    for step in range(220):
        after = replace(note, body=str(step + 1))
        history.do(edit("Reword", (note, after)))
        note = after
    for _ in range(220):
        history.undo()
    assert _notes(workspace)[0].body == "0"


def test_a_new_act_ends_what_could_be_redone(workspace: Workspace) -> None:
    history = History(workspace)
    history.do(make("Add", a_note("One.")))
    history.undo()
    history.do(make("Add", a_note("Two.")))
    with pytest.raises(NothingToUndoError):
        history.redo()
    history.undo()
    with pytest.raises(NothingToUndoError):
        history.undo()


def test_an_undo_that_an_import_overtook_is_refused_and_passed_over(workspace: Workspace) -> None:
    history = History(workspace)
    other, note = a_note("Other."), a_note("One.")
    history.do(make("Add other", other))
    history.do(make("Add", note))
    changed = replace(note, body="Two.")
    history.do(edit("Reword", (note, changed)))
    _import(workspace, note, {"body": "Priya's words."})
    with pytest.raises(StaleRecordError):
        history.undo()
    assert history.can_undo() == "Add"
    assert _notes(workspace)[1].body == "Priya's words."


def test_a_redo_that_an_import_overtook_is_refused_and_passed_over(workspace: Workspace) -> None:
    history = History(workspace)
    note = a_note("One.")
    history.do(make("Add", note))
    history.do(edit("Reword", (note, replace(note, body="Two."))))
    history.undo()
    _import(workspace, note, {"body": "Priya's words."})
    with pytest.raises(StaleRecordError):
        history.redo()
    assert history.can_redo() is None


def _import(workspace: Workspace, note: Note, keys: dict[str, str]) -> None:
    values = {
        "author": str(note.author),
        "first_key": "2026-10-12T09:05:00.000000Z",
        "meeting": str(note.meeting),
        **keys,
    }
    view = RecordView(
        kind="note",
        record=note.id,
        keys=dict(values),
        in_bin=False,
        device="b" * 16,
        hlc="0199d2c3a4f0-0001",
    )
    with workspace.transaction() as transaction:
        transaction.write_views("Import Priya's bundle", [view])


def test_undo_of_taking_from_the_bin_puts_it_back_as_it_was(workspace: Workspace) -> None:
    history = History(workspace)
    note = a_note("One.")
    history.do(make("Add", note))
    history.do(put_in_bin("Bin", note))
    history.do(make("Take back", replace(note, body="Two.")))
    history.undo()
    with workspace.read() as view:
        assert view.in_bin(Note) == (note,)


def test_an_import_is_no_step_of_undo(workspace: Workspace) -> None:
    note = a_note("One.")
    _import(workspace, note, {"body": "Priya's words."})
    assert History(workspace).can_undo() is None
    with workspace.read() as view:
        assert [line.origin for line in view.acts()] == [Origin.IMPORT]


_BODIES = st.text(alphabet="abc é\n", max_size=6)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), _BODIES),
        st.tuples(st.just("reword"), _BODIES),
        st.tuples(st.just("sort"), st.sampled_from(["finance", "housing", "none"])),
        st.tuples(st.just("bin"), st.just("")),
        st.tuples(st.just("back"), st.just("")),
        st.tuples(st.just("undo"), st.just("")),
        st.tuples(st.just("redo"), st.just("")),
    ),
    max_size=14,
)
_THEMES = {
    "finance": frozenset({FINANCE}),
    "housing": frozenset({FINANCE, HOUSING}),
    "none": frozenset(),
}


def _act(workspace: Workspace, step: str, word: str) -> ChangeSet | None:
    with workspace.read() as view:
        here, binned = view.all(Note), view.in_bin(Note)
    if step == "add":
        return make("Add", a_note(word), a_note(f"{word} too"))
    if step == "reword" and here:
        return edit("Reword", (here[0], replace(here[0], body=word)))
    if step == "sort" and here:
        return edit("Sort", *((note, replace(note, themes=_THEMES[word])) for note in here))
    if step == "bin" and here:
        return put_in_bin("Bin", here[-1])
    if step == "back" and binned:
        return ChangeSet(name="Take back", changes=(Change(before=None, after=binned[0]),))
    return None


def _do(workspace: Workspace, history: History, step: str, word: str) -> None:
    try:
        if step == "undo":
            history.undo()
        elif step == "redo":
            history.redo()
        else:
            act = _act(workspace, step, word)
            if act is not None:
                history.do(act)
    except NothingToUndoError:
        assert step in {"undo", "redo"}


def _undo_all(history: History) -> int:
    count = 0
    while history.can_undo() is not None:
        history.undo()
        count += 1
    return count


@given(steps=_STEPS)
def test_undoing_all_gives_the_beginning_and_redoing_all_the_end(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    with new_workspace(tmp_path_factory.mktemp("undo") / "a.sli") as workspace:
        history = History(workspace)
        workspace.commit(make("Begin", a_meeting()))
        for step, word in steps:
            _do(workspace, history, step, word)
        with workspace.read() as view:
            end = view.everything()
        count = _undo_all(history)
        with workspace.read() as view:
            assert view.everything().by_kind == {}
        for _ in range(count):
            history.redo()
        with workspace.read() as view:
            assert view.everything() == end
        assert workspace.check().is_whole
