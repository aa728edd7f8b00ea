"""The page of who has been heard on what: read beside the window, shown as a map or as a table."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.challenge import StakeholderGroup
from sli_desktop.models.records.change import edit, make, put_in_bin
from sli_desktop.models.records.finding import Reason
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.services.coverage import Cell, Count, waive
from sli_desktop.ui.jobs import Jobs, Task
from sli_desktop.ui.screens.coverage import state
from sli_desktop.ui.screens.coverage.screen import CoverageScreen
from tests.builders import CHIEF, FINANCE, OFFICERS, SAM, a_group, a_theme, an_attendance
from tests.ui.challenges import TENANTS
from tests.ui.driving import CTRL, SHIFT, Driver

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


def officers_heard(waived: Reason | None = None, **heard: int) -> Cell:
    """What officers said about finance, where six people are aimed at."""
    group = a_group("Officers", target=6)
    return Cell(theme=a_theme(), group=group, waived=waived, **heard)


def test_a_gap_is_told_by_its_word_also_where_some_were_heard() -> None:
    some = officers_heard(people=2, meetings=1, notes=3)
    nobody = officers_heard()
    told = [(state.shown(each, Count.PEOPLE, None), state.below(each, Count.PEOPLE, None))
            for each in (some, nobody)]  # fmt: skip
    assert told == [("2 of 6", "gap"), ("gap", "")]
    assert state.below(some, Count.NOTES, None) == "gap"
    figures = [state.figure(each, Count.PEOPLE, None) for each in (some, nobody)]
    assert figures == ["2 of 6, gap", "0 of 6, gap"]
    assert state.figure(some, Count.PEOPLE, 1) == "2 +1, gap"
    reason = waive(FINANCE, OFFICERS, "Read it", by=SAM, stored=None).changes[0].after
    assert isinstance(reason, Reason)
    aside = officers_heard(waived=reason, people=2, meetings=1, notes=3)
    assert state.figure(aside, Count.PEOPLE, None) == "2, set aside"


@pytest.mark.parametrize("count", Count)
def test_the_legend_tells_the_numbers_of_each_shade(count: Count) -> None:
    told = state.steps(count)
    assert told[0] == "1"
    for shade, words in enumerate(told, start=1):
        first, last = int(words.split()[0]), int(words.split()[-1]) if "to" in words else None
        assert state.shade(first, count) == state.shade(last or first, count) == shade
        assert state.shade(first - 1, count) == shade - 1


@pytest.fixture
def page(driver: Driver) -> CoverageScreen:
    """The page of the small challenge; officers have a target that is missed."""
    with driver.workspace.read() as view:
        [officers] = view.all(StakeholderGroup)
    driver.workspace.commit(edit("Aim", (officers, replace(officers, target=6))))
    driver.workspace.commit(make("Sit down", a_group("Residents"), an_attendance(CHIEF, count=2)))
    driver.page.go("coverage")
    assert isinstance(driver.screen, CoverageScreen)
    return driver.screen


def test_a_challenge_without_groups_leads_to_set_up(page: CoverageScreen, driver: Driver) -> None:
    assert not page.targets.isVisible()
    with driver.workspace.read() as view:
        act = put_in_bin("Delete", *view.all(StakeholderGroup))
    driver.workspace.commit(act)
    assert not page.board.isVisible()
    assert page.lead.text().endswith("Name themes and groups in Challenge set-up.")
    assert page.targets.hasFocus()
    driver.key(Key.Key_Z, CTRL)
    assert (page.board.isVisible(), page.targets.isVisible()) == (True, False)


def told(model: QAbstractItemModel) -> dict[tuple[str, str], str]:
    """What is spoken of each cell, by the headers of its row and column."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    return {
        (model.headerData(row, down, roles[0]), model.headerData(column, across, roles[0])):
        model.index(row, column).data(roles[1])
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    }  # fmt: skip


def test_the_table_tells_the_figures_of_the_map_and_has_its_keys(
    page: CoverageScreen, driver: Driver
) -> None:
    board, chosen = page.board, page.chosen
    driver.key(Key.Key_B, CTRL | SHIFT)
    assert (board.heat.isVisible(), board.legend.isVisible(), board.figures.hasFocus()) == (
        False,
        False,
        True,
    )
    table, drawn = told(board.figures.model()), told(board.heat.model())
    assert len(table) == len(drawn) == 6
    assert {(t, g.split("\n")[0]): words for (g, t), words in table.items()} == drawn
    assert ("Officers\ntarget 6 people", "Finance") in table
    assert board.figures.cell is page._cell()
    driver.key(Key.Key_Right)
    assert page.chosen != chosen
    assert board.heat.cell is board.figures.cell
    driver.key(Key.Key_Return)
    assert page.side.isAncestorOf(driver.focus)
    driver.key(Key.Key_Escape)
    assert board.figures.hasFocus()
    assert page.switched_on() == ("show_table",)


def test_the_table_shows_again_next_time_and_the_map_where_it_is_switched_off(
    page: CoverageScreen, driver: Driver
) -> None:
    QTest.mouseClick(page.as_table, Qt.MouseButton.LeftButton)
    again = CoverageScreen(driver.page._desk)
    assert again.board.shown is again.board.figures
    page.show_table()
    assert (page.board.shown, page.switched_on()) == (page.board.heat, ())
    again.deleteLater()


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
    assert (screen.map, screen.board.heat.isVisible(), screen.side.isVisible()) == (
        None,
        True,
        True,
    )
    later.work()
    qtbot.waitUntil(lambda: screen.map is not None)
    first = screen.map
    act = driver.workspace.commit(make("More", an_attendance(CHIEF, count=3)))
    screen.follow(act)
    QTest.keyClick(screen.board.heat, Key.Key_Right)
    QTest.keyClick(screen.board.heat, Key.Key_Left)
    QTest.keyClick(screen.board.heat, Key.Key_Return)
    chosen, way = screen.chosen, screen.focusWidget()
    assert screen.map is first
    assert way is screen.side.asks[0]
    later.work()
    qtbot.waitUntil(lambda: screen.map is not first)
    assert (screen.chosen, screen.focusWidget()) == (chosen, way)
    assert screen.board.heat.currentIndex().isValid()


def test_a_map_that_comes_after_the_page_was_left_shows_on_the_next_visit(
    slow: tuple[CoverageScreen, Later], driver: Driver
) -> None:
    screen, later = slow
    screen.follow(driver.workspace.commit(make("More", a_group("Late"))))
    screen.leave()
    screen.hide()
    later.work()
    assert (later.tasks, screen.board.has_cells) == ([], False)
    screen.show()
    screen.enter()
    assert screen.board.has_cells


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
