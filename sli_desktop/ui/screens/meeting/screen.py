"""The page of one meeting: each visit to a field is one act; moving keeps the length."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.models.records.challenge import StakeholderGroup, Theme
from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.models.records.meeting import Meeting, MeetingKind, MeetingState
from sli_desktop.models.records.people import Peer, PeerStatus
from sli_desktop.services.marks import themes_by_key
from sli_desktop.services.meetings import (
    cancel_meeting,
    change_meeting,
    delete_meeting,
    put_meeting_back,
)
from sli_desktop.services.typed_times import typed_day, typed_number, typed_time
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.meeting.view import MeetingView, Named
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.forms import Field, LineField
from sli_desktop.ui.words import clock_time, day, times
from sli_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_PEOPLE = 999


class MeetingScreen(Screen):
    """One meeting of the timetable, to be changed in place."""

    name = "meeting"
    title = tr("Meeting")
    help_page = "the-page-of-a-meeting"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.meeting: Meeting | None = None
        self.view = MeetingView(desk.look)
        self._fields = (
            RecordField[Meeting](
                desk, self.view.title, read=lambda m: m.title, act=self._with_title
            ),
            RecordField[Meeting](
                desk,
                self.view.place,
                read=lambda m: m.place,
                act=lambda m, words: change_meeting(m, replace(m, place=words.strip())),
            ),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        texts: tuple[tuple[LineField, Callable[[str], None]], ...] = (
            (view.day, self._set_day),
            (view.starts, self._set_starts),
            (view.ends, self._set_ends),
            (view.expected, self._set_expected),
        )
        for field, change in texts:
            field.settled.connect(change)
        view.kind.chosen.connect(lambda kind: self._change(kind=MeetingKind(str(kind))))
        view.lead_peer.chosen.connect(lambda peer: self._change(lead=peer))
        view.takers.ticked.connect(lambda peers: self._change(note_takers=peers))
        view.peers.ticked.connect(lambda peers: self._change(peers=peers))
        view.themes.ticked.connect(lambda themes: self._change(themes=themes))
        view.groups.ticked.connect(lambda groups: self._change(groups=groups))
        view.back.clicked.connect(self._back)
        view.notes.clicked.connect(self._open_notes)
        view.cancel.clicked.connect(self._cancel)
        view.delete.clicked.connect(self._delete)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._back)

    @override
    def open_at(self, spot: Spot) -> None:
        with self._desk.workspace.read() as view:
            self.meeting = view.get(Meeting, spot.record)
        for field in self._fields:
            field.show(self.meeting)

    @override
    def spot(self) -> Spot:
        return Spot(self.name, self.meeting.id if self.meeting else None)

    @override
    def enter(self) -> None:
        self._fill()
        self.view.title.setFocus()
        self.view.title.selectAll()

    @override
    def leave(self) -> None:
        for field in self.view.findChildren(LineField):
            field.settle()

    @override
    def follow(self, committed: Committed) -> None:
        if self.meeting is None or not self.isVisible():
            return
        with self._desk.workspace.read() as view:
            found = view.get(Meeting, self.meeting.id)
        if found is None:
            self.meeting = None
            self.spot_asked.emit(Spot("today"))
            return
        self.meeting = found
        self._fill()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.view.title, self.view.lead_peer)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    # --- showing --------------------------------------------------------------------------------

    def _fill(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        view = self.view
        self._offer()
        starts, ends = self._local(meeting.starts), self._local(meeting.ends)
        view.heading.setText(meeting.title)
        when = f"{day(starts)}, {times(starts, ends)}" if starts else times(None, None)
        view.lead.setText(" · ".join(each for each in (when, meeting.reference) if each))
        shown = (
            (view.day, day(starts) if starts else ""),
            (view.starts, clock_time(starts) if starts else ""),
            (view.ends, clock_time(ends) if ends else ""),
            (view.expected, str(meeting.expected_count or "")),
        )
        for field, words in shown:
            field.show_text(words)
            if not field.hasFocus():
                field.setCursorPosition(0)
        view.kind.show_value(meeting.kind)
        view.lead_peer.show_value(meeting.lead)
        view.takers.show_ticked(meeting.note_takers)
        view.peers.show_ticked(meeting.peers)
        view.themes.show_ticked(meeting.themes)
        view.groups.show_ticked(meeting.groups)
        is_cancelled = meeting.state is MeetingState.CANCELLED
        words = tr("Put the meeting back") if is_cancelled else tr("Cancel the meeting")
        view.cancel.setText(words)
        view.cancel.setAccessibleName(words)
        self._desk.look.dress(view.cancel, "rotate-ccw" if is_cancelled else "calendar-x")

    def _offer(self) -> None:
        with self._desk.workspace.read() as records:
            team = [each for each in records.all(Peer) if self._is_offered(each)]
            themes = [each for each in records.all(Theme) if each.parent is None]
            groups = sorted(records.all(StakeholderGroup), key=lambda each: each.order)
        peers = [Named(each.id, each.name) for each in team]
        view = self.view
        view.takers.fill(peers)
        view.peers.fill(peers)
        view.themes.fill([Named(each.id, each.name) for each in themes_by_key(themes)])
        view.groups.fill([Named(each.id, each.name) for each in groups])
        options = [(tr("Nobody yet"), None), *((each.words, each.id) for each in peers)]
        view.lead_peer.show_options(options)
        view.order_tab()

    def _is_offered(self, peer: Peer) -> bool:
        meeting = self.meeting
        is_in = meeting is not None and (peer.id in meeting.peers or peer.id == meeting.lead)
        return is_in or peer.status is not PeerStatus.WITHDRAWN

    def _local(self, moment: datetime | None) -> datetime | None:
        return self._desk.local(moment) if moment else None

    # --- changing -------------------------------------------------------------------------------

    def _change(self, **fields: object) -> None:
        if self.meeting is None:
            return
        after = replace(self.meeting, **fields)  # type: ignore[arg-type]
        act = change_meeting(self.meeting, after)
        if act.changes:
            self._desk.acts.do(act)

    def _with_title(self, meeting: Meeting, words: str) -> ChangeSet | None:
        problem = "" if words.strip() else tr("Say who the team meets.")
        self.view.title_field.show_error(problem)
        return None if problem else change_meeting(meeting, replace(meeting, title=words.strip()))

    def _set_expected(self, words: str) -> None:
        number = typed_number(words, most=MOST_PEOPLE)
        is_wrong = bool(words.strip()) and number is None
        problem = tr("Write a whole number, for example 4.") if is_wrong else ""
        self.view.expected_field.show_error(problem)
        if not is_wrong:
            self._change(expected_count=number)

    def _set_day(self, words: str) -> None:
        found = typed_day(words, today=self._desk.now().date())
        problem = tr("Write the day first, such as 14 Oct or 14/10/25.")
        if self._understood(self.view.day_field, found, problem) and found:
            starts = self._local(self.meeting.starts) if self.meeting else None
            self._move(found, starts.time() if starts else time(9))

    def _set_starts(self, words: str) -> None:
        found = typed_time(words)
        problem = tr("Write the start as a time, such as 9.15 or 14:00.")
        if self._understood(self.view.starts_field, found, problem) and found:
            starts = self._local(self.meeting.starts) if self.meeting else None
            self._move(starts.date() if starts else self._desk.now().date(), found)

    def _set_ends(self, words: str) -> None:
        found = typed_time(words)
        starts = self._local(self.meeting.starts) if self.meeting else None
        if not words.strip():
            self.view.ends_field.show_error("")
            self._change(ends=None)
            return
        problem = tr("Write the end as a time, such as 10.00 or 15:00.")
        if not self._understood(self.view.ends_field, found, problem) or not found or not starts:
            return
        ends = self._moment(starts.date(), found)
        if ends <= starts:
            self.view.ends_field.show_error(tr("The meeting would end before it starts."))
            return
        self._change(ends=ends)

    def _understood(self, field: Field, found: object, problem: str) -> bool:
        field.show_error("" if found is not None else problem)
        return found is not None

    def _move(self, new_day: date, new_time: time) -> None:
        if self.meeting is None:
            return
        starts = self._moment(new_day, new_time)
        length = timedelta(minutes=self.meeting.planned_minutes or 45)
        if self.meeting.starts and self.meeting.ends:
            length = self.meeting.ends - self.meeting.starts
        has_end = self.meeting.ends is not None or self.meeting.starts is None
        self._change(starts=starts, ends=starts + length if has_end else None)

    def _moment(self, on: date, at: time) -> datetime:
        """A clock time of the council as a moment; where the clocks change, the earlier one."""
        return datetime.combine(on, at, tzinfo=self._desk.zone).astimezone(
            self._desk.clock().tzinfo
        )

    # --- buttons --------------------------------------------------------------------------------

    def _back(self) -> None:
        starts = self._local(self.meeting.starts) if self.meeting else None
        self.spot_asked.emit(Spot("today", None, starts.date().isoformat() if starts else ""))

    def _open_notes(self) -> None:
        if self.meeting is not None:
            self.spot_asked.emit(Spot("capture", self.meeting.id))

    def _cancel(self) -> None:
        if self.meeting is None:
            return
        if self.meeting.state is MeetingState.CANCELLED:
            self._act(put_meeting_back(self.meeting), tr("Meeting put back"))
        else:
            self._act(cancel_meeting(self.meeting), tr("Meeting cancelled"))

    def _delete(self) -> None:
        if self.meeting is None:
            return
        try:
            with self._desk.workspace.read() as view:
                act = delete_meeting(view, self.meeting)
        except SliError as problem:
            self.troubled.emit(problem)
        else:
            self._act(act, tr("Meeting deleted"))

    def _act(self, act: ChangeSet, words: str) -> None:
        if self._desk.acts.do(act) is not None:
            self.said.emit(words)
