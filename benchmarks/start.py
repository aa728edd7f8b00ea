"""First paint: the program's own start against a bare Qt window, in turn, each in a fresh process.

Both print the time since a clock reading the parent took just before starting them. The product
runs `app.main` as a person would start it, with a challenge in the list of recent ones, and ends
when Welcome stands on the screen.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import Figure, in_turn, median
from sli_desktop.ui.recent import Recent, remember

ROOT = Path(__file__).resolve().parents[1]
RUNS = 11
GOAL = 1.3

_REPORT = """
import os, sys, time
def painted():
    now = time.clock_gettime(time.CLOCK_MONOTONIC)
    print(now - float(sys.argv[1]), flush=True)
    os._exit(0)
"""

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
class W(QMainWindow):
    def paintEvent(self, e):
        super().paintEvent(e); self.done = True
w = W(); w.done = False; w.resize(1200, 800); w.show()
while not w.done: app.processEvents()
painted()
"""

_PRODUCT = """
from sli_desktop import app
from sli_desktop.ui import first_paint
def shown(first, show=first_paint.FirstPaint.show):
    show(first)
    assert first.field.isVisible() and first.field.hasFocus()
    painted()
first_paint.FirstPaint.show = shown
app.main([])
"""


def _start(code: str, home: Path) -> float:
    folders = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **folders}
    began = time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run(
        [sys.executable, "-c", _REPORT + code, repr(began)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment,
    )
    return float(done.stdout.split()[0])


def start_figures(runs: int = RUNS) -> list[Figure]:
    """First paint of the program by the median ratio of neighbouring runs.

    A machine that is busy for some of the runs shifts the medians of both sides apart, but hardly
    the ratio of two runs that followed each other.
    """
    with tempfile.TemporaryDirectory() as work:
        home = Path(work)
        entry = Recent(home, "Northmere District Council", "", None, None, datetime.now(UTC))
        remember(home / "sli-desktop" / "recent.json", entry)
        product, bare = in_turn(runs, lambda: _start(_PRODUCT, home), lambda: _start(_BARE, home))
    ratio = median([ours / limit for ours, limit in zip(product, bare, strict=True)])
    limit = median(bare)
    return [
        Figure(
            name="first paint",
            product=ratio * limit,
            limit=limit,
            goal=GOAL,
            remark=f"median of {runs} pairs; ours alone {median(product) * 1000:.0f} ms",
        )
    ]
