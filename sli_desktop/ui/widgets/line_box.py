"""The one box a peer types into: grows to six lines, Enter hands the line in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.visit import leaves_undo
from sli_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_LINES = 6
MOST_PASTED = 2_000_000
LONGEST_PARAGRAPH = 20_000
"""Longer paragraphs are wrapped on paste: one of 1 MB costs 0.2 s a key (`reliability.md` 11)."""

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PLAIN = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


class LineBox(QPlainTextEdit):
    """Plain text only. Backspace is offered to `take_backspace` before it deletes."""

    handed_in = Signal()
    given_up = Signal()
    list_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.take_backspace: Callable[[], bool] = _never
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Note"))
        self.setPlaceholderText(tr("Type what you hear, then press Enter"))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = min(max(int(self.document().size().height()), 1), MOST_LINES)
        frame = self._look.theme.px(20) + 4
        self.setFixedHeight(max(lines * line + frame, self._look.theme.px(44)))

    @override
    def event(self, event: QEvent, /) -> bool:
        if leaves_undo(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        is_plain = not held & ~_PLAIN
        if key in _ENTER and is_plain:
            self.handed_in.emit()
        elif key == Qt.Key.Key_Up and held == Qt.KeyboardModifier.ControlModifier:
            self.list_asked.emit()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif (
            key == Qt.Key.Key_Backspace and is_plain and self._is_caret() and self.take_backspace()
        ):
            return
        else:
            super().keyPressEvent(event)

    def _is_caret(self) -> bool:
        return not self.textCursor().hasSelection()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        pasted = source.text()[:MOST_PASTED]
        self.textCursor().insertText("\n".join(_short(line) for line in pasted.splitlines()))

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()


def _never() -> bool:
    return False


def _short(line: str) -> str:
    if len(line) <= LONGEST_PARAGRAPH:
        return line
    starts = range(0, len(line), LONGEST_PARAGRAPH)
    return "\n".join(line[start : start + LONGEST_PARAGRAPH] for start in starts)
