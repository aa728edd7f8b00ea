"""Typing: every key shows at once, is on disk within a second, and for good with Enter.

Nothing here that a key starts reads the database.
"""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from sli_desktop.models.records.ids import AttendanceId, ThemeId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note, NoteKind, Source
from sli_desktop.services.capture import next_source, source_of
from sli_desktop.services.drafts import Draft
from sli_desktop.services.guard import Known, names_somebody
from sli_desktop.services.line_times import LineTimes
from sli_desktop.services.marks import ParsedLine
from sli_desktop.services.pasting import LARGEST_NOTE
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.capture.keeper import Keeper
from sli_desktop.ui.screens.capture.mention_list import MentionList
from sli_desktop.ui.screens.capture.state import (
    SOURCE_WORDS,
    Room,
    line_chips,
    mark_before,
    mark_words,
    moved,
)
from sli_desktop.ui.screens.capture.typed_line import HandIn, TypedLine
from sli_desktop.ui.screens.capture.view import CaptureView
from sli_desktop.ui.words import clock_time
from sli_desktop.wording import tr, trn

LONG_TEXT, READ_MS = 4_000, 150
"""Marks of a longer text are read when the keys rest so long, so that no key waits for it."""


class Typing(QObject):
    """The line box with its chips and its draft.

    `handed_in` says that a line became a note, `said` that it became several; `draft_told` since
    when the line is on disk, or nothing while it is on its way; `changed` that its marks or themes
    are others now.
    """

    handed_in = Signal()
    said = Signal(str)
    draft_told = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, view: CaptureView) -> None:
        super().__init__()
        self._desk, self._view, self._card = desk, view, view.line_card
        self._room = Room(desk.challenge, (), ())
        self._meeting: Meeting | None = None
        self._times = LineTimes(desk.workspace, desk.clock)
        self._known = Known()
        self.speaker: AttendanceId | None = None
        self.line = TypedLine.new(desk.new_id)
        self.parsed = ParsedLine(body="")
        self._is_filling = False
        self.keeper = Keeper(desk, self._draft)
        self.keeper.told.connect(self.draft_told)
        self.mentions = MentionList(desk.look, view, view.line)
        self._resting = QTimer(self)
        self._resting.setObjectName("marks of a long text")
        self._resting.setSingleShot(True)
        self._resting.setInterval(READ_MS)
        self._resting.timeout.connect(self._read)
        view.line.take_backspace = self._take_backspace
        view.line.document().contentsChange.connect(self._edited)
        view.line.textChanged.connect(self._typed)
        view.line.cursorPositionChanged.connect(self._caret_moved)
        view.line.handed_in.connect(self.hand_in)
        view.line.lines_asked.connect(self.hand_in_lines)
        view.line.pasted.connect(self._pasted)
        self._card.add.clicked.connect(self.hand_in)
        self._card.source.clicked.connect(self.step_source)
        self._card.offer.chosen.connect(self.hand_in_lines)

    # --- beginning ------------------------------------------------------------------------------

    def begin(self, meeting: Meeting, room: Room, known: Known) -> None:
        """Type into a meeting; the line box is empty."""
        self._meeting, self._room, self._known = meeting, room, known
        self._times.begin(meeting.id, self._desk.peer.id)
        self._fill(TypedLine.new(self._desk.new_id), "")

    def show_room(self, room: Room) -> None:
        """Go on with other people or themes in the room."""
        self._room = room
        self._read()

    def restore(self, draft: Draft, note: Note | None) -> None:
        """Put back the line that was being typed when the program ended."""
        self.speaker = draft.speaker
        self.keeper.has_draft = True
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
        self.keeper.keep()
        return True

    def forget(self) -> None:
        """Let go of the line without a trace: it was struck out."""
        self._fill(TypedLine.new(self._desk.new_id), "")
        self.keeper.forget()

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self._view.line.toPlainText()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the box."""
        return not self.text.strip()

    # --- keys -----------------------------------------------------------------------------------

    def _fill(self, line: TypedLine, text: str) -> None:
        self._is_filling = True
        self.line = line
        self._view.line.setPlainText(text)
        self._view.line.moveCursor(QTextCursor.MoveOperation.End)
        self._is_filling = False
        self._card.offer.hide()
        self._read()

    def _edited(self, at: int, removed: int, added: int) -> None:
        if self._is_filling:
            return
        if self.line.first_key is None:
            self.line.first_key = self._times.first_key()
        self.line.as_text = moved(self.line.as_text, at, removed, added)

    def _typed(self) -> None:
        if self._is_filling:
            return
        self.keeper.soon()
        if self._view.line.document().characterCount() > LONG_TEXT:
            self._resting.start()
        else:
            self._read()

    def _read(self) -> None:
        self._resting.stop()
        before, text = self.parsed, self.text
        self.parsed = self.line.read(text, self._room)
        chips = line_chips(self._room, self.parsed, self.line.themes, self.line.kinds)
        self._card.chips.show_chips(chips)
        self._card.personal.setVisible(names_somebody(text[:LONG_TEXT], self._known))
        if not text:
            self._card.offer.hide()
        if not self._is_filling:
            self._speak_new(before)
            self._offer(text)
        self._show_line()
        self.changed.emit()

    def _offer(self, text: str) -> None:
        place = self._view.line.textCursor().position()
        self.mentions.look(text, place, self.parsed, self.line.as_text, self._room.context)

    def _caret_moved(self) -> None:
        if not self._is_filling and self.mentions.is_open:
            self._offer(self.text)

    def _speak_new(self, before: ParsedLine) -> None:
        known = {mark_words(self._room, mark) for mark in before.marks}
        new = [mark_words(self._room, mark) for mark in self.parsed.marks]
        words = ", ".join(each for each in new if each not in known)
        if words:
            announce(self._view.line, words)

    def _show_line(self) -> None:
        first, source = self.line.first_key, self.line.source or self._usual_source
        shown = self._desk.local(first) if first else self._desk.now()
        self._card.show_line(
            time=clock_time(shown),
            source=source,
            kinds=self.parsed.kinds | self.line.kinds,
            is_edit=self.line.editing is not None,
        )

    @property
    def _usual_source(self) -> Source:
        return source_of(self._meeting.kind) if self._meeting else Source.HEARD

    def _take_backspace(self) -> bool:
        place = self._view.line.textCursor().position()
        mark = mark_before(self.parsed, self.text, place)
        if mark is None:
            return False
        self.line.as_text |= {mark.start}
        words = tr("{mark} taken back").format(mark=mark_words(self._room, mark))
        announce(self._view.line, words)
        self._read()
        self.keeper.soon()
        return True

    # --- without marks --------------------------------------------------------------------------

    def _begin_line(self) -> None:
        if self.line.first_key is None:
            self.line.first_key = self._times.first_key()

    def toggle_theme(self, theme: ThemeId) -> None:
        """Put the line under a theme, or take it away from there."""
        self._begin_line()
        self.line.themes ^= {theme}
        self._read()
        self.keeper.soon()

    def toggle_kind(self, kind: NoteKind) -> None:
        """Make the line a strength (area, quote, follow-up) without a mark, or no longer one."""
        self._begin_line()
        self.line.kinds ^= {kind}
        self._read()
        self.keeper.soon()

    def step_source(self) -> None:
        """Say that the line was heard, seen, read or taken from data: the next of these."""
        self._begin_line()
        self.line.source = next_source(self.line.source or self._usual_source)
        announce(self._view.line, SOURCE_WORDS[self.line.source])
        self._read()
        self.keeper.soon()
        self._view.line.setFocus()

    def put_sign(self, sign: str) -> None:
        """Write a sign for somebody who taps it: a kind at the start of the line, else here."""
        box, kind = self._view.line, sign.strip()
        cursor = box.textCursor()
        if kind in {"@", "#"}:
            place = cursor.position()
            is_word = place > 0 and not self.text[place - 1 : place].isspace()
            cursor.insertText(f" {kind}" if is_word else kind)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            cursor.insertText(kind if kind == '"' else f"{kind} ")
        box.setFocus()

    # --- pasting --------------------------------------------------------------------------------

    def _pasted(self) -> None:
        text = self.text
        if len(text) > LARGEST_NOTE:
            self._read()
            self.hand_in()
            return
        lines = sum(1 for line in text.split("\n") if line.strip())
        self._card.offer.show_lines(lines if self.line.editing is None else 0)

    # --- saving ---------------------------------------------------------------------------------

    def _draft(self) -> Draft | None:
        if self._meeting is None:
            return None
        return self.line.draft(self.text, self._meeting, self.speaker)

    def keep(self) -> bool:
        """Write the draft now; False where it could not be."""
        return self.keeper.keep()

    def settle(self) -> None:
        """Write the draft now and say so: the person looks elsewhere."""
        self._resting.stop()
        self.mentions.close()
        self.keeper.settle()

    def _by(self, meeting: Meeting) -> HandIn:
        return HandIn(
            meeting=meeting,
            author=self._desk.peer.id,
            speaker=self.speaker,
            now=self._desk.clock(),
            new_id=self._desk.new_id,
        )

    def hand_in(self) -> bool:
        """Make the line a note. False where it stays in the box: empty, or not saved."""
        if self._resting.isActive():
            self._read()
        if self._meeting is None or not self.parsed.body:
            return False
        act = self.line.act(self.parsed, self._by(self._meeting))
        if act.changes and self._desk.acts.do(act) is None:
            return False
        if self.parsed.names_speaker:
            self.speaker = self.parsed.speaker
        was_edit = self.line.editing is not None
        self._forget()
        if was_edit:
            self.keeper.keep()
        self.handed_in.emit()
        if len(act.changes) > 1:
            words = tr("Too long for one note, so it is kept as {number} notes")
            self.said.emit(words.format(number=len(act.changes)))
        return True

    def hand_in_lines(self) -> bool:
        """Make each line of the text a note of its own; signs in it count only where ticked."""
        if self._meeting is None or self.line.editing is not None or self.is_empty:
            return self.hand_in()
        marks_on = self._card.offer.reads_marks and self._room.marks_on
        act = self.line.lines(self.text, self._room, self._by(self._meeting), marks_on=marks_on)
        if not act.changes or self._desk.acts.do(act) is None:
            return False
        self._forget()
        self.handed_in.emit()
        self.said.emit(trn(len(act.changes), "{number} note added", "{number} notes added"))
        return True

    def _forget(self) -> None:
        self._fill(TypedLine.new(self._desk.new_id), "")
        self.keeper.later()
