"""The guards of the suite catch what they are there to catch: each is shown a planted fault."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUARDS = ["-p", "tests.guards.network", "-p", "tests.guards.leftovers"]


def run_planted(folder: Path, body: str) -> subprocess.CompletedProcess[str]:
    """Run one planted test in a pytest of its own, under the guards of this suite."""
    test = folder / "test_planted.py"
    test.write_text(body, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-c", str(folder / "none.ini"), *GUARDS]
    (folder / "none.ini").write_text("[pytest]\nqt_api = pyside6\n", encoding="utf-8")
    return subprocess.run(
        [*command, str(test)], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_swallowed_call_to_a_network_still_fails_the_test(tmp_path: Path) -> None:
    planted = """
import socket
def test_planted():
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    except Exception:
        pass
"""
    done = run_planted(tmp_path, planted)
    assert done.returncode == 1, done.stdout
    assert "a network was asked for: socket.getaddrinfo" in done.stdout


def test_a_child_process_that_reaches_for_a_network_ends_in_failure(tmp_path: Path) -> None:
    call = "import socket; socket.socket().connect(('127.0.0.1', 9))"
    done = subprocess.run(
        [sys.executable, "-c", call], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 1
    assert "a network was asked for: socket.connect" in done.stderr


def test_a_thread_left_running_fails_the_test(tmp_path: Path) -> None:
    planted = """
import threading
import tests.guards.leftovers as guard
guard._PATIENCE_S = 0.01
gate = threading.Event()
def test_planted():
    threading.Thread(target=gate.wait, name="forgotten").start()
def teardown_module():
    gate.set()
"""
    done = run_planted(tmp_path, planted)
    assert done.returncode == 1, done.stdout
    assert "left behind: thread forgotten" in done.stdout


def test_a_window_and_a_timer_left_behind_fail_the_test(tmp_path: Path) -> None:
    planted = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
kept = []
def test_planted(qapp):
    window, timer = QWidget(), QTimer()
    window.setObjectName("forgotten")
    timer.setObjectName("ticking")
    window.show()
    timer.start(60_000)
    kept.extend([window, timer])
"""
    done = run_planted(tmp_path, planted)
    assert done.returncode == 1, done.stdout
    assert "timer ticking" in done.stdout
    assert "window forgotten" in done.stdout


def test_a_tidy_test_passes_under_the_guards(tmp_path: Path) -> None:
    planted = """
import threading
from PySide6.QtWidgets import QWidget
def test_planted(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    thread = threading.Thread(target=print)
    thread.start()
    thread.join()
"""
    done = run_planted(tmp_path, planted)
    assert done.returncode == 0, done.stdout
