"""Recommendations on the screen, and ways to look at what became of them."""

from dataclasses import replace

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import edit, make
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.ui.screens.recommendations.screen import RecommendationsScreen
from tests.builders import HOUSING, a_finding, a_recommendation
from tests.ui.driving import Driver

FIRST = "Give every saving an owner and a date."


def open_list(driver: Driver) -> RecommendationsScreen:
    driver.page.go("recommendations")
    driver.app.processEvents()
    screen = driver.screen
    assert isinstance(screen, RecommendationsScreen)
    return screen


def with_three(driver: Driver) -> RecommendationsScreen:
    """Three recommendations: the small challenge's own first."""
    driver.workspace.commit(
        make(
            "Add",
            a_finding("Homes stand empty", theme=HOUSING, reference="SA9"),
            a_recommendation("Let empty homes.", title="", order="b", theme=None),
            a_recommendation("Cabinet agrees a plan.", title="", order="c", theme=None),
        )
    )
    return open_list(driver)


def stored(driver: Driver) -> list[Recommendation]:
    with driver.workspace.read() as view:
        return sorted(view.all(Recommendation), key=lambda each: each.order)


def chosen(driver: Driver, page: RecommendationsScreen) -> Recommendation:
    assert page.sheet is not None
    with driver.workspace.read() as view:
        return view.need(Recommendation, page.sheet.recommendation.id)


def shown(page: RecommendationsScreen) -> list[str]:
    return [line.first for line in page.view.list.lines.lines]


def allow(driver: Driver, **fields: object) -> None:
    with driver.workspace.read() as view:
        before = view.all(Challenge)[0]
    driver.workspace.commit(edit("Set up", (before, replace(before, **fields))))  # type: ignore[arg-type]
