"""Notes near the chosen one: those of one remark with it, and those that share words."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import Item, box, button, card, clear, column, row, text
from sli_desktop.wording import tr

_SHOWN = 140


class Near(NamedTuple):
    """One note beside the chosen one: its words, why it stands here, what can be done with it."""

    note: UUID
    words: str
    why: str
    act: str = ""
    finding: UUID | None = None


class NearRows(QWidget):
    """Rows under a heading, hidden where there are none. `asked` gives the row of a button."""

    asked = Signal(object)

    def __init__(self, look: Look, heading: str) -> None:
        super().__init__()
        self._look = look
        self.rows: tuple[Near, ...] = ()
        self.buttons: list[QPushButton] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        holder = column([text(heading, "small_strong", wrap=True), box(self._lines)], gap=4)
        self.setLayout(holder)
        self.hide()

    def show_rows(self, rows: tuple[Near, ...]) -> None:
        """Show other rows."""
        if rows != self.rows:
            self.rows = rows
            clear(self._lines)
            self.buttons = []
            for near in rows:
                self._lines.addWidget(self._made(near))
        self.setVisible(bool(rows))

    def _made(self, near: Near) -> QWidget:
        short = near.words if len(near.words) <= _SHOWN else near.words[: _SHOWN - 1] + "…"
        items: list[Item] = [text(short, wrap=True)]
        items.append(text(near.why, "secondary", wrap=True))
        if near.act:
            name = tr("{act}: {words}").format(act=near.act, words=near.words[:40])
            made = button(self._look, near.act, kind="link", name=name)
            made.clicked.connect(_later(self.asked.emit, near))
            items.append(row([made, None]))
            self.buttons.append(made)
        return card(column(items, gap=2, margins=8))


def _later(emit: Callable[[Near], None], near: Near) -> Callable[[], None]:
    return lambda: emit(near)
