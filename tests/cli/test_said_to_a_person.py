"""The sentences of the terminal: words of a peer, whole dates, no names of a program."""

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.cli.test_bundles import Two, joined, two

__all__ = ["joined", "two"]


def test_info_says_kinds_and_days_in_words(terminal: Terminal, northmere: Path) -> None:
    told = terminal.done("info", northmere).out
    assert "Monday 13 October 2025 to Thursday 16 October 2025" in told
    assert "links of notes to findings" in told
    assert "_" not in told


def test_info_shows_both_versions_and_how_to_settle_them(two: Two) -> None:
    for at, evidence in ((two.manager, "thin"), (two.peer, "some")):
        words = ("JO3", "--evidence", evidence, "--reason", "Heard in one place only")
        two.terminal.done("finding", "edit", at, *words)
    told = two.terminal.done("bundle", "import", two.manager, two.bundle(two.peer)).out
    assert "Changed by both: 1 place" in told
    for command in ("info", "check"):
        told = two.terminal.done(command, two.manager).out
        assert "finding JO3, evidence: changed by both" in told
        assert "    Rhys Hallam: thin" in told
        assert "    Joy Okoro: some" in told
        assert "finding edit FILE JO3 --keep evidence" in told


def test_search_names_the_meeting_of_a_note_and_a_title_once(
    terminal: Terminal, northmere: Path
) -> None:
    told = terminal.done("search", northmere, "housing", "options", "team").out
    assert "meeting RH7: Housing options team" in told
    assert "hits, 2 shown" in terminal.done("search", northmere, "housing", "--limit", "2").out


def test_search_without_a_hit_says_what_to_try(terminal: Terminal, northmere: Path) -> None:
    assert "Nothing found. Try fewer words" in terminal.done("search", northmere, "zzzzz").out


def test_restoring_says_the_day_of_the_backup(terminal: Terminal, northmere: Path) -> None:
    kept = terminal.folder / "kept.slibackup"
    assert " MB)" in terminal.done("backup", northmere, "--output", kept).out
    made = terminal.done("restore", northmere, kept).out.splitlines()[0]
    assert "T" not in made.rpartition(" as of ")[2].replace("Tuesday", "").replace("Thursday", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("invent",), "invent is not one of the words that COMMAND knows: new"),
        (("note", "add"), "The command needs FILE, TEXT as well."),
        (("info", "x", "--foo"), "The command does not know --foo."),
        (("report", "x", "--format"), "Something has to follow --format."),
        (("new", "x", "--from", "10/25/2025"), "write 2025-10-14 or 14/10/2025."),
        (("new", "x", "--from", "2025-04-31"), "write 2025-10-14 or 14/10/2025."),
        (("bundle", "undo", "x", "--number", "last"), "last is no number."),
    ],
)
def test_wrong_use_is_told_calmly(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert terminal.run(*words).code == 2
    told = capsys.readouterr().err
    assert said in told
    assert "Nothing was changed. See sli-desktop" in told
    assert "invalid" not in told
