"""The challenges this laptop opened last: council and dates, nothing else (`ui.md` table)."""

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

_MOST = 8


class Recent(NamedTuple):
    """One challenge of the Welcome screen. `opened` carries its zone."""

    folder: Path
    council: str
    kind: str
    starts: date | None
    ends: date | None
    opened: datetime


def read_recent(file: Path) -> tuple[Recent, ...]:
    """The challenges of the list that are still where they were, last opened first.

    A list that cannot be read counts as empty: it is a convenience, never the truth.
    """
    try:
        lines = json.loads(file.read_text(encoding="utf-8"))
        found = [_from_line(line) for line in lines]
    except (OSError, ValueError, TypeError, KeyError):
        return ()
    return tuple(entry for entry in found if entry.folder.is_dir())


def remember(file: Path, entry: Recent) -> None:
    """Put a challenge on top of the list."""
    others = [old for old in read_recent(file) if old.folder != entry.folder]
    lines = [_to_line(item) for item in [entry, *others][:_MOST]]
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    part.write_text(json.dumps(lines, indent=1, ensure_ascii=False), encoding="utf-8")
    os.replace(part, file)  # noqa: PTH105 the same call on every system


def _to_line(entry: Recent) -> dict[str, str]:
    return {
        "folder": str(entry.folder),
        "council": entry.council,
        "kind": entry.kind,
        "from": entry.starts.isoformat() if entry.starts else "",
        "to": entry.ends.isoformat() if entry.ends else "",
        "opened": entry.opened.isoformat(),
    }


def _from_line(line: dict[str, str]) -> Recent:
    return Recent(
        folder=Path(line["folder"]),
        council=str(line["council"]),
        kind=str(line["kind"]),
        starts=date.fromisoformat(line["from"]) if line["from"] else None,
        ends=date.fromisoformat(line["to"]) if line["to"] else None,
        opened=datetime.fromisoformat(line["opened"]),
    )
