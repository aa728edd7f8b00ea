"""Reads what sheets are made of: the timetable and who is in it; notes of one meeting alone."""

from uuid import UUID

from sli_desktop.models.records import Record, kind_name
from sli_desktop.models.records.challenge import Challenge, Question, StakeholderGroup, Theme
from sli_desktop.models.records.meeting import Headline, Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance, Peer
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.storage import View

_ON_SHEETS: tuple[type[Record], ...] = (
    Challenge,
    Peer,
    Theme,
    StakeholderGroup,
    Meeting,
    Question,
    Attendance,
)

ON_SHEETS = frozenset(kind_name(each) for each in _ON_SHEETS)
ON_NOTES = frozenset(kind_name(each) for each in (Note, Headline))
"""Kinds of record whose acts change what sheets say, and what the notes of a meeting say."""


def read_timetable(view: View) -> ChallengeRecords:
    """All that day sheets and forms say."""
    return ChallengeRecords.of(each for kind in _ON_SHEETS for each in view.all(kind))


def with_notes(view: View, records: ChallengeRecords, meeting: UUID | None) -> ChallengeRecords:
    """The same, with what was written in one meeting."""
    written = (view.where(kind, meeting=meeting) for kind in (Note, Headline))
    here: list[Record] = [each for some in written for each in some]
    return ChallengeRecords({**records.by_kind, **ChallengeRecords.of(here).by_kind})
