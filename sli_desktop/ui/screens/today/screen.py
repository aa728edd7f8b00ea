"""Today: which day shows, what its buttons do."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.meeting import Meeting, MeetingKind
from sli_desktop.models.records.note import Note
from sli_desktop.services.capture import unplanned_meeting
from sli_desktop.services.references import References, used_references
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.today import state
from sli_desktop.ui.screens.today.view import TodayView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.words import clock_time, count, day

UNPLANNED_MINUTES = 45


class TodayScreen(Screen):
    """The timetable of one day."""

    name = "today"
    title = "Today"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._day: date | None = None
        self.view = TodayView(desk.look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self.view.add.clicked.connect(self.new_item)
        self.view.everyone.toggled.connect(self._refill)
        self._first = self.view.add

    @override
    def enter(self) -> None:
        self._fill()
        self._first.setFocus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self._refill()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self._first,)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    @override
    def set_focus_mode(self, *, on: bool) -> None:
        self.view.side_box.setVisible(not on)

    @override
    def new_item(self) -> None:
        """Add a meeting that starts now and go straight to its notes."""
        desk = self._desk
        with desk.workspace.read() as view:
            references = References(desk.peer.initials, used_references(view))
        meeting, act = unplanned_meeting(
            f"Unplanned meeting {clock_time(desk.now())}",
            kind=MeetingKind.INTERVIEW,
            at=desk.clock(),
            minutes=UNPLANNED_MINUTES,
            peer=desk.peer.id,
            reference=references(),
            new_id=desk.new_id,
        )
        if desk.acts.do(act) is not None:
            self.spot_asked.emit(Spot("capture", meeting.id))

    def _refill(self) -> None:
        self._fill()

    def _fill(self) -> None:
        desk = self._desk
        with desk.workspace.read() as view:
            records = view.everything()
        now = desk.now()
        days = state.days_of(desk.challenge, records.all(Meeting), desk.zone)
        shown = self._day or state.day_to_show(days, now.date())
        for button, one in zip(self.view.show_days(days, shown), days, strict=True):
            button.clicked.connect(lambda _=False, d=one: self._choose(d))
        mine = state.meetings_of(records, shown, desk.zone, desk.peer.id)
        whole = state.meetings_of(records, shown, desk.zone, None)
        self.view.everyone.setVisible(bool(mine) and len(mine) != len(whole))
        only_mine = bool(mine) and not self.view.everyone.isChecked()
        meetings = mine if only_mine else whole
        self.view.title.setText(day(shown, year=False))
        self.view.lead.setText(_summary(meetings, "Your day" if only_mine else "The team's day"))
        self._show_rows(state.rows(records, meetings, desk.peer.id, now), shown)
        notes = Counter(note.meeting for note in records.all(Note))
        upcoming = state.next_meeting(meetings, notes, now)
        ahead = state.ahead(records, upcoming) if upcoming else None
        self.view.show_side(ahead, state.progress(records))

    def _show_rows(self, rows: tuple[state.MeetingRow, ...], shown: date) -> None:
        self._first = self.view.add
        if not rows:
            self._first = self.view.show_nothing(f"No meetings on {shown:%A}")
            self._first.clicked.connect(self.new_item)
            return
        for button, each in zip(self.view.show_meetings(rows), rows, strict=True):
            button.clicked.connect(self._asker(each.meeting))
            if each.is_next or self._first is self.view.add:
                self._first = button

    def _asker(self, meeting: Meeting) -> Callable[[], None]:
        return lambda: self.spot_asked.emit(Spot("capture", meeting.id))

    def _choose(self, chosen: date) -> None:
        self._day = chosen
        self._fill()
        self._first.setFocus()


def _summary(meetings: tuple[Meeting, ...], whose: str) -> str:
    held = sum(meeting.state == "held" for meeting in meetings)
    return f"{whose}: {count(len(meetings), 'meeting')}, {held} done."
