"""Timetables for the window as an organiser sends them: 46 rows, two of them bad, then a move."""

from pathlib import Path

from tests.services.intake.sheets import a_workbook

HEADINGS = ("Ref", "Date", "Time", "Who the team will meet", "Room", "Peers")
DAYS = ("Monday 12 October", "Tuesday 13 October", "Wednesday 14 October", "Thursday 15 October")
BAD = {5: ("Time", "quarter past"), 30: ("Date", "31/13/2026")}
"""Row of data → what is wrong with it."""


def rows_of(*, moved: int | None = None) -> list[tuple[object, ...]]:
    """46 rows over four days, twelve a day; `moved` is in the afternoon instead."""
    rows: list[tuple[object, ...]] = [("Northmere Council",), HEADINGS]
    for n in range(46):
        day, place = DAYS[n // 12], n % 12
        hour, from_, to = 8 + place // 2, *(("00", "25"), ("30", "55"))[place % 2]
        time = f"{hour}.{from_} - {hour}.{to}"
        if n == moved:
            time = "17.00 - 17.45"
        row = [f"T{n + 1:02}", day, time, f"Group {n + 1}", f"Room {n + 1}", "SA"]
        if n in BAD:
            what, words = BAD[n]
            row[HEADINGS.index(what)] = words
        rows.append(tuple(row))
    return rows


def version(folder: Path, number: int, *, moved: int | None = None) -> Path:
    """One version of the timetable file."""
    return a_workbook(folder / f"timetable-v{number}.xlsx", rows_of(moved=moved))
