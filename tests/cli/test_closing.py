"""`find-person` and `purge` from a terminal."""

import json
from pathlib import Path

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.people import Peer
from tests.cli.conftest import Terminal, records_of


def test_a_person_is_found_and_the_answer_saved(terminal: Terminal, northmere: Path) -> None:
    name = records_of(northmere).all(Peer)[0].name
    file = terminal.folder / "answer.json"
    found = terminal.values("find-person", northmere, name, "--output", file)["places"]
    assert any(place["kind"] == "peer" and place["whole_name"] for place in found)
    assert json.loads(file.read_text(encoding="utf-8")) == found
    text = terminal.folder / "answer.txt"
    told = terminal.done("find-person", northmere, name, "--output", text).out
    assert "confidential" in told
    assert name in text.read_text(encoding="utf-8")
    assert terminal.values("find-person", northmere, "Xyzzy Plugh")["places"] == []


def test_a_challenge_is_purged_only_by_name(terminal: Terminal, northmere: Path) -> None:
    plan = terminal.values("purge", northmere, "--plan")
    assert plan["notes"] > 10
    asked = terminal.run("purge", northmere)
    assert asked.code == 3
    assert "SLI-3505" in asked.err
    wrong = terminal.run("purge", northmere, "--council", "Elsewhere")
    assert wrong.code == 1
    assert "SLI-3503" in wrong.err
    subject = records_of(northmere).all(Challenge)[0].subject
    done = terminal.values("purge", northmere, "--council", subject, "--output", terminal.folder)
    assert not northmere.exists()
    assert Path(done["certificate"]).is_file()


def test_a_purge_that_was_cut_off_is_finished(terminal: Terminal, northmere: Path) -> None:
    (northmere / "purging").write_bytes(b"")
    terminal.done("purge", northmere)
    assert not northmere.exists()
