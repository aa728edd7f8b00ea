"""Opening a challenge by command keeps an automatic backup of what was changed."""

from datetime import timedelta
from pathlib import Path

from tests.cli.conftest import Terminal


def _backups(northmere: Path) -> int:
    return len(list((northmere / "backups").glob("*")))


def test_what_was_changed_is_backed_up_on_opening_at_most_every_half_hour(
    terminal: Terminal, northmere: Path
) -> None:
    terminal.done("info", northmere)
    first = _backups(northmere)
    assert first == 1
    terminal.done("note", "add", northmere, "One more")
    terminal.done("info", northmere)
    assert _backups(northmere) == first
    terminal.clock.now += timedelta(minutes=31)
    terminal.done("info", northmere)
    assert _backups(northmere) == first + 1


def test_nothing_changed_makes_no_new_backup(terminal: Terminal, northmere: Path) -> None:
    terminal.done("info", northmere)
    terminal.clock.now += timedelta(hours=2)
    terminal.done("info", northmere)
    assert _backups(northmere) == 1
