"""Reading notes being typed, kept in the encrypted challenge at most a second behind the keys.

Each document has its own, so that looking into another one loses nothing. A draft carries the
identity its note will have, so one that outlived its note is known and dropped.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sli_desktop.models.records.ids import DocumentId, NoteId
from sli_desktop.models.records.meeting import Document
from sli_desktop.models.records.note import Note
from sli_desktop.storage import View, Workspace

_KEY = "reading-drafts"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingDraft:
    """One unfinished reading note, with the page it is about.

    `is_edit` means that `note` is there already and was being changed.
    """

    note: NoteId
    document: DocumentId
    first_key: datetime
    text: str
    page: str = ""
    is_edit: bool = False


def save_reading_draft(
    workspace: Workspace, document: DocumentId, draft: ReadingDraft | None
) -> None:
    """Write the note that is being typed on a document, or forget it; on disk when this returns."""
    with workspace.transaction() as transaction:
        drafts = {each.document: each for each in _drafts(transaction)}
        drafts.pop(document, None)
        if draft is not None:
            drafts[document] = draft
        stored = json.dumps([_plain(each) for each in drafts.values()], ensure_ascii=False)
        transaction.set_meta(_KEY, stored.encode() if drafts else None)


def read_reading_draft(view: View, document: DocumentId | None = None) -> ReadingDraft | None:
    """The note that was being typed on a document, or last of all; None where there is none."""
    found = [each for each in _drafts(view) if document is None or each.document == document]
    return max(found, key=lambda each: each.first_key, default=None)


def _drafts(view: View) -> list[ReadingDraft]:
    """The drafts that still mean something: with words, and whose note is not there already."""
    try:
        drafts = [_read(line) for line in json.loads(view.meta(_KEY) or b"[]")]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []
    return [
        draft
        for draft in drafts
        if draft.text.strip()
        and (view.get(Note, draft.note) is not None) == draft.is_edit
        and view.get(Document, draft.document) is not None
    ]


def _plain(draft: ReadingDraft) -> dict[str, object]:
    return {
        "note": str(draft.note),
        "document": str(draft.document),
        "first_key": draft.first_key.isoformat(),
        "text": draft.text,
        "page": draft.page,
        "is_edit": draft.is_edit,
    }


def _read(line: dict[str, Any]) -> ReadingDraft:
    return ReadingDraft(
        note=NoteId(UUID(line["note"])),
        document=DocumentId(UUID(line["document"])),
        first_key=datetime.fromisoformat(line["first_key"]),
        text=line["text"],
        page=line["page"],
        is_edit=line["is_edit"],
    )
