"""Splitting a finding: each part keeps its links, both keep what they share."""

import pytest

from sli_desktop.models.records.finding import Finding, FindingNote, PeerView, Stance, View
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.findings import give_view, has_changed_since
from sli_desktop.services.splitting import NothingToSplitError, Share, split_finding, without
from tests.builders import (
    PRIYA,
    a_finding,
    a_finding_note,
    a_new_id,
    a_note,
    a_recommendation,
)
from tests.services.test_merging_findings import after


def test_a_part_goes_over_with_its_notes_and_both_keep_what_they_share() -> None:
    finding = a_finding(statement="Few have dates. None has an owner.", order="a1", reference="S1")
    later = a_finding("Later", order="a2")
    goes, stays, both = a_note(), a_note(), a_note()
    links = [
        a_finding_note(finding, goes, Stance.AGAINST),
        a_finding_note(finding, stays),
        a_finding_note(finding, both),
    ]
    advice = a_recommendation("Plan it.", finding)
    [given] = give_view(finding, peer=PRIYA, view=View.DIFFERS, words="No", existing=()).changes
    records = ChallengeRecords.of([finding, later, goes, stays, both, *links, advice, given.record])
    made, act = split_finding(
        finding,
        Share(
            headline="Nobody owns the savings",
            words="None has an owner.",
            notes={goes.id},
            both={both.id},
        ),
        theme=[finding, later],
        records=records,
        reference="S9",
        new_id=a_new_id,
    )
    there = after(records, act)
    left = there.get(Finding, finding.id)
    assert left is not None
    assert left.statement == "Few have dates."
    assert made.statement == "None has an owner."
    assert finding.order < made.order < later.order
    assert {(each.finding, each.note, each.stance) for each in there.all(FindingNote)} == {
        (made.id, goes.id, Stance.AGAINST),
        (made.id, both.id, Stance.SUPPORTS),
        (finding.id, both.id, Stance.SUPPORTS),
        (finding.id, stays.id, Stance.SUPPORTS),
    }
    assert [each.findings for each in there.all(Recommendation)] == [{finding.id, made.id}]
    views = there.all(PeerView)
    assert {view.finding for view in views} == {finding.id, made.id}
    assert all(has_changed_since(view, one) for view, one in zip(views, (left, made), strict=True))


def test_a_new_finding_needs_a_headline() -> None:
    with pytest.raises(NothingToSplitError):
        split_finding(
            a_finding(),
            Share(headline=" "),
            theme=(),
            records=ChallengeRecords.of([]),
            reference="S9",
            new_id=a_new_id,
        )


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("One.", "Two. Three."),
        ("Two.", "One. Three."),
        ("Three.", "One. Two."),
        ("One. Two. Three.", ""),
        ("Four.", "One. Two. Three."),
        ("", "One. Two. Three."),
    ],
)
def test_the_words_that_go_over_no_longer_stand_in_the_first(words: str, left: str) -> None:
    assert without("One. Two. Three.", words) == left
