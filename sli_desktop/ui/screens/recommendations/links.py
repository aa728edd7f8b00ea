"""The findings a recommendation rests on: added by part of their words or number, taken away."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.screens.recommendations.keys import LINK_KEYS
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.forms import Field, LineField
from sli_desktop.ui.widgets.parts import box, button, column, icon_label, row, text
from sli_desktop.ui.widgets.row_list import RowList
from sli_desktop.wording import tr

_ROW, _MOST_ROWS = 64, 4
LookFor = Callable[[str], Sequence[Line]]
"""Gives the findings that words name."""


class Links(QWidget):
    """`added`, `taken_away` and `shown` give the identity of a finding."""

    added = Signal(object)
    taken_away = Signal(object)
    shown = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.look_for: LookFor = lambda _words: ()
        self.nothing = box(
            row(
                [
                    icon_label(look, "triangle-alert", "warn"),
                    text(tr("It rests on no finding yet."), wrap=True),
                    None,
                ]
            )
        )
        self.list = RowList(look, tr("Findings it rests on"), LINK_KEYS)
        self.show_it = button(look, tr("Show the finding"), icon="lightbulb", key="Enter")
        self.take = button(look, tr("Take the finding away"), icon="unlink-2", key="Del")
        flow = FlowLayout(gap=8)
        for each in (self.show_it, self.take):
            flow.addWidget(each)
        self.buttons = QWidget()
        self.buttons.setLayout(flow)
        self.words = LineField()
        self.field = Field(
            tr("Add a finding"), self.words, hint=tr("Type part of its words, or its number.")
        )
        self.found = RowList(look, tr("Findings to add"), {})
        self.none_found = text(tr("No finding matches."), "secondary", wrap=True)
        items = QVBoxLayout(self)
        items.setContentsMargins(0, 0, 0, 0)
        head = text(tr("Findings it rests on"), "strong")
        parts = (head, self.nothing, self.list, self.buttons, self.field)
        items.addLayout(column([*parts, self.none_found, self.found], gap=8))
        self._connect()
        self._look_up("")

    def _connect(self) -> None:
        self.words.textChanged.connect(self._look_up)
        self.words.returnPressed.connect(self._add_first)
        self.found.opened.connect(self._add)
        self.found.opens_by_click = True
        self.list.asked.connect(lambda _what: self._say(self.taken_away))
        self.list.opened.connect(self.shown)
        self.take.clicked.connect(lambda: self._say(self.taken_away))
        self.show_it.clicked.connect(lambda: self._say(self.shown))

    def _say(self, signal: object) -> None:
        chosen = self.list.chosen()
        if isinstance(chosen, UUID):
            signal.emit(chosen)  # type: ignore[attr-defined]

    def show_links(self, lines: list[Line]) -> None:
        """Show the findings it rests on."""
        if tuple(lines) != self.list.lines.lines:
            self.list.show_lines(lines)
        self._fit(self.list, len(lines))
        for each in (self.list, self.buttons):
            each.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        if self.words.text():
            self._look_up(self.words.text())

    def begin(self) -> None:
        """Another recommendation: nothing is looked for yet."""
        self.words.show_text("")

    def _fit(self, rows: RowList, count: int) -> None:
        rows.setFixedHeight(self._look.theme.px(_ROW * min(max(count, 1), _MOST_ROWS) + 4))

    def _look_up(self, words: str) -> None:
        asked = bool(words.strip())
        lines = list(self.look_for(words)) if asked else []
        self.found.show_lines(lines)
        self._fit(self.found, len(lines))
        self.found.setVisible(bool(lines))
        self.none_found.setVisible(asked and not lines)

    def _add_first(self) -> None:
        chosen = self.found.chosen()
        if isinstance(chosen, UUID) and self.words.text().strip():
            self._add(chosen)

    def _add(self, finding: object) -> None:
        self.words.show_text("")
        self.words.setFocus()
        self.added.emit(finding)
