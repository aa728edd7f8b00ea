"""Chips: what a note is and what it is about, as shape, icon and word, then colour."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.note import NoteKind
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import Painted
from sli_desktop.wording import tr, trn

HEIGHT, _GAP, _PAD, _ICON = 24, 6, 8, 14

KIND_ICONS = {
    NoteKind.STRENGTH: ("circle-plus", "strength"),
    NoteKind.AREA: ("triangle-alert", "area"),
    NoteKind.QUOTE: ("quote", "quote"),
    NoteKind.FOLLOW_UP: ("flag", "follow"),
}
"""Icon and colour token of each kind of note."""


def kind_words(challenge: Challenge, kind: NoteKind) -> str:
    """The challenge's own word for a kind of note."""
    return {
        NoteKind.STRENGTH: challenge.label_strength,
        NoteKind.AREA: challenge.label_area,
        NoteKind.QUOTE: tr("Quote"),
        NoteKind.FOLLOW_UP: tr("Follow-up"),
    }[kind]


class Chip(NamedTuple):
    """One chip: its words; a kind has an icon and a token, a theme its number."""

    words: str
    icon: str = ""
    token: str = ""
    number: str = ""

    @property
    def spoken(self) -> str:
        """The chip for a screen reader."""
        return tr("theme {words}").format(words=self.words) if self.number else self.words


def tally_chips(strengths: int, areas: int) -> tuple[Chip, Chip]:
    """How many strengths there are under a theme, and how much to consider."""
    return (
        Chip(trn(strengths, "{number} strength", "{number} strengths"), "circle-plus", "strength"),
        Chip(trn(areas, "{number} to consider", "{number} to consider"), "triangle-alert", "area"),
    )


class ChipPainter:
    """Measures and paints chips in the look of now."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def width(self, chip: Chip) -> int:
        """How wide a chip is, in px."""
        px, theme = self._look.theme.px, self._look.theme
        weight = 600 if chip.token else 400
        wide = QFontMetrics(theme.font(14, weight=weight)).horizontalAdvance(chip.words)
        if chip.icon:
            wide += px(_ICON + 5)
        if chip.number:
            bold = QFontMetrics(theme.font(14, weight=700))
            wide += bold.horizontalAdvance(chip.number) + px(7)
        return wide + 2 * px(_PAD)

    def places(self, chips: Sequence[Chip], width: int) -> tuple[list[QRect], int]:
        """Where chips stand in a given width, and how high they are together."""
        px = self._look.theme.px
        x, y, found = 0, 0, list[QRect]()
        for chip in chips:
            wide = min(self.width(chip), width)
            if x and x + wide > width:
                x, y = 0, y + px(HEIGHT + 4)
            found.append(QRect(x, y, wide, px(HEIGHT)))
            x += wide + px(_GAP)
        return found, (y + px(HEIGHT) if chips else 0)

    def paint(self, painter: QPainter, chips: Sequence[Chip], at: QPoint, width: int) -> None:
        """Paint chips from a corner on, line below line."""
        places, _height = self.places(chips, width)
        for chip, place in zip(chips, places, strict=True):
            self._paint(painter, chip, place.translated(at))

    def _paint(self, painter: QPainter, chip: Chip, place: QRect) -> None:
        theme, px = self._look.theme, self._look.theme.px
        colour = theme.colour(chip.token or "border_input")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(theme.colour(f"{chip.token}_soft" if chip.token else "surface"))
        radius = place.height() / 2 if chip.token else px(4)
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        inside = place.adjusted(px(_PAD), 0, -px(_PAD), 0)
        if chip.icon:
            pixmap = self._look.pixmap(chip.icon, chip.token or "text_2", _ICON)
            painter.drawPixmap(inside.x(), inside.y() + (place.height() - px(_ICON)) // 2, pixmap)
            inside.setLeft(inside.x() + px(_ICON + 5))
        if chip.number:
            bold = theme.font(14, weight=700)
            self._words(painter, chip.number, inside, bold, "accent")
            wide = QFontMetrics(bold).horizontalAdvance(chip.number)
            inside.setLeft(inside.x() + wide + px(7))
        font = theme.font(14, weight=600 if chip.token else 400)
        shown = QFontMetrics(font).elidedText(
            chip.words, Qt.TextElideMode.ElideRight, inside.width() + 2
        )
        self._words(painter, shown, inside, font, chip.token or "text")

    def _words(self, painter: QPainter, words: str, place: QRect, font: QFont, token: str) -> None:
        painter.setFont(font)
        painter.setPen(self._look.theme.colour(token))
        wide = place.adjusted(0, 0, 4, 0)
        painter.drawText(wide, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class ChipLine(Painted):
    """The chips of the line being typed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._painter = ChipPainter(look)
        self.chips: tuple[Chip, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips."""
        if tuple(chips) != self.chips:
            self.chips = tuple(chips)
            spoken = ", ".join(chip.spoken for chip in chips) or "none"
            self.setAccessibleName(tr("Marks of this line: {spoken}").format(spoken=spoken))
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        _places, high = self._painter.places(self.chips, max(self.width(), 200))
        return QSize(200, max(high, self._look.theme.px(HEIGHT)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._painter.paint(painter, self.chips, QPoint(0, 0), self.width())
        painter.end()
