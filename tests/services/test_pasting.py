"""Text from elsewhere: whatever it is, every word of it stays."""

from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.services.pasting import clean, lines_of, parts_of, wrapped

HOSTILE = st.text(
    st.sampled_from("ab \n\r\t\x00\x0b\x1b\u2028\u202e\u0301\ufffe\ud83d\ude00😀ﷺשלום#+!"),
    max_size=300,
)


def words(text: str) -> list[str]:
    return text.split()


def test_line_endings_become_one_and_control_signs_go() -> None:
    assert clean("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"
    assert clean("a\x00b\x1bc\td") == "abc\td"


def test_half_a_character_shows_as_such_and_two_halves_are_one() -> None:
    assert clean("x\ud83dy") == "x\ufffdy"
    assert clean("x\ud83d\ude00y") == "x😀y"


def test_right_to_left_text_and_joined_signs_stay_as_they_are() -> None:
    text = "שלום \u202eabc\u202c e\u0301 👩‍👩‍👧"
    assert clean(text) == text


@given(HOSTILE)
def test_what_is_cleaned_can_be_kept_and_is_clean(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned
    assert "\x00" not in cleaned


@given(st.lists(st.text("abc", min_size=1, max_size=9), max_size=60), st.integers(9, 40))
def test_parts_hold_every_word_in_its_order(pieces: list[str], most: int) -> None:
    text = " ".join(pieces)
    parts = parts_of(text, most)
    assert all(len(part) <= most for part in parts)
    assert [word for part in parts for word in words(part)] == words(text)


@given(st.text("ab \n", max_size=200), st.integers(3, 40))
def test_parts_hold_every_letter(text: str, most: int) -> None:
    assert "".join("".join(parts_of(text, most)).split()) == "".join(text.split())


def test_a_cut_would_be_noticed() -> None:
    text = "one two three four"
    assert "".join(text[:9].split()) != "".join(text.split())


def test_long_paragraphs_are_broken_between_words() -> None:
    text = "word " * 10_000
    lines = wrapped(text).split("\n")
    assert max(map(len, lines)) <= 20_000
    assert words(" ".join(lines)) == words(text)
    assert wrapped("x" * 50_000).replace("\n", "") == "x" * 50_000


def test_empty_lines_are_no_notes() -> None:
    assert lines_of("One\n\n  \nTwo \r\n") == ("One", "Two")
