"""What was presented never changes, and nothing appears or vanishes silently afterwards."""

import hashlib
from dataclasses import replace

import pytest

from sli_desktop.models.records import Record
from sli_desktop.models.records.finding import FindingState
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.recommendation import RecommendationState
from sli_desktop.models.records.report import SnapshotKind
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.freezing.differences import Turn, differences, summary
from sli_desktop.services.freezing.frozen import UnreadableSnapshotError, freeze, thaw
from sli_desktop.services.freezing.keeping import keep, latest
from tests.builders import (
    MONDAY,
    SAM,
    a_finding,
    a_headline,
    a_meeting,
    a_new_id,
    a_note,
    a_peer,
    a_recommendation,
    a_theme,
)

THEME = a_theme("Finance")
ONE = b'{"format":"sli-snapshot","version":1,"count":1}\n'


def of(*records: Record) -> ChallengeRecords:
    return ChallengeRecords.of((THEME, *records))


def test_the_same_challenge_always_gives_the_same_bytes() -> None:
    finding, advice = a_finding(), a_recommendation(state=RecommendationState.AGREED)
    assert freeze(of(finding, advice)) == freeze(of(advice, finding))


def test_what_was_kept_comes_back_as_it_was() -> None:
    finding = a_finding(statement="Reserves are **thin**.\n\n- one\n- two")
    advice = a_recommendation(findings=frozenset({finding.id}))
    day = a_headline("Good grip on money", meeting=None, day=MONDAY.date())
    then = thaw(freeze(of(finding, advice, day)))
    assert differences(then, of(finding, advice)) == ()
    assert then.find(finding.id) == finding
    assert then.find(advice.id) == advice
    assert then.find(day.id) == day


def test_nothing_that_stays_inside_the_team_goes_in() -> None:
    inside = a_finding("The canary sings", sensitivity=Sensitivity.TEAM_ONLY)
    spoken = a_finding("The canary speaks", sensitivity=Sensitivity.SAY_IN_PERSON)
    words = freeze(of(inside, spoken, a_note("canary"), a_meeting("canary"), a_peer("canary")))
    assert b"canary" in freeze(of(a_finding("The canary is open")))
    assert b"canary" not in words


def test_a_finding_that_appeared_changed_or_went_is_told_with_its_words() -> None:
    kept, changed, gone = a_finding("Kept"), a_finding("Changed"), a_finding("Gone")
    then = thaw(freeze(of(kept, changed, gone)))
    now = of(
        kept,
        replace(changed, headline="Changed much"),
        replace(gone, state=FindingState.DROPPED),
        a_finding("New"),
    )
    found = {each.title: each for each in differences(then, now)}
    assert found.keys() == {"Changed much", "Gone", "New"}
    assert (found["Changed much"].before, found["Changed much"].after) == (
        "Changed",
        "Changed much",
    )
    assert found["Changed much"].what == ("headline",)
    assert (found["Gone"].turn, found["Gone"].why) == (Turn.GONE, "It was dropped.")
    assert summary(tuple(found.values())) == {Turn.ADDED: 1, Turn.CHANGED: 1, Turn.GONE: 1}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"state": FindingState.PARKED}, "It was parked."),
        ({"sensitivity": Sensitivity.TEAM_ONLY}, "It is kept inside the team now."),
    ],
)
def test_why_a_finding_is_gone_is_said(fields: dict[str, object], why: str) -> None:
    one = a_finding("One")
    then = thaw(freeze(of(one)))
    assert [each.why for each in differences(then, of(replace(one, **fields)))] == [why]  # type: ignore[arg-type]


def test_a_finding_merged_into_another_names_it() -> None:
    one, into = a_finding("One"), a_finding("Into", reference="SA9")
    then = thaw(freeze(of(one, into)))
    found = differences(then, of(replace(one, merged_into=into.id), into))
    assert [each.why for each in found] == ["It was merged into SA9."]


def test_a_recommendation_worded_anew_and_one_in_the_bin_are_told() -> None:
    one, two = a_recommendation("Publish a plan"), a_recommendation("Name an owner")
    then = thaw(freeze(of(one, two)))
    found = differences(then, of(replace(one, text="Publish a costed plan")))
    assert [(each.turn, each.before, each.why) for each in found] == [
        (Turn.CHANGED, "Publish a plan", ""),
        (Turn.GONE, "Plan the savings\nName an owner", "It is in the bin."),
    ]


def test_a_finding_that_moved_to_another_theme_is_told_and_a_theme_with_a_new_name_is_not() -> None:
    one, housing = a_finding("One"), a_theme("Housing")
    then = thaw(freeze(of(one)))
    assert differences(then, ChallengeRecords.of((replace(THEME, name="Money"), one))) == ()
    found = differences(then, of(housing, replace(one, theme=housing.id)))
    assert [(each.what, each.before, each.after) for each in found] == [
        (("theme",), "Finance", "Housing")
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nonsense",
        b'{"format":"sli-snapshot","version":3,"count":0}\n',
        ONE,
        b'{"format":"sli-snapshot","version":1,"count":0}',
        ONE + b'{"kind":"note","id":"x","keys":{}}\n',
        ONE + b'{"kind":"contact","id":"018f0000-0000-7000-8000-000000000000","keys":{}}\n',
        ONE + b'{"kind":"finding","id":"018f0000-0000-7000-8000-000000000000",'
        b'"keys":{"theme":7}}\n',
        b"\xff" * 100,
    ],
)
def test_bytes_that_are_no_snapshot_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableSnapshotError):
        thaw(content)


def test_the_act_remembers_the_hash_and_the_newest_of_a_kind_is_found() -> None:
    content = freeze(of(a_finding()))
    old, act = keep(content, kind=SnapshotKind.FEEDBACK, at=MONDAY, by=SAM, new_id=a_new_id)
    assert old.sha256 == hashlib.sha256(content).hexdigest()
    assert act.name == "Keep what we presented"
    new, _ = keep(content, kind=SnapshotKind.FEEDBACK, at=MONDAY, by=SAM, new_id=a_new_id)
    draft, _ = keep(content, kind=SnapshotKind.DRAFT, at=MONDAY, by=SAM, new_id=a_new_id)
    assert latest((new, draft, old), SnapshotKind.FEEDBACK) == new
    assert latest((), SnapshotKind.FEEDBACK) is None
