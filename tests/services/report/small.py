"""A small challenge for the tests of the report: only what the tests look at is given by hand."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import (
    Boilerplate,
    Challenge,
    Milestone,
    Theme,
    ThemeKind,
)
from sli_desktop.models.records.finding import (
    Finding,
    FindingLabel,
    FindingState,
)
from sli_desktop.models.records.ids import (
    AttendanceId,
    BoilerplateId,
    ChallengeId,
    DocumentId,
    FindingId,
    MeetingId,
    MilestoneId,
    NoteId,
    PeerId,
    RecommendationId,
    ReportSectionId,
    ThemeId,
)
from sli_desktop.models.records.meeting import (
    Document,
    DocumentState,
    Meeting,
    MeetingState,
    Sensitivity,
)
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance, Peer, PeerRole
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.options import ReportOptions

_ROOT = UUID("0f8f9a52-3b4e-4c55-9a0b-6f5b8f1f2a10")
OPTIONS = ReportOptions(dated=date(2025, 10, 17))
DRAFT = ReportOptions(dated=date(2025, 10, 17), include_proposed=True)


def named(name: str) -> UUID:
    return uuid5(_ROOT, name.encode("utf-8", "backslashreplace").decode("utf-8"))


MONEY = ThemeId(named("money"))
HOMES = ThemeId(named("homes"))
PRIYA = PeerId(named("priya"))
SAM = PeerId(named("sam"))


def a_challenge(**fields: object) -> Challenge:
    given: dict[str, object] = {
        "subject": "Elmbridge Vale Council",
        "title": "Corporate Peer Challenge",
        "on_site_from": date(2025, 10, 13),
        "on_site_to": date(2025, 10, 16),
    }
    return Challenge(id=ChallengeId(named("challenge")), **(given | fields))  # type: ignore[arg-type]


def a_theme(name: str, key: ThemeId, **fields: object) -> Theme:
    return Theme(id=key, name=name, **fields)  # type: ignore[arg-type]


def a_finding(headline: str, theme: ThemeId = MONEY, **fields: object) -> Finding:
    given: dict[str, object] = {"state": FindingState.AGREED, "label": FindingLabel.STRENGTH}
    return Finding(
        id=FindingId(named(f"finding {headline}")),
        theme=theme,
        headline=headline,
        **(given | fields),  # type: ignore[arg-type]
    )


def a_recommendation(title: str, text: str = "Do it.", **fields: object) -> Recommendation:
    given: dict[str, object] = {"state": RecommendationState.AGREED}
    return Recommendation(
        id=RecommendationId(named(f"recommendation {title}{text}")),
        title=title,
        text=text,
        **(given | fields),  # type: ignore[arg-type]
    )


def a_section(key: str, body: str = "", **fields: object) -> ReportSection:
    return ReportSection(
        id=ReportSectionId(named(f"section {key}")),
        key=key,
        body=body,
        **fields,  # type: ignore[arg-type]
    )


def a_standing_text(key: str, text: str) -> Boilerplate:
    return Boilerplate(id=BoilerplateId(named(f"text {key}")), key=key, text=text)


def a_meeting(name: str, **fields: object) -> Meeting:
    given: dict[str, object] = {
        "state": MeetingState.HELD,
        "planned_minutes": 60,
        "lead": PRIYA,
        "note_takers": frozenset({SAM}),
    }
    return Meeting(id=MeetingId(named(name)), title=name, **(given | fields))  # type: ignore[arg-type]


def some_people(meeting: str, count: int = 1, person_key: str = "") -> Attendance:
    return Attendance(
        id=AttendanceId(named(f"{meeting} {count} {person_key}")),
        meeting=MeetingId(named(meeting)),
        count=count,
        person_key=person_key,
    )


def a_document(title: str, state: DocumentState = DocumentState.READ) -> Document:
    return Document(id=DocumentId(named(title)), title=title, state=state)


def a_milestone(what: str, due: date | None, done: date | None = None) -> Milestone:
    return Milestone(id=MilestoneId(named(what)), what=what, due=due, done=done)


def a_note(body: str, **fields: object) -> Note:
    return Note(
        id=NoteId(named(f"note {body}")),
        author=PRIYA,
        first_key=datetime(2025, 10, 13, 9, 0, tzinfo=UTC),
        body=body,
        **fields,  # type: ignore[arg-type]
    )


def records(*made: Record, challenge: Challenge | None = None) -> ChallengeRecords:
    return ChallengeRecords.of([challenge or a_challenge(), *made])


def a_small_challenge() -> ChallengeRecords:
    """One of everything a report shows, and one of everything it must leave out."""
    return records(
        a_theme("Housing", HOMES, order="a1", kind=ThemeKind.LOCAL, scope="Homes and homelessness"),
        a_theme("Financial planning", MONEY, order="a0"),
        a_standing_text("introduction", "This report presents what the peer team found."),
        a_standing_text("snapshot_caveat", "It is a snapshot in time."),
        a_standing_text("legal_force_consider", "The council is required to consider it."),
        a_standing_text("non_attribution", "Nobody is named."),
        Peer(
            id=PRIYA,
            name="Priya Nair",
            title="Chief executive",
            organisation="Ashcombe Council",
            role=PeerRole.LEAD_PEER,
        ),
        Peer(
            id=SAM,
            name="Sam Okoro",
            title="Councillor",
            organisation="Westmoor Council",
            role=PeerRole.MEMBER_PEER,
            political_group="Independent",
        ),
        a_section("introduction", order="a0"),
        a_section("executive_summary", "The council is **well led**.\n\n- one\n- two", order="a1"),
        a_section("recommendations", order="a2"),
        a_section("approach", order="a3"),
        a_section("feedback", order="a4"),
        a_section("next_steps", "The team would be glad to return.", order="a5"),
        a_meeting("Leader", people_count=1),
        a_meeting("Frontline staff", people_count=11),
        a_meeting("Cancelled", state=MeetingState.CANCELLED),
        a_document("Budget report"),
        a_milestone("Publish the report", date(2026, 1, 16)),
        a_milestone("Feedback", date(2025, 10, 16), done=date(2025, 10, 16)),
        a_recommendation("Agree one plan", "Cabinet should adopt it.", order="a0", theme=HOMES),
        a_recommendation("Close the gap", "Find *all* savings.", order="a1", theme=MONEY),
        a_recommendation("Only a draft", order="a2", state=RecommendationState.DRAFT),
        a_recommendation("Taken back", order="a3", state=RecommendationState.WITHDRAWN),
        a_finding(
            "Savings have owners",
            order="a1",
            statement="Every saving has a name.\n\nMost are on time.",
        ),
        a_finding("The plan is understood", order="a0"),
        a_finding("The gap is wide", label=FindingLabel.AREA, statement="It is £4.2 million."),
        a_finding("Nobody owns homelessness", HOMES, label=FindingLabel.AREA),
        a_finding("Still proposed", state=FindingState.PROPOSED),
        a_finding("Parked", state=FindingState.PARKED),
        a_finding("Team only", sensitivity=Sensitivity.TEAM_ONLY),
        a_finding("Say in person", sensitivity=Sensitivity.SAY_IN_PERSON),
        a_finding("Merged away", merged_into=FindingId(named("finding Savings have owners"))),
    )
