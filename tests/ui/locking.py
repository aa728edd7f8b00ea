"""A child process of `test_lock`: opens a challenge in the window and locks it."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from typing_extensions import override

from sli_desktop.storage import Workspace
from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.first_paint import FirstPaint
from sli_desktop.ui.jobs import WorkerThread
from sli_desktop.ui.relaunch import relaunch_locked
from sli_desktop.ui.spot import Spot, spot_from
from sli_desktop.ui.start import Program, Start, run


def now() -> datetime:
    return datetime.now(UTC)


class Locking(Program):
    @override
    def take_over(self, first: FirstPaint) -> None:
        super().take_over(first)
        opened = Workspace.open_with_key(FOLDER, KEY, clock=now, random=os.urandom)
        self.show_challenge(opened)
        if SPOT is not None and self.page is not None:
            self.page.go_to(SPOT)  # type: ignore[attr-defined]
        QTimer.singleShot(0, self, self.lock)


SPOT = spot_from(sys.argv[2]) if len(sys.argv) > 2 else None
FRESH = sys.argv[3] if len(sys.argv) > 3 else ""
FOLDER, KEY = Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline().strip())
recent = FOLDER.parent / "recent.json"
rooms = Rooms(
    data=FOLDER.parent,
    documents=FOLDER.parent,
    recent_file=recent,
    clock=now,
    random=os.urandom,
)
first = FirstPaint(["child"])
first.show()


def relaunch(folder: Path, spot: Spot | None) -> None:
    print(f"fresh on {folder.name} at {spot}")
    if FRESH:
        relaunch_locked(folder, spot, module=FRESH)


start = Start(lambda: rooms, WorkerThread(), now, recent, relaunch)
code = run(first, start, Locking)
print(f"ended with {code}", flush=True)
