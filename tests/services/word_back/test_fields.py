"""A text is cut into its paragraphs and put together anew, and changes are carried over links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.services.word_back.fields import carried_over, cut, joined


@given(st.text(alphabet=st.sampled_from("ab \n-#*.1"), max_size=60))
def test_a_text_cut_and_joined_keeps_every_word(text: str) -> None:
    pieces = cut(text, None)
    assert "".join(joined(pieces).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("was", "came", "source", "made"),
    [
        ("We came.", "We all came.", "We came [PS4].", "We all came [PS4]."),
        ("We met 9 people.", "We met 9 people today.", "We met [n].", "We met [n] today."),
        ("A b c.", "A c.", "A b [X1] c.", "A [X1] c."),
        ("Same.", "Same.", "Same [X1].", "Same [X1]."),
        ("End", "End of it", "End [X1]", "End [X1] of it"),
    ],
)
def test_a_change_is_carried_over_to_a_text_with_links(
    was: str, came: str, source: str, made: str
) -> None:
    assert " ".join(carried_over(was, came, source).split()) == made
