"""The questions not asked yet: ticking one is an act, and takes it from the list next time."""

from PySide6.QtCore import QObject, Signal

from sli_desktop.models.records.challenge import Question
from sli_desktop.models.records.ids import QuestionId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.services.capture import mark_asked
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.capture import state
from sli_desktop.ui.screens.capture.side import SidePane
from sli_desktop.ui.screens.capture.state import Room


class Questions(QObject):
    """`shown` follows each filling: the order of Tab is another one then."""

    shown = Signal()

    def __init__(self, desk: Desk, side: SidePane) -> None:
        super().__init__()
        self._desk, self._side = desk, side
        self._meeting: Meeting | None = None
        self._keeps_all = False
        self._ticked: set[QuestionId] = set()
        side.question_ticked.connect(self._tick)

    def begin(self, meeting: Meeting, *, keeps_all: bool) -> None:
        """Take up a meeting; `keeps_all` leaves questions in the list that were asked before."""
        self._meeting, self._keeps_all, self._ticked = meeting, keeps_all, set()

    def show(self, room: Room) -> None:
        """Show what is still to ask; what was ticked just now stays, to be taken back."""
        if self._meeting is None:
            return
        with self._desk.workspace.read() as view:
            questions = view.all(Question)
        keep = {each.id for each in questions} if self._keeps_all else self._ticked
        groups = state.not_asked(questions, self._meeting, room, keep)
        asked = {each.id for each in questions if self._meeting.id in each.asked_in}
        self._side.show_questions(groups, asked)
        self.shown.emit()

    def _tick(self, question: QuestionId) -> None:
        if self._meeting is None:
            return
        self._ticked.add(question)
        with self._desk.workspace.read() as view:
            found = view.need(Question, question)
        self._desk.acts.do(mark_asked(found, self._meeting.id))
