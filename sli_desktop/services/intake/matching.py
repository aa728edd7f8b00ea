"""Finds the meeting of the challenge that a row of a timetable stands for."""

from collections.abc import Callable, Iterable

from sli_desktop.models.records.meeting import Meeting
from sli_desktop.services.intake.timetable_rows import TimetableRow
from sli_desktop.services.lookup import plain_words

Test = Callable[[TimetableRow, Meeting], bool]


def matched(rows: tuple[TimetableRow, ...], meetings: Iterable[Meeting]) -> dict[int, Meeting]:
    """Place of a row → the meeting it is, the surest pairs first; each meeting is used once.

    A title outweighs the reference of a row, because organisers number rows anew.
    """
    free = list(meetings)
    pairs: dict[int, Meeting] = {}
    written = {row.title for row in rows} | {meeting.title for meeting in free}
    titles = {words: plain_words(words) for words in written}

    def same_title(row: TimetableRow, meeting: Meeting) -> bool:
        return bool(titles[row.title]) and titles[row.title] == titles[meeting.title]

    tests: tuple[Test, ...] = (
        lambda row, meeting: _same_key(row, meeting) and same_title(row, meeting),
        lambda row, meeting: same_title(row, meeting) and row.starts == meeting.starts,
        same_title,
        _same_key,
        lambda row, meeting: row.starts == meeting.starts and _same_place(row, meeting),
    )
    for test in tests:
        for place, row in enumerate(rows):
            if place in pairs:
                continue
            found = next((meeting for meeting in free if test(row, meeting)), None)
            if found is not None:
                pairs[place] = found
                free.remove(found)
    return pairs


def _same_key(row: TimetableRow, meeting: Meeting) -> bool:
    return bool(row.key) and row.key.casefold() == meeting.row_key.casefold()


def _same_place(row: TimetableRow, meeting: Meeting) -> bool:
    wanted = plain_words(row.place or "")
    return bool(wanted) and wanted == plain_words(meeting.place)
