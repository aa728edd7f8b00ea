"""A Word file came back: read on the worker, its differences ticked, taken as one act."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.report import Snapshot
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.word_back.looking import EVERYTHING, kept_here, look
from sli_desktop.services.word_back.plan import Item
from sli_desktop.services.word_back.taking import Hand, take
from sli_desktop.ui.command import Command
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.doing import Doing
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.wordback import state
from sli_desktop.ui.spot import Spot, origin_of
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.forms import Field, LineField
from sli_desktop.ui.widgets.marked_text import MarkedText
from sli_desktop.ui.widgets.parts import box, button, column, page, row, text
from sli_desktop.ui.widgets.row_list import LEAST_HEIGHT, RowList
from sli_desktop.wording import tr, trn

AskFile = Callable[[], Path | None]
_WORD = tr("Word documents (*.docx)")
_TOGGLE = "toggle"


class _Read(NamedTuple):
    items: tuple[Item, ...]
    records: ChallengeRecords


class WordBackScreen(Screen):
    """The file is asked for by a dialog that is handed in, so that tests answer it."""

    name = "wordback"
    title = tr("A Word file came back")
    help_page = "word-comes-back"
    keys = ((tr("Take it, or leave it"), "Space"), (tr("Back to the report"), "Esc"))
    commands = (Command("take", tr("Take the ticked changes"), ("Ctrl+Return",)),)

    def __init__(self, desk: Desk, ask_file: AskFile | None = None) -> None:
        super().__init__()
        self._desk = desk
        self.doing = Doing(desk)
        self.ask_file = ask_file or self._word_file
        self._from = Spot("report")
        self._read: _Read | None = None
        self.ticked: set[int] = set()
        look_ = desk.look
        self.back = button(
            look_, tr("Back to the report"), icon="arrow-left", kind="link", key="Esc"
        )
        self.choose = button(look_, tr("Choose the Word file"), icon="file-input", kind="primary")
        self.summary = text("", "strong", wrap=True)
        self.list = RowList(look_, tr("Differences"), {Qt.Key.Key_Space: _TOGGLE})
        self.list.delegate.state_is_low = True
        self.list.setMinimumHeight(look_.theme.px(LEAST_HEIGHT))
        self.shown = MarkedText(look_)
        self.shown.setMinimumHeight(look_.theme.px(120))
        self.said_of_it = text("", "secondary", wrap=True)
        self.toggle = button(look_, tr("Take it, or leave it"), icon="square-check", key="Space")
        self.why = LineField()
        self.why_field = Field(
            tr("Why a signed-off recommendation changes"),
            self.why,
            hint=tr("It was signed off, so the change keeps its reason."),
        )
        self.take_it = button(
            look_, tr("Take the ticked changes"), kind="primary", key="Ctrl+Enter"
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        lead = tr(
            "Choose the Word file of the report that a peer or the council sent back. You see "
            "every change first and take those you want."
        )
        detail = column(
            [
                self.shown,
                self.said_of_it,
                flow(self.toggle),
                self.why_field,
                flow(self.take_it),
                None,
            ],
            gap=10,
        )
        self.detail = box(detail)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        self._sides.addWidget(self.list, 1)
        self._sides.addWidget(self.detail, 1)
        whole = column(
            [
                row([self.back, None]),
                text(self.title, "title"),
                text(lead, "lead", wrap=True),
                flow(self.choose),
                self.summary,
                self._sides,
            ],
            gap=10,
            margins=(24, 16, 24, 16),
        )
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(whole))
        self._show_any()

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.go_back)
        self.choose.clicked.connect(self._ask)
        self.list.row_changed.connect(self._choose)
        self.list.asked.connect(lambda _what: self._toggle())
        self.list.opened.connect(lambda _key: self._toggle())
        self.toggle.clicked.connect(self._toggle)
        self.take_it.clicked.connect(self.take)
        self.doing.said.connect(self.said)
        self.doing.troubled.connect(self.troubled)

    @override
    def open_at(self, spot: Spot) -> None:
        self._from = origin_of(spot) or Spot("report")

    @override
    def spot(self) -> Spot:
        return Spot(self.name, None, f"from {self._from}")

    @override
    def enter(self) -> None:
        (self.list if self.items else self.choose).setFocus()

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.choose, self.list, self.shown)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        way = QBoxLayout.Direction
        self._sides.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def go_back(self) -> None:
        """Back to where the person came from."""
        self.spot_asked.emit(self._from)

    @property
    def items(self) -> tuple[Item, ...]:
        """The differences of the file that was read last."""
        return self._read.items if self._read is not None else ()

    # --- reading --------------------------------------------------------------------------------

    def _ask(self) -> None:
        file = self.ask_file()
        if file is not None:
            self.read(file)

    def read(self, file: Path) -> None:
        """Read a file and show what was changed in it."""
        workspace = self._desk.workspace

        def work() -> _Read:
            with workspace.read() as view:
                records = view.everything()
            kept = kept_here(workspace, records.all(Snapshot))
            return _Read(look(file, records, kept), records)

        self.summary.setText(tr("Reading {name} …").format(name=file.name))
        self._desk.jobs.start(tr("Read the Word file"), work, done=self._show, failed=self._failed)

    def _show(self, read: _Read) -> None:
        if not isValid(self):
            return
        self._read = read
        self.ticked = state.ticked_at_first(read.items)
        self._fill()
        (self.list if read.items else self.choose).setFocus()

    def _failed(self, error: Exception) -> None:
        self._read, self.ticked = None, set()
        self._fill()
        self.summary.setText("")
        self.troubled.emit(as_problem(error))

    # --- showing --------------------------------------------------------------------------------

    def _fill(self) -> None:
        lines = [state.item_line(each, is_ticked=each.number in self.ticked) for each in self.items]
        with QSignalBlocker(self.list):
            self.list.show_lines(lines)
        self.summary.setText(state.summary(self.items, self.ticked))
        self._show_any()
        self._choose()

    def _show_any(self) -> None:
        for each in (self.list, self.detail):
            each.setVisible(bool(self.items))

    def _item(self) -> Item | None:
        chosen = self.list.chosen()
        return next((each for each in self.items if each.number == chosen), None)

    def _choose(self) -> None:
        item = self._item()
        self.shown.begin()
        advice = self._read.records.all(Recommendation) if self._read is not None else ()
        self.why_field.setVisible(state.asks_why(self.items, self.ticked, advice))
        if item is None:
            return
        self.shown.add_heading(f"{state.TURNS[item.turn]} · {item.where}")
        self.shown.add(state.pieces_of(item))
        self.shown.to_top()
        was = tr("When the file left it read: {words}").format(words=item.was) if item.was else ""
        self.said_of_it.setText("\n".join(filter(None, (item.why_not, was))))
        self.said_of_it.setVisible(bool(self.said_of_it.text()))
        self.toggle.setVisible(item.may_be_taken)

    # --- acts -----------------------------------------------------------------------------------

    def _toggle(self) -> None:
        item = self._item()
        if item is not None and item.may_be_taken:
            self.ticked ^= {item.number}
            self._fill()

    def take(self) -> None:
        """Take every ticked change as one act."""
        read = self._read
        if read is None:
            return
        self.why.settle()
        chosen = [each for each in read.items if each.number in self.ticked]
        if not chosen:
            self.said_of_it.setText(tr("Nothing is ticked."))
            self.said_of_it.show()
            return
        desk = self._desk
        hand = Hand(by=desk.peer.id, new_id=desk.new_id, reason=self.why.text())
        told = trn(len(chosen), "{number} change taken", "{number} changes taken")
        if self.doing.attempt(lambda: take(chosen, read.records, EVERYTHING, hand), told):
            self._read, self.ticked = None, set()
            self._fill()
            self.summary.setText(told)
            self.choose.setFocus()
        elif not self.why_field.isHidden():
            self.why.setFocus()

    def _word_file(self) -> Path | None:
        found, _ = QFileDialog.getOpenFileName(self, self.title, "", _WORD)
        return Path(found) if found else None
