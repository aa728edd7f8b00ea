"""How the meeting was: whether people could speak freely, how many came, who may read of it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.meeting import Meeting, Sensitivity, UnableToSpeak
from sli_desktop.services.typed_times import typed_number
from sli_desktop.services.wrapping_up import (
    keep_in_team,
    open_meeting,
    open_notes,
    say_how_freely,
    say_how_many,
)
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.wrapup import state
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.forms import LineField
from sli_desktop.ui.widgets.parts import box, button, card, column, row, text
from sli_desktop.ui.widgets.segments import Segments
from sli_desktop.wording import tr, trn

MOST_PEOPLE = 999
FREELY = tr("Did anyone feel unable to speak freely?")
TEAM_ONLY = tr("Mark this whole meeting “Team only”")


class PeopleCard(QObject):
    """The card and what its fields do; each touch is an act at once."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        look = desk.look
        self._shown: state.Shown | None = None
        self.freely = Segments(
            look,
            FREELY,
            (
                (UnableToSpeak.NO, tr("No")),
                (UnableToSpeak.PERHAPS, tr("Perhaps")),
                (UnableToSpeak.YES, tr("Yes")),
            ),
        )
        self.count = LineField()
        self.count.setAccessibleName(tr("People there"))
        self.count.setMaxLength(4)
        self.hint = text("", "secondary", wrap=True)
        self.error = text("", "", wrap=True, tone="danger")
        self.error.hide()
        self.team_only = Check(look, TEAM_ONLY)
        self.closed = text("", "secondary", wrap=True)
        self.open_all = button(look, tr("Open them too"), kind="link")
        self._bound = RecordField[Meeting](desk, self.count, read=_number, act=_say_how_many)
        self.card = card(self._lay_out())
        self._fit()
        look.changed.connect(self._fit)
        self.count.settled.connect(self._check)
        self.count.paused.connect(lambda _words: self.error.hide())
        self.freely.chosen.connect(self._say_how_freely)
        self.team_only.clicked.connect(self._switch)
        self.open_all.clicked.connect(self._open_all)

    def _lay_out(self) -> QLayout:
        words = text(tr("People there"), "strong")
        words.setBuddy(self.count)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(words)
        line.addWidget(self.count)
        line.addWidget(self.hint, 1)
        self.still = box(row([self.closed, self.open_all], gap=8))
        return column(
            [
                text(FREELY, "heading", wrap=True),
                self.freely,
                4,
                line,
                self.error,
                4,
                self.team_only,
                self.still,
                None,
            ],
            gap=8,
            margins=(14, 12, 14, 12),
        )

    def _fit(self) -> None:
        self.count.setFixedWidth(self._desk.look.theme.px(70))

    def show(self, shown: state.Shown, *, is_new: bool) -> None:
        """Show a meeting; `is_new` where it is another one than before."""
        self._shown = shown
        if is_new:
            self._bound.show(shown.meeting)
            self.error.hide()
        self.freely.show_value(shown.meeting.unable_to_speak)
        self.hint.setText(state.people_hint(shown.meeting, shown.in_room))
        self.team_only.setChecked(shown.meeting.sensitivity is not Sensitivity.OPEN)
        closed = state.still_closed(shown.meeting, shown.notes)
        self.still.setVisible(closed > 0)
        self.closed.setText(
            trn(closed, "{number} note stays team only.", "{number} notes stay team only.")
        )

    def settle(self) -> None:
        """Save what stands in the field now."""
        self.count.settle()

    def _check(self, words: str) -> None:
        is_wrong = bool(words.strip()) and typed_number(words, most=MOST_PEOPLE) is None
        self.error.setText(tr("Write a whole number, for example 4.") if is_wrong else "")
        self.error.setVisible(is_wrong)

    def _say_how_freely(self, answer: object) -> None:
        if self._shown is not None and isinstance(answer, UnableToSpeak):
            same = answer is self._shown.meeting.unable_to_speak
            wanted = UnableToSpeak.UNANSWERED if same else answer
            self._desk.acts.do(say_how_freely(self._shown.meeting, wanted))

    def _switch(self, on: bool) -> None:
        if self._shown is not None:
            meeting, notes = self._shown.meeting, self._shown.notes
            self._desk.acts.do(keep_in_team(meeting, notes) if on else open_meeting(meeting))

    def _open_all(self) -> None:
        if self._shown is not None:
            self._desk.acts.do(open_notes(self._shown.notes))
            self.team_only.setFocus(Qt.FocusReason.OtherFocusReason)


def _number(meeting: Meeting) -> str:
    return str(meeting.people_count or "")


def _say_how_many(meeting: Meeting, words: str) -> ChangeSet | None:
    number = typed_number(words, most=MOST_PEOPLE)
    return None if number is None and words.strip() else say_how_many(meeting, number)
