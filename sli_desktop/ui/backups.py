"""The automatic backup of an open challenge: after every half hour of work, off the GUI thread."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from sli_desktop.models.records.change import Committed
from sli_desktop.storage import Workspace
from sli_desktop.ui.jobs import Jobs
from sli_desktop.ui.problems import as_problem
from sli_desktop.wording import tr

EVERY = timedelta(minutes=30)
_LOOK_AGAIN = timedelta(minutes=1)


class Backups(QObject):
    """Looks once a minute whether half an hour has passed since the first act not backed up.

    `troubled` is emitted with an `SliError` when a backup could not be made; the work itself is
    safe, and the next backup is tried after another half hour. `made` follows one that could.
    """

    troubled = Signal(object)
    made = Signal()

    def __init__(
        self, workspace: Workspace, jobs: Jobs, clock: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._jobs, self._clock = workspace, jobs, clock
        self._since: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("backups")
        self._timer.setInterval(int(_LOOK_AGAIN.total_seconds() * 1000))
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def follow(self, _committed: Committed) -> None:
        """Something was written."""
        if self._since is None:
            self._since = self._clock()

    def look(self) -> None:
        """Back up where there is half an hour of work, and nothing else is under way."""
        now = self._clock()
        if self._since is None or now - self._since < EVERY or self._jobs.is_busy:
            return
        self._since = None
        workspace = self._workspace
        self._jobs.start(
            tr("Back up"),
            lambda: workspace.backup_if_changed("work"),
            done=self._done,
            failed=self._failed,
            behind=True,
        )

    def _done(self, _made: Path | None) -> None:
        self.made.emit()

    def _failed(self, error: Exception) -> None:
        self._since = self._clock()
        self.troubled.emit(as_problem(error))
