"""The work load as records of the product."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from benchmarks.generator import Line, WorkLoad
from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.finding import Finding, FindingLabel, FindingNote, FindingState
from sli_desktop.models.records.ids import (
    ChallengeId,
    FindingId,
    FindingNoteId,
    MeetingId,
    NoteId,
    PeerId,
    RecommendationId,
    ThemeId,
    link_id,
)
from sli_desktop.models.records.meeting import Meeting, MeetingState
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState

_NAMESPACE = UUID("5c3f2a52-6c0e-4a55-9a0b-6f5b8f1f2a10")
_KINDS = {
    "quote": frozenset({NoteKind.QUOTE}),
    "follow-up": frozenset({NoteKind.FOLLOW_UP}),
    "evidence": frozenset({NoteKind.STRENGTH}),
}


def theme_id(name: str) -> ThemeId:
    """The identity of a theme of the work load, the same in every challenge."""
    return ThemeId(uuid5(_NAMESPACE, name))


def _moment(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp).astimezone(UTC)


def _peer(line: Line, number: int) -> Peer:
    initials = "".join(part[0] for part in line["name"].split()) + str(number or "")
    return Peer(
        id=PeerId(UUID(line["id"])),
        name=line["name"],
        title=line["role"],
        organisation=line["organisation"],
        initials=initials,
    )


def _meeting(line: Line) -> Meeting:
    start = _moment(line["starts"])
    return Meeting(
        id=MeetingId(UUID(line["id"])),
        title=line["title"],
        starts=start,
        ends=start + timedelta(minutes=line["minutes"]),
        place=line["room"],
        lead=PeerId(UUID(line["lead"])),
        note_takers=frozenset({PeerId(UUID(line["second"]))}),
        planned_minutes=line["minutes"],
        people_count=line["attendees"],
        state=MeetingState.HELD,
    )


def note_of(line: Line) -> Note:
    """A note of the work load."""
    return Note(
        id=NoteId(UUID(line["id"])),
        author=PeerId(UUID(line["author"])),
        first_key=_moment(line["created"]),
        body=line["body"],
        meeting=MeetingId(UUID(line["interview"])),
        kinds=_KINDS.get(line["kind"], frozenset()),
        themes=frozenset({theme_id(line["theme"])}),
    )


def _finding(line: Line) -> list[Record]:
    finding = Finding(
        id=FindingId(UUID(line["id"])),
        theme=theme_id(line["theme"]),
        headline=line["title"],
        label=FindingLabel.STRENGTH if line["judgement"] == "strength" else FindingLabel.AREA,
        statement=line["body"],
        state=FindingState.AGREED,
    )
    links = [
        FindingNote(
            id=FindingNoteId(link_id(finding.id, UUID(note))),
            finding=finding.id,
            note=NoteId(UUID(note)),
        )
        for note in line["evidence"]
    ]
    return [finding, *links]


def _recommendation(line: Line) -> Recommendation:
    return Recommendation(
        id=RecommendationId(UUID(line["id"])),
        title=line["title"],
        text=line["body"],
        theme=theme_id(line["theme"]),
        number=line["order"],
        order=f"a{line['order']:03d}",
        findings=frozenset(FindingId(UUID(one)) for one in line["findings"]),
        state=RecommendationState.AGREED,
    )


def records_of(load: WorkLoad) -> list[Record]:
    """Everything of a work load but its pictures, parents first."""
    made: list[Record] = [
        Challenge(id=ChallengeId(UUID(line["id"])), subject=line["council"], title=line["kind"])
        for line in load.of("challenge")
    ]
    themes = load.of("challenge")[0]["scope"]
    made += [
        Theme(id=theme_id(name), name=name, code=str(number), order=f"a{number}")
        for number, name in enumerate(themes, 1)
    ]
    made += [_peer(line, number) for number, line in enumerate(load.of("reviewer"))]
    made += [_meeting(line) for line in load.of("interview")]
    made += [note_of(line) for line in load.of("note")]
    for line in load.of("finding"):
        made += _finding(line)
    made += [_recommendation(line) for line in load.of("recommendation")]
    return made
