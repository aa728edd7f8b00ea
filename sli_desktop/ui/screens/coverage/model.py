"""The cells of the map for Qt: what each shows, and what it says to a screen reader."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from typing_extensions import override

from sli_desktop.services.coverage import Cell, Count, HeatMap
from sli_desktop.ui.qtmodels.notes import Index
from sli_desktop.ui.screens.coverage import state

CELL_ROLE = Qt.ItemDataRole.UserRole
MARK_ROLE = Qt.ItemDataRole.UserRole + 1
"""The word below the number: "gap", "set aside"."""
FIGURE_ROLE = Qt.ItemDataRole.UserRole + 2
"""What the cell is called where nothing is painted: "2 of 5, gap"."""
_TOP = QModelIndex()


_WORDS: Mapping[int, Callable[[Cell, Count, int | None], str]] = MappingProxyType(
    {
        Qt.ItemDataRole.DisplayRole: state.shown,
        MARK_ROLE: state.below,
        FIGURE_ROLE: state.figure,
        Qt.ItemDataRole.AccessibleTextRole: state.spoken,
        Qt.ItemDataRole.ToolTipRole: state.spoken,
    }
)


class HeatModel(QAbstractTableModel):
    """Themes as rows, groups as columns."""

    def __init__(self) -> None:
        super().__init__()
        self.map: HeatMap | None = None
        self.before: HeatMap | None = None
        self.count = Count.PEOPLE

    def show_map(self, shown: HeatMap, before: HeatMap | None, count: Count) -> None:
        """Show other numbers; `before` are those of yesterday, to be compared with."""
        same = self.map is not None and (self.map.themes, self.map.groups) == (
            shown.themes,
            shown.groups,
        )
        if not same:
            self.beginResetModel()
        self.map, self.before, self.count = shown, before, count
        if not same:
            self.endResetModel()
        elif shown.themes and shown.groups:
            last = self.index(len(shown.themes) - 1, len(shown.groups) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def cell(self, index: Index) -> Cell | None:
        """The cell at a place."""
        if self.map is None or not index.isValid():
            return None
        return self.map.row(self.map.themes[index.row()])[index.column()]

    def place(self, cell: Cell) -> QModelIndex:
        """Where a cell stands."""
        shown = self.map
        if shown is None:
            return QModelIndex()
        row = [theme.id for theme in shown.themes].index(cell.theme.id)
        return self.index(row, [group.id for group in shown.groups].index(cell.group.id))

    def earlier(self, cell: Cell) -> int | None:
        """The number of yesterday, where that is compared."""
        if self.before is None:
            return None
        return self.before.cell(cell.theme.id, cell.group.id).number(self.count)

    @override
    def rowCount(self, parent: Index = _TOP, /) -> int:
        return 0 if parent.isValid() or self.map is None else len(self.map.themes)

    @override
    def columnCount(self, parent: Index = _TOP, /) -> int:
        return 0 if parent.isValid() or self.map is None else len(self.map.groups)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == CELL_ROLE:
            return cell
        words = _WORDS.get(role)
        return words(cell, self.count, self.earlier(cell)) if words is not None else None

    @override
    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        roles = {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }
        if self.map is None or role not in roles:
            return None
        if way is Qt.Orientation.Horizontal:
            return self.map.groups[section].name
        return self.map.themes[section].name
