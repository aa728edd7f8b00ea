"""Texts read by column: what is in the bin shows only where it is asked for."""

from sli_desktop.models.records.change import make, put_in_bin
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.storage import Workspace
from tests.builders import a_meeting


def test_texts_of_a_kind_are_read_without_its_records(workspace: Workspace) -> None:
    kept = a_meeting("Chairs", reference="SA1", place="")
    gone = a_meeting("Unions", reference="SA2", place="Room 2")
    workspace.commit(make("Add", kept, gone))
    workspace.commit(put_in_bin("Delete", gone))
    with workspace.read() as view:
        assert view.texts(Meeting, "title", "place") == ("Chairs",)
        assert sorted(view.texts(Meeting, "reference", with_bin=True)) == ["SA1", "SA2"]


def test_lists_and_counts_of_notes_never_read_the_rows(workspace: Workspace) -> None:
    """Each of these goes through every note: a long row costs as much as its words are long."""
    asked = (
        "SELECT meeting, count(*) FROM notes WHERE _in_bin = 0 AND meeting > X'' GROUP BY meeting",
        "SELECT count(*), sum(state = 'to sort') FROM notes WHERE _in_bin = 0",
        "SELECT id, first_key, author, speaker, follow_up FROM notes WHERE _in_bin = 0",
        "SELECT id FROM notes WHERE _in_bin = 0 AND document NOTNULL",
        "SELECT id FROM notes WHERE (first_key, id) > (0, X'') ORDER BY first_key, id LIMIT 200",
    )
    with workspace.read() as view:
        for sql in asked:
            plan = view._session.run(f"EXPLAIN QUERY PLAN {sql}").fetchall()
            assert any("COVERING INDEX notes_" in row[3] for row in plan), sql
