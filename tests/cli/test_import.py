"""`import` from a terminal: the plan first, then the act, and bad files meet a clear text."""

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Contact
from sli_desktop.services.archive import open_data_lines
from sli_desktop.services.history import History
from sli_desktop.storage import Workspace
from tests.builders import PASSPHRASE, Ticking
from tests.cli.conftest import SAMPLE, Terminal, content_of, records_of
from tests.workspaces import TINY

TIMETABLE = SAMPLE / "northmere-timetable.xlsx"
PAGE = SAMPLE / "northmere-notes.docx"
TEXT = SAMPLE / "northmere-notes.txt"
OPEN_DATA = SAMPLE / "northmere.jsonl"
RUBBISH = os.urandom(1024 * 1024)


def test_the_plan_of_a_timetable_shows_the_guess_and_changes_nothing(
    terminal: Terminal, northmere: Path
) -> None:
    before = content_of(northmere)
    told = terminal.done("import", northmere, TIMETABLE, "--plan")
    assert "C = time (time)" in told.out
    assert "3 added, 1 moved, 1 cancelled, 44 same" in told.out
    assert "Not taken in: Timetable v8, row 59" in told.out
    assert "Nothing was changed" in told.out
    assert content_of(northmere) == before


def test_a_timetable_adds_moves_and_cancels_and_touches_no_note(
    terminal: Terminal, northmere: Path
) -> None:
    before = records_of(northmere)
    [told] = terminal.values("import", northmere, TIMETABLE)["files"]
    after = records_of(northmere)
    assert after.all(Note) == before.all(Note)
    assert len(after.all(Meeting)) == len(before.all(Meeting)) + 3
    [gone] = told["cancelled"]
    cancelled = [str(m.id) for m in after.all(Meeting) if m.state is MeetingState.CANCELLED]
    assert gone["id"] in cancelled
    assert len(after.all(Contact)) == len(before.all(Contact)) + told["contacts"]
    again = terminal.values("import", northmere, TIMETABLE)["files"][0]
    assert [len(again[fate]) for fate in ("added", "moved", "cancelled")] == [0, 0, 0]


def test_an_import_is_one_step_that_one_undo_takes_back(
    terminal: Terminal, northmere: Path
) -> None:
    before = "\n".join(open_data_lines(records_of(northmere)))
    terminal.done("import", northmere, TIMETABLE)
    _undo(northmere)
    assert "\n".join(open_data_lines(records_of(northmere))) == before


def test_notes_of_a_page_and_a_text_come_in_under_their_meetings(
    terminal: Terminal, northmere: Path
) -> None:
    before = len(records_of(northmere).all(Note))
    page, text = terminal.values("import", northmere, PAGE, TEXT, "--marks")["files"]
    assert (len(page["notes"]), len(text["notes"])) == (19, 16)
    assert all(note["meeting"] for note in (*page["notes"], *text["notes"]))
    assert len(records_of(northmere).all(Note)) == before + 35
    again = terminal.values("import", northmere, PAGE, TEXT, "--marks")["files"]
    assert [each["already"] for each in again] == [19, 16]
    assert len(records_of(northmere).all(Note)) == before + 35


def test_notes_of_a_meeting_that_the_same_import_brings_find_it(
    terminal: Terminal, northmere: Path
) -> None:
    (terminal.folder / "n.txt").write_text("# Town centre manager\n- Footfall is up\n", "utf-8")
    _, notes = terminal.values("import", northmere, TIMETABLE, "n.txt")["files"]
    assert (notes["unfiled"], notes["notes"][0]["body"]) == (0, "Footfall is up")


def test_notes_that_belong_nowhere_need_a_decision(terminal: Terminal, northmere: Path) -> None:
    (terminal.folder / "n.txt").write_text("# Nobody knows this\n- words\n", encoding="utf-8")
    before = content_of(northmere)
    told = terminal.run("import", northmere, "n.txt")
    assert (told.code, "Nobody knows this" in told.err) == (3, True)
    assert content_of(northmere) == before
    assert terminal.values("import", northmere, "n.txt", "--plan")["files"][0]["unfiled"] == 1
    terminal.done("import", northmere, "n.txt", "--meeting", "RH3")
    [made] = [each for each in records_of(northmere).all(Note) if each.body == "words"]
    [meeting] = [m for m in records_of(northmere).all(Meeting) if m.reference == "RH3"]
    assert made.meeting == meeting.id


def test_unfiled_notes_come_in_where_the_person_says_so(
    terminal: Terminal, northmere: Path
) -> None:
    (terminal.folder / "n.txt").write_text("# Nobody knows this\n- words\n", encoding="utf-8")
    terminal.done("import", northmere, "n.txt", "--unfiled")
    assert [n.meeting for n in records_of(northmere).all(Note) if n.body == "words"] == [None]


def test_a_sheet_of_notes_is_told_from_a_timetable(terminal: Terminal, northmere: Path) -> None:
    (terminal.folder / "n.csv").write_text("Meeting,Note\nRH3,Sound budget\n", encoding="utf-8")
    (terminal.folder / "t.csv").write_text("Date,Time,Meeting\nThu,4pm,Mayor\n", encoding="utf-8")
    files = terminal.values("import", northmere, "n.csv", "t.csv")["files"]
    assert [each["what"] for each in files] == ["notes", "timetable"]
    assert terminal.run("import", northmere, "n.csv", "--what", "timetable").code == 1


def test_open_data_gives_the_same_records(terminal: Terminal, northmere: Path) -> None:
    terminal.done("export", northmere, "--format", "jsonl", "--output", "all.jsonl")
    terminal.done("new", "copy", "--empty")
    terminal.done("import", "copy", "all.jsonl")
    assert records_of(terminal.folder / "copy.sli") == records_of(northmere)
    assert terminal.values("info", "copy")["peer"] == "RH"
    terminal.done("export", "copy", "--format", "jsonl", "--output", "again.jsonl")
    first, again = (terminal.folder / name for name in ("all.jsonl", "again.jsonl"))
    assert first.read_bytes() == again.read_bytes()


def test_open_data_goes_into_an_empty_challenge_only(terminal: Terminal, northmere: Path) -> None:
    before = content_of(northmere)
    told = terminal.run("import", northmere, OPEN_DATA)
    assert (told.code, "SLI-3207" in told.err) == (1, True)
    assert content_of(northmere) == before


def test_a_timetable_or_notes_need_a_challenge_first(terminal: Terminal) -> None:
    terminal.done("new", "e", "--empty")
    for file in (TIMETABLE, PAGE):
        told = terminal.run("import", "e", file, "--plan")
        assert (told.code, "SLI-3209" in told.err) == (1, True)


def test_one_bad_file_among_good_ones_leaves_all_of_them_out(
    terminal: Terminal, northmere: Path
) -> None:
    (terminal.folder / "bad.docx").write_bytes(b"not a page")
    before = content_of(northmere)
    assert terminal.run("import", northmere, TIMETABLE, PAGE, "bad.docx").code == 1
    assert content_of(northmere) == before


ENDINGS = {".xlsx": TIMETABLE, ".docx": PAGE, ".jsonl": OPEN_DATA, ".csv": None, ".txt": None,
           ".ics": None}  # fmt: skip


@pytest.mark.parametrize("plan", [[], ["--plan"]], ids=["import", "import --plan"])
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "case", ["missing", "a folder", "empty", "wrong type", "truncated", "50 MB of rubbish"]
)
def test_a_bad_file_is_told_and_changes_nothing(
    terminal: Terminal, northmere: Path, ending: str, case: str, plan: list[str]
) -> None:
    whole = ENDINGS[ending]
    bad = terminal.folder / f"bad{ending}"
    if case == "truncated" and whole is None:
        bad.write_bytes(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMM\x00")
    elif case == "truncated" and whole is not None:
        bad.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    elif case == "50 MB of rubbish":
        bad.write_bytes(RUBBISH * 50)
    elif case == "wrong type":
        bad.write_bytes(b"\x7fELF\x02\x01\x01\x00 a program, not a page")
    elif case == "empty":
        bad.write_bytes(b"")
    elif case == "a folder":
        bad.mkdir()
    before = content_of(northmere)
    told = terminal.run("import", northmere, bad, *plan)
    assert told.code == 1
    assert "SLI-32" in told.err, told.err
    assert "Nothing was changed." in told.err
    assert content_of(northmere) == before


def test_an_ending_nobody_knows_is_told(terminal: Terminal, northmere: Path) -> None:
    (terminal.folder / "n.pages").write_bytes(b"x")
    told = terminal.run("import", northmere, "n.pages")
    assert (told.code, "SLI-3203" in told.err) == (1, True)


def a_bomb(file: Path, part: str, *, size: int = 60_000_000) -> None:
    """A small archive whose main part unpacks to very much."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, b" " * size)


def a_lie(file: Path, part: str) -> None:
    """As a bomb, but the headers say that it has 100 bytes."""
    a_bomb(file, part)
    content = bytearray(file.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.find(mark)
        content[place + offset : place + offset + 4] = struct.pack("<I", 100)
    file.write_bytes(content)


def too_many(file: Path, part: str) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(part, b"<x/>")
        for number in range(3_001):
            archive.writestr(f"p{number}.xml", b"")


def twice(file: Path, part: str) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(part, b"<x/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(part, b"<y/>")


def laughs(file: Path, part: str) -> None:
    lines = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{lines}]><x>&a9;</x>'
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", text)
        archive.writestr("_rels/.rels", text)
        archive.writestr("xl/_rels/workbook.xml.rels", text)
        archive.writestr(part, text)


def locked(file: Path, part: str) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(part, b"<x/>")
    content = bytearray(file.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + offset] |= 1
    file.write_bytes(content)


def packed_oddly(file: Path, part: str) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr(part, b"<x/>")


def another_archive(file: Path, part: str) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("holiday.txt", b"hello")


Make = Callable[[Path, str], None]
HOSTILE: list[Make] = [
    a_bomb,
    a_lie,
    too_many,
    twice,
    laughs,
    locked,
    packed_oddly,
    another_archive,
]
PARTS = {".xlsx": "xl/workbook.xml", ".docx": "word/document.xml"}


@pytest.mark.parametrize("ending", PARTS)
@pytest.mark.parametrize("make", HOSTILE, ids=[make.__name__ for make in HOSTILE])
def test_a_hostile_archive_is_refused_and_changes_nothing(
    terminal: Terminal, northmere: Path, ending: str, make: Make
) -> None:
    bad = terminal.folder / f"bad{ending}"
    make(bad, PARTS[ending])
    before = content_of(northmere)
    told = terminal.run("import", northmere, bad)
    assert told.code == 1
    assert "SLI-32" in told.err, told.err
    assert content_of(northmere) == before


@pytest.mark.parametrize("ending", PARTS)
def test_an_archive_with_any_byte_flipped_is_read_or_refused(
    terminal: Terminal, northmere: Path, ending: str
) -> None:
    """Every 41st byte: no flip may end in a mistake of ours."""
    whole = io.BytesIO()
    if ending == ".docx":
        page = docx.Document()
        page.add_heading("RH3", 1)
        page.add_paragraph("words")
        page.save(whole)
    else:
        book = Workbook()
        book.active.append(("Date", "Time", "Meeting"))
        book.active.append(("Thu", "4pm", "Mayor"))
        book.save(whole)
    content = whole.getvalue()
    bad = terminal.folder / f"bad{ending}"
    for place in range(0, len(content), max(41, len(content) // 60)):
        flipped = bytearray(content)
        flipped[place] ^= 0xFF
        bad.write_bytes(flipped)
        told = terminal.run("import", northmere, bad, "--plan")
        assert "SLI-0000" not in told.err, (place, told.err)


def _undo(folder: Path) -> None:
    opened = Workspace.open(folder, PASSPHRASE, clock=Ticking(), random=os.urandom, lowest=TINY)
    with opened as workspace:
        History(workspace).undo()


def test_a_calendar_file_comes_in_as_a_timetable(terminal: Terminal, northmere: Path) -> None:
    (terminal.folder / "t.ics").write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nSUMMARY:Mayor\n"
        "DTSTART:20251016T150000Z\nDTEND:20251016T153000Z\nEND:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    [told] = terminal.values("import", northmere, "t.ics")["files"]
    assert [each["title"] for each in told["added"]] == ["Mayor"]
    assert told["added"][0]["reference"].startswith("RH")
    [made] = [each for each in records_of(northmere).all(Meeting) if each.title == "Mayor"]
    assert made.planned_minutes == 30


def test_a_calendar_without_events_is_told(terminal: Terminal, northmere: Path) -> None:
    (terminal.folder / "t.ics").write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", encoding="utf-8"
    )
    told = terminal.run("import", northmere, "t.ics")
    assert (told.code, "SLI-3205" in told.err) == (1, True)


def test_clashes_and_moved_rows_are_shown_in_the_plan(terminal: Terminal, northmere: Path) -> None:
    (terminal.folder / "t.csv").write_text(
        "Date,Time,Meeting,Room,Peers\n"
        "16 October 2025,4-5pm,Mayor,Hall,PS\n"
        "16 October 2025,4.30-5pm,Deputy mayor,Hall,PS\n",
        encoding="utf-8",
    )
    told = terminal.done("import", northmere, "t.csv", "--plan")
    assert (
        "Clash: one peer in two meetings, Thursday 16 October 2025, 16:30: Mayor / Deputy mayor"
        in told.out
    )
    assert "Clash: one room in two meetings" in told.out
