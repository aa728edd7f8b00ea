"""Every word of every screen can be translated (`ui.md` A11).

The language is chosen before any room is loaded, so the walk runs in a process of its own.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_in_the_made_up_language_no_word_stays_english() -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:cacheprovider"),
            *("-p", "tests.ui.bracketed", "tests/ui/walk_bracketed.py"),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout
