"""The heat map: number and shade, a gap as a dashed box with its word; arrows move, Enter opens."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from sli_desktop.services.coverage import Cell, Count, HeatMap
from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.notes import Index
from sli_desktop.ui.screens.coverage import state

CELL_ROLE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()
_WIDE, _WIDEST, _HIGH, _HEAD = 84, 140, 56, 48
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


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
        if role == Qt.ItemDataRole.DisplayRole:
            return state.shown(cell, self.count, self.earlier(cell))
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return state.spoken(cell, self.count, self.earlier(cell))
        return None

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


class HeatDelegate(QStyledItemDelegate):
    """Paints a cell: the shade, the number, the dashed box of a gap."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        px = self._look.theme.px
        return QSize(px(_WIDE), px(_HIGH))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        theme, px = self._look.theme, self._look.theme.px
        model = index.model()
        cell: Cell = index.data(CELL_ROLE)
        count = model.count if isinstance(model, HeatModel) else Count.PEOPLE
        ground = theme.colour(f"heat{state.shade(cell.number(count), count)}")
        place = option.rect.adjusted(px(2), px(2), -px(2), -px(2))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        painter.setPen(QPen(theme.colour("border"), 1))
        if cell.is_gap:
            painter.setPen(QPen(theme.colour("area"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(place, px(4), px(4))
        if option.state & QStyle.StateFlag.State_Selected:
            self._choose(painter, place)
        self._write(painter, str(index.data() or ""), place, cell, ground)
        painter.restore()

    def _choose(self, painter: QPainter, place: QRect) -> None:
        px = self._look.theme.px
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.theme.colour("accent"), px(3)))
        painter.drawRoundedRect(place, px(4), px(4))

    def _write(
        self, painter: QPainter, words: str, place: QRect, cell: Cell, ground: QColor
    ) -> None:
        theme = self._look.theme
        font = theme.font(17 if words[:1].isdigit() else 16, weight=600)
        painter.setFont(font)
        is_bare_gap = cell.is_gap and not words[:1].isdigit()
        painter.setPen(theme.colour("area") if is_bare_gap else self._ink(ground))
        shown = QFontMetrics(font).elidedText(
            words, Qt.TextElideMode.ElideRight, place.width() - theme.px(4)
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)

    def _ink(self, ground: QColor) -> QColor:
        """Of the colour of text and of its ground, the one that is read better on a shade."""
        theme = self._look.theme
        inks = (theme.colour("text"), theme.colour("surface"))
        return max(inks, key=lambda ink: abs(_light(ink) - _light(ground)))


def _light(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return float((light + 0.05) ** 0.35)


class HeatTable(QTableView):
    """`opened` gives the cell Enter or a click was on; headers stay while the cells scroll."""

    opened = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.heat = HeatModel()
        self._delegate = HeatDelegate(look)
        self.setModel(self.heat)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        self.horizontalHeader().setDefaultAlignment(wrap)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        self.verticalHeader().setDefaultAlignment(left)
        self.clicked.connect(self._open)
        look.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Take up sizes of the look."""
        px = self._look.theme.px
        wide, head = self._room()
        self.horizontalHeader().setDefaultSectionSize(wide)
        self.horizontalHeader().setFixedHeight(head)
        self.verticalHeader().setDefaultSectionSize(px(_HIGH))
        self.verticalHeader().setFixedWidth(px(190))
        rows = self.heat.rowCount()
        self.setMinimumHeight(head + min(max(rows, 1), 8) * px(_HIGH) + px(16))

    def _room(self) -> tuple[int, int]:
        """How wide and how high the names of the groups stand: no word cut, all lines shown."""
        px, metrics = self._look.theme.px, self.horizontalHeader().fontMetrics()
        names = [group.name for group in self.heat.map.groups] if self.heat.map else []
        words = (word for name in names for word in name.split())
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        wide = min(max(px(_WIDE), longest + px(12)), px(_WIDEST))
        lines = QRect(0, 0, wide - px(8), px(1000))
        wrap = int(Qt.TextFlag.TextWordWrap)
        high = (metrics.boundingRect(lines, wrap, name).height() + px(8) for name in names)
        return wide, max([px(_HEAD), *high])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def picture(self) -> QPixmap:
        """The whole map, also what is scrolled out of sight; nothing in it is chosen."""
        whole = HeatTable(self._look, self.accessibleName())
        if self.heat.map is not None:
            whole.heat.show_map(self.heat.map, self.heat.before, self.heat.count)
        whole.fit()
        for policy in (whole.setHorizontalScrollBarPolicy, whole.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across, down = whole.horizontalHeader(), whole.verticalHeader()
        edge = self._look.theme.px(4)
        whole.resize(down.width() + across.length() + edge, across.height() + down.length() + edge)
        drawn = whole.grab()
        whole.deleteLater()
        return drawn

    def _open(self, index: Index) -> None:
        cell = self.heat.cell(index)
        if cell is not None:
            self.opened.emit(cell)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)
