"""What is unfinished or unsafe is found, and a reason settles what a person may settle."""

from uuid import UUID

import pytest

from sli_desktop.models.records import Record
from sli_desktop.models.records.finding import FindingState, Reason, Rule
from sli_desktop.models.records.ids import ReasonId
from sli_desktop.models.records.meeting import DocumentState, MeetingState, Sensitivity
from sli_desktop.models.records.note import FollowUp, NoteKind
from sli_desktop.models.records.recommendation import RecommendationState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.checks import Unfinished, unfinished
from tests.builders import (
    FINANCE,
    a_challenge,
    a_document,
    a_finding,
    a_finding_note,
    a_meeting,
    a_new_id,
    a_note,
    a_recommendation,
    a_theme,
    an_attendance,
)


def found(*records: Record) -> list[tuple[Unfinished, str]]:
    every = ChallengeRecords.of([a_challenge(small_group_threshold=3), a_theme(), *records])
    return [(each.what, each.label) for each in unfinished(every)]


def a_reason(record: UUID, rule: Rule) -> Reason:
    return Reason(id=ReasonId(a_new_id()), record=record, rule=rule, words="Seen by us")


def test_a_sound_challenge_has_nothing_unfinished() -> None:
    meetings = [
        a_meeting(f"M{n}", state=MeetingState.HELD, wrap_up_done=True, people_count=5)
        for n in range(2)
    ]
    notes = [a_note(theme=FINANCE, meeting=meeting.id) for meeting in meetings]
    finding = a_finding(reference="PS1")
    links = [a_finding_note(finding, note) for note in notes]
    advice = a_recommendation(findings=frozenset({finding.id}))
    assert found(*meetings, *notes, finding, *links, advice) == []


def test_findings_without_notes_or_from_one_source_are_found() -> None:
    bare, single = a_finding(reference="PS1"), a_finding(reference="PS2")
    note = a_note(theme=FINANCE)
    link = a_finding_note(single, note)
    advice = a_recommendation(findings=frozenset({single.id}))
    assert found(bare, single, note, link, advice) == [
        (Unfinished.FINDING_WITHOUT_NOTE, "PS1"),
        (Unfinished.SINGLE_SOURCE, "PS2"),
    ]
    reason = a_reason(single.id, Rule.SINGLE_SOURCE)
    assert found(bare, single, note, link, advice, reason) == [
        (Unfinished.FINDING_WITHOUT_NOTE, "PS1")
    ]


@pytest.mark.parametrize("state", [FindingState.PARKED, FindingState.DROPPED])
def test_a_finding_that_was_given_up_is_left_alone_and_carries_nothing(
    state: FindingState,
) -> None:
    gone = a_finding(state=state)
    advice = a_recommendation(reference="PS3", findings=frozenset({gone.id}))
    assert found(gone, advice) == [(Unfinished.RECOMMENDATION_WITHOUT_FINDING, "PS3")]
    withdrawn = a_recommendation(state=RecommendationState.WITHDRAWN)
    assert found(gone, withdrawn) == []


def test_a_finding_that_was_merged_away_asks_nothing() -> None:
    home = a_finding()
    shell = a_finding("Shell", merged_into=home.id)
    found = unfinished(ChallengeRecords.of([a_challenge(), home, shell]))
    assert shell.id not in {each.record for each in found}


def test_an_open_finding_on_a_team_only_note_is_found() -> None:
    finding = a_finding(reference="PS1")
    notes = [
        a_note(theme=FINANCE, sensitivity=Sensitivity.TEAM_ONLY),
        a_note(theme=FINANCE, meeting=a_meeting().id),
    ]
    links = [a_finding_note(finding, note) for note in notes]
    assert (Unfinished.TEAM_ONLY_EVIDENCE, "PS1") in found(finding, *notes, *links)


def test_a_quote_of_a_small_group_is_found_until_somebody_gives_a_reason() -> None:
    meeting = a_meeting("Twins", reference="PS4", wrap_up_done=True)
    present = an_attendance(meeting.id, count=2)
    quote = a_note(theme=FINANCE, meeting=meeting.id, kinds=frozenset({NoteKind.QUOTE}))
    finding = a_finding(reference="PS1")
    records: list[Record] = [meeting, present, quote, finding, a_finding_note(finding, quote)]
    small = (Unfinished.SMALL_GROUP_QUOTE, "PS4")
    assert small in found(*records)
    assert small not in found(*records, a_reason(quote.id, Rule.SMALL_GROUP))
    assert small not in found(*records, an_attendance(meeting.id, count=1))


def test_loose_ends_of_the_day_are_found() -> None:
    held = a_meeting("Held", reference="PS1", state=MeetingState.HELD)
    noted = a_meeting("Noted", reference="PS2")
    cancelled = a_meeting("Off", state=MeetingState.CANCELLED)
    loose = a_note(meeting=noted.id, follow_up=FollowUp.OPEN)
    document = a_document("Budget book", state=DocumentState.REQUESTED)
    assert found(held, noted, cancelled, loose, document) == [
        (Unfinished.NOTE_WITHOUT_THEME, "PS2"),
        (Unfinished.FOLLOW_UP_OPEN, "PS2"),
        (Unfinished.WRAP_UP_MISSING, "PS1"),
        (Unfinished.WRAP_UP_MISSING, "PS2"),
        (Unfinished.DOCUMENT_MISSING, "Budget book"),
    ]


def test_an_empty_challenge_is_no_trouble() -> None:
    assert unfinished(ChallengeRecords.of(())) == ()


def test_a_recommendation_that_rests_only_on_findings_inside_the_team_is_found() -> None:
    kept = a_finding(reference="PS1", sensitivity=Sensitivity.TEAM_ONLY)
    told = a_finding(reference="PS2")
    alone = a_recommendation(reference="PS3", findings=frozenset({kept.id}))
    also = a_recommendation(reference="PS4", findings=frozenset({kept.id, told.id}))
    entries = found(kept, told, alone, also)
    assert (Unfinished.RECOMMENDATION_ON_TEAM_ONLY, "PS3") in entries
    assert "PS4" not in [label for _, label in entries]
