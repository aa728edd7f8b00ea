"""The evening's sorting from a terminal."""

from pathlib import Path
from uuid import UUID

import pytest

from sli_desktop.models.records.finding import Finding, FindingNote, Stance
from sli_desktop.models.records.note import Note, NoteState
from tests.cli.conftest import Terminal, content_of, records_of


@pytest.fixture
def notes(terminal: Terminal, northmere: Path) -> list[str]:
    """Three notes of one meeting, by their short identities."""
    terminal.lines_in = "! first #3\n! second #3\n! third #3\n"
    told = terminal.values("note", "add", northmere, "--meeting", "RH3", "-")
    return [note["short_id"] for note in told["notes"]]


def named(folder: Path, short: str) -> Note:
    found = [note for note in records_of(folder).all(Note) if note.id.hex.endswith(short)]
    assert len(found) == 1
    return found[0]


def test_notes_are_listed_with_counts(
    terminal: Terminal, northmere: Path, notes: list[str]
) -> None:
    told = terminal.values("evidence", "list", northmere, "--theme", "3", "--kind", "area")
    shown = [note["short_id"] for note in told["notes"]]
    assert set(notes) <= set(shown)
    every = [n for n in records_of(northmere).all(Note) if n.state is NoteState.TO_SORT]
    listed = terminal.values("evidence", "list", northmere, "--limit", "2")
    assert listed["total"] == len(every)
    assert len(listed["notes"]) == 2
    assert listed["counts"]["state"]["to sort"] == len(every)
    everything = terminal.done("evidence", "list", northmere, "--state", "all", "--peer", "PS")
    assert "used" in everything.out


def test_notes_move_to_a_finding_or_a_new_one(
    terminal: Terminal, northmere: Path, notes: list[str]
) -> None:
    before = content_of(northmere)
    move: tuple[str | Path, ...] = ("evidence", "move", northmere, *notes[:2])
    planned = terminal.done(*move, "--new", "Papers are late", "--plan")
    assert "2 notes would be moved" in planned.out
    assert content_of(northmere) == before
    made = terminal.values(*move, "--new", "Papers are late", "--as", "PS")
    again = terminal.values(*move, "--to", made["finding"])
    assert (made["changed"], again["changed"]) == (2, 0)
    terminal.done("evidence", "move", northmere, notes[2], "--to", made["finding"], "--against")
    records = records_of(northmere)
    [finding] = [f for f in records.all(Finding) if f.reference == made["finding"]]
    links = {x.note: x.stance for x in records.all(FindingNote) if x.finding == finding.id}
    assert links == {
        named(northmere, notes[0]).id: Stance.SUPPORTS,
        named(northmere, notes[1]).id: Stance.SUPPORTS,
        named(northmere, notes[2]).id: Stance.AGAINST,
    }
    unclear = terminal.run("evidence", "move", northmere, notes[0])
    assert (unclear.code, "not clear where" in unclear.err) == (2, True)


def test_notes_are_kept_as_background_and_come_back(
    terminal: Terminal, northmere: Path, notes: list[str]
) -> None:
    terminal.done("evidence", "background", northmere, notes[0])
    assert named(northmere, notes[0]).state is NoteState.BACKGROUND
    terminal.done("evidence", "background", northmere, notes[0], "--back")
    assert named(northmere, notes[0]).state is NoteState.TO_SORT


def test_joined_notes_move_together_and_come_apart(
    terminal: Terminal, northmere: Path, notes: list[str]
) -> None:
    joined = terminal.values("evidence", "join", northmere, *notes[:2])
    first, second = map(UUID, joined["notes"])
    assert named(northmere, notes[0]).joined_with == {second}
    moved = terminal.values("evidence", "move", northmere, notes[0], "--new", "X", "--as", "PS")
    assert {UUID(note) for note in moved["notes"]} == {first, second}
    terminal.done("evidence", "join", northmere, notes[0], "--apart")
    assert named(northmere, notes[1]).joined_with == frozenset()
    elsewhere = terminal.values("note", "add", northmere, "Elsewhere")["notes"][0]["short_id"]
    refused = terminal.run("evidence", "join", northmere, notes[0], elsewhere)
    assert "not all from one meeting" in refused.err
