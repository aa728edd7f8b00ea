"""The keys of the screen that shows, over the page; Esc or the button puts it away."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import box, button, clear, column, page, row, text
from sli_desktop.wording import tr


class KeyList(QFrame):
    """Not a dialog: typing can go on beside it."""

    def __init__(self, over: QWidget, look: Look) -> None:
        super().__init__(over)
        self.setProperty("role", "popup")
        self._look = look
        self._before: QWidget | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self.put_away = button(look, tr("Close the list"))
        self.put_away.clicked.connect(self.close_list)
        head = row([text(tr("Keys of this screen"), "section"), None, self.put_away])
        body = column([box(self._grid), None])
        self.setLayout(column([head, page(body)], gap=12, margins=16))
        self.hide()

    def toggle(self, title: str, keys: Iterable[tuple[str, str]]) -> None:
        """Show the list, or put it away where it shows."""
        if self.isVisible():
            self.close_list()
            return
        clear(self._grid)
        self.setAccessibleName(tr("Keys of {title}").format(title=title))
        for line, (words, key) in enumerate(keys):
            shown = text(key, "key")
            self._grid.addWidget(shown, line, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(text(words), line, 1)
        self._grid.setColumnStretch(1, 1)
        window = self.parentWidget()
        if window is None:
            return
        width = min(window.width() - 24, self._look.theme.px(520))
        self.setGeometry(window.width() - width - 12, 12, width, window.height() - 24)
        self._before = window.window().focusWidget()
        self.show()
        self.raise_()
        self.put_away.setFocus()

    def close_list(self) -> None:
        """Put the list away; the focus goes back to where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)
