"""Paints a note of the sorting in two lines: what it is and whom it is from, then its words."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from sli_desktop.models.records.note import NoteKind
from sli_desktop.storage import SortLine
from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.notes import Index
from sli_desktop.ui.screens.evidence.notes_model import LINE_ROLE, SortModel
from sli_desktop.ui.widgets.chips import HEIGHT, KIND_ICONS, Chip, ChipPainter

_TIME = len("Wed 15 10:34")
"""So much of the meta always shows."""
_HIGH, _BOX, _LEFT, _RIGHT, _TOP, _BELOW = 74, 34, 44, 12, 8, 6


class RowWords(NamedTuple):
    """What a row says."""

    chips: tuple[Chip, ...]
    meta: str
    body: str


class NoteRows(QStyledItemDelegate):
    """Rows of one height, with a box at the left that is ticked while the note is selected."""

    def __init__(self, look: Look, words: Callable[[SortLine], RowWords]) -> None:
        super().__init__()
        self._look, self._words = look, words
        self._chips = ChipPainter(look)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return QSize(200, self._look.theme.px(_HIGH))

    def is_box(self, x: int) -> bool:
        """Whether a place, counted from the left edge of a row, lies on its box."""
        return x < self._look.theme.px(_LEFT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        theme, px = self._look.theme, self._look.theme.px
        line: SortLine = index.data(LINE_ROLE)
        model = index.model()
        is_marked = isinstance(model, SortModel) and line.id in model.marks
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        place = option.rect.adjusted(0, 0, -1, -px(_BELOW))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if is_chosen else "border"), 1 + is_chosen))
        filled = "accent_soft" if is_chosen or is_marked else "surface"
        painter.setBrush(theme.colour(filled))
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), px(8), px(8))
        self._paint_box(painter, place, is_marked=is_marked)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_bar(line)))
        bar = QRectF(place.x() + px(_BOX), place.y() + px(8), px(4), place.height() - px(16))
        painter.drawRoundedRect(bar, 2, 2)
        self._write(painter, line, place)
        painter.restore()

    def _paint_box(self, painter: QPainter, place: QRect, *, is_marked: bool) -> None:
        px = self._look.theme.px
        icon = self._look.pixmap(
            "square-check" if is_marked else "square", "accent" if is_marked else "text_2", 18
        )
        y = place.y() + (place.height() - px(18)) // 2
        painter.drawPixmap(place.x() + px(9), y, icon)

    def _write(self, painter: QPainter, line: SortLine, place: QRect) -> None:
        theme, px = self._look.theme, self._look.theme.px
        words = self._words(line)
        inside = place.adjusted(px(_LEFT + 4), px(_TOP), -px(_RIGHT), -px(_TOP))
        small = theme.font(14)
        metrics = QFontMetrics(small)
        least = metrics.horizontalAdvance(words.meta[:_TIME]) + px(8)
        chips = self._fitting(words.chips, inside.width() - least - px(8))
        self._chips.paint(painter, chips, inside.topLeft(), inside.width() - least - px(8))
        taken = sum(self._chips.width(chip) + px(8) for chip in chips)
        room = max(inside.width() - taken, least)
        wide = min(metrics.horizontalAdvance(words.meta) + 2, room)
        top = QRect(inside.right() - wide, inside.y(), wide + 1, px(HEIGHT))
        _text(painter, words.meta, top, small, theme.colour("text_2"))
        font = theme.font(16, italic=NoteKind.QUOTE in line.kinds)
        at = QPoint(inside.x(), inside.y() + px(HEIGHT + 2))
        body = QRect(at, QSize(inside.width(), inside.bottom() - at.y() + 1))
        _text(painter, words.body, body, font, theme.colour("text"))

    def _fitting(self, chips: tuple[Chip, ...], width: int) -> tuple[Chip, ...]:
        """The chips that have room on one line; the first is always there."""
        places, _ = self._chips.places(chips, width)
        return tuple(
            chip for chip, place in zip(chips, places, strict=True) if place.y() == places[0].y()
        )


def _text(painter: QPainter, words: str, place: QRect, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width() + 1)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _bar(line: SortLine) -> str:
    found = (token for kind, (_icon, token) in KIND_ICONS.items() if kind in line.kinds)
    return next(found, "border_input")
