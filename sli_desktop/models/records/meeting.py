"""Meetings of the timetable, documents, and what was said in a line or two about each."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from sli_desktop.models.records.ids import (
    DocumentId,
    GroupId,
    HeadlineId,
    MeetingId,
    PeerId,
    ThemeId,
)
from sli_desktop.models.records.merge import FIXED, SET, TEXT, TRIVIAL, VALUE


class MeetingKind(StrEnum):
    """What sort of meeting it is; sets where its notes come from (heard, saw, read)."""

    INTERVIEW = "interview"
    SMALL_GROUP = "small group"
    FOCUS_GROUP = "focus group"
    VISIT = "visit"
    OBSERVATION = "observation"
    DOCUMENT_READING = "document reading"
    CALL = "call"
    AUDIT = "audit"
    TEAM_MEETING = "team meeting"
    CHECK_IN = "check-in with the council"
    FEEDBACK = "feedback"


AMONG_OURSELVES = frozenset(
    {
        MeetingKind.AUDIT,
        MeetingKind.CHECK_IN,
        MeetingKind.DOCUMENT_READING,
        MeetingKind.FEEDBACK,
        MeetingKind.TEAM_MEETING,
    }
)
"""Kinds of meeting in which the team hears nobody new: they count as hours, not as meetings."""


class MeetingState(StrEnum):
    """Whether a meeting is still to come, took place, or fell through."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class UnableToSpeak(StrEnum):
    """Did people seem unable to speak freely?"""

    UNANSWERED = "unanswered"
    NO = "no"
    PERHAPS = "perhaps"
    YES = "yes"


class Sensitivity(StrEnum):
    """How far a meeting, note or finding may travel; only `OPEN` ever reaches a report."""

    OPEN = "open"
    TEAM_ONLY = "team only"
    SAY_IN_PERSON = "say in person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One interview, focus group, visit or call of the timetable.

    `reference` is short and permanent: the maker's initials and a counter (``PS4``). `row_key`
    names the row of the timetable it came from, so that a new version of the timetable finds it.
    """

    id: MeetingId
    title: Annotated[str, VALUE]
    reference: Annotated[str, FIXED] = ""
    kind: Annotated[MeetingKind, VALUE] = MeetingKind.INTERVIEW
    starts: Annotated[datetime | None, VALUE] = None
    ends: Annotated[datetime | None, VALUE] = None
    place: Annotated[str, VALUE] = ""
    themes: Annotated[frozenset[ThemeId], SET] = frozenset()
    groups: Annotated[frozenset[GroupId], SET] = frozenset()
    lead: Annotated[PeerId | None, VALUE] = None
    note_takers: Annotated[frozenset[PeerId], SET] = frozenset()
    peers: Annotated[frozenset[PeerId], SET] = frozenset()
    planned_minutes: Annotated[int | None, VALUE] = None
    expected_count: Annotated[int | None, VALUE] = None
    people_count: Annotated[int | None, VALUE] = None
    unable_to_speak: Annotated[UnableToSpeak, VALUE] = UnableToSpeak.UNANSWERED
    sensitivity: Annotated[Sensitivity, VALUE] = Sensitivity.OPEN
    state: Annotated[MeetingState, VALUE] = MeetingState.PLANNED
    wrap_up_done: Annotated[bool, VALUE] = False
    row_key: Annotated[str, VALUE] = ""


class DocumentState(StrEnum):
    """Where a document of the council stands in the team's reading."""

    REQUESTED = "requested"
    RECEIVED = "received"
    READ = "read"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of the council that the team asked for or reads."""

    id: DocumentId
    title: Annotated[str, VALUE]
    owner: Annotated[str, VALUE] = ""
    dated: Annotated[date | None, VALUE] = None
    reference: Annotated[str, VALUE] = ""
    pages: Annotated[int | None, VALUE] = None
    state: Annotated[DocumentState, VALUE] = DocumentState.REQUESTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One of the few things to carry away from a meeting or a day."""

    id: HeadlineId
    text: Annotated[str, TEXT]
    meeting: Annotated[MeetingId | None, FIXED] = None
    day: Annotated[date | None, FIXED] = None
    order: Annotated[str, TRIVIAL] = ""
