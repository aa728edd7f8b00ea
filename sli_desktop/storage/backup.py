"""Backups: made from the open challenge without stopping it, opened once before they count.

A backup holds the database and the key slots; one that a person asks for holds the files beside the
notes as well. Automatic ones lie in the folder ``backups``: the newest 12, then one a day for
8 days, then one a week for 4 weeks.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sli_desktop.storage.connection import connect
from sli_desktop.storage.container import look_into, pack_files
from sli_desktop.storage.errors import BackupError, DamagedFileError
from sli_desktop.storage.folder import BACKUPS, BLOBS, DATABASE
from sli_desktop.storage.key_file import KEY_FILES
from sli_desktop.storage.session import Session

SUFFIX = ".slibackup"
RECENT, DAYS, WEEKS = 12, 8, 4

_TIME = "%Y-%m-%dT%H-%M-%SZ"
_MARK_SQL = (
    "SELECT 'act', CAST(coalesce(max(n), 0) AS BLOB) FROM acts UNION ALL "
    "SELECT 'segments', CAST(count(*) || '/' || coalesce(sum(shown), 0) AS BLOB) FROM segments "
    "UNION ALL SELECT 'imports', CAST(count(*) || '/' || coalesce(sum(undone), 0) AS BLOB) "
    "FROM imports UNION ALL SELECT key, value FROM meta WHERE key <> 'indexed_notes' ORDER BY 1"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupInfo:
    """One backup in the folder: why it was made (``open``, ``import`` ...) and when."""

    file: Path
    made: datetime
    reason: str
    size: int


def state_mark(session: Session, data_key: bytes) -> str:
    """A word that differs whenever the challenge holds something else; it tells nothing."""
    mark = hmac.new(data_key, b"sli-backup-mark-1", hashlib.sha256)
    for name, value in session.run(_MARK_SQL):
        for piece in (name.encode(), value):
            mark.update(len(piece).to_bytes(8, "big") + piece)
    return mark.hexdigest()


def make_backup(
    folder: Path, data_key: bytes, target: Path, *, facts: dict[str, str], blobs: bool
) -> Path:
    """Copy the database while it is in use, open the copy, and pack it into one file.

    Raises:
        DamagedFileError: the copy does not pass its check.
    """
    copy = target.with_name(f"{target.name}.{secrets.token_hex(4)}.copy")
    try:
        copy_database(folder / DATABASE, copy, data_key)
        verify_database(copy, data_key)
        keys = next((f for name in KEY_FILES if (f := folder / name).is_file()), None)
        if keys is None:
            raise DamagedFileError(details="key files")
        files = [("keys", keys), (DATABASE, copy)]
        if blobs:
            files += [(f"{BLOBS}/{file.name}", file) for file in _whole_blobs(folder / BLOBS)]
        pack_files(target, files, facts)
    finally:
        for ending in ("", "-wal", "-shm"):
            copy.with_name(copy.name + ending).unlink(missing_ok=True)
    return target


def _whole_blobs(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*") if not file.name.endswith(".part"))


def copy_database(source: Path, target: Path, data_key: bytes) -> None:
    """Copy a database by SQLite's own backup: one moment of it, encrypted with the same key."""
    with (
        closing(connect(source, data_key, reads_only=True)) as reader,
        closing(connect(target, data_key)) as writer,
    ):
        reader.backup(writer)
        # Closing would do it too, but without letting the window's thread run meanwhile.
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def verify_database(file: Path, data_key: bytes) -> None:
    """Open a database and check every page.

    Raises:
        DamagedFileError: a page is broken.
    """
    with closing(connect(file, data_key)) as opened:
        answer = opened.execute("PRAGMA quick_check").fetchall()
        broken = opened.execute("PRAGMA cipher_integrity_check").fetchall()
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if answer != [("ok",)] or broken:
        raise DamagedFileError(details="pages")


def backup_name(made: datetime) -> str:
    """The name of an automatic backup: its time, and nothing of the challenge."""
    return f"{made.strftime(_TIME)}-{secrets.token_hex(2)}{SUFFIX}"


def list_backups(folder: Path) -> tuple[BackupInfo, ...]:
    """The automatic backups of a challenge folder, newest first; what is none is left out."""
    found = []
    for file in (folder / BACKUPS).glob(f"*{SUFFIX}"):
        try:
            facts = look_into(file).facts
            made = datetime.fromisoformat(facts["made"])
        except (BackupError, ValueError, KeyError, OSError):
            continue
        reason = facts.get("reason", "")
        found.append(BackupInfo(file=file, made=made, reason=reason, size=file.stat().st_size))
    return tuple(sorted(found, key=lambda info: (info.made, info.file.name), reverse=True))


@contextmanager
def naming_newest_backup(folder: Path) -> Iterator[None]:
    """A message about damage says which backup there is."""
    try:
        yield
    except DamagedFileError as error:
        newest = next(iter(list_backups(folder)), None)
        if newest is None:
            raise
        made = newest.made.astimezone()
        raise DamagedFileError(backup_from=f"{made:%H:%M}", details=error.details) from None


def outdated(backups: Sequence[BackupInfo]) -> tuple[BackupInfo, ...]:
    """Which of the backups (newest first) have had their time."""
    kept = {info.file for info in backups[:RECENT]}
    kept |= _first_of_each(((info.made.date(), info) for info in backups), DAYS)
    kept |= _first_of_each(((info.made.isocalendar()[:2], info) for info in backups), WEEKS)
    return tuple(info for info in backups if info.file not in kept)


def _first_of_each(keyed: Iterable[tuple[object, BackupInfo]], most: int) -> set[Path]:
    first: dict[object, Path] = {}
    for key, info in keyed:
        if key not in first and len(first) < most:
            first[key] = info.file
    return set(first.values())
