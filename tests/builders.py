"""Plain values for every test: only the field that matters needs to be named.

Identities count up from the name of a thing, so that a test reads the same each time it runs.
"""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from sli_desktop.models.records.challenge import Challenge, Question, StakeholderGroup, Theme
from sli_desktop.models.records.finding import Finding, FindingNote, Stance
from sli_desktop.models.records.ids import (
    AttendanceId,
    ChallengeId,
    DocumentId,
    FindingId,
    FindingNoteId,
    GroupId,
    HeadlineId,
    MeetingId,
    NoteId,
    PeerId,
    QuestionId,
    RecommendationId,
    ReportSectionId,
    ThemeId,
    link_id,
    uuid7,
)
from sli_desktop.models.records.meeting import Document, Headline, Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance, Peer, PeerRole
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.report import ReportSection

MONDAY = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
"""The first morning on site."""

PASSPHRASE = "three random words"

_counter = count(1)


def an_id(name: str) -> UUID:
    """The identity of a named thing, the same in every test."""
    return uuid5(NAMESPACE_OID, name)


def a_new_id() -> UUID:
    """An identity that no other thing of this run has; later ones sort behind earlier ones."""
    number = next(_counter)
    return uuid7(MONDAY + timedelta(milliseconds=number), bytes)


CHALLENGE = ChallengeId(an_id("challenge"))
FINANCE = ThemeId(an_id("finance"))
LEADERSHIP = ThemeId(an_id("leadership"))
HOUSING = ThemeId(an_id("housing"))
SAM = PeerId(an_id("Sam"))
PRIYA = PeerId(an_id("Priya"))
OFFICERS = GroupId(an_id("officers"))
RESIDENTS = GroupId(an_id("residents"))
CHIEF = MeetingId(an_id("chief executive"))


class Ticking:
    """A clock that moves on by one second each time somebody looks."""

    def __init__(self, start: datetime = MONDAY, step: timedelta = timedelta(seconds=1)) -> None:
        self.now = start
        self.step = step

    def __call__(self) -> datetime:
        """The time now."""
        self.now += self.step
        return self.now


def a_challenge(**fields: Any) -> Challenge:
    """Northmere, on site in October 2026."""
    known: dict[str, Any] = {
        "id": CHALLENGE,
        "subject": "Northmere Council",
        "title": "Corporate peer challenge",
        "on_site_from": date(2026, 10, 12),
        "on_site_to": date(2026, 10, 15),
    }
    return Challenge(**(known | fields))


def a_theme(name: str = "Finance", **fields: Any) -> Theme:
    """A theme of the framework."""
    known: dict[str, Any] = {"id": ThemeId(an_id(name.lower())), "name": name}
    return Theme(**(known | fields))


def a_group(name: str = "Officers", **fields: Any) -> StakeholderGroup:
    """A stakeholder group."""
    known: dict[str, Any] = {"id": GroupId(an_id(name.lower())), "name": name}
    return StakeholderGroup(**(known | fields))


def a_question(text: str = "How is the gap closed?", **fields: Any) -> Question:
    """A question to explore."""
    known: dict[str, Any] = {"id": QuestionId(a_new_id()), "text": text, "theme": FINANCE}
    return Question(**(known | fields))


def a_peer(name: str = "Sam", **fields: Any) -> Peer:
    """A peer of the team."""
    known: dict[str, Any] = {
        "id": PeerId(an_id(name)),
        "name": name,
        "initials": name[:2].upper(),
        "role": PeerRole.OFFICER_PEER,
    }
    return Peer(**(known | fields))


def a_meeting(title: str = "Chief executive", **fields: Any) -> Meeting:
    """A meeting of the first morning."""
    known: dict[str, Any] = {
        "id": MeetingId(an_id(title.lower())),
        "title": title,
        "starts": MONDAY,
        "ends": MONDAY + timedelta(hours=1),
        "peers": frozenset({SAM, PRIYA}),
    }
    return Meeting(**(known | fields))


def an_attendance(meeting: MeetingId = CHIEF, **fields: Any) -> Attendance:
    """One officer in a meeting."""
    known: dict[str, Any] = {
        "id": AttendanceId(a_new_id()),
        "meeting": meeting,
        "group": OFFICERS,
        "role_label": "Director",
    }
    return Attendance(**(known | fields))


def a_document(title: str = "Budget book", **fields: Any) -> Document:
    """A document of the council."""
    known: dict[str, Any] = {"id": DocumentId(an_id(title.lower())), "title": title}
    return Document(**(known | fields))


def a_note(
    body: str = "Savings are agreed but not yet delivered.",
    *,
    theme: ThemeId | None = None,
    **fields: Any,
) -> Note:
    """A note of Sam's in the meeting with the chief executive."""
    known: dict[str, Any] = {
        "id": NoteId(a_new_id()),
        "author": SAM,
        "first_key": MONDAY + timedelta(minutes=5),
        "body": body,
        "meeting": CHIEF,
        "themes": frozenset(() if theme is None else (theme,)),
    }
    return Note(**(known | fields))


def a_headline(text: str = "Money is tight and well managed.", **fields: Any) -> Headline:
    """A headline of a meeting."""
    known: dict[str, Any] = {"id": HeadlineId(a_new_id()), "text": text, "meeting": CHIEF}
    return Headline(**(known | fields))


def a_finding(
    headline: str = "Savings need firmer plans", *, theme: ThemeId = FINANCE, **fields: Any
) -> Finding:
    """A finding on finance."""
    known: dict[str, Any] = {
        "id": FindingId(a_new_id()),
        "theme": theme,
        "headline": headline,
        "statement": "The council has agreed savings. Few of them have a plan with dates.",
    }
    return Finding(**(known | fields))


def a_finding_note(finding: Finding, note: Note, stance: Stance = Stance.SUPPORTS) -> FindingNote:
    """The link that lets a note speak for a finding."""
    return FindingNote(
        id=FindingNoteId(link_id(finding.id, note.id)),
        finding=finding.id,
        note=note.id,
        stance=stance,
    )


def a_recommendation(
    text: str = "Give every saving an owner and a date.", *findings: Finding, **fields: Any
) -> Recommendation:
    """A recommendation that rests on findings."""
    known: dict[str, Any] = {
        "id": RecommendationId(a_new_id()),
        "text": text,
        "title": "Plan the savings",
        "theme": FINANCE,
        "findings": frozenset(finding.id for finding in findings),
    }
    return Recommendation(**(known | fields))


def a_section(key: str = "summary", **fields: Any) -> ReportSection:
    """A section of the report."""
    known: dict[str, Any] = {"id": ReportSectionId(an_id(key)), "key": key, "title": "Summary"}
    return ReportSection(**(known | fields))
