"""The one box a peer types into: grows to six lines, Enter hands the line in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

from sli_desktop.services.pasting import clean, wrapped
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.visit import leaves_undo
from sli_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_LINES = 6

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PLAIN = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class LineBox(QPlainTextEdit):
    """Plain text only.

    Keys are offered to `take_key` first (a list that is open), Backspace to `take_backspace` before
    it deletes, a paste to `take_files`. `pasted` follows a paste of text, which is never cut.
    """

    handed_in = Signal()
    lines_asked = Signal()
    given_up = Signal()
    list_asked = Signal()
    pasted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._most_lines = MOST_LINES
        self.take_key: Callable[[Qt.Key], bool] = lambda _key: False
        self.take_backspace: Callable[[], bool] = lambda: False
        self.take_files: Callable[[QMimeData], bool] = lambda _data: False
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Note"))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        look.changed.connect(self._fit)
        self._fit()

    def allow_lines(self, most: int) -> None:
        """Grow to so many lines at most; the rest scrolls."""
        self._most_lines = most
        self._fit()
        self.ensureCursorVisible()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = min(max(int(self.document().size().height()), 1), self._most_lines)
        frame = self._look.theme.px(20) + 4
        self.setFixedHeight(max(lines * line + frame, self._look.theme.px(44)))

    @override
    def event(self, event: QEvent, /) -> bool:
        if leaves_undo(event):
            event.ignore()
            return False
        # Tab leaves the box; an open list takes it before that.
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and self.take_key(Qt.Key.Key_Tab)
        ):
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if not held & ~_PLAIN and self._took_plain(key):
            return
        if key in _ENTER and held & ~Qt.KeyboardModifier.KeypadModifier == _CTRL | _SHIFT:
            self.lines_asked.emit()
        elif key == Qt.Key.Key_Up and held == _CTRL:
            self.list_asked.emit()
        else:
            super().keyPressEvent(event)

    def _took_plain(self, key: Qt.Key) -> bool:
        if self.take_key(key):
            return True
        if key in _ENTER:
            self.handed_in.emit()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif key == Qt.Key.Key_Backspace:
            return not self.textCursor().hasSelection() and self.take_backspace()
        else:
            return False
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.take_files(source) or not source.hasText():
            return
        self.textCursor().insertText(wrapped(clean(source.text())))
        self.ensureCursorVisible()
        self.pasted.emit()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage() or source.hasUrls()
