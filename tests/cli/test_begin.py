"""A challenge begins: from a template, as the sample, or empty."""

from pathlib import Path

import pytest

from sli_desktop.models.records.challenge import Challenge, Milestone, Theme
from sli_desktop.models.records.people import Peer, PeerRole
from tests.builders import PASSPHRASE
from tests.cli.conftest import Terminal, records_of

NEW = ("--framework", "cpc-2024", "--council", "Westmarch Borough Council")
DATES = ("--from", "2026-10-12", "--to", "15/10/2026")


def test_a_new_challenge_holds_the_template_its_dates_and_the_manager(terminal: Terminal) -> None:
    terminal.done("new", "westmarch", *NEW, *DATES, "--manager", "Priya Shah")
    records = records_of(terminal.folder / "westmarch.sli")
    assert records.challenge.subject == "Westmarch Borough Council"
    assert str(records.challenge.on_site_to) == "2026-10-15"
    codes = [theme.code for theme in sorted(records.all(Theme), key=lambda each: each.order)]
    assert codes == ["LPO", "OPL", "GOV", "FIN", "CAP"]
    assert records.all(Milestone)
    [manager] = records.all(Peer)
    assert (manager.initials, manager.role) == ("PS", PeerRole.CHALLENGE_MANAGER)
    assert terminal.values("info", "westmarch")["peer"] == "PS"


def test_the_recovery_key_is_printed_once_and_opens_the_challenge(terminal: Terminal) -> None:
    made = terminal.values("new", "w", *NEW, *DATES)
    assert made["recovery_key"] not in terminal.done("info", "w").out
    terminal.environment = {"SLI_PASSPHRASE": made["recovery_key"]}
    assert terminal.values("info", "w")["council"] == "Westmarch Borough Council"


def test_the_sample_opens_with_all_its_notes_and_findings(
    terminal: Terminal, northmere: Path
) -> None:
    told = terminal.values("info", northmere)
    assert told["counts"]["meeting"] == 46
    assert told["counts"]["note"] >= 300
    assert told["counts"]["finding"] >= 30
    assert told["counts"]["recommendation"] == 12
    assert told["figures"]["meetings"] > 30
    assert told["peer"] == "RH"


def test_an_empty_challenge_holds_nothing(terminal: Terminal) -> None:
    terminal.done("new", "empty", "--empty")
    assert not records_of(terminal.folder / "empty.sli").all(Challenge)
    assert "An empty challenge." in terminal.done("info", "empty").out


@pytest.mark.parametrize(
    ("words", "lacking"),
    [
        (("--council", "W"), "--framework, --from, --to"),
        ((*NEW, "--from", "2026-10-12"), "--to"),
        ((*NEW, "--from", "2026-10-15", "--to", "2026-10-12"), "before the first"),
    ],
)
def test_a_new_challenge_says_what_it_lacks(
    terminal: Terminal, words: tuple[str, ...], lacking: str
) -> None:
    told = terminal.run("new", "w", *words)
    assert told.code == 2
    assert lacking in told.err
    assert not (terminal.folder / "w.sli").exists()


@pytest.mark.parametrize("day", ["10/31/2026", "2026-02-30", "tomorrow", "31.02.2026"])
def test_a_day_is_never_read_month_first(
    terminal: Terminal, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.run("new", "w", *NEW, "--from", day, "--to", "2026-11-30").code == 2
    assert "usage:" in capsys.readouterr().err
    assert not (terminal.folder / "w.sli").exists()


def test_an_unknown_framework_is_named_and_nothing_is_made(terminal: Terminal) -> None:
    told = terminal.run("new", "w", "--framework", "cpc-1999", "--council", "W", *DATES)
    assert told.code == 1
    assert "no template called “cpc-1999”" in told.err
    assert "cpc-2024" in told.err
    assert not (terminal.folder / "w.sli").exists()


def test_a_weak_passphrase_is_refused_with_a_hint(terminal: Terminal) -> None:
    terminal.environment = {"SLI_PASSPHRASE": "short"}
    told = terminal.run("new", "w", *NEW, *DATES)
    assert told.code == 1
    assert "Three random words" in told.err
    assert not (terminal.folder / "w.sli").exists()


def test_a_passphrase_is_asked_for_twice_and_has_to_be_the_same(terminal: Terminal) -> None:
    terminal.environment = {}
    terminal.typed = [PASSPHRASE, PASSPHRASE + "s"]
    told = terminal.run("new", "w", "--empty")
    assert (told.code, "not the same" in told.err) == (1, True)
    terminal.typed = [PASSPHRASE, PASSPHRASE]
    terminal.done("new", "w", "--empty")
    terminal.typed = [PASSPHRASE]
    terminal.done("info", "w")


def test_a_passphrase_comes_from_a_file(terminal: Terminal) -> None:
    file = terminal.folder / "words.txt"
    file.write_text(PASSPHRASE + "\nanother line\n", encoding="utf-8")
    terminal.environment = {}
    terminal.done("new", "w", "--empty", "--passphrase-file", file)
    terminal.done("info", "w", "--passphrase-file", file)


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff\xfe\xff"])
def test_a_passphrase_file_that_holds_none_is_told(
    terminal: Terminal, content: bytes | None
) -> None:
    file = terminal.folder / "words.txt"
    if content is not None:
        file.write_bytes(content)
    told = terminal.run("new", "w", "--empty", "--passphrase-file", file)
    assert (told.code, "passphrase could not be read" in told.err) == (1, True)


def test_without_anybody_to_ask_the_missing_passphrase_is_wrong_usage(terminal: Terminal) -> None:
    terminal.environment = {}
    told = terminal.run("new", "w", "--empty")
    assert (told.code, "SLI_PASSPHRASE" in told.err) == (2, True)


def test_a_name_that_is_taken_is_refused(terminal: Terminal, northmere: Path) -> None:
    told = terminal.run("sample", northmere)
    assert (told.code, "already there" in told.err) == (1, True)


def test_frameworks_lists_every_template_complete_ones_first(terminal: Terminal) -> None:
    found = terminal.values("frameworks")["frameworks"]
    assert "cpc-2024" in [each["id"] for each in found]
    states = [each["completeness"] for each in found]
    assert states == sorted(states)
    assert all(each["missing"] for each in found if each["completeness"] == "partial")
    assert "Corporate Peer Challenge" in terminal.done("frameworks").out


def test_a_template_of_ones_own_is_checked_with_file_and_line(terminal: Terminal) -> None:
    own = terminal.folder / "own.toml"
    own.write_text('id = "own"\nname = 3\n', encoding="utf-8")
    told = terminal.run("frameworks", "--check", own)
    assert told.code == 1
    assert "own.toml, line 2" in told.out
