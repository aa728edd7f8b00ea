"""The heartbeat notices a block."""

import time

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.heartbeat import Heartbeat, Steps


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
