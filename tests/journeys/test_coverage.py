"""J8: a gap seen on the last day but one becomes a question in tomorrow's meeting."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sli_desktop.models.records.challenge import Question, StakeholderGroup
from sli_desktop.models.records.change import edit, make
from sli_desktop.models.records.finding import Reason
from sli_desktop.models.records.ids import QuestionId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.services.coverage import read_heat_map
from sli_desktop.settings import Colours
from sli_desktop.ui.screens.coverage.model import CELL_ROLE
from sli_desktop.ui.screens.coverage.screen import CoverageScreen
from sli_desktop.ui.screens.coverage.side import Side
from sli_desktop.ui.screens.evidence.screen import EvidenceScreen
from tests.builders import CHIEF, RESIDENTS, a_group, an_attendance
from tests.journeys.test_wrapping_up import Counted
from tests.ui.challenges import TENANTS
from tests.ui.driving import ALT, CTRL, SHIFT, Driver
from tests.ui.screens.evening import every

Key = Qt.Key


def missing_groups(driver: Driver) -> list[StakeholderGroup]:
    """Officers and residents, where the challenge does not have them yet."""
    with driver.workspace.read() as view:
        known = {each.id for each in view.all(StakeholderGroup)}
    return [each for each in (a_group("Officers"), a_group("Residents")) if each.id not in known]


LOOKS = ((Colours.LIGHT, 100), (Colours.LIGHT, 200), (Colours.DARK, 100))
MOST_ACTIONS = 4


@pytest.fixture
def eve(driver: Driver) -> Driver:
    """The last day but one: residents were not heard yet, and tomorrow there is a meeting."""
    new = missing_groups(driver)
    driver.workspace.commit(make("Sit down", *new, an_attendance(CHIEF, count=2)))
    with driver.workspace.read() as view:
        groups = view.all(StakeholderGroup)
        tenants = view.need(Meeting, TENANTS.id)
    challenge = driver.page._desk.challenge
    assert tenants.starts is not None
    leaving = (challenge, replace(challenge, on_site_to=tenants.starts.date()))
    wanted = [(each, replace(each, target=4)) for each in groups]
    with_them = (tenants, replace(tenants, groups=frozenset({RESIDENTS})))
    driver.workspace.commit(edit("Set targets", *wanted, with_them, leaving))
    return driver


@pytest.fixture
def screen(eve: Driver) -> CoverageScreen:
    """Every group has a target, and tomorrow's meeting is with the residents."""
    eve.key(Key.Key_4, ALT)
    assert isinstance(eve.screen, CoverageScreen)
    return eve.screen


def stand_on(driver: Driver, screen: CoverageScreen, group: object) -> None:
    """Go along the row until the column of a group is reached."""
    for key in (Key.Key_Left, Key.Key_Right):
        for _ in range(screen.board.heat.heat.columnCount()):
            if screen.board.heat.currentIndex().data(CELL_ROLE).group.id == group:
                return
            driver.key(key)
    raise AssertionError("no such column")


def by_keys(counted: Counted) -> None:
    """Open the map, go along the row to the gap, look at it, put the question."""
    driver = counted.driver
    counted.press(Key.Key_4, ALT)
    screen = driver.screen
    assert isinstance(screen, CoverageScreen)
    assert screen.board.heat.hasFocus()
    if screen.board.heat.currentIndex().data(CELL_ROLE).group.id != RESIDENTS:
        counted.press(Key.Key_Right)
    counted.press(Key.Key_Return)
    assert driver.focus is screen.side.asks[0]
    counted.press(Key.Key_Space)


def by_mouse(counted: Counted) -> None:
    """Click the rail, the gap, and the button of tomorrow's meeting."""
    page = counted.driver.page
    counted.click(page.rail.buttons["coverage"])
    screen = counted.driver.screen
    assert isinstance(screen, CoverageScreen)
    model, heat = screen.board.heat.heat, screen.board.heat
    cells = [model.index(0, column) for column in range(model.columnCount())]
    at = next(each for each in cells if each.data(CELL_ROLE).group.id == RESIDENTS)
    counted.click(heat.viewport(), heat.visualRect(at).center())
    counted.click(screen.side.asks[0])


@pytest.mark.parametrize("way", [by_keys, by_mouse])
def test_j8_a_gap_becomes_a_question_in_tomorrows_meeting_in_four_actions(
    eve: Driver, way: Callable[[Counted], None]
) -> None:
    for colours, size in LOOKS:
        eve.page.go("today")
        eve.look.choose(colours=colours, text_size=size)
        counted = Counted(eve)
        way(counted)
        assert counted.actions <= MOST_ACTIONS
        screen = eve.screen
        assert isinstance(screen, CoverageScreen)
        assert "1 day to go" in screen.lead.text()
        cell = screen.board.heat.currentIndex().data(CELL_ROLE)
        assert (cell.is_gap, cell.group.id) == (True, RESIDENTS)
        with eve.workspace.read() as view:
            [question] = view.where(Question, meeting=TENANTS.id)
        assert question.theme == cell.theme.id
        assert eve.page.toast.words.text().startswith("Question added")
        eve.key(Key.Key_Z, CTRL)
        with eve.workspace.read() as view:
            assert view.where(Question, meeting=TENANTS.id) == ()


def put_by_keys(eve: Driver, side: Side) -> None:
    for key in (Key.Key_Return, Key.Key_Space):
        eve.key(key)


def put_by_mouse(eve: Driver, side: Side) -> None:
    Counted(eve).click(side.asks[0])


def set_aside_by_keys(eve: Driver, side: Side) -> None:
    side.waive.line.setFocus()
    eve.type("Heard in a survey")
    eve.key(Key.Key_Return)


def set_aside_by_mouse(eve: Driver, side: Side) -> None:
    Counted(eve).click(side.waive.line)
    eve.type("Heard in a survey")
    Counted(eve).click(side.waive.add)


def wanted_again_by_keys(eve: Driver, side: Side) -> None:
    set_aside_by_keys(eve, side)
    eve.key(Key.Key_Return)
    while not side.again.hasFocus():
        eve.key(Key.Key_Tab)
    eve.key(Key.Key_Space)


def wanted_again_by_mouse(eve: Driver, side: Side) -> None:
    set_aside_by_mouse(eve, side)
    Counted(eve).click(side.again)


def left_by(eve: Driver, screen: CoverageScreen, act: Callable[[Driver, Side], None]) -> object:
    """What an act leaves in the database, but for the identity of what is new; then undo it."""
    start, screen_map = every(eve), screen.board.shown
    act(eve, screen.side)
    whole = every(eve)
    new = [each for each in whole.all(Question) if start.get(Question, each.id) is None]
    undone = 0
    while every(eve) != start and undone < 2:
        screen_map.setFocus()
        eve.key(Key.Key_Z, CTRL)
        undone += 1
    assert every(eve) == start
    return [replace(each, id=QuestionId(CHIEF)) for each in new], whole.all(Reason)


def test_each_act_leaves_the_same_by_keys_and_by_mouse(eve: Driver, screen: CoverageScreen) -> None:
    stand_on(eve, screen, RESIDENTS)
    for keys, mouse in (
        (put_by_keys, put_by_mouse),
        (set_aside_by_keys, set_aside_by_mouse),
        (wanted_again_by_keys, wanted_again_by_mouse),
    ):
        assert left_by(eve, screen, keys) == left_by(eve, screen, mouse)


def test_a_gap_is_set_aside_with_a_reason_and_wanted_again(
    screen: CoverageScreen, driver: Driver
) -> None:
    stand_on(driver, screen, RESIDENTS)
    gaps = len(screen.map.gaps) if screen.map else 0
    screen.side.waive.line.setFocus()
    driver.type("Heard in a survey")
    driver.key(Key.Key_Return)
    assert screen.map is not None
    assert len(screen.map.gaps) == gaps - 1
    assert screen.side.why.text() == "Set aside: Heard in a survey"
    assert screen.board.heat.hasFocus()
    screen.side.again.setFocus()
    driver.key(Key.Key_Space)
    assert len(screen.map.gaps) == gaps
    assert driver.page.toast.words.text().endswith("counts as a gap again")


def test_pressing_twice_puts_two_questions_then_says_that_all_are_there(
    screen: CoverageScreen, driver: Driver
) -> None:
    stand_on(driver, screen, RESIDENTS)
    for _ in range(3):
        driver.key(Key.Key_Return)
        driver.key(Key.Key_Space)
    with driver.workspace.read() as view:
        put = [each.text for each in view.where(Question, meeting=TENANTS.id)]
    assert len(put) == len(set(put)) == 2
    assert driver.page.toast.words.text().startswith("Every question of this theme")


def test_the_map_is_copied_as_rows_of_numbers_and_as_a_picture(
    screen: CoverageScreen, driver: Driver
) -> None:
    driver.key(Key.Key_T, CTRL | SHIFT)
    rows = QGuiApplication.clipboard().text().splitlines()
    assert len(rows) == screen.board.heat.heat.rowCount() + 1
    assert len(rows[0].split("\t")) == screen.board.heat.heat.columnCount() + 1
    driver.key(Key.Key_P, CTRL | SHIFT)
    assert not QGuiApplication.clipboard().pixmap().isNull()


def test_the_picture_has_also_the_groups_that_are_scrolled_out_of_sight(
    screen: CoverageScreen, driver: Driver
) -> None:
    driver.workspace.commit(make("More", *(a_group(f"Group {n}") for n in range(14))))
    driver.page.go("help")
    driver.page.go("coverage")
    driver.key(Key.Key_P, CTRL | SHIFT)
    drawn = QGuiApplication.clipboard().pixmap()
    across = screen.board.heat.horizontalHeader()
    assert across.length() > screen.board.heat.viewport().width()
    width = screen.board.heat.verticalHeader().width() + across.length()
    assert drawn.deviceIndependentSize().width() >= width


def test_the_chosen_cell_stays_in_sight_and_group_names_are_whole(
    screen: CoverageScreen, driver: Driver
) -> None:
    name = "Neighbouring community and faith groups"
    driver.workspace.commit(make("More", *(a_group(f"{name} {n}") for n in range(14))))
    heat, across = screen.board.heat, screen.board.heat.horizontalHeader()
    for _ in range(heat.heat.columnCount()):
        driver.key(Key.Key_Right)
    for width, height in ((1366, 768), (683, 384)):
        driver.program.shell.resize(width, height)
        QApplication.processEvents()
        assert heat.viewport().rect().contains(heat.visualRect(heat.currentIndex()))
    lines = QRect(0, 0, across.defaultSectionSize(), 1000)
    wrapped = across.fontMetrics().boundingRect(lines, Qt.TextFlag.TextWordWrap, f"{name} 13")
    assert across.height() >= wrapped.height()
    assert across.defaultSectionSize() >= across.fontMetrics().horizontalAdvance("Neighbouring")


def test_a_cell_says_everything_and_counts_what_is_chosen(
    screen: CoverageScreen, driver: Driver
) -> None:
    stand_on(driver, screen, RESIDENTS)
    spoken = screen.board.heat.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Residents" in spoken
    assert spoken.startswith(("0 of 4, gap, ", "1 of 4, gap, ", "2 of 4, gap, "))
    assert "target 4 people" in spoken
    with driver.workspace.read() as view:
        cell = read_heat_map(view).cell(*screen.chosen) if screen.chosen else None
    assert cell is not None
    assert f"{cell.people} pe" in spoken


def test_from_a_cell_to_its_notes(screen: CoverageScreen, driver: Driver) -> None:
    assert screen.map is not None
    heard = next(each for each in screen.map.cells.values() if each.notes)
    screen.board.heat.opened.emit(heard)
    assert screen.side.notes.isVisible()
    screen.side.notes.setFocus()
    driver.key(Key.Key_Space)
    assert isinstance(driver.screen, EvidenceScreen)
