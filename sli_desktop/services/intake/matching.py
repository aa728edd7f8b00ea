"""Finds the meeting of the challenge that a row of a timetable stands for."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from sli_desktop.models.records.meeting import Meeting
from sli_desktop.services.intake.timetable_rows import TimetableRow
from sli_desktop.services.lookup import plain_words


class _Known(NamedTuple):
    """What a row and a meeting are compared by."""

    key: str
    title: str
    starts: datetime | None
    place: str


_SUREST_FIRST: tuple[Callable[[_Known], Hashable], ...] = (
    lambda it: (it.key, it.title) if it.key and it.title else None,
    lambda it: (it.title, it.starts) if it.title else None,
    lambda it: it.title or None,
    lambda it: it.key or None,
    lambda it: (it.starts, it.place) if it.place else None,
)
"""By what a row and a meeting are the same; None where there is nothing to go by."""


def matched(rows: tuple[TimetableRow, ...], meetings: Iterable[Meeting]) -> dict[int, Meeting]:
    """Place of a row → the meeting it is, the surest pairs first; each meeting is used once.

    A title outweighs the reference of a row, because organisers number rows anew.
    """
    free = {meeting.id: (meeting, _of_meeting(meeting)) for meeting in meetings}
    wanted = {place: _of_row(row) for place, row in enumerate(rows)}
    pairs: dict[int, Meeting] = {}
    for same in _SUREST_FIRST:
        found: dict[Hashable, list[Meeting]] = {}
        for meeting, known in reversed(free.values()):
            found.setdefault(same(known), []).append(meeting)
        for place, known in list(wanted.items()):
            by = same(known)
            if by is not None and found.get(by):
                pairs[place] = found[by].pop()
                del wanted[place], free[pairs[place].id]
    return pairs


def _of_row(row: TimetableRow) -> _Known:
    return _Known(row.key.casefold(), _plain(row.title), row.starts, _plain(row.place or ""))


def _of_meeting(each: Meeting) -> _Known:
    return _Known(each.row_key.casefold(), _plain(each.title), each.starts, _plain(each.place))


@lru_cache(maxsize=4096)  # the same few rooms and titles, asked for at every look at a file
def _plain(words: str) -> str:
    return plain_words(words)
