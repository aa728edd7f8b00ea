"""The line box of the reading screen: marks, chips, a draft a second behind the keys."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from sli_desktop.errors import SliError
from sli_desktop.models.records.ids import DocumentId, NoteId, ThemeId
from sli_desktop.models.records.note import FollowUp, Note, NoteKind
from sli_desktop.services.capture import Place, add_note, edit_note, note_of
from sli_desktop.services.marks import LineContext, ParsedLine, parse_line
from sli_desktop.services.reading_drafts import ReadingDraft, save_reading_draft
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.reading.state import Shelf, line_chips
from sli_desktop.ui.screens.reading.view import ReadingView
from sli_desktop.wording import tr

if TYPE_CHECKING:
    from datetime import datetime

DRAFT_MS = 700
MARKS = {NoteKind.STRENGTH: "+ ", NoteKind.AREA: "! ", NoteKind.FOLLOW_UP: "? "}


class ReadingTyping(QObject):
    """`handed_in` says that a line became a note."""

    handed_in = Signal()

    def __init__(self, desk: Desk, view: ReadingView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self._shelf = Shelf(desk.challenge, ())
        self._document: DocumentId | None = None
        self._editing: Note | None = None
        self._note_id = NoteId(desk.new_id())
        self._first_key: datetime | None = None
        self._as_text: frozenset[int] = frozenset()
        self._has_draft = False
        self.themes: frozenset[ThemeId] = frozenset()
        self.parsed = ParsedLine(body="")
        self._timer = QTimer(self)
        self._timer.setObjectName("reading draft")
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep)
        view.line.textChanged.connect(self._typed)
        view.line.handed_in.connect(self.hand_in)
        view.line.given_up.connect(self.give_up)
        view.line.take_backspace = self._take_backspace
        view.add.clicked.connect(self.hand_in)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the box."""
        return not self._view.line.toPlainText().strip()

    def begin(self, document: DocumentId, shelf: Shelf) -> None:
        """Read another document; the box is empty, the page too."""
        self._document, self._shelf = document, shelf
        self._has_draft = False
        self._clear()

    def restore(self, draft: ReadingDraft, note: Note | None) -> None:
        """Put back the note that was being typed when the program ended."""
        self._note_id, self._first_key, self._editing = draft.note, draft.first_key, note
        self._view.page.show_text(draft.page)
        self._fill(draft.text)
        self._has_draft = True

    def edit(self, note: Note) -> None:
        """Change a note in the box; what was being typed there is handed in first."""
        if not self.is_empty and self._editing is None and not self.hand_in():
            return
        self._editing, self._note_id, self._first_key = note, note.id, note.first_key
        self.themes = note.themes
        self._view.page.show_text(note.page)
        marks = "".join(mark for kind, mark in MARKS.items() if kind in note.kinds)
        quote = '"' if NoteKind.QUOTE in note.kinds else ""
        self._fill(f"{marks}{quote}{note.body}")
        self._view.line.setFocus()

    def give_up(self) -> bool:
        """Leave a note as it was; False where none is being changed."""
        if self._editing is None:
            return False
        self._clear()
        self._forget_draft()
        return True

    def toggle_theme(self, theme: ThemeId) -> None:
        """Put the line under a theme, or take it away from there."""
        self.themes ^= {theme}
        self._read()

    # --- keys -----------------------------------------------------------------------------------

    def _clear(self) -> None:
        self._editing, self._first_key = None, None
        self._note_id = NoteId(self._desk.new_id())
        self.themes = frozenset()
        self._fill("")

    def _fill(self, words: str) -> None:
        self._as_text = frozenset()
        self._view.line.blockSignals(True)
        self._view.line.setPlainText(words)
        self._view.line.moveCursor(QTextCursor.MoveOperation.End)
        self._view.line.blockSignals(False)
        self._read()

    def _typed(self) -> None:
        if self._first_key is None:
            self._first_key = self._desk.clock()
        if not self._timer.isActive():
            self._timer.start()
        self._read()

    def _read(self) -> None:
        marks_on = self._desk.preferences.now.marks
        context = LineContext(themes=self._shelf.themes, people=(), marks_on=marks_on)
        words = self._view.line.toPlainText()
        self.parsed = parse_line(words, context, as_text=self._as_text)
        self._view.chips.show_chips(line_chips(self._shelf, self.parsed, self.themes))
        self._view.add.setText(tr("Change") if self._editing else tr("Add"))
        name = tr("Change the note") if self._editing else tr("Add the note")
        self._view.add.setAccessibleName(name)

    def _take_backspace(self) -> bool:
        """Backspace straight after a mark turns it back into text."""
        words, place = self._view.line.toPlainText(), self._view.line.textCursor().position()
        for mark in self.parsed.marks:
            is_spaced = mark.end < len(words) and words[mark.end] == " "
            if place in {mark.end, mark.end + 1 if is_spaced else mark.end}:
                self._as_text |= {mark.start}
                self._read()
                return True
        return False

    # --- saving ---------------------------------------------------------------------------------

    def keep(self) -> None:
        """Write the draft now, or forget the one that became a note."""
        self._timer.stop()
        if self.is_empty or self._document is None or self._first_key is None:
            self._forget_draft()
            return
        draft = ReadingDraft(
            note=self._note_id,
            document=self._document,
            first_key=self._first_key,
            text=self._view.line.toPlainText(),
            page=self._view.page.text().strip(),
            is_edit=self._editing is not None,
        )
        self._write(draft)

    def _forget_draft(self) -> None:
        self._timer.stop()
        if self._has_draft:
            self._write(None)

    def _write(self, draft: ReadingDraft | None) -> None:
        if self._desk.acts.is_paused or self._document is None:
            return
        try:
            save_reading_draft(self._desk.workspace, self._document, draft)
        except SliError as problem:
            self._desk.acts.troubled.emit(problem)
            return
        self._has_draft = draft is not None

    def hand_in(self) -> bool:
        """Make the line a note. False where it stays in the box: empty, or not saved."""
        if self._document is None or not self.parsed.body:
            return False
        page = self._view.page.text().strip()
        note = note_of(
            self.parsed,
            place=Place(document=self._document, page=page),
            author=self._desk.peer.id,
            first_key=self._first_key or self._desk.clock(),
            themes=self.themes,
            new_id=lambda: self._note_id,
        )
        act = add_note(note)
        if self._editing is not None:
            act = edit_note(self._editing, _changed(self._editing, note))
        if act.changes and self._desk.acts.do(act) is None:
            return False
        self._clear()
        self._forget_draft()
        self.handed_in.emit()
        return True


def _changed(before: Note, typed: Note) -> Note:
    """A note as it was typed anew; what no line says about it stays."""
    had, has = NoteKind.FOLLOW_UP in before.kinds, NoteKind.FOLLOW_UP in typed.kinds
    follow_up = before.follow_up if had == has else typed.follow_up
    return replace(
        before,
        body=typed.body,
        kinds=typed.kinds,
        themes=typed.themes,
        page=typed.page,
        follow_up=follow_up if has else FollowUp.NONE,
    )
