"""Fields of a form: label above, hint below it, the error between hint and field (`ui.md` 5)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import button, clear, icon_label, row, text
from sli_desktop.ui.widgets.visit import Visit, leaves_undo
from sli_desktop.wording import tr


class Field(QWidget):
    """A labelled field. The label names the editor for screen readers; hint and error explain."""

    def __init__(self, label: str, editor: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self.label = text(label, "strong", wrap=True)
        self.label.setBuddy(editor)
        self.hint = text(hint, "secondary", wrap=True)
        if not hint:
            self.hint.hide()
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
    """One line of text that is saved as it is typed; Tab or Enter settles it.

    `paused` and `settled` are those of its `visit`.
    """

    paused = Signal(str)
    settled = Signal(str)

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.visit = Visit(self, self.text)
        self.visit.paused.connect(self.paused)
        self.visit.settled.connect(self.settled)
        self.textEdited.connect(self.visit.typed)
        self.returnPressed.connect(self.visit.settle)

    def show_text(self, words: str) -> None:
        """Show words that came from elsewhere; nothing is emitted."""
        self.visit.show(words)
        if self.text() != words:
            place = self.cursorPosition()
            self.setText(words)
            self.setCursorPosition(place if self.hasFocus() else 0)

    def settle(self) -> None:
        """Hand in what stands there now: the screen is being left."""
        self.visit.settle()

    @override
    def event(self, event: QEvent, /) -> bool:
        if leaves_undo(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.visit.focus_left(event)


class TextField(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it. Signals as of `LineField`."""

    paused = Signal(str)
    settled = Signal(str)

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setTabChangesFocus(True)
        self.visit = Visit(self, self.toPlainText)
        self.visit.paused.connect(self.paused)
        self.visit.settled.connect(self.settled)
        self._is_shown = False
        self.textChanged.connect(self._typed)

    def show_text(self, words: str) -> None:
        """Show words that came from elsewhere; nothing is emitted."""
        self.visit.show(words)
        if self.toPlainText() != words:
            self._is_shown = True
            place = self.textCursor().position()
            self.setPlainText(words)
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(self.toPlainText())))
            self.setTextCursor(cursor)
            self._is_shown = False

    def settle(self) -> None:
        """Hand in what stands there now: the screen is being left."""
        self.visit.settle()

    def _typed(self) -> None:
        if not self._is_shown:
            self.visit.typed()

    @override
    def event(self, event: QEvent, /) -> bool:
        if leaves_undo(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.visit.focus_left(event)


_BEFORE, _BEHIND = 12, 34
"""Room before the words of a `Choice`, and behind them for its arrow, in px of the design."""


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
        self.currentTextChanged.connect(lambda _words: self._tell_whole())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._look.theme.px
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        words = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, self._room()
        )
        painter.setPen(self._look.theme.colour("text"))
        room = QRect(px(_BEFORE), 0, self._room(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        arrow = self._look.pixmap("chevron-down", "text")
        painter.drawPixmap(self.width() - px(26), (self.height() - px(18)) // 2, arrow)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    @override
    def sizeHint(self) -> QSize:
        """Wide enough for the longest words: the style does not know of our arrow."""
        size = super().sizeHint()
        policy = self.sizeAdjustPolicy()
        if policy is not QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon:
            metrics = self.fontMetrics()
            words = (metrics.horizontalAdvance(self.itemText(n)) for n in range(self.count()))
            wide = max(words, default=0) + self._look.theme.px(_BEFORE + _BEHIND)
            size.setWidth(max(size.width(), wide + 2))
        return size

    def _room(self) -> int:
        """How wide words may be: from the edge to our arrow."""
        return self.width() - self._look.theme.px(_BEFORE + _BEHIND)

    def _tell_whole(self) -> None:
        """Words that do not fit can be read in the tooltip."""
        is_cut = self.fontMetrics().horizontalAdvance(self.currentText()) > self._room()
        self.setToolTip(self.currentText() if is_cut else "")

    @override
    def showPopup(self) -> None:
        """Open the list as wide as its longest words need, where the window has the room."""
        words = self.view().sizeHintForColumn(0) + self._look.theme.px(32)
        self.view().setMinimumWidth(min(words, self.window().width()))
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a page must not change what was chosen

    @property
    def value(self) -> object:
        """The value that is chosen."""
        return self.currentData()

    def show_options(self, options: Sequence[tuple[str, object]]) -> None:
        """Offer other values; the one that is chosen stays chosen where it is still there."""
        if options == [(self.itemText(at), self.itemData(at)) for at in range(self.count())]:
            return
        value = self.value
        self.clear()
        for words, each in options:
            self.addItem(words, each)
        self.show_value(value)

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
