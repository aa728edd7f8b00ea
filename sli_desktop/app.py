"""The composition root: no command opens the window, a command runs in the terminal.

The only file that imports inside functions: the terminal must not load Qt, the first paint must
not wait for anything but Qt, Welcome not for storage and services (`docs/adr/0050`).
"""

import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sli_desktop.settings import Language
    from sli_desktop.ui.opening import Assembly

LOCKED = "--locked"
WRITE_REPORT = "--write-report"
"""That of `services/report_apart.py`, which must not be loaded before the first paint."""
OPEN_BUNDLE = "--open-bundle"
"""That of `services/sync/apart.py`; such a child loads no window and no database."""
RECENT = "recent.json"
WINDOW = "window.json"
NO_SCREEN = (
    "There is no screen here, so the window cannot open. Nothing was changed. "
    "Use a command instead: sli-desktop --help lists them.\n  (SLI-0005)\n"
)


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def main(words: Sequence[str] | None = None) -> int:
    """Run SLI Desktop with the words of the command line; gives the exit code."""
    given = list(sys.argv[1:] if words is None else words)
    if given == [WRITE_REPORT]:
        return _be_the_writer()
    if given == [OPEN_BUNDLE]:
        return _be_the_reader()
    if given and given[0] != LOCKED:
        return _run_command(given)
    return _run_window(Path(given[1]) if len(given) > 1 else None, *given[2:3])


def _be_the_writer() -> int:
    """This process was started by another one of ours to make the files of a report."""
    from sli_desktop.services.report_apart import run_child

    return run_child(sys.stdin.buffer, sys.stdout.buffer)


def _be_the_reader() -> int:
    """This process was started by another one of ours to open a bundle."""
    from sli_desktop.services.sync.apart_child import run_child

    return run_child(sys.stdin.buffer, sys.stdout.buffer)


def _run_command(words: Sequence[str]) -> int:
    from sli_desktop.cli.terminal import run_here
    from sli_desktop.paths import person_folders

    return run_here(words, clock=now, random=os.urandom, folders=person_folders())


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _run_window(folder: Path | None, spot: str = "") -> int:
    if not _has_screen():
        sys.stderr.write(NO_SCREEN)
        return 1
    from sli_desktop.ui.first_paint import FirstPaint

    first = FirstPaint([sys.argv[0]])
    first.show()

    from functools import partial

    from sli_desktop.paths import person_folders
    from sli_desktop.settings import read_settings, write_settings

    folders = person_folders()
    settings = read_settings(folders.settings)
    _speak(settings.language)

    from sli_desktop.logs import open_log
    from sli_desktop.ui.crash import Crashes
    from sli_desktop.ui.jobs import WorkerThread
    from sli_desktop.ui.relaunch import relaunch_locked
    from sli_desktop.ui.spot import spot_from
    from sli_desktop.ui.start import Start, run

    log = open_log(folders.logs)
    crashes = Crashes(log)
    crashes.watch(folders.logs)
    start = Start(
        load_assembly=_load_assembly,
        executor=WorkerThread(),
        clock=now,
        recent_file=folders.settings / RECENT,
        relaunch=relaunch_locked,
        settings=settings,
        save_settings=partial(write_settings, folders.settings),
        folder=folder,
        spot=spot_from(spot),
        memory_file=folders.settings / WINDOW,
        crashes=crashes,
    )
    try:
        return run(first, start)
    finally:
        crashes.close()
        log.close()


def _speak(language: "Language") -> None:
    """Choose the language before any room with words is loaded; English needs no catalogue."""
    from sli_desktop.settings import Language

    if language is Language.ENGLISH:
        return
    from sli_desktop.catalogue import tongue_for
    from sli_desktop.wording import speak

    speak(tongue_for(language))


def _load_assembly() -> "Assembly":
    from platformdirs import user_documents_path

    from sli_desktop.paths import person_folders
    from sli_desktop.ui.assembly import Rooms

    folders = person_folders()
    return Rooms(
        data=folders.data,
        documents=user_documents_path(),
        recent_file=folders.settings / RECENT,
        clock=now,
        random=os.urandom,
        steady=time.monotonic,
        logs=folders.logs,
    )
