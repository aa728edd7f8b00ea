"""Paints one note of a meeting as a card: time, who, the words, its chips."""

import re
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.notes import NOTE_ROLE, Index
from sli_desktop.ui.widgets.chips import KIND_ICONS, Chip, ChipPainter
from sli_desktop.wording import tr, trn

_TIME_X, _WHO_X, _WORDS_X = 22, 76, 144
_RIGHT, _TOP, _BETWEEN, _BELOW = 14, 8, 6, 8


MOST_SHOWN, MOST_LINES = 2_000, 24
"""So many characters, and so many lines, of a note stand on its card."""
_NEAR = 40
_LINE_END = re.compile("\n")


class NoteWords(NamedTuple):
    """What the card of a note says besides its body."""

    time: str
    who: str
    chips: tuple[Chip, ...]


class NoteDelegate(QStyledItemDelegate):
    """Cards of different height: only the capture list has them (`architecture.md` section 4)."""

    def __init__(self, look: Look, words: Callable[[Note], NoteWords]) -> None:
        super().__init__()
        self._look = look
        self._words = words
        self.shows_times = True
        self._chips = ChipPainter(look)
        self._heights: dict[tuple[Note, int, float], int] = {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        view = option.widget
        width = view.viewport().width() if hasattr(view, "viewport") else 600
        note: Note = index.data(NOTE_ROLE)
        key = (note, width, self._look.theme.scale)
        if key not in self._heights:
            if len(self._heights) > 5000:
                self._heights.clear()
            self._heights[key] = self._height(note, width)
        return QSize(width, self._heights[key])

    def _height(self, note: Note, width: int) -> int:
        px = self._look.theme.px
        inside = self._inside(width)
        body = self._body_height(note, inside)
        chips = self._words(note).chips
        _places, chips_high = self._chips.places(chips, inside)
        gap = px(_BETWEEN) if chips else 0
        return px(_TOP) * 2 + body + gap + chips_high + px(_BELOW)

    def forget_heights(self) -> None:
        """Measure every card anew: something besides the notes themselves has changed."""
        self._heights.clear()

    def chip_at(self, note: Note, width: int, at: QPoint) -> Chip | None:
        """The chip of a card at a place counted from the corner of the card."""
        px, inside = self._look.theme.px, self._inside(width)
        top = px(_TOP) + self._body_height(note, inside) + px(_BETWEEN)
        chips = self._words(note).chips
        places, _height = self._chips.places(chips, inside)
        spot = at - QPoint(px(_WORDS_X), top)
        return next(
            (c for c, place in zip(chips, places, strict=True) if place.contains(spot)), None
        )

    def _inside(self, width: int) -> int:
        return max(width - self._look.theme.px(_WORDS_X + _RIGHT), 60)

    def _body_height(self, note: Note, inside: int) -> int:
        font = self._font(note)
        flags, words = _wrap(font, shown(note), inside), shown(note)
        return QFontMetrics(font).boundingRect(QRect(0, 0, inside, 1 << 20), flags, words).height()

    def _font(self, note: Note) -> QFont:
        return self._look.theme.font(16, italic=NoteKind.QUOTE in note.kinds)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        theme, px = self._look.theme, self._look.theme.px
        note: Note = index.data(NOTE_ROLE)
        words = self._words(note)
        place = option.rect.adjusted(0, 0, -1, -px(_BELOW))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.colour("accent" if chosen else "border")
        painter.setPen(QPen(edge, 2 if chosen else 1))
        painter.setBrush(theme.colour("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), px(8), px(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_bar(note)))
        bar = QRectF(place.x() + px(9), place.y() + px(8), px(4), place.height() - px(16))
        painter.drawRoundedRect(bar, 2, 2)
        self._write(painter, note, words, place)
        painter.restore()

    def _write(self, painter: QPainter, note: Note, words: NoteWords, place: QRect) -> None:
        theme, px = self._look.theme, self._look.theme.px
        top = place.y() + px(_TOP)
        line = QFontMetrics(theme.font(16)).height()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("text_2"))
        time = QRect(place.x() + px(_TIME_X), top, px(_WHO_X - _TIME_X), line)
        painter.drawText(time, left, words.time if self.shows_times else "")
        bold = theme.font(16, weight=600)
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        who = QRect(place.x() + px(_WHO_X), top, px(_WORDS_X - _WHO_X - 6), line)
        painter.drawText(who, left, _elided(bold, words.who, who.width()))
        painter.setFont(self._font(note))
        inside = self._inside(place.width() + 1)
        high = self._body_height(note, inside)
        body = QRect(place.x() + px(_WORDS_X), top, inside, high)
        painter.drawText(body, _wrap(self._font(note), shown(note), inside), shown(note))
        at = QPoint(body.x(), body.bottom() + 1 + px(_BETWEEN))
        self._chips.paint(painter, words.chips, at, inside)


def _wrap(font: QFont, words: str, width: int) -> Qt.TextFlag:
    longest = max(words.split(), key=len, default="")
    if QFontMetrics(font).horizontalAdvance(longest) > width:
        return Qt.TextFlag.TextWrapAnywhere
    return Qt.TextFlag.TextWordWrap


def shown(note: Note) -> str:
    """The words of a note as the screen shows them: a quote in quotation marks.

    Of a very long one (a pasted page, a pasted book) it is the beginning, and how much more there
    is: a card of 60,000 lines could neither be measured in time nor be scrolled past.
    """
    body = f"“{note.body}”" if NoteKind.QUOTE in note.kinds else note.body
    end = MOST_SHOWN
    for line, found in enumerate(_LINE_END.finditer(body, 0, MOST_SHOWN), start=1):
        if line == MOST_LINES:
            end = found.start()
    if len(body) <= end:
        return body
    at = body.rfind(" ", end - _NEAR, end + 1) if body[end] != "\n" else end
    at = at if at > 0 else end
    more = trn(len(body) - at, "{number} more character", "{number} more characters")
    return tr("{beginning} …\n({more}: Enter shows all)").format(beginning=body[:at], more=more)


def _bar(note: Note) -> str:
    found = (token for kind, (_icon, token) in KIND_ICONS.items() if kind in note.kinds)
    return next(found, "border_input")


def _elided(font: QFont, words: str, width: int) -> str:
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
