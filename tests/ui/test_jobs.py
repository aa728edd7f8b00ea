"""Work off the GUI thread comes back on it, whether it went well or not."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from sli_desktop.ui.busy import BusyPointer
from sli_desktop.ui.jobs import Jobs, Task, WorkerThread
from tests.ui.driving import AtOnce


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs(WorkerThread())
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_result_comes_back_here(jobs: Jobs, qtbot: QtBot) -> None:
    here, seen = threading.get_ident(), list[tuple[int, int]]()
    jobs.start(
        "count",
        threading.get_ident,
        done=lambda there: seen.append((there, threading.get_ident())),
        failed=lambda _: seen.append((0, 0)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    (there, back) = seen[0]
    assert there != here
    assert back == here


def test_what_goes_wrong_comes_back_as_the_error(jobs: Jobs, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("broken")

    seen = list[Exception]()
    jobs.start("fail", fail, done=lambda _: None, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], ValueError)
    assert not jobs.is_busy


def test_jobs_run_one_after_the_other_in_order(jobs: Jobs, qtbot: QtBot) -> None:
    seen = list[int]()
    for number in range(20):
        jobs.start("n", partial(int, number), done=seen.append, failed=lambda _: None)
    assert jobs.is_busy
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == list(range(20))


def test_a_job_tells_its_name_while_it_runs(qtbot: QtBot) -> None:
    jobs, names = Jobs(AtOnce()), list[str]()
    jobs.busy_changed.connect(names.append)
    jobs.start("Export the report", lambda: 1, done=lambda _: None, failed=lambda _: None)
    assert names == ["Export the report", ""]


class Held:
    """An executor that keeps its tasks until the test runs them."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    def submit(self, task: Task) -> None:
        self.tasks.append(task)

    def close(self) -> None:
        self.tasks.clear()


def test_the_pointer_says_busy_only_while_a_person_waits_for_long(qtbot: QtBot) -> None:
    held = Held()
    jobs = Jobs(held)
    pointer = BusyPointer(jobs)
    jobs.start("back up", lambda: 1, done=lambda _: None, failed=lambda _: None, behind=True)
    assert not pointer.is_waiting
    jobs.start("import", lambda: 1, done=lambda _: None, failed=lambda _: None)
    assert pointer.is_waiting
    assert not pointer.is_shown
    qtbot.waitUntil(lambda: pointer.is_shown)
    for task in held.tasks:
        task()
    assert not pointer.is_shown
    assert not pointer.is_waiting
