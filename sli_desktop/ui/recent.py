"""The challenges this laptop opened last: council and dates, nothing else (`ui.md` table)."""

import json
import os
from collections.abc import Sequence
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

    @property
    def is_there(self) -> bool:
        """Whether the folder lies where it was."""
        return self.folder.is_dir()


def read_recent(file: Path) -> tuple[Recent, ...]:
    """The challenges of the list, last opened first; one may have been moved meanwhile.

    A list that cannot be read counts as empty: it is a convenience, never the truth.
    """
    try:
        lines = json.loads(file.read_text(encoding="utf-8"))
        return tuple(_from_line(line) for line in lines)
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def remember(file: Path, entry: Recent) -> None:
    """Put a challenge on top of the list."""
    others = [old for old in read_recent(file) if old.folder != entry.folder]
    _write(file, [entry, *others][:_MOST])


def forget(file: Path, folder: Path) -> None:
    """Take a challenge off the list; the challenge itself is not touched."""
    _write(file, [entry for entry in read_recent(file) if entry.folder != folder])


def _write(file: Path, entries: Sequence[Recent]) -> None:
    lines = [_to_line(item) for item in entries]
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
