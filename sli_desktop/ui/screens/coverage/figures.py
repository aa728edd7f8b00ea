"""The same figures as a table: a line a group with its target, a column a theme, no shade."""

from PySide6.QtCore import Qt, QTransposeProxyModel
from typing_extensions import override

from sli_desktop.models.records.challenge import StakeholderGroup
from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.notes import Index
from sli_desktop.ui.screens.coverage import state
from sli_desktop.ui.screens.coverage.cell_table import PADDING, CellTable, highest, widest_word
from sli_desktop.ui.screens.coverage.model import FIGURE_ROLE, HeatModel

_WIDE, _WIDEST, _HIGH, _HEAD, _SIDE = 108, 160, 40, 40, 210
_READ = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


class FiguresModel(QTransposeProxyModel):
    """The cells of the map with rows and columns changed round."""

    def __init__(self, heat: HeatModel) -> None:
        super().__init__()
        self.heat = heat
        self.setSourceModel(heat)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        asked = FIGURE_ROLE if role == Qt.ItemDataRole.DisplayRole else role
        return self.heat.data(self.mapToSource(index), asked)

    @override
    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        if way is Qt.Orientation.Vertical and role in _READ and self.heat.map is not None:
            return _with_target(self.heat.map.groups[section])
        return super().headerData(section, way, role)


class FiguresTable(CellTable):
    """The table of the figures."""

    def __init__(self, look: Look, name: str, heat: HeatModel) -> None:
        super().__init__(look, name)
        self.figures = FiguresModel(heat)
        self.setModel(self.figures)
        self.setShowGrid(True)
        self.fit()

    @override
    def fit(self) -> None:
        px, shown = self._look.theme.px, self.figures.heat.map
        metrics = self.head_metrics()
        themes = [theme.name for theme in shown.themes] if shown else []
        groups = [_with_target(group) for group in shown.groups] if shown else []
        wide = min(max(px(_WIDE), widest_word(metrics, themes) + px(PADDING)), px(_WIDEST))
        head = max(px(_HEAD), highest(metrics, themes, wide - px(PADDING)) + px(PADDING))
        highs = (highest(metrics, [group], px(_SIDE - PADDING)) + px(12) for group in groups)
        rows = [max(px(_HIGH), high) for high in highs]
        self.lay_out(wide=wide, head=head, side=px(_SIDE), rows=rows)


def _with_target(group: StakeholderGroup) -> str:
    """A group and what is aimed at with it."""
    target = state.target_of(group)
    return f"{group.name}\n{target}" if target else group.name
