"""Lock ends the process: what was in its memory goes with it."""

import subprocess
import sys
from pathlib import Path

from sli_desktop.storage import Workspace
from tests.ui.challenges import Standing, new_challenge_folder

ROOT = Path(__file__).resolve().parents[2]


def test_lock_starts_a_fresh_program_and_ends_this_one(tmp_path: Path) -> None:
    made = new_challenge_folder(tmp_path / "Northmere.sli", Standing())
    made.close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.locking", str(made.folder)],
        input=made.data_key.hex() + "\n",
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    assert done.stdout.splitlines() == ["fresh on Northmere.sli at today::", "ended with 0"], (
        done.stderr
    )
    Workspace.open_with_key(
        made.folder, made.data_key, clock=made.clock, random=made.random
    ).close()
