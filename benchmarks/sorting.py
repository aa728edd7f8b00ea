"""Evidence: how soon it opens, and how soon each key of a move shows in the list.

Every key ends when nothing is left to paint. Notes like the chosen one are looked for on the worker
meanwhile, as in the running program.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.measure import Figure, median, percentile, timed
from sli_desktop.ui.screens.evidence.screen import EvidenceScreen
from tests.ui.driving import Driver

MOVE_S, OPEN_S = 0.100, 0.300
"""At the size of the sample; at ten times that, twice as long."""

_MOVES, _OPENINGS = 40, 5


def sorting_figures(
    driver: Driver, app: QApplication, size: str, *, times: float = 1.0
) -> list[Figure]:
    """Opening the screen; the keys of moves, of arrows, of undos. `times` widens the limits."""
    painted = partial(_painted, app)
    show = partial(driver.page.go, "evidence")
    openings = [painted(show)]
    for _ in range(_OPENINGS):
        driver.page.go("today")
        app.processEvents()
        openings.append(painted(show))
    screen = driver.page.screen_named("evidence")
    assert isinstance(screen, EvidenceScreen)
    moves: list[float] = []
    arrows: list[float] = []
    for _ in range(_MOVES):
        moves += _move(screen, painted)
        arrows.append(painted(partial(QTest.keyClick, screen.view.notes, Qt.Key.Key_Down)))
    undo = driver.page.actions_["undo"].trigger
    undos = [painted(undo) for _ in range(_MOVES)]
    return [
        _figure(f"opening Evidence, p95, {size}", openings, OPEN_S * times),
        _figure(f"a key of a move, p95, {size}", moves, MOVE_S * times),
        _figure(f"an arrow among notes, p95, {size}", arrows, MOVE_S * times),
        _figure(f"undo of a move, p95, {size}", undos, MOVE_S * times),
    ]


def _painted(app: QApplication, press: Callable[[], object]) -> float:
    def do() -> None:
        press()
        for _ in range(3):
            app.processEvents()

    return timed(do)


def _move(screen: EvidenceScreen, painted: Callable[[Callable[[], object]], float]) -> list[float]:
    """The time of each key of one move to the first finding of the theme."""
    menu, before = screen.moving.menu, screen.shown.total
    number = str(screen.view.findings.rows.rows[0].line.number)
    took = [painted(partial(QTest.keyClick, screen.view.notes, Qt.Key.Key_M))]
    took += [painted(partial(QTest.keyClicks, menu.list, digit)) for digit in number]
    if menu.isVisible():
        took.append(painted(partial(QTest.keyClick, menu.list, Qt.Key.Key_Return)))
    assert screen.shown.total == before - 1
    return took


def _figure(name: str, took: list[float], most: float) -> Figure:
    return Figure(
        name=name,
        product=percentile(took, 0.95),
        limit=most,
        goal=1.0,
        remark=f"median {median(took) * 1000:.0f} ms, worst {max(took) * 1000:.0f} ms",
    )
