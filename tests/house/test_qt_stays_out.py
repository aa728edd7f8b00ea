"""The terminal never loads the window toolkit, and the toolkit we lock loses no reference."""

import os
import subprocess
import sys

from tests.house.tree import ROOT, program_files, room_of

_QT = "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6')])"


def modules_without_windows() -> list[str]:
    """Name each module of the program that stands outside ``ui`` and ``app``."""
    rooms = [room_of(p).removesuffix(".py") for p in program_files()]
    named = [r.removesuffix("/__init__").replace("/", ".") for r in rooms]
    inside = [n for n in named if n.split(".")[0] not in ("ui", "app", "__main__", "__init__")]
    return [f"sli_desktop.{name}" for name in inside]


def qt_after(*lines: str) -> str:
    """Run lines in a fresh Python and tell which Qt modules it holds at the end."""
    code = "\n".join(["import sys", *lines, _QT])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1]


def test_a_loaded_qt_would_be_seen() -> None:
    assert "PySide6" in qt_after("import PySide6.QtCore")


def test_no_room_but_the_windows_loads_qt() -> None:
    assert len(modules_without_windows()) > 10
    assert qt_after(*(f"import {name}" for name in modules_without_windows())) == "[]"


REFERENCES = """
import sys
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
w, o, t = QWidget(), QObject(), QTimer()
quiet = [w.update, lambda: o.setObjectName("x"), lambda: t.setInterval(5), o.parent]
for call in [*quiet, app.processEvents]:
    before = sys.getrefcount(None)
    for _ in range(300):
        call()
    print(before - sys.getrefcount(None))
"""


def test_pyside_keeps_its_references_to_none() -> None:
    # PySide6-Essentials 6.12.0 on Python 3.11 gave one away on every call that returns nothing.
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", REFERENCES], env=env, capture_output=True, text=True, check=True
    )
    lost = [int(line) for line in done.stdout.split()]
    assert len(lost) == 5
    assert max(lost) < 150, f"references to None lost in 300 calls: {lost}"
