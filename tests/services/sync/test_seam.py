"""The rules at the seam of `sync.md`, each walked by real laptops with real bundles."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from sli_desktop.models.records.change import edit
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.ids import ContactId
from sli_desktop.models.records.people import Contact
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.services.sync.errors import AlreadySentError, LaterImportError, SetAsideError
from sli_desktop.services.sync.importing import SetAside, open_for, plan_import
from sli_desktop.services.sync.opening import open_here
from sli_desktop.services.sync.plan import Fate
from sli_desktop.services.sync.undoing import plan_undo, undo_import
from sli_desktop.services.sync.views import rebuild
from sli_desktop.storage import ChangedByBothError
from tests.builders import a_finding, a_new_id, a_recommendation
from tests.services.sync.seats import Seat, a_team, share_a_finding


def clash(sam: Seat, priya: Seat) -> UUID:
    """Sam and Priya both changed the same sentence, and Sam has taken in Priya's bundle."""
    record = share_a_finding(sam, priya, statement="One. Two.")
    sam.change(record, statement="One. Two by Sam.")
    priya.change(record, statement="One. Two by Priya.")
    sam.take_from(priya)
    return record


# --- key by key ----------------------------------------------------------------------------------


def test_two_fields_of_one_record_changed_apart_both_arrive(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya)
        sam.change(record, headline="By Sam")
        priya.change(record, statement="By Priya.")
        sam.take_from(priya)
        priya.take_from(sam)
        assert sam.finding(record) == priya.finding(record)
        assert (sam.finding(record).headline, sam.finding(record).statement) == (
            "By Sam",
            "By Priya.",
        )
        assert not sam.looks()


def test_keeping_the_shown_text_ends_the_question_everywhere(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = clash(sam, priya)
        assert sam.looks() == {"statement": "changed_by_both"}
        sam.settle(record, "statement")
        assert not sam.looks()
        priya.take_from(sam)
        assert not priya.looks()
        sam.take_from(priya)
        assert not sam.looks()
        assert sam.content() == priya.content()


def test_a_text_settled_and_then_deleted_comes_back_whole(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = clash(sam, priya)
        text = sam.finding(record).statement
        sam.settle(record, "statement")
        sam.delete(record)
        priya.take_from(sam)
        with sam.workspace.transaction() as transaction:
            transaction.undo()
        priya.take_from(sam)
        assert priya.finding(record).statement == text
        assert not priya.looks()


def test_keeping_a_record_that_another_deleted_ends_the_question(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya)
        priya.delete(record)
        sam.change(record, headline="Still needed")
        sam.take_from(priya)
        assert sam.looks() == {"_del": "deleted_and_changed"}
        sam.settle(record, "_del")
        priya.take_from(sam)
        assert priya.finding(record).headline == "Still needed"
        assert not priya.looks()


def test_an_ordinary_save_of_a_text_changed_by_both_is_refused(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = clash(sam, priya)
        with pytest.raises(ChangedByBothError):
            sam.change(record, statement="Mine alone.")
        sam.change(record, headline="Another field")
        assert sam.looks() == {"statement": "changed_by_both"}
        priya.take_from(sam)
        assert priya.looks() == {"statement": "changed_by_both"}


# --- seal before import, in one transaction ------------------------------------------------------


def test_what_was_typed_before_an_import_is_sealed_before_it(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, statement="Base.")
        priya.change(record, statement="Base. Priya.")
        file = priya.bundle().file
        sam.change(record, statement="Sam. Base.")
        sam.take(file)
        assert sam.finding(record).statement == "Sam. Base. Priya."
        priya.take_from(sam)
        assert priya.finding(record).statement == "Sam. Base. Priya."


def test_an_act_after_opening_the_file_is_part_of_the_merge(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, statement="Base.")
        priya.change(record, statement="Base. Priya.")
        opened = open_for(sam.workspace, priya.bundle().file, opener=open_here)
        plan_import(sam.workspace, opened)
        sam.change(record, statement="Sam. Base.")
        plan_import(sam.workspace, opened)
        sam.take(priya.bundle().file)
        assert sam.finding(record).statement == "Sam. Base. Priya."


def test_planning_an_import_changes_nothing(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya)
        sam.change(record, headline="By Sam")
        priya.change(record, headline="By Priya")
        before, state = sam.content(), sam.state()
        planned = plan_import(
            sam.workspace, open_for(sam.workspace, priya.bundle().file, opener=open_here)
        )
        assert planned.to_look_at == 1
        assert (sam.content(), sam.state()) == (before, state)
        with sam.workspace.read() as view:
            assert len(view.unsealed()) == 1
            assert not view.imports()
        assert sam.take_from(priya).plan == planned.plan


def test_windows_hear_of_an_import_as_one_act(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        priya.add(a_finding("One"))
        priya.add(a_finding("Two"))
        heard: list[tuple[str, int]] = []
        sam.workspace.on_commit(lambda act: heard.append((act.name, len(act.changes))))
        sam.take_from(priya)
        assert heard == [("Import a bundle", 2)]


# --- the journal stays ---------------------------------------------------------------------------


def test_undo_still_works_after_sealing_and_travels(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, headline="Before")
        sam.change(record, headline="After")
        priya.take_from(sam)
        assert priya.finding(record).headline == "After"
        with sam.workspace.transaction() as transaction:
            transaction.undo()
        assert sam.finding(record).headline == "Before"
        priya.take_from(sam)
        assert priya.finding(record).headline == "Before"
        assert not priya.looks()


def test_a_deleted_record_comes_back_on_every_laptop(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya)
        sam.delete(record)
        priya.take_from(sam)
        with priya.workspace.read() as view:
            assert view.get(Finding, record) is None
        with sam.workspace.transaction() as transaction:
            transaction.undo()
        priya.take_from(sam)
        assert priya.finding(record) == sam.finding(record)


def test_deleting_apart_from_a_change_hides_nothing_and_tells(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya)
        sam.delete(record)
        priya.change(record, statement="New evidence.")
        result = sam.take_from(priya)
        assert result.to_look_at == 1
        assert sam.finding(record).statement == "New evidence."
        assert sam.looks() == {"_del": "deleted_and_changed"}


# --- undo of an import ---------------------------------------------------------------------------


def test_undoing_an_import_takes_back_what_it_brought(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, headline="Before")
        before, state = sam.content(), sam.state()
        priya.change(record, headline="After")
        priya.add(a_finding("New"))
        sam.take_from(priya)
        assert undo_import(sam.workspace).records == 2
        assert (sam.content(), sam.state()) == (before, state)


def test_undoing_an_import_sets_our_own_work_on_it_aside_and_lists_it(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, headline="Before")
        priya.change(record, headline="By Priya")
        sam.take_from(priya)
        sam.change(record, statement="On top of Priya.")
        other = a_finding("Apart")
        sam.add(other)
        planned = plan_undo(sam.workspace)
        assert planned.own == (("finding", record),)
        assert sam.finding(record).headline == "By Priya"
        assert undo_import(sam.workspace) == planned
        assert sam.finding(record).headline == "Before"
        assert sam.finding(record).statement != "On top of Priya."
        assert sam.finding(other.id).headline == "Apart"


def test_undoing_an_import_is_refused_once_work_on_it_has_left(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya)
        priya.change(record, headline="By Priya")
        sam.take_from(priya)
        sam.change(record, statement="On top of Priya.")
        sam.bundle()
        before = sam.content()
        with pytest.raises(AlreadySentError, match="1 of your own changes"):
            undo_import(sam.workspace)
        assert sam.content() == before


def test_what_was_set_aside_is_kept_and_offered_again(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya)
        priya.change(record, headline="By Priya")
        sam.take_from(priya)
        sam.change(record, statement="On top of Priya.")
        state = sam.content()
        undo_import(sam.workspace)
        file = priya.bundle().file
        with pytest.raises(SetAsideError):
            sam.take(file)
        assert sam.take(file, set_aside=SetAside.LEAVE).has_nothing_new
        result = sam.take(file, set_aside=SetAside.TAKE)
        assert not result.has_nothing_new
        assert sam.content() == state
        priya.take_from(sam)
        assert priya.finding(record) == sam.finding(record)
        assert priya.state() == sam.state()


def test_a_bundle_that_builds_on_set_aside_parts_asks_both_or_neither(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, headline="Before")
        priya.change(record, headline="First")
        sam.take_from(priya)
        undo_import(sam.workspace)
        priya.change(record, headline="Second")
        file = priya.bundle().file
        with pytest.raises(SetAsideError, match="2 parts"):
            sam.take(file)
        assert sam.take(file, set_aside=SetAside.LEAVE).left == 2
        assert sam.finding(record).headline == "Before"
        sam.take(file, set_aside=SetAside.TAKE)
        assert sam.finding(record).headline == "Second"
        assert sam.state() == priya.state()


def test_another_persons_news_beside_set_aside_parts_arrives(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        record = share_a_finding(sam, priya, ann, headline="Before")
        priya.change(record, headline="By Priya")
        sam.take_from(priya)
        undo_import(sam.workspace)
        new = a_finding("By Ann")
        ann.add(new)
        sam.take_from(ann)
        assert sam.finding(record).headline == "Before"
        ann.take_from(priya)
        newer = a_finding("Ann again")
        ann.add(newer)
        assert sam.take_from(ann).left == 1
        assert sam.finding(newer.id).headline == "Ann again"
        assert sam.finding(record).headline == "Before"


def test_a_later_import_on_top_is_undone_first(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann") as (sam, priya, ann):
        record = share_a_finding(sam, priya, ann, headline="Before")
        priya.change(record, headline="By Priya")
        file = priya.bundle().file
        first = sam.take(file).number
        ann.take(file)
        ann.change(record, headline="By Ann")
        second = sam.take_from(ann).number
        with pytest.raises(LaterImportError, match="later import"):
            undo_import(sam.workspace, first)
        undo_import(sam.workspace, second)
        undo_import(sam.workspace, first)
        assert sam.finding(record).headline == "Before"


def test_a_later_part_of_the_same_laptop_is_undone_first(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        priya.add(a_finding("One"))
        first = sam.take_from(priya).number
        priya.add(a_finding("Two"))
        sam.take_from(priya)
        with pytest.raises(LaterImportError):
            undo_import(sam.workspace, first)


def test_the_state_counts_shown_parts_only(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        before = sam.state()
        priya.add(a_finding())
        sam.take_from(priya)
        assert sam.state() == priya.state() != before
        undo_import(sam.workspace)
        assert sam.state() == before


# --- merge types come from the records -----------------------------------------------------------


def test_text_of_a_signed_off_recommendation_never_merges_by_itself(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        recommendation = a_recommendation("Do it.")
        sam.add(recommendation)
        priya.take_from(sam)
        _set(sam, recommendation.id, state=RecommendationState.SIGNED_OFF)
        _set(priya, recommendation.id, text="Do it. Soon.")
        sam.take_from(priya)
        with sam.workspace.read() as view:
            assert view.need(Recommendation, recommendation.id).text == "Do it."
        assert sam.looks() == {"text": "late_change"}


def _set(seat: Seat, record: UUID, **fields: Any) -> None:
    with seat.workspace.read() as view:
        before = view.need(Recommendation, record)
    seat.workspace.commit(edit("Change", (before, replace(before, **fields))))


# --- what stays on the laptop --------------------------------------------------------------------


def test_names_of_contacts_never_leave_the_laptop(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        sam.add(Contact(id=ContactId(a_new_id()), name="Jo Interviewee"))
        sam.add(a_finding())
        priya.take_from(sam)
        with priya.workspace.read() as view:
            assert not view.all(Contact)
        with sam.workspace.transaction() as transaction:
            rebuild(transaction)
        with sam.workspace.read() as view:
            assert len(view.all(Contact)) == 1


# --- the tables are a view of the segments -------------------------------------------------------


def test_tables_made_anew_from_the_segments_are_the_same(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = clash(sam, priya)
        sam.delete(share_a_finding(sam))
        sam.change(record, headline="Later")
        priya.take_from(sam)
        before = priya.content()
        with priya.workspace.transaction() as transaction:
            assert rebuild(transaction) == 3
        assert priya.content() == before


def test_importing_our_own_bundle_brings_nothing(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = clash(sam, priya)
        sam.change(record, headline="Later")
        result = sam.take(sam.bundle().file)
        assert result.has_nothing_new
        assert result.number == 0
        assert all(result.plan.count(fate) == 0 for fate in Fate)
