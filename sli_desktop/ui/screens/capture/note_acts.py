"""What a person does to notes that are there: kind, theme, source, bin, from the list or by key."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.services.capture import (
    bin_notes,
    change_source,
    next_source,
    toggle_kind,
    toggle_theme,
)
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.capture.state import Room
from sli_desktop.ui.widgets.note_list import NoteList
from sli_desktop.wording import trn


class NoteActs(QObject):
    """Each is one act. `said` tells what cannot be seen any more."""

    said = Signal(str)

    def __init__(self, desk: Desk, notes: NoteList, room: Callable[[], Room]) -> None:
        super().__init__()
        self._desk, self._room = desk, room
        notes.kind_asked.connect(self.toggle_kind)
        notes.theme_asked.connect(self.toggle_theme)
        notes.source_asked.connect(self.step_source)
        notes.bin_asked.connect(self.bin)

    def toggle_kind(self, note: Note, kind: NoteKind) -> None:
        """Make a note a strength (area, quote, follow-up), or no longer one."""
        self._desk.acts.do(toggle_kind(note, kind))

    def toggle_theme(self, note: Note, number: int) -> None:
        """Put a note under the theme of a key, or take it away from there."""
        theme = self.theme(number)
        if theme is not None:
            self._desk.acts.do(toggle_theme(note, theme))

    def theme(self, number: int) -> ThemeId | None:
        """The theme of a key, counted from 0; None where there are fewer."""
        themes = self._room().themes
        return themes[number].id if number < len(themes) else None

    def step_source(self, note: Note) -> None:
        """Say that a note was heard, seen, read or taken from data: the next of these."""
        self._desk.acts.do(change_source(note, next_source(note.source)))

    def bin(self, note: Note) -> None:
        """Put a note in the bin."""
        if self._desk.acts.do(bin_notes([note])) is not None:
            self.said.emit(trn(1, "{number} note deleted", "{number} notes deleted"))
