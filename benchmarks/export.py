"""Report and Export in the real window: how long it stands still, how soon the page shows.

Played on the sample with 3,000 notes, and with 12,000, whose report has some 300 pages.
The page of a section has 1.5 s (`performance.md`); while files are made the window may stand still
50 ms (the issue of the report). The most memory of the process that makes them is stated.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks.generator import WorkLoad
from benchmarks.heartbeat import Heartbeat, Steps
from benchmarks.journeys import Desk, j1
from benchmarks.measure import Figure, median
from benchmarks.window import SAMPLE, Size, application, desk_with
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.services.exposure import exposed, leaks
from sli_desktop.services.guard import Hit, keep_hits
from sli_desktop.services.report_apart import Made, Making, Order
from sli_desktop.ui.screens.export.screen import ExportScreen, Make
from sli_desktop.ui.screens.report.screen import ReportScreen
from tests.ui.driving import Driver

ROUNDS = 3
LONG = Size("300 pages", 12_000, 0.100)
PAGE_S = 1.5
STILL_S = 0.050
_WORDS = "The council has a plan that its staff know."


def export_figures(load: WorkLoad, work: Path) -> Iterator[Figure]:
    """The page of a section and the blocks of an export, at both sizes."""
    app, look = application()
    for size in (SAMPLE, LONG):
        desk = desk_with(size, load, work, app, look)
        yield from _figures(desk, size, work)


def _figures(desk: Desk, size: Size, work: Path) -> Iterator[Figure]:
    heart = Heartbeat()
    folder = work / f"export {size.name}"
    folder.mkdir()
    pages: list[float] = []
    blocks: list[float] = []
    made: list[Made] = []
    with desk.program() as driver:
        heart.play(j1(driver))
        heart.play(_open(driver))
        for _ in range(ROUNDS):
            heart.play(_write(driver, pages))
        _keep_every_name(driver)
        heart.play(_go_to_export(driver))
        blocks += [heart.play(_export(driver, folder, made)).seconds for _ in range(ROUNDS)]
    yield Figure(
        name=f"report: page of a section after the pause, {size.name}",
        product=median(pages),
        limit=PAGE_S,
        goal=1.0,
        remark="from the end of the pause to the picture",
    )
    length = next(each.pages for _, each in made[-1].files if each.pages)
    megabytes = made[-1].memory / 2**20
    yield Figure(
        name=f"report: longest block while files are made, {size.name}",
        product=median(blocks),
        limit=STILL_S,
        goal=1.0,
        remark=f"{length} pages as PDF, web page and Word; the child had {megabytes:.0f} MB",
    )


def _report(driver: Driver) -> ReportScreen:
    screen = driver.page.screen_named("report")
    assert isinstance(screen, ReportScreen)
    return screen


def _open(driver: Driver) -> Steps:
    driver.page.go("report")
    screen = _report(driver)
    yield lambda: screen.previewing.shown is not None and not screen.previewing.is_under_way
    QTest.keyClick(driver.focus, Qt.Key.Key_Return)
    yield lambda: driver.focus is screen.view.body


def _write(driver: Driver, pages: list[float]) -> Steps:
    """A sentence, the pause, and the page with it; nothing else is waited for."""
    screen = _report(driver)
    for letter in _WORDS:
        QTest.keyClicks(driver.focus, letter)
        yield None
    yield lambda: not screen.previewing.is_under_way
    before = screen.previewing.shown
    QTest.keyClicks(driver.focus, " ")
    screen.view.body.visit.pause()
    began = time.perf_counter()
    yield lambda: screen.previewing.shown is not before
    pages.append(time.perf_counter() - began)


def _keep_every_name(driver: Driver) -> None:
    """The work load is full of names; with a reason for each the report may leave."""
    with driver.workspace.read() as view:
        records = view.everything()
    hits: dict[UUID, list[Hit]] = {}
    for each in leaks(exposed(records)):
        hits.setdefault(each.place.record, []).append(each.hit)
    acts = (
        keep_hits(found, record, because="A work load.", by=None, new_id=uuid4)
        for record, found in hits.items()
    )
    changes = tuple(change for act in acts for change in act.changes)
    driver.workspace.commit(ChangeSet(name="Keep", changes=changes))


def _go_to_export(driver: Driver) -> Steps:
    driver.page.go("export")
    screen = driver.page.current
    assert isinstance(screen, ExportScreen)
    yield lambda: screen.view.checks.count() > 0
    yield lambda: not driver.program.jobs.is_busy


def _export(driver: Driver, folder: Path, made: list[Made]) -> Steps:
    screen = driver.page.current
    assert isinstance(screen, ExportScreen)
    screen.folder = folder
    screen.make_files = _kept(made)
    count = len(made)
    QTest.keyClick(driver.focus, Qt.Key.Key_Return)
    yield lambda: len(made) > count and not screen.is_making


def _kept(made: list[Made]) -> Make:
    def make(making: Making, order: Order, tell: object) -> Made:
        found = Making.make(making, order, tell)  # type: ignore[arg-type]
        made.append(found)
        return found

    return make
