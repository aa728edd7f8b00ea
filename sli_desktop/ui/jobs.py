"""Work off the GUI thread: one worker, one job after the other. The only file with threads.

A job is given values and returns a value; widgets never reach it, and what it returns or raises
comes back on the GUI thread.
"""

import queue
import sys
import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

T = TypeVar("T")
Task = Callable[[], None]


HANDOVER_S = 0.00005
"""How soon the worker lets go when the window's thread wants to run.

Each row that the window's thread reads from the database gives the worker a turn. With Python's own
5 ms a turn, filling a screen while a job ran took many times as long; with this it hardly does.
"""


class Executor(Protocol):
    """Runs tasks one after the other, somewhere."""

    def submit(self, task: Task) -> None:
        """Run a task when those before it have ended."""

    def close(self) -> None:
        """Let the tasks end that wait, then stop."""


class WorkerThread:
    """The executor of the running program: one thread, started with the first task."""

    def __init__(self) -> None:
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def submit(self, task: Task) -> None:
        """Run a task on the worker thread."""
        if self._thread is None:
            sys.setswitchinterval(HANDOVER_S)
            self._thread = threading.Thread(target=self._run, name="worker")
            self._thread.start()
        self._tasks.put(task)

    def close(self) -> None:
        """Wait for the tasks under way, then end the thread."""
        if self._thread is not None:
            self._tasks.put(None)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()


class Jobs(QObject):
    """Hands work to the executor and its result back to the GUI thread.

    `busy_changed` tells the name of the job under way, or nothing when all is done;
    `waiting_changed` whether a person waits for one.
    """

    busy_changed = Signal(str)
    waiting_changed = Signal(bool)
    _ended = Signal(object)

    def __init__(self, executor: Executor) -> None:
        super().__init__()
        self._executor = executor
        self._waiting = 0
        self._waited_for = 0
        self._ended.connect(self._hand_back)

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way or waits."""
        return self._waiting > 0

    @property
    def is_waited_for(self) -> bool:
        """Whether a person waits for a job: not one that runs behind."""
        return self._waited_for > 0

    def start(
        self,
        name: str,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        behind: bool = False,
    ) -> None:
        """Run `work` on the worker; then `done` or `failed` on the GUI thread.

        `behind` is for what nobody waits for, such as a backup.
        """

        def task() -> None:
            self._ended.emit((_outcome(work, done, failed), behind))

        self._waiting += 1
        if not behind:
            self._count(1)
        self.busy_changed.emit(name)
        self._executor.submit(task)

    @Slot(object)
    def _hand_back(self, ended: tuple[Callable[[], None], bool]) -> None:
        report, behind = ended
        self._waiting -= 1
        if not behind:
            self._count(-1)
        if not self._waiting:
            self.busy_changed.emit("")
        report()

    def _count(self, by: int) -> None:
        before, self._waited_for = self._waited_for, self._waited_for + by
        if bool(before) != bool(self._waited_for):
            self.waiting_changed.emit(self._waited_for > 0)

    def close(self) -> None:
        """Wait for what is under way; nothing may be started afterwards."""
        self._executor.close()


def _outcome(
    work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
) -> Callable[[], Any]:
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 handed to `failed`, which tells our bugs from trouble
        trouble = error
        return lambda: failed(trouble)
    return lambda: done(result)
