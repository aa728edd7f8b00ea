"""`erase` and `hold`: planned, asked once more, done, listed; forbidden while a hold stands."""

from pathlib import Path

from sli_desktop.models.records.note import Note
from sli_desktop.services.lookup import short_id
from tests.cli.conftest import Terminal, records_of


def _a_note(northmere: Path) -> Note:
    return records_of(northmere).all(Note)[0]


def test_an_erasure_is_planned_asked_done_and_listed(terminal: Terminal, northmere: Path) -> None:
    note = _a_note(northmere)
    name = short_id(note.id)
    planned = terminal.values("erase", "now", northmere, name, "--reason", "asked", "--plan")
    assert planned["planned_only"]
    assert {"kind": "note", "id": str(note.id)} in planned["records"]
    asked = terminal.run("erase", "now", northmere, name, "--reason", "asked")
    assert asked.code == 3
    assert "SLI-3502" in asked.err
    assert _a_note(northmere) == note
    done = terminal.values("erase", "now", northmere, name, "--reason", "asked", "--yes")
    assert done["certificate"]
    assert note.id not in {each.id for each in records_of(northmere).all(Note)}
    [listed] = terminal.values("erase", "list", northmere)["erasures"]
    assert listed["certificate"] == done["certificate"]
    assert listed["records"] == len(planned["records"])


def test_earlier_versions_are_erased(terminal: Terminal, northmere: Path) -> None:
    note = _a_note(northmere)
    words = ("erase", "history", northmere, short_id(note.id), "--reason", "not_needed")
    assert terminal.run(*words).code == 3
    assert terminal.values(*words, "--yes")["versions"] == 1
    assert _a_note(northmere) == note


def test_what_is_not_there_is_not_erased(terminal: Terminal, northmere: Path) -> None:
    told = terminal.run("erase", "now", northmere, "0123456789ab", "--reason", "asked", "--yes")
    assert told.code == 1
    assert "SLI-3304" in told.err


def test_a_hold_forbids_erasing_until_it_is_lifted(terminal: Terminal, northmere: Path) -> None:
    name = short_id(_a_note(northmere).id)
    terminal.done("hold", "set", northmere, "--ground", "FOI", "--words", "FOI 2026-118")
    words = ("erase", "now", northmere, name, "--reason", "asked", "--yes")
    told = terminal.run(*words)
    assert told.code == 1
    assert "SLI-3500" in told.err
    [hold] = terminal.values("hold", "list", northmere)["holds"]
    assert (hold["ground"], hold["state"], hold["words"]) == ("FOI", "set", "FOI 2026-118")
    assert terminal.run("hold", "lift", northmere, "--hold", "ffffffff").code == 1
    terminal.done("hold", "lift", northmere)
    [hold] = terminal.values("hold", "list", northmere)["holds"]
    assert hold["state"] == "lifted"
    terminal.done(*words)
