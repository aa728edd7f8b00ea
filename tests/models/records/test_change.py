"""Acts as values."""

import dataclasses
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.change import Change, ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.ids import ChallengeId, NewIds, ThemeId, link_id, uuid7
from sli_desktop.models.records.snapshot import ChallengeRecords

FINANCE = Theme(id=ThemeId(uuid4()), name="Finance")
HOUSING = Theme(id=ThemeId(uuid4()), name="Housing")


def test_an_act_reversed_twice_is_the_act() -> None:
    renamed = dataclasses.replace(FINANCE, name="Money")
    act = ChangeSet(
        name="Tidy themes",
        changes=(Change(before=FINANCE, after=renamed), Change(before=None, after=HOUSING)),
    )
    assert act.reversed().reversed() == act
    assert act.reversed().changes[0] == Change(before=HOUSING, after=None)


def test_an_edit_that_changes_nothing_drops_out() -> None:
    assert edit("Nothing", (FINANCE, FINANCE)).changes == ()


def test_making_and_binning_name_the_record_they_touch() -> None:
    made = make("Add theme", FINANCE).changes[0]
    assert (made.kind, made.record_id) == ("theme", FINANCE.id)
    binned = put_in_bin("Delete theme", FINANCE).changes[0]
    assert binned.record is FINANCE
    assert binned.keys() == {"_del": (False, True)}


def test_a_change_without_any_record_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="without a record"):
        _ = Change(before=None, after=None).record


def test_ids_sort_by_the_time_they_were_made() -> None:
    early = uuid7(datetime(2025, 10, 13, tzinfo=UTC), lambda n: b"\xff" * n)
    late = uuid7(datetime(2025, 10, 14, tzinfo=UTC), lambda n: b"\x00" * n)
    assert early < late
    assert early.version == 7
    assert early.variant == "specified in RFC 4122"


def test_new_ids_come_from_the_clock_and_the_randomness_given() -> None:
    ids = NewIds(lambda: datetime(2025, 10, 13, tzinfo=UTC), lambda n: b"\x11" * n)
    assert ids() == ids() == UUID("0199dadd-e800-7111-9111-111111111111")


def test_both_laptops_give_a_link_the_same_identity() -> None:
    one, other = uuid4(), uuid4()
    assert link_id(one, other) == link_id(one, other) != link_id(other, one)


def test_records_of_a_challenge_are_found_by_kind_and_id() -> None:
    challenge = Challenge(id=ChallengeId(uuid4()), subject="Northmere District Council")
    records = ChallengeRecords.of([challenge, FINANCE, HOUSING])
    assert records.all(Theme) == (FINANCE, HOUSING)
    assert records.get(Theme, HOUSING.id) is HOUSING
    assert records.get(Theme, None) is None
    assert records.get(Challenge, FINANCE.id) is None
    assert records.challenge is challenge


def test_records_without_a_challenge_say_so() -> None:
    with pytest.raises(LookupError):
        _ = ChallengeRecords.of([FINANCE]).challenge
