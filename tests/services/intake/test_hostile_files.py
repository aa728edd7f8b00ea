"""Files made to hang, swell or crash their reader are refused, or read within a limit."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from sli_desktop.services.intake.calendar_file import read_calendar
from sli_desktop.services.intake.grid import read_grids
from sli_desktop.services.intake.note_files import read_notes
from sli_desktop.services.intake.problems import DamagedInputError, TooLargeError
from tests.services.intake.sheets import LONDON, shown, timetable_of

SHEET = "xl/worksheets/sheet1.xml"
PAGE = "word/document.xml"
ROW = '<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def with_parts(whole: bytes, parts: dict[str, bytes]) -> bytes:
    """An archive with other parts in the place of its own."""
    old, new = zipfile.ZipFile(BytesIO(whole)), BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in dict.fromkeys((*old.namelist(), *parts)):
            archive.writestr(name, parts[name] if name in parts else old.read(name))
    return new.getvalue()


def a_sheet(
    folder: Path, inside: str, *, before: str = "", parts: dict[str, bytes] | None = None
) -> Path:
    """A workbook whose one sheet holds this XML."""
    whole = BytesIO()
    Workbook().save(whole)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'<?xml version="1.0"?>{before}<worksheet xmlns="{main}">{inside}</worksheet>'
    file = folder / "t.xlsx"
    file.write_bytes(with_parts(whole.getvalue(), {SHEET: xml.encode()} | (parts or {})))
    return file


def a_page(
    folder: Path, inside: str, *, before: str = "", parts: dict[str, bytes] | None = None
) -> Path:
    """A Word page whose body holds this XML."""
    whole = BytesIO()
    docx.Document().save(whole)
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{main}"><w:body>{inside}</w:body>'
    content = f"{xml}</w:document>".encode()
    file = folder / "n.docx"
    file.write_bytes(with_parts(whole.getvalue(), {PAGE: content} | (parts or {})))
    return file


def a_paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


ATTRIBUTES = " ".join(f'a{number}=""' for number in range(1_001))
TOO_LARGE = {
    "a row far beyond the last": '<sheetData><row r="99999999999"><c/></row></sheetData>',
    "a million empty rows": f"<sheetData>{'<row/>' * 1_000_000}</sheetData>",
    "half a million empty cells": f"<sheetData><row>{'<c/>' * 500_001}</row></sheetData>",
    "rows as wide as a sheet": "<sheetData>"
    + "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(1, 200))
    + "</sheetData>",
    "a tag of endless attributes": f"<sheetData {ATTRIBUTES}/>",
    "a nest without end": f"<sheetData>{'<a>' * 300_000}{'</a>' * 300_000}</sheetData>",
}


@pytest.mark.parametrize("case", TOO_LARGE)
def test_a_sheet_that_would_keep_its_reader_busy_for_ever_is_refused(
    tmp_path: Path, case: str
) -> None:
    with pytest.raises(TooLargeError):
        read_grids(a_sheet(tmp_path, TOO_LARGE[case]))


def test_a_flood_of_merged_cells_costs_no_more_than_the_sheet(tmp_path: Path) -> None:
    rows = "".join(ROW.format(n=n, text=f"line {n}") for n in range(1, 50))
    merges = "".join(f'<mergeCell ref="A1:XFD{n}"/>' for n in range(2, 90_000))
    inside = f"<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>"
    [grid] = read_grids(a_sheet(tmp_path, inside))
    assert (len(grid.rows), len(grid.merged) <= 100_000) == (49, True)


ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY f "words">]>'


@pytest.mark.parametrize("entity", ["&e;", "&f;"])
def test_words_declared_by_a_file_itself_are_refused(tmp_path: Path, entity: str) -> None:
    with pytest.raises(DamagedInputError):
        read_grids(a_sheet(tmp_path, ROW.format(n=1, text=entity), before=ENTITY))
    with pytest.raises(DamagedInputError):
        read_notes(a_page(tmp_path, a_paragraph(entity), before=ENTITY))


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "utf-32"])
def test_parts_in_an_encoding_that_hides_their_tags_are_refused(
    tmp_path: Path, encoding: str
) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><x/>'.encode(encoding)
    with pytest.raises(DamagedInputError):
        read_grids(a_sheet(tmp_path, "", parts={"xl/styles.xml": xml}))
    with pytest.raises(DamagedInputError):
        read_notes(a_page(tmp_path, "", parts={"word/styles.xml": xml}))


def test_a_workbook_without_its_type_list_or_with_a_torn_sheet_is_damaged(tmp_path: Path) -> None:
    empty = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    with pytest.raises(DamagedInputError):
        read_grids(a_sheet(tmp_path, "", parts={"[Content_Types].xml": empty}))
    with pytest.raises(DamagedInputError):
        read_grids(a_sheet(tmp_path, "<sheetData><row 1></sheetData>"))


def test_a_page_whose_parts_point_at_each_other_is_damaged(tmp_path: Path) -> None:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    links = f'<Relationships xmlns="{namespace}"><Relationship Id="r" Type="{kind}" Target="'
    loop = f'{links}document.xml"/></Relationships>'.encode()
    with pytest.raises(DamagedInputError):
        read_notes(a_page(tmp_path, "", parts={"word/_rels/document.xml.rels": loop}))


def test_text_deep_inside_content_controls_is_read_once(tmp_path: Path) -> None:
    inside = a_paragraph("one") + a_paragraph("two")
    page = read_notes(a_page(tmp_path, "<w:sdt>" * 100 + inside + "</w:sdt>" * 100))
    assert [note.text for note in page.notes] == ["one", "two"]


def test_a_text_box_is_told_once_and_not_mixed_into_the_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{a_paragraph('in the box')}</w:txbxContent>"
    inside = f"<w:p><w:r><w:t>beside </w:t></w:r>{box}<w:Fallback>{box}</w:Fallback></w:p>"
    page = read_notes(a_page(tmp_path, inside))
    assert [note.text for note in page.notes] == ["beside"]
    assert [each.text for each in page.left_out] == ["in the box"]


@pytest.mark.parametrize("name", ["n.txt", "t.csv"])
def test_a_text_of_nothing_but_line_ends_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\n" * 200_001)
    with pytest.raises(TooLargeError, match="200,000 lines"):
        read_notes(tmp_path / name)


def test_more_headings_than_a_visit_has_meetings_are_refused(tmp_path: Path) -> None:
    text = "".join(f"# heading {number}\n- note\n" for number in range(2_001))
    (tmp_path / "n.txt").write_text(text, encoding="utf-8")
    with pytest.raises(TooLargeError, match="headings"):
        read_notes(tmp_path / "n.txt")


@pytest.mark.parametrize("time", ["9" + " " * 90_000 + "x", "9am" + "–" * 60_000, "9" * 5_000])
def test_a_time_of_endless_signs_is_kept_with_its_reason(tmp_path: Path, time: str) -> None:
    (tmp_path / "t.csv").write_text(
        f"Date,Time,Meeting\n12/10/2026,{time},Leader\n12/10/2026,9am,Auditor\n", encoding="utf-8"
    )
    timetable = timetable_of(tmp_path / "t.csv")
    assert shown(timetable) == ["Mon 12 09:00-? Auditor"]
    assert "cannot be read" in timetable.left_out[0].reason


def test_a_page_of_words_where_the_meeting_should_be_is_kept_with_its_reason(
    tmp_path: Path,
) -> None:
    (tmp_path / "t.csv").write_text(
        f"Date,Time,Meeting\n12/10/2026,9am,{'W' * 90_000}\n12/10/2026,10am,Auditor\n",
        encoding="utf-8",
    )
    timetable = timetable_of(tmp_path / "t.csv")
    assert shown(timetable) == ["Mon 12 10:00-? Auditor"]
    assert [each.reason for each in timetable.left_out] == [
        "more than 500 characters say who the team meets"
    ]


@pytest.mark.parametrize("day", ["12/10/1926", "12/10/9999", "9999-12-31", "1 January 1926"])
def test_a_day_of_another_century_is_a_slip_and_kept_with_its_reason(
    tmp_path: Path, day: str
) -> None:
    (tmp_path / "t.csv").write_text(
        f"Date,Time,Meeting\n{day},9am,Leader\n12/10/2026,9am,Auditor\n", encoding="utf-8"
    )
    timetable = timetable_of(tmp_path / "t.csv")
    assert [each.reason for each in timetable.left_out] == [f"the date {day} cannot be read"]


@pytest.mark.parametrize(
    "starts",
    [
        "DTSTART;TZID=America/New_York:99991231T235900",
        "DTSTART:00010101T000000Z",
        "DTSTART:20261350T990000Z",
    ],
)
def test_an_event_of_another_century_is_kept_with_its_reason(tmp_path: Path, starts: str) -> None:
    (tmp_path / "t.ics").write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Leader\r\n"
        f"{starts}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        encoding="utf-8",
    )
    timetable = read_calendar(tmp_path / "t.ics", zone=LONDON)
    assert (timetable.rows, len(timetable.left_out)) == ((), 1)


def test_a_calendar_of_endless_lines_is_refused(tmp_path: Path) -> None:
    lines = "BEGIN:VALARM\r\nEND:VALARM\r\n" * 50_000
    (tmp_path / "t.ics").write_text(f"BEGIN:VCALENDAR\r\n{lines}END:VCALENDAR\r\n", "utf-8")
    with pytest.raises(TooLargeError, match="lines"):
        read_calendar(tmp_path / "t.ics", zone=LONDON)
