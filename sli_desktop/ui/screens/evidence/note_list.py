"""The list of notes to sort: single keys act on what is chosen, the pointer carries it."""

from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView
from typing_extensions import override

from sli_desktop.models.records.note import NoteKind
from sli_desktop.storage import SortLine
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.evidence.note_rows import NoteRows
from sli_desktop.ui.screens.evidence.notes_model import LINE_ROLE, SortModel
from sli_desktop.wording import tr

KIND_KEYS = {
    Qt.Key.Key_S: NoteKind.STRENGTH,
    Qt.Key.Key_A: NoteKind.AREA,
    Qt.Key.Key_Q: NoteKind.QUOTE,
    Qt.Key.Key_F: NoteKind.FOLLOW_UP,
}
_ASKED = {
    Qt.Key.Key_M: "ask_move",
    Qt.Key.Key_N: "new_finding",
    Qt.Key.Key_K: "background",
    Qt.Key.Key_J: "join",
    Qt.Key.Key_Delete: "bin",
    Qt.Key.Key_Return: "open_note",
    Qt.Key.Key_Enter: "open_note",
}
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SortList(QListView):
    """`asked` names a command of the screen; `carried` and `dropped` give places on the screen.

    With Shift held (their second value) what is carried speaks against the finding.

    M move, N new finding, K background, J join, S A Q F kind, 1 to 8 theme, Space selects, Ctrl+A
    all, Shift with arrows a stretch, Del bin, Enter opens.
    """

    asked = Signal(str)
    kind_asked = Signal(object)
    theme_asked = Signal(int)
    all_asked = Signal()
    carried = Signal(QPoint, bool)
    dropped = Signal(QPoint, bool)
    let_go = Signal()
    chosen_changed = Signal()

    def __init__(self, look: Look, model: SortModel, rows: NoteRows) -> None:
        super().__init__()
        self.notes, self._rows = model, rows
        self.is_carrying = False
        self._pressed: QPoint | None = None
        self._anchor = -1
        self.setModel(model)
        self.setItemDelegate(rows)
        self.setAccessibleName(tr("Notes"))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda _index: self.asked.emit("open_note"))
        self.selectionModel().currentChanged.connect(self._tell)
        look.changed.connect(self.doItemsLayout)

    def _tell(self) -> None:
        self.chosen_changed.emit()

    def chosen(self) -> SortLine | None:
        """The note the arrows are on."""
        index = self.currentIndex()
        line = index.data(LINE_ROLE) if index.isValid() else None
        return line if isinstance(line, SortLine) else None

    def acting(self) -> tuple[UUID, ...]:
        """The notes that keys act on: those selected, else the one the arrows are on."""
        marks, chosen = self.notes.marks, self.chosen()
        if not marks:
            return () if chosen is None else (chosen.id,)
        known = [line.id for line in self.notes.lines if line.id in marks]
        return (*known, *sorted(marks - frozenset(known)))

    def choose_row(self, row: int) -> None:
        """Let the arrows be on a row, or on the last there is."""
        if self.notes.lines:
            row = min(max(row, 0), len(self.notes.lines) - 1)
            self.setCurrentIndex(self.notes.index(row))
            self.scrollTo(self.notes.index(row))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    # --- keys -----------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self.is_carrying:
            self._let_go()
        elif held == Qt.KeyboardModifier.NoModifier and self._plain(key):
            event.accept()
        elif held == _CTRL and key == Qt.Key.Key_A:
            self.all_asked.emit()
        elif held == _SHIFT and key in _STEPS:
            self._stretch(_STEPS[key])
        elif key == Qt.Key.Key_Escape and self.notes.marks:
            self.notes.mark(())
        else:
            super().keyPressEvent(event)

    def _plain(self, key: Qt.Key) -> bool:
        """Act on a key without others held; False where it means nothing here."""
        if self.chosen() is None:
            return False
        if key == Qt.Key.Key_Space:
            self._anchor = self.currentIndex().row()
            self.notes.toggle(self._anchor)
        elif key in KIND_KEYS:
            self.kind_asked.emit(KIND_KEYS[key])
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_8:
            self.theme_asked.emit(key - Qt.Key.Key_1)
        elif key in _ASKED:
            self.asked.emit(_ASKED[key])
        else:
            return False
        return True

    def _stretch(self, step: int) -> None:
        """Select the notes between where Shift was first held and the next row."""
        row = self.currentIndex().row()
        to = min(max(row + step, 0), len(self.notes.lines) - 1)
        self.notes.mark_between(row, to)
        self.choose_row(to)

    @override
    def keyboardSearch(self, search: str, /) -> None:
        """Letters act on notes here; they never jump to one."""

    # --- pointer --------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        index = self.indexAt(self._pressed)
        before = self.currentIndex().row()
        super().mousePressEvent(event)
        if not index.isValid():
            return
        held = event.modifiers()
        if held & _SHIFT:
            self.notes.mark_between(before, index.row())
        elif held & _CTRL or self._rows.is_box(self._pressed.x() - self.visualRect(index).x()):
            self.notes.toggle(index.row())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        here = event.position().toPoint()
        far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far and not self.is_carrying and self.indexAt(self._pressed).isValid():
            self.is_carrying = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self.is_carrying:
            self.carried.emit(event.globalPosition().toPoint(), _is_against(event))

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        self._pressed = None
        if self.is_carrying:
            self._let_go()
            self.dropped.emit(e.globalPosition().toPoint(), _is_against(e))
            return
        super().mouseReleaseEvent(e)

    def _let_go(self) -> None:
        self.is_carrying, self._pressed = False, None
        self.viewport().unsetCursor()
        self.let_go.emit()


def _is_against(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & _SHIFT)
