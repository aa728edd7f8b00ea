"""The evening's screens: sorting notes, and opening each screen with its picture of the whole.

On the sample with 3,000 notes a move takes at most 100 ms from key to painted list; Evidence, the
heat map of Coverage and the other screens of the evening open in 300 ms. At ten times the notes it
may be twice that. A screen is open when nothing is left to paint and no job runs but those that
nobody waits for (what the guard knows is read behind).

Journey 8 is timed as its person sees it: from the key that opens Coverage to the painted map, the
first time (nothing is shown yet) and again (the map of before shows meanwhile); and how long its
window stands still.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.generator import WorkLoad
from benchmarks.heartbeat import Heartbeat, Steps
from benchmarks.journeys import j1, j2
from benchmarks.measure import Figure, median, percentile, timed
from benchmarks.sorting import sorting_figures
from benchmarks.window import SAMPLE, TEN_TIMES, Size, application, desk_with
from sli_desktop.ui.screens.coverage.screen import CoverageScreen
from tests.ui.driving import ALT, Driver

OPEN_S = 0.300
SCREENS = {
    "coverage": "heat map of Coverage",
    "findings": "Findings",
    "recommendations": "Recommendations",
    "teammeeting": "Team meeting",
}
_OPENINGS = 7


def evening_figures(load: WorkLoad, work: Path) -> Iterator[Figure]:
    """Sorting and openings, at both sizes."""
    app, look = application()
    for size, times in ((SAMPLE, 1.0), (TEN_TIMES, 2.0)):
        place = work / f"evening {size.name}"
        place.mkdir()
        heart = Heartbeat()
        with desk_with(size, load, place, app, look).program() as driver:
            for steps in (j1(driver), j2(driver)):
                heart.play(steps)
            yield from heat_map_figures(driver, app, size, times=times)
            yield from sorting_figures(driver, app, size.name, times=times)
            for name, words in SCREENS.items():
                driver.page.go(name)
                if driver.screen.name == name:
                    took = _openings(driver, app, name)
                    yield Figure(
                        name=f"opening {words}, p95, {size.name}",
                        product=percentile(took, 0.95),
                        limit=OPEN_S * times,
                        goal=1.0,
                        remark=f"median {median(took) * 1000:.0f} ms",
                    )


def _openings(driver: Driver, app: QApplication, name: str) -> list[float]:
    """Going to a screen from another one, again and again."""

    def open_it() -> None:
        driver.page.go(name)
        for _ in range(3):
            app.processEvents()
        while driver.program.jobs.is_waited_for:
            app.processEvents()
        app.processEvents()

    took = []
    for _ in range(_OPENINGS):
        driver.page.go("help")
        app.processEvents()
        took.append(timed(open_it))
    return took


def heat_map_figures(
    driver: Driver, app: QApplication, size: Size, *, times: float = 1.0
) -> Iterator[Figure]:
    """From the key that opens Coverage to the painted map, and the longest block meanwhile."""
    heart = Heartbeat()
    took = []
    blocks = []
    for _ in range(_OPENINGS):
        driver.page.go("help")
        app.processEvents()
        took.append(timed(lambda: _open_heat_map(driver, app)))
        driver.page.go("help")
        app.processEvents()
        blocks.append(heart.play(_heat_map(driver)).seconds)
    yield Figure(
        name=f"key to painted heat map, p95, {size.name}",
        product=percentile(took, 0.95),
        limit=OPEN_S * times,
        goal=1.0,
        remark=f"first {took[0] * 1000:.0f} ms, median {median(took) * 1000:.0f} ms",
    )
    yield Figure(
        name=f"longest block of the heat map, {size.name}",
        product=median(blocks),
        limit=size.aim,
        goal=1.0,
        remark=f"worst {max(blocks) * 1000:.0f} ms",
    )


def _press(driver: Driver) -> None:
    QTest.keyClick(driver.focus, Qt.Key.Key_4, ALT)


def _open_heat_map(driver: Driver, app: QApplication) -> None:
    _press(driver)
    for _ in range(3):
        app.processEvents()
    while driver.program.jobs.is_busy:
        app.processEvents()
    for _ in range(3):
        app.processEvents()
    screen = driver.screen
    assert isinstance(screen, CoverageScreen)
    assert screen.board.heat.currentIndex().isValid()


def _heat_map(driver: Driver) -> Steps:
    _press(driver)
    yield lambda: driver.screen.name == "coverage" and not driver.program.jobs.is_busy
