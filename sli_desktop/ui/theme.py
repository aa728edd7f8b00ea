"""Colours, sizes and fonts of every window: `tokens.json` times the person's text size.

The only module that turns tokens into Qt colours; `style_sheet.py` beside it writes them as rules.
"""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from sli_desktop.paths import resource
from sli_desktop.settings import Colours

FAMILY = "Source Sans 3"
LEGIBLE_FAMILY = "Atkinson Hyperlegible Next"
FONT_FILES = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-SemiBold.ttf",
    "SourceSans3-Bold.ttf",
    "SourceSans3-Italic.ttf",
)
LEGIBLE_FILES = ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
"""Text sizes in per cent that Ctrl+plus and Ctrl+minus step through."""


ROOMY = 44


class Theme(NamedTuple):
    """One look: the tokens of a mode, the scale of all sizes (1.0 to 2.0), typeface, spacing."""

    mode: str
    tokens: Mapping[str, str]
    scale: float = 1.0
    family: str = FAMILY
    is_roomy: bool = False

    def px(self, size: float) -> int:
        """A length of the design in pixels of this screen."""
        return round(size * self.scale)

    def target(self, size: float) -> int:
        """The height of something to press; at least 44 of the design where spacing is roomy."""
        return self.px(max(size, ROOMY) if self.is_roomy else size)

    def colour(self, token: str) -> QColor:
        """The colour of a token such as ``accent``."""
        return QColor(self.tokens[token])

    def font(self, size: float = 16, *, weight: int = 400, italic: bool = False) -> QFont:
        """Our font at a size of the design's scale (13, 14, 16, 17, 20 or 28)."""
        font = QFont(self.family)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setItalic(italic)
        return font

    def palette(self) -> QPalette:
        """The palette, for what a style sheet does not reach."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.colour(token))
        for role in (_R.Text, _R.WindowText, _R.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text_2"))
        return palette


_R = QPalette.ColorRole
_ROLES: Mapping[QPalette.ColorRole, str] = MappingProxyType(
    {
        _R.Window: "bg",
        _R.WindowText: "text",
        _R.Base: "surface",
        _R.AlternateBase: "sunken",
        _R.Text: "text",
        _R.PlaceholderText: "text_2",
        _R.Button: "surface",
        _R.ButtonText: "text",
        _R.ToolTipBase: "surface",
        _R.ToolTipText: "text",
        _R.Highlight: "accent",
        _R.HighlightedText: "on_accent",
        _R.Link: "link",
        _R.Accent: "accent",
        _R.Mid: "border",
    }
)


_MODES: Mapping[Colours, str] = MappingProxyType(
    {Colours.LIGHT: "light", Colours.DARK: "dark", Colours.CONTRAST: "contrast"}
)


def read_modes() -> dict[str, dict[str, str]]:
    """The tokens of the three modes, as they ship with the program."""
    text = resource("themes/tokens.json").read_text(encoding="utf-8")
    modes: dict[str, dict[str, str]] = json.loads(text)["modes"]
    return modes


def mode_for(colours: Colours, scheme: Qt.ColorScheme, *, high_contrast: bool) -> str:
    """Which mode shows, given the person's choice and what the computer says."""
    if colours is not Colours.AS_COMPUTER:
        return _MODES[colours]
    if high_contrast:
        return "system"
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def system_tokens(palette: QPalette, base: Mapping[str, str]) -> dict[str, str]:
    """Tokens of the computer's own contrast colours: palette roles only, none of ours."""
    window, text = palette.color(_R.Window).name(), palette.color(_R.WindowText).name()
    strong = palette.color(_R.Highlight).name()
    on_strong = palette.color(_R.HighlightedText).name()
    tokens = dict.fromkeys(base, text)
    for name in base:
        if name in {"bg", "surface", "sunken", "nav_bg"} or name.endswith("_soft"):
            tokens[name] = window
    tokens.update(accent=strong, on_accent=on_strong, nav_sel=strong, nav_sel_text=on_strong)
    tokens.update(accent_hover=text, focus=strong, focus_edge=window, heat0=window)
    return tokens


def load_fonts(files: Sequence[str] = FONT_FILES) -> None:
    """Make our fonts known to Qt; the report embeds the same files."""
    for name in files:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}")))
