"""A child process of `test_killed_while_typing`: types into a meeting until it is killed.

Prints each letter after Qt has taken it, so that the parent knows what was typed at any time.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sli_desktop.storage import Workspace
from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.jobs import WorkerThread
from sli_desktop.ui.look import Look
from sli_desktop.ui.main_window import ChallengeWindow
from sli_desktop.ui.screens.capture.screen import CaptureScreen
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.start import Program, Start
from tests.ui.challenges import CHAIRS

EVERY_MS = 25


def now() -> datetime:
    return datetime.now(UTC)


def main(folder: Path, key: bytes) -> None:
    app = QApplication([])
    recent = folder.parent / "recent.json"
    rooms = Rooms(
        data=folder.parent,
        documents=folder.parent,
        recent_file=recent,
        clock=now,
        random=os.urandom,
    )
    program = Program(
        app,
        Look(app),
        Start(lambda: rooms, WorkerThread(), now, recent, lambda _folder, _spot: None),
    )
    program.show()
    program.show_challenge(Workspace.open_with_key(folder, key, clock=now, random=os.urandom))
    page = program.page
    assert isinstance(page, ChallengeWindow)
    capture = page.screen_named("capture")
    assert isinstance(capture, CaptureScreen)
    page.go_to(Spot("capture", CHAIRS.id))
    line = capture.view.line
    typed = 0

    def letter() -> None:
        nonlocal typed
        typed += 1
        QTest.keyClicks(line, chr(ord("a") + typed % 26))
        print(datetime.now(UTC).timestamp(), typed, flush=True)

    timer = QTimer()
    timer.timeout.connect(letter)
    timer.start(EVERY_MS)
    app.exec()


main(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline().strip()))
