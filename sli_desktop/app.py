"""The composition root: no command opens the window, a command runs in the terminal.

The only file that imports inside functions: the terminal must not load Qt, the window must not
wait for storage and services (`docs/architecture.md`).
"""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sli_desktop.paths import person_folders

if TYPE_CHECKING:
    from sli_desktop.ui.opening import Assembly

LOCKED = "--locked"


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def main(words: Sequence[str] | None = None) -> int:
    """Run SLI Desktop with the words of the command line; gives the exit code."""
    given = list(sys.argv[1:] if words is None else words)
    if given and given[0] != LOCKED:
        return _run_command(given)
    return _run_window(Path(given[1]) if len(given) > 1 else None)


def _run_command(words: Sequence[str]) -> int:
    from sli_desktop.cli.main import run

    return run(words)


def _run_window(folder: Path | None) -> int:
    from sli_desktop.ui.jobs import WorkerThread
    from sli_desktop.ui.start import Start, run

    start = Start(
        load_assembly=_load_assembly,
        executor=WorkerThread(),
        clock=now,
        recent_file=person_folders().settings / "recent.json",
        folder=folder,
    )
    return run(start, [sys.argv[0]])


def _load_assembly() -> "Assembly":
    from sli_desktop.ui.assembly import Rooms

    return Rooms(folders=person_folders(), clock=now, random=os.urandom)
