"""The notes of a meeting; with the focus in it, single keys act on the chosen note."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.ui.qtmodels.notes import NOTE_ROLE
from sli_desktop.wording import tr

KIND_KEYS = {
    Qt.Key.Key_S: NoteKind.STRENGTH,
    Qt.Key.Key_A: NoteKind.AREA,
    Qt.Key.Key_Q: NoteKind.QUOTE,
    Qt.Key.Key_F: NoteKind.FOLLOW_UP,
}

NOTE_PART = "note:"
"""Begins the part of a spot that names one note, by the digits of its identity."""


class NoteList(QListView):
    """List mode: S A Q F kind, 1 to 8 theme, O source, P attachments, Enter, Del, Esc."""

    kind_asked = Signal(object, object)
    theme_asked = Signal(object, int)
    source_asked = Signal(object)
    attached_asked = Signal(object)
    touched = Signal(object, QPoint)
    edit_asked = Signal(object)
    bin_asked = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = ""
        self.setAccessibleName(tr("Notes of this meeting"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self._asked = {
            Qt.Key.Key_Return: self.edit_asked,
            Qt.Key.Key_Enter: self.edit_asked,
            Qt.Key.Key_Delete: self.bin_asked,
            Qt.Key.Key_O: self.source_asked,
            Qt.Key.Key_P: self.attached_asked,
        }
        self.doubleClicked.connect(lambda index: self.edit_asked.emit(index.data(NOTE_ROLE)))

    def come(self) -> bool:
        """Show the note that was asked for, with the focus; else the newest, without it."""
        wanted, self.wanted = self.wanted.removeprefix(NOTE_PART), ""
        self.scrollToBottom()
        for row in range(self.model().rowCount() if wanted else 0):
            index = self.model().index(row, 0)
            if index.data(NOTE_ROLE).id.hex == wanted:
                self.setCurrentIndex(index)
                self.scrollTo(index)
                self.setFocus()
                return True
        return False

    def chosen(self) -> Note | None:
        """The note the keys act on."""
        index = self.currentIndex()
        note = index.data(NOTE_ROLE) if index.isValid() else None
        return note if isinstance(note, Note) else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        note, key = self.chosen(), Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif note is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in KIND_KEYS:
            self.kind_asked.emit(note, KIND_KEYS[key])
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_8:
            self.theme_asked.emit(note, key - Qt.Key.Key_1)
        elif key in self._asked:
            self._asked[key].emit(note)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        place = e.position().toPoint()
        index = self.indexAt(place)
        if index.isValid():
            corner = self.visualRect(index).topLeft()
            self.touched.emit(index.data(NOTE_ROLE), place - corner)

    @override
    def keyboardSearch(self, search: str, /) -> None:
        """Letters act on notes here; they never jump to one."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = self.verticalScrollBar()
        was_at_end = bar.value() >= bar.maximum() - 2
        super().resizeEvent(event)
        if was_at_end:
            self.scrollToBottom()
