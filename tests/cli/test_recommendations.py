"""Recommendations from a terminal: listed, written, put in order, agreed, signed off."""

from pathlib import Path
from typing import Any

import pytest

from sli_desktop.models.records.finding import Reason
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from tests.cli.conftest import Terminal, content_of, records_of


def listed(terminal: Terminal, northmere: Path, *options: str) -> list[dict[str, Any]]:
    told = terminal.values("recommendation", "list", northmere, *options)
    every: list[dict[str, Any]] = told["recommendations"]
    return every


def stored(northmere: Path, reference: str) -> Recommendation:
    every = records_of(northmere).all(Recommendation)
    return next(each for each in every if each.reference == reference)


def test_the_list_is_in_report_order_with_what_to_look_at(
    terminal: Terminal, northmere: Path
) -> None:
    terminal.done("recommendation", "add", northmere, "Consider a plan and publish the figures")
    every = listed(terminal, northmere, "--checks")
    assert [each["number"] for each in every] == [f"R{n + 1}" for n in range(len(every))]
    assert len(every[-1]["checks"]) == 4  # two asks, cannot tell, nobody, no timescale
    told = terminal.done("recommendation", "list", northmere, "--checks").out
    assert "“consider”" in told
    assert every[0]["reference"] in told


def test_one_is_moved_edited_agreed_and_signed_off(terminal: Terminal, northmere: Path) -> None:
    last = listed(terminal, northmere)[-1]
    reference = last["reference"]
    terminal.done("recommendation", "reopen", northmere, last["number"])
    terminal.done("recommendation", "move", northmere, last["number"], "1")
    assert listed(terminal, northmere)[0]["reference"] == reference
    terminal.done(
        "recommendation", "edit", northmere, "R1", "--timescale", "31 March 2027", "--title", "One"
    )
    assert listed(terminal, northmere)[0]["timescale"] == "2027-03-31"
    terminal.done("recommendation", "agree", northmere, "r1")
    told = terminal.values("recommendation", "sign-off", northmere, reference)
    assert told == {"recommendation": reference, "changed": True, "planned": False}
    assert stored(northmere, reference).state is RecommendationState.SIGNED_OFF


def test_after_sign_off_a_change_needs_a_reason(terminal: Terminal, northmere: Path) -> None:
    terminal.done("recommendation", "sign-off", northmere, "R1")
    reference = listed(terminal, northmere)[0]["reference"]
    for refused in (
        ("edit", "R1", "--text", "Other words"),
        ("edit", "R1", "--owner", "Cabinet"),
        ("withdraw", "R1"),
        ("reopen", "R1"),
        ("delete", "R1"),
    ):
        told = terminal.run("recommendation", refused[0], northmere, *refused[1:])
        assert (told.code, "SLI-33" in told.err) == (1, True)
    terminal.done(
        "recommendation", "edit", northmere, "R1", "--text", "Other words", "--reason", "Wrong date"
    )
    assert stored(northmere, reference).text == "Other words"
    assert any(each.words == "Wrong date" for each in records_of(northmere).all(Reason))
    terminal.done("recommendation", "withdraw", northmere, "R1", "--reason", "Done")
    assert listed(terminal, northmere)[-1]["number"] == ""


def test_numbers_are_frozen_once(terminal: Terminal, northmere: Path) -> None:
    assert terminal.values("recommendation", "freeze", northmere)["frozen"] > 0
    assert terminal.values("recommendation", "freeze", northmere)["frozen"] == 0
    told = terminal.run("recommendation", "move", northmere, "R2", "1")
    assert (told.code, "frozen" in told.err) == (1, True)


def test_one_that_asks_twice_is_split_and_links_are_taken_away(
    terminal: Terminal, northmere: Path
) -> None:
    told = terminal.values(
        "recommendation", "add", northmere, "Agree a plan with partners and publish it"
    )
    terminal.done("recommendation", "split", northmere, told["reference"])
    texts = [each["text"] for each in listed(terminal, northmere)]
    assert texts[-2:] == ["Agree a plan with partners.", "Publish it"]
    assert terminal.run("recommendation", "split", northmere, told["reference"]).code == 2
    first = listed(terminal, northmere)[0]
    finding = first["findings"][0]
    unlink = ("recommendation", "unlink", northmere, first["reference"], finding)
    assert terminal.values(*unlink)["unlinked"] == 1
    assert terminal.values(*unlink)["unlinked"] == 0


@pytest.mark.parametrize(
    "words",
    [
        ("add", "Do it"),
        ("move", "R2", "1"),
        ("agree", "R1"),
        ("sign-off", "R1"),
        ("edit", "R1", "--text", "Other"),
        ("withdraw", "R1"),
        ("delete", "R1"),
        ("freeze",),
    ],
)
def test_a_plan_changes_nothing(
    terminal: Terminal, northmere: Path, words: tuple[str, ...]
) -> None:
    before = content_of(northmere)
    told = terminal.values("recommendation", words[0], northmere, *words[1:], "--plan")
    assert told["planned"] is True
    assert content_of(northmere) == before


def test_an_edit_without_anything_to_write_is_wrong_use(
    terminal: Terminal, northmere: Path
) -> None:
    assert terminal.run("recommendation", "edit", northmere, "R1").code == 2
