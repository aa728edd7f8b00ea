"""Interviews: every meeting of the challenge, what has been written, and the way to its notes."""

from collections import Counter
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.models.records.note import Note
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.line_list import LineList
from sli_desktop.ui.widgets.parts import column, text
from sli_desktop.ui.words import count, day, times


class InterviewsScreen(Screen):
    """All meetings; Enter opens one."""

    name = "interviews"
    title = "Interviews"
    keys = (("Open the meeting", "Enter"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lead = text("", "lead", wrap=True)
        self.list = LineList(desk.look, "Meetings")
        self.list.opened.connect(self._open)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addLayout(column([text("Interviews", "title"), self.lead], gap=2))
        whole.addWidget(self.list, 1)

    @override
    def enter(self) -> None:
        self._fill()
        if not self.list.currentIndex().isValid():
            self.list.choose_first()
        self.list.setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self._fill()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.list,)

    def _open(self, meeting: UUID) -> None:
        self.spot_asked.emit(Spot("capture", meeting))

    def _fill(self) -> None:
        with self._desk.workspace.read() as view:
            meetings = view.all(Meeting)
            notes = Counter(note.meeting for note in view.all(Note))
        row = self.list.currentIndex().row()
        ordered = sorted(meetings, key=lambda m: (m.starts is None, m.starts or 0, m.title))
        self.list.lines.show_lines([self._line(each, notes[each.id]) for each in ordered])
        if 0 <= row < len(ordered):
            self.list.setCurrentIndex(self.list.lines.index(row))
        held = sum(each.state is MeetingState.HELD for each in meetings)
        written = count(sum(notes.values()), "note")
        self.lead.setText(f"{count(len(meetings), 'meeting')}, {held} done. {written} in all.")

    def _line(self, meeting: Meeting, notes: int) -> Line:
        local = self._desk.local
        starts = local(meeting.starts) if meeting.starts else None
        ends = local(meeting.ends) if meeting.ends else None
        when = f"{day(starts, year=False)}, {times(starts, ends)}" if starts else "No time yet"
        second = " · ".join(each for each in (when, meeting.place, meeting.reference) if each)
        state, icon, tone = _standing(meeting, notes)
        return Line(meeting.id, meeting.title, ((second, False),), state, icon, tone)


def _standing(meeting: Meeting, notes: int) -> tuple[str, str, str]:
    written = count(notes, "note")
    if meeting.state is MeetingState.CANCELLED:
        return "Cancelled", "x", "text_2"
    if meeting.state is MeetingState.HELD:
        return f"Done · {written}", "circle-check", "ok"
    return (f"{written} so far", "pen-line", "accent") if notes else ("Not started", "", "text_2")
