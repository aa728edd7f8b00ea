"""Typing: every key shows at once, is on disk within a second, and for good with Enter."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from sli_desktop.errors import SliError
from sli_desktop.models.records.ids import AttendanceId, ThemeId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.services.drafts import Draft, clear_draft, save_draft
from sli_desktop.services.marks import ParsedLine
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.capture.state import (
    Room,
    line_chips,
    looks_personal,
    mark_before,
    mark_words,
    moved,
)
from sli_desktop.ui.screens.capture.typed_line import TypedLine
from sli_desktop.ui.screens.capture.view import CaptureView
from sli_desktop.ui.words import clock_time

DRAFT_MS = 700
"""The draft is written so long after the first key since the last writing, while typing goes on."""


class Typing(QObject):
    """The line box with its chips and its draft.

    `handed_in` says that a line became a note; `draft_told` since when the line is on disk, or
    nothing while it is on its way; `changed` that its marks or themes are others now.
    """

    handed_in = Signal()
    draft_told = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, view: CaptureView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self._room = Room(desk.challenge, (), ())
        self._meeting: Meeting | None = None
        self._protected: tuple[str, ...] = ()
        self.speaker: AttendanceId | None = None
        self.line = TypedLine.new(desk.new_id)
        self.parsed = ParsedLine(body="")
        self._is_filling = False
        self._has_draft = False
        self._is_dirty = False
        self._timer = QTimer(self)
        self._timer.setObjectName("draft")
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self._tick)
        view.line.take_backspace = self._take_backspace
        view.line.document().contentsChange.connect(self._edited)
        view.line.textChanged.connect(self._read)
        view.line.handed_in.connect(self.hand_in)
        view.add.clicked.connect(self.hand_in)

    # --- beginning ------------------------------------------------------------------------------

    def begin(self, meeting: Meeting, room: Room, protected: tuple[str, ...]) -> None:
        """Type into a meeting; the line box is empty."""
        self._meeting, self._room, self._protected = meeting, room, protected
        self._fill(TypedLine.new(self._desk.new_id), "")

    def show_room(self, room: Room) -> None:
        """Go on with other people or themes in the room."""
        self._room = room
        self._read()

    def restore(self, draft: Draft, note: Note | None) -> None:
        """Put back the line that was being typed when the program ended."""
        self.speaker = draft.speaker
        self._has_draft = True
        self._fill(TypedLine.of_draft(draft, note), draft.text)

    def edit(self, note: Note) -> None:
        """Change a note in the line box; what was being typed there is handed in first."""
        if self.parsed.body and self.line.editing is None and not self.hand_in():
            return
        self._fill(TypedLine.of_note(note, self._room), note.body)
        self._view.line.setFocus()

    def give_up_edit(self) -> bool:
        """Leave a note as it was; False where none is being changed."""
        if self.line.editing is None:
            return False
        self._fill(TypedLine.new(self._desk.new_id), "")
        self.keep()
        return True

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the box."""
        return not self._view.line.toPlainText().strip()

    # --- keys -----------------------------------------------------------------------------------

    def _fill(self, line: TypedLine, text: str) -> None:
        self._is_filling = True
        self.line = line
        self._view.line.setPlainText(text)
        self._view.line.moveCursor(QTextCursor.MoveOperation.End)
        self._is_filling = False
        self._read()

    def _edited(self, at: int, removed: int, added: int) -> None:
        if self._is_filling:
            return
        if self.line.first_key is None:
            self.line.first_key = self._desk.clock()
        self.line.as_text = moved(self.line.as_text, at, removed, added)

    def _read(self) -> None:
        before = self.parsed
        text = self._view.line.toPlainText()
        self.parsed = self.line.read(text, self._room)
        self._view.chips.show_chips(line_chips(self._room, self.parsed, self.line.themes))
        self._view.personal.setVisible(looks_personal(text, self._protected))
        if not self._is_filling:
            self._speak_new(before)
            self._keep_soon()
        self._show_time()
        self.changed.emit()

    def _speak_new(self, before: ParsedLine) -> None:
        known = {mark_words(self._room, mark) for mark in before.marks}
        new = [mark_words(self._room, mark) for mark in self.parsed.marks]
        words = ", ".join(each for each in new if each not in known)
        if words:
            announce(self._view.line, words)

    def _show_time(self) -> None:
        first = self.line.first_key
        shown = self._desk.local(first) if first else self._desk.now()
        self._view.time.setText(clock_time(shown))
        self._view.add.setText("Change" if self.line.editing else "Add")
        self._view.add.setAccessibleName("Change the note" if self.line.editing else "Add the note")

    def _take_backspace(self) -> bool:
        text, place = self._view.line.toPlainText(), self._view.line.textCursor().position()
        mark = mark_before(self.parsed, text, place)
        if mark is None:
            return False
        self.line.as_text |= {mark.start}
        announce(self._view.line, f"{mark_words(self._room, mark)} taken back")
        self._read()
        return True

    def toggle_theme(self, theme: ThemeId) -> None:
        """Put the line under a theme, or take it away from there."""
        if self.line.first_key is None:
            self.line.first_key = self._desk.clock()
        self.line.themes ^= {theme}
        self._read()

    # --- saving ---------------------------------------------------------------------------------

    def _keep_soon(self) -> None:
        if not self._is_dirty:
            self._is_dirty = True
            self.draft_told.emit("")
        if not self._timer.isActive():
            self._timer.start()

    def _tick(self) -> None:
        # Once more after the last writing: only a line at rest is told to be saved.
        if self._is_dirty:
            self.keep()
            self._timer.start()
        else:
            self.draft_told.emit(clock_time(self._desk.now()))

    def keep(self) -> bool:
        """Write the draft now, or forget the one that became a note; False where it could not."""
        self._timer.stop()
        text = self._view.line.toPlainText()
        if self._meeting is None or self._desk.acts.is_paused:
            return False
        draft = self.line.draft(text, self._meeting, self.speaker)
        try:
            if draft is not None:
                save_draft(self._desk.workspace, draft)
            elif self._has_draft:
                clear_draft(self._desk.workspace)
        except SliError as problem:
            self._desk.acts.troubled.emit(problem)
            return False
        self._has_draft = draft is not None
        self._is_dirty = False
        return True

    def settle(self) -> None:
        """Write the draft now and say so: the person looks elsewhere."""
        if self._is_dirty and self.keep():
            self.draft_told.emit(clock_time(self._desk.now()))
        self._timer.stop()

    def hand_in(self) -> bool:
        """Make the line a note. False where it stays in the box: empty, or not saved."""
        if self._meeting is None or not self.parsed.body:
            return False
        act = self.line.act(
            self.parsed,
            self._meeting,
            author=self._desk.peer.id,
            speaker=self.speaker,
            now=self._desk.clock(),
        )
        if act.changes and self._desk.acts.do(act) is None:
            return False
        if self.parsed.names_speaker:
            self.speaker = self.parsed.speaker
        was_edit = self.line.editing is not None
        self._forget()
        if was_edit:
            self.keep()
        self.handed_in.emit()
        return True

    def _forget(self) -> None:
        # The draft may wait: one whose note is there already is known and dropped.
        self._fill(TypedLine.new(self._desk.new_id), "")
        self._is_dirty = True
        self._timer.start()
