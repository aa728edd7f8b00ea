"""Each peer's view, the team's decision, what to heed while writing, and the place in a theme."""

from dataclasses import replace
from typing import Any

import pytest

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import (
    EvidenceStrength,
    Finding,
    FindingState,
    PeerView,
    Reason,
    Rule,
    View,
)
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import Note, NoteKind, Source
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.breadth import (
    UnexplainedStrengthError,
    breadth,
    refuse_unexplained,
    set_strength,
)
from sli_desktop.services.differing import changed_since_agreed, where_we_differ
from sli_desktop.services.finding_warnings import Heed, warnings_for
from sli_desktop.services.findings import (
    fingerprint,
    give_reason,
    give_view,
    has_changed_since,
    move_finding,
    set_state,
    word_reason,
)
from tests.builders import (
    OFFICERS,
    PRIYA,
    RESIDENTS,
    SAM,
    a_challenge,
    a_finding,
    a_finding_note,
    a_meeting,
    a_new_id,
    a_note,
    an_attendance,
)


def made(act: ChangeSet) -> Any:
    return act.changes[-1].record


def test_a_view_tells_when_the_words_have_changed_since() -> None:
    finding = a_finding()
    view = made(give_view(finding, peer=SAM, view=View.AGREES, existing=()))
    assert isinstance(view, PeerView)
    assert not has_changed_since(view, finding)
    spaced = replace(finding, statement=f"  {finding.statement}\n", order="zz")
    assert fingerprint(spaced) == fingerprint(finding)
    changed = replace(finding, statement="Something else.")
    assert has_changed_since(view, changed)
    assert [each.id for each, _ in changed_since_agreed(ChallengeRecords.of([changed, view]))] == [
        finding.id
    ]
    again = give_view(changed, peer=SAM, view=View.AGREES, existing=[view])
    assert not has_changed_since(made(again), changed)
    assert not has_changed_since(replace(view, seen=""), changed)


def test_where_we_differ_shows_every_view_also_after_the_decision() -> None:
    finding, fine = a_finding(order="a1"), a_finding("All agree", order="a2")
    views = [
        made(give_view(finding, peer=SAM, view=View.AGREES, existing=())),
        made(give_view(finding, peer=PRIYA, view=View.DIFFERS, words="No.", existing=())),
        made(give_view(fine, peer=SAM, view=View.AGREES, existing=())),
    ]
    decided = made(set_state(finding, FindingState.AGREED))
    [found] = where_we_differ(ChallengeRecords.of([decided, fine, *views]))
    assert found.finding == decided
    assert found.is_decided
    assert [(view.peer, view.view, view.words) for view in found.views] == [
        (PRIYA, View.DIFFERS, "No."),
        (SAM, View.AGREES, ""),
    ]
    assert found.changed_since == ()


def test_a_view_left_at_a_merged_finding_counts_where_that_lives() -> None:
    home = a_finding()
    shell = replace(a_finding("Shell"), merged_into=home.id)
    view = made(give_view(shell, peer=PRIYA, view=View.DIFFERS, existing=()))
    [found] = where_we_differ(ChallengeRecords.of([home, shell, view]))
    assert found.finding == home
    assert found.views == (view,)


def heard(*groups: Any, sources: tuple[Source, ...] = ()) -> tuple[Finding, list[Record]]:
    finding, records = a_finding(), list[Record]()
    for place, group in enumerate(groups):
        meeting = a_meeting(f"Meeting {place}")
        speaker = an_attendance(meeting.id, group=group, count=8)
        source = sources[place] if sources else Source.HEARD
        note = a_note(meeting=meeting.id, speaker=speaker.id, source=source)
        records += [meeting, speaker, note, a_finding_note(finding, note)]
    return finding, [a_challenge(), finding, *records]


def test_the_suggestion_says_why_in_plain_words() -> None:
    finding, records = heard(OFFICERS, RESIDENTS, OFFICERS)
    found = breadth(finding.id, ChallengeRecords.of(records))
    assert found.suggested is EvidenceStrength.STRONG
    assert found.why == "2 groups, 3 meetings, heard"
    ways = (Source.HEARD, Source.SAW, Source.READ)
    finding, records = heard(OFFICERS, OFFICERS, OFFICERS, sources=ways)
    found = breadth(finding.id, ChallengeRecords.of(records))
    assert found.suggested is EvidenceStrength.STRONG
    assert found.why == "1 group, 3 meetings, heard, saw and read"
    assert breadth(a_finding().id, ChallengeRecords.of([])).why == "no notes yet"


def test_another_strength_than_suggested_is_set_with_a_reason() -> None:
    act = set_strength(
        a_finding(), EvidenceStrength.STRONG, reason=" Seen by all. ", by=SAM, new_id=a_new_id
    )
    finding, reason = (change.after for change in act.changes)
    assert isinstance(finding, Finding)
    assert finding.evidence is EvidenceStrength.STRONG
    assert isinstance(reason, Reason)
    assert (reason.rule, reason.words) == (Rule.EVIDENCE_STRENGTH, "Seen by all.")
    plain = set_strength(finding, EvidenceStrength.THIN, outdated=[reason], by=SAM, new_id=a_new_id)
    assert [(change.kind, change.after is None) for change in plain.changes] == [
        ("finding", False),
        ("reason", True),
    ]


def test_a_strength_needs_a_reason_only_where_it_is_not_the_suggested_one() -> None:
    thin, strong, unset = (
        EvidenceStrength.THIN,
        EvidenceStrength.STRONG,
        EvidenceStrength.NOT_SET,
    )
    for strength, suggested, reason in ((thin, thin, ""), (unset, thin, ""), (thin, strong, "So")):
        refuse_unexplained(strength, suggested, reason)
    with pytest.raises(UnexplainedStrengthError, match="set to strong; the notes suggest thin"):
        refuse_unexplained(strong, thin, " ")


def test_a_reason_grows_as_it_is_typed_and_goes_with_its_last_word() -> None:
    begun = (
        give_reason(a_finding().id, Rule.SINGLE_SOURCE, words="", by=SAM, new_id=a_new_id)
        .changes[0]
        .after
    )
    assert isinstance(begun, Reason)
    assert not word_reason(begun, " ", stored=None).changes
    [made] = word_reason(begun, "The au", stored=None).changes
    assert isinstance(made.after, Reason)
    [more] = word_reason(made.after, "The auditor", stored=made.after).changes
    assert (more.before, more.after) == (made.after, replace(made.after, words="The auditor"))
    [gone] = word_reason(made.after, "", stored=made.after).changes
    assert (gone.before, gone.after) == (made.after, None)


def heeds(finding: Finding, records: list[Record]) -> list[Heed]:
    return [each.what for each in warnings_for(finding, ChallengeRecords.of(records))]


def test_a_single_source_is_told_until_somebody_says_why_it_stands() -> None:
    finding, records = heard(OFFICERS)
    assert heeds(finding, records) == [Heed.SINGLE_SOURCE]
    reason = give_reason(
        finding.id, Rule.SINGLE_SOURCE, words="The auditor.", by=SAM, new_id=a_new_id
    )
    assert heeds(finding, [*records, made(reason)]) == []


def test_few_people_and_quotes_from_small_rooms_are_told() -> None:
    finding, records = heard(OFFICERS, RESIDENTS)
    challenge = next(each for each in records if isinstance(each, Challenge))
    large = replace(challenge, small_group_threshold=17)
    small = replace(challenge, small_group_threshold=9)
    assert heeds(finding, [large, *records[1:]]) == [Heed.SMALL_GROUP]
    assert heeds(finding, [small, *records[1:]]) == []
    quoted = [
        replace(each, kinds=frozenset({NoteKind.QUOTE})) if isinstance(each, Note) else each
        for each in records[1:]
    ]
    assert heeds(finding, [small, *quoted]) == [Heed.SMALL_GROUP]


def test_notes_that_point_the_other_way_or_stay_inside_are_told() -> None:
    finding, records = heard(OFFICERS, RESIDENTS)
    changed = [
        replace(
            each,
            kinds=frozenset({NoteKind.STRENGTH}),
            sensitivity=Sensitivity.TEAM_ONLY,
        )
        if isinstance(each, Note)
        else each
        for each in records
    ]
    assert heeds(finding, changed) == [Heed.TEAM_ONLY_NOTES, Heed.OTHER_WAY]
    assert heeds(a_finding(), [a_challenge()]) == [Heed.NO_NOTES]


def test_a_finding_moves_within_its_theme_even_where_two_laptops_gave_one_place() -> None:
    rows = [
        a_finding("One", order="a0"),
        a_finding("Two", order="a1"),
        a_finding("Three", order="a1"),
    ]
    moved = move_finding(rows, rows[2], 0)
    [change] = moved.changes
    assert isinstance(change.after, Finding)
    assert change.after.order < "a0"
    now = {each.id: each for each in rows}
    for changed in move_finding(rows, rows[0], 1).changes:
        assert isinstance(changed.after, Finding)
        now[changed.after.id] = changed.after
    order = sorted(now.values(), key=lambda each: each.order)
    assert [each.id for each in order] == [rows[1].id, rows[0].id, rows[2].id]
