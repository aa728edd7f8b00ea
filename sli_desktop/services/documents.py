"""The register of documents: asked for, received, read or missing; each read with its notes."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import ClassVar
from uuid import UUID

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.ids import DocumentId
from sli_desktop.models.records.meeting import Document, DocumentState
from sli_desktop.models.records.note import Note
from sli_desktop.storage import View
from sli_desktop.wording import tr, trn

_NAMES = {
    "title": tr("Rename a document"),
    "owner": tr("Change who has a document"),
    "dated": tr("Change the date of a document"),
    "reference": tr("Change the reference of a document"),
    "pages": tr("Change how many pages a document has"),
    "state": tr("Change where a document stands"),
}


class DocumentHasNotesError(SliError):
    """A document with reading notes cannot be deleted: its notes would stand nowhere."""

    code: ClassVar[str] = "SLI-3312"

    def __init__(self, title: str, notes: int) -> None:
        words = trn(notes, "{number} note", "{number} notes")
        super().__init__(
            tr("The document {title} has {notes}.").format(title=title[:80], notes=words),
            kept=NOTHING_CHANGED,
            next_step=tr("Delete its notes first, or leave it in the register."),
        )


def add_document(title: str, *, new_id: Callable[[], UUID]) -> tuple[Document, ChangeSet]:
    """Put a document into the register: it has been asked for."""
    document = Document(id=DocumentId(new_id()), title=title.strip())
    return document, make(tr("Add a document"), document)


def change_document(before: Document, after: Document) -> ChangeSet:
    """Change a document; the act is named after what changed."""
    changed = [
        each.name
        for each in fields(Document)
        if getattr(before, each.name) != getattr(after, each.name)
    ]
    name = _NAMES.get(changed[0], "") if len(changed) == 1 else ""
    return edit(name or tr("Change a document"), (before, after))


def set_document_state(document: Document, state: DocumentState) -> ChangeSet:
    """Say that a document was asked for, received, read, or is missing."""
    return change_document(document, replace(document, state=state))


def delete_document(view: View, document: Document) -> ChangeSet:
    """Put a document in the bin.

    Raises:
        DocumentHasNotesError: somebody took notes while reading it.
    """
    notes = view.count(Note, document=document.id)
    if notes:
        raise DocumentHasNotesError(document.title, notes)
    return put_in_bin(tr("Delete a document"), document)
