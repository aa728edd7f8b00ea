"""Notes from elsewhere find their meeting and theme, and lose no word on the way."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.models.records.note import FollowUp, NoteKind, Source
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.intake.note_files import read_notes
from sli_desktop.services.intake.note_lines import Line, NoteText, notes_of_lines
from sli_desktop.services.intake.notes_plan import NotesChoices, NotesPlan, headings_of, plan_notes
from sli_desktop.services.intake.problems import IntakeError, TooLargeError, WrongTypeError
from sli_desktop.services.intake.whole import records_after
from tests.builders import (
    MONDAY,
    SAM,
    a_challenge,
    a_document,
    a_meeting,
    a_new_id,
    a_theme,
    an_attendance,
    an_id,
)
from tests.services.intake.sheets import a_workbook

MANAGERS = a_meeting("Service managers", id=an_id("managers"), reference="PS4")
DEPOT = a_meeting("Depot visit", id=an_id("depot"), reference="PS5", kind="visit")
FINANCE = a_theme("Finance", code="FIN", order="a0")
HOUSING = a_theme("Housing", code="HOU", order="a1")
PLAN = a_document("Corporate plan")
SM2 = an_attendance(MANAGERS.id, role_label="SM2 Revenues")
RECORDS = ChallengeRecords.of([a_challenge(), MANAGERS, DEPOT, FINANCE, HOUSING, PLAN, SM2])


def planned(page: Any, *, marks: bool = False, **choices: Any) -> NotesPlan:
    chosen = NotesChoices(author=SAM, marks=marks, **choices)
    return plan_notes(page, RECORDS, chosen, at=MONDAY, new_id=a_new_id)


def a_page(file: Path, write: Callable[[Any], None]) -> Path:
    page = docx.Document()
    write(page)
    page.save(str(file))
    return file


def from_text(folder: Path, text: str, **choices: Any) -> NotesPlan:
    (folder / "n.txt").write_text(text, encoding="utf-8")
    return planned(read_notes(folder / "n.txt"), **choices)


def bodies(plan: NotesPlan) -> list[str]:
    return [note.body for note in plan.notes]


def test_word_headings_give_meeting_and_theme_and_bullets_become_notes(tmp_path: Path) -> None:
    def write(page: Any) -> None:
        page.add_heading("My notes", 0)
        page.add_paragraph("Monday 12 October 2026, evening")
        page.add_heading("Service managers", 1)
        page.add_heading("Finance", 2)
        page.add_paragraph("Reports reach managers monthly.", style="List Bullet")
        page.add_paragraph("“We find out from the website.”", style="List Bullet")
        page.add_heading("Housing", 2)
        page.add_paragraph("No single plan.")

    plan = planned(read_notes(a_page(tmp_path / "n.docx", write)))
    assert bodies(plan) == [
        "Reports reach managers monthly.",
        "We find out from the website.",
        "No single plan.",
    ]
    assert {note.meeting for note in plan.notes} == {MANAGERS.id}
    assert [note.themes for note in plan.notes] == [{FINANCE.id}, {FINANCE.id}, {HOUSING.id}]
    assert [note.kinds for note in plan.notes] == [set(), {NoteKind.QUOTE}, set()]
    assert [each.text for each in plan.left_out] == ["My notes", "Monday 12 October 2026, evening"]
    assert plan.unfiled == ()


def test_bold_lines_are_headings_where_nobody_used_styles(tmp_path: Path) -> None:
    def write(page: Any) -> None:
        page.add_paragraph().add_run("PS4").bold = True
        page.add_paragraph("- Budget is late")

    [note] = planned(read_notes(a_page(tmp_path / "n.docx", write))).notes
    assert (note.body, note.meeting) == ("Budget is late", MANAGERS.id)


def test_a_table_in_word_gives_theme_and_notes(tmp_path: Path) -> None:
    def write(page: Any) -> None:
        page.add_heading("Service managers", 1)
        table = page.add_table(rows=3, cols=2)
        for place, text in enumerate(
            ["Theme", "Notes", "Finance", "Sound budget", "Housing", "No plan yet"]
        ):
            table.cell(place // 2, place % 2).text = text

    plan = planned(read_notes(a_page(tmp_path / "n.docx", write)))
    assert [(n.body, n.meeting, set(n.themes)) for n in plan.notes] == [
        ("Sound budget", MANAGERS.id, {FINANCE.id}),
        ("No plan yet", MANAGERS.id, {HOUSING.id}),
    ]


INSERTED = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:r><w:t>Staff </w:t></w:r><w:ins><w:r><w:t>really </w:t></w:r></w:ins>"
    "<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>listen</w:t></w:r></w:p>"
)


def test_tracked_insertions_are_read_and_tracked_deletions_are_not(tmp_path: Path) -> None:
    def write(page: Any) -> None:
        page.add_heading("Service managers", 1)
        page.element.body.insert(1, parse_xml(INSERTED))

    plan = planned(read_notes(a_page(tmp_path / "n.docx", write)))
    assert bodies(plan) == ["Staff really listen"]


def test_plain_text_is_read_with_its_headings(tmp_path: Path) -> None:
    text = (
        "# Service managers\n\n- first\n• second\n3. third\n\nDepot visit\n===========\n"
        "* fourth\n\nHousing:\nfifth, on two\n"
    )
    plan = from_text(tmp_path, text)
    assert bodies(plan) == ["first", "second", "third", "fourth", "fifth, on two"]
    meetings = [note.meeting for note in plan.notes]
    assert meetings == [MANAGERS.id] * 3 + [DEPOT.id] * 2
    assert plan.notes[-1].themes == {HOUSING.id}
    assert [note.source for note in plan.notes[2:4]] == [Source.HEARD, Source.SAW]


def test_a_plain_hyphen_is_a_bullet_and_never_a_judgement(tmp_path: Path) -> None:
    for marks in (False, True):
        [note] = from_text(tmp_path, "# PS4\n- weak plan", marks=marks).notes
        assert (note.body, set(note.kinds)) == ("weak plan", set())


def test_marks_count_only_where_the_person_says_so(tmp_path: Path) -> None:
    text = '# PS4\n+ good reports #2 @SM2\n! late\n? ask again\n"We hear last\n'
    plain = from_text(tmp_path, text)
    assert bodies(plain)[0] == "+ good reports #2 @SM2"
    assert all(note.kinds == set() for note in plain.notes)
    marked = from_text(tmp_path, text, marks=True)
    assert bodies(marked) == ["good reports", "late", "ask again", "We hear last"]
    assert [set(note.kinds) for note in marked.notes] == [
        {NoteKind.STRENGTH},
        {NoteKind.AREA},
        {NoteKind.FOLLOW_UP},
        {NoteKind.QUOTE},
    ]
    assert marked.notes[0].themes == {HOUSING.id}
    assert marked.notes[0].speaker == SM2.id
    assert marked.notes[2].follow_up is FollowUp.OPEN


@pytest.mark.parametrize(
    ("typed", "body", "is_quote"),
    [
        ("“We hear last.”", "We hear last.", True),
        ('"We hear last"', "We hear last", True),
        ("One said “we always hear last here” and left", None, True),
        ("The “plan” is late", None, False),
        ("It's the members' call", None, False),
        ('"unfinished', None, False),
    ],
)
def test_quotation_marks_become_quotes(
    tmp_path: Path, typed: str, body: str | None, is_quote: bool
) -> None:
    [note] = from_text(tmp_path, f"# PS4\n{typed}\n").notes
    assert note.body == (typed if body is None else body)
    assert (NoteKind.QUOTE in note.kinds) == is_quote


def test_a_table_of_notes_repeats_meeting_and_theme_downwards(tmp_path: Path) -> None:
    rows = [
        ("Meeting", "Theme", "Note", "Who", "Kind"),
        ("Service managers", "Finance", "Sound budget", "SM2", "Strength"),
        (None, None, "Late papers", None, "area"),
        (None, "Housing", "No plan", None, None),
        ("PS5", None, "Clean yard", None, None),
        (None, None, None, "SM2", None),
    ]
    plan = planned(read_notes(a_workbook(tmp_path / "n.xlsx", rows)))
    assert [(n.body, n.meeting, set(n.themes)) for n in plan.notes] == [
        ("Sound budget", MANAGERS.id, {FINANCE.id}),
        ("Late papers", MANAGERS.id, {FINANCE.id}),
        ("No plan", MANAGERS.id, {HOUSING.id}),
        ("Clean yard", DEPOT.id, set()),
    ]
    assert plan.notes[0].speaker == SM2.id
    assert [set(n.kinds) for n in plan.notes[:2]] == [{NoteKind.STRENGTH}, {NoteKind.AREA}]
    assert [each.reason for each in plan.left_out] == ["it has no words of a note"]


def test_a_first_column_says_what_the_notes_are_about_without_headings(tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text(
        'PS4,"Budget monitoring reports now reach managers"\n,"Papers are late every week"\n'
        'Finance,"Reserves are told in one page"\n',
        encoding="utf-8",
    )
    plan = planned(read_notes(tmp_path / "n.csv"))
    assert [(n.meeting, set(n.themes)) for n in plan.notes] == [
        (MANAGERS.id, set()),
        (MANAGERS.id, set()),
        (None, {FINANCE.id}),
    ]


def test_a_document_heading_makes_reading_notes(tmp_path: Path) -> None:
    [note] = from_text(tmp_path, "# Document: Corporate plan\n- Four priorities\n").notes
    assert (note.document, note.meeting, note.source) == (PLAN.id, None, Source.READ)


@pytest.mark.parametrize(
    "heading",
    [
        "Service managers",
        "PS4",
        "Meeting with service managers, 12 October",
        "2. Notes of Service managers",
        "SERVICE MANAGERS",
    ],
)
def test_a_meeting_is_found_by_the_ways_people_write_it(tmp_path: Path, heading: str) -> None:
    [note] = from_text(tmp_path, f"# {heading}\n- words\n").notes
    assert note.meeting == MANAGERS.id


def test_notes_under_a_heading_nobody_knows_are_told_and_never_dropped(tmp_path: Path) -> None:
    plan = from_text(tmp_path, "# Parish clerks\n- one\n- two\n# PS4\n## Odds and ends\n- three\n")
    assert bodies(plan) == ["one", "two", "three"]
    assert headings_of(plan.unfiled) == ("Parish clerks",)
    assert plan.remarks == ("no meeting or theme is called Odds and ends",)


def test_a_meeting_named_for_the_whole_file_takes_all_notes(tmp_path: Path) -> None:
    plan = from_text(tmp_path, "- one\n# Finance\n- two\n", meeting=MANAGERS)
    assert {note.meeting for note in plan.notes} == {MANAGERS.id}
    assert plan.notes[1].themes == {FINANCE.id}
    assert plan.unfiled == ()


def test_the_same_page_again_adds_nothing(tmp_path: Path) -> None:
    first = from_text(tmp_path, "# PS4\n- one\n- two\n")
    after = records_after(RECORDS, first.change_set())
    page = read_notes(tmp_path / "n.txt")
    again = plan_notes(page, after, NotesChoices(author=SAM), at=MONDAY, new_id=a_new_id)
    assert (again.notes, len(again.already)) == ((), 2)


def test_notes_keep_the_order_of_the_page(tmp_path: Path) -> None:
    text = "# PS4\n" + "\n".join(f"- note {number}" for number in range(40))
    notes = from_text(tmp_path, text).notes
    assert [n.body for n in sorted(notes, key=lambda each: each.first_key)] == [
        f"note {number}" for number in range(40)
    ]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), max_size=8))
def test_every_line_of_text_is_in_a_note_or_told(lines: list[str]) -> None:
    """The fault to catch: a line that vanishes between the page and the plan."""
    page = notes_of_lines([Line(text="PS4", level=1), *(Line(text=line) for line in lines)])
    found = "\n".join(note.text for note in page.notes)
    assert all(_letters(line) in _letters(found) for line in lines)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def test_a_note_of_unreasonable_length_or_number_is_refused(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("x" * 100_001, encoding="utf-8")
    with pytest.raises(TooLargeError, match="100,000 characters"):
        read_notes(tmp_path / "n.txt")
    (tmp_path / "n.txt").write_text("x\n" * 20_001, encoding="utf-8")
    with pytest.raises(TooLargeError, match="20,000 notes"):
        read_notes(tmp_path / "n.txt")


def test_an_ending_nobody_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "n.pages").write_bytes(b"x")
    with pytest.raises(WrongTypeError):
        read_notes(tmp_path / "n.pages")


@given(content=st.binary(max_size=300))
def test_no_bytes_whatever_break_the_reading_of_text(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.txt"
    file.write_bytes(content)
    notes: tuple[NoteText, ...] = ()
    with suppress(IntakeError):
        notes = read_notes(file).notes
    assert all(note.text.strip() for note in notes)
