"""A text to read: gone words are struck out, new ones underlined, never by colour alone."""

from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from sli_desktop.services.versions.comparing import Piece, Turn
from sli_desktop.ui.look import Look
from sli_desktop.wording import tr


class MarkedText(QPlainTextEdit):
    """Paragraphs of pieces; Tab leaves it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("What differs, gone words struck out, new ones underlined"))

    def begin(self) -> None:
        """Show nothing."""
        self.clear()

    def add_heading(self, words: str) -> None:
        """Put a line in bold below what stands there."""
        self._end().insertText(f"{words}\n", self._format(bold=True))

    def add(self, pieces: Iterable[Piece]) -> None:
        """Put a paragraph below what stands there."""
        cursor = self._end()
        for piece in pieces:
            cursor.insertText(piece.words, self._of(piece))
        cursor.insertText("\n", self._format())

    def add_gap(self) -> None:
        """Put an empty line below what stands there."""
        self._end().insertText("\n", self._format())

    def to_top(self) -> None:
        """Show the beginning."""
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _end(self) -> QTextCursor:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return cursor

    def _of(self, piece: Piece) -> QTextCharFormat:
        shown = self._format()
        colour = self._look.theme.colour
        if piece.turn is Turn.ADDED:
            shown.setFontUnderline(True)
            shown.setBackground(colour("accent_soft"))
        elif piece.turn is Turn.GONE:
            shown.setFontStrikeOut(True)
            shown.setBackground(colour("warn_soft"))
        return shown

    def _format(self, *, bold: bool = False) -> QTextCharFormat:
        shown = QTextCharFormat()
        shown.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return shown
