"""Capture: a meeting's notes while people talk. Typing never waits, no dialog ever opens here."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import Committed, edit
from sli_desktop.models.records.ids import AttendanceId, MeetingId
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.notes import NotesModel
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.capture import state
from sli_desktop.ui.screens.capture.attaching import Attaching
from sli_desktop.ui.screens.capture.clock import MeetingClock
from sli_desktop.ui.screens.capture.commands import COMMANDS, KEYS
from sli_desktop.ui.screens.capture.manner import LIVE, Manner, manner_of
from sli_desktop.ui.screens.capture.meeting_view import Opened, facts, open_meeting
from sli_desktop.ui.screens.capture.note_acts import NoteActs
from sli_desktop.ui.screens.capture.opening import Opening
from sli_desktop.ui.screens.capture.questions import Questions
from sli_desktop.ui.screens.capture.room import RoomRow
from sli_desktop.ui.screens.capture.side import SidePane
from sli_desktop.ui.screens.capture.striking import Striking
from sli_desktop.ui.screens.capture.typing import Typing
from sli_desktop.ui.screens.capture.view import CaptureView
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.note_delegate import NoteDelegate, NoteWords
from sli_desktop.ui.widgets.parts import tab_order
from sli_desktop.ui.widgets.spelling import Spelling
from sli_desktop.ui.widgets.theme_button import WITH_KEY
from sli_desktop.wording import tr


class CaptureScreen(Screen):
    """One meeting. `draft_told` says since when the line is on disk."""

    name = "capture"
    title = tr("Interviews")
    help_page = "capture"
    keys = KEYS
    commands = COMMANDS
    draft_told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = CaptureView(desk.look, desk.memory)
        self.meeting: Meeting | None = None
        self.manner = LIVE
        self._room = state.Room(desk.challenge, (), ())
        self._narrow = self._focus_mode = False
        self.model = NotesModel(self._spoken)
        self.delegate = NoteDelegate(desk.look, self._words)
        self.view.notes.setModel(self.model)
        self.view.notes.setItemDelegate(self.delegate)
        self.typing = Typing(desk, self.view)
        self.room = RoomRow(desk, self.view, self.model)
        self.spelling = Spelling(desk, self)
        self.spelling.attach(self.view.line)
        self.spelling.said.connect(self.said)
        self.side = SidePane(desk.look, self.view)
        self.questions = Questions(desk, self.side)
        self.questions.shown.connect(self._order_tab)
        self.acts = NoteActs(desk, self.view.notes, lambda: self._room)
        self.opening = Opening(desk)
        self.view.above_notes.addWidget(self.opening, 1)
        self.attaching = Attaching(desk, self.view)
        self.striking = Striking(desk, self.view, self.typing, self.model)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self.clock = MeetingClock(desk, self.view)
        self._connect()
        self._connect_list()

    def _connect(self) -> None:
        view, typing = self.view, self.typing
        typing.handed_in.connect(self._handed_in)
        typing.said.connect(self.said)
        typing.draft_told.connect(self.draft_told)
        typing.changed.connect(self._show_line)
        view.end.clicked.connect(self.end_meeting)
        view.concern.clicked.connect(self.raise_concern)
        view.line_card.sign_asked.connect(typing.put_sign)
        view.line_card.kind_asked.connect(typing.toggle_kind)
        self.room.speaker_chosen.connect(self._choose_speaker)
        self.room.said.connect(self.said)
        self.room.left.connect(self.back_to_notes)
        self.striking.left.connect(self.back_to_notes)
        self.striking.spot_asked.connect(self._ask_from_here)
        self._connect_attaching()
        self.opening.hide_button.clicked.connect(self.put_opening_away)
        self.acts.said.connect(self.said)
        self.side.theme_asked.connect(self.toggle_theme)
        self.side.mark_asked.connect(typing.put_sign)
        self._desk.look.changed.connect(view.notes.doItemsLayout)
        self._desk.preferences.changed.connect(self._take_up_preferences)

    def _connect_attaching(self) -> None:
        attaching, notes = self.attaching, self.view.notes
        attaching.said.connect(self.said)
        attaching.told.connect(self.told)
        attaching.troubled.connect(self.troubled)
        attaching.left.connect(self.back_to_notes)
        attaching.changed.connect(self._show_attached)
        self.view.line_card.attach.clicked.connect(self.attach)
        notes.attached_asked.connect(lambda note: attaching.show(note.id))
        notes.touched.connect(self._touched)
        self.view.line.take_files = lambda data: attaching.take_mime(data, self._note_to_attach_to)

    def _connect_list(self) -> None:
        view = self.view
        view.line.list_asked.connect(self.go_to_last_note)
        view.line.given_up.connect(self._give_up)
        view.notes.left.connect(view.line.setFocus)
        view.notes.edit_asked.connect(self.typing.edit)
        for number in range(WITH_KEY):
            key = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            key.activated.connect(lambda n=number: self.toggle_theme(n))

    # --- beginning ------------------------------------------------------------------------------

    def open(self, meeting_id: MeetingId, manner: Manner = LIVE) -> None:
        """Make a meeting the one notes are taken in; `enter` shows it."""
        self.manner = manner
        self.view.show_manner(manner)
        self.delegate.shows_times = manner.is_live
        opened = open_meeting(self._desk, meeting_id)
        self.meeting, self._room = opened.meeting, opened.room
        self.model.show_meeting(meeting_id, opened.notes)
        with self._desk.workspace.read() as view:
            self.attaching.open(view, opened.notes)
        self.delegate.forget_heights()
        self.view.show_notes()
        self.view.line_card.show_words(opened.room.challenge)
        self.view.line_card.show_marks(on=opened.room.marks_on)
        self.opening.look_up(opened.meeting if manner.is_live else None)
        self.side.fill(opened.room)
        self.questions.begin(opened.meeting, keeps_all=not manner.is_live)
        self._begin_typing(opened)
        self._fill(opened.meeting)

    def _begin_typing(self, opened: Opened) -> None:
        mine = [note for note in opened.notes if note.author == self._desk.peer.id]
        self.typing.speaker = mine[-1].speaker if mine and self.manner.is_live else None
        self.typing.begin(opened.meeting, opened.room, opened.known)
        if opened.draft is not None:
            self.typing.restore(opened.draft, opened.edited)

    def _fill(self, meeting: Meeting) -> None:
        self.view.title.setText(meeting.title)
        self.view.facts.setText(facts(self._desk, meeting, self._room))
        self.view.end.setVisible(meeting.state is MeetingState.PLANNED)
        self.room.fill(meeting, self._room, self.typing.speaker)
        self._show_counts()
        self.questions.show(self._room)

    @override
    def open_at(self, spot: Spot) -> None:
        if spot.record is not None:
            self.open(MeetingId(spot.record), manner_of(spot.part))
            self.view.notes.wanted = spot.part

    def _ask_from_here(self, spot: Spot) -> None:
        self.spot_asked.emit(spot._replace(record=self.spot().record))

    @override
    def spot(self) -> Spot:
        return Spot(self.name, self.meeting.id if self.meeting else None, self.manner.part)

    @override
    def enter(self) -> None:
        self.clock.start(self.meeting if self.manner.is_live else None)
        if not self.view.notes.come():
            self.view.line.setFocus()

    @override
    def leave(self) -> None:
        self.clock.stop()
        self.typing.settle()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.clock.stop()
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
        self.view.side.setVisible(not narrow and not self._focus_mode)
        self.clock.set_narrow(narrow=narrow)

    @override
    def set_focus_mode(self, *, on: bool) -> None:
        self._focus_mode = on
        self.view.side.setVisible(not on and not self._narrow)

    # --- following ------------------------------------------------------------------------------

    @override
    def follow(self, committed: Committed) -> None:
        if self.meeting is None:
            return
        self.model.follow(committed)
        kinds = {change.kind for change in committed.changes}
        for change in committed.changes:
            if isinstance(change.after, Meeting) and change.after.id == self.meeting.id:
                self.meeting = change.after
                self._fill(self.meeting)
        self.attaching.follow(committed)
        if "note" in kinds:
            self._show_counts()
        if "attendance" in kinds:
            self._read_people(self.meeting)
        if "question" in kinds:
            self.questions.show(self._room)

    def _read_people(self, meeting: Meeting) -> None:
        with self._desk.workspace.read() as view:
            people = view.where(Attendance, meeting=meeting.id)
        self._room = self._room._replace(people=people)
        self.typing.show_room(self._room)
        self.room.fill(meeting, self._room, self.typing.speaker)
        self.view.notes.viewport().update()
        self._order_tab()

    def _take_up_preferences(self, *_now: object) -> None:
        marks = self._desk.preferences.now.marks
        if marks != self._room.marks_on:
            self._room = self._room._replace(marks_on=marks)
            self.view.line_card.show_marks(on=marks)
            self.typing.show_room(self._room)

    def _show_counts(self) -> None:
        self.side.show_counts(self._room, state.theme_counts(self.model.notes))
        view, is_empty = self.view, not self.model.notes
        is_covered = not view.covered.isHidden()
        speaks = is_empty and not is_covered and self.opening.is_due
        self.opening.setVisible(speaks)
        view.empty.setVisible(is_empty and not is_covered and not speaks)
        view.notes.setVisible(not is_empty and not is_covered)

    def _order_tab(self) -> None:
        view, card = self.view, self.view.line_card
        people = tuple(self.room.chips.values())
        stage = (self.opening.hide_button, view.notes, *self.room.card.tab_widgets())
        pane = (*self.striking.pane.tab_widgets(), *self.attaching.pane.tab_widgets())
        line = (card.offer.signs, card.offer.each, view.line, view.add, card.attach, card.source)
        menus = (view.themes_menu, view.marks_menu, *card.sign_buttons)
        side = (*self.side.themes, *self.side.questions, view.concern)
        tab_order((view.end, *people, view.add_role, *stage, *pane, *line, *menus, *side))

    def _show_line(self) -> None:
        self.side.show_line(self._room, self.typing.parsed.themes | self.typing.line.themes)

    def _words(self, note: Note) -> NoteWords:
        at, attached = self._desk.local(note.first_key), self.attaching.number(note.id)
        return state.note_words(self._room, note, at, attached)

    def _spoken(self, note: Note) -> str:
        at, attached = self._desk.local(note.first_key), self.attaching.number(note.id)
        return state.spoken(self._room, note, at, attached)

    # --- doing ----------------------------------------------------------------------------------

    def _handed_in(self) -> None:
        self.room.show_speaker(self.typing.speaker)
        self.view.notes.scrollToBottom()
        self.view.line.setFocus()

    def _give_up(self) -> None:
        if not self.typing.give_up_edit() and self.view.stage.currentIndex() != 0:
            self.back_to_notes()

    def back_to_notes(self) -> None:
        """Put away what stands in the place of the notes."""
        self.view.show_notes()
        self.view.line.setFocus()

    def toggle_theme(self, number: int) -> None:
        """Ctrl+1 to Ctrl+8: a theme of the line, or of the last note where the line is empty."""
        theme = self.acts.theme(number)
        if theme is None:
            return
        last = self._last_note()
        if last is not None:
            self.acts.toggle_theme(last, number)
            self._show_line()
        else:
            self.typing.toggle_theme(theme)
        self.view.line.setFocus()

    def _last_note(self) -> Note | None:
        """The note that keys mean while the line is empty."""
        if not self.typing.is_empty or self.typing.line.editing is not None:
            return None
        return self.model.notes[-1] if self.model.notes else None

    def step_source(self) -> None:
        """Heard, saw, read or data: of the line, or of the last note where the line is empty."""
        last = self._last_note()
        if last is not None:
            self.acts.step_source(last)
        else:
            self.typing.step_source()

    def attach(self) -> None:
        """Attach photographs or files to the line, which becomes a note first, or the last note."""
        self.attaching.ask(self._note_to_attach_to)

    def _note_to_attach_to(self) -> Note | None:
        if self.view.notes.hasFocus():
            return self.view.notes.chosen()
        if self.typing.line.editing is not None:
            return self.typing.line.editing
        note = self.typing.line.note
        if not self.typing.is_empty and not self.typing.hand_in():
            return None
        row = self.model.row_of(note)
        last = self.model.notes[-1] if self.model.notes else None
        return last if row is None else self.model.notes[row]

    def _show_attached(self) -> None:
        self.delegate.forget_heights()
        self.view.notes.doItemsLayout()

    def _touched(self, note: Note, at: QPoint) -> None:
        chip = self.delegate.chip_at(note, self.view.notes.viewport().width(), at)
        if chip is not None and chip.icon == state.ATTACHED_ICON:
            self.attaching.show(note.id)

    def go_to_last_note(self) -> None:
        """List mode: the focus goes to the last note."""
        self.view.show_notes()
        last = self.model.rowCount() - 1
        if last >= 0 and self.view.notes.isVisible():
            self.view.notes.setCurrentIndex(self.model.index(last))
            self.view.notes.setFocus()

    def cover(self) -> None:
        """Cover earlier notes, or show them again: the person opposite may read the screen."""
        self.view.covered.setVisible(self.view.covered.isHidden())
        self._show_counts()

    def people(self) -> None:
        """Put right who is in the room."""
        self.room.open()

    def put_opening_away(self) -> None:
        """Show the words to say at the start no more in this meeting."""
        self.opening.put_away()
        self._show_counts()
        self.view.line.setFocus()

    def raise_concern(self) -> None:
        """Show whom to ring, and let what was just typed be struck out."""
        if self.meeting is not None:
            self.striking.open()

    @override
    def switched_on(self) -> Collection[str]:
        return () if self.view.covered.isHidden() else ("cover",)

    def _choose_speaker(self, speaker: AttendanceId | None) -> None:
        self.typing.speaker = speaker
        self.typing.keeper.soon()
        self.view.line.setFocus()

    def end_meeting(self) -> None:
        """Say that the meeting was held; a line still in the box becomes a note first."""
        if self.meeting is None or (not self.typing.is_empty and not self.typing.hand_in()):
            return
        if self.meeting.state is MeetingState.PLANNED:
            held = replace(self.meeting, state=MeetingState.HELD)
            if self._desk.acts.do(edit(tr("End the meeting"), (self.meeting, held))) is None:
                return
        self.said.emit(tr("Meeting ended"))
        self.spot_asked.emit(Spot("wrapup", self.meeting.id))
