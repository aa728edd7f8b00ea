"""A visit to a field: every pause is on disk, and one undo takes the whole visit back."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from sli_desktop.models.records.change import ChangeSet, Committed, edit, make, put_in_bin
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.history import History
from sli_desktop.storage import UnsealedRecord, Workspace
from tests.builders import FINANCE, HOUSING, a_meeting, a_note
from tests.workspaces import new_workspace, reopened

ONE, OTHER = a_note("One.", theme=FINANCE), a_note("Other.", theme=HOUSING)


def everything(workspace: Workspace) -> ChallengeRecords:
    with workspace.read() as view:
        return view.everything()


def body(workspace: Workspace) -> str:
    with workspace.read() as view:
        return view.need(Note, ONE.id).body


def unsealed(workspace: Workspace) -> list[UnsealedRecord]:
    with workspace.read() as view:
        return [replace(each, hlc="") for each in view.unsealed()]


def reword(workspace: Workspace, words: str) -> ChangeSet:
    with workspace.read() as view:
        note = view.need(Note, ONE.id)
    return edit("Reword", (note, replace(note, body=words)))


def visit(workspace: Workspace, pauses: Sequence[str]) -> int | None:
    """Type in a field, with a pause after each of these."""
    last = None
    for words in pauses:
        last = History(workspace).do(reword(workspace, words), onto=last).act
    return last


@pytest.fixture
def begun(workspace: Workspace) -> Workspace:
    workspace.commit(make("Begin", a_meeting(), ONE, OTHER))
    return workspace


def test_a_visit_is_one_step_of_undo_and_of_redo(begun: Workspace) -> None:
    visit(begun, ["On", "One and", "One and a half."])
    history = History(begun)
    assert body(begun) == "One and a half."
    history.undo()
    assert body(begun) == "One."
    assert history.can_undo() == "Begin"
    history.redo()
    assert body(begun) == "One and a half."


def test_two_visits_are_two_steps(begun: Workspace) -> None:
    visit(begun, ["On", "One and"])
    visit(begun, ["One and a", "One and a half."])
    History(begun).undo()
    assert body(begun) == "One and"


def test_something_done_between_two_pauses_keeps_its_own_step(begun: Workspace) -> None:
    history = History(begun)
    first = visit(begun, ["One and"])
    history.do(put_in_bin("Delete", OTHER))
    history.do(reword(begun, "One and a half."), onto=first)
    assert [history.undo().name for _ in range(3)] == ["Reword", "Delete", "Reword"]
    assert body(begun) == "One."


def test_a_visit_that_was_taken_back_is_not_gone_on_with(begun: Workspace) -> None:
    history = History(begun)
    first = visit(begun, ["One and"])
    history.undo()
    history.do(reword(begun, "Two."), onto=first)
    history.undo()
    assert body(begun) == "One."
    assert history.can_undo() == "Begin"


def test_what_is_sealed_is_not_gone_on_with(begun: Workspace) -> None:
    first = visit(begun, ["One and"])
    with begun.transaction() as transaction:
        transaction.mark_sealed()
    History(begun).do(reword(begun, "One and a half."), onto=first)
    assert [each.keys["body"] for each in unsealed(begun)] == [("One and", "One and a half.")]
    History(begun).undo()
    assert body(begun) == "One and"


def test_a_visit_that_ends_as_it_began_leaves_no_step(begun: Workspace) -> None:
    visit(begun, ["On", "One."])
    assert History(begun).can_undo() == "Begin"
    assert unsealed(begun)[1].keys.get("body") is not None
    assert begun.check().is_whole


def test_a_visit_can_make_change_and_delete_in_one_step(begun: Workspace) -> None:
    history = History(begun)
    new, start = a_note("New."), everything(begun)
    reworded = replace(new, body="Newer.")
    last = history.do(make("Add", new)).act
    last = history.do(edit("Reword", (new, reworded)), onto=last).act
    history.do(put_in_bin("Delete", reworded), onto=last)
    history.undo()
    assert everything(begun) == start
    history.redo()
    with begun.read() as view:
        assert view.in_bin(Note) == (reworded,)


def one_step_takes_it_back(
    workspace: Workspace, history: type[History], pauses: Sequence[tuple[str, str]]
) -> None:
    """The law: after any pauses, restarted, one undo gives the start and one redo the end."""
    workspace.commit(make("Begin", a_meeting(), ONE, OTHER))
    start, last = everything(workspace), None
    for field, words in pauses:
        with workspace.read() as view:
            note, other = view.need(Note, ONE.id), view.need(Note, OTHER.id)
        acts = {
            "body": edit("Change", (note, replace(note, body=words))),
            "other": edit("Change", (other, replace(other, body=words))),
            "themes": edit("Change", (note, replace(note, themes=note.themes ^ {HOUSING}))),
        }
        last = history(workspace).do(acts[field], onto=last).act
    end, to_seal = everything(workspace), unsealed(workspace)
    with reopened(workspace) as again:
        stack = history(again)
        if end != start:
            stack.undo()
        assert everything(again) == start
        assert stack.can_undo() == "Begin"
        if end != start:
            stack.redo()
        assert (everything(again), unsealed(again)) == (end, to_seal)
        assert again.check().is_whole


_PAUSES = st.lists(
    st.tuples(st.sampled_from(["body", "other", "themes"]), st.text(alphabet="ab é", max_size=3)),
    min_size=1,
    max_size=8,
)


@given(pauses=_PAUSES)
def test_one_undo_takes_back_any_visit_and_one_redo_does_it_again(
    tmp_path_factory: pytest.TempPathFactory, pauses: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("visit") / "a.sli"
    one_step_takes_it_back(new_workspace(folder), History, pauses)


class _Forgetful(History):
    """Planted fault: each pause is a step of its own."""

    @override
    def do(self, act: ChangeSet, *, onto: int | None = None) -> Committed:
        return super().do(act, onto=None if onto is None else onto + 1)


def test_the_law_of_visits_notices_a_pause_that_became_a_step(tmp_path: Path) -> None:
    made = new_workspace(tmp_path / "a.sli")
    with pytest.raises(AssertionError):
        one_step_takes_it_back(made, _Forgetful, [("body", "a"), ("other", "b")])
