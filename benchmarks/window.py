"""The window on an offscreen screen: how long it ever stands still, and how soon a key shows.

Played on the sample with 3,000 notes and with ten times as many (`grown.py`): journeys 1 to 6, each
round a fresh program on the same folder, the work off the window's thread on the real worker. The
longest block of a journey is the median of the rounds (`heartbeat.py`); its limit is the aim: 100
ms on the sample, 250 ms at ten times its size. Then key echo and Enter to ready
(`echo.py`), and how long each screen takes to follow an act (`acts.py`).
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from benchmarks.acts import act_figures
from benchmarks.echo import echo_figures
from benchmarks.generator import WorkLoad
from benchmarks.grown import Grown, grow
from benchmarks.heartbeat import Block, Heartbeat
from benchmarks.journeys import Desk, j1, j2, j3, j4, j5, j6
from benchmarks.measure import Figure, median
from sli_desktop.ui.look import Look

ROUNDS = 3
_BEFORE = timedelta(minutes=10)


class Size(NamedTuple):
    """A challenge by its notes, and how long it may stop the window."""

    name: str
    notes: int
    aim: float


SAMPLE = Size("sample", 3_000, 0.100)
TEN_TIMES = Size("ten times", 30_000, 0.250)


def application() -> tuple[QApplication, Look]:
    """The one application of this process, offscreen where nothing else was asked for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    return app, Look(app)


def desk_with(size: Size, load: WorkLoad, work: Path, app: QApplication, look: Look) -> Desk:
    """A laptop with a challenge of a size, ten minutes before the next meeting."""
    place = work / f"window {size.name}"
    place.mkdir()
    began = datetime(2025, 10, 12, 18, 0, tzinfo=UTC)
    grown: Grown = grow(place / "Northmere.sli", load, notes=size.notes, clock=lambda: began)
    assert grown.next.starts is not None
    return Desk(app, look, grown, grown.next.starts - _BEFORE)


def longest_blocks(desk: Desk, rounds: int = ROUNDS) -> dict[str, list[Block]]:
    """The longest block of each journey, once a round."""
    heart = Heartbeat()
    found: dict[str, list[Block]] = {}
    for number in range(rounds):
        files = desk.grown.folder.parent / f"timetables {number}"
        files.mkdir()
        with desk.program() as driver:
            journeys = {
                "J1": j1(driver),
                "J2": j2(driver),
                "J3": j3(driver),
                "J4": j4(driver),
                "J5": j5(driver),
                "J6": j6(driver, files),
            }
            for name, steps in journeys.items():
                found.setdefault(name, []).append(heart.play(steps))
    return found


def window_figures(load: WorkLoad, work: Path) -> Iterator[Figure]:
    """Blocks of each journey and the two figures of typing, at both sizes."""
    app, look = application()
    for size in (SAMPLE, TEN_TIMES):
        desk = desk_with(size, load, work, app, look)
        for name, blocks in longest_blocks(desk).items():
            worst = max(blocks)
            yield Figure(
                name=f"longest block in {name}, {size.name}",
                product=median([block.seconds for block in blocks]),
                limit=size.aim,
                goal=1.0,
                remark=f"worst {worst.seconds * 1000:.0f} ms at step {worst.step}, "
                f"{worst.processor * 1000:.0f} of it at work",
            )
        heart = Heartbeat()
        with desk.program() as driver:
            for steps in (j1(driver), j2(driver)):
                heart.play(steps)
            yield from echo_figures(driver, app, size.name)
            yield from act_figures(driver, desk.grown.next, size.name, size.aim)
