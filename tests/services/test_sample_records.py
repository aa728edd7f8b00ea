"""The sample challenge holds what it promises, and every part of it finds its place."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from statistics import median
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from sli_desktop.models.records import KINDS, Record, kind_name
from sli_desktop.models.records.challenge import (
    Milestone,
    Question,
    QuestionOrigin,
    StakeholderGroup,
    Theme,
    ThemeKind,
)
from sli_desktop.models.records.codec import fields_of
from sli_desktop.models.records.finding import (
    EvidenceStrength,
    Finding,
    FindingLabel,
    FindingNote,
    FindingState,
    PeerView,
    Reason,
    Rule,
    Stance,
    View,
)
from sli_desktop.models.records.ids import FindingId, MeetingId, ThemeId, link_id
from sli_desktop.models.records.meeting import (
    Document,
    DocumentState,
    Meeting,
    MeetingKind,
    MeetingState,
    Sensitivity,
)
from sli_desktop.models.records.note import FollowUp, Note, NoteKind, NoteState, Source
from sli_desktop.models.records.people import Attendance, Peer, PeerRole
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.archive import open_data_lines
from sli_desktop.services.frameworks import load_framework
from sli_desktop.services.intake.open_data import read_open_data

SAMPLE = resource("sample/northmere.jsonl")


@pytest.fixture(scope="module")
def sample() -> ChallengeRecords:
    return ChallengeRecords.of(read_open_data(SAMPLE))


def every(records: ChallengeRecords) -> list[Record]:
    return [record for kind in KINDS.values() for record in records.all(kind)]


def dangling(records: Iterable[Record]) -> list[str]:
    """Fields that name a record which is not there."""
    records = tuple(records)
    known = {record.id for record in records}
    faults = []
    for record in records:
        for field in fields_of(type(record)):
            if field.base is not UUID:
                continue
            value = getattr(record, field.name)
            named = value if field.is_set else {value} - {None}
            faults += [f"{kind_name(type(record))}.{field.name}" for one in named - known]
    return faults


def wrong_counts(records: ChallengeRecords) -> list[str]:
    """Meetings whose number of people is not the sum of their attendance."""
    seats: Counter[UUID] = Counter()
    for line in records.all(Attendance):
        seats[line.meeting] += line.count
    return [
        meeting.title
        for meeting in records.all(Meeting)
        if meeting.people_count
        != (seats[meeting.id] if meeting.state is MeetingState.HELD else None)
    ]


def findings_without_notes(records: ChallengeRecords) -> list[str]:
    carried = {link.finding for link in records.all(FindingNote) if link.stance is Stance.SUPPORTS}
    return [one.headline for one in records.all(Finding) if one.id not in carried]


def inside_notes_under_open_findings(records: ChallengeRecords) -> list[str]:
    """Open findings that rest on a note which stays inside the team."""
    faults = []
    for link in records.all(FindingNote):
        finding, note = records.get(Finding, link.finding), records.get(Note, link.note)
        assert finding is not None
        assert note is not None
        if finding.sensitivity is Sensitivity.OPEN is not note.sensitivity:
            faults.append(finding.headline)
    return faults


def two_places_at_once(meetings: Iterable[Meeting]) -> list[str]:
    """Pairs of meetings that one peer would have to attend at the same time."""
    standing = [one for one in meetings if one.state is not MeetingState.CANCELLED]
    return [
        f"{one.title} / {other.title}"
        for one, other in combinations(standing, 2)
        if one.starts and other.starts and one.ends and other.ends
        and one.starts < other.ends and other.starts < one.ends
        and one.peers & other.peers
    ]  # fmt: skip


def misplaced_notes(records: ChallengeRecords) -> list[str]:
    """Notes outside their meeting's time, by a peer who was not there, or of another's speaker."""
    faults = []
    for note in records.all(Note):
        meeting = records.get(Meeting, note.meeting)
        if meeting is None:
            continue
        speaker = records.get(Attendance, note.speaker)
        assert meeting.starts is not None
        assert meeting.ends is not None
        if (
            not meeting.starts <= note.first_key <= meeting.ends
            or note.author not in meeting.note_takers | meeting.peers
            or meeting.state is not MeetingState.HELD
            or (note.speaker and (speaker is None or speaker.meeting != meeting.id))
        ):
            faults.append(note.body)
    return faults


def changed(records: ChallengeRecords, after: Record) -> ChallengeRecords:
    """The sample with one record planted or put in the place of its former self."""
    return ChallengeRecords.of([*(one for one in every(records) if one.id != after.id), after])


def test_the_file_is_exactly_what_this_program_would_write(sample: ChallengeRecords) -> None:
    assert SAMPLE.read_text("utf-8").splitlines() == list(open_data_lines(sample))


def test_the_sample_holds_what_it_promises(sample: ChallengeRecords) -> None:
    challenge = sample.challenge
    assert challenge.subject == "Northmere District Council"
    assert challenge.framework == "cpc-2024"
    assert (challenge.on_site_from, challenge.on_site_to) == (
        date(2025, 10, 13),
        date(2025, 10, 16),
    )
    assert challenge.retention_date is not None
    assert len(sample.all(Peer)) == 5
    assert len(sample.all(Meeting)) == 46
    assert len(sample.all(Note)) >= 310
    assert len(sample.all(Finding)) >= 32
    assert len(sample.all(Recommendation)) == 12
    assert len(sample.all(StakeholderGroup)) >= 12
    assert {one.state for one in sample.all(Document)} == set(DocumentState)
    assert len(sample.all(Document)) >= 10
    assert len(sample.all(Milestone)) >= 6
    assert {one.origin for one in sample.all(Question)} == set(QuestionOrigin)


def test_the_framework_copy_is_that_of_the_shipped_template(sample: ChallengeRecords) -> None:
    template = load_framework(resource("frameworks/cpc-2024.toml"))
    core = [one for one in sample.all(Theme) if one.kind is ThemeKind.CORE]
    assert [(one.code, one.name) for one in sorted(core, key=lambda one: one.order)] == [
        (one.code, one.name) for one in template.themes
    ]
    assert [one.code for one in sample.all(Theme) if one.kind is ThemeKind.LOCAL] == ["HOU"]
    sections = sorted(sample.all(ReportSection), key=lambda one: one.order)
    assert [(one.key, one.title) for one in sections] == [
        (one.key, one.title) for one in template.report_outline
    ]
    by_key = {one.key: one.body for one in sections}
    assert all(by_key[key] for key in ("introduction", "executive_summary", "approach"))


def test_the_team_is_named_by_role_and_one_interest_is_declared(sample: ChallengeRecords) -> None:
    peers = sample.all(Peer)
    assert Counter(peer.role for peer in peers) == {
        PeerRole.LEAD_PEER: 1,
        PeerRole.LEAD_MEMBER_PEER: 1,
        PeerRole.OFFICER_PEER: 2,
        PeerRole.CHALLENGE_MANAGER: 1,
    }
    assert len({peer.initials for peer in peers}) == 5
    assert sum(bool(peer.conflict_of_interest) for peer in peers) == 1


def test_the_four_days_were_busy_and_not_everything_went_to_plan(sample: ChallengeRecords) -> None:
    meetings = sample.all(Meeting)
    zone = ZoneInfo(sample.challenge.time_zone)
    days: defaultdict[int, list[Meeting]] = defaultdict(list)
    for one in meetings:
        assert one.starts is not None
        assert one.ends is not None
        assert one.planned_minutes == (one.ends - one.starts).total_seconds() / 60
        days[one.starts.astimezone(zone).day].append(one)
    assert sorted(days) == [13, 14, 15, 16]
    assert {kind for one in meetings for kind in [one.kind]} == set(MeetingKind)
    assert sum(one.state is MeetingState.CANCELLED for one in meetings) == 2
    still_planned = [one for one in meetings if one.state is MeetingState.PLANNED]
    assert len(still_planned) == 3
    assert set(still_planned) <= set(days[16])
    assert all(len(one.note_takers) >= 2 for one in meetings if len(one.peers) == 2)
    assert len({one.reference for one in meetings}) == 46
    assert len({one.row_key for one in meetings}) == 46


def test_groups_are_as_small_as_in_life(sample: ChallengeRecords) -> None:
    met = [one.people_count for one in sample.all(Meeting) if one.people_count]
    assert median(met) in {2, 3}
    assert max(met) <= 8
    assert 90 <= sum(met) <= 120
    assert all(line.count == 1 or not line.person_key for line in sample.all(Attendance))
    keys = Counter(line.person_key for line in sample.all(Attendance) if line.person_key)
    assert any(times > 1 for times in keys.values())


def test_the_number_of_people_is_the_sum_of_the_attendance(sample: ChallengeRecords) -> None:
    line = sample.all(Attendance)[0]
    assert len(wrong_counts(changed(sample, replace(line, count=line.count + 1)))) == 1
    assert wrong_counts(sample) == []


def test_every_reference_finds_its_record(sample: ChallengeRecords) -> None:
    note = replace(
        sample.all(Note)[0],
        meeting=MeetingId(UUID(int=7)),
        themes=frozenset({ThemeId(UUID(int=8))}),
    )
    assert sorted(dangling(every(changed(sample, note)))) == ["note.meeting", "note.themes"]
    assert dangling(every(sample)) == []


def test_links_have_the_identity_of_their_ends(sample: ChallengeRecords) -> None:
    assert all(one.id == link_id(one.finding, one.note) for one in sample.all(FindingNote))
    assert all(one.id == link_id(one.finding, one.peer) for one in sample.all(PeerView))


def test_nobody_is_in_two_places_at_once(sample: ChallengeRecords) -> None:
    first = sample.all(Meeting)[0]
    twin = replace(first, id=MeetingId(UUID(int=9)))
    assert two_places_at_once([first, twin]) == [f"{first.title} / {first.title}"]
    assert two_places_at_once(sample.all(Meeting)) == []


def test_each_note_was_typed_in_its_meeting_by_somebody_there(sample: ChallengeRecords) -> None:
    note = next(one for one in sample.all(Note) if one.meeting)
    late = replace(note, first_key=note.first_key + timedelta(days=1))
    assert misplaced_notes(changed(sample, late)) == [note.body]
    assert misplaced_notes(sample) == []
    assert all(one.first_key < datetime(2025, 10, 16, 8, 0, tzinfo=UTC) for one in sample.all(Note))


def test_every_finding_rests_on_a_note_and_every_recommendation_on_a_finding(
    sample: ChallengeRecords,
) -> None:
    bare = replace(sample.all(Finding)[0], id=FindingId(UUID(int=10)), headline="Planted")
    assert findings_without_notes(changed(sample, bare)) == ["Planted"]
    assert findings_without_notes(sample) == []
    for one in sample.all(Recommendation):
        assert one.findings, one.title
        assert one.timescale_words or one.timescale_date, one.title
        linked = [sample.get(Finding, finding) for finding in one.findings]
        assert all(found and found.state is FindingState.AGREED for found in linked), one.title
        assert all(found and found.sensitivity is Sensitivity.OPEN for found in linked), one.title


def test_no_open_finding_rests_on_what_stays_inside_the_team(sample: ChallengeRecords) -> None:
    link = next(
        one
        for one in sample.all(FindingNote)
        if (found := sample.get(Finding, one.finding)) and found.sensitivity is Sensitivity.OPEN
    )
    note = sample.get(Note, link.note)
    assert note is not None
    planted = changed(sample, replace(note, sensitivity=Sensitivity.TEAM_ONLY))
    assert inside_notes_under_open_findings(planted)
    assert inside_notes_under_open_findings(sample) == []


def test_every_screen_has_something_to_show(sample: ChallengeRecords) -> None:
    notes, findings = sample.all(Note), sample.all(Finding)
    assert {kind for note in notes for kind in note.kinds} == set(NoteKind)
    assert {note.source for note in notes} == set(Source)
    assert {note.state for note in notes} == set(NoteState)
    assert {note.follow_up for note in notes} == set(FollowUp)
    assert {one.state for one in findings} == set(FindingState)
    assert {one.label for one in findings} == set(FindingLabel)
    assert {one.evidence for one in findings} == set(EvidenceStrength) - {EvidenceStrength.NOT_SET}
    assert {one.sensitivity for one in findings} == set(Sensitivity)
    assert {one.view for one in sample.all(PeerView)} == set(View)
    assert {one.rule for one in sample.all(Reason)} >= {Rule.SINGLE_SOURCE, Rule.SMALL_GROUP}
    assert any(one.merged_into for one in findings)
    joined = {note.id: note.joined_with for note in notes if note.joined_with}
    assert joined
    assert all(one in joined[other] for one, others in joined.items() for other in others)
    assert any(note.document and note.page for note in notes)
    assert any(not note.document and not note.meeting and note.themes for note in notes)


def test_there_are_gaps_and_peers_heard_opposite_things(sample: ChallengeRecords) -> None:
    heard = {line.group for line in sample.all(Attendance)}
    silent = [one.name for one in sample.all(StakeholderGroup) if one.id not in heard]
    assert silent == ["Young people"]
    stances: defaultdict[UUID, set[Stance]] = defaultdict(set)
    for link in sample.all(FindingNote):
        stances[link.finding].add(link.stance)
    assert sum(found == set(Stance) for found in stances.values()) >= 2
