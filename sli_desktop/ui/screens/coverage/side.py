"""Beside the heat map: one cell, its target, the chances that remain, and what can be done."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sli_desktop.services.coverage import Cell, Count
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.coverage import state
from sli_desktop.ui.widgets.add_box import AddBox
from sli_desktop.ui.widgets.parts import button, card, clear, column, text
from sli_desktop.wording import tr

Chance = tuple[UUID, str]
"""A meeting still to come, and what it is called."""


class Side(QWidget):
    """`asked` gives a meeting, `waived` a reason; `wanted_again` and `notes_asked` say so."""

    asked = Signal(object)
    waived = Signal(str)
    wanted_again = Signal()
    notes_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.theme = text("", "heading", wrap=True)
        self.group = text("", "strong", wrap=True)
        self.facts = text("", "lead", wrap=True)
        self.notes = button(look, tr("See the notes"), icon="layers")
        self.notes.clicked.connect(self.notes_asked)
        self.chances_title = text(tr("Chances before you leave"), "small_strong")
        self.chances = QVBoxLayout()
        self.chances.setSpacing(6)
        self.no_chance = text(tr("No meeting with them is planned any more."), wrap=True)
        self.why = text("", wrap=True)
        self.again = button(look, tr("We need this one again"), icon="rotate-ccw")
        self.again.clicked.connect(self.wanted_again)
        hint = tr("One line of reason. It shows in the team meeting.")
        self.waive = AddBox(look, tr("Not needed, because…"), tr("Set aside"), hint=hint)
        self.waive.asked.connect(self.waived)
        self.largest_title = text(tr("Largest gaps"), "heading")
        self.largest = text("", wrap=True)
        self.asks: list[QPushButton] = []
        self._offered: tuple[Chance, ...] = ()
        parts = (
            *(self.theme, self.group, self.facts, self.notes, self.chances_title),
            *(self.chances, self.no_chance, self.why, self.again, self.waive),
        )
        inside = column(parts, gap=8, margins=14)
        gaps = column([self.largest_title, self.largest], gap=4, margins=14)
        self.gaps = card(gaps)
        whole = column([card(inside), self.gaps, None], gap=12)
        self.setLayout(whole)
        ways = (self.notes, self.chances_title, self.no_chance, self.why, self.again, self.waive)
        for each in (*ways, self.gaps):  # nothing is chosen yet
            each.hide()

    def show_cell(self, cell: Cell, chances: Sequence[Chance]) -> None:
        """Show one cell with the meetings that could still tell something about it."""
        self.theme.setText(cell.theme.name)
        self.group.setText(cell.group.name)
        counts = [state.number_words(cell.number(each), each) for each in Count]
        told = ", ".join(counts) if cell.notes else tr("Nothing heard yet")
        target = state.target_of(cell.group)
        self.facts.setText(f"{told}; {target}" if target else told)
        self.notes.setVisible(bool(cell.notes))
        is_waived = cell.waived is not None
        if tuple(chances) != self._offered:
            self._offer(chances)
        self.chances_title.setVisible(cell.is_gap or bool(chances))
        self.no_chance.setVisible(cell.is_gap and not chances)
        self.why.setVisible(is_waived)
        if cell.waived is not None:
            self.why.setText(tr("Set aside: {why}").format(why=cell.waived.words))
        self.again.setVisible(is_waived)
        self.waive.setVisible(cell.is_gap)

    def _offer(self, chances: Sequence[Chance]) -> None:
        """A button for each meeting; the one that has the focus keeps it."""
        focused = [made.hasFocus() for made in self.asks]
        held = self._offered[focused.index(True)][0] if any(focused) else None
        clear(self.chances)
        self._offered, self.asks = tuple(chances), []
        for meeting, words in chances:
            self.chances.addWidget(text(words, wrap=True))
            ask = tr("Add a question")
            made = button(
                self._look, ask, icon="plus", kind="" if self.asks else "primary",
                name=f"{ask}: {words}",
            )  # fmt: skip
            made.setAutoDefault(True)
            made.clicked.connect(lambda _=False, m=meeting: self.asked.emit(m))
            self.chances.addWidget(made)
            made.show()
            if meeting == held:
                made.setFocus()
            self.asks.append(made)

    def show_gaps(self, lines: Sequence[str]) -> None:
        """Name the groups with the most gaps."""
        self.gaps.setVisible(bool(lines))
        self.largest.setText("\n".join(lines))
