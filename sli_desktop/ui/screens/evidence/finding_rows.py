"""The findings of a theme: numbered rows that notes are moved to, framed while one is carried."""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from sli_desktop.services.sorting import Tally
from sli_desktop.storage import FindingLine
from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.notes import Index
from sli_desktop.ui.qtmodels.rows import ROW_ROLE, RowsModel
from sli_desktop.ui.widgets.chips import HEIGHT, Chip, ChipPainter
from sli_desktop.wording import tr

_HIGH, _NUMBER, _PAD, _BELOW = 96, 40, 10, 6
_EDGE, _STEP = 28, 24
"""So near to an edge what is carried scrolls the list, by so much for each move of the pointer."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FindingRow(NamedTuple):
    """A finding, what carries it, and that in words."""

    line: FindingLine
    tally: Tally
    chip: Chip
    carried: str

    @property
    def key(self) -> UUID:
        """Which finding it is."""
        return self.line.id

    @property
    def words(self) -> str:
        """Its headline."""
        return self.line.headline

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        name = f"{self.line.name} {self.line.headline}"
        return ". ".join([name.rstrip("."), self.chip.words, self.carried])

    @property
    def hint(self) -> str:
        """The whole headline, and what carries it."""
        return f"{self.line.name} {self.line.headline}\n{self.carried}"


class FindingRows(QStyledItemDelegate):
    """Paints a finding: number, headline in two lines at most, its kind and what carries it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chips = ChipPainter(look)
        self.target: UUID | None = None
        self.target_words = ""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return QSize(160, self._look.theme.px(_HIGH))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        theme, px = self._look.theme, self._look.theme.px
        row: FindingRow = index.data(ROW_ROLE)
        is_target = row.line.id == self.target
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        place = option.rect.adjusted(0, 0, -1, -px(_BELOW))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if is_target else Qt.PenStyle.SolidLine
        wide = 3 if is_target else 1 + is_chosen
        edge = theme.colour("accent" if is_target or is_chosen else "border")
        painter.setPen(QPen(edge, wide, style))
        painter.setBrush(theme.colour("accent_soft" if is_target or is_chosen else "surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(2, 2, -2, -2), px(8), px(8))
        inside = place.adjusted(px(_PAD), px(8), -px(_PAD), -px(8))
        self._write(painter, row, inside, is_target=is_target)
        painter.restore()

    def _write(self, painter: QPainter, row: FindingRow, inside: QRect, *, is_target: bool) -> None:
        theme, px = self._look.theme, self._look.theme.px
        bold = theme.font(16, weight=600)
        painter.setFont(bold)
        painter.setPen(theme.colour("accent"))
        line = QFontMetrics(bold).height()
        name = row.line.name
        left = max(px(_NUMBER), QFontMetrics(bold).horizontalAdvance(name) + px(8))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRect(inside.x(), inside.y(), left, line), flags, name)
        painter.setPen(theme.colour("text"))
        head = QRect(inside.x() + left, inside.y(), inside.width() - left, 2 * line)
        words = _two_lines(row.line.headline, QFontMetrics(bold), head.width())
        painter.drawText(head, flags, words)
        below = QPoint(inside.x(), inside.bottom() - px(HEIGHT) + 1)
        if is_target:
            painter.setPen(theme.colour("accent"))
            place = QRect(below, QSize(inside.width(), px(HEIGHT)))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.target_words)
            return
        self._chips.paint(painter, [row.chip], below, inside.width())
        beside = below.x() + min(self._chips.width(row.chip), inside.width()) + px(8)
        room = QRect(beside, below.y(), inside.right() - beside, px(HEIGHT))
        small = theme.font(13)
        painter.setFont(small)
        painter.setPen(theme.colour("text_2"))
        carried = QFontMetrics(small).elidedText(
            row.carried, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, carried)


def _two_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    """Words in two lines at most, the second ending in … where there are more."""
    first, rest = "", words.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    second = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width)
    return f"{first}\n{second}" if second else first


class FindingList(QListView):
    """`opened` gives the finding of Enter or a double click; Esc says `left`."""

    opened = Signal(object)
    chosen_changed = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: RowsModel[FindingRow] = RowsModel()
        self._painted = FindingRows(look)
        self.setModel(self.rows)
        self.setItemDelegate(self._painted)
        self.setAccessibleName(tr("Findings"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda _index: self._open())
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen_changed.emit())
        look.changed.connect(self.doItemsLayout)

    def show_rows(self, rows: Sequence[FindingRow]) -> None:
        """Show findings; the chosen one stays so."""
        before = self.chosen()
        self.rows.show_rows(rows)
        if before is not None and self.chosen() != before:
            self.choose(before.line.id)

    def chosen(self) -> FindingRow | None:
        """The finding the arrows are on."""
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return row if isinstance(row, FindingRow) else None

    def choose(self, finding: UUID) -> None:
        """Let the arrows be on a finding."""
        at = self.rows.place_of(finding)
        if at is not None:
            self.setCurrentIndex(self.rows.index(at))

    def finding_at(self, place: QPoint) -> FindingRow | None:
        """The finding under a place on the screen."""
        index = self.indexAt(self.viewport().mapFromGlobal(place))
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row if isinstance(row, FindingRow) else None

    def show_target(self, target: FindingRow | None, words: Callable[[str], str]) -> None:
        """Frame the finding that would take what is carried; None takes the frame away."""
        name = None if target is None else target.line.id
        told = words(target.line.name) if target else ""
        if (name, told) != (self._painted.target, self._painted.target_words):
            self._painted.target, self._painted.target_words = name, told
            self.viewport().update()

    def scroll_towards(self, place: QPoint) -> None:
        """Scroll on while something is carried along the upper or lower edge."""
        y, edge = self.viewport().mapFromGlobal(place).y(), self._look.theme.px(_EDGE)
        step = self._look.theme.px(_STEP)
        bar = self.verticalScrollBar()
        if 0 <= y < edge:
            bar.setValue(bar.value() - step)
        elif edge <= self.viewport().height() - edge < y <= self.viewport().height():
            bar.setValue(bar.value() + step)

    @property
    def target(self) -> UUID | None:
        """The finding that is framed."""
        return self._painted.target

    def _open(self) -> None:
        row = self.chosen()
        if row is not None:
            self.opened.emit(row.line.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str, /) -> None:
        """Letters never jump to a row here."""
