"""Lock ends the process: what was in its memory goes with it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sli_desktop.storage import Workspace
from tests.ui.challenges import CHAIRS, Standing, new_challenge_folder

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


def test_the_fresh_program_is_locked_and_comes_back_to_the_same_place(
    tmp_path: Path, qtbot: QtBot
) -> None:
    made = new_challenge_folder(tmp_path / "Northmere.sli", Standing())
    made.close()
    report, spot = tmp_path / "report", f"capture:{CHAIRS.id.hex}:"
    homes = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME")}
    subprocess.run(
        [sys.executable, "-m", "tests.ui.locking", str(made.folder), spot, "tests.ui.unlocking"],
        input=made.data_key.hex() + "\n",
        text=True,
        check=True,
        cwd=ROOT,
        timeout=60,
        env={**os.environ, **homes, "SLI_TEST_REPORT": str(report)},
    )

    def said() -> list[str]:
        return report.read_text(encoding="utf-8").splitlines() if report.exists() else []

    qtbot.waitUntil(lambda: said()[-1:] == ["ended with 0"], timeout=60_000)
    assert said() == [
        "started with --locked",
        "locked on Northmere",
        f"unlocked at {spot}",
        "ended with 0",
    ]


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no message bus here")
def test_sleep_and_screen_lock_are_heard_on_the_bus_of_the_computer() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.on_the_bus"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    assert done.stdout.splitlines() == ["left", "left"], done.stderr
