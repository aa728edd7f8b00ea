"""What crosses the boundary into a report is visible text and nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.services.report.escape import clean, clean_line, in_font, missing_in_font

ASCII = frozenset(range(32, 127))
ANY = st.text(alphabet=st.characters())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain & <b>", "plain & <b>"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\tb", "a b"),
        ("nul\x00l", "null"),
        ("half \ud83d face", "half  face"),
        ("\u202eabc\u202c", "abc"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("co\u00adop", "coop"),
        ("e\u0301", "\u00e9"),
        ("\ufffe\U0010ffff", ""),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_what_nobody_can_see_is_taken_out(typed: str, shown: str) -> None:
    assert clean(typed) == shown


@given(ANY)
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@given(ANY)
def test_clean_text_can_be_written_as_utf_8_and_holds_no_control_character(typed: str) -> None:
    shown = clean(typed)
    shown.encode("utf-8")
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs"), max_codepoint=0x24F)))
def test_ordinary_text_is_only_composed(typed: str) -> None:
    assert clean(typed) == unicodedata.normalize("NFC", typed.replace("\t", " "))


def test_a_line_has_no_line_ends_and_no_double_spaces_but_keeps_no_break_spaces() -> None:
    assert clean_line("  two\nlines \t and   10\u00a0km ") == "two lines and 10\u00a0km"


def test_what_the_font_lacks_has_a_visible_stand_in() -> None:
    assert in_font("ok 👍", ASCII) == "ok [thumbs up sign]"
    assert in_font("北方 x", ASCII) == "[U+5317 U+65B9] x"
    assert in_font("a\u2003b\nc", ASCII) == "a b c"
    assert in_font("a\u200db", ASCII) == "ab"
    assert missing_in_font("ok 👍 北\u2003\u200d\n", ASCII) == frozenset("👍北")


@given(ANY)
def test_stand_ins_use_the_font_only(typed: str) -> None:
    assert {ord(char) for char in in_font(clean(typed), ASCII)} <= ASCII
