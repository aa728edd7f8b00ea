"""How the challenge was done is told from the records, in sentences that read as written."""

import pytest

from sli_desktop.models.records.challenge import ThemeKind
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.services.figures import Figures
from sli_desktop.services.report.approach import statistics_sentence
from sli_desktop.services.report.outline import outline
from tests.services.report.described import described
from tests.services.report.small import (
    HOMES,
    MONEY,
    OPTIONS,
    a_challenge,
    a_theme,
    named,
    records,
)


@pytest.mark.parametrize(
    ("counted", "sentence"),
    [
        (Figures(), ""),
        (Figures(documents=12), ""),
        (Figures(meetings=1), "The peer team held 1 meeting."),
        (
            Figures(meetings=46, people=131),
            "The peer team held more than 45 meetings and spoke with more than 130 people.",
        ),
        (
            Figures(meetings=46, people=131, documents=20, peer_minutes=6000),
            (
                "The peer team held more than 45 meetings, spoke with more than 130 people and read"
                " 20 documents. Taken together, the team spent 100 hours in these meetings."
            ),
        ),
    ],
)
def test_the_statistics_are_one_sentence(counted: Figures, sentence: str) -> None:
    assert statistics_sentence(counted) == sentence


def test_a_challenge_without_team_themes_and_dates_has_no_approach() -> None:
    empty = a_challenge(on_site_from=None, on_site_to=None)
    assert outline(records(challenge=empty), OPTIONS).sections == ()


def test_themes_of_the_council_are_told_apart_from_those_of_the_framework() -> None:
    extra = ThemeId(named("extra"))
    local = {"kind": ThemeKind.LOCAL}
    both = described(
        outline(
            records(
                a_theme("Money", MONEY),
                a_theme("Homes", HOMES, **local),
                a_theme("Parks", extra, **local),
            ),
            OPTIONS,
        )
    )
    assert "The council also asked the team to look at these questions of its own." in both
    alone = described(outline(records(a_theme("Homes", HOMES, **local)), OPTIONS))
    assert "The team looked at one question of its own." in alone


def test_one_day_on_site_is_told_as_one_day() -> None:
    day = a_challenge().on_site_from
    shown = described(outline(records(challenge=a_challenge(on_site_to=day, subject="")), OPTIONS))
    assert "The team worked on site on 13 October 2025." in shown
