"""The page of who has been heard on what: read beside the window, shown as a map or as a table."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.change import edit, make
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.ui.jobs import Jobs, Task
from sli_desktop.ui.screens.coverage.screen import CoverageScreen
from tests.builders import CHIEF, OFFICERS, a_group, an_attendance
from tests.ui.challenges import TENANTS
from tests.ui.driving import Driver

Key = Qt.Key


class Later:
    """An executor that does nothing until it is told."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    def submit(self, task: Task) -> None:
        self.tasks.append(task)

    def close(self) -> None:
        pass

    def work(self) -> int:
        """Do what waits; the answer is how much that was."""
        waiting, self.tasks = self.tasks, []
        for task in waiting:
            task()
        return len(waiting)


@pytest.fixture
def slow(driver: Driver, qtbot: QtBot) -> tuple[CoverageScreen, Later]:
    """The page of a large challenge, whose map comes when the worker is told to go on."""
    new = (a_group("Officers", target=9), a_group("Residents", target=3))
    with driver.workspace.read() as view:
        tenants = view.need(Meeting, TENANTS.id)
        old = view.all(type(new[0]))[0]
    asked = (tenants, replace(tenants, groups=frozenset({OFFICERS})))
    driver.workspace.commit(edit("Ask them", asked, (old, new[0])))
    driver.workspace.commit(make("More", new[1], an_attendance(CHIEF, count=2)))
    later = Later()
    screen = CoverageScreen(driver.page._desk._replace(jobs=Jobs(later)))
    qtbot.addWidget(screen)
    screen.resize(1100, 700)
    screen.show()
    screen.enter()
    return screen, later


def test_the_last_map_stays_and_the_keys_work_while_a_new_one_is_read(
    slow: tuple[CoverageScreen, Later], driver: Driver, qtbot: QtBot
) -> None:
    screen, later = slow
    assert (screen.map, screen.heat.isVisible(), screen.side.isVisible()) == (None, True, True)
    later.work()
    qtbot.waitUntil(lambda: screen.map is not None)
    first = screen.map
    act = driver.workspace.commit(make("More", an_attendance(CHIEF, count=3)))
    screen.follow(act)
    QTest.keyClick(screen.heat, Key.Key_Right)
    QTest.keyClick(screen.heat, Key.Key_Left)
    QTest.keyClick(screen.heat, Key.Key_Return)
    chosen, way = screen.chosen, screen.focusWidget()
    assert screen.map is first
    assert way is screen.side.asks[0]
    later.work()
    qtbot.waitUntil(lambda: screen.map is not first)
    assert (screen.chosen, screen.focusWidget()) == (chosen, way)
    assert screen.heat.currentIndex().isValid()


def test_what_happens_while_the_map_is_read_is_read_once_afterwards(
    slow: tuple[CoverageScreen, Later], driver: Driver, qtbot: QtBot
) -> None:
    screen, later = slow
    maps: list[object] = []
    screen.reader.came.connect(maps.append)
    for number in range(3):
        screen.follow(driver.workspace.commit(make("More", a_group(f"Group {number}"))))
    assert later.work() == 1
    qtbot.waitUntil(lambda: len(maps) == 1)
    assert later.work() == 1
    qtbot.waitUntil(lambda: len(maps) == 2)
    assert later.work() == 0
    assert screen.map is not None
    assert len(screen.map.groups) == 5
