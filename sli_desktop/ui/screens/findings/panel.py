"""What opens above a finding: merging with another, found by typing, and splitting a part off."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.forms import Field, LineField
from sli_desktop.ui.widgets.parts import box, button, clear, column, row, text
from sli_desktop.ui.widgets.row_list import LEAST_HEIGHT, RowList
from sli_desktop.wording import tr

MOST_SHOWN = 20


class Panel(QFrame):
    """`merged` gives the finding to merge with.

    `parted` gives a headline, the notes that go over and those that both keep.
    """

    merged = Signal(object)
    parted = Signal(str, object, object)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "banner")
        self._find: Callable[[str], Sequence[Line]] = lambda _words: ()
        self.words = LineField()
        self.words_field = Field(tr("Merge with: part of its words, or its number"), self.words)
        self.found = RowList(look, tr("Findings to merge with"), {})
        self.found.setMinimumHeight(look.theme.px(LEAST_HEIGHT))
        self.merge_head = box(column([self.words_field, self.found], gap=8))
        self.headline = LineField()
        self._over: dict[UUID, Check] = {}
        self._both: dict[UUID, Check] = {}
        self._notes = QVBoxLayout()
        self._notes.setSpacing(4)
        self.taken = text("", "secondary", wrap=True)
        self.notes_head = text("", "strong", wrap=True)
        self.split_head = box(
            column(
                [
                    Field(tr("Headline of the new finding"), self.headline),
                    self.taken,
                    self.notes_head,
                    self._notes,
                ],
                gap=8,
            )
        )
        self.do_it = button(look, "", kind="primary")
        self.put_away = button(look, tr("Keep as it is"))
        self.setLayout(
            column(
                [self.merge_head, self.split_head, row([self.do_it, self.put_away, None])],
                gap=10,
                margins=12,
            )
        )
        self.words.textChanged.connect(self._look_up)
        self.words.returnPressed.connect(self._done)
        self.found.opened.connect(lambda _key: self._done())
        self.headline.returnPressed.connect(self._done)
        self.do_it.clicked.connect(self._done)
        self.put_away.clicked.connect(self.close_panel)
        self.hide()

    def ask_merge(self, find: Callable[[str], Sequence[Line]]) -> None:
        """Let the person pick the finding to merge with."""
        self._find = find
        self.words.show_text("")
        self._look_up("")
        self._open(merging=True)
        self.words.setFocus()

    def ask_split(self, notes: Sequence[tuple[UUID, str]], words: str) -> None:
        """Let the person say what goes over into a new finding; `words` were marked."""
        clear(self._notes)
        self._over, self._both = {}, {}
        for note, body in notes:
            self._offer(note, body)
        some, none = tr("Notes that go over"), tr("No note is linked to this finding yet.")
        self.notes_head.setText(some if notes else none)
        marked = tr("The marked words go over: {words}").format(words=words)
        unmarked = tr("Mark words of the statement first if they should go over.")
        self.taken.setText(marked if words else unmarked)
        self.headline.show_text(words.rstrip(".")[:120])
        self._open(merging=False)
        self.headline.setFocus()

    def _offer(self, note: UUID, body: str) -> None:
        """A note may go over; then it may also stay, so that both findings rest on it."""
        over = Check(self._look, body)
        both = Check(self._look, tr("Keep it here as well"))
        both.setAccessibleName(tr("Keep it here as well: {note}").format(note=body))
        kept = box(column([both], margins=(28, 0, 0, 0)))
        kept.hide()
        over.toggled.connect(kept.setVisible)
        self._notes.addWidget(over)
        self._notes.addWidget(kept)
        self._over[note], self._both[note] = over, both

    def _open(self, *, merging: bool) -> None:
        self.merge_head.setVisible(merging)
        self.split_head.setVisible(not merging)
        self.do_it.setText(tr("Merge the findings") if merging else tr("Split the finding"))
        self.do_it.setAccessibleName(self.do_it.text())
        self.show()

    def _look_up(self, words: str) -> None:
        self.found.show_lines(list(self._find(words)))

    def _done(self) -> None:
        if not self.isVisible():
            return
        if self.merge_head.isVisibleTo(self):
            chosen = self.found.chosen()
            if chosen is not None:
                self.merged.emit(chosen)
            return
        over = {each for each, check in self._over.items() if check.isChecked()}
        both = {each for each in over if self._both[each].isChecked()}
        self.parted.emit(self.headline.text(), over - both, both)

    def close_panel(self) -> None:
        """Put the panel away; nothing has changed."""
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
