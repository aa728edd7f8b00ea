"""One visit to a field: from the first key until the focus leaves for another place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

PAUSE_MS = 800
"""What stands in a field is saved so long after a key, also while typing goes on (`ui.md`: 1 s)."""

_STAYS = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    }
)
"""The focus is only lent: to a menu, to another program."""


class Visit(QObject):
    """`paused` gives what stands there within a second, `settled` once the person leaves.

    Both only where it differs from what was given last or shown. `token` is another one with
    every visit: acts of one visit are one step of undo (`Acts.do`).
    """

    paused = Signal(str)
    settled = Signal(str)
    unsaved = Signal(bool)
    """True with the first key since a pause, False after the next one."""

    def __init__(self, field: QLineEdit | QPlainTextEdit, read: Callable[[], str]) -> None:
        super().__init__(field)
        self._field, self._read = field, read
        self._paused = self._settled = read()
        self.token = object()
        self._timer = QTimer(self)
        self._timer.setObjectName("pause of a field")
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.pause)

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed since the last pause."""
        return self._read() != self._paused

    def show(self, words: str) -> None:
        """Begin anew with words from elsewhere."""
        self._timer.stop()
        self._paused = self._settled = words

    def typed(self) -> None:
        """A key changed what stands there."""
        if not self._timer.isActive():
            self._timer.start()
            self.unsaved.emit(True)

    def pause(self) -> None:
        """Hand in what stands there; the visit goes on."""
        self._timer.stop()
        words = self._read()
        if words != self._paused:
            self._paused = words
            self.paused.emit(words)
        self.unsaved.emit(False)

    def settle(self) -> None:
        """Hand in what stands there; the visit is over, and with it the undo of its typing."""
        self._timer.stop()
        words = self._read()
        if words != self._settled:
            self._paused = self._settled = words
            self.settled.emit(words)
        self.unsaved.emit(False)
        self.token = object()
        forget_typing(self._field)

    def focus_left(self, event: QFocusEvent) -> None:
        """The focus went elsewhere, or is only lent to a menu or another program."""
        if event.reason() in _STAYS:
            self.pause()
        else:
            self.settle()


def leaves_undo(event: QEvent) -> bool:
    """Whether a key is undo or redo, which a box leaves to the window (`frame/undoing.py`).

    Qt's boxes keep these keys for themselves even where they have nothing to take back.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


def can_undo_typing(box: QWidget | None) -> bool:
    """Whether a box has typing of its own to take back."""
    if isinstance(box, QLineEdit):
        return box.isUndoAvailable() and not box.isReadOnly()
    return isinstance(box, QPlainTextEdit) and box.document().isUndoAvailable()


def can_redo_typing(box: QWidget | None) -> bool:
    """Whether a box has typing that was taken back."""
    if isinstance(box, QLineEdit):
        return box.isRedoAvailable() and not box.isReadOnly()
    return isinstance(box, QPlainTextEdit) and box.document().isRedoAvailable()


def forget_typing(box: QLineEdit | QPlainTextEdit) -> None:
    """Let the undo of typing begin anew: what stands there is no longer this visit's."""
    if isinstance(box, QPlainTextEdit):
        box.document().clearUndoRedoStacks()
    elif box.isUndoAvailable() or box.isRedoAvailable():
        place = box.cursorPosition()
        box.setText(box.text())
        box.setCursorPosition(place)
