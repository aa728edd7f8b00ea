"""The records of the challenge, read once and kept in step with every act while a page is wanted.

Reading 30,000 notes anew after each pause would take longer than making the page.
"""

from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import QObject

from sli_desktop.models.records import Record
from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.ui.desk import Desk

Kinds = dict[type[Record], dict[UUID, Record]]


class KeptRecords(QObject):
    """What is known on the window's thread; the worker gets values that no longer change."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = desk.workspace
        self._known: Kinds | None = None
        self._acts = 0
        desk.bridge.committed.connect(self._follow)

    @property
    def acts(self) -> int:
        """How many acts were heard of: what was read before one of them is not kept."""
        return self._acts

    def now(self) -> ChallengeRecords | None:
        """The records as they stand; None where they have to be read."""
        if self._known is None:
            return None
        return ChallengeRecords(MappingProxyType(dict(self._known)))

    def read(self) -> ChallengeRecords:
        """Read them; for the worker."""
        with self._workspace.read() as view:
            return view.everything()

    def keep(self, records: ChallengeRecords, acts: int) -> None:
        """Keep what the worker read, unless an act came meanwhile."""
        if acts == self._acts:
            self._known = {kind: dict(found) for kind, found in records.by_kind.items()}

    def forget(self) -> None:
        """Nobody looks at a page: let go of the memory."""
        self._known = None

    def _follow(self, committed: Committed) -> None:
        self._acts += 1
        if self._known is None:
            return
        fresh: set[type[Record]] = set()
        for change in committed.changes:
            kind = type(change.record)
            if kind not in fresh:  # the one that was handed out stays as it is
                self._known[kind] = dict(self._known.get(kind, {}))
                fresh.add(kind)
            if change.after is None:
                self._known[kind].pop(change.record_id, None)
            else:
                self._known[kind][change.record_id] = change.after
