"""Which words of a line are known, and what is suggested for the others."""

import pytest

from sli_desktop.services.spelling.suggestions import suggest
from sli_desktop.services.spelling.words import load_words, words_in

WORDS = load_words()


def never() -> bool:
    return False


def unknown(text: str, *own: str) -> list[str]:
    return [place.word for place in WORDS.unknown_in(text, frozenset(own))]


@pytest.mark.parametrize(
    "line",
    [
        "The councillors' organisation recognises the colour of the programme.",
        "MTFS, KLOEs and the s151 officer; co-produced reablement in Gateshead.",
        "Safeguarding isn’t the council’s only duty and/or worry; we've heard it’s subsidiarity.",
        "! “We hear last #3 @SM1 mail jane.smith@northmere.gov.uk or www.northmere.gov.uk",
        "WE HEAR LAST. London, Monday and LGA's view",
        "",
    ],
)
def test_british_english_with_council_words_is_known(line: str) -> None:
    assert unknown(line) == []


def test_a_slip_is_found_with_its_place() -> None:
    line = "The comittee recieves it; Goverment pays"
    found = WORDS.unknown_in(line)
    assert [each.word for each in found] == ["comittee", "recieves", "Goverment"]
    assert all(line[each.start :].startswith(each.word) for each in found)


def test_american_spelling_is_not_known() -> None:
    assert unknown("organize the color of the center") == ["organize", "color", "center"]


def test_words_of_the_challenge_are_known_in_any_case() -> None:
    assert unknown("Northmere's depot at Ashdene", "northmere", "ashdene") == []


def test_words_with_digits_marks_and_dots_inside_are_passed_over() -> None:
    assert [each.word for each in words_in("a b2b #xyzq @qqq we'll say-so x@y.z")] == [
        "we'll",
        "say",
        "so",
    ]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("recieve", "receive"),
        ("comittee", "committee"),
        ("Goverment", "Government"),
        ("acommodation", "accommodation"),
        ("organize", "organise"),
        ("safegaurding", "safeguarding"),
        ("teh", "the"),
        ("COMITTEE", "COMMITTEE"),
        ("comittee’s", "committee's"),
    ],
)
def test_the_word_that_was_meant_comes_first(slip: str, meant: str) -> None:
    assert suggest(slip, WORDS, never)[0] == meant


def test_two_words_written_as_one_are_told_apart() -> None:
    assert "a lot" in suggest("alot", WORDS, never)


def test_suggestions_stop_when_it_is_late() -> None:
    asked = 0

    def late() -> bool:
        nonlocal asked
        asked += 1
        return True

    suggest("consistant", WORDS, late)
    assert asked == 1


def test_a_word_like_no_other_has_no_suggestions() -> None:
    assert suggest("xqzzkwvxq", WORDS, never) == ()
    assert suggest("x" * 500, WORDS, never) == ()
