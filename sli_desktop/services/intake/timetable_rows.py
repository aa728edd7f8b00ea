"""What a timetable can say, and what one row of it becomes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sli_desktop.models.records.meeting import MeetingKind
from sli_desktop.services.intake.columns import ColumnGuess
from sli_desktop.services.intake.names import Name


class Meaning(StrEnum):
    """What a column of a timetable can hold."""

    REFERENCE = "reference"
    DATE = "date"
    TIME = "time"
    START = "start"
    END = "end"
    TITLE = "who the team meets"
    KIND = "kind"
    PLACE = "room"
    PEERS = "peers"
    LEAD = "lead"
    NOTE_TAKERS = "note takers"
    NAMES = "names"
    COUNT = "how many people"
    STATUS = "state"


PHRASES: dict[Meaning, tuple[str, ...]] = {
    Meaning.REFERENCE: ("ref", "reference", "no", "id", "meeting no", "session no", "number"),
    Meaning.DATE: ("date", "day"),
    Meaning.TIME: ("time", "times", "time slot", "slot", "when"),
    Meaning.START: ("start", "start time", "from", "starts", "begins"),
    Meaning.END: ("end", "end time", "to", "finish", "ends", "until"),
    Meaning.TITLE: (
        "who the team will meet",
        "meeting with",
        "interview with",
        "meeting",
        "session",
        "activity",
        "subject",
        "title",
        "focus group",
        "group",
        "stakeholder group",
        "interview",
        "event",
        "who",
        "role",
        "job title",
        "position",
        "interviewee",
        "interviewees",
    ),
    Meaning.KIND: ("type", "kind", "format", "type of meeting"),
    Meaning.PLACE: ("room", "venue", "location", "place", "where", "meeting room"),
    Meaning.PEERS: (
        "peers",
        "peer",
        "peer team",
        "team",
        "team members",
        "reviewers",
        "interviewers",
        "peers attending",
    ),
    Meaning.LEAD: ("lead", "lead peer", "led by", "lead reviewer"),
    Meaning.NOTE_TAKERS: ("note taker", "note takers", "notes", "notes by", "scribe"),
    Meaning.NAMES: (
        "names",
        "name",
        "name s",
        "names of interviewees",
        "interviewee names",
        "attendees",
        "attending",
        "participants",
        "people",
        "contact",
        "interviewees",
        "interviewee s",
    ),
    Meaning.COUNT: ("count", "how many", "how many people", "expected", "number of people"),
    Meaning.STATUS: ("status", "state", "confirmed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimetableRow:
    """One meeting as the timetable gives it; `names` go to the contacts and nowhere else.

    `peers`, `lead` and `note_takers` are still words; None means the timetable has no such column.
    """

    sheet: str
    number: int
    key: str
    title: str
    starts: datetime
    ends: datetime | None
    kind: MeetingKind | None = None
    place: str | None = None
    peers: str | None = None
    lead_first: bool = False
    lead: str | None = None
    note_takers: str | None = None
    names: tuple[Name, ...] = ()
    other_people: str = ""
    count: int | None = None
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """What a row says about a meeting, in its own words, so that a person can put it right."""

    title: str = ""
    day: str = ""
    time: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that is no meeting, or not one we can read: never dropped silently.

    `words` can be put right, `wrong` first of all; both are None where there is nothing to put
    right, as in a break or a sheet without times. `key` is the reference of the row.
    """

    sheet: str
    number: int
    reason: str
    text: str
    words: RowWords | None = None
    wrong: Meaning | None = None
    key: str = ""

    @property
    def place(self) -> "RowPlace":
        """Where the row stands in its file."""
        return self.sheet, self.number


RowPlace = tuple[str, int]
"""A sheet and the number of a row in it, as the spreadsheet counts."""
ColumnPlace = tuple[str, int]
"""A sheet and the place of a column in it, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """A timetable as it was read, with the guess about its columns."""

    rows: tuple[TimetableRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    guesses: tuple[tuple[str, tuple[ColumnGuess[Meaning], ...]], ...] = ()
