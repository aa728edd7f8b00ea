"""The look of the running program: applies a theme, follows the computer, recolours icons."""

from weakref import WeakSet

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton
from shiboken6 import isValid

from sli_desktop.paths import resource
from sli_desktop.settings import Colours, Font, Movement, Settings, Spacing
from sli_desktop.ui.style_sheet import style_sheet
from sli_desktop.ui.theme import (
    FAMILY,
    LEGIBLE_FAMILY,
    LEGIBLE_FILES,
    TEXT_SIZES,
    Theme,
    load_fonts,
    mode_for,
    read_modes,
    system_tokens,
)

_GAP = 7
_UI = Qt.UIEffect
_EFFECTS = (_UI.UI_AnimateMenu, _UI.UI_FadeMenu, _UI.UI_AnimateCombo, _UI.UI_AnimateTooltip)
"""Nothing here needs to slide or fade; without that, nothing does where a person asks for calm."""
_ICON, _TOKEN, _SIZE = "iconName", "iconToken", "iconSize100"


class Look(QObject):
    """Holds the theme that shows now and hands out icons in its colours.

    `changed` is emitted after palette, style sheet and the icons set through `dress` are new.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, *, colours: Colours = Colours.AS_COMPUTER, text_size: int = 100
    ) -> None:
        super().__init__(app)
        self._app = app
        self._own_palette = app.palette()
        self._own_family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        self._own_blink = app.cursorFlashTime()
        self._modes = read_modes()
        self._svgs: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, str, int, int, float], QPixmap] = {}
        self._dressed: WeakSet[QAbstractButton | QLabel] = WeakSet()
        self.colours = colours
        self.text_size = text_size
        self.font = Font.STANDARD
        self.spacing = Spacing.STANDARD
        self.movement = Movement.AS_COMPUTER
        self._is_legible_known = False
        app.setStyle("Fusion")
        load_fonts()
        self.theme = self._theme()
        self._apply()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    def choose(self, *, colours: Colours | None = None, text_size: int | None = None) -> None:
        """Show other colours or another text size (100 to 200 per cent) at once."""
        self.colours = colours or self.colours
        self.text_size = min(max(text_size or self.text_size, TEXT_SIZES[0]), TEXT_SIZES[-1])
        self._follow()

    def prefer(self, wanted: Settings) -> None:
        """Show the look a person prefers; nothing happens where it shows already."""
        size = min(max(wanted.text_size, TEXT_SIZES[0]), TEXT_SIZES[-1])
        looks = (wanted.colours, size, wanted.font, wanted.spacing, wanted.movement)
        if looks != (self.colours, self.text_size, self.font, self.spacing, self.movement):
            self.colours, self.text_size, self.font, self.spacing, self.movement = looks
            self._follow()

    def step_text(self, direction: int) -> None:
        """Make text one step larger (1) or smaller (-1)."""
        nearest = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - self.text_size))
        step = min(max(nearest + direction, 0), len(TEXT_SIZES) - 1)
        self.choose(text_size=TEXT_SIZES[step])

    def pixmap(self, name: str, colour: str, size: float = 18, gap: float = 0) -> QPixmap:
        """An icon of `resources/icons` in the colour of a token; sizes as in the design.

        `gap` is the room to its right, which Qt's buttons do not leave.
        """
        ratio = self._app.devicePixelRatio()
        side, room = self.theme.px(size), self.theme.px(gap)
        key = (name, self.theme.tokens[colour], side, room, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(*key)
        return self._pixmaps[key]

    def icon(
        self, name: str, colour: str, *, size: float = 18, chosen: str = "", gap: float = 0
    ) -> QIcon:
        """An icon for a button; `chosen` is the token while the button is checked."""
        icon = QIcon(self.pixmap(name, colour, size, gap))
        if chosen:
            on = self.pixmap(name, chosen, size, gap)
            icon.addPixmap(on, QIcon.Mode.Normal, QIcon.State.On)
        icon.addPixmap(self.pixmap(name, "text_2", size, gap), QIcon.Mode.Disabled)
        return icon

    def dress(
        self, widget: QAbstractButton | QLabel, name: str, colour: str = "text", size: float = 18
    ) -> None:
        """Give a button or label an icon that follows every change of theme.

        `colour` is a token, or two (``nav_text/nav_sel_text``): the second while it is checked.
        """
        widget.setProperty(_ICON, name)
        widget.setProperty(_TOKEN, colour)
        widget.setProperty(_SIZE, size)
        self._dressed.add(widget)
        self._dress(widget)

    def undress(self, widget: QAbstractButton) -> None:
        """Take the icon off a button again."""
        self._dressed.discard(widget)
        widget.setIcon(QIcon())

    def _dress(self, widget: QAbstractButton | QLabel) -> None:
        name, token = str(widget.property(_ICON)), str(widget.property(_TOKEN))
        size = float(widget.property(_SIZE))
        plain, _, chosen = token.partition("/")
        if isinstance(widget, QLabel):
            widget.setPixmap(self.pixmap(name, plain, size))
            return
        gap = _GAP if widget.text() and not isinstance(widget, QToolButton) else 0
        widget.setIcon(self.icon(name, plain, size=size, chosen=chosen, gap=gap))
        widget.setIconSize(QSize(self.theme.px(size + gap), self.theme.px(size)))

    def _draw(self, name: str, colour: str, size: int, room: int, ratio: float) -> QPixmap:
        if name not in self._svgs:
            self._svgs[name] = resource(f"icons/{name}.svg").read_bytes()
        svg = self._svgs[name].replace(b"currentColor", colour.encode())
        side = round(size * ratio)
        pixmap = QPixmap(side + round(room * ratio), side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _theme(self) -> Theme:
        hints = self._app.styleHints()
        contrast = hints.accessibility().contrastPreference()
        high = contrast == Qt.ContrastPreference.HighContrast
        mode = mode_for(self.colours, hints.colorScheme(), high_contrast=high)
        if mode == "system":
            tokens = system_tokens(self._own_palette, self._modes["contrast"])
        else:
            tokens = self._modes[mode]
        roomy = self.spacing is Spacing.ROOMY
        return Theme(mode, tokens, self.text_size / 100, self._family(), roomy)

    def _family(self) -> str:
        if self.font is Font.AS_COMPUTER:
            return self._own_family
        if self.font is Font.STANDARD:
            return FAMILY
        if not self._is_legible_known:
            load_fonts(LEGIBLE_FILES)
            self._is_legible_known = True
        return LEGIBLE_FAMILY

    def _follow(self) -> None:
        self.theme = self._theme()
        self._apply()
        for widget in list(self._dressed):
            if isValid(widget):
                self._dress(widget)
        self.changed.emit()

    def _apply(self) -> None:
        still = self.movement is Movement.NONE
        self._app.setCursorFlashTime(0 if still else self._own_blink)
        for effect in _EFFECTS:
            self._app.setEffectEnabled(effect, False)
        self._app.setFont(self.theme.font())
        self._app.setPalette(self.theme.palette())
        self._app.setStyleSheet(style_sheet(self.theme))
