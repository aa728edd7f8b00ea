"""Three versions of a list of tokens, put side by side."""

from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.services.sync.three_way import stretches

VERSIONS = st.lists(st.sampled_from("abcdef"), max_size=12)


def merged(was: str, left: str, right: str) -> list[str]:
    found = [
        s.taken if s.taken is not None else ["<", *s.left, "|", *s.right, ">"]
        for s in stretches(list(was), list(left), list(right))
    ]
    return [token for part in found for token in part]


def test_what_only_one_side_changed_is_taken() -> None:
    assert "".join(merged("abcdef", "aBcdef", "abcdEf")) == "aBcdEf"


def test_what_both_changed_alike_stands_once() -> None:
    assert "".join(merged("abc", "axc", "axc")) == "axc"


def test_what_both_changed_apart_is_left_to_the_caller() -> None:
    assert "".join(merged("abc", "axc", "ayc")) == "a<x|y>c"


def test_what_one_side_took_out_stays_out() -> None:
    assert "".join(merged("abcdef", "adef", "abcdeXf")) == "adeXf"


@given(was=VERSIONS, left=VERSIONS, right=VERSIONS)
def test_the_stretches_of_each_version_joined_are_that_version(
    was: list[str], left: list[str], right: list[str]
) -> None:
    found = list(stretches(was, left, right))
    assert [t for s in found for t in s.was] == was
    assert [t for s in found for t in s.left] == left
    assert [t for s in found for t in s.right] == right


@given(was=VERSIONS, left=VERSIONS, right=VERSIONS)
def test_swapping_the_sides_swaps_nothing_else(
    was: list[str], left: list[str], right: list[str]
) -> None:
    there = [(s.was, s.left, s.right) for s in stretches(was, left, right)]
    back = [(s.was, s.right, s.left) for s in stretches(was, right, left)]
    assert [s for s in there if any(s)] == [s for s in back if any(s)]
