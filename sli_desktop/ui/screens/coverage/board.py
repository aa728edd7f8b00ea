"""Who has been heard on what, as a map or as a table: the same cells, the same keys."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sli_desktop.services.coverage import Cell, Count, HeatMap
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.coverage.cell_table import CellTable
from sli_desktop.ui.screens.coverage.figures import FiguresTable
from sli_desktop.ui.screens.coverage.heat import HeatTable
from sli_desktop.ui.screens.coverage.legend import Legend
from sli_desktop.wording import tr


class Board(QFrame):
    """`chosen` gives the cell the arrows came to, `opened` the one Enter or a click was on."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "card")
        self.heat = HeatTable(look, tr("Who has been heard on what"))
        self.figures = FiguresTable(
            look, tr("Who has been heard on what, as a table"), self.heat.heat
        )
        self.legend = Legend(look)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.setSpacing(10)
        for part in (self.legend, self.heat, self.figures):
            inside.addWidget(part)
        for table in (self.heat, self.figures):
            table.opened.connect(self.opened)
            moved = table.selectionModel().currentChanged
            moved.connect(lambda _now, _was, t=table: self._choose(t))
        self.show_as(table=False)

    @property
    def shown(self) -> CellTable:
        """The map or the table, whichever shows."""
        return self.heat if self.figures.isHidden() else self.figures

    def show_as(self, *, table: bool) -> None:
        """Show the table in place of the map, or the map again; the cell and the focus stay."""
        had_focus = self.shown.hasFocus()
        self.heat.setHidden(table)
        self.legend.setHidden(table)
        self.figures.setHidden(not table)
        if had_focus:
            self.shown.setFocus()
        self.shown.scrollTo(self.shown.currentIndex())

    @property
    def has_cells(self) -> bool:
        """Whether there is a theme and a group."""
        return bool(self.heat.heat.rowCount() and self.heat.heat.columnCount())

    def show_map(self, now: HeatMap, before: HeatMap | None, count: Count) -> None:
        """Show other numbers; `before` are those of yesterday, to be compared with."""
        self.heat.heat.show_map(now, before, count)
        self.legend.show_for(count, has_targets=now.has_targets)
        self.heat.fit()
        self.figures.fit()

    def stand_on(self, cell: Cell) -> None:
        """Choose a cell, in the map and in the table."""
        place = self.heat.heat.place(cell)
        self.heat.setCurrentIndex(place)
        self.figures.setCurrentIndex(self.figures.figures.mapFromSource(place))

    def _choose(self, table: CellTable) -> None:
        cell = table.cell
        if cell is not None and table is self.shown:
            self.stand_on(cell)
            self.chosen.emit(cell)

    def picture(self) -> QPixmap:
        """The whole map with what its shades mean, as it is put into a document."""
        drawn, legend = self.heat.picture(), Legend(self._look)
        shown = self.heat.heat
        has_targets = shown.map is not None and shown.map.has_targets
        legend.show_for(shown.count, has_targets=has_targets)
        size = drawn.deviceIndependentSize().toSize()
        gap, ratio = self._look.theme.px(12), drawn.devicePixelRatio()
        legend.resize(size.width(), legend.heightForWidth(size.width()))
        whole = QPixmap(QSize(size.width(), size.height() + gap + legend.height()) * ratio)
        whole.setDevicePixelRatio(ratio)
        whole.fill(self._look.theme.colour("surface"))
        painter = QPainter(whole)
        painter.drawPixmap(QPoint(0, 0), drawn)
        below, flag = QPoint(0, size.height() + gap), QWidget.RenderFlag.DrawChildren
        legend.render(painter, below, QRegion(), flag)
        painter.end()
        legend.deleteLater()
        return whole
