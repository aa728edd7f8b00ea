"""The import log: which bundle came when, and what it brought."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sli_desktop.storage.session import Session

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """One import: `origin` names the bundle, `entry` holds counts and names as plain JSON."""

    number: int
    at: datetime
    origin: str
    entry: Mapping[str, Any]
    undone: bool


def log_import(session: Session, *, at: datetime, origin: str, entry: Mapping[str, Any]) -> int:
    """Write an import down and give its number."""
    moment = (at - _EPOCH) // timedelta(microseconds=1)
    made = session.run(
        "INSERT INTO imports (at, origin, entry, undone) VALUES (?, ?, ?, 0)",
        (moment, origin, json.dumps(entry, ensure_ascii=False)),
    )
    return int(made.lastrowid)


def imports(session: Session) -> tuple[ImportLine, ...]:
    """All imports, oldest first."""
    found = session.run("SELECT n, at, origin, entry, undone FROM imports ORDER BY n")
    return tuple(
        ImportLine(
            number=n,
            at=_EPOCH + timedelta(microseconds=at),
            origin=origin,
            entry=json.loads(entry),
            undone=bool(undone),
        )
        for n, at, origin, entry, undone in found
    )


def mark_import(session: Session, number: int, *, undone: bool) -> None:
    """Say that an import was undone, or taken up again."""
    session.run("UPDATE imports SET undone = ? WHERE n = ?", (int(undone), number))
