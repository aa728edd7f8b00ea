"""What the guard has to know of the open challenge: read once, on the worker, for all panels."""

from PySide6.QtCore import QObject, Signal

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import Change, Committed
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.services.guard import Known
from sli_desktop.services.known_people import known_here
from sli_desktop.storage import Workspace
from sli_desktop.ui.change_bridge import ChangeBridge
from sli_desktop.ui.jobs import Jobs

NAMING = frozenset(
    {"attendance", "contact", "group", "protected_word", "peer", "challenge", "meeting"}
)
"""Kinds of record whose change changes what the guard knows; so do notes that are quotes."""


class KnownHere(QObject):
    """`took` when it was read; `troubled` when it could not be.

    `known` is None before the first reading. After a change that counts, `want` reads anew; what
    was known stays there meanwhile.
    """

    took = Signal()
    troubled = Signal(object)

    def __init__(self, workspace: Workspace, jobs: Jobs, bridge: ChangeBridge) -> None:
        super().__init__()
        self._workspace, self._jobs = workspace, jobs
        self.known: Known | None = None
        self._is_reading = False
        self._is_stale = True
        bridge.committed.connect(self._follow)

    def want(self) -> None:
        """Read, where something changed since the last time."""
        if self._is_stale and not self._is_reading:
            self._is_reading, self._is_stale = True, False
            self._jobs.start("guard", self._read, done=self._take, failed=self._failed, behind=True)

    def _read(self) -> Known:
        with self._workspace.read() as view:
            return known_here(view)

    def _take(self, known: Known) -> None:
        self._is_reading = False
        self.known = known
        self.want()
        self.took.emit()

    def _failed(self, error: Exception) -> None:
        self._is_reading, self._is_stale = False, True
        if not isinstance(error, SliError):
            raise error
        self.troubled.emit(error)

    def _follow(self, committed: Committed) -> None:
        if any(_counts(change) for change in committed.changes):
            self._is_stale = True


def _counts(change: Change) -> bool:
    sides = (change.before, change.after)
    is_quote = any(isinstance(each, Note) and NoteKind.QUOTE in each.kinds for each in sides)
    return change.kind in NAMING or is_quote
