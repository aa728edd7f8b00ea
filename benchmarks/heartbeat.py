"""How long the window's thread stays away from its event loop.

A timer of that thread beats every millisecond. While something is being done - a key, an act, a
paint, the result of a job - no beat comes; the gap between two beats is a block. What a person does
comes from outside, one step a turn of the loop, as keys of a real keyboard do.
"""

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

BEAT_MS = 1
PATIENCE_S = 120.0
_QUIET_BEATS = 30
"""So many beats in a row without a block, and what was started has ended."""

Until = Callable[[], bool]
Steps = Iterator[Until | None]
"""What a person does, step by step: None goes on at once, else the wait ends when it is true."""


class Block(NamedTuple):
    """One stretch without a beat, in seconds: by the clock, and of it on the processor."""

    seconds: float
    processor: float
    step: int


class StuckError(Exception):
    """What a step waited for did not come."""


class Heartbeat(QObject):
    """Beats while a journey is played, and remembers the longest gap."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._loop = QEventLoop()
        self._steps: Steps = iter(())
        self._until: Until | None = None
        self._error: BaseException | None = None
        self._step = 0

    def play(self, steps: Steps) -> Block:
        """Do every step and let what it started end; gives the longest block.

        Raises:
            StuckError: what a step waited for did not come.
        """
        self._steps, self._until, self._error, self._step = steps, None, None, 0
        self._is_over, self._quiet = False, 0
        self._longest = Block(0.0, 0.0, 0)
        self._last, self._last_processor = time.perf_counter(), time.thread_time()
        self._patience = self._last + PATIENCE_S
        self._timer.start()
        self._loop.exec()
        self._timer.stop()
        if self._error is not None:
            raise self._error
        return self._longest

    def _beat(self) -> None:
        now, processor = time.perf_counter(), time.thread_time()
        gap = now - self._last - BEAT_MS / 1000
        if gap > self._longest.seconds:
            self._longest = Block(gap, processor - self._last_processor, self._step)
        self._quiet = self._quiet + 1 if gap < BEAT_MS / 1000 else 0
        self._last, self._last_processor = now, processor
        try:
            self._go_on(now)
        except BaseException as error:  # noqa: BLE001 raised again outside the event loop
            self._error = error
            self._loop.quit()

    def _go_on(self, now: float) -> None:
        """The next step, where the one before has come to its end."""
        if self._until is not None:
            if now > self._patience:
                raise StuckError(f"step {self._step} does not end")
            if not self._until():
                return
            self._until = None
        if not self._is_over:
            self._step += 1
            self._patience = now + PATIENCE_S
            try:
                self._until = next(self._steps)
            except StopIteration:
                self._is_over = True
        elif self._quiet >= _QUIET_BEATS:
            self._loop.quit()
