"""Timetables as organisers send them are read whole, or told row by row why not."""

from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from sli_desktop.errors import SliError
from sli_desktop.models.records.meeting import MeetingKind
from sli_desktop.services.intake.grid import read_grids
from sli_desktop.services.intake.problems import NothingInsideError, TooLargeError
from sli_desktop.services.intake.timetable_rows import Meaning
from tests.services.intake.sheets import a_workbook, shown, timetable_of

HEADINGS = ("Date", "Time", "Meeting", "Room", "Peers")


def test_a_plain_sheet_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        (date(2026, 10, 12), "9.15 – 10.00", "Chief executive", "Room 1", "PS"),
        (date(2026, 10, 13), "2-3pm", "Leader", "Room 2", "SA"),
    ]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows))
    assert shown(timetable) == [
        "Mon 12 09:15-10:00 Chief executive",
        "Tue 13 14:00-15:00 Leader",
    ]
    assert [row.place for row in timetable.rows] == ["Room 1", "Room 2"]
    assert timetable.left_out == ()


def test_the_guess_about_the_columns_is_shown_with_letter_and_heading(tmp_path: Path) -> None:
    rows = [("Day", "Slot", "Who", "Venue"), ("Monday", "10am", "Leader", "Room 1")]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows))
    [(_, guesses)] = timetable.guesses
    assert [(each.letter, each.meaning, each.heading) for each in guesses] == [
        ("A", Meaning.DATE, "day"),
        ("B", Meaning.TIME, "slot"),
        ("C", Meaning.TITLE, "who"),
        ("D", Meaning.PLACE, "venue"),
    ]


def test_titles_above_and_two_heading_rows_are_understood(tmp_path: Path) -> None:
    rows = [
        ("Westmarch peer challenge, 12 to 15 October 2026",),
        ("Version 3 of Friday 2 October 2026",),
        (),
        ("When", None, None, "Meeting", None, "Peer team", None),
        ("Day", "Start", "End", "With", "Room", "Lead", "Note taker"),
        ("Monday", time(9, 15), time(10, 0), "Leader", "1", "PS", "SA"),
    ]
    merged = ["A1:G1", "A4:C4", "D4:E4", "F4:G4"]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows, merged=merged))
    assert shown(timetable) == ["Mon 12 09:15-10:00 Leader"]
    [row] = timetable.rows
    assert (row.place, row.lead, row.note_takers) == ("1", "PS", "SA")


def test_heading_cells_merged_over_two_rows_are_understood(tmp_path: Path) -> None:
    rows = [
        ("Date", "Time", None, "Session", "Room"),
        (None, "From", "To", None, None),
        ("12/10/2026", "9.00", "10.00", "Leader", "Room 1"),
    ]
    merged = ["A1:A2", "B1:C1", "D1:D2", "E1:E2"]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows, merged=merged))
    assert shown(timetable) == ["Mon 12 09:00-10:00 Leader"]


def test_a_date_only_on_the_first_row_of_a_day_counts_for_the_rows_below(tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        ("Monday 12 October", "9am", "Leader", "1", None),
        (None, "10am", "Deputy leader", "1", None),
        ("Tuesday 13 October", "9am", "Directors", "1", None),
        (None, "11am", "Auditor", "1", None),
    ]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows))
    assert [line[:6] for line in shown(timetable)] == ["Mon 12", "Mon 12", "Tue 13", "Tue 13"]


def test_date_and_time_cells_merged_over_several_rows_count_for_each(tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        ("12/10/26", "9-10am", "Leader", "1", None),
        (None, None, "Directors", "2", None),
        (None, "11-12", "Auditor", "1", None),
    ]
    file = a_workbook(tmp_path / "t.xlsx", rows, merged=["A2:A4", "B2:B3"])
    assert shown(timetable_of(file)) == [
        "Mon 12 09:00-10:00 Leader",
        "Mon 12 09:00-10:00 Directors",
        "Mon 12 11:00-12:00 Auditor",
    ]


def test_a_line_that_names_the_day_and_repeated_headings_are_understood(tmp_path: Path) -> None:
    heading = ("Time", "Meeting", "Room")
    rows = [
        heading,
        ("Day 1 – Monday 12 October",),
        ("9am", "Leader", "1"),
        ("Day 2 – Tuesday 13 October",),
        heading,
        ("9am", "Auditor", "1"),
    ]
    file = a_workbook(tmp_path / "t.xlsx", rows, merged=["A2:C2", "A4:C4"])
    timetable = timetable_of(file)
    assert shown(timetable) == ["Mon 12 09:00-? Leader", "Tue 13 09:00-? Auditor"]
    assert timetable.left_out == ()


def test_one_sheet_a_day_is_understood_and_other_sheets_are_told(tmp_path: Path) -> None:
    book = Workbook()
    first, second, third = book.active, book.create_sheet("Tue 13 Oct"), book.create_sheet("Notes")
    first.title = "Mon 12 Oct"
    for sheet, who in ((first, "Leader"), (second, "Auditor")):
        sheet.append(("Time", "Meeting"))
        sheet.append(("9am", who))
    third.append(("Parking is behind the town hall",))
    book.save(tmp_path / "t.xlsx")
    timetable = timetable_of(tmp_path / "t.xlsx")
    assert shown(timetable) == ["Mon 12 09:00-? Leader", "Tue 13 09:00-? Auditor"]
    assert [(each.sheet, each.reason) for each in timetable.left_out] == [
        ("Notes", "no column of times was found on this sheet")
    ]


def test_a_sheet_without_headings_is_read_by_its_content(tmp_path: Path) -> None:
    rows = [
        ("12/10/2026", "9.00-10.00", "Leader of the council"),
        ("12/10/2026", "10.15-11.00", "Chief finance officer"),
    ]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows))
    assert shown(timetable) == [
        "Mon 12 09:00-10:00 Leader of the council",
        "Mon 12 10:15-11:00 Chief finance officer",
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("12/10/2026", "half past", "Leader"), "the time half past cannot be read"),
        (("40 October", "9am", "Leader"), "the date 40 October cannot be read"),
        (("12/10/2026", None, "Leader"), "it has no time"),
        (("12/10/2026", "9am", None), "it does not say who the team meets"),
        (("12/10/2026", "12.30", "Lunch"), "a break, no meeting"),
    ],
)
def test_a_row_that_is_no_meeting_is_kept_with_its_reason(
    tmp_path: Path, row: tuple[object, ...], reason: str
) -> None:
    rows = [("Date", "Time", "Meeting"), row, ("13/10/2026", "9am", "Auditor")]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows))
    assert shown(timetable) == ["Tue 13 09:00-? Auditor"]
    [left_out] = timetable.left_out
    assert (left_out.number, left_out.reason) == (2, reason)
    assert str(row[1] or row[2]) in left_out.text


def test_a_row_before_any_date_is_kept_with_its_reason(tmp_path: Path) -> None:
    rows = [("Time", "Meeting"), ("9am", "Leader"), ("Monday",), ("10am", "Auditor")]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows))
    assert [each.reason for each in timetable.left_out] == ["it has no date"]


def test_every_row_of_a_sheet_is_accounted_for(tmp_path: Path) -> None:
    """The fault to catch: a row that vanishes. Every text below must be somewhere."""
    texts = [f"Meeting {number}" for number in range(30)]
    times = ["9am", "nonsense", None, "2-3pm", "10 – 9"]
    rows: list[tuple[object, ...]] = [("Date", "Time", "Meeting")]
    rows += [("12/10/2026", times[place % 5], text) for place, text in enumerate(texts)]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows))
    found = [row.title for row in timetable.rows]
    told = [text for text in texts if any(each.text.endswith(text) for each in timetable.left_out)]
    assert sorted(found + told) == sorted(texts)


def test_names_go_to_the_contacts_and_into_no_other_field(tmp_path: Path) -> None:
    rows = [
        ("Date", "Time", "Meeting", "Names of interviewees"),
        ("12/10/2026", "9am", "Leader", "Cllr Edwina Kettlewell (Leader); Tom Ireby"),
        (None, None, None, "Carole Lindow, Interim Director of Place"),
        ("12/10/2026", "10am", "Traders", "two traders"),
    ]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows))
    leader, traders = timetable.rows
    assert [(each.name, each.job) for each in leader.names] == [
        ("Cllr Edwina Kettlewell", "Leader"),
        ("Tom Ireby", ""),
        ("Carole Lindow", "Interim Director of Place"),
    ]
    assert (traders.names, traders.other_people) == ((), "two traders")
    assert "Kettlewell" not in f"{leader.title}{leader.place}{leader.peers}{leader.key}"


def test_kind_count_reference_and_state_are_read(tmp_path: Path) -> None:
    rows = [
        ("Ref", "Date", "Time", "Session", "Type", "How many people", "Status"),
        ("7", "12/10/2026", "9am", "Service managers", "Focus group", 8, None),
        ("8", "12/10/2026", "10am", "Tour of the depot", None, None, "Cancelled"),
        ("9", "12/10/2026", "11am", "CANCELLED: Auditor", None, "6", None),
    ]
    first, second, third = timetable_of(a_workbook(tmp_path / "t.xlsx", rows)).rows
    assert (first.key, first.kind, first.count) == ("7", MeetingKind.FOCUS_GROUP, 8)
    assert (second.kind, second.is_cancelled) == (MeetingKind.VISIT, True)
    assert (third.title, third.is_cancelled, third.count) == ("Auditor", True, 6)


def test_summer_time_is_taken_off(tmp_path: Path) -> None:
    rows = [("Date", "Time", "Meeting"), ("12/10/2026", "9am", "A"), ("26/10/2026", "9am", "B")]
    summer, winter = timetable_of(a_workbook(tmp_path / "t.xlsx", rows)).rows
    assert (summer.starts.hour, winter.starts.hour) == (8, 9)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Date,Time,Meeting\n12/10/2026,9-10am,Café owners\n", "utf-8"),
        ("Date;Time;Meeting\n12/10/2026;9-10am;Café owners\n", "cp1252"),
        ("Date\tTime\tMeeting\r\n12/10/2026\t9-10am\tCafé owners\r\n", "utf-16"),
        ('\ufeffDate,Time,Meeting\n12/10/2026,"9-10am","Café owners"\n', "utf-8"),
    ],
)
def test_csv_is_read_in_the_encodings_and_separators_of_the_field(
    tmp_path: Path, content: str, encoding: str
) -> None:
    (tmp_path / "t.csv").write_bytes(content.encode(encoding))
    assert shown(timetable_of(tmp_path / "t.csv")) == ["Mon 12 09:00-10:00 Café owners"]


def test_a_sheet_that_is_no_timetable_is_told(tmp_path: Path) -> None:
    file = a_workbook(tmp_path / "t.xlsx", [("Name", "Shoe size"), ("Sam", 43)])
    with pytest.raises(NothingInsideError, match="no timetable"):
        timetable_of(file)


def test_more_rows_or_meetings_than_any_visit_has_are_refused(tmp_path: Path) -> None:
    many = "Date,Time,Meeting\n" + "12/10/2026,9am,Leader\n" * 1001
    (tmp_path / "many.csv").write_text(many, encoding="utf-8")
    with pytest.raises(TooLargeError, match="1,000 meetings"):
        timetable_of(tmp_path / "many.csv")
    (tmp_path / "long.csv").write_text("a,b\n" * 10_001, encoding="utf-8")
    with pytest.raises(TooLargeError, match="10,000 rows"):
        read_grids(tmp_path / "long.csv")


def test_a_row_at_the_very_end_of_a_sheet_is_not_passed_over(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(("Date", "Time", "Meeting"))
    book.active.cell(row=200_000, column=1, value="lost?")
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(SliError, match="larger than this program accepts"):
        read_grids(tmp_path / "t.xlsx")


def test_hidden_sheets_are_left_alone(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(("Time", "Meeting"))
    hidden = book.create_sheet("old version")
    hidden.append(("Time", "Meeting"))
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "t.xlsx")
    assert [grid.name for grid in read_grids(tmp_path / "t.xlsx")] == ["Sheet"]
