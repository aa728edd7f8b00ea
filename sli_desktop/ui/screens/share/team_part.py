"""The team on Share: who has what, and letting a laptop in by six words read aloud."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sli_desktop.models.records.people import PeerRole
from sli_desktop.services.sync.roster import JoinRequest
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.share.state import TeamLine
from sli_desktop.ui.widgets.forms import Choice, Field
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    card,
    clear,
    column,
    row,
    set_tone,
    tab_order,
    text,
)
from sli_desktop.wording import tr


class TeamPart(QWidget):
    """Who has what, and the questions around laptops that come and go.

    Says `let_in` with the peer a new laptop belongs to (a peer, or a role for a new one), and
    `out_asked` with the laptop to take out, and whether it is lost.
    """

    let_in = Signal(object)
    out_asked = Signal(str, bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.round = text("", wrap=True)
        self.state = text("", "secondary", wrap=True)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self.admit = button(look, tr("Let a laptop in"), icon="user-plus")
        self.take_out = button(look, tr("Take a laptop out"))
        self.take_out.clicked.connect(self._ask_whom)
        self.found = button(look, tr("Start the team on this laptop"), kind="primary")
        inside = column(
            [
                text(tr("Who has what"), "section"),
                self.round,
                box(self._grid),
                self.state,
                row([self.found, self.admit, self.take_out, None]),
            ],
            gap=10,
            margins=16,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addWidget(card(inside))
        self.outing = self._make_outing()
        self.outing.hide()
        whole.addWidget(self.outing)
        self.asking = self._make_asking()
        self.asking.hide()
        whole.addWidget(self.asking)
        tab_order([self.found, self.admit, self.take_out])
        tab_order([self.out.editor, self.has_left, self.is_lost, self.keep])
        tab_order([self.whose.editor, self.match, self.not_now])

    def _make_asking(self) -> QWidget:
        look = self._look
        self.who_asks = text("", "section", wrap=True)
        self.words = text("", "title", wrap=True)
        read = tr(
            "Ask them to read the six words on their laptop aloud. They must be these, in this "
            "order. If they differ, do not go on: somebody changed the file."
        )
        self._whose = Choice(look, ())
        self.whose = Field(tr("Whose laptop is it?"), self._whose)
        self.match = button(look, tr("The words match: let it in"), kind="primary")
        self.not_now = button(look, tr("Not now"), name=tr("Not now: do not let this laptop in"))
        self.match.clicked.connect(lambda: self.let_in.emit(self._whose.value))
        self.not_now.clicked.connect(self.close_asking)
        inside = column(
            [
                self.who_asks,
                text(read, wrap=True),
                self.words,
                self.whose,
                row([self.match, self.not_now, None]),
            ],
            gap=10,
            margins=16,
        )
        return card(inside)

    def _make_outing(self) -> QWidget:
        look = self._look
        self._out = Choice(look, ())
        self.out = Field(tr("Which laptop?"), self._out)
        self.has_left = button(look, tr("It left the team"), kind="primary")
        self.is_lost = button(look, tr("It is lost or stolen"))
        self.keep = button(look, tr("Not now"), name=tr("Not now: take no laptop out"))
        self.has_left.clicked.connect(lambda: self.out_asked.emit(str(self._out.value), False))
        self.is_lost.clicked.connect(lambda: self.out_asked.emit(str(self._out.value), True))
        self.keep.clicked.connect(self.close_outing)
        words = tr(
            "What it handed over so far stays. Later bundles are not for it, and what it writes "
            "from now on is kept aside for you."
        )
        inside = column(
            [
                text(tr("Take a laptop out of the team"), "section"),
                text(words, wrap=True),
                self.out,
                row([self.has_left, self.is_lost, self.keep, None]),
            ],
            gap=10,
            margins=16,
        )
        return card(inside)

    def show_others(self, others: Sequence[tuple[str, object]]) -> None:
        """The laptops that can be taken out, with their numbers."""
        self._out.show_options(list(others))
        self.take_out.setEnabled(bool(others))

    def _ask_whom(self) -> None:
        self._out.setCurrentIndex(0)
        self.outing.show()
        self.out.editor.setFocus()

    def close_outing(self) -> None:
        """Put the question away."""
        self.outing.hide()
        self.take_out.setFocus()

    def show_lines(self, lines: Sequence[TeamLine]) -> None:
        """Show the laptops of the team."""
        clear(self._grid)
        for at, line in enumerate(lines):
            self._grid.addWidget(text(line.name, "strong"), at, 0)
            self._grid.addWidget(text(line.came), at, 1)
            has = text(line.has, wrap=True)
            set_tone(has, line.tone)
            self._grid.addWidget(has, at, 2)

    def ask(self, request: JoinRequest, words: str, peers: Sequence[tuple[str, object]]) -> None:
        """Show a join request: its six words, and the peers it may belong to."""
        self.who_asks.setText(tr("{name} asks to join").format(name=request.name))
        self.words.setText(words)
        add = tr("Add {name} to the team: {role}")
        new = [(add.format(name=request.name, role=role.value), role.value) for role in PeerRole]
        self._whose.show_options([*peers, *new])
        wanted = request.name.casefold()
        known = [value for whose, value in peers if whose.casefold().startswith(wanted)]
        self._whose.show_value(known[0] if known else PeerRole.OFFICER_PEER.value)
        self.asking.show()
        self.match.setFocus()

    def close_asking(self) -> None:
        """Put the request away."""
        self.asking.hide()
        self.admit.setFocus()
