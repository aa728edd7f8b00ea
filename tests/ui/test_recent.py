"""The list of recent challenges knows councils and dates, and survives whatever it meets."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sli_desktop.ui.recent import Recent, forget, read_recent, remember

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)


def a_recent(folder: Path, council: str) -> Recent:
    folder.mkdir()
    return Recent(folder, council, "Peer challenge", date(2026, 10, 12), None, NOW)


def test_the_last_one_opened_stands_first_and_once(tmp_path: Path) -> None:
    file = tmp_path / "settings" / "recent.json"
    one, other = a_recent(tmp_path / "a.sli", "Northmere"), a_recent(tmp_path / "b.sli", "Harrow")
    for entry in (one, other, one):
        remember(file, entry)
    assert read_recent(file) == (one, other)


def test_a_challenge_that_is_gone_stays_on_the_list_until_it_is_found(tmp_path: Path) -> None:
    file, entry = tmp_path / "recent.json", a_recent(tmp_path / "a.sli", "Northmere")
    remember(file, entry)
    assert read_recent(file)[0].is_there
    entry.folder.rmdir()
    assert read_recent(file) == (entry,)
    assert not read_recent(file)[0].is_there
    forget(file, entry.folder)
    assert read_recent(file) == ()


@pytest.mark.parametrize("content", ["", "{", "[1]", '[{"folder": "x"}]', "null", "\x00"])
def test_a_damaged_list_counts_as_empty(tmp_path: Path, content: str) -> None:
    file = tmp_path / "recent.json"
    file.write_text(content, encoding="utf-8")
    assert read_recent(file) == ()
    remember(file, a_recent(tmp_path / "a.sli", "Northmere"))
    assert len(read_recent(file)) == 1


def test_only_a_few_are_remembered(tmp_path: Path) -> None:
    file = tmp_path / "recent.json"
    for number in range(12):
        remember(file, a_recent(tmp_path / f"{number}.sli", f"Council {number}"))
    assert [entry.council for entry in read_recent(file)][:2] == ["Council 11", "Council 10"]
    assert len(read_recent(file)) == 8
