"""The guard's words to other rooms: what it knows, what it finds, how a hit is kept."""

import pytest

from sli_desktop.models.records.finding import Reason, Rule
from sli_desktop.models.records.ids import ContactId, GroupId, WordId
from sli_desktop.models.records.note import NoteKind
from sli_desktop.models.records.people import Contact
from sli_desktop.models.records.report import ProtectedWord
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.guard import (
    Known,
    NoReasonError,
    Sort,
    Strength,
    check,
    keep_hit,
    kept,
    not_kept,
)
from sli_desktop.services.guard.known import role_forms
from tests.builders import (
    CHIEF,
    SAM,
    a_challenge,
    a_group,
    a_meeting,
    a_new_id,
    a_note,
    a_peer,
    an_attendance,
    an_id,
)

TOLD = "The planning manager told us that appeals are rarely reviewed."
ABOUT = "The chief executive is visible and well liked."
NOTHING = Known()


def _sorts(text: str, known: Known = NOTHING) -> list[tuple[Sort, str]]:
    return [(hit.sort, hit.words) for hit in check(text, known)]


def test_who_spoke_is_a_hit_and_whom_it_is_about_is_a_quieter_one() -> None:
    (spoke,) = check(TOLD, NOTHING)
    (about,) = check(ABOUT, NOTHING)
    assert (spoke.sort, spoke.strength) == (Sort.SPOKE, Strength.HIT)
    assert (about.sort, about.strength) == (Sort.ABOUT, Strength.QUIET)
    assert TOLD[spoke.start : spoke.end] == spoke.words == "planning manager"


def test_the_guard_knows_names_roles_small_groups_quotes_and_words_of_a_challenge() -> None:
    records = ChallengeRecords.of(
        (
            a_challenge(small_group_threshold=4),
            a_group("Officers"),
            a_group("Residents"),
            a_peer("Priya Shah"),
            Contact(id=ContactId(a_new_id()), name="Olwen Trask"),
            a_meeting(people_count=2),
            an_attendance(role_label="SM1 Revenues manager"),
            an_attendance(role_label="Market traders", count=3),
            an_attendance(group=GroupId(an_id("residents")), role_label="Residents", count=9),
            ProtectedWord(id=WordId(a_new_id()), word="Riverside"),
            a_note("We are asked last", meeting=CHIEF, kinds=frozenset({NoteKind.QUOTE})),
        )
    )
    known = Known.of(records)
    assert known.roles == (("Revenues manager", "Officers"),)
    assert known.small_groups == ("Market traders",)
    assert known.names == ("Olwen Trask",)
    assert known.peers == ("Priya Shah",)
    assert known.kept_out == ("Riverside",)
    assert [(each.words, each.people) for each in known.quotes] == [("We are asked last", 2)]
    assert known.threshold == 4


def test_a_role_of_the_timetable_is_known_in_the_order_of_a_sentence() -> None:
    assert "revenue finance manager" in role_forms("FM1 finance manager, revenue")
    assert "finance manager for revenue" in role_forms("FM1 finance manager, revenue")


def test_a_word_to_keep_out_a_name_and_a_number_are_leaks() -> None:
    known = Known(names=("Olwen Trask",), kept_out=("Riverside",))
    text = "Riverside was named by Olwen Trask, 07700 900123."
    leaks = [hit.words for hit in check(text, known) if hit.strength is Strength.LEAK]
    assert leaks == ["Riverside", "Olwen Trask", "07700 900123"]


def test_a_recorded_reason_keeps_a_hit_in_its_record_only() -> None:
    (hit,) = check(TOLD, NOTHING)
    here, elsewhere = an_id("here"), an_id("elsewhere")
    act = keep_hit(hit, here, because="She asked to be named.", by=SAM, new_id=a_new_id)
    (change,) = act.changes
    reason = change.after
    assert isinstance(reason, Reason)
    assert (reason.rule, reason.record, reason.by) == (Rule.GUARD_HIT, here, SAM)
    assert kept(hit, (reason,), here) is reason
    assert kept(hit, (reason,), elsewhere) is None
    assert not_kept(check(TOLD, NOTHING), (reason,), here) == ()
    assert not_kept(check(f"Again. {TOLD}", NOTHING), (reason,), here) == ()


def test_a_reason_for_whom_it_is_about_does_not_let_them_speak() -> None:
    (about,) = check(ABOUT, NOTHING)
    act = keep_hit(about, an_id("here"), because="Fair.", by=None, new_id=a_new_id)
    reasons = [change.after for change in act.changes if isinstance(change.after, Reason)]
    told = check("The chief executive told us so.", NOTHING)
    assert not_kept(told, reasons, an_id("here")) == told


def test_a_hit_is_not_kept_without_words() -> None:
    (hit,) = check(TOLD, NOTHING)
    with pytest.raises(NoReasonError):
        keep_hit(hit, an_id("here"), because="  ", by=None, new_id=a_new_id)
