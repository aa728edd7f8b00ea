"""Notes without a theme: 1 to 8 puts the chosen note under a theme, Enter goes to the next."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)
from typing_extensions import override

from sli_desktop.models.records.note import Note
from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.notes import NOTE_ROLE, Index
from sli_desktop.ui.widgets.chips import Chip, ChipPainter
from sli_desktop.ui.widgets.theme_button import WITH_KEY

if TYPE_CHECKING:
    from sli_desktop.models.records.challenge import Theme

MOST_HIGH = 8
"""So many rows show at once; more scroll."""
_TOP = QModelIndex()
_PAD, _GAP, _CAP = 10, 6, 26
_BESIDE = 560
"""From this width on (px at 100 %) the keys stand beside the words, else below them."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BareModel(QAbstractListModel):
    """The notes that had no theme when the screen was opened; they stay where they are."""

    def __init__(self, spoken: Callable[[Note], str]) -> None:
        super().__init__()
        self._spoken = spoken
        self.notes: tuple[Note, ...] = ()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these notes; only those that differ are told."""
        if [each.id for each in notes] != [each.id for each in self.notes]:
            self.beginResetModel()
            self.notes = tuple(notes)
            self.endResetModel()
            return
        before, self.notes = self.notes, tuple(notes)
        for place, (old, new) in enumerate(zip(before, notes, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))

    @override
    def rowCount(self, parent: Index = _TOP, /) -> int:
        return 0 if parent.isValid() else len(self.notes)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        note = self.notes[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return note.body
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(note)
            case _ if role == NOTE_ROLE:
                return note
            case _:
                return None


class BareDelegate(QStyledItemDelegate):
    """A card: what the note is, its words, a key for each theme."""

    def __init__(self, look: Look, chips: Callable[[Note], tuple[Chip, ...]]) -> None:
        super().__init__()
        self._look, self._chips_of = look, chips
        self._chips = ChipPainter(look)
        self.themes: tuple[Theme, ...] = ()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 600
        note: Note = index.data(NOTE_ROLE)
        px = self._look.theme.px
        words, keys, _chip = self._places(note, QRect(0, 0, width, 10_000))
        low = max(words.bottom(), *(key.bottom() for key in keys), px(24 + _PAD))
        return QSize(width, low + 1 + px(_PAD) + px(_GAP))

    def _places(self, note: Note, row: QRect) -> tuple[QRect, list[QRect], QRect]:
        """Where the words, the keys and the chips of a row stand."""
        px = self._look.theme.px
        inside = row.adjusted(px(_PAD), px(_PAD), -px(_PAD), 0)
        step = px(_CAP + _GAP)
        keys_wide = step * len(self.themes)
        beside = inside.width() >= px(_BESIDE) + keys_wide // 2
        chips = self._chips_of(note)
        places, chips_high = self._chips.places(chips, inside.width())
        one_line = bool(places) and all(place.y() == 0 for place in places)
        chips_wide = places[-1].right() + px(_GAP + 2) if one_line else 0
        room = QRect(inside)
        if beside:
            room.setRight(inside.right() - keys_wide - px(_GAP))
        if one_line and chips_wide < room.width() // 2:
            room.setLeft(room.left() + chips_wide)
        else:
            room.setTop(room.top() + chips_high + px(4))
        metrics = QFontMetrics(self._look.theme.font(16))
        high = metrics.boundingRect(room, _wrap(metrics, note.body, room.width()), note.body)
        words = QRect(room.x(), room.y(), room.width(), max(high.height(), px(24)))
        top = inside.top() if beside else words.bottom() + 1 + px(_GAP)
        left = inside.right() + 1 - keys_wide + px(_GAP) if beside else inside.left()
        keys = [QRect(left + step * n, top, px(_CAP), px(_CAP)) for n in range(len(self.themes))]
        return words, keys, QRect(inside.x(), inside.y(), inside.width(), chips_high)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        theme, px = self._look.theme, self._look.theme.px
        note: Note = index.data(NOTE_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        place = option.rect.adjusted(0, 0, -1, -px(_GAP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if chosen else "border"), 2 if chosen else 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), px(6), px(6))
        words, keys, chips = self._places(note, option.rect)
        self._chips.paint(painter, self._chips_of(note), chips.topLeft(), chips.width())
        painter.setFont(theme.font(16))
        painter.setPen(theme.colour("text"))
        metrics = QFontMetrics(theme.font(16))
        painter.drawText(words, _wrap(metrics, note.body, words.width()), note.body)
        for number, (key, each) in enumerate(zip(keys, self.themes, strict=True), start=1):
            self._paint_key(painter, key, str(number), is_on=each.id in note.themes)
        painter.restore()

    def _paint_key(self, painter: QPainter, place: QRect, number: str, *, is_on: bool) -> None:
        theme, px = self._look.theme, self._look.theme.px
        painter.setPen(QPen(theme.colour("accent" if is_on else "border_input"), 1))
        painter.setBrush(theme.colour("accent" if is_on else "sunken"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setFont(theme.font(13, weight=700 if is_on else 600))
        painter.setPen(theme.colour("on_accent" if is_on else "text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)

    def theme_at(self, note: Note, row: QRect, point: QPoint) -> int | None:
        """Which theme's key lies at a point of a row."""
        _words, keys, _chips = self._places(note, row)
        return next((n for n, key in enumerate(keys) if key.contains(point)), None)


class BareNotes(QListView):
    """`theme_asked` puts a note under a theme by its place; `left` follows Enter on the last."""

    theme_asked = Signal(object, int)
    left = Signal()

    def __init__(
        self, look: Look, spoken: Callable[[Note], str], chips: Callable[..., object]
    ) -> None:
        super().__init__()
        self._look = look
        self.rows = BareModel(spoken)
        self.delegate = BareDelegate(look, chips)  # type: ignore[arg-type]
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        look.changed.connect(self.fit)

    def choose_first(self) -> None:
        """Let the keys act on the first note that has no theme yet."""
        bare = (n for n, note in enumerate(self.rows.notes) if not note.themes)
        place = next(bare, 0)
        self.setCurrentIndex(self.rows.index(place))

    def fit(self) -> None:
        """Be as high as the rows, or as so many of them."""
        self.doItemsLayout()
        option = QStyleOptionViewItem()
        option.widget = self
        shown = range(min(self.rows.rowCount(), MOST_HIGH))
        high = sum(self.delegate.sizeHint(option, self.rows.index(n)).height() for n in shown)
        self.setFixedHeight(high + 2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), Qt.Key(event.key())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not index.isValid() or not is_plain:
            super().keyPressEvent(event)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_8:
            self._ask(index, key - Qt.Key.Key_1)
        elif key in _ENTER:
            self._go_on(index.row())
        else:
            super().keyPressEvent(event)

    def _ask(self, index: QModelIndex, theme: int) -> None:
        if theme < min(len(self.delegate.themes), WITH_KEY):
            self.theme_asked.emit(index.data(NOTE_ROLE), theme)

    def _go_on(self, row: int) -> None:
        if row + 1 < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row + 1))
        else:
            self.left.emit()

    def _theme_under(self, point: QPoint) -> tuple[QModelIndex, int] | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        theme = self.delegate.theme_at(index.data(NOTE_ROLE), self.visualRect(index), point)
        return None if theme is None else (index, theme)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        under = self._theme_under(event.position().toPoint())
        if under is not None and event.button() == Qt.MouseButton.LeftButton:
            self._ask(*under)

    @override
    def viewportEvent(self, event: object, /) -> bool:
        if isinstance(event, QHelpEvent):
            under = self._theme_under(event.pos())
            name = self.delegate.themes[under[1]].name if under else ""
            QToolTip.showText(event.globalPos(), name, self)
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    @override
    def keyboardSearch(self, search: str, /) -> None:
        """Digits act on notes here; they never jump to one."""

    @override
    def resizeEvent(self, event: object, /) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.fit()


def _wrap(metrics: QFontMetrics, words: str, width: int) -> int:
    longest = max(words.split(), key=len, default="")
    if metrics.horizontalAdvance(longest) > width:
        return int(Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft)
    return int(_WRAP)
