"""The window stands on the screen, ready for keys, before anything but Qt is loaded."""

import json
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "sqlalchemy",
    "sqlcipher3",
    "reportlab",
    "argon2",
    "cryptography",
    "pyrage",
    "openpyxl",
    "docx",
    "msgspec",
    "zstandard",
    "sli_desktop.storage",
    "sli_desktop.services",
    "sli_desktop.models",
    "sli_desktop.cli",
)


def heavy(loaded: list[str]) -> list[str]:
    return [
        name for name in loaded if name in HEAVY or name.startswith(tuple(f"{h}." for h in HEAVY))
    ]


def test_a_heavy_room_is_noticed() -> None:
    assert heavy(["json", "sqlalchemy", "sli_desktop.storage.view"]) == [
        "sqlalchemy",
        "sli_desktop.storage.view",
    ]


def test_the_first_paint_takes_keys_before_anything_but_qt_is_loaded(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.first_paint", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["typed"] == "three random"
    assert seen["focus"]
    assert seen["whole"] == "three random words"
    assert "PySide6.QtWidgets" in seen["loaded"]
    assert heavy(seen["loaded"]) == []
    assert {name for name in seen["loaded"] if name.startswith("sli_desktop.ui")} == {
        "sli_desktop.ui",
        "sli_desktop.ui.first_paint",
    }
