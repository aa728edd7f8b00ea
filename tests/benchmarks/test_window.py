"""The heartbeat notices a block; the journeys never stop the window for longer than aimed at."""

import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.generator import load
from benchmarks.heartbeat import Heartbeat, Steps
from benchmarks.window import SAMPLE, TEN_TIMES, Size, desk_with, longest_blocks
from sli_desktop.ui.look import Look
from tests.ui.conftest import look, usual_look

__all__ = ["look", "usual_look"]


_NOISE = 1.2
"""What a machine that does other things too adds to the quickest of four rounds."""


def _works(seconds: float) -> Steps:
    """Five steps, the third of which takes its time."""
    for number in range(1, 6):
        until = time.perf_counter() + (seconds if number == 3 else 0.0)
        while time.perf_counter() < until:
            pass
        yield None


def test_a_planted_block_is_measured_and_found(qapp: QApplication) -> None:
    found = Heartbeat().play(_works(0.2))
    assert found.seconds > 0.19
    assert found.step == 3


def test_what_a_step_raises_ends_the_journey(qapp: QApplication) -> None:
    def steps() -> Steps:
        yield None
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Heartbeat().play(steps())


@pytest.mark.long
@pytest.mark.parametrize("size", [SAMPLE, TEN_TIMES], ids=lambda size: size.name)
def test_no_journey_stops_the_window_for_longer_than_aimed_at(
    qapp: QApplication, look: Look, tmp_path: Path, size: Size
) -> None:
    desk = desk_with(size, load("M"), tmp_path, qapp, look)
    blocks = longest_blocks(desk, rounds=4)
    quickest = {name: min(block.seconds for block in found) for name, found in blocks.items()}
    assert {name: each for name, each in quickest.items() if each > size.aim * _NOISE} == {}
