"""Recommendations: their links, their order and numbers, and how far they have come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sli_desktop.errors import SliError
from sli_desktop.models.records.challenge import Numbering
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import Reason, Rule
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.report import AuditEvent
from sli_desktop.services.recommendation_order import (
    NumbersFrozenError,
    freeze_numbers,
    move_recommendation,
    place_among,
)
from sli_desktop.services.recommendations import (
    KeepsItsNumberError,
    SignedOffError,
    change_text,
    delete_recommendation,
    link_findings,
    rewrite,
    unlink_findings,
    with_timescale,
)
from sli_desktop.services.report.numbering import in_report_order, withdrawn
from sli_desktop.services.signing_off import (
    NothingToSignError,
    ReasonMissingError,
    agree,
    back_to_draft,
    change_after_sign_off,
    late_changes,
    sign_off,
    signed_off_by,
    take_sign_off_back,
    withdraw,
)
from tests.builders import (
    FINANCE,
    HOUSING,
    MONDAY,
    SAM,
    a_challenge,
    a_finding,
    a_new_id,
    a_peer,
    a_recommendation,
    a_theme,
)

THEMES = (a_theme("Finance", order="a"), a_theme("Housing", order="b"))
SIGNED = RecommendationState.SIGNED_OFF
GONE = RecommendationState.WITHDRAWN


def advice(words: str, order: str = "", **fields: object) -> Recommendation:
    known: dict[str, Any] = {"theme": None, "order": order}
    return a_recommendation(words, **(known | fields))


def listed(*every: Recommendation, numbering: Numbering = Numbering.CONTINUOUS) -> list[str]:
    challenge = a_challenge(numbering=numbering)
    shown = in_report_order(every, THEMES, challenge)
    return [f"{each.short} {each.recommendation.text}".strip() for each in shown]


def after(act: ChangeSet) -> Recommendation:
    found = next(each.after for each in act.changes if isinstance(each.after, Recommendation))
    assert isinstance(found, Recommendation)
    return found


def applied(act: ChangeSet, *every: Recommendation) -> list[Recommendation]:
    now = {each.record_id: each.after for each in act.changes}
    made = [now.get(each.id, each) for each in every]
    return [each for each in made if isinstance(each, Recommendation)]


# --- links and words ----------------------------------------------------------------------------


def test_linking_gives_a_theme_and_unlinking_leaves_the_finding_alone() -> None:
    finding = a_finding(theme=HOUSING)
    linked = after(link_findings(advice("One"), [finding]))
    assert linked.findings == frozenset({finding.id})
    assert linked.theme == HOUSING
    [change] = unlink_findings(linked, [finding]).changes
    assert change.after == replace(linked, findings=frozenset())
    assert unlink_findings(advice("One"), [finding]).changes == ()


def test_a_theme_that_is_there_stays() -> None:
    linked = after(link_findings(advice("One", theme=FINANCE), [a_finding(theme=HOUSING)]))
    assert linked.theme == FINANCE


def test_a_timescale_is_a_day_where_it_is_one_and_words_otherwise() -> None:
    days: dict[str, date] = {"31 March 2027": date(2027, 3, 31)}
    one = advice("One", timescale_words="soon")
    dated = with_timescale(one, " 31 March  2027 ", read_day=days.get)
    assert (dated.timescale_date, dated.timescale_words) == (date(2027, 3, 31), "")
    worded = with_timescale(dated, "Before the budget", read_day=days.get)
    assert (worded.timescale_date, worded.timescale_words) == (None, "Before the budget")
    assert with_timescale(worded, " ", read_day=days.get).timescale_words == ""


def test_after_sign_off_no_word_changes_and_links_still_do() -> None:
    signed = advice("One", state=SIGNED)
    for changed in (replace(signed, text="Two"), replace(signed, owner="Cabinet")):
        with pytest.raises(SignedOffError):
            rewrite(signed, changed)
    assert change_text(signed, "One").changes == ()
    assert link_findings(signed, [a_finding()]).changes


@pytest.mark.parametrize("kept", [{"number": 3}, {"state": SIGNED}])
def test_one_that_others_know_by_its_number_is_not_deleted(kept: dict[str, Any]) -> None:
    with pytest.raises(KeepsItsNumberError):
        delete_recommendation(advice("One", **kept))
    [change] = delete_recommendation(advice("One")).changes
    assert change.after is None


# --- order and numbers --------------------------------------------------------------------------


def test_numbers_are_places_and_a_withdrawn_one_has_none() -> None:
    every = (advice("B", "b"), advice("A", "a"), advice("Gone", "a5", state=GONE))
    assert listed(*every) == ["R1 A", "R2 B"]
    assert [each.text for each in withdrawn(every)] == ["Gone"]


def test_every_scheme_of_numbers_is_shown_as_the_report_has_it() -> None:
    every = (
        advice("Homes", "a", theme=HOUSING),
        advice("Money", "b", theme=FINANCE, prefix="PCR"),
        advice("All", "c"),
    )
    assert listed(*every) == ["R1 Homes", "R2 Money", "R3 All"]
    assert listed(*every, numbering=Numbering.BY_THEME) == ["R1 Money", "R2 Homes", "R3 All"]
    assert listed(*every, numbering=Numbering.PREFIX) == ["R1 Homes", "PCR1 Money", "R2 All"]
    assert listed(*every, numbering=Numbering.NONE) == ["Homes", "Money", "All"]


def test_moving_one_changes_its_place_alone() -> None:
    every = (advice("A", "a0"), advice("B", "a1"), advice("C", "a2"))
    shown = in_report_order(every, THEMES, a_challenge())
    act = move_recommendation(shown, every[2], 0)
    assert len(act.changes) == 1
    assert listed(*applied(act, *every)) == ["R1 C", "R2 A", "R3 B"]
    assert move_recommendation(shown, every[0], 0).changes == ()
    assert place_among(shown, every[2]) == (2, 3)


def test_moving_works_where_no_order_was_given_yet() -> None:
    every = tuple(advice(words, reference=words) for words in "ABC")
    shown = in_report_order(every, THEMES, a_challenge())
    moved = applied(move_recommendation(shown, every[2], 1), *every)
    assert listed(*moved) == ["R1 A", "R2 C", "R3 B"]


def test_by_theme_one_moves_within_its_theme() -> None:
    every = (
        advice("H1", "a0", theme=HOUSING),
        advice("F1", "a1", theme=FINANCE),
        advice("H2", "a2", theme=HOUSING),
    )
    shown = in_report_order(every, THEMES, a_challenge(numbering=Numbering.BY_THEME))
    assert place_among(shown, every[2]) == (1, 2)
    moved = applied(move_recommendation(shown, every[2], 0), *every)
    assert listed(*moved, numbering=Numbering.BY_THEME) == ["R1 F1", "R2 H2", "R3 H1"]


def test_freezing_gives_numbers_to_what_is_agreed_and_they_stay() -> None:
    agreed = RecommendationState.AGREED
    every = (
        advice("A", "a0", state=agreed),
        advice("Draft", "a1"),
        advice("B", "a2", state=SIGNED),
    )
    act = freeze_numbers(every, THEMES, a_challenge())
    frozen = applied(act, *every)
    assert [each.number for each in frozen] == [1, None, 2]
    assert listed(*frozen) == ["R1 A", "R2 B", "R3 Draft"]
    assert freeze_numbers(frozen, THEMES, a_challenge()).changes == ()
    with pytest.raises(NumbersFrozenError):
        move_recommendation(in_report_order(frozen, THEMES, a_challenge()), frozen[2], 0)


def test_the_number_of_a_withdrawn_one_is_never_given_again() -> None:
    gone = advice("Gone", "a0", number=2, state=GONE)
    assert listed(gone, advice("A", "a1", number=1), advice("New", "a2")) == ["R1 A", "R3 New"]


def test_without_numbers_there_is_nothing_to_freeze() -> None:
    none = a_challenge(numbering=Numbering.NONE)
    assert freeze_numbers([advice("A", state=SIGNED)], THEMES, none).changes == ()


# --- how far ------------------------------------------------------------------------------------


def test_a_draft_is_agreed_signed_off_and_says_by_whom() -> None:
    sam = a_peer("Sam", initials="SA")
    agreed = after(agree(advice("One", reference="SA4")))
    assert agreed.state is RecommendationState.AGREED
    act = sign_off(agreed, by=sam, at=MONDAY, new_id=a_new_id)
    signed = after(act)
    events = [each.after for each in act.changes if isinstance(each.after, AuditEvent)]
    event = signed_off_by(signed, events)
    assert event is not None
    assert (event.by, event.at) == ("SA", MONDAY)
    assert "One" not in event.what
    assert signed_off_by(agreed, events) is None
    assert sign_off(signed, by=sam, at=MONDAY, new_id=a_new_id).changes == ()


def test_one_without_words_is_neither_agreed_nor_signed() -> None:
    empty = advice(" ")
    with pytest.raises(NothingToSignError):
        agree(empty)
    with pytest.raises(NothingToSignError):
        sign_off(empty, by=a_peer(), at=MONDAY, new_id=a_new_id)


def test_a_withdrawn_one_comes_back_as_a_draft() -> None:
    gone = after(withdraw(advice("One"), by=SAM, new_id=a_new_id))
    assert gone.state is GONE
    assert after(back_to_draft(gone)).state is RecommendationState.DRAFT


def test_a_change_after_sign_off_is_one_act_with_who_and_why() -> None:
    signed = advice("One", state=SIGNED)
    act = change_after_sign_off(
        signed, "Two", by=SAM, reason=" The date \n was wrong ", new_id=a_new_id
    )
    changed = after(act)
    assert (changed.text, changed.state) == ("Two", SIGNED)
    reasons = [each.after for each in act.changes if isinstance(each.after, Reason)]
    [why] = late_changes(signed.id, reasons)
    assert (why.rule, why.by, why.words) == (Rule.LATE_CHANGE, SAM, "The date was wrong")
    assert change_after_sign_off(signed, "One", by=SAM, reason="", new_id=a_new_id).changes == ()


@pytest.mark.parametrize(
    "act",
    [
        lambda one: change_after_sign_off(one, "Two", by=SAM, reason=" ", new_id=a_new_id),
        lambda one: take_sign_off_back(one, by=SAM, reason="", new_id=a_new_id),
        lambda one: withdraw(one, by=SAM, new_id=a_new_id),
        agree,
        back_to_draft,
    ],
)
def test_nothing_happens_to_a_signed_one_without_a_reason(
    act: Callable[[Recommendation], ChangeSet],
) -> None:
    with pytest.raises(SliError) as told:
        act(advice("One", state=SIGNED))
    assert told.type is ReasonMissingError


def test_the_sign_off_is_taken_back_with_a_reason() -> None:
    act = take_sign_off_back(
        advice("One", state=SIGNED), by=SAM, reason="New figures", new_id=a_new_id
    )
    assert after(act).state is RecommendationState.AGREED
    assert any(isinstance(each.after, Reason) for each in act.changes)
