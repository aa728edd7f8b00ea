"""Places in the window, and how the person left it."""

from pathlib import Path
from uuid import UUID

import pytest

from sli_desktop.ui.spot import Spot, spot_from
from sli_desktop.ui.window_memory import WindowMemory


@pytest.mark.parametrize(
    "spot", [Spot("today"), Spot("capture", UUID(int=7)), Spot("setup", None, "themes")]
)
def test_a_spot_survives_being_written_on_a_command_line(spot: Spot) -> None:
    assert spot_from(str(spot)) == spot


@pytest.mark.parametrize("words", ["", ":", "capture:not-an-id:"])
def test_what_is_no_spot_counts_as_none(words: str) -> None:
    assert spot_from(words) is None


def test_the_window_is_remembered_and_rubbish_counts_as_nothing(tmp_path: Path) -> None:
    file = tmp_path / "settings" / "window.json"
    WindowMemory(file).remember("panes of capture", [700, 300])
    assert WindowMemory(file).numbers("panes of capture") == (700, 300)
    file.write_text('{"panes of capture": 7}', encoding="utf-8")
    assert WindowMemory(file).numbers("panes of capture") == ()
