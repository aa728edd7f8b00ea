"""The heat map: number and shade, a gap as a dashed box with its word; arrows move, Enter opens."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from sli_desktop.services.coverage import Cell, Count
from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.notes import Index
from sli_desktop.ui.screens.coverage import state
from sli_desktop.ui.screens.coverage.cell_table import PADDING, CellTable, highest, widest_word
from sli_desktop.ui.screens.coverage.model import CELL_ROLE, MARK_ROLE, HeatModel

_WIDE, _WIDEST, _HIGH, _HEAD, _SIDE = 84, 140, 60, 48, 190


def paint_shade(painter: QPainter, look: Look, place: QRect, *, shade: int, is_gap: bool) -> None:
    """A box in one of the shades; that of a gap has a dashed frame round it, on plain ground."""
    theme, px = look.theme, look.theme.px
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_gap:
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("area"), px(2), Qt.PenStyle.DashLine))
        painter.drawRoundedRect(place, px(4), px(4))
        place = place.adjusted(px(4), px(4), -px(4), -px(4))
    if shade or not is_gap:
        painter.setBrush(theme.colour(f"heat{shade}"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawRoundedRect(place, px(4), px(4))


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
        shade = state.shade(cell.number(count), count)
        ground = theme.colour(f"heat{shade}")
        place = option.rect.adjusted(px(2), px(2), -px(2), -px(2))
        painter.save()
        paint_shade(painter, self._look, place, shade=shade, is_gap=cell.is_gap)
        if option.state & QStyle.StateFlag.State_Selected:
            self._choose(painter, place)
        ink = theme.colour("area") if cell.is_gap and not shade else self._ink(ground)
        painter.setPen(ink)
        self._write(painter, place, str(index.data() or ""), str(index.data(MARK_ROLE) or ""))
        painter.restore()

    def _choose(self, painter: QPainter, place: QRect) -> None:
        px = self._look.theme.px
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.theme.colour("accent"), px(3)))
        painter.drawRoundedRect(place, px(4), px(4))

    def _write(self, painter: QPainter, place: QRect, words: str, mark: str) -> None:
        """The number, and below it in small the word of what it is short of."""
        theme = self._look.theme
        lines = [(words, theme.font(17 if words[:1].isdigit() else 16, weight=600))]
        lines.append((mark, theme.font(14, weight=600)))
        lines = [(text, font) for text, font in lines if text]
        highs = [QFontMetrics(font).height() for _, font in lines]
        top = place.top() + (place.height() - sum(highs)) // 2
        for (text, font), high in zip(lines, highs, strict=True):
            painter.setFont(font)
            line = QRect(place.left(), top, place.width(), high)
            cut = QFontMetrics(font).elidedText(
                text, Qt.TextElideMode.ElideRight, place.width() - theme.px(8)
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, cut)
            top += high

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


class HeatTable(CellTable):
    """The map: themes as rows, groups as columns."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.heat = HeatModel()
        self._delegate = HeatDelegate(look)
        self.setModel(self.heat)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.fit()

    @override
    def fit(self) -> None:
        px, metrics = self._look.theme.px, self.head_metrics()
        names = [group.name for group in self.heat.map.groups] if self.heat.map else []
        wide = min(max(px(_WIDE), widest_word(metrics, names) + px(PADDING)), px(_WIDEST))
        head = max(px(_HEAD), highest(metrics, names, wide - px(PADDING)) + px(PADDING))
        rows = [px(_HIGH)] * self.heat.rowCount()
        self.lay_out(wide=wide, head=head, side=px(_SIDE), rows=rows)

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
        whole.setMinimumHeight(0)
        whole.resize(down.width() + across.length() + edge, across.height() + down.length() + edge)
        drawn = whole.grab()
        whole.deleteLater()
        return drawn
