"""Merging findings keeps every word, note, view and link; two laptops that merged agree."""

from dataclasses import replace
from typing import Any

import pytest

from sli_desktop.models.records import Record
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import (
    Finding,
    FindingLabel,
    FindingNote,
    FindingState,
    GoodPractice,
    PeerView,
    Reason,
    Rule,
    Stance,
    View,
)
from sli_desktop.models.records.ids import GoodPracticeId
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.findings import give_reason, give_view, has_changed_since
from sli_desktop.services.merging import Adrift, CannotMergeError, adrift, mend, merge_findings
from sli_desktop.services.whole_findings import homes
from tests.builders import (
    PRIYA,
    SAM,
    a_finding,
    a_finding_note,
    a_new_id,
    a_note,
    a_recommendation,
)


def after(records: ChallengeRecords, act: ChangeSet) -> ChallengeRecords:
    found: dict[Any, Record] = {
        record.id: record for kind in records.by_kind.values() for record in kind.values()
    }
    for change in act.changes:
        if change.after is None:
            del found[change.record_id]
        else:
            found[change.record_id] = change.after
    return ChallengeRecords.of(found.values())


def merged(stays: Finding, *others: Finding, besides: tuple[Record, ...] = ()) -> ChallengeRecords:
    records = ChallengeRecords.of([stays, *others, *besides])
    return after(records, merge_findings(stays, others, records))


def test_the_words_of_all_findings_stand_in_the_one_that_stays() -> None:
    stays = a_finding("Savings need plans", statement="Few have dates.", reference="SA1")
    other = a_finding("Savings are late", statement="Two are overdue.", reference="PR4")
    records = merged(stays, other)
    kept, gone = records.get(Finding, stays.id), records.get(Finding, other.id)
    assert kept is not None
    assert gone is not None
    assert kept.statement == "Few have dates.\n\nSavings are late\n\nTwo are overdue."
    assert (gone.statement, gone.headline, gone.merged_into) == ("", "Savings are late", stays.id)
    assert kept.merged_from == {other.id}


def test_what_is_said_already_is_not_said_twice() -> None:
    stays = a_finding("Savings need plans", statement="Few have dates.")
    other = a_finding("savings  need plans", statement="Few have dates.")
    kept = merged(stays, other).get(Finding, stays.id)
    assert kept is not None
    assert kept.statement == "Few have dates."


def test_every_note_moves_and_one_note_of_both_counts_once() -> None:
    stays, other = a_finding(), a_finding("Another")
    shared, own, against = a_note(), a_note(), a_note()
    links = [
        a_finding_note(stays, shared),
        a_finding_note(other, shared),
        a_finding_note(other, own),
        a_finding_note(other, against, Stance.AGAINST),
    ]
    records = merged(stays, other, besides=(shared, own, against, *links))
    assert {(each.finding, each.note, each.stance) for each in records.all(FindingNote)} == {
        (stays.id, shared.id, Stance.SUPPORTS),
        (stays.id, own.id, Stance.SUPPORTS),
        (stays.id, against.id, Stance.AGAINST),
    }


def test_a_note_that_spoke_for_one_and_against_the_other_is_kept_as_contrary() -> None:
    stays, other, note = a_finding(), a_finding("Another"), a_note()
    for mine, theirs in ((Stance.SUPPORTS, Stance.AGAINST), (Stance.AGAINST, Stance.SUPPORTS)):
        links = (a_finding_note(stays, note, mine), a_finding_note(other, note, theirs))
        [link] = merged(stays, other, besides=links).all(FindingNote)
        assert link.stance is Stance.AGAINST


def view_of(finding: Finding, peer: Any, view: View, words: str = "") -> PeerView:
    [change] = give_view(finding, peer=peer, view=view, words=words, existing=()).changes
    assert isinstance(change.after, PeerView)
    return change.after


def test_every_view_moves_and_dissent_is_never_smoothed_over() -> None:
    stays, other = a_finding(), a_finding("Another")
    views = (
        view_of(stays, SAM, View.AGREES, "Clear."),
        view_of(other, SAM, View.DIFFERS, "Not what I heard."),
        view_of(other, PRIYA, View.UNSURE, "One voice only."),
    )
    records = merged(stays, other, besides=views)
    kept = records.get(Finding, stays.id)
    found = {view.peer: view for view in records.all(PeerView)}
    assert kept is not None
    assert {view.finding for view in found.values()} == {stays.id}
    assert (found[SAM].view, found[SAM].words) == (View.DIFFERS, "Clear.\n\nNot what I heard.")
    assert (found[PRIYA].view, found[PRIYA].words) == (View.UNSURE, "One voice only.")
    assert all(has_changed_since(view, kept) for view in found.values())


def test_recommendations_reasons_and_good_practice_rest_on_the_one_that_stays() -> None:
    stays, other = a_finding(), a_finding("Another")
    advice = a_recommendation("Plan it.", stays, other)
    practice = GoodPractice(id=GoodPracticeId(a_new_id()), what="Their board", finding=other.id)
    reason = give_reason(
        other.id, Rule.SMALL_GROUP, words="They spoke openly.", by=SAM, new_id=a_new_id
    )
    records = merged(stays, other, besides=(advice, practice, reason.changes[0].record))
    assert [each.findings for each in records.all(Recommendation)] == [{stays.id}]
    assert [each.finding for each in records.all(GoodPractice)] == [stays.id]
    [kept] = records.all(Reason)
    assert (kept.record, kept.words, kept.by) == (stays.id, "They spoke openly.", SAM)


def test_what_was_kept_inside_the_team_stays_inside_after_a_merge() -> None:
    stays = a_finding(state=FindingState.AGREED)
    other = a_finding("Another", sensitivity=Sensitivity.TEAM_ONLY, label=FindingLabel.STRENGTH)
    kept = merged(stays, other).get(Finding, stays.id)
    assert kept is not None
    assert (kept.sensitivity, kept.state) == (Sensitivity.TEAM_ONLY, FindingState.PROPOSED)
    assert kept.label is FindingLabel.AREA


def test_one_finding_or_one_that_is_gone_is_no_merge() -> None:
    stays, other = a_finding(), a_finding("Another")
    gone = replace(other, merged_into=stays.id)
    records = ChallengeRecords.of([stays, other])
    with pytest.raises(CannotMergeError):
        merge_findings(stays, [stays], records)
    with pytest.raises(CannotMergeError):
        merge_findings(stays, [gone], records)


# --- two laptops ----------------------------------------------------------------------------------


def mended(records: ChallengeRecords) -> ChallengeRecords:
    there = after(records, mend(records))
    assert adrift(there) == ()
    assert mend(there).changes == ()
    return there


def test_two_findings_merged_into_each_other_become_the_older_one() -> None:
    one, other = a_finding("One"), a_finding("Other")
    one = replace(one, statement="Other\n\nOf other.", merged_into=other.id)
    other = replace(other, statement="One\n\nOf one.", merged_into=one.id)
    note = a_note()
    records = ChallengeRecords.of([one, other, note, a_finding_note(other, note)])
    assert set(homes([one, other]).values()) == {one.id}
    assert {each.what for each in adrift(records)} == {Adrift.CIRCLE, Adrift.LEFT_BEHIND}
    there = mended(records)
    kept, gone = there.get(Finding, one.id), there.get(Finding, other.id)
    assert kept is not None
    assert gone is not None
    assert kept.merged_into is None
    assert kept.statement == "Other\n\nOf other.\n\nOne\n\nOf one."
    assert (gone.merged_into, gone.statement) == (one.id, "")
    assert [link.finding for link in there.all(FindingNote)] == [one.id]


def test_a_note_and_a_view_added_to_a_finding_merged_elsewhere_come_over() -> None:
    home, middle, shell = a_finding("Home"), a_finding("Middle"), a_finding("Shell")
    middle = replace(middle, statement="", merged_into=home.id)
    shell = replace(shell, statement="A late thought.", merged_into=middle.id)
    note = a_note()
    late = (a_finding_note(shell, note), view_of(middle, PRIYA, View.DIFFERS, "No."))
    records = ChallengeRecords.of([home, middle, shell, note, *late])
    there = mended(records)
    kept = there.get(Finding, home.id)
    assert kept is not None
    assert kept.statement.endswith("A late thought.")
    assert {each.finding for each in there.all(FindingNote)} == {home.id}
    assert [(each.finding, each.words) for each in there.all(PeerView)] == [(home.id, "No.")]


def test_a_finding_whose_home_is_in_the_bin_comes_back_for_what_was_added_to_it() -> None:
    shell = replace(a_finding("Shell"), statement="", merged_into=a_finding("Deleted").id)
    note = a_note()
    assert adrift(ChallengeRecords.of([shell])) == ()
    there = mended(ChallengeRecords.of([shell, note, a_finding_note(shell, note)]))
    kept = there.get(Finding, shell.id)
    assert kept is not None
    assert kept.merged_into is None
