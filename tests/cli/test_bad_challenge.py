"""Every command meets every bad challenge folder with a clear text, and changes nothing in it."""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE, Terminal, content_of

RUBBISH_BYTES = 50 * 1024 * 1024

COMMANDS: dict[str, tuple[str, ...]] = {
    "info": ("info", "FILE"),
    "check": ("check", "FILE"),
    "backup": ("backup", "FILE", "--output", "made.slibackup"),
    "import": ("import", "FILE", str(SAMPLE / "northmere-timetable.xlsx")),
    "import --plan": ("import", "FILE", str(SAMPLE / "northmere-notes.docx"), "--plan"),
    "note add": ("note", "add", "FILE", "words"),
    "note link": ("note", "link", "FILE", "0123abcd", "RH1"),
    "finding add": ("finding", "add", "FILE", "--theme", "GOV", "--label", "area", "words"),
    "finding link": ("finding", "link", "FILE", "RH1", "0123abcd"),
    "recommendation add": ("recommendation", "add", "FILE", "words"),
    "recommendation link": ("recommendation", "link", "FILE", "RH1", "RH2"),
    "search": ("search", "FILE", "housing"),
    "report": ("report", "FILE", "--format", "pdf", "--output", "made.pdf"),
    "export": ("export", "FILE", "--format", "jsonl", "--output", "made.jsonl"),
}

Spoil = Callable[[Path], None]


def _missing(folder: Path) -> None:
    shutil.rmtree(folder)


def _a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"not a folder at all")


def _empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _truncated(folder: Path) -> None:
    database = folder / "challenge.db"
    os.truncate(database, database.stat().st_size // 2)


def _nothing_left(folder: Path) -> None:
    os.truncate(folder / "challenge.db", 0)


def _rubbish(folder: Path) -> None:
    (folder / "challenge.db").write_bytes(os.urandom(1024 * 1024) * (RUBBISH_BYTES // 1024**2))


def _no_keys(folder: Path) -> None:
    for name in ("keys-1", "keys-2"):
        os.truncate(folder / name, 20)


CASES: dict[str, tuple[Spoil, str]] = {
    "missing": (_missing, "SLI-1103"),
    "wrong type": (_a_file, "SLI-1103"),
    "empty": (_empty, "SLI-1103"),
    "truncated": (_truncated, "SLI-1201"),
    "emptied": (_nothing_left, "SLI-1201"),
    "50 MB of rubbish": (_rubbish, "SLI-1201"),
    "keys cut short": (_no_keys, "SLI-1201"),
}


def bytes_of(folder: Path) -> dict[str, str]:
    """A hash of every file but the lock, which only says who is there."""
    if folder.is_file():
        return {"": hashlib.sha256(folder.read_bytes()).hexdigest()}
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != "lock"
    }


def words_for(command: str, folder: Path) -> list[str]:
    return [str(folder) if word == "FILE" else word for word in COMMANDS[command]]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("case", CASES)
def test_a_bad_challenge_is_told_and_stays_as_it_is(
    terminal: Terminal, northmere: Path, command: str, case: str
) -> None:
    spoil, code = CASES[case]
    spoil(northmere)
    before = bytes_of(northmere)
    told = terminal.run(*words_for(command, northmere))
    assert told.code == 1
    assert code in told.err, told.err
    assert bytes_of(northmere) == before
    assert not list(terminal.folder.glob("made*"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_wrong_passphrase_is_told_and_changes_nothing(
    terminal: Terminal, northmere: Path, command: str
) -> None:
    before = content_of(northmere)
    right = dict(terminal.environment)
    terminal.environment = {"SLI_PASSPHRASE": "three other words"}
    told = terminal.run(*words_for(command, northmere))
    assert told.code == 1
    assert "That passphrase does not match." in told.err
    terminal.environment = right
    assert content_of(northmere) == before


@pytest.mark.parametrize("case", ["truncated", "emptied", "50 MB of rubbish"])
def test_a_damaged_challenge_comes_back_from_its_backup(
    terminal: Terminal, northmere: Path, case: str
) -> None:
    before = content_of(northmere)
    terminal.done("backup", northmere, "--output", "kept.slibackup")
    CASES[case][0](northmere)
    told = terminal.values("restore", northmere, "kept.slibackup")
    assert content_of(northmere) == before
    assert told["folder"] == str(northmere)


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "SLI-3201"), (b"", "SLI-1501"), (b"PK\x03\x04 not a backup", "SLI-1501")],
)
def test_a_bad_backup_is_told_and_changes_nothing(
    terminal: Terminal, northmere: Path, content: bytes | None, code: str
) -> None:
    before = content_of(northmere)
    if content is not None:
        (terminal.folder / "bad.slibackup").write_bytes(content)
    told = terminal.run("restore", northmere, "bad.slibackup")
    assert (told.code, code in told.err) == (1, True), told.err
    assert content_of(northmere) == before


def test_a_truncated_backup_and_50_mb_of_rubbish_are_told(
    terminal: Terminal, northmere: Path
) -> None:
    before = content_of(northmere)
    terminal.done("backup", northmere, "--output", "kept.slibackup")
    whole = (terminal.folder / "kept.slibackup").read_bytes()
    (terminal.folder / "cut.slibackup").write_bytes(whole[: len(whole) // 2])
    (terminal.folder / "rubbish.slibackup").write_bytes(os.urandom(1024**2) * 50)
    for name in ("cut.slibackup", "rubbish.slibackup"):
        told = terminal.run("restore", northmere, name)
        assert (told.code, "SLI-1501" in told.err) == (1, True), told.err
    assert content_of(northmere) == before


def test_a_backup_under_another_passphrase_is_told(terminal: Terminal, northmere: Path) -> None:
    terminal.done("backup", northmere, "--output", "kept.slibackup")
    terminal.environment = {"SLI_PASSPHRASE": "three other words"}
    told = terminal.run("restore", "elsewhere.sli", "kept.slibackup")
    assert (told.code, "SLI-1101" in told.err) == (1, True)
    assert not (terminal.folder / "elsewhere.sli").exists()


@pytest.mark.parametrize("command", ["report", "export", "backup"])
@pytest.mark.parametrize("place", ["no-such-folder/made", "taken"])
def test_a_file_that_cannot_be_written_is_told(
    terminal: Terminal, northmere: Path, command: str, place: str
) -> None:
    before = content_of(northmere)
    (terminal.folder / "taken").mkdir()
    kind = {"report": ["--format", "html"], "export": ["--format", "jsonl"], "backup": []}
    told = terminal.run(command, northmere, *kind[command], "--output", place)
    assert told.code == 1, told.err
    assert "SLI-0000" not in told.err, told.err
    assert content_of(northmere) == before
    assert not list((terminal.folder / "taken").iterdir())


def test_an_empty_challenge_has_no_report_yet(terminal: Terminal) -> None:
    terminal.done("new", "e", "--empty")
    told = terminal.run("report", "e", "--format", "pdf", "--output", "made.pdf")
    assert (told.code, "still empty" in told.err) == (1, True)


def test_trouble_is_told_as_one_json_object_where_that_was_asked_for(terminal: Terminal) -> None:
    told = terminal.run("info", "nowhere.sli", "--json")
    assert told.code == 1
    assert told.values["error"]["code"] == "SLI-1103"
    assert told.values["error"]["next_step"]
    assert told.err == ""
