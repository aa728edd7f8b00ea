"""The notes of one meeting as a Qt list, patched row by row after each committed act."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.ids import MeetingId, NoteId
from sli_desktop.models.records.note import Note

NOTE_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class NotesModel(QAbstractListModel):
    """Shows notes in the order of their first key. `spoken` says a note for a screen reader."""

    def __init__(self, spoken: Callable[[Note], str]) -> None:
        super().__init__()
        self._spoken = spoken
        self._meeting: MeetingId | None = None
        self.notes: list[Note] = []

    def show_meeting(self, meeting: MeetingId | None, notes: Iterable[Note]) -> None:
        """Show the notes of another meeting."""
        self.beginResetModel()
        self._meeting = meeting
        self.notes = sorted(notes, key=_order)
        self.endResetModel()

    def follow(self, committed: Committed) -> None:
        """Take up the notes of this meeting that an act made, changed or deleted."""
        for change in committed.changes:
            if isinstance(change.record, Note):
                after = change.after if isinstance(change.after, Note) else None
                here = after is not None and after.meeting == self._meeting
                self._put(change.record.id, after if here else None)

    def _put(self, note_id: NoteId, after: Note | None) -> None:
        row = self.row_of(note_id)
        if row is not None and after is not None and _order(self.notes[row]) == _order(after):
            self.notes[row] = after
            self.dataChanged.emit(self.index(row), self.index(row))
            return
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.notes[row]
            self.endRemoveRows()
        if after is not None:
            place = sum(_order(note) < _order(after) for note in self.notes)
            self.beginInsertRows(QModelIndex(), place, place)
            self.notes.insert(place, after)
            self.endInsertRows()

    def row_of(self, note_id: NoteId) -> int | None:
        """Where a note stands."""
        return next((i for i, note in enumerate(self.notes) if note.id == note_id), None)

    @override
    def rowCount(self, parent: Index = _TOP, /) -> int:
        return 0 if parent.isValid() else len(self.notes)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        note = self.notes[index.row()]
        if role == NOTE_ROLE:
            return note
        if role == Qt.ItemDataRole.DisplayRole:
            return note.body
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(note)
        return None


def _order(note: Note) -> tuple[object, object]:
    return note.first_key, note.id
