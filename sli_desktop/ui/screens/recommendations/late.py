"""Changing what was signed off: who changes it and why, asked in place, never in a dialog."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.people import Peer
from sli_desktop.services.drafting import Draft
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.recommendations.remarks import Remarks
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.forms import Choice, ErrorSummary, Field, LineField, TextField
from sli_desktop.ui.widgets.guard_panel import GuardPanel
from sli_desktop.ui.widgets.parts import box, button, column
from sli_desktop.wording import tr

_WORDS_HIGH = 110


class Late(Enum):
    """What is done after sign-off."""

    CHANGE = "change"
    TAKE_BACK = "take back"
    WITHDRAW = "withdraw"


class LateChange(NamedTuple):
    """What somebody decided after sign-off, with who and why."""

    what: Late
    words: str
    by: PeerId
    why: str


class LatePanel(QFrame):
    """`decided` gives a `LateChange`; `closed` says that nothing changes.

    `typed` follows the keys by a second at most, while new words or why they are new are typed.
    `changing` says whether new words are worded here: they are checked here as they are typed.
    """

    decided = Signal(object)
    closed = Signal()
    typed = Signal()
    changing = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = self._look = desk.look
        self.setProperty("role", "banner")
        self._what = Late.CHANGE
        self.summary = ErrorSummary(look)
        self.words, self.why = TextField(), LineField()
        self.words.setFixedHeight(look.theme.px(_WORDS_HIGH))
        self.words_field = Field(tr("New words"), self.words)
        self.remarks = Remarks(look)
        self.guard = GuardPanel(desk)
        self.guard.watch(self.words, after=self.remarks.split)
        self.by = Choice(look, ())
        self.by_field = Field(tr("Who changes it"), self.by)
        hint = tr("The reason is kept with the recommendation.")
        self.why_field = Field(tr("Why it changes"), self.why, hint=hint)
        self.do_it = button(look, tr("Keep the change"), kind="primary")
        self.leave = button(look, tr("Leave it as it is"))
        flow = FlowLayout(gap=8)
        flow.addWidget(self.do_it)
        flow.addWidget(self.leave)
        buttons = box(flow)
        checked = (self.words_field, self.remarks, self.guard)
        parts = (self.summary, *checked, self.by_field, self.why_field, buttons)
        self.setLayout(column(parts, gap=10, margins=12))
        self.why.returnPressed.connect(self._decide)
        self.do_it.clicked.connect(self._decide)
        self.leave.clicked.connect(self.close_panel)
        for field in (self.words, self.why):
            field.paused.connect(self.typed)
            field.settled.connect(self.typed)
        look.changed.connect(self._fit)
        self.hide()

    def _fit(self) -> None:
        self.words.setFixedHeight(self._look.theme.px(_WORDS_HIGH))

    def ask(
        self, what: Late, words: str, team: Sequence[Peer], me: PeerId, *, why: str = ""
    ) -> None:
        """Ask for one change; what was begun for the same one is still there."""
        if self.isVisible() and what is self._what:
            self.first_field.editor.setFocus()
            return
        self._what = what
        said = {
            Late.CHANGE: tr("Keep the change"),
            Late.TAKE_BACK: tr("Take the sign-off back"),
            Late.WITHDRAW: tr("Withdraw it"),
        }[what]
        self.do_it.setText(said)
        self.do_it.setAccessibleName(said)
        self.words_field.setVisible(what is Late.CHANGE)
        self.words.show_text(words)
        self.why.show_text(why)
        self.summary.show_errors(())
        self.why_field.show_error("")
        self.guard.setVisible(what is Late.CHANGE)
        self.by.show_options([(peer.name, peer.id) for peer in team])
        self.by.show_value(me)
        self.show()
        self.changing.emit(self.is_changing)
        self.first_field.editor.setFocus()

    def read_over(self, draft: Draft) -> None:
        """Show how the new words read, as they stand now."""
        self.remarks.look_at(draft, can_split=False)

    @property
    def first_field(self) -> Field:
        """Where one types first."""
        return self.words_field if self._what is Late.CHANGE else self.why_field

    @property
    def is_changing(self) -> bool:
        """Whether new words are being typed here."""
        return not self.isHidden() and self._what is Late.CHANGE

    def settle(self) -> None:
        """Hand over what stands in the fields now."""
        self.words.settle()
        self.why.settle()

    def put_away(self) -> None:
        """Hide it with all that stands in it."""
        self.guard.show_record(None)
        self.hide()
        self.changing.emit(False)

    def close_panel(self) -> None:
        """Put it away; nothing changes."""
        self.put_away()
        self.closed.emit()

    def _decide(self) -> None:
        why = " ".join(self.why.text().split())
        self.why_field.show_error("")
        if not why:
            self.summary.show_errors(
                [(self.why_field, tr("Why it changes: say it in a few words"))]
            )
            return
        by = self.by.value
        self.decided.emit(
            LateChange(self._what, self.words.toPlainText(), by, why)  # type: ignore[arg-type]
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
