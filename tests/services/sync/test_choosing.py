"""Nothing that another person wrote goes without somebody having chosen so: undo, signing, bin."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from sli_desktop.models.records.change import edit
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.services.history import History
from sli_desktop.services.settling import clashes, settle
from sli_desktop.services.sync.views import rebuild
from sli_desktop.storage import ChangedByBothError, StaleRecordError
from tests.builders import a_recommendation
from tests.services.sync.seats import Seat, a_team, share_a_finding

SIGNED, DRAFT = RecommendationState.SIGNED_OFF, RecommendationState.DRAFT


def shared(giver: Seat, taker: Seat, text: str) -> UUID:
    recommendation = a_recommendation(text)
    giver.add(recommendation)
    taker.take_from(giver)
    return recommendation.id


def found(seat: Seat, record: UUID) -> Recommendation:
    with seat.workspace.read() as view:
        return view.need(Recommendation, record)


def rewrite(seat: Seat, record: UUID, **fields: Any) -> None:
    before = found(seat, record)
    seat.workspace.commit(edit("Change", (before, replace(before, **fields))))


def exchange(one: Seat, other: Seat) -> None:
    for _ in range(2):
        one.take_from(other)
        other.take_from(one)


# --- undo and redo -------------------------------------------------------------------------------


def test_undo_does_not_choose_between_values_that_an_import_brought(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", wrong_by=(1, 0)) as (sam, priya):
        record = share_a_finding(sam, priya, headline="Before")
        priya.change(record, headline="Priya")
        sam.change(record, headline="Sam")
        sam.take_from(priya)
        with pytest.raises(StaleRecordError):
            History(sam.workspace).undo()
        assert sam.finding(record).headline == "Sam"
        assert sam.looks() == {"headline": "changed_by_both"}


def test_redo_does_not_choose_between_values_that_an_import_brought(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", wrong_by=(1, 0)) as (sam, priya):
        record = share_a_finding(sam, priya, headline="Before")
        priya.change(record, headline="Priya")
        sam.change(record, headline="Sam")
        sam.change(record, headline="Sam again")
        history = History(sam.workspace)
        history.undo()
        sam.take_from(priya)
        with pytest.raises(StaleRecordError):
            history.redo()
        assert sam.looks() == {"headline": "changed_by_both"}


def test_redo_of_settling_does_not_drop_a_version_that_came_since(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", "Ann", wrong_by=(2, 1, 0)) as (sam, priya, ann):
        record = share_a_finding(sam, priya, ann, headline="Before")
        for seat in (sam, priya, ann):
            seat.change(record, headline=f"By {seat.name}")
        sam.take_from(priya)
        sam.settle(record, "headline")
        history = History(sam.workspace)
        history.undo()
        sam.take_from(ann)
        with pytest.raises(StaleRecordError):
            history.redo()
        (asked,) = sam.attention()
        assert {variant.value for variant in asked.variants} == {"By Sam", "By Priya", "By Ann"}


def test_undo_of_making_a_record_does_not_bin_what_another_wrote_in_it(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya)
        priya.change(record, statement="Evidence of Priya.")
        sam.take_from(priya)
        with pytest.raises(StaleRecordError):
            History(sam.workspace).undo()
        assert sam.finding(record).statement == "Evidence of Priya."


# --- signed-off text -----------------------------------------------------------------------------


def test_taking_a_signature_back_shows_the_same_on_both_laptops(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = shared(sam, priya, "Do it.")
        rewrite(sam, record, state=SIGNED)
        rewrite(priya, record, text="Do it. Soon.")
        sam.take_from(priya)
        rewrite(sam, record, state=DRAFT)
        exchange(priya, sam)
        assert found(sam, record).text == "Do it. Soon."
        assert sam.content() == priya.content()
        with sam.workspace.transaction() as transaction:
            rebuild(transaction)
        assert sam.content() == priya.content()


def test_signing_over_texts_that_clash_leaves_the_question_open(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = shared(sam, priya, "One. Do it.")
        rewrite(sam, record, text="One. Do it, Sam.")
        rewrite(priya, record, text="One. Do it, Priya.")
        sam.take_from(priya)
        rewrite(sam, record, state=SIGNED)
        exchange(priya, sam)
        assert sam.looks() == {"text": "changed_by_both"}
        assert sam.content() == priya.content()


def test_two_people_who_sign_different_texts_have_signed_no_third_one(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", wrong_by=(0, 1)) as (sam, priya):
        record = shared(sam, priya, "One.")
        rewrite(sam, record, text="One. Sam.")
        rewrite(sam, record, state=SIGNED)
        rewrite(priya, record, text="Priya. One.")
        rewrite(priya, record, state=SIGNED)
        exchange(sam, priya)
        assert found(sam, record).text == "Priya. One."
        assert sam.looks() == {"text": "changed_by_both"}
        assert sam.content() == priya.content()


def test_a_correction_by_somebody_who_knew_one_signature_hides_no_other(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya", wrong_by=(0, 1)) as (sam, priya):
        record = shared(sam, priya, "One.")
        rewrite(sam, record, state=SIGNED)
        rewrite(sam, record, text="One. Sam.")
        sam.bundle()
        rewrite(sam, record, text="One. Sam corrected.")
        rewrite(priya, record, text="Priya. One.")
        rewrite(priya, record, state=SIGNED)
        exchange(sam, priya)
        (asked,) = sam.attention()
        assert {v.value for v in asked.variants} == {"One. Sam corrected.", "Priya. One."}
        assert sam.content() == priya.content()


def test_a_proposal_is_not_dropped_by_writing_on(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = shared(sam, priya, "Do it.")
        rewrite(sam, record, state=SIGNED)
        rewrite(priya, record, text="Do it. Soon.")
        sam.take_from(priya)
        with pytest.raises(ChangedByBothError):
            rewrite(sam, record, text="Do it. Later.")
        with sam.workspace.read() as view:
            (clash,) = clashes(view)
        assert [v.value for v in clash.attention.variants] == ["Do it.", "Do it. Soon."]
        sam.workspace.commit(settle(clash, "Do it."))
        exchange(priya, sam)
        assert not sam.looks()
        assert found(priya, record).text == "Do it."
        assert sam.content() == priya.content()


# --- the bin -------------------------------------------------------------------------------------


def test_what_lies_in_the_bin_asks_nothing_until_it_comes_back(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, headline="Before")
        sam.change(record, headline="Sam")
        priya.change(record, headline="Priya")
        sam.take_from(priya)
        sam.delete(record)
        assert not sam.attention()
        assert priya.take_from(sam).to_look_at == 0
        assert not priya.attention()
        with priya.workspace.read() as view:
            assert [binned.id for binned in view.in_bin(Finding)] == [record]
        History(sam.workspace).undo()
        assert sam.looks() == {"headline": "changed_by_both"}
        priya.take_from(sam)
        assert priya.looks() == {"headline": "changed_by_both"}
        for seat in (sam, priya):
            with seat.workspace.read() as view:
                assert len(clashes(view)) == 1


def test_two_people_who_settle_differently_are_asked_once_more(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, headline="Before")
        sam.change(record, headline="Sam")
        priya.change(record, headline="Priya")
        exchange(sam, priya)
        sam.settle(record, "headline", headline="Sam")
        priya.settle(record, "headline", headline="Priya")
        exchange(sam, priya)
        assert sam.looks() == {"headline": "changed_by_both"}
        assert sam.content() == priya.content()
