"""The composition root: no command opens the window, a command runs in the terminal.

The only file that imports inside functions: the terminal must not load Qt, the window must not
wait for storage and services (`docs/architecture.md`).
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_documents_path

from sli_desktop.paths import person_folders

if TYPE_CHECKING:
    from sli_desktop.ui.opening import Assembly

LOCKED = "--locked"
RECENT = "recent.json"


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def relaunch_locked(folder: Path) -> None:
    """Start a fresh program that shows a challenge locked; it shares nothing with this one."""
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "sli_desktop"]
    subprocess.Popen([*program, LOCKED, str(folder)], start_new_session=True)


def main(words: Sequence[str] | None = None) -> int:
    """Run SLI Desktop with the words of the command line; gives the exit code."""
    given = list(sys.argv[1:] if words is None else words)
    if given and given[0] != LOCKED:
        return _run_command(given)
    return _run_window(Path(given[1]) if len(given) > 1 else None)


def _run_command(words: Sequence[str]) -> int:
    from sli_desktop.cli.terminal import run_here

    return run_here(words, clock=now, random=os.urandom, folders=person_folders())


def _run_window(folder: Path | None) -> int:
    from sli_desktop.ui.jobs import WorkerThread
    from sli_desktop.ui.start import Start, run

    start = Start(
        load_assembly=_load_assembly,
        executor=WorkerThread(),
        clock=now,
        relaunch=relaunch_locked,
        recent_file=person_folders().settings / RECENT,
        folder=folder,
    )
    return run(start, [sys.argv[0]])


def _load_assembly() -> "Assembly":
    from sli_desktop.ui.assembly import Rooms

    folders = person_folders()
    return Rooms(
        data=folders.data,
        documents=user_documents_path(),
        recent_file=folders.settings / RECENT,
        clock=now,
        random=os.urandom,
    )
