"""The view of one record, one rule at a time."""

from itertools import permutations
from random import Random
from uuid import UUID, uuid4

import pytest

from sli_desktop.models.records.codec import Keys
from sli_desktop.models.records.merge import DELETED
from sli_desktop.services.sync.lineage import Lineage
from sli_desktop.services.sync.lines import MAX_PARENTS
from sli_desktop.services.sync.revisions import (
    MAX_MERGED_HEADS,
    Look,
    MergedRecord,
    RecordMerge,
    view_of,
)
from tests.properties.made_revisions import Rev, a_revision

RECORD = UUID(int=7)
SAM, PRIYA = "5a" * 8, "bb" * 8
THEME = str(UUID(int=9))


def rev(keys: Keys, *parents: Rev, device: str = SAM, at: int = 1, kind: str = "finding") -> Rev:
    return a_revision(
        RECORD,
        keys,
        parents=tuple(parent.id for parent in parents),
        device=device,
        at=at,
        kind=kind,
    )


def always(*revs: Rev) -> MergedRecord:
    """The view, after making sure that the order of arrival does not matter."""
    first = view_of(revs)
    for some in list(permutations(revs))[:50]:
        assert view_of(some) == first
        assert RecordMerge(some).view() == first
    return first


def looks(view: MergedRecord) -> dict[str, Look]:
    return {doubt.key: doubt.look for doubt in view.doubts}


def test_one_revision_is_its_keys() -> None:
    view = always(rev({"headline": "H", f"merged_from/{THEME}": True}))
    assert view.keys == {"headline": "H", f"merged_from/{THEME}": True}
    assert not view.in_bin


def test_later_values_replace_earlier_ones() -> None:
    one = rev({"headline": "A", "statement": "S."})
    two = rev({"headline": "B"}, one, at=2)
    three = rev({"headline": "C"}, two, at=3)
    assert always(one, two, three).keys == {"headline": "C", "statement": "S."}


def test_a_value_two_people_set_apart_shows_the_latest_and_keeps_both() -> None:
    one = rev({"headline": "A"})
    sam = rev({"headline": "B"}, one, at=3)
    priya = rev({"headline": "C"}, one, device=PRIYA, at=2)
    view = always(one, sam, priya)
    assert view.keys == {"headline": "B"}
    assert looks(view) == {"headline": Look.CHANGED_BY_BOTH}
    assert [(v.device, v.value) for v in view.doubts[0].versions] == [(PRIYA, "C"), (SAM, "B")]


def test_two_people_who_set_the_same_value_are_not_asked() -> None:
    one = rev({"headline": "A"})
    view = always(
        one, rev({"headline": "B"}, one, at=3), rev({"headline": "B"}, one, device=PRIYA, at=2)
    )
    assert view.keys == {"headline": "B"}
    assert not view.doubts


def test_saving_another_field_leaves_a_question_open() -> None:
    one = rev({"headline": "A"})
    sam, priya = rev({"headline": "B"}, one, at=3), rev({"headline": "C"}, one, device=PRIYA, at=2)
    other = rev({"label": "strength"}, sam, priya, at=4)
    assert looks(always(one, sam, priya, other)) == {"headline": Look.CHANGED_BY_BOTH}


def test_saving_the_field_over_all_its_values_ends_the_question() -> None:
    one = rev({"headline": "A"})
    sam, priya = rev({"headline": "B"}, one, at=3), rev({"headline": "C"}, one, device=PRIYA, at=2)
    end = rev({"headline": "B"}, sam, priya, at=4)
    view = always(one, sam, priya, end)
    assert view.keys == {"headline": "B"}
    assert not view.doubts


def test_a_fixed_field_keeps_its_first_value_silently() -> None:
    one = rev({"reference": "PS1", "headline": "A"}, at=2)
    two = rev({"reference": "AB1"}, device=PRIYA, at=1)
    assert (always(one, two).keys or {})["reference"] == "AB1"
    later = rev({"reference": "ZZ9"}, one, at=3)
    assert (always(one, later).keys or {})["reference"] == "PS1"


def test_an_order_key_takes_the_last_one_silently() -> None:
    one = rev({"order": "a0"})
    view = always(
        one, rev({"order": "a1"}, one, at=5), rev({"order": "a2"}, one, device=PRIYA, at=4)
    )
    assert view.keys == {"order": "a1"}
    assert not view.doubts


def test_adding_a_member_wins_over_taking_it_out_at_the_same_time() -> None:
    key = f"merged_from/{THEME}"
    one = rev({key: True})
    out = rev({key: False}, one, at=9)
    again = rev({key: True}, one, device=PRIYA, at=2)
    assert (always(one, out, again).keys or {})[key] is True
    assert key not in (always(one, out).keys or {})


def test_texts_written_apart_are_combined_and_shown_until_read() -> None:
    one = rev({"statement": "One. Two."})
    sam = rev({"statement": "One. Two. Sam."}, one, at=2)
    priya = rev({"statement": "Priya. One. Two."}, one, device=PRIYA, at=3)
    view = always(one, sam, priya)
    assert view.keys == {"statement": "Priya. One. Two. Sam."}
    assert looks(view) == {"statement": Look.COMBINED}


def test_texts_that_clash_stay_whole_for_a_person_to_choose() -> None:
    one = rev({"statement": "One. Two."})
    sam = rev({"statement": "One. Two s."}, one, at=2)
    priya = rev({"statement": "One. Two p."}, one, device=PRIYA, at=3)
    view = always(one, sam, priya)
    assert looks(view) == {"statement": Look.CHANGED_BY_BOTH}
    assert [v.value for v in view.doubts[0].versions] == ["One. Two s.", "One. Two p."]


def test_a_text_kept_unchanged_beside_a_changed_one_asks_nobody() -> None:
    one = rev({"statement": "One."})
    kept = rev({"statement": "One."}, one, device=PRIYA, at=3)
    view = always(one, rev({"statement": "One. Two."}, one, at=2), kept)
    assert view.keys == {"statement": "One. Two."}
    assert not view.doubts


def test_criss_cross_merges_find_their_common_text() -> None:
    base = rev({"statement": "Base."})
    a1 = rev({"statement": "Base. A1."}, base, at=2)
    b1 = rev({"statement": "B1. Base."}, base, device=PRIYA, at=2)
    a2 = rev({"statement": "B1. Base. A1. A2."}, a1, b1, at=3)
    b2 = rev({"statement": "B2. B1. Base. A1."}, a1, b1, device=PRIYA, at=3)
    view = always(base, a1, b1, a2, b2)
    assert view.keys == {"statement": "B2. B1. Base. A1. A2."}


def test_criss_cross_without_end_is_shown_and_not_merged() -> None:
    left, right = rev({"statement": "L0."}), rev({"statement": "R0."}, device=PRIYA)
    revs = [left, right]
    for turn in range(1, 60):
        left, right = (
            rev({"statement": f"L{turn}."}, left, right, at=turn),
            rev({"statement": f"R{turn}."}, left, right, device=PRIYA, at=turn),
        )
        revs += [left, right]
    view = view_of(revs)
    assert looks(view) == {"statement": Look.CHANGED_BY_BOTH}
    assert view_of(revs[::-1]) == view


def test_forged_tangles_of_merges_come_to_an_end() -> None:
    """Each revision had seen a random third of those before it."""
    choose = Random(7)
    revs = [rev({"statement": "One."})]
    for turn in range(1, 200):
        seen = [one for one in revs if choose.random() < 0.3][-MAX_PARENTS:] or revs[:1]
        revs.append(rev({"statement": f"S{turn}."}, *seen, device=f"{turn:016x}", at=turn))
    view = view_of(revs)
    assert view_of(revs[::-1]) == view


def test_many_versions_of_one_text_are_all_shown() -> None:
    one = rev({"statement": "One."})
    many = [
        rev({"statement": f"One. {n}."}, one, device=f"{n:016x}", at=n)
        for n in range(MAX_MERGED_HEADS + 5)
    ]
    view = view_of([one, *many])
    assert len(view.doubts[0].versions) == len(many)
    assert all(f"{n}." in str((view.keys or {})["statement"]) for n in range(len(many)))


def test_ten_thousand_heads_on_one_record_are_no_trouble() -> None:
    one = rev({"headline": "A"})
    many = [rev({"headline": f"{n}"}, one, device=f"{n:016x}", at=n) for n in range(10_000)]
    assert len(view_of([one, *many]).doubts[0].versions) == 10_000


# --- deleting ------------------------------------------------------------------------------------


def test_a_deleted_record_is_in_the_bin_and_comes_back() -> None:
    one = rev({"headline": "A"})
    gone = rev({DELETED: True}, one, at=2)
    assert always(one, gone).in_bin
    back = rev({DELETED: False}, gone, at=3)
    assert not always(one, gone, back).in_bin


def test_deleting_never_hides_what_the_person_had_not_seen() -> None:
    one = rev({"headline": "A"})
    gone = rev({DELETED: True}, one, at=2)
    edit = rev({"statement": "Priya."}, one, device=PRIYA, at=1)
    view = always(one, gone, edit)
    assert not view.in_bin
    assert looks(view) == {DELETED: Look.DELETED_AND_CHANGED}


def test_deleting_and_restoring_at_the_same_time_keeps_the_record_and_tells() -> None:
    one = rev({"headline": "A"})
    gone = rev({DELETED: True}, one, at=2)
    again = rev({DELETED: True}, gone, at=4)
    back = rev({DELETED: False}, gone, device=PRIYA, at=3)
    view = always(one, gone, again, back)
    assert not view.in_bin
    assert looks(view) == {DELETED: Look.DELETED_AND_CHANGED}


def test_an_edit_after_deleting_shows_the_record_and_tells() -> None:
    one = rev({"headline": "A"})
    gone = rev({DELETED: True}, one, at=2)
    edit = rev({"statement": "S."}, gone, at=3)
    view = always(one, gone, edit)
    assert not view.in_bin
    assert looks(view) == {DELETED: Look.DELETED_AND_CHANGED}


def test_two_people_who_both_delete_are_not_asked() -> None:
    one = rev({"headline": "A"})
    view = always(
        one, rev({DELETED: True}, one, at=2), rev({DELETED: True}, one, device=PRIYA, at=2)
    )
    assert view.in_bin
    assert not view.doubts


# --- signed off ----------------------------------------------------------------------------------


def signed_off() -> tuple[Rev, Rev]:
    one = rev({"text": "Do it.", "state": "draft"}, kind="recommendation")
    return one, rev({"state": "signed off"}, one, at=2, kind="recommendation")


def test_text_of_a_signed_off_record_never_merges_by_itself() -> None:
    one, signed = signed_off()
    late = rev({"text": "Do it. Soon."}, one, device=PRIYA, at=9, kind="recommendation")
    view = always(one, signed, late)
    assert (view.keys or {})["text"] == "Do it."
    assert looks(view) == {"text": Look.LATE_CHANGE}
    assert "Do it. Soon." in [version.value for version in view.doubts[0].versions]


def test_a_change_made_in_the_knowledge_of_the_signature_counts() -> None:
    one, signed = signed_off()
    known = rev({"text": "Do it now."}, signed, at=3, kind="recommendation")
    view = always(one, signed, known)
    assert (view.keys or {})["text"] == "Do it now."
    assert not view.doubts
    other = rev({"text": "Never."}, signed, device=PRIYA, at=4, kind="recommendation")
    view = always(one, signed, known, other)
    assert (view.keys or {})["text"] == "Never."
    assert looks(view) == {"text": Look.CHANGED_BY_BOTH}


def test_a_text_that_only_a_latecomer_wrote_is_a_proposal() -> None:
    one, signed = signed_off()
    late = rev({"measure": "Count."}, one, device=PRIYA, at=9, kind="recommendation")
    view = always(one, signed, late)
    assert (view.keys or {})["measure"] == ""
    assert looks(view) == {"measure": Look.LATE_CHANGE}


def test_texts_that_clashed_before_the_signature_stay_as_the_signer_saw_them() -> None:
    one = rev({"text": "Do it.", "state": "draft"}, kind="recommendation")
    sam = rev({"text": "Do it. Sam."}, one, at=2, kind="recommendation")
    priya = rev({"text": "Do it. Priya."}, one, device=PRIYA, at=3, kind="recommendation")
    signed = rev({"state": "published"}, sam, priya, at=4, kind="recommendation")
    view = always(one, sam, priya, signed)
    assert (view.keys or {})["text"] == "Do it. Sam. Priya."


# --- what this version does not know -------------------------------------------------------------


@pytest.mark.parametrize(
    "keys",
    [
        {"mood": "calm"},
        {"headline": 7},
        {"headline": None},
        {"state": "pondered"},
        {"theme": "no identity"},
        {"number": True},
        {"merged_from/none": True},
        {f"merged_from/{THEME}": "yes"},
        {f"headline/{THEME}": True},
        {"merged_from": True},
        {DELETED: "yes"},
    ],
)
def test_keys_and_values_of_a_newer_version_are_passed_over(keys: Keys) -> None:
    one = rev({"headline": "A", "theme": THEME})
    view = always(one, rev(keys, one, at=2))
    assert view.keys == {"headline": "A", "theme": THEME}
    assert not view.doubts
    both = always(one, rev(keys, one, at=2), rev(keys, one, device=PRIYA, at=2))
    assert both.keys == {"headline": "A", "theme": THEME}


def test_a_kind_of_a_newer_version_is_not_shown() -> None:
    assert always(rev({"x": 1}, kind="hologram")).keys is None
    one = rev({"x": 1}, kind="hologram")
    view = always(one, rev({"x": 2}, one, kind="hologram"), rev({"x": 3}, kind="hologram", at=3))
    assert view.keys is None


def test_a_revision_that_calls_the_record_another_kind_is_passed_over() -> None:
    one = rev({"headline": "A"})
    assert always(one, rev({"title": "T"}, one, at=2, kind="meeting")).keys == {"headline": "A"}


def test_dates_beyond_the_calendar_are_passed_over() -> None:
    one = a_revision(RECORD, {"first_key": "0001-01-01T00:00:00+23:59"}, kind="note")
    assert view_of([one]).keys == {}
    listed = a_revision(RECORD, {"rating_scale": ["1", "2"]}, kind="challenge")
    assert view_of([listed]).keys == {"rating_scale": ["1", "2"]}


def test_a_parent_that_is_nowhere_counts_as_never_written() -> None:
    one = rev({"headline": "A"})
    two = rev({"headline": "B"}, one, at=2)
    assert view_of([two]).keys == {"headline": "B"}


def test_a_revision_that_had_seen_itself_is_an_error() -> None:
    ring = [
        Rev(b"1" * 32, RECORD, "finding", SAM, "0", (b"2" * 32,), {"headline": "A"}),
        Rev(b"2" * 32, RECORD, "finding", SAM, "1", (b"1" * 32,), {"headline": "B"}),
    ]
    with pytest.raises(ValueError, match="seen itself"):
        Lineage(ring)
    with pytest.raises(ValueError, match="seen itself"):
        view_of(ring)


def test_identities_follow_laptop_and_header() -> None:
    record = uuid4()
    one = a_revision(record, {"headline": "A"}, device=SAM)
    assert one.id == a_revision(record, {"headline": "A"}, device=SAM).id
    assert one.id != a_revision(record, {"headline": "A"}, device=PRIYA).id
