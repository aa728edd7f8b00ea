"""Today: which day shows, what its buttons do; the next step always has the focus."""

from datetime import UTC, date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.calendar_words import weekday
from sli_desktop.errors import SliError
from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.models.records.meeting import Meeting, MeetingKind
from sli_desktop.services.capture import unplanned_meeting
from sli_desktop.services.meetings import (
    cancel_meeting,
    delete_meeting,
    planned_meeting,
    put_meeting_back,
)
from sli_desktop.services.references import References, used_references
from sli_desktop.ui.command import Command, Menu
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.today import state
from sli_desktop.ui.screens.today.reading import DayShown, Wish, read_day
from sli_desktop.ui.screens.today.view import TodayView
from sli_desktop.ui.spot import FROM, Spot
from sli_desktop.ui.words import clock_time, day
from sli_desktop.wording import tr, trn

UNPLANNED_MINUTES = 45
CLOCK_MS = 30_000
_PAGES = {"wrap_up": "wrapup", "change": "meeting"}
"""What a button asks for → the screen of the meeting that does it."""
_TRIPS = {"add_notes": "addnotes", "print": "paper"}
"""The same, for screens that lead back to where a person came from."""
_SPOTS = {"open": "", "start": "", "write_up": "writeup"}
"""What a button asks for → the part of the capture screen."""


class TodayScreen(Screen):
    """The timetable of one day. `import_asked` asks for the timetable file to be chosen."""

    name = "today"
    title = tr("Today")
    help_page = "today"
    new_words = tr("Unplanned meeting that starts now")
    keys = ((tr("What else can be done with a meeting"), "Shift+F10"),)
    commands = (
        Command("bring_timetable", tr("Import a timetable…"), ("Ctrl+I",), Menu.SCREEN),
        Command("add_meeting", tr("Add a meeting…"), (), Menu.SCREEN),
    )
    import_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._day: date | None = None
        self.shown: DayShown | None = None
        self.view = TodayView(desk.look, desk.local)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._clock = QTimer(self)
        self._clock.setObjectName("minutes of today")
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._fill)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.day_chosen.connect(self._choose)
        view.asked.connect(self._do)
        view.everyone.toggled.connect(self._fill)
        view.unplanned.clicked.connect(self.new_item)
        view.more.clicked.connect(self._show_all)
        view.side.documents_asked.connect(self._show_documents)
        view.side.sorting_asked.connect(lambda: self.spot_asked.emit(Spot("evidence")))
        for bring in (view.bring, view.first_bring):
            bring.clicked.connect(self.bring_timetable)
        for add in (view.add, view.first_add):
            add.clicked.connect(self.add_meeting)

    @override
    def open_at(self, spot: Spot) -> None:
        self._day = _day_of(spot.part)

    @override
    def spot(self) -> Spot:
        is_other = self._day is not None and self._day != self._desk.now().date()
        return Spot(self.name, None, self._day.isoformat() if is_other and self._day else "")

    @override
    def enter(self) -> None:
        self._fill()
        self._clock.start()
        self._focus_first_step()

    @override
    def leave(self) -> None:
        self._clock.stop()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self._fill()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        first = self.view.day_buttons[:1]
        side = self.view.side
        return (*first, self.first_step, side.documents if side.sort.isHidden() else side.sort)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    @override
    def set_focus_mode(self, *, on: bool) -> None:
        self.view.side.setVisible(not on)

    @property
    def first_step(self) -> QPushButton:
        """The button most people press next."""
        cards = [card for card in self.view.cards if not card.isHidden()]
        if not cards:
            is_new = self.shown is not None and not self.shown.has_meetings
            return self.view.first_bring if is_new else self.view.first_add
        return next((card.go for card in cards if card.row and card.row.is_next), cards[0].go)

    # --- showing --------------------------------------------------------------------------------

    def _fill(self) -> None:
        view = self.view
        with self._desk.workspace.read() as records:
            wish = Wish(self._day, view.everyone.isChecked())
            shown = read_day(records, self._desk, wish)
        self.shown = shown
        view.title.setText(day(shown.day, year=False))
        view.lead.setText(shown.words)
        view.everyone.setVisible(shown.can_choose)
        view.show_days(shown.days, shown.day)
        view.show_meetings(shown.rows)
        if not shown.rows:
            words = tr("No meetings on {day}").format(day=weekday(shown.day))
            view.show_nothing(words, has_meetings=shown.has_meetings)
        for each in (view.bring, view.add):
            each.setVisible(bool(shown.rows))
        view.more.setVisible(shown.more > 0)
        more = trn(
            shown.more,
            "{number} more meeting in Interviews",
            "{number} more meetings in Interviews",
        )
        view.more.setText(more)
        view.more.setAccessibleName(more)
        view.side.show_day(shown, self._desk.now())

    def _choose(self, chosen: date) -> None:
        self._day = chosen
        self._fill()
        self._focus_first_step()

    def _focus_first_step(self) -> None:
        step = self.first_step
        step.setFocus()
        QTimer.singleShot(0, step, lambda: self.view.page.ensureWidgetVisible(step, 0, 80))

    # --- doing ----------------------------------------------------------------------------------

    @override
    def new_item(self) -> None:
        """Add a meeting that starts now and go straight to its notes."""
        desk = self._desk
        with desk.workspace.read() as view:
            references = References(desk.peer.initials, used_references(view))
        meeting, act = unplanned_meeting(
            tr("Unplanned meeting {time}").format(time=clock_time(desk.now())),
            kind=MeetingKind.INTERVIEW,
            at=desk.clock(),
            minutes=UNPLANNED_MINUTES,
            peer=desk.peer.id,
            reference=references(),
            new_id=desk.new_id,
        )
        if desk.acts.do(act) is not None:
            self.spot_asked.emit(Spot("capture", meeting.id))

    def add_meeting(self) -> None:
        """Plan a meeting on the day that shows: its page opens."""
        desk = self._desk
        with desk.workspace.read() as view:
            references = References(desk.peer.initials, used_references(view))
        starts = state.free_time(self.shown.day if self.shown else desk.now().date(), desk.now())
        meeting, act = planned_meeting(
            tr("New meeting"),
            starts=starts.astimezone(UTC),
            ends=(starts + timedelta(minutes=UNPLANNED_MINUTES)).astimezone(UTC),
            peer=desk.peer.id,
            reference=references(),
            new_id=desk.new_id,
        )
        if desk.acts.do(act) is not None:
            self.spot_asked.emit(Spot("meeting", meeting.id))
            self.said.emit(tr("Meeting added"))

    def bring_timetable(self) -> None:
        """Choose a timetable file and look at what it would bring."""
        self.import_asked.emit()

    def _show_all(self) -> None:
        shown = self.shown.day.isoformat() if self.shown else ""
        self.spot_asked.emit(Spot("interviews", None, shown))

    def _show_documents(self) -> None:
        self.spot_asked.emit(Spot("interviews", None, "documents"))

    def _do(self, meeting: Meeting, what: str) -> None:
        if what in _SPOTS:
            self.spot_asked.emit(Spot("capture", meeting.id, _SPOTS[what]))
        elif what in _PAGES:
            self.spot_asked.emit(Spot(_PAGES[what], meeting.id))
        elif what in _TRIPS:
            self.spot_asked.emit(Spot(_TRIPS[what], meeting.id, f"{FROM}{self.spot()}"))
        elif what == "cancel":
            self._act(cancel_meeting(meeting), tr("Meeting cancelled"))
        elif what == "put_back":
            self._act(put_meeting_back(meeting), tr("Meeting put back"))
        else:
            self._delete(meeting)

    def _delete(self, meeting: Meeting) -> None:
        try:
            with self._desk.workspace.read() as view:
                act = delete_meeting(view, meeting)
        except SliError as problem:
            self.troubled.emit(problem)
        else:
            self._act(act, tr("Meeting deleted"))

    def _act(self, act: ChangeSet, words: str) -> None:
        if self._desk.acts.do(act) is not None:
            self.said.emit(words)


def _day_of(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None
