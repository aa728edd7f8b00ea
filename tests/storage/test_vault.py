import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.storage.recovery_key import new_recovery_key, read_recovery_key
from sli_desktop.storage.vault import (
    DATA_KEY_BYTES,
    DEFAULT_COST,
    HIGHEST_COST,
    LOWEST_COST,
    PRINTED,
    TYPED,
    KdfCost,
    KeySlot,
    is_within,
    unwrap,
    wrap,
)
from tests.workspaces import TINY


def test_the_usual_cost_lies_between_the_bounds() -> None:
    assert is_within(DEFAULT_COST, LOWEST_COST, HIGHEST_COST)
    assert DEFAULT_COST.memory_kib == 64 * 1024
    assert KdfCost(memory_kib=1024 * 1024, passes=10, lanes=8) == HIGHEST_COST


def test_a_slot_opens_for_its_secret_alone() -> None:
    data_key = os.urandom(DATA_KEY_BYTES)
    slot = wrap(TYPED, "café au lait au bain", data_key, cost=TINY, random=os.urandom)
    assert unwrap(slot, "café au lait au bain") == data_key
    assert unwrap(slot, "cafe\u0301 au lait au bain") == data_key
    assert unwrap(slot, "cafe au lait au bain") is None


def test_a_slot_of_one_kind_cannot_stand_in_for_the_other() -> None:
    data_key = os.urandom(DATA_KEY_BYTES)
    slot = wrap(TYPED, "secret", data_key, cost=TINY, random=os.urandom)
    moved = KeySlot(
        kind=PRINTED, cost=slot.cost, salt=slot.salt, nonce=slot.nonce, wrapped=slot.wrapped
    )
    assert unwrap(moved, "secret") is None


def test_a_slot_that_holds_something_shorter_is_refused() -> None:
    slot = wrap(TYPED, "secret", b"short", cost=TINY, random=os.urandom)
    assert unwrap(slot, "secret") is None


@given(st.binary(min_size=19, max_size=19))
def test_a_recovery_key_reads_back_however_it_is_typed(secret: bytes) -> None:
    key = new_recovery_key(lambda _size: secret)
    assert len(key) == 39
    careless = key.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read_recovery_key(careless) == key


def test_a_recovery_key_with_one_wrong_letter_is_hardly_ever_taken() -> None:
    key = new_recovery_key(lambda size: bytes(range(size)))
    wrong = [
        key[:place] + letter + key[place + 1 :]
        for place in range(len(key))
        for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        if key[place] not in {"-", letter}
    ]
    taken = [typed for typed in wrong if read_recovery_key(typed) is not None]
    assert len(taken) < len(wrong) / 50


@pytest.mark.parametrize("typed", ["", "three random words", "U" * 32, "0" * 31, "0" * 33])
def test_other_words_are_no_recovery_key(typed: str) -> None:
    assert read_recovery_key(typed) is None
