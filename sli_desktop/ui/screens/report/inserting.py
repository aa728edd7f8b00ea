"""What opens above the text of a section: findings, quotes and figures to put in."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.forms import Field, LineField
from sli_desktop.ui.widgets.parts import button, column, text
from sli_desktop.ui.widgets.row_list import RowList
from sli_desktop.ui.widgets.segments import Segments
from sli_desktop.wording import tr

_ROW, _MOST_ROWS = 64, 4
LookFor = Callable[["Kind", str], Sequence[Line]]


class Kind(StrEnum):
    """What can be put into a section."""

    FINDING = "finding"
    QUOTE = "quote"
    FIGURE = "figure"


class Manner(StrEnum):
    """How a finding is put in."""

    WHOLE = "whole"
    LINK = "link"


class Chosen(NamedTuple):
    """What a person picked, and how it is to be put in."""

    kind: Kind
    key: object
    manner: Manner


_KINDS = ((Kind.FINDING, tr("Finding")), (Kind.QUOTE, tr("Quote")), (Kind.FIGURE, tr("Figure")))
_MANNERS = (
    (Manner.WHOLE, tr("Print its words here")),
    (Manner.LINK, tr("Only say that this rests on it")),
)
_ASK = {
    Kind.FINDING: tr("Part of its words, or its number"),
    Kind.QUOTE: tr("Part of the quote, or of the meeting"),
    Kind.FIGURE: tr("Part of its name"),
}
_HINTS = {
    Kind.FINDING: tr("Its words are drawn in when the report is made, so they are never old."),
    Kind.QUOTE: tr(
        "The words themselves are put in. A quote from a small group can be recognised."
    ),
    Kind.FIGURE: tr("It is counted when the report is made, and rounded down."),
}


class InsertPanel(QFrame):
    """`picked` gives a `Chosen`; `closed` follows Esc or the button."""

    picked = Signal(object)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._look = look
        self.look_for: LookFor = lambda _kind, _words: ()
        self.kind, self.manner = Kind.FINDING, Manner.WHOLE
        self.kinds = Segments(look, tr("Put in"), _KINDS)
        self.manners = Segments(look, tr("How"), _MANNERS)
        self.words = LineField()
        self.field = Field(_ASK[self.kind], self.words)
        self.hint = text("", "secondary", wrap=True)
        self.found = RowList(look, tr("What can be put in"), {})
        self.nothing = text(tr("Nothing matches."), "secondary", wrap=True)
        self.do_it = button(look, tr("Put it in"), kind="primary", key="Enter")
        self.put_away = button(look, tr("Close"), key="Esc")
        self.setLayout(
            column(
                [
                    self.kinds,
                    self.field,
                    self.found,
                    self.nothing,
                    self.manners,
                    self.hint,
                    flow(self.do_it, self.put_away),
                ],
                gap=10,
                margins=12,
            )
        )
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._set_kind)
        self.manners.chosen.connect(self._set_manner)
        self.words.textChanged.connect(lambda _words: self._look_up())
        self.words.returnPressed.connect(self._pick)
        self.found.opened.connect(lambda _key: self._pick())
        self.do_it.clicked.connect(self._pick)
        self.put_away.clicked.connect(self.put_panel_away)

    def ask(self, kind: Kind) -> None:
        """Open for one kind of thing, with the focus in the words to look for."""
        self.words.show_text("")
        self.show()
        self._set_manner(self.manner)
        self._set_kind(kind)

    def put_panel_away(self) -> None:
        """Close without putting anything in."""
        self.hide()
        self.closed.emit()

    def _set_kind(self, kind: object) -> None:
        self.kind = Kind(str(kind))
        self.kinds.show_value(self.kind)
        self.field.label.setText(_ASK[self.kind])
        self.words.setAccessibleName(_ASK[self.kind])
        self.hint.setText(_HINTS[self.kind])
        self.manners.setVisible(self.kind is Kind.FINDING)
        self._look_up()
        self.words.setFocus()

    def _set_manner(self, manner: object) -> None:
        self.manner = Manner(str(manner))
        self.manners.show_value(self.manner)

    def _look_up(self) -> None:
        lines = self.look_for(self.kind, self.words.text())
        self.found.show_lines(lines)
        rows = min(max(len(lines), 1), _MOST_ROWS)
        self.found.setFixedHeight(self._look.theme.px(_ROW * rows + 4))
        self.found.setVisible(bool(lines))
        self.nothing.setVisible(not lines)

    def _pick(self) -> None:
        key = self.found.chosen()
        if key is not None and self.found.lines.lines:
            self.picked.emit(Chosen(self.kind, key, self.manner))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.put_panel_away()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.words.hasFocus():
            step = 1 if key == Qt.Key.Key_Down else -1
            row = self.found.currentIndex().row() + step
            if 0 <= row < len(self.found.lines.lines):
                self.found.setCurrentIndex(self.found.lines.index(row))
        else:
            super().keyPressEvent(event)
