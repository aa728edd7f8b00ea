"""Live links in sections: findings drawn in or only meant, figures counted, all else left alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sli_desktop.models.records import Record
from sli_desktop.models.records.finding import FindingState
from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.people import Peer
from sli_desktop.services.checks import Unfinished, unfinished
from sli_desktop.services.report.blocks import FindingBlock, Heading
from sli_desktop.services.report.choose import shown_findings
from sli_desktop.services.report.links import Links
from sli_desktop.services.report.markdown import words_of
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.own_texts import theme_key
from tests.services.report.described import described
from tests.services.report.small import (
    HOMES,
    MONEY,
    OPTIONS,
    a_finding,
    a_meeting,
    a_section,
    a_theme,
    named,
    records,
    some_people,
)

PRIYA = Peer(id=PeerId(named("priya")), name="Priya Shah", initials="PS")
BUDGETS = a_finding("Budgets balance", reference="PS4", statement="Every year since 2019.")
THEME = a_theme("Money", MONEY)


def said(text: str, *more: Record) -> list[str]:
    """What a section with a text prints, a block a line."""
    made = outline(
        records(PRIYA, BUDGETS, THEME, a_section("executive_summary", text), *more), OPTIONS
    )
    section = next(each for each in made.sections if each.key == "executive_summary")
    lines: list[str] = []
    for block in section.blocks:
        if isinstance(block, FindingBlock):
            lines.append(f"<{block.headline}: {words_of(block.statement)}>")
        else:
            lines.append(words_of([block]))  # type: ignore[list-item]
    return lines


def links(*more: Record) -> Links:
    made = records(PRIYA, BUDGETS, THEME, *more)
    return Links.of(made, shown_findings(made, OPTIONS))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Budgets balance [PS4].", "Budgets balance."),
        ("[PS4] Budgets balance.", "Budgets balance."),
        ("Budgets [PS4] balance.", "Budgets balance."),
        ("Budgets balance [ PS4 ].", "Budgets balance."),
        ("- Budgets balance [PS4]\n- So there", "• Budgets balance\n• So there"),
    ],
)
def test_a_link_in_a_sentence_is_not_printed(text: str, printed: str) -> None:
    assert said(text) == [printed]


def test_a_link_on_its_own_line_stands_for_the_finding_as_it_reads_now() -> None:
    assert said("Before.\n\n[PS4]\n\nBehind.") == [
        "Before.",
        "<Budgets balance: Every year since 2019.>",
        "Behind.",
    ]
    assert said("Before.\n  [PS4]  \nBehind.")[1].startswith("<Budgets balance")


def test_figures_are_counted_and_rounded() -> None:
    meetings = [a_meeting(f"m{n}") for n in range(12)]
    people = [some_people(f"m{n}") for n in range(12)]
    printed = said("We held [number of meetings] with [Number of people].", *meetings, *people)
    assert printed == ["We held more than 10 meetings with more than 10 people."]


@pytest.mark.parametrize(
    "state", [FindingState.PARKED, FindingState.DROPPED, FindingState.PROPOSED]
)
def test_a_finding_the_report_does_not_show_is_not_drawn_in(state: FindingState) -> None:
    gone = a_finding("Gone", reference="PS5", state=state)
    assert said("Words [PS5].\n\n[PS5]", gone) == ["Words."]


def test_a_team_only_finding_is_never_drawn_in() -> None:
    kept = a_finding("Kept", reference="PS6", sensitivity=Sensitivity.TEAM_ONLY)
    assert said("[PS6]\n\nWords [PS6].", kept) == ["Words."]


def test_a_link_that_leads_nowhere_any_more_is_not_printed_either() -> None:
    assert said("Words [PS99].") == ["Words."]


@pytest.mark.parametrize("text", ["They said [sic] so.", "See [XY4].", "[PS]", "[4]", "[PS04]"])
def test_other_brackets_are_text(text: str) -> None:
    assert said(text) == [text]


@given(st.text(alphabet=st.sampled_from("ab[]\n PS4 0number of people.*_-"), max_size=60))
def test_what_is_no_link_stays_as_it_is(text: str) -> None:
    known = links()
    pieces = list(known.pieces(text))
    left = "".join(each for each in pieces if isinstance(each, str))
    if not list(known.found_in(text)):
        assert left == text
    assert len(left) <= len(text) + 20 * text.count("[")
    assert not list(known.found_in(left)) or "[[" in text or "]]" in text


def test_a_check_names_the_section_whose_link_leads_to_nothing_shown() -> None:
    parked = a_finding("Parked", reference="PS7", state=FindingState.PARKED)
    good, bad = a_section("introduction", "[PS4]"), a_section("next_steps", "Words [PS7].")
    found = unfinished(records(PRIYA, BUDGETS, THEME, parked, good, bad))
    astray = [each.record for each in found if each.what is Unfinished.LINK_ASTRAY]
    assert astray == [bad.id]


def test_what_is_written_under_a_theme_stands_below_its_heading() -> None:
    homes = a_theme("Homes", HOMES, order="a1", scope="What people live in.")
    written = a_section(theme_key(homes), "Much is built [PS4].\n\n# Rents\n\nThey rise.")
    made = outline(records(PRIYA, BUDGETS, THEME, homes, written), OPTIONS)
    feedback = next(each for each in made.sections if each.key == "feedback")
    at = next(
        n for n, b in enumerate(feedback.blocks) if isinstance(b, Heading) and "Homes" in b.text
    )
    shown = [words_of([each]) for each in feedback.blocks[at:]]  # type: ignore[list-item]
    assert shown == ["Homes", "What people live in.", "Much is built.", "Rents", "They rise."]
    levels = [b.level for b in feedback.blocks[at:] if isinstance(b, Heading)]
    assert levels == [2, 3]
    assert not [each for each in made.sections if each.key.startswith("theme")]


def test_a_theme_begun_on_two_laptops_keeps_both_texts() -> None:
    one = a_section(theme_key(THEME), "One text.")
    other = replace(one, id=a_section("other").id, body="Other text.")
    shown = described(outline(records(PRIYA, BUDGETS, THEME, one, other), OPTIONS))
    assert "One text." in shown
    assert "Other text." in shown
