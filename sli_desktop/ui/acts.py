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
    is not; nothing is ever said to be saved before. `freed` says that the disk takes changes again:
    whoever still holds something unsaved hands it in now. Fields tell by `unsaved` that something
    is being typed, and that it stands on the disk.
    """

    saved = Signal(object)
    troubled = Signal(object)
    freed = Signal()
    unsaved = Signal(bool)

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history
        self.is_paused = False
        self._visit: tuple[object, int] = (None, 0)

    def do(self, act: ChangeSet, *, visit: object = None) -> Committed | None:
        """Commit an act; None where it could not be, which has been told.

        Acts with the same `visit` (`Visit.token`) and nothing between them are one step of undo.
        """
        token, last = self._visit
        onto = last if visit is not None and token is visit else None
        committed = self.tell(lambda: self._history.do(act, onto=onto))
        if committed is not None:
            self._visit = (visit, committed.act)
        return committed

    def undo_name(self) -> str:
        """The name of the act that undo takes back; empty where there is none."""
        return self._history.can_undo() or ""

    def redo_name(self) -> str:
        """The name of the act that redo does again; empty where there is none."""
        return self._history.can_redo() or ""

    def undo(self) -> Committed | None:
        """Take the last act back."""
        return self.tell(self._history.undo)

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

    def try_again(self) -> bool:
        """See whether the disk takes changes again; `freed` follows where it does."""
        try:
            self._history.try_writing()
        except SliError:
            return False
        self.freed.emit()
        return True
