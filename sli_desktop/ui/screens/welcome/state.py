"""What Welcome shows and how long it waits, as plain values."""

from datetime import datetime
from pathlib import Path

from sli_desktop.ui.recent import Recent
from sli_desktop.ui.words import days, when

WAITS_S = (0, 0, 1, 2, 4, 8, 15, 30)
"""Seconds to wait after the first, second ... wrong passphrase; the last one stays."""


def wait_after(failures: int) -> int:
    """How many seconds the passphrase field rests after so many wrong ones."""
    return WAITS_S[min(failures, len(WAITS_S)) - 1] if failures else 0


def facts(entry: Recent, now: datetime) -> str:
    """The second line of a challenge: kind, dates, when it was opened last."""
    opened = f"last opened {when(entry.opened.astimezone(now.tzinfo), now)}"
    return " · ".join(part for part in (entry.kind, days(entry.starts, entry.ends), opened) if part)


def from_folder(folder: Path, now: datetime) -> Recent:
    """A challenge picked from a folder: its council is not known until it opens."""
    return Recent(folder, folder.stem, "", None, None, now)


def looks_like_caps_lock(typed: str, *, shift: bool) -> bool | None:
    """Whether Caps Lock is on, judged by one typed letter; None where it was no letter."""
    if len(typed) != 1 or not typed.isalpha() or typed.upper() == typed.lower():
        return None
    return typed.isupper() != shift
