"""Fields of a form: label above, hint below it, the error between hint and field (`ui.md` 5)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import button, clear, icon_label, row, text
from sli_desktop.wording import tr

PAUSE_MS = 800
"""After so long without a key, what stands in a field is saved (`ui.md`: within a second)."""


class Field(QWidget):
    """A labelled field. The label names the editor for screen readers; hint and error explain."""

    def __init__(self, label: str, editor: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self.label = text(label, "strong", wrap=True)
        self.label.setBuddy(editor)
        self.hint = text(hint, "secondary", wrap=True)
        self.hint.setVisible(bool(hint))
        self.error = text("", "", wrap=True, tone="danger")
        self.error.hide()
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)
        items = QVBoxLayout(self)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(4)
        for each in (self.label, self.hint, self.error, editor):
            items.addWidget(each)

    def show_error(self, words: str) -> None:
        """Say what is wrong with what was typed, which stays; empty words take it back."""
        self.error.setText(words)
        self.error.setVisible(bool(words))
        hint = self.hint.text()
        self.editor.setAccessibleDescription(f"{words} {hint}".strip())


class LineField(QLineEdit):
    """One line of text. `paused` after a moment without a key, `settled` when the person leaves.

    Both give what stands there, and only where it differs from what was given last or shown.
    """

    paused = Signal(str)
    settled = Signal(str)

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self._visit = _Visit(self, self.text)
        self.textEdited.connect(self._visit.typed)
        self.returnPressed.connect(self._visit.settle)

    def show_text(self, words: str) -> None:
        """Show words that came from elsewhere; nothing is emitted."""
        self._visit.show(words)
        if self.text() != words:
            self.setText(words)

    def settle(self) -> None:
        """Hand in what stands there now: the screen is being left."""
        self._visit.settle()

    @override
    def event(self, event: QEvent, /) -> bool:
        if _is_act_undo(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._visit.settle()


class TextField(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it. Signals as of `LineField`."""

    paused = Signal(str)
    settled = Signal(str)

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setTabChangesFocus(True)
        self._visit = _Visit(self, self.toPlainText)
        self._is_shown = False
        self.textChanged.connect(self._typed)

    def show_text(self, words: str) -> None:
        """Show words that came from elsewhere; nothing is emitted."""
        self._visit.show(words)
        if self.toPlainText() != words:
            self._is_shown = True
            self.setPlainText(words)
            self._is_shown = False

    def settle(self) -> None:
        """Hand in what stands there now: the screen is being left."""
        self._visit.settle()

    def _typed(self) -> None:
        if not self._is_shown:
            self._visit.typed()

    @override
    def event(self, event: QEvent, /) -> bool:
        document = self.document()
        if _is_act_undo(event, document.isUndoAvailable(), document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._visit.settle()


class _Visit:
    """One visit to a field: from the first key until the focus leaves."""

    def __init__(self, field: "LineField | TextField", read: Callable[[], str]) -> None:
        self._field, self._read = field, read
        self._paused = self._settled = read()
        self._timer = QTimer(field)
        self._timer.setObjectName("pause of a field")
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._pause)

    def show(self, words: str) -> None:
        self._timer.stop()
        self._paused = self._settled = words

    def typed(self) -> None:
        self._timer.start()

    def _pause(self) -> None:
        words = self._read()
        if words != self._paused:
            self._paused = words
            self._field.paused.emit(words)

    def settle(self) -> None:
        self._timer.stop()
        words = self._read()
        if words != self._settled:
            self._paused = self._settled = words
            self._field.settled.emit(words)


class Choice(QComboBox):
    """One of a few values; `chosen` gives the value when the person picks another."""

    chosen = Signal(object)

    def __init__(
        self, look: Look, options: Sequence[tuple[str, object]], value: object = None
    ) -> None:
        super().__init__()
        self._look = look
        for words, each in options:
            self.addItem(words, each)
        self.show_value(value)
        self.activated.connect(lambda _at: self.chosen.emit(self.value))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = self._look.theme.px
        painter = QPainter(self)
        arrow = self._look.pixmap("chevron-down", "text")
        painter.drawPixmap(self.width() - px(26), (self.height() - px(18)) // 2, arrow)
        painter.end()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a page must not change what was chosen

    @property
    def value(self) -> object:
        """The value that is chosen."""
        return self.currentData()

    def show_value(self, value: object) -> None:
        """Show a value that came from elsewhere."""
        values = [self.itemData(at) for at in range(self.count())]
        self.setCurrentIndex(values.index(value) if value in values else -1)


class ErrorSummary(QFrame):
    """What has to be put right, on top of a form: each line leads to its field."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "banner")
        self.setProperty("tone", "danger")
        self.title = text(tr("There is a problem"), "strong")
        self.links: list[QPushButton] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        items = QVBoxLayout(self)
        items.setContentsMargins(12, 10, 12, 10)
        items.addLayout(row([icon_label(look, "octagon-x", "danger"), self.title, None]))
        items.addLayout(self._lines)
        self.hide()

    def show_errors(self, errors: Sequence[tuple[Field, str]]) -> None:
        """Show each error here and at its field, with the focus on the first; none hides all."""
        clear(self._lines)
        self.links = []
        for field, words in errors:
            field.show_error(words)
            link = button(self._look, words, kind="link")
            link.clicked.connect(field.editor.setFocus)
            self._lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            link.show()
            self.links.append(link)
        self.setVisible(bool(errors))
        if errors:
            self.links[0].setFocus()
            told = "; ".join(words for _, words in errors)
            announce(self, f"{self.title.text()}: {told}", urgent=True)


def _is_act_undo(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether a key means the undo of acts: the box has no typing of its own to take back."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not can_undo
    return undo or (event.matches(QKeySequence.StandardKey.Redo) and not can_redo)
