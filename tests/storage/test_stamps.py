from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.storage import Stamps, stamp_of, stamp_time
from tests.builders import MONDAY

_JUMPS = st.lists(st.integers(-(10**9), 10**9), max_size=30)


@given(jumps=_JUMPS)
def test_stamps_always_rise_whatever_the_clock_does(jumps: list[int]) -> None:
    now = [MONDAY]
    stamps = Stamps(lambda: now[0])
    given_out = []
    for jump in jumps:
        now[0] = MONDAY + timedelta(milliseconds=jump)
        given_out += [stamps.next(), stamps.next()]
    assert given_out == sorted(set(given_out))


def test_a_stamp_names_its_moment() -> None:
    moment = datetime(2026, 10, 12, 9, 0, 0, 250_000, tzinfo=UTC)
    assert stamp_time(Stamps(lambda: moment).next()) == moment


def test_a_full_counter_moves_on_to_the_next_millisecond() -> None:
    stamps = Stamps(lambda: MONDAY, last=stamp_of(2**41, 0xFFFF))
    assert stamps.next() == stamp_of(2**41 + 1, 0)
