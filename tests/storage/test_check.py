from contextlib import closing

from sli_desktop.models.records.change import make, put_in_bin
from sli_desktop.storage import Dangling, Workspace
from sli_desktop.storage.connection import connect
from sli_desktop.storage.references import all_references
from tests.builders import FINANCE, a_challenge, a_meeting, a_new_id, a_note, a_peer, a_theme
from tests.workspaces import reopened


def _sql(workspace: Workspace, *statements: str) -> Workspace:
    workspace.close()
    with closing(connect(workspace.folder / "challenge.db", workspace.data_key)) as opened:
        for statement in statements:
            opened.execute(statement)
    return reopened(workspace)


def test_a_whole_challenge_is_counted_kind_by_kind(workspace: Workspace) -> None:
    binned = a_note()
    workspace.commit(
        make("Add", a_challenge(), a_meeting(), a_peer(), a_peer("Priya"), a_note(), binned)
    )
    workspace.commit(put_in_bin("Bin", binned))
    result = workspace.check()
    assert result.is_whole
    assert result.dangling == ()
    assert result.counts == {"challenge": 1, "meeting": 1, "peer": 2, "note": 1}
    assert result.in_bin == {"note": 1}


def test_what_points_nowhere_is_counted_but_is_no_damage(workspace: Workspace) -> None:
    workspace.commit(make("Add", a_peer(), a_note(theme=FINANCE), a_note(meeting=None)))
    result = workspace.check()
    assert result.is_whole
    assert result.dangling == (
        Dangling(kind="note", field="meeting", count=1),
        Dangling(kind="note", field="themes", count=1),
    )


def test_members_without_an_owner_are_damage(workspace: Workspace) -> None:
    workspace.commit(make("Add", a_theme()))
    statement = f"INSERT INTO notes_kinds VALUES (x'{a_new_id().hex}', 'quote')"
    with _sql(workspace, statement) as again:
        assert again.check().damage == ("members",)


def test_an_index_that_misses_a_word_is_damage(workspace: Workspace) -> None:
    workspace.commit(make("Add", *(a_note(f"words {number}") for number in range(100))))
    with _sql(workspace, "UPDATE notes SET body = 'changed behind its back'") as again:
        assert again.check().damage == ("search index",)


def test_references_are_read_from_the_types_of_the_records() -> None:
    known = {(r.kind, r.field, r.target, r.is_set) for r in all_references()}
    assert ("note", "meeting", "meeting", False) in known
    assert ("note", "themes", "theme", True) in known
    assert ("finding_note", "note", "note", False) in known
    assert not any(field == "id" for _, field, _, _ in known)
