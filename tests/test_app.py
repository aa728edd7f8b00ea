"""The doors of the program."""

import os
import subprocess
import sys


def test_without_a_screen_the_window_says_what_to_do_instead() -> None:
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in gone}
    done = subprocess.run(
        [sys.executable, "-m", "sli_desktop"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "There is no screen here" in done.stderr
    assert "sli-desktop --help" in done.stderr
