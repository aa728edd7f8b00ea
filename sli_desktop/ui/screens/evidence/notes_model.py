"""The notes that are shown, read page by page and patched row by row; some of them selected."""

from collections.abc import Callable, Collection
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from typing_extensions import override

from sli_desktop.storage import SortLine
from sli_desktop.ui.qtmodels.notes import Index

LINE_ROLE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()
PAGE = 200
"""So many notes are read at once."""


class SortModel(QAbstractListModel):
    """`more` reads the notes after a line; `spoken` says one for a screen reader.

    `marks_changed` tells that other notes are selected than before.
    """

    marks_changed = Signal()

    def __init__(
        self,
        more: Callable[[SortLine], Collection[SortLine]],
        spoken: Callable[[SortLine, bool], str],
    ) -> None:
        super().__init__()
        self._more, self._spoken = more, spoken
        self.lines: list[SortLine] = []
        self.marks: frozenset[UUID] = frozenset()
        self._is_whole = True

    def show_lines(self, lines: Collection[SortLine], *, limit: int = PAGE) -> None:
        """Show other notes, from the first on; what is selected and still shown stays so."""
        self.beginResetModel()
        self.lines = list(lines)
        self._is_whole = len(self.lines) < limit
        self.endResetModel()

    def row_of(self, note: UUID) -> int | None:
        """Where a note stands among those read."""
        return next((row for row, line in enumerate(self.lines) if line.id == note), None)

    def put(self, line: SortLine) -> bool:
        """Show a note as it is now; False where it lies beyond what was read."""
        row = self.row_of(line.id)
        if row is not None:
            self.lines[row] = line
            self.dataChanged.emit(self.index(row), self.index(row))
            return True
        place = sum(each.place < line.place for each in self.lines)
        if place == len(self.lines) and not self._is_whole:
            return False
        self.beginInsertRows(_TOP, place, place)
        self.lines.insert(place, line)
        self.endInsertRows()
        return True

    def take_away(self, note: UUID) -> None:
        """No longer show a note."""
        row = self.row_of(note)
        if row is not None:
            self.beginRemoveRows(_TOP, row, row)
            del self.lines[row]
            self.endRemoveRows()
        if note in self.marks:
            self.mark(self.marks - {note})

    # --- what is selected -----------------------------------------------------------------------

    def mark(self, notes: Collection[UUID]) -> None:
        """Select these notes and no others."""
        before, self.marks = self.marks, frozenset(notes)
        changed = before ^ self.marks
        rows = [row for row, line in enumerate(self.lines) if line.id in changed]
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))
        if changed:
            self.marks_changed.emit()

    def toggle(self, row: int) -> None:
        """Select the note of a row as well, or no longer."""
        if 0 <= row < len(self.lines):
            self.mark(self.marks ^ {self.lines[row].id})

    def mark_between(self, first: int, last: int) -> None:
        """Select all notes from one row to another, with those selected before."""
        low, high = min(first, last), max(first, last)
        self.mark(self.marks | {line.id for line in self.lines[max(low, 0) : high + 1]})

    # --- what Qt asks ---------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _TOP, /) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def canFetchMore(self, parent: Index, /) -> bool:
        return not self._is_whole

    @override
    def fetchMore(self, parent: Index, /) -> None:
        if self._is_whole or not self.lines:
            return
        found = list(self._more(self.lines[-1]))
        self._is_whole = len(found) < PAGE
        if found:
            first = len(self.lines)
            self.beginInsertRows(_TOP, first, first + len(found) - 1)
            self.lines += found
            self.endInsertRows()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(line.start.split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.start
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, line.id in self.marks)
        return None
