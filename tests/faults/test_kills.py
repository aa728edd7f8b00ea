import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspaces import new_workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forked")

_ROOT = Path(__file__).parents[2]


def _kill(folder: Path, kills: int, *more: str) -> dict[str, int]:
    with new_workspace(folder) as made:
        key = made.data_key.hex()
    words = [sys.executable, "-m", "tests.faults.kills", str(folder), key, str(kills), *more]
    done = subprocess.run(words, cwd=_ROOT, capture_output=True, text=True, check=True)
    tally: dict[str, int] = json.loads(done.stdout)
    return tally


def test_no_acknowledged_note_is_lost_when_the_program_is_killed(
    tmp_path: Path, is_long: bool
) -> None:
    kills = 2000 if is_long else 200
    tally = _kill(tmp_path / "a.sli", kills)
    assert tally["kills"] == kills
    assert tally["acknowledged"] > 2 * kills
    assert (tally["lost"], tally["broken"]) == (0, 0)


def test_the_count_of_lost_notes_would_notice_a_save_that_comes_too_late(tmp_path: Path) -> None:
    assert _kill(tmp_path / "a.sli", 25, "--lying")["lost"] > 0
