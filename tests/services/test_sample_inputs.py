"""The three small inputs of the demo: what an organiser and two peers really send."""

import re
import zipfile
from collections.abc import Iterator

import docx
import pytest
from openpyxl import load_workbook

from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.intake.open_data import read_open_data

TIMETABLE = resource("sample/northmere-timetable.xlsx")
WORD = resource("sample/northmere-notes.docx")
PLAIN = resource("sample/northmere-notes.txt")


@pytest.fixture(scope="module")
def sample() -> ChallengeRecords:
    return ChallengeRecords.of(read_open_data(resource("sample/northmere.jsonl")))


def rows() -> Iterator[dict[str, str]]:
    """The rows of the timetable below its two rows of column titles."""
    sheet = load_workbook(TIMETABLE).active
    assert sheet is not None
    titles: list[str] = []
    for row in sheet.iter_rows(values_only=True):
        values = ["" if value is None else str(value) for value in row]
        if values[0] == "Ref":
            titles = values
        elif titles and re.fullmatch(r"T\d\d", values[0]):
            yield dict(zip(titles, values, strict=True))


def test_the_timetable_holds_the_46_meetings_and_what_changed(sample: ChallengeRecords) -> None:
    found = {row["Ref"]: row for row in rows()}
    known = {one.row_key: one for one in sample.all(Meeting)}
    assert len(known) == 46
    assert known.keys() <= found.keys()
    assert all(found[key]["Who the team will meet"] == one.title for key, one in known.items())
    assert sorted(found.keys() - known.keys()) == ["T47", "T48", "T49"]
    cancelled = {key for key, row in found.items() if row["Status"] == "Cancelled"}
    already = {key for key, one in known.items() if one.state is MeetingState.CANCELLED}
    assert len(cancelled - already) == 1
    assert already <= cancelled
    assert sum("moved" in row["Remarks"] for row in found.values()) == 1


def test_the_timetable_looks_as_people_make_them() -> None:
    sheet = load_workbook(TIMETABLE).active
    assert sheet is not None
    assert len(sheet.merged_cells.ranges) >= 4
    found = list(rows())
    assert sum(bool(row["Date"]) for row in found) == 4
    times = " ".join(row["Time"] for row in found)
    for form in ("9.15 - 10.00", "13.00 – 13.45", "10:15 to 11:00", "9-10am", "1.30pm – 2.15pm"):
        assert form in times
    assert any(row["Names (organiser only)"] for row in found)


def test_the_notes_to_import_are_new_and_stand_under_known_meetings(
    sample: ChallengeRecords,
) -> None:
    document = docx.Document(str(WORD))
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    lines = [p.text for p in document.paragraphs if p.style and p.style.name == "List Bullet"]
    text = PLAIN.read_text("utf-8")
    heads += re.findall(r"^# (.+)$", text, re.MULTILINE)
    lines += [line for line in text.splitlines() if line and not line.startswith("# ")]
    assert {one.title for one in sample.all(Meeting)} >= set(heads)
    assert len(heads) >= 6
    assert len(lines) >= 30
    known = {note.body for note in sample.all(Note)}
    assert [line for line in lines if line in known] == []
    assert sum(line.startswith("“") for line in lines) >= 4
    assert {line[0] for line in text.splitlines() if line} >= set('+!?"-')


@pytest.mark.parametrize("file", [TIMETABLE, WORD], ids=lambda path: path.suffix)
def test_the_files_say_nothing_about_who_made_them(file: object) -> None:
    with zipfile.ZipFile(str(file)) as parts:
        core = parts.read("docProps/core.xml").decode("utf-8")
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)[^>]*>([^<]+)<", core) == []
