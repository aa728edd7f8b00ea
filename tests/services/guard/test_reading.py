"""How the guard reads a sentence: who is meant, and whether they spoke."""

from time import perf_counter

import pytest

from sli_desktop.services.guard import Known, Sort, check, names_somebody
from sli_desktop.services.guard.known import Quoted

NOTHING = Known()


def _of(sort: Sort, text: str, known: Known = NOTHING) -> list[str]:
    return [hit.words for hit in check(text, known) if hit.sort is sort]


@pytest.mark.parametrize(
    "text",
    [
        "The leader’s view is that it works.",
        "It was put to us by the leader.",
        "In the words of our leader, it works.",
        "The leader, who took office in May, regrets it.",
        "The leader isn't convinced.",
        "The leader (in post since May) told us so.",
        "The pace worries the leader.",
        "We met the leader. She told us that it works.",
        "- Leader: it works",
    ],
)
def test_the_one_who_spoke_is_found_whatever_the_grammar(text: str) -> None:
    assert [each.casefold() for each in _of(Sort.SPOKE, text)] == ["leader"]


@pytest.mark.parametrize(
    "text",
    [
        "Staff told us that the leader listens.",
        "The leader should explain the plan.",
        "Partners praised the leader.",
        "The leader was described as open.",
        "Staff like to talk to the leader.",
    ],
)
def test_the_one_it_is_about_has_not_spoken(text: str) -> None:
    assert _of(Sort.SPOKE, text) == []
    assert _of(Sort.ABOUT, text) == ["leader"]


@pytest.mark.parametrize(
    "text",
    [
        "The post of monitoring officer is vacant.",
        "The council should appoint a head of finance.",
        "The leader's office is on the first floor.",
        "Section 151 of the Act applies.",
        "Heads of service meet monthly.",
        "One in three managers said so.",
        "Around 40 tenants told us so.",
    ],
)
def test_an_office_a_law_and_many_people_are_no_hits(text: str) -> None:
    assert check(text, NOTHING) == ()


def test_the_threshold_decides_what_a_handful_is() -> None:
    text = "Four tenants told us so."
    assert _of(Sort.SPOKE, text, Known(threshold=5)) == ["tenants"]
    assert _of(Sort.SPOKE, text, Known(threshold=4)) == []


def test_a_name_is_found_in_any_case_and_with_any_signs_round_it() -> None:
    known = Known(names=("Cllr Zoë Quill",), kept_out=("Riverside",))
    for text in ("ZOE QUILL's plan", "Quill-led work", "“Quill”", "Zoë Qu\u200bill"):
        assert _of(Sort.IDENTIFIER, text, known), text
    assert _of(Sort.KEPT_OUT, "the RIVER\u00adSIDE matter", known) == ["RIVER\u00adSIDE"]
    assert _of(Sort.IDENTIFIER, "They wrote with a quill.", known) == []
    assert _of(Sort.IDENTIFIER, "Quill Street is closed.", known) == []


def test_a_peer_is_named_on_purpose() -> None:
    assert check("Cllr Anika Shah wrote it.", Known(peers=("Anika Shah",))) == ()


def test_words_of_a_note_are_known_again_without_quotation_marks() -> None:
    known = Known(quotes=(Quoted(words="We are always asked last and told first", people=2),))
    (hit,) = check("Some feel they are always asked last and told first.", known)
    assert hit.sort is Sort.QUOTE
    assert hit.words == "are always asked last and told first"
    assert "2 people" in hit.why
    assert check("They are always asked to come.", known) == ()


@pytest.mark.parametrize(
    "line",
    [
        "see jo.smith@northmere.gov.uk",
        "see 01632 960 123",
        "see 943 476 5919",
        "see CRM-1234567",
        "The Riverside matter",
        "Mrs Patel rang",
        "trask, olwen trask",
    ],
)
def test_a_line_being_typed_that_names_somebody_is_noticed(line: str) -> None:
    assert names_somebody(line, Known(names=("Olwen Trask",), kept_out=("riverside",)))


def test_ordinary_lines_are_left_in_peace() -> None:
    known = Known(names=("Olwen Trask",), kept_out=("riverside",))
    for line in ("Reserves of 4,200,000 in 2025/26", "SM1 says voids take 61 days", "I trask"):
        assert not names_somebody(line, known)


RUBBISH = {
    "spaces": " ",
    "quotation marks": "“",
    "brackets": "(",
    "addresses": "a@",
    "numbers": "0 ",
    "articles": "one of the ",
    "titles": "the leader and ",
    "names": "Olwen Trask ",
    "unseen": "\u200b",
    "told": "the manager told us that ",
}


@pytest.mark.parametrize("what", RUBBISH)
def test_rubbish_takes_time_in_proportion_to_its_length(what: str) -> None:
    known = Known(
        names=("Olwen Trask",), quotes=(Quoted(words="the manager told us " * 9, people=1),)
    )

    def seconds(length: int) -> float:
        text = (RUBBISH[what] * length)[:length]
        start = perf_counter()
        check(text, known)
        return perf_counter() - start

    seconds(1_000)
    assert seconds(100_000) < 20 * seconds(10_000) + 0.5
