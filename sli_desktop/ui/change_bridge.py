"""Carries each committed act to the windows, on the GUI thread, whoever committed it."""

from PySide6.QtCore import QObject, Signal

from sli_desktop.models.records.change import Committed
from sli_desktop.storage import Workspace


class ChangeBridge(QObject):
    """Emits `committed` once for each act on disk, in order."""

    committed = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._stop = workspace.on_commit(self._tell)

    def _tell(self, committed: Committed) -> None:
        self.committed.emit(committed)

    def close(self) -> None:
        """Listen no longer."""
        self._stop()
