"""How a text reads: hints on long sentences, jargon, the passive, short forms. Never in the way."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sli_desktop.services.style_hints import StyleHint, style_hints
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.forms import TextField
from sli_desktop.ui.widgets.overlays import in_qt
from sli_desktop.ui.widgets.parts import box, button, clear, column, icon_label, row, text
from sli_desktop.wording import tr, trn

REST_MS = 500
MOST_SHOWN = 8


class StylePanel(QWidget):
    """Hints on one editor, each with a button that marks the words it is about."""

    def __init__(self, look: Look, editor: TextField) -> None:
        super().__init__()
        self._look, self._editor = look, editor
        self.hints: tuple[StyleHint, ...] = ()
        self.verdict = text("", wrap=True)
        self.open = button(look, "", kind="link")
        self.open.setCheckable(True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.listed = box(self._lines)
        self.listed.hide()
        self.open.toggled.connect(self.listed.setVisible)
        head = row([icon_label(look, "book-open", "text_2"), self.verdict, self.open, None], gap=8)
        self.setLayout(column([text(tr("How it reads"), "strong"), head, self.listed], gap=4))
        self._resting = QTimer(self)
        self._resting.setObjectName("style of a text")
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self.look)
        editor.textChanged.connect(self._resting.start)

    def look(self) -> None:
        """Read the text as it stands now."""
        self._resting.stop()
        found = style_hints(self._editor.toPlainText())
        if found != self.hints or not self.open.text():
            self.hints = found
            self._show(found)

    def _show(self, found: Sequence[StyleHint]) -> None:
        clear(self._lines)
        for each in found[:MOST_SHOWN]:
            self._lines.addLayout(self._line(each))
        self.verdict.setVisible(not found)
        self.verdict.setText(tr("Nothing makes it hard to read."))
        words = trn(len(found), "{number} hint", "{number} hints")
        self.open.setText(words)
        self.open.setAccessibleName(words)
        self.open.setVisible(bool(found))
        self.listed.setVisible(bool(found) and self.open.isChecked())

    def _line(self, hint: StyleHint) -> QVBoxLayout:
        told = f"{hint.told} {tr('Plainer: {words}').format(words=hint.instead)}"
        words = text(told if hint.instead else hint.told, wrap=True)
        name = tr("Show me: {what}").format(what=hint.told)
        show = button(self._look, tr("Show me"), kind="link", name=name)
        show.clicked.connect(lambda: self._mark(hint))
        line = QVBoxLayout()
        line.setSpacing(0)
        line.addWidget(words)
        line.addLayout(row([show, None]))
        return line

    def _mark(self, hint: StyleHint) -> None:
        editor = self._editor
        start, end = in_qt(editor.toPlainText(), [(hint.start, hint.end)])[0]
        cursor = QTextCursor(editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        editor.setFocus()
