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
from sli_desktop.ui.start import Program, Start, run


def now() -> datetime:
    return datetime.now(UTC)


class Locking(Program):
    @override
    def take_over(self, first: FirstPaint) -> None:
        super().take_over(first)
        opened = Workspace.open_with_key(FOLDER, KEY, clock=now, random=os.urandom)
        self.show_challenge(opened)
        QTimer.singleShot(0, self, self.lock)


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
start = Start(
    lambda: rooms,
    WorkerThread(),
    now,
    recent,
    lambda folder, spot: print(f"fresh on {folder.name} at {spot}"),
)
code = run(first, start, Locking)
print(f"ended with {code}", flush=True)
