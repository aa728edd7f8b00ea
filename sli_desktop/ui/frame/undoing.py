"""Ctrl+Z everywhere: first what was typed on this visit to a box, then whole acts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from sli_desktop.ui.acts import Acts
from sli_desktop.ui.widgets.visit import Visit, can_redo_typing, can_undo_typing
from sli_desktop.wording import tr


class Undoing(QObject):
    """`told` says in words what was taken back or done again.

    `focus` gives the widget that keys go to.
    """

    told = Signal(str)

    def __init__(self, acts: Acts, focus: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._acts, self._focus = acts, focus
        self._acts_first: QWidget | None = None

    def undo(self) -> None:
        """Take back a bit of typing, or the last act where no typing is left."""
        box = self._focus()
        if can_undo_typing(box) and isinstance(box, QLineEdit | QPlainTextEdit):
            box.undo()
            return
        visit = getattr(box, "visit", None)
        if isinstance(visit, Visit):
            visit.pause()
        if self.undo_act():
            self._acts_first = box

    def undo_act(self) -> bool:
        """Take back the last act, whatever is being typed."""
        if not self._acts.undo_name():
            self.told.emit(tr("Nothing to undo"))
            return False
        committed = self._acts.undo()
        if committed is not None:
            self.told.emit(tr("Undone: {name}").format(name=committed.name))
        return committed is not None

    def redo(self) -> None:
        """Do again what was taken back last: an act, or a bit of typing."""
        box = self._focus()
        name = self._acts.redo_name()
        was_act = bool(name) and box is self._acts_first and not can_undo_typing(box)
        if can_redo_typing(box) and not was_act and isinstance(box, QLineEdit | QPlainTextEdit):
            box.redo()
            return
        if not name:
            self.told.emit(tr("Nothing to redo"))
            return
        committed = self._acts.redo()
        if committed is not None:
            self.told.emit(tr("Done again: {name}").format(name=committed.name))

    def undo_words(self) -> str:
        """What the menu calls undo now."""
        name = tr("typing") if can_undo_typing(self._focus()) else self._acts.undo_name()
        return tr("Undo: {name}").format(name=name) if name else tr("Undo")

    def redo_words(self) -> str:
        """What the menu calls redo now."""
        name = self._acts.redo_name() or (tr("typing") if can_redo_typing(self._focus()) else "")
        return tr("Redo: {name}").format(name=name) if name else tr("Redo")
