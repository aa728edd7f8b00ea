from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.services.sync.matching import MAX_STRETCH_PAIRS, SentenceMatcher
from sli_desktop.services.sync.three_way import stretches

TOKENS = st.lists(st.sampled_from(["a.", "b.", "c.", "d.", " "]), max_size=14)


@given(TOKENS, TOKENS)
def test_blocks_are_equal_and_rise(one: list[str], other: list[str]) -> None:
    blocks = SentenceMatcher(None, one, other).get_matching_blocks()
    at, begin = 0, 0
    for left, right, size in blocks:
        assert left >= at
        assert right >= begin
        assert one[left : left + size] == other[right : right + size]
        at, begin = left + size, right + size
    assert blocks[-1] == (len(one), len(other), 0)


@given(TOKENS, TOKENS, TOKENS)
def test_the_stretches_of_a_side_joined_are_that_side(
    was: list[str], left: list[str], right: list[str]
) -> None:
    found = list(stretches(was, left, right))
    assert [token for one in found for token in one.was] == was
    assert [token for one in found for token in one.left] == left
    assert [token for one in found for token in one.right] == right


def test_a_long_stretch_without_anchors_counts_as_different() -> None:
    many = int(MAX_STRETCH_PAIRS**0.5) + 1
    one = ["x."] + ["a."] * many + ["y."]
    other = ["v."] + ["a."] * many + ["w."]
    assert SentenceMatcher(None, one, other).get_matching_blocks() == [(len(one), len(other), 0)]
