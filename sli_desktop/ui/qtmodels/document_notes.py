"""The notes on one document as a Qt list, in the order they were taken."""

from collections.abc import Callable, Iterable

from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.ids import DocumentId
from sli_desktop.models.records.note import Note
from sli_desktop.ui.qtmodels.notes import NotesModel


class DocumentNotesModel(NotesModel):
    """Follows the notes on a document as its base follows those of a meeting."""

    def __init__(self, spoken: Callable[[Note], str]) -> None:
        super().__init__(spoken)
        self._document: DocumentId | None = None

    def show_document(self, document: DocumentId, notes: Iterable[Note]) -> None:
        """Show the notes on another document."""
        self._document = document
        self.show_meeting(None, notes)

    @override
    def follow(self, committed: Committed) -> None:
        for change in committed.changes:
            if isinstance(change.record, Note):
                after = change.after if isinstance(change.after, Note) else None
                here = after is not None and after.document == self._document
                self._put(change.record.id, after if here else None)
