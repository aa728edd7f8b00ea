"""The backups that an open challenge makes of itself: on request, when something changed, anew."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sli_desktop.models.records.ids import Clock
from sli_desktop.storage.backup import (
    backup_name,
    list_backups,
    make_backup,
    outdated,
    state_mark,
)
from sli_desktop.storage.connection import Connections
from sli_desktop.storage.container import look_into
from sli_desktop.storage.folder import BACKUPS


@dataclass(frozen=True, slots=True)
class Keeping:
    """One open challenge, as far as its backups need it."""

    folder: Path
    data_key: bytes
    connections: Connections
    clock: Clock

    def make(self, file: Path, *, reason: str, blobs: bool) -> Path:
        """Make one backup, verified by opening it."""
        facts = {"made": self.clock().isoformat(), "reason": reason, "mark": self._mark()}
        return make_backup(self.folder, self.data_key, file, facts=facts, blobs=blobs)

    def if_changed(self, reason: str) -> Path | None:
        """Make an automatic backup unless the newest one holds the same; old ones go."""
        backups = list_backups(self.folder)
        if backups and look_into(backups[0].file).facts.get("mark") == self._mark():
            return None
        made = self._automatic(reason)
        for old in outdated(list_backups(self.folder)):
            old.file.unlink(missing_ok=True)
        return made

    def renew(self, since: datetime) -> int:
        """Put one new backup in the place of those made since a moment; how many have gone."""
        from_then = since.replace(microsecond=0)
        old = [backup for backup in list_backups(self.folder) if backup.made >= from_then]
        if not old:
            return 0
        made = self._automatic("strike")
        for backup in old:
            if backup.file != made:
                backup.file.unlink(missing_ok=True)
        return len(old)

    def _automatic(self, reason: str) -> Path:
        (self.folder / BACKUPS).mkdir(exist_ok=True)
        file = self.folder / BACKUPS / backup_name(self.clock())
        return self.make(file, reason=reason, blobs=False)

    def _mark(self) -> str:
        with self.connections.reading() as reader:
            return state_mark(reader, self.data_key)
