"""Findings rest on notes, recommendations on findings, and nothing of the team's own leaks out."""

import pytest

from sli_desktop.models.records.finding import (
    EvidenceStrength,
    Finding,
    FindingLabel,
    FindingNote,
    FindingState,
    Reason,
    Rule,
    Stance,
    View,
)
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import Note, NoteState
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.breadth import breadth
from sli_desktop.services.evidence import (
    TeamOnlyNoteError,
    attach_note,
    detach_note,
    distinct_sources,
    set_aside,
    supporting_notes,
)
from sli_desktop.services.findings import add_finding, give_reason, give_view, set_state
from sli_desktop.services.recommendations import (
    SignedOffError,
    add_recommendation,
    change_text,
    link_findings,
)
from tests.builders import (
    FINANCE,
    HOUSING,
    PRIYA,
    SAM,
    a_finding,
    a_finding_note,
    a_group,
    a_meeting,
    a_new_id,
    a_note,
    a_recommendation,
    an_attendance,
)


def test_a_note_attached_to_a_finding_is_used() -> None:
    finding, note = a_finding(), a_note()
    linked, used = attach_note(finding, note, stance=Stance.SUPPORTS, existing=()).changes
    assert isinstance(linked.after, FindingNote)
    assert (linked.after.finding, linked.after.note) == (finding.id, note.id)
    assert isinstance(used.after, Note)
    assert used.after.state is NoteState.USED


def test_attaching_twice_is_no_change_and_the_other_stance_turns_it() -> None:
    finding, note = a_finding(), a_note(state=NoteState.USED)
    link = a_finding_note(finding, note)
    again = attach_note(finding, note, stance=Stance.SUPPORTS, existing=[link])
    assert again.changes == ()
    [turned] = attach_note(finding, note, stance=Stance.AGAINST, existing=[link]).changes
    assert turned.before == link
    assert isinstance(turned.after, FindingNote)
    assert turned.after.stance is Stance.AGAINST


def test_two_laptops_that_attach_the_same_note_make_one_link() -> None:
    finding, note = a_finding(), a_note()
    acts = [attach_note(finding, note, stance=Stance.SUPPORTS, existing=()) for _ in range(2)]
    assert acts[0].changes[0].record_id == acts[1].changes[0].record_id


@pytest.mark.parametrize("kept", [Sensitivity.TEAM_ONLY, Sensitivity.SAY_IN_PERSON])
def test_an_open_finding_does_not_take_a_note_that_stays_inside_the_team(
    kept: Sensitivity,
) -> None:
    note = a_note(sensitivity=kept)
    with pytest.raises(TeamOnlyNoteError):
        attach_note(a_finding(), note, stance=Stance.SUPPORTS, existing=())
    inside = a_finding(sensitivity=Sensitivity.TEAM_ONLY)
    assert attach_note(inside, note, stance=Stance.SUPPORTS, existing=()).changes


def test_evidence_is_taken_away_and_notes_are_kept_as_background() -> None:
    link = a_finding_note(a_finding(), a_note())
    assert detach_note(link).changes[0].after is None
    [change] = set_aside([a_note(), a_note(state=NoteState.BACKGROUND)]).changes
    assert isinstance(change.after, Note)
    assert change.after.state is NoteState.BACKGROUND


def test_two_note_takers_notes_of_one_remark_count_once() -> None:
    finding, first = a_finding(), a_note()
    second = a_note(joined_with=frozenset({first.id}))
    against = a_note()
    records = ChallengeRecords.of([
        finding, first, second, against,
        a_finding_note(finding, first), a_finding_note(finding, second),
        a_finding_note(finding, against, Stance.AGAINST),
    ])  # fmt: skip
    assert supporting_notes(finding.id, records) == (first,)


def test_one_person_met_twice_is_one_source() -> None:
    morning, evening = a_meeting("Morning"), a_meeting("Evening")
    leader = [
        an_attendance(meeting.id, role_label="Leader", person_key="leader")
        for meeting in (morning, evening)
    ]
    notes = [a_note(meeting=each.meeting, speaker=each.id) for each in leader]
    records = ChallengeRecords.of([morning, evening, *leader, *notes])
    assert distinct_sources(notes, records) == 1
    assert distinct_sources([*notes, a_note(meeting=evening.id)], records) == 2


def test_the_suggested_strength_grows_with_sources_and_groups() -> None:
    finding, groups = a_finding(), [a_group("Members"), a_group("Officers")]
    meetings = [a_meeting(f"Meeting {number}") for number in range(3)]
    present = [
        an_attendance(meeting.id, group=groups[place % 2].id)
        for place, meeting in enumerate(meetings)
    ]
    notes = [a_note(meeting=meeting.id) for meeting in meetings]
    links = [a_finding_note(finding, note) for note in notes]
    steps = [
        breadth(
            finding.id, ChallengeRecords.of([finding, *groups, *present, *notes, *links[:count]])
        ).suggested
        for count in range(4)
    ]
    assert steps == [
        EvidenceStrength.NOT_SET,
        EvidenceStrength.THIN,
        EvidenceStrength.SOME,
        EvidenceStrength.STRONG,
    ]


def test_three_sources_of_one_group_are_not_strong() -> None:
    finding, officers = a_finding(), a_group("Officers")
    meetings = [a_meeting(f"Meeting {number}") for number in range(3)]
    speakers = [an_attendance(meeting.id, group=officers.id) for meeting in meetings]
    notes = [a_note(meeting=each.meeting, speaker=each.id) for each in speakers]
    links = [a_finding_note(finding, note) for note in notes]
    records = ChallengeRecords.of([finding, officers, *meetings, *speakers, *notes, *links])
    assert breadth(finding.id, records).suggested is EvidenceStrength.SOME


def test_a_new_finding_stands_last_in_its_theme() -> None:
    existing = [a_finding(order="a3"), a_finding(theme=HOUSING, order="a9")]
    finding, act = add_finding(
        "Savings are late",
        theme=FINANCE,
        label=FindingLabel.AREA,
        existing=existing,
        reference="PS7",
        new_id=a_new_id,
    )
    assert finding.order > "a3"
    assert (finding.state, finding.reference) == (FindingState.PROPOSED, "PS7")
    assert act.name == "Add finding PS7"


def test_the_state_of_a_finding_and_the_views_of_peers_are_acts() -> None:
    finding = a_finding(reference="PS7")
    [change] = set_state(finding, FindingState.AGREED).changes
    assert isinstance(change.after, Finding)
    assert change.after.state is FindingState.AGREED
    [given] = give_view(finding, peer=SAM, view=View.DIFFERS, words="No", existing=()).changes
    other = give_view(finding, peer=PRIYA, view=View.AGREES, existing=()).changes[0]
    assert given.record_id != other.record_id
    from_after = given.after
    assert from_after is not None
    same = give_view(finding, peer=SAM, view=View.DIFFERS, words="No", existing=[from_after])  # type: ignore[list-item]
    assert same.changes == ()


def test_a_reason_sets_a_rule_aside_for_one_record() -> None:
    finding = a_finding()
    act = give_reason(finding.id, Rule.SINGLE_SOURCE, words="Seen by us", by=SAM, new_id=a_new_id)
    [change] = act.changes
    assert isinstance(change.after, Reason)
    assert (change.after.record, change.after.rule) == (finding.id, Rule.SINGLE_SOURCE)


def test_a_recommendation_takes_the_theme_of_its_first_finding_and_stands_last() -> None:
    finding = a_finding(theme=HOUSING)
    made, act = add_recommendation(
        "Do it",
        findings=[finding],
        existing=[a_recommendation(order="a4")],
        reference="PS8",
        new_id=a_new_id,
    )
    assert (made.theme, set(made.findings)) == (HOUSING, {finding.id})
    assert made.order > "a4"
    assert act.changes[0].after == made
    alone, _ = add_recommendation("Do it", existing=(), reference="PS9", new_id=a_new_id)
    assert alone.theme is None


def test_linking_findings_adds_and_never_takes_away() -> None:
    first, second = a_finding(), a_finding()
    advice = a_recommendation(findings=frozenset({first.id}))
    [change] = link_findings(advice, [second]).changes
    assert isinstance(change.after, Recommendation)
    assert change.after.findings == {first.id, second.id}
    assert link_findings(advice, [first]).changes == ()


@pytest.mark.parametrize("state", RecommendationState)
def test_the_text_of_a_recommendation_is_locked_after_sign_off(state: RecommendationState) -> None:
    advice = a_recommendation(state=state)
    if state in (RecommendationState.DRAFT, RecommendationState.AGREED):
        [change] = change_text(advice, "Other words").changes
        assert isinstance(change.after, Recommendation)
        assert change.after.text == "Other words"
    else:
        with pytest.raises(SignedOffError):
            change_text(advice, "Other words")
