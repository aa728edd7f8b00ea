"""Hints on style: each planted fault is told at its place, and a plain text gets none."""

import pytest

from sli_desktop.services.style_hints import StyleKind, explained_in, style_hints

PLAIN = (
    "The council knows its place. Members and officers work well together.\n\n"
    "Staff told us that managers explain change late. We saw 52 per cent of homes onsite."
)


def kinds(text: str) -> list[tuple[StyleKind, str]]:
    return [(each.kind, text[each.start : each.end]) for each in style_hints(text)]


def test_a_plain_text_gets_no_hint() -> None:
    assert style_hints(PLAIN) == ()
    assert style_hints("") == ()


def test_a_sentence_of_more_than_25_words_is_told_and_one_of_25_is_not() -> None:
    fits = " ".join(["word"] * 25) + "."
    long = " ".join(["word"] * 26) + "."
    assert kinds(fits) == []
    assert kinds(f"{fits} {long}") == [(StyleKind.LONG, long)]


@pytest.mark.parametrize(
    ("text", "place", "instead"),
    [
        ("Members utilise the portal.", "utilise", "use"),
        ("Going forward, members lead.", "Going forward", "from now on"),
    ],
)
def test_jargon_is_told_with_plainer_words(text: str, place: str, instead: str) -> None:
    (hint,) = style_hints(text)
    assert (hint.kind, text[hint.start : hint.end], hint.instead) == (
        StyleKind.JARGON,
        place,
        instead,
    )


def test_a_short_form_is_told_once_unless_it_was_explained() -> None:
    assert kinds("The MTFS is late. The MTFS and two SLAs matter to the NHS.") == [
        (StyleKind.SHORT_FORM, "MTFS"),
        (StyleKind.SHORT_FORM, "SLAs"),
    ]
    explaining = "The Medium Term Financial Strategy (MTFS) is late. The MTFS matters."
    assert kinds(explaining) == []
    assert style_hints("The MTFS is late.", explained=explained_in(explaining)) == ()


def test_many_passive_sentences_are_one_hint_and_a_few_are_none() -> None:
    passive = "Decisions are made late. Staff were not told. Homes are let. The plan works."
    ((kind, place),) = kinds(passive)
    assert (kind, place) == (StyleKind.PASSIVE, "are made")
    assert kinds("Decisions are made late. We like it. They lead. It works. Staff stay.") == []


def test_house_style_is_told() -> None:
    assert kinds("52% of homes were seen on-site by the Council.") == [
        (StyleKind.HOUSE, "%"),
        (StyleKind.HOUSE, "on-site"),
        (StyleKind.HOUSE, "the Council"),
    ]


def test_a_name_with_council_in_it_is_no_matter_of_style() -> None:
    assert kinds("We read the Council Plan. It went to the Council of Mayors.") == []


def test_the_sign_of_a_list_and_the_point_of_a_number_count_as_no_word() -> None:
    long = " ".join(["word"] * 24) + " 52.6."
    assert kinds(f"- {long}") == []
    assert kinds(f"- word {long}") == [(StyleKind.LONG, f"word {long}")]
