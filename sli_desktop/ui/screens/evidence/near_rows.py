"""Notes near the chosen one: those of one remark with it, and those that share words."""

from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import box, button, column, row, text
from sli_desktop.wording import tr

_SHOWN, _NAMED = 140, 40


class Near(NamedTuple):
    """One note beside the chosen one: its words, why it stands here, what can be done with it."""

    note: UUID
    words: str
    why: str
    act: str = ""
    finding: UUID | None = None


class NearCard(QFrame):
    """One row; made once and shown again with other words, because making it takes its time."""

    asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._near: Near | None = None
        self._words, self._why = text("", wrap=True), text("", "secondary", wrap=True)
        self.act = button(look, "…", kind="link")
        self.act.clicked.connect(lambda: self.asked.emit(self._near))
        self.setLayout(column([self._words, self._why, row([self.act, None])], gap=2, margins=8))

    def show_near(self, near: Near | None) -> None:
        """Show a note, or nothing."""
        self.setVisible(near is not None)
        if near is None or near == self._near:
            return
        self._near = near
        short = near.words if len(near.words) <= _SHOWN else near.words[: _SHOWN - 1] + "…"
        self._words.setText(short)
        self._why.setText(near.why)
        self.act.setText(near.act.replace("&", "&&"))
        name = tr("{act}: {words}").format(act=near.act, words=near.words[:_NAMED])
        self.act.setAccessibleName(name)
        self.act.setVisible(bool(near.act))


class NearRows(QWidget):
    """Rows under a heading, hidden where there are none. `asked` gives the row of a button.

    `grown` says that there are more buttons than before.
    """

    asked = Signal(object)
    grown = Signal()

    def __init__(self, look: Look, heading: str) -> None:
        super().__init__()
        self._look = look
        self.rows: tuple[Near, ...] = ()
        self._cards: list[NearCard] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        holder = column([text(heading, "small_strong", wrap=True), box(self._lines)], gap=4)
        self.setLayout(holder)
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """The button of each row, shown or not."""
        return [card.act for card in self._cards]

    def show_rows(self, rows: tuple[Near, ...]) -> None:
        """Show other rows."""
        self.setVisible(bool(rows))
        if rows == self.rows:
            return
        self.rows = rows
        missing = len(rows) - len(self._cards)
        for _ in range(missing):
            made = NearCard(self._look)
            made.asked.connect(self.asked)
            self._cards.append(made)
            self._lines.addWidget(made)
        for at, made in enumerate(self._cards):
            made.show_near(rows[at] if at < len(rows) else None)
        if missing > 0:
            self.grown.emit()
