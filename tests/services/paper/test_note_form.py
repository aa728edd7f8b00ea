"""A Word form goes out with the codes of meetings and comes back as their notes."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import docx
import pytest
from docx.text.paragraph import Paragraph

from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import NoteKind
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.intake.note_files import notes_of_pasted, read_notes
from sli_desktop.services.intake.notes_plan import NotesChoices, NotesPlan, plan_notes
from sli_desktop.services.paper.note_form import note_form, save_note_form
from tests.builders import (
    FINANCE,
    MONDAY,
    SAM,
    a_challenge,
    a_meeting,
    a_new_id,
    a_peer,
    a_question,
    a_theme,
    an_attendance,
)

LONDON = ZoneInfo("Europe/London")
LEADER = a_meeting("Leader of the council", reference="PS4", place="Room 1")
SAME = a_meeting("Leader of the  council", reference="PS12", starts=MONDAY + timedelta(hours=3))
STAFF = a_meeting("Staff: front line & depots", reference="RH7", themes=frozenset({FINANCE}))
MEETINGS = (LEADER, SAME, STAFF)
RECORDS = ChallengeRecords.of(
    (
        a_challenge(),
        a_peer("Sam"),
        a_theme("Finance"),
        a_question(),
        *MEETINGS,
        an_attendance(STAFF.id, role_label="ST Staff"),
    )
)
TYPED = {
    "PS4": ("The plan is his own.", "! Savings come late.\nTwo lines of one note."),
    "PS12": ("Nothing new since the morning.",),
    "RH7": ('"We hear last"', "- Depots are proud of it", "? Who owns the fleet plan", "日本 £ é"),
}


@pytest.fixture
def form(tmp_path: Path) -> Path:
    file = tmp_path / "form.docx"
    save_note_form(file, RECORDS, MEETINGS, zone=LONDON, peer=a_peer("Sam"))
    return file


def fill(file: Path, typed: dict[str, tuple[str, ...]]) -> None:
    """Type as a person does: into the empty paragraphs below a heading, then more of them."""
    document = docx.Document(str(file))
    for code, lines in typed.items():
        below = _below(document.paragraphs, code)
        for paragraph, words in zip(below, lines, strict=False):
            paragraph.add_run(words)
        for words in lines[len(below) :]:
            last = below[-1].insert_paragraph_before(below[-1].text)
            below[-1].text = words
            assert last.text
    document.save(str(file))


def _below(paragraphs: list[Paragraph], code: str) -> list[Paragraph]:
    start = next(n for n, p in enumerate(paragraphs) if p.text.startswith(f"{code} "))
    below = []
    for paragraph in paragraphs[start + 1 :]:
        if paragraph.style is not None and str(paragraph.style.name).startswith("Heading"):
            break
        below.append(paragraph)
    return below


def plan(file: Path, **choices: object) -> NotesPlan:
    said = NotesChoices(author=SAM, **choices)  # type: ignore[arg-type]
    return plan_notes(read_notes(file), RECORDS, said, at=MONDAY, new_id=a_new_id)


def bodies(found: NotesPlan, meeting: Meeting) -> list[str]:
    return [note.body for note in found.notes if note.meeting == meeting.id]


def test_a_filled_form_comes_back_whole_each_paragraph_in_its_meeting(form: Path) -> None:
    fill(form, TYPED)
    found = plan(form)
    assert bodies(found, LEADER) == [
        "The plan is his own.",
        "! Savings come late. Two lines of one note.",
    ]
    assert bodies(found, SAME) == ["Nothing new since the morning."]
    assert bodies(found, STAFF) == [
        "We hear last",
        "Depots are proud of it",
        "? Who owns the fleet plan",
        "日本 £ é",
    ]
    assert len(found.notes) == 7
    assert not (found.left_out)
    assert not (found.unfiled)
    assert not (found.remarks)


def test_marks_of_a_form_count_only_when_the_person_says_so(form: Path) -> None:
    fill(form, TYPED)
    kinds = {note.body: note.kinds for note in plan(form, marks=True).notes}
    assert kinds["Savings come late. Two lines of one note."] == {NoteKind.AREA}
    assert kinds["Who owns the fleet plan"] == {NoteKind.FOLLOW_UP}
    unmarked = {note.body: note.kinds for note in plan(form).notes}
    assert unmarked["? Who owns the fleet plan"] == frozenset()


def test_an_empty_form_brings_nothing_and_says_whose_it_is(form: Path) -> None:
    page = read_notes(form)
    assert not (page.notes)
    assert not (page.left_out)
    assert page.form_of == "SA"


def test_what_is_typed_into_a_line_of_the_form_is_shown_with_its_reason(form: Path) -> None:
    document = docx.Document(str(form))
    lines = [Paragraph(p, document) for p in document.element.body.iter() if p.tag.endswith("}p")]
    question = next(each for each in lines if "How is the gap closed?" in each.text)
    question.add_run(" By the reserve.")
    document.save(str(form))
    page = read_notes(form)
    (left,) = page.left_out
    assert left.text == "☐ How is the gap closed? By the reserve."
    assert "copy it below a heading" in left.reason


def test_a_heading_that_lost_its_code_is_still_found_by_its_title(form: Path) -> None:
    fill(form, TYPED)
    document = docx.Document(str(form))
    heading = next(p for p in document.paragraphs if p.text.startswith("RH7"))
    heading.text = STAFF.title
    document.save(str(form))
    assert len(bodies(plan(form), STAFF)) == 4


def test_the_form_names_no_writer_and_is_the_same_each_time() -> None:
    made = note_form(RECORDS, MEETINGS, zone=LONDON)
    assert made == note_form(RECORDS, MEETINGS, zone=LONDON)
    about = docx.Document(BytesIO(made)).core_properties
    assert (about.author, about.last_modified_by) == ("", "")


def test_a_part_can_be_moved_to_another_meeting_or_left_without_one(form: Path) -> None:
    fill(form, TYPED)
    (heading,) = {n.headings for n in read_notes(form).notes if n.text.startswith("The plan")}
    moved = plan(form, moved={heading: STAFF})
    assert bodies(moved, LEADER) == []
    assert bodies(moved, STAFF)[0] == "The plan is his own."
    alone = plan(form, moved={heading: None})
    assert [n.meeting for n in alone.notes][:2] == [None, None]


def test_notes_that_are_not_wanted_stay_out(form: Path) -> None:
    fill(form, TYPED)
    found = plan(form, skipped={0, 2})
    assert len(found.notes) == 5
    assert [line.fate.value for line in found.lines].count("left out by the person") == 2


def test_pasted_words_that_name_no_meeting_go_where_the_person_came_from() -> None:
    page = notes_of_pasted("First thing heard\r\n\r\nFinance:\r\n- Reserves are thin\r\n")
    said = NotesChoices(author=SAM, otherwise=LEADER)
    found = plan_notes(page, RECORDS, said, at=MONDAY, new_id=a_new_id)
    assert bodies(found, LEADER) == ["First thing heard", "Reserves are thin"]
    assert [note.themes for note in found.notes] == [frozenset(), {FINANCE}]
