"""The fonts of the report: Source Sans 3, embedded, with the widths of its words."""

from collections.abc import Mapping
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from sli_desktop.paths import resource
from sli_desktop.services.report.blocks import Inline, Run
from sli_desktop.services.report.escape import in_font, missing_in_font
from sli_desktop.services.report.style import TextStyle, Weight

_FILES: Mapping[tuple[Weight, bool], str] = {
    ("regular", False): "SourceSans3-Regular",
    ("regular", True): "SourceSans3-Italic",
    ("semibold", False): "SourceSans3-SemiBold",
    ("semibold", True): "SourceSans3-SemiBoldItalic",
    ("bold", False): "SourceSans3-Bold",
    ("bold", True): "SourceSans3-BoldItalic",
}


class Face:
    """One cut of the font: the name ReportLab knows it by, and how wide its words are."""

    def __init__(self, name: str, file: Path) -> None:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(file), shapable=False))
        font = pdfmetrics.getFont(name)
        self.name = name
        self.coverage: frozenset[int] = frozenset(font.face.charToGlyph)
        self._glyphs: dict[int, float] = dict(font.face.charWidths)
        self._glyphs[0xA0] = self._glyphs[0x20]
        self._words: dict[str, float] = {}

    def width(self, word: str) -> float:
        """How wide a word is, in thousandths of the font size."""
        known = self._words.get(word)
        if known is None:
            glyphs = self._glyphs
            known = self._words[word] = sum([glyphs.get(ord(char), 0.0) for char in word])
        return known


def coverage() -> frozenset[int]:
    """The characters that the report's font has; all its cuts have the same ones (a test says)."""
    return Fonts(resource("fonts")).face("regular").coverage


Pieces = tuple[tuple[Face, str], ...]
"""Text with its faces, from left to right."""


class Fonts:
    """The faces that one report uses, loaded when first asked for.

    `replaced` gathers the characters that the font does not have and that stand-ins were drawn for.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faces: dict[tuple[Weight, bool], Face] = {}
        self.replaced: set[str] = set()

    def face(self, weight: Weight, *, italic: bool = False) -> Face:
        """One cut of the font."""
        key = (weight, italic)
        if key not in self._faces:
            name = _FILES[key]
            self._faces[key] = Face(name, self._folder / f"{name}.ttf")
        return self._faces[key]

    def pieces(self, runs: Inline, style: TextStyle) -> Pieces:
        """The text as it can be drawn in a style, with stand-ins for what the font lacks."""
        made: list[tuple[Face, str]] = []
        for run in runs:
            weight: Weight = "semibold" if run.bold and style.weight == "regular" else style.weight
            face = self.face(weight, italic=run.italic)
            made.append((face, self._shown(run.text, face)))
        return tuple(made)

    def plain(self, text: str, style: TextStyle) -> Pieces:
        """The same for text without emphasis."""
        return self.pieces((Run(text),), style)

    def _shown(self, text: str, face: Face) -> str:
        if text.isascii():
            return text.replace("\n", " ")
        self.replaced |= missing_in_font(text, face.coverage)
        return in_font(text, face.coverage)
