"""Bold and italic: pressed once they come, pressed again they go, whatever was chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.services.emphasis import BOLD, ITALIC, Marked, toggle


def marked(words: str) -> Marked:
    """A text whose chosen part stands in square brackets; `|` is a cursor with nothing chosen."""
    if "|" in words:
        at = words.index("|")
        return Marked(words.replace("|", ""), at, at)
    start, end = words.index("["), words.index("]") - 1
    return Marked(words.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    ("before", "sign", "after"),
    [
        ("Savings [lack] owners", BOLD, "Savings **[lack]** owners"),
        ("Savings **[lack]** owners", BOLD, "Savings [lack] owners"),
        ("Savings [**lack**] owners", BOLD, "Savings [lack] owners"),
        ("Savings **[lack]** owners", ITALIC, "Savings ***[lack]*** owners"),
        ("Savings ***[lack]*** owners", BOLD, "Savings *[lack]* owners"),
        ("Savings ***[lack]*** owners", ITALIC, "Savings **[lack]** owners"),
        ("Savings [ lack ]owners", ITALIC, "Savings  *[lack]* owners"),
        ("Savings la|ck owners", BOLD, "Savings **[lack]** owners"),
        ("[One\n- Two]\nThree", BOLD, "**[One**\n- **Two]**\nThree"),
        ("**[One**\n- **Two]**\nThree", BOLD, "[One\n- Two]\nThree"),
        ("**[One**\nTwo]", BOLD, "**[One**\n**Two]**"),
    ],
)
def test_a_sign_comes_and_goes(before: str, sign: str, after: str) -> None:
    assert toggle(marked(before), sign) == marked(after)


def test_with_nothing_chosen_and_no_word_one_types_between_the_signs() -> None:
    once = toggle(marked("So | it"), BOLD)
    assert once == marked("So **|** it")
    assert toggle(once, BOLD) == marked("So | it")


@given(
    st.text(alphabet="ab cé😀\n-", max_size=30).flatmap(
        lambda text: st.tuples(st.just(text), st.integers(0, len(text)), st.integers(0, len(text)))
    ),
    st.sampled_from([BOLD, ITALIC]),
)
def test_pressed_twice_the_words_are_as_they_were(chosen: tuple[str, int, int], sign: str) -> None:
    text, one, other = chosen
    begun = Marked(text, min(one, other), max(one, other))
    assert toggle(toggle(begun, sign), sign).text == text
