"""Rows as they were handed in, for the lists that paint their own."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from typing_extensions import override

from sli_desktop.ui.qtmodels.notes import Index

ROW_ROLE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()


class Told(Protocol):
    """What a list tells of a row: what it is, its words, what is spoken and pointed at."""

    @property
    def key(self) -> object:
        """What it stands for."""

    @property
    def words(self) -> str:
        """What is read."""

    @property
    def spoken(self) -> str:
        """What a screen reader says; the words are part of it."""

    @property
    def hint(self) -> str:
        """What the pointer shows."""


T = TypeVar("T", bound=Told)


class RowsModel(QAbstractListModel, Generic[T]):
    """A list of any rows; where they stand for the same things, only what changed is drawn anew."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[T, ...] = ()

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show other rows."""
        if [row.key for row in rows] == [row.key for row in self.rows]:
            before, self.rows = self.rows, tuple(rows)
            for at, (old, new) in enumerate(zip(before, self.rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def place_of(self, key: object) -> int | None:
        """Where a row stands, or None."""
        return next((n for n, row in enumerate(self.rows) if row.key == key), None)

    @override
    def rowCount(self, parent: Index = _TOP, /) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.hint
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None
