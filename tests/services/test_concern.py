"""A struck line is gone from every page of file and log, from index, journal and backups."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from sli_desktop.models.records.change import edit, make, put_in_bin
from sli_desktop.models.records.ids import AttachmentId
from sli_desktop.models.records.note import Attachment, Note
from sli_desktop.services.concern import can_be_struck, strike_line, strike_note
from sli_desktop.services.drafts import Draft, read_draft, save_draft
from sli_desktop.services.history import History
from sli_desktop.storage import SealedRecordError, SearchQuery, Workspace
from sli_desktop.storage.container import look_into, take_out
from sli_desktop.storage.folder import DATABASE
from tests.builders import CHIEF, MONDAY, a_new_id, a_note
from tests.services.sync.seats import a_team
from tests.storage.pages import pages_with
from tests.workspaces import new_workspace, reopened, workspace

__all__ = ["workspace"]

CANARY = "qzvxkanary"
BODY = f"{CANARY} told us what happened at home, and who knows of it"


def traces(workspace: Workspace) -> list[str]:
    return pages_with(workspace.folder, workspace.data_key, CANARY[1:])


def draft_of(note: Note, text: str) -> Draft:
    return Draft(note=note.id, meeting=CHIEF, first_key=note.first_key, text=text)


def type_out(workspace: Workspace, note: Note) -> None:
    """Leave all the traces that a typed line leaves."""
    for end in range(8, len(note.body), 12):
        save_draft(workspace, draft_of(note, note.body[:end]))
    workspace.commit(make("Add a note", note))
    longer = replace(note, body=f"{note.body}, again")
    workspace.commit(edit("Change a note", (note, longer)))
    History(workspace).undo()


def test_a_struck_note_stands_in_no_page_of_file_or_log(workspace: Workspace) -> None:
    note = a_note(BODY)
    workspace.commit(make("Add a note", a_note("Before it")))
    type_out(workspace, note)
    workspace.commit(make("Add a note", a_note("After it")))
    assert {where.split()[0] for where in traces(workspace)} == {"log"}
    with workspace.read() as view:
        assert view.search(SearchQuery(words=CANARY)).total == 1
        assert can_be_struck(view, note)
    committed = strike_note(workspace, note)
    assert [change.before for change in committed.changes] == [note]
    assert traces(workspace) == []
    with workspace.read() as view:
        assert view.search(SearchQuery(words=CANARY)).total == 0
        assert {each.body for each in view.all(Note)} == {"Before it", "After it"}
        assert view.in_bin(Note) == ()
        assert note.id not in {each.record for each in view.unsealed()}
    assert workspace.check().is_whole


def test_undo_passes_over_what_was_struck_and_goes_on_before_it(workspace: Workspace) -> None:
    first, note = a_note("Before it"), a_note(BODY)
    workspace.commit(make("Add a note", first))
    type_out(workspace, note)
    strike_note(workspace, note)
    history = History(workspace)
    assert history.can_redo() is None
    history.undo()
    with workspace.read() as view:
        assert view.all(Note) == ()
    history.redo()
    workspace.commit(make("Add a note", a_note("And on")))
    with reopened(workspace) as again, again.read() as view:
        assert {each.body for each in view.all(Note)} == {"Before it", "And on"}


@pytest.mark.parametrize("seed", range(6))
def test_whatever_was_typed_around_it_nothing_of_it_stays(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)

    def some_words(most: int) -> str:
        letters = "abcdefghij"
        return " ".join(
            "".join(chance.choices(letters, k=chance.randint(2, 9)))
            for _ in range(chance.randint(1, most))
        )

    with new_workspace(tmp_path / "a.sli") as workspace:
        workspace.commit(make("Add", *(a_note(some_words(60)) for _ in range(200))))
        struck = [a_note(f"{CANARY} {some_words(400)}") for _ in range(3)]
        for note in struck:
            type_out(workspace, note)
            for _ in range(chance.randint(0, 30)):
                workspace.commit(make("Add a note", a_note(some_words(60))))
        workspace.commit(put_in_bin("Delete 1 note", struck[1]))
        assert len(traces(workspace)) > 3
        for note in struck:
            strike_note(workspace, note)
        assert traces(workspace) == []
        assert workspace.check().is_whole


def test_a_note_of_an_act_with_others_leaves_the_others_to_undo(workspace: Workspace) -> None:
    first, note, last = a_note("One"), a_note(BODY), a_note("Three")
    workspace.commit(make("Add 3 notes", first, note, last))
    strike_note(workspace, note)
    with workspace.read() as view:
        assert {each.body for each in view.all(Note)} == {"One", "Three"}
    History(workspace).undo()
    with workspace.read() as view:
        assert view.all(Note) == ()
    assert traces(workspace) == []


def test_a_line_that_never_became_a_note_is_forgotten_in_the_log_too(workspace: Workspace) -> None:
    note = a_note(BODY)
    save_draft(workspace, draft_of(note, BODY))
    assert traces(workspace) != []
    assert strike_line(workspace)
    assert traces(workspace) == []
    with workspace.read() as view:
        assert read_draft(view) is None


def test_photographs_of_a_struck_note_go_with_it(workspace: Workspace) -> None:
    note, other = a_note(BODY), a_note("Another")
    mine, shared = workspace.put_blob(b"mine"), workspace.put_blob(b"shared")
    made = [
        Attachment(
            id=AttachmentId(a_new_id()),
            note=owner.id,
            sha256=sha256,
            media_type="image/png",
            size=4,
            caption=f"{CANARY} at home",
        )
        for owner, sha256 in ((note, mine), (note, shared), (other, shared))
    ]
    workspace.commit(make("Add", note, other, *made[:2]))
    workspace.commit(make("Attach a photograph", replace(made[2], caption="")))
    strike_note(workspace, note)
    assert traces(workspace) == []
    assert not workspace.blobs.has(mine)
    assert workspace.get_blob(shared) == b"shared"
    with workspace.read() as view:
        assert [each.note for each in view.all(Attachment)] == [other.id]


def test_what_is_sealed_stays_and_says_so(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, _priya):
        note = a_note(BODY)
        sam.add(note)
        sam.bundle()
        with sam.workspace.read() as view:
            assert not can_be_struck(view, note)
        with pytest.raises(SealedRecordError):
            strike_note(sam.workspace, note)
        with sam.workspace.read() as view:
            assert view.get(Note, note.id) == note


def test_new_backups_take_the_place_of_those_that_hold_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.commit(make("Add", a_note("The day before")))
    before = workspace.backup_if_changed("open")
    note = a_note(BODY, first_key=workspace.clock())
    workspace.commit(make("Add a note", note))
    with_it = workspace.backup_if_changed("work")
    assert before is not None
    assert with_it is not None

    def holds(backup: Path) -> bool:
        copy = tmp_path / "copy"
        copy.mkdir(exist_ok=True)
        take_out(look_into(backup), DATABASE, copy / DATABASE)
        return pages_with(copy, workspace.data_key, CANARY[1:]) != []

    assert holds(with_it)
    strike_note(workspace, note)
    assert workspace.renew_backups(note.first_key) == 1
    left = [backup.file for backup in workspace.backups()]
    assert before in left
    assert with_it not in left
    assert len(left) == 2
    assert not any(holds(each) for each in left)
    assert workspace.renew_backups(MONDAY.replace(year=2099)) == 0
