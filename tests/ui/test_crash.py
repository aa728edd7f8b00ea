"""Our own bug: the window says so and goes on, the log holds places and no words."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from sli_desktop.logs import FILE_NAME, open_log
from sli_desktop.ui import crash
from sli_desktop.ui.crash import Crashes
from tests.ui.challenges import CHAIRS
from tests.ui.driving import Driver

CANARY = "Councillor Whitlow leaves in May"


@pytest.fixture
def crashes(tmp_path: Path, driver: Driver) -> Iterator[Crashes]:
    log = open_log(tmp_path / "logs")
    made = Crashes(log)
    made.watch()
    made.happened.connect(driver.program.tell_crash)
    yield made
    made.close()
    log.close()


def logged(tmp_path: Path) -> str:
    return (tmp_path / "logs" / FILE_NAME).read_text(encoding="utf-8")


def fail() -> None:
    raise ValueError(CANARY)


def test_a_bug_in_a_slot_is_told_with_the_last_save_and_the_line_stays(
    driver: Driver, qtbot: QtBot, crashes: Crashes, tmp_path: Path
) -> None:
    driver.start_notes(CHAIRS)
    driver.line("Handed in before")
    driver.type("Half a line")
    with qtbot.waitSignal(crashes.happened):
        QTimer.singleShot(0, driver.shell, fail)
    banner = driver.page.banner
    assert banner.isVisible()
    assert banner.happened.text() == "The program made a mistake. It goes on."
    assert banner.rest.text().startswith("Already saved at 10:4")
    assert banner.details.text() == "SLI-9001 ValueError"
    assert CANARY not in logged(tmp_path)
    assert "crash ValueError - [test_crash.py" in logged(tmp_path)
    driver.type(" goes on")
    assert driver.capture.view.line.toPlainText() == "Half a line goes on"


def test_a_bug_in_a_thread_reaches_the_window(
    driver: Driver, qtbot: QtBot, crashes: Crashes, tmp_path: Path
) -> None:
    thread = threading.Thread(target=fail)
    with qtbot.waitSignal(crashes.happened):
        thread.start()
    thread.join()
    qtbot.waitUntil(driver.page.banner.isVisible)
    assert CANARY not in logged(tmp_path)


def test_a_bug_with_every_paint_does_not_fill_the_log(
    driver: Driver, crashes: Crashes, tmp_path: Path
) -> None:
    for _ in range(200):
        crashes._caught(ValueError, ValueError(CANARY), None)
    assert len(logged(tmp_path).splitlines()) == 50
    driver.app.processEvents()


def test_the_hooks_of_before_are_put_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)
    log = open_log(tmp_path)
    crashes = Crashes(log)
    crashes.watch(tmp_path)
    assert sys.excepthook != before[0]
    crashes.close()
    log.close()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_fault_that_ends_the_process_leaves_places_and_no_words(tmp_path: Path) -> None:
    child = (
        "import os, signal, sys; from pathlib import Path\n"
        "from sli_desktop.logs import open_log; from sli_desktop.ui.crash import Crashes\n"
        "crashes = Crashes(open_log(Path(sys.argv[1]))); crashes.watch(Path(sys.argv[1]))\n"
        f"words = '{CANARY}'\n"
        "os.kill(os.getpid(), signal.SIGSEGV)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", child, str(tmp_path)], capture_output=True, check=False
    )
    assert done.returncode != 0
    written = (tmp_path / crash.FILE_NAME).read_text(encoding="utf-8")
    assert "Segmentation fault" in written
    assert CANARY not in written
