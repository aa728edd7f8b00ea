"""Timetables as councils send them: each row is understood, or kept with a reason."""

from pathlib import Path

from tests.services.intake.sheets import a_workbook, shown, timetable_of


def test_a_word_table_pasted_into_a_sheet_is_understood(tmp_path: Path) -> None:
    rows = [
        ("Time", "Who", "Where"),
        ("Tuesday 13 October 2026",),
        ("9.15 – 10.00", "Leader of the Council", "Committee Room 1"),
        ("10am", "Chief Executive", "Room 2"),
        ("11.00-11.15", "Coffee", None),
        ("2-3pm", "Staff focus group", "Hall"),
        ("3.15 pm to 4 pm", "S151 Officer", "Room 2"),
    ]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows))
    assert shown(timetable) == [
        "Tue 13 09:15-10:00 Leader of the Council",
        "Tue 13 10:00-? Chief Executive",
        "Tue 13 14:00-15:00 Staff focus group",
        "Tue 13 15:15-16:00 S151 Officer",
    ]
    assert [each.reason for each in timetable.left_out] == ["a break, no meeting"]


def test_headings_in_row_seven_with_names_beside_job_titles_keep_names_to_the_contacts(
    tmp_path: Path,
) -> None:
    rows = [
        ("NORTHMERE COUNCIL",),
        ("Corporate Peer Challenge",),
        (),
        ("Contact: the policy team",),
        ("Version 4 – 2 October 2026",),
        (),
        ("Day", "Start time", "Finish time", "Interviewee(s)", "Job title", "Location", "Peer(s)"),
        ("Tue", "09:00", "09:45", "Cllr Ann Holt", "Leader", "Room 1", "PS"),
        ("Wed", "13:30", "14:30", None, "Frontline staff", "Hall", "SA"),
    ]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows))
    assert shown(timetable) == [
        "Tue 13 09:00-09:45 Leader",
        "Wed 14 13:30-14:30 Frontline staff",
    ]
    assert [[each.name for each in row.names] for row in timetable.rows] == [["Cllr Ann Holt"], []]


def test_two_streams_side_by_side_are_kept_row_by_row_with_a_reason(tmp_path: Path) -> None:
    rows = [
        ("Date", "Time", "Stream 1", "Stream 2"),
        ("13/10/2026", "9-10am", "Leader", "Chief Finance Officer"),
        (None, "10-11am", "Cabinet", "Auditor"),
    ]
    timetable = timetable_of(a_workbook(tmp_path / "t.xlsx", rows))
    assert timetable.rows == ()
    assert ["Auditor" in each.text for each in timetable.left_out] == [False, True]


def test_a_semicolon_list_with_two_digit_years_is_understood(tmp_path: Path) -> None:
    text = "Date;Time;Session;Room\n13.10.26;9.15-10.00;Leader;1\n;0930-1015;Unions;1\n"
    (tmp_path / "t.csv").write_text(text, encoding="cp1252")
    assert shown(timetable_of(tmp_path / "t.csv")) == [
        "Tue 13 09:15-10:00 Leader",
        "Tue 13 09:30-10:15 Unions",
    ]
