"""A move that was held back: what happened, and the ways out of it, one press each."""

from PySide6.QtWidgets import QFrame, QPushButton

from sli_desktop.errors import SliError
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.parts import button, column, icon_label, row, text
from sli_desktop.wording import tr, trn


class HeldCard(QFrame):
    """Hidden until a move is held back; `keep`, `others` and `leave` are the ways out."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.happened = text("", "strong", wrap=True)
        self.rest = text("", wrap=True)
        self.keep, self.others = button(look, "…"), button(look, "…")
        self.leave = button(look, tr("Leave them"), kind="link")
        self.leave.clicked.connect(self.hide)
        words = column([self.happened, self.rest], gap=2)
        head = row([icon_label(look, "triangle-alert", "warn"), words], gap=10)
        acts = flow(self.keep, self.others, self.leave, gap=8)
        self.setLayout(column([head, acts], gap=8, margins=10))
        self.hide()

    @property
    def in_order(self) -> tuple[QPushButton, ...]:
        """The buttons as they are read."""
        return self.keep, self.others, self.leave

    def show_held(self, problem: SliError, finding: str, others: int) -> None:
        """Say what was held back; `others` notes could move all the same."""
        self.happened.setText(problem.happened)
        self.rest.setText(f"{problem.kept} {problem.next_step}")
        _name(self.keep, tr("Keep {finding} inside the team and move").format(finding=finding))
        _name(
            self.others,
            trn(others, "Move the other note", "Move the other {number} notes"),
        )
        self.others.setVisible(others > 0)
        self.show()
        self.keep.setFocus()
        announce(self, f"{problem.happened} {problem.next_step}", urgent=True)


def _name(made: QPushButton, words: str) -> None:
    made.setText(words)
    made.setAccessibleName(words)
