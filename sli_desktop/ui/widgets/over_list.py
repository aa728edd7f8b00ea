"""Two columns over the page: the keys of a screen, what was done last. Esc puts it away."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import box, button, clear, column, page, row, text
from sli_desktop.wording import tr


class OverList(QFrame):
    """Not a dialog: typing can go on beside it."""

    def __init__(self, over: QWidget, look: Look, title: str, *, role: str) -> None:
        """`role` is the look of the left column (a word of the style sheet)."""
        super().__init__(over)
        self.setProperty("role", "popup")
        self._look, self._role = look, role
        self._before: QWidget | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self.put_away = button(look, tr("Close the list"))
        self.put_away.clicked.connect(self.close_list)
        head = row([text(title, "section"), None, self.put_away])
        self._body = page(column([box(self._grid), None]))
        self.setLayout(column([head, self._body], gap=12, margins=16))
        self.hide()

    def toggle(self, name: str, lines: Iterable[tuple[str, str]]) -> None:
        """Show lines, left and right, or put the list away where it shows."""
        if self.isVisible():
            self.close_list()
            return
        clear(self._grid)
        self.setAccessibleName(name)
        at_top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        for line, (left, right) in enumerate(lines):
            self._grid.addWidget(text(left, self._role), line, 0, at_top)
            self._grid.addWidget(text(right, wrap=True), line, 1)
        self._grid.setColumnStretch(1, 1)
        window = self.parentWidget()
        if window is None:
            return
        self._place()
        self._before = window.window().focusWidget()
        self._body.verticalScrollBar().setValue(0)
        self.show()
        self.raise_()
        self.put_away.setFocus()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            px = self._look.theme.px
            width = min(window.width() - 24, px(560))
            inside = self._grid.heightForWidth(width - px(48))
            needed = max(inside, self._grid.sizeHint().height()) + px(110)
            height = min(window.height() - 24, max(needed, px(200)))
            self.setGeometry(window.width() - width - 12, 12, width, height)

    def close_list(self) -> None:
        """Put the list away; the focus goes back to where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        scroll = self._body.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: scroll.singleStep(),
            Qt.Key.Key_Up: -scroll.singleStep(),
            Qt.Key.Key_PageDown: scroll.pageStep(),
            Qt.Key.Key_PageUp: -scroll.pageStep(),
        }
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_list()
        elif key in steps:
            scroll.setValue(scroll.value() + steps[key])
        else:
            super().keyPressEvent(event)
