"""The register of documents: each act by name; a document with notes stays."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sli_desktop.models.records.change import make
from sli_desktop.models.records.ids import NoteId
from sli_desktop.models.records.meeting import Document, DocumentState
from sli_desktop.services.documents import (
    DocumentHasNotesError,
    add_document,
    change_document,
    delete_document,
    set_document_state,
)
from sli_desktop.services.reading_drafts import (
    ReadingDraft,
    read_reading_draft,
    save_reading_draft,
)
from sli_desktop.storage import Workspace
from tests.builders import a_document, a_new_id, a_note
from tests.workspaces import workspace

__all__ = ["workspace"]
BUDGET = a_document()


def test_a_document_begins_as_asked_for() -> None:
    made, act = add_document("  Budget book ", new_id=a_new_id)
    assert (made.title, made.state) == ("Budget book", DocumentState.REQUESTED)
    assert act.name == "Add a document"


def test_a_change_is_named_after_what_changed() -> None:
    later = replace(BUDGET, dated=date(2025, 3, 3))
    assert change_document(BUDGET, later).name == "Change the date of a document"
    both = replace(later, owner="Finance")
    assert change_document(BUDGET, both).name == "Change a document"
    assert set_document_state(BUDGET, DocumentState.REQUESTED).changes == ()


def test_a_document_with_notes_is_never_deleted(workspace: Workspace) -> None:
    workspace.commit(make("Fill", BUDGET))
    with workspace.read() as view:
        act = delete_document(view, BUDGET)
    assert [change.before for change in act.changes] == [BUDGET]
    workspace.commit(make("Note", a_note(meeting=None, document=BUDGET.id)))
    with workspace.read() as view, pytest.raises(DocumentHasNotesError):
        delete_document(view, BUDGET)


def a_draft(**fields: object) -> ReadingDraft:
    known = ReadingDraft(
        note=NoteId(a_new_id()),
        document=BUDGET.id,
        first_key=datetime(2026, 10, 12, 9, tzinfo=UTC),
        text="Half a line",
        page="7",
    )
    return replace(known, **fields)  # type: ignore[arg-type]


def test_a_draft_comes_back_as_it_was_and_can_be_forgotten(workspace: Workspace) -> None:
    workspace.commit(make("Fill", BUDGET))
    draft = a_draft()
    save_reading_draft(workspace, BUDGET.id, draft)
    with workspace.read() as view:
        assert read_reading_draft(view) == draft
    save_reading_draft(workspace, BUDGET.id, None)
    with workspace.read() as view:
        assert read_reading_draft(view) is None


def test_a_draft_that_outlived_its_note_or_document_counts_as_none(workspace: Workspace) -> None:
    save_reading_draft(workspace, BUDGET.id, a_draft())
    with workspace.read() as view:
        assert view.get(Document, BUDGET.id) is None
        assert read_reading_draft(view) is None
    note = a_note(meeting=None, document=BUDGET.id)
    workspace.commit(make("Fill", BUDGET, note))
    save_reading_draft(workspace, BUDGET.id, a_draft(note=note.id))
    with workspace.read() as view:
        assert read_reading_draft(view) is None
    save_reading_draft(workspace, BUDGET.id, a_draft(note=note.id, is_edit=True))
    with workspace.read() as view:
        assert read_reading_draft(view) is not None


def test_each_document_keeps_its_own_draft(workspace: Workspace) -> None:
    other = a_document("Audit letter")
    workspace.commit(make("Fill", BUDGET, other))
    mine, theirs = a_draft(), a_draft(document=other.id, text="Another")
    save_reading_draft(workspace, BUDGET.id, mine)
    save_reading_draft(workspace, other.id, theirs)
    save_reading_draft(workspace, other.id, None)
    with workspace.read() as view:
        assert read_reading_draft(view, BUDGET.id) == mine
        assert read_reading_draft(view, other.id) is None
        assert read_reading_draft(view) == mine
