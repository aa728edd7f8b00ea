"""Where every screen hands in its acts: committed at once, undone and redone, told truly."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.services.history import History

T = TypeVar("T")


class Acts(QObject):
    """One stack of acts for the open challenge.

    `saved` is emitted with the time once an act is on disk, `troubled` with an `SliError` when it
    is not; nothing is ever said to be saved before. `undone` follows an act that was taken back.
    """

    saved = Signal(object)
    troubled = Signal(object)
    undone = Signal()

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history
        self.is_paused = False

    def do(self, act: ChangeSet) -> Committed | None:
        """Commit an act; None where it could not be, which has been told."""
        return self.tell(lambda: self._history.do(act))

    def undo(self) -> Committed | None:
        """Take the last act back."""
        committed = self.tell(self._history.undo)
        if committed is not None:
            self.undone.emit()
        return committed

    def redo(self) -> Committed | None:
        """Do again what was taken back last."""
        return self.tell(self._history.redo)

    def tell(self, work: Callable[[], Committed]) -> Committed | None:
        """Run something that commits, and say how it went."""
        try:
            committed = work()
        except SliError as problem:
            self.troubled.emit(problem)
            return None
        self.saved.emit(committed.at)
        return committed
