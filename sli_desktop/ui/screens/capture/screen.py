"""Capture: a meeting's notes while people talk. Typing never waits, no dialog ever opens here."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.challenge import Question, Theme
from sli_desktop.models.records.change import Committed, edit
from sli_desktop.models.records.ids import AttendanceId, MeetingId, PeerId, QuestionId, ThemeId
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.people import Attendance, Peer
from sli_desktop.models.records.report import ProtectedWord
from sli_desktop.services.capture import (
    add_attendance,
    bin_notes,
    mark_asked,
    toggle_kind,
    toggle_theme,
)
from sli_desktop.services.drafts import read_draft
from sli_desktop.services.marks import themes_by_key
from sli_desktop.ui.command import Command, Menu
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.notes import NotesModel
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.capture import state
from sli_desktop.ui.screens.capture.manner import LIVE, Manner, manner_of
from sli_desktop.ui.screens.capture.room import RoomRow
from sli_desktop.ui.screens.capture.side import SidePane
from sli_desktop.ui.screens.capture.typing import Typing
from sli_desktop.ui.screens.capture.view import CaptureView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.note_delegate import NoteDelegate, NoteWords
from sli_desktop.ui.widgets.parts import tab_order
from sli_desktop.ui.widgets.spelling import Spelling
from sli_desktop.ui.widgets.theme_button import WITH_KEY
from sli_desktop.ui.words import day, times
from sli_desktop.wording import tr

KEYS = (
    ("Add the note", "Enter"),
    ("New line in the note", "Shift+Enter"),
    ("Theme of the line, or of the last note", "Ctrl+1 to Ctrl+8"),
    ("Turn a mark back into text", "Backspace"),
    ("In the list: strength, area, quote, follow-up", "S  A  Q  F"),
    ("In the list: theme, change, delete, leave", "1 to 8  Enter  Del  Esc"),
)
COMMANDS = (
    Command("end_meeting", tr("End the meeting"), ("Ctrl+E",), Menu.MEETING),
    Command("cover", tr("Cover earlier notes"), ("Ctrl+Shift+H",), Menu.MEETING, is_switch=True),
    Command("go_to_last_note", tr("Go to the last note"), ("Ctrl+Up",), Menu.MEETING),
)
CLOCK_MS = 15_000


class CaptureScreen(Screen):
    """One meeting. `draft_told` says since when the line is on disk."""

    name = "capture"
    title = "Interviews"
    keys = KEYS
    commands = COMMANDS
    draft_told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = CaptureView(desk.look)
        self.meeting: Meeting | None = None
        self.manner = LIVE
        self._room = state.Room(desk.challenge, (), ())
        self._ticked: set[QuestionId] = set()
        self._narrow = False
        self.model = NotesModel(self._spoken)
        self.delegate = NoteDelegate(desk.look, self._words)
        self.view.notes.setModel(self.model)
        self.view.notes.setItemDelegate(self.delegate)
        self.typing = Typing(desk, self.view)
        self.room = RoomRow(desk.look, self.view)
        self.spelling = Spelling(desk, self)
        self.spelling.attach(self.view.line)
        self.spelling.said.connect(self.said)
        self.side = SidePane(desk.look, self.view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._clock = QTimer(self)
        self._clock.setObjectName("meeting clock")
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._show_timer)
        self._connect()
        self._connect_list()

    def _connect(self) -> None:
        view, typing = self.view, self.typing
        typing.handed_in.connect(self._handed_in)
        typing.draft_told.connect(self.draft_told)
        typing.changed.connect(self._show_line)
        view.end.clicked.connect(self.end_meeting)
        self.room.speaker_chosen.connect(self._choose_speaker)
        self.room.role_added.connect(self._add_role)
        self.side.theme_asked.connect(self.toggle_theme)
        self.side.question_ticked.connect(self._tick)
        self.side.mark_asked.connect(self._put_mark)
        self._desk.look.changed.connect(view.notes.doItemsLayout)

    def _connect_list(self) -> None:
        view = self.view
        view.line.list_asked.connect(self.go_to_last_note)
        view.line.given_up.connect(self.typing.give_up_edit)
        view.notes.left.connect(view.line.setFocus)
        view.notes.kind_asked.connect(self._toggle_kind)
        view.notes.theme_asked.connect(self._toggle_in_list)
        view.notes.edit_asked.connect(self.typing.edit)
        view.notes.bin_asked.connect(self._bin)
        for number in range(WITH_KEY):
            key = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            key.activated.connect(lambda n=number: self.toggle_theme(n))

    # --- beginning ------------------------------------------------------------------------------

    def open(self, meeting_id: MeetingId, manner: Manner = LIVE) -> None:
        """Make a meeting the one notes are taken in; `enter` shows it."""
        self.manner = manner
        self.view.show_manner(manner)
        with self._desk.workspace.read() as view:
            meeting = view.need(Meeting, meeting_id)
            themes = themes_by_key([each for each in view.all(Theme) if each.parent is None])
            people = view.where(Attendance, meeting=meeting_id)
            notes = view.where(Note, meeting=meeting_id)
            protected = tuple(each.word for each in view.all(ProtectedWord))
            draft = read_draft(view)
            edited = view.get(Note, draft.note) if draft else None
            peers = {peer.id: peer.name for peer in view.all(Peer)}
        self.meeting = meeting
        self._room = state.Room(self._desk.challenge, themes, people)
        self._ticked = set()
        self.model.show_meeting(meeting_id, notes)
        self.side.fill(self._room)
        self.typing.speaker = notes[-1].speaker if notes else None
        self.typing.begin(meeting, self._room, protected)
        if draft is not None and draft.meeting == meeting_id:
            self.typing.restore(draft, edited)
        self._fill({each for each in meeting.peers if each != self._desk.peer.id}, peers)

    def _fill(self, others: set[PeerId], peers: dict[PeerId, str]) -> None:
        meeting, view = self.meeting, self.view
        if meeting is None:
            return
        local = self._desk.local
        starts = local(meeting.starts) if meeting.starts else None
        ends = local(meeting.ends) if meeting.ends else None
        names = ", ".join(peers[each] for each in others if each in peers)
        facts = (
            day(starts) if starts else "",
            times(starts, ends),
            meeting.place,
            f"with {names}" if names else "",
        )
        view.title.setText(meeting.title)
        view.facts.setText(" · ".join(each for each in facts if each))
        view.end.setVisible(meeting.state is MeetingState.PLANNED)
        self.room.fill(self._room, self.typing.speaker)
        self._show_counts()
        self._show_questions()

    @override
    def open_at(self, spot: Spot) -> None:
        if spot.record is not None:
            self.open(MeetingId(spot.record), manner_of(spot.part))

    @override
    def spot(self) -> Spot:
        return Spot(self.name, self.meeting.id if self.meeting else None, self.manner.part)

    @override
    def enter(self) -> None:
        self._show_timer()
        self._clock.start()
        self.view.notes.scrollToBottom()
        self.view.line.setFocus()

    @override
    def leave(self) -> None:
        self._clock.stop()
        self.typing.settle()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.view.notes, self.view.line, *self.side.themes[:1])

    @override
    def in_meeting(self) -> bool:
        return self.meeting is not None and self.manner.is_live

    @override
    def toast_lift(self) -> int:
        return self.view.line_card.height() + 8

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self.view.set_narrow(narrow=narrow)
        self._show_timer()

    @override
    def set_focus_mode(self, *, on: bool) -> None:
        self.view.side.setVisible(not on and not self._narrow)

    # --- following ------------------------------------------------------------------------------

    @override
    def follow(self, committed: Committed) -> None:
        if self.meeting is None:
            return
        self.model.follow(committed)
        kinds = {change.kind for change in committed.changes}
        if "note" in kinds:
            self._show_counts()
        if "attendance" in kinds:
            self._read_people()
        if "question" in kinds:
            self._show_questions()
        for change in committed.changes:
            if isinstance(change.after, Meeting) and change.after.id == self.meeting.id:
                self.meeting = change.after
                self.view.end.setVisible(self.meeting.state is MeetingState.PLANNED)

    def _read_people(self) -> None:
        if self.meeting is None:
            return
        with self._desk.workspace.read() as view:
            people = view.where(Attendance, meeting=self.meeting.id)
        self._room = self._room._replace(people=people)
        self.typing.show_room(self._room)
        self.room.fill(self._room, self.typing.speaker)
        self._order_tab()

    def _show_counts(self) -> None:
        self.side.show_counts(self._room, state.theme_counts(self.model.notes))
        is_empty = not self.model.notes
        is_covered = not self.view.covered.isHidden()
        self.view.empty.setVisible(is_empty and not is_covered)
        self.view.notes.setVisible(not is_empty and not is_covered)

    def _show_questions(self) -> None:
        if self.meeting is None:
            return
        with self._desk.workspace.read() as view:
            questions = view.all(Question)
        keep = self._ticked if self.manner.is_live else {each.id for each in questions}
        groups = state.not_asked(questions, self.meeting, self._room, keep)
        asked = {each.id for each in questions if self.meeting.id in each.asked_in}
        self.side.show_questions(groups, asked)
        self._order_tab()

    def _order_tab(self) -> None:
        view = self.view
        fixed = (view.add_role, view.role, view.notes, view.line, view.add)
        menus = (view.themes_menu, view.marks_menu)
        people = tuple(self.room.chips.values())
        questions = tuple(self.side.questions)
        tab_order((view.end, *people, *fixed, *menus, *self.side.themes, *questions))

    def _show_timer(self) -> None:
        meeting = self.meeting if self.manner.is_live else None
        found = state.timer(meeting, self._desk.now()) if meeting else None
        self.view.clock.setVisible(found is not None)
        if found is not None:
            self.view.elapsed.setText(found.elapsed)
            self.view.planned.setText(found.planned)
            self.view.left.setText(found.left)

    def _show_line(self) -> None:
        self.side.show_line(self._room, self.typing.parsed.themes | self.typing.line.themes)

    def _words(self, note: Note) -> NoteWords:
        return state.note_words(self._room, note, self._desk.local(note.first_key))

    def _spoken(self, note: Note) -> str:
        return state.spoken(self._room, note, self._desk.local(note.first_key))

    # --- doing ----------------------------------------------------------------------------------

    def _handed_in(self) -> None:
        self.room.show_speaker(self.typing.speaker)
        self.view.notes.scrollToBottom()
        self.view.line.setFocus()

    def toggle_theme(self, number: int) -> None:
        """Ctrl+1 to Ctrl+8: a theme of the line, or of the last note where the line is empty."""
        if number >= len(self._room.themes):
            return
        theme: ThemeId = self._room.themes[number].id
        if self.typing.is_empty and self.model.notes and self.typing.line.editing is None:
            self._desk.acts.do(toggle_theme(self.model.notes[-1], theme))
            self._show_line()
        else:
            self.typing.toggle_theme(theme)
        self.view.line.setFocus()

    def _toggle_kind(self, note: Note, kind: NoteKind) -> None:
        self._desk.acts.do(toggle_kind(note, kind))

    def _toggle_in_list(self, note: Note, number: int) -> None:
        if number < len(self._room.themes):
            self._desk.acts.do(toggle_theme(note, self._room.themes[number].id))

    def _bin(self, note: Note) -> None:
        if self._desk.acts.do(bin_notes([note])) is not None:
            self.said.emit("1 note deleted")

    def go_to_last_note(self) -> None:
        """List mode: the focus goes to the last note."""
        last = self.model.rowCount() - 1
        if last >= 0 and self.view.notes.isVisible():
            self.view.notes.setCurrentIndex(self.model.index(last))
            self.view.notes.setFocus()

    def cover(self) -> None:
        """Cover earlier notes, or show them again: the person opposite may read the screen."""
        self.view.covered.setVisible(self.view.covered.isHidden())
        self._show_counts()

    @override
    def switched_on(self) -> tuple[str, ...]:
        return () if self.view.covered.isHidden() else ("cover",)

    def _choose_speaker(self, speaker: AttendanceId | None) -> None:
        self.typing.speaker = speaker
        self.view.line.setFocus()

    def _add_role(self, words: str) -> None:
        if self.meeting is not None:
            _made, act = add_attendance(self.meeting.id, role_label=words, new_id=self._desk.new_id)
            self._desk.acts.do(act)

    def _tick(self, question: QuestionId) -> None:
        if self.meeting is None:
            return
        self._ticked.add(question)
        with self._desk.workspace.read() as view:
            found = view.need(Question, question)
        self._desk.acts.do(mark_asked(found, self.meeting.id))

    def _put_mark(self, mark: str) -> None:
        cursor = self.view.line.textCursor()
        cursor.movePosition(cursor.MoveOperation.Start)
        cursor.insertText(mark)
        self.view.line.setFocus()

    def end_meeting(self) -> None:
        """Say that the meeting was held; a line still in the box becomes a note first."""
        if self.meeting is None or (not self.typing.is_empty and not self.typing.hand_in()):
            return
        if self.meeting.state is MeetingState.PLANNED:
            held = replace(self.meeting, state=MeetingState.HELD)
            if self._desk.acts.do(edit("End the meeting", (self.meeting, held))) is None:
                return
        self.said.emit("Meeting ended")
        self.spot_asked.emit(Spot("wrapup", self.meeting.id))
