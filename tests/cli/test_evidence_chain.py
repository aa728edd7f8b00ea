"""The evidence chain from a terminal: note, finding, recommendation."""

import re
from pathlib import Path
from uuid import UUID

import pytest

from sli_desktop.models.records.finding import Finding, FindingNote, Stance
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note, NoteKind, NoteState
from sli_desktop.models.records.recommendation import Recommendation
from tests.cli.conftest import Terminal, content_of, records_of


def test_a_typed_line_becomes_a_note_with_its_marks(terminal: Terminal, northmere: Path) -> None:
    words = '! "We hear last #3 @all'
    told = terminal.values("note", "add", northmere, "--meeting", "RH3", words)
    [made] = told["notes"]
    note = records_of(northmere).get(Note, UUID(made["id"]))
    assert note is not None
    assert note.body == "We hear last"
    assert note.kinds == {NoteKind.AREA, NoteKind.QUOTE}
    assert len(note.themes) == 1
    assert note.state is NoteState.TO_SORT


def test_marks_can_be_left_alone(terminal: Terminal, northmere: Path) -> None:
    told = terminal.values("note", "add", northmere, "--no-marks", "+ plain #3")
    assert told["notes"][0]["body"] == "+ plain #3"


def test_each_line_of_the_standard_input_is_a_note(terminal: Terminal, northmere: Path) -> None:
    terminal.lines_in = "+ first\n\n? second\n"
    told = terminal.values("note", "add", northmere, "--meeting", "Finance managers", "-")
    assert [note["body"] for note in told["notes"]] == ["first", "second"]
    assert [note["kinds"] for note in told["notes"]] == [["strength"], ["follow-up"]]


def test_a_finding_rests_on_notes_and_a_recommendation_on_findings(
    terminal: Terminal, northmere: Path
) -> None:
    note = terminal.values("note", "add", northmere, "--theme", "GOV", "It comes too late")
    short = note["notes"][0]["short_id"]
    finding = terminal.values(
        "finding", "add", northmere, "--theme", "GOV", "--label", "area",
        "--statement", "Scrutiny sees papers a week late.", "--note", short, "Scrutiny is late",
    )  # fmt: skip
    advice = terminal.values(
        "recommendation", "add", northmere, "--finding", finding["reference"], "Bring it forward"
    )
    records = records_of(northmere)
    [link] = [each for each in records.all(FindingNote) if str(each.finding) == finding["id"]]
    assert str(link.note) == note["notes"][0]["id"]
    made = records.get(Recommendation, UUID(advice["id"]))
    assert made is not None
    assert {str(each) for each in made.findings} == {finding["id"]}
    used = records.get(Note, link.note)
    assert used is not None
    assert used.state is NoteState.USED


def test_references_go_on_where_the_peer_left_off(terminal: Terminal, northmere: Path) -> None:
    records = records_of(northmere)
    given: list[Meeting | Finding | Recommendation] = [
        *records.all(Meeting),
        *records.all(Finding),
        *records.all(Recommendation),
    ]
    mine = [each.reference for each in given if re.fullmatch(r"PS\d+", each.reference)]
    highest = max(int(reference[2:]) for reference in mine)
    told = terminal.values(
        "finding", "add", northmere, "--as", "PS", "--theme", "FIN", "--label", "strength", "Sound"
    )
    assert told["reference"] == f"PS{highest + 1}"


def test_linking_twice_is_no_change(terminal: Terminal, northmere: Path) -> None:
    records = records_of(northmere)
    link = records.all(FindingNote)[0]
    finding, note = records.get(Finding, link.finding), records.get(Note, link.note)
    assert finding is not None
    assert note is not None
    against = ["--against"] if link.stance is Stance.AGAINST else []
    before = content_of(northmere)
    for command in (
        ("finding", "link", northmere, finding.reference, note.id.hex[-8:]),
        ("note", "link", northmere, note.id.hex[-8:], finding.reference),
    ):
        assert "linked already" in terminal.done(*command, *against).out
    assert content_of(northmere) == before


def test_a_note_can_speak_against_a_finding(terminal: Terminal, northmere: Path) -> None:
    records = records_of(northmere)
    finding = next(each for each in records.all(Finding) if each.sensitivity == "open")
    note = terminal.values("note", "add", northmere, "It works well here")["notes"][0]
    terminal.done("note", "link", northmere, note["short_id"], finding.reference, "--against")
    links = records_of(northmere).all(FindingNote)
    [made] = [each for each in links if str(each.note) == note["id"]]
    assert made.stance is Stance.AGAINST


def test_a_recommendation_is_linked_to_more_findings(terminal: Terminal, northmere: Path) -> None:
    records = records_of(northmere)
    advice = records.all(Recommendation)[0]
    other = next(each for each in records.all(Finding) if each.id not in advice.findings)
    link = ("recommendation", "link", northmere, advice.reference, other.reference)
    assert terminal.values(*link)["linked"] == 1
    assert "linked already" in terminal.done(*link).out
    changed = records_of(northmere).get(Recommendation, advice.id)
    assert changed is not None
    assert changed.findings == advice.findings | {other.id}


@pytest.mark.parametrize(
    "command",
    [
        ("note", "add", "northmere.sli", "--meeting", "ZZ99", "words"),
        ("note", "add", "northmere.sli", "--theme", "nonsense", "words"),
        ("note", "add", "northmere.sli", "--as", "nobody", "words"),
        ("note", "add", "northmere.sli", "   "),
        ("note", "add", "northmere.sli", "#3"),
        ("note", "link", "northmere.sli", "ffffffff", "RH4"),
        ("note", "link", "northmere.sli", "not hex", "RH4"),
        ("finding", "add", "northmere.sli", "--theme", "XXX", "--label", "area", "words"),
        ("finding", "add", "northmere.sli", "--theme", "GOV", "--label", "area",
         "--note", "ffffffff", "words"),
        ("finding", "link", "northmere.sli", "ZZ99", "ffffffff"),
        ("recommendation", "add", "northmere.sli", "--finding", "ZZ99", "words"),
        ("recommendation", "link", "northmere.sli", "ZZ99", "ZZ98"),
    ],
)  # fmt: skip
def test_what_names_nothing_is_told_and_changes_nothing(
    terminal: Terminal, northmere: Path, command: tuple[str, ...]
) -> None:
    before = content_of(northmere)
    told = terminal.run(*command)
    assert told.code == 1
    assert "SLI-33" in told.err
    assert content_of(northmere) == before


def test_an_author_who_is_not_known_needs_a_decision(terminal: Terminal) -> None:
    terminal.done("new", "e", "--empty")
    told = terminal.run("note", "add", "e", "words")
    assert (told.code, "--as" in told.err) == (3, True)
