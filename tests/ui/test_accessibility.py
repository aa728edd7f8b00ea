"""Every screen in every look: named, reachable by Tab in order, large enough, nothing cut off."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sli_desktop.settings import Colours
from sli_desktop.storage import DiskFullError
from sli_desktop.ui.look import Look
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.parts import text
from tests.ui.challenges import CHAIRS
from tests.ui.driving import Driver

SMALLEST_TARGET = 24
LOOKS = [
    (colours, size)
    for colours in (Colours.LIGHT, Colours.DARK, Colours.CONTRAST)
    for size in (100, 200)
]
SCREENS = (
    "today",
    "meeting",
    "interviews",
    "capture",
    "export",
    "share",
    "search",
    "settings",
    "paper",
)


def visible(root: QWidget) -> list[QWidget]:
    return [each for each in root.findChildren(QWidget) if each.isVisible()]


def focusable(root: QWidget) -> list[QWidget]:
    return [
        each
        for each in visible(root)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isEnabled()
        and not isinstance(each, QScrollArea)
    ]


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def unnamed(root: QWidget) -> list[str]:
    return [
        f"{type(each).__name__} {each.geometry()}"
        for each in focusable(root)
        if not spoken_name(each) or spoken_name(each).endswith(":")
    ]


def misnamed(root: QWidget) -> list[str]:
    """Buttons whose name does not hold the words they show."""
    buttons = [each for each in visible(root) if isinstance(each, QAbstractButton)]
    return [
        f"{each.text()} is called {spoken_name(each)}"
        for each in buttons
        if each.text() and each.text().replace("&&", "&") not in spoken_name(each)
    ]


def same_names(root: QWidget) -> list[str]:
    names = Counter(spoken_name(each) for each in focusable(root))
    return [name for name, number in names.items() if number > 1]


def too_small(root: QWidget) -> list[str]:
    targets = [
        each
        for each in visible(root)
        if isinstance(each, QAbstractButton | QLineEdit | QPlainTextEdit)
    ]
    return [
        f"{type(each).__name__} {spoken_name(each)} {each.width()}x{each.height()}"
        for each in targets
        if each.height() < SMALLEST_TARGET or each.width() < SMALLEST_TARGET
    ]


def cut_off(root: QWidget) -> list[str]:
    """Labels and buttons with less room than their words need, or outside the window."""
    found = []
    for each in visible(root):
        if isinstance(each, QLabel) and each.text() and not each.wordWrap():
            needed = each.fontMetrics().horizontalAdvance(each.text())
            if each.width() + 2 < needed and not each.toolTip():
                found.append(f"label {each.text()}: {each.width()} of {needed}")
        if isinstance(each, QPushButton) and each.text():
            hint = each.minimumSizeHint().width()
            if each.width() + 2 < hint:
                found.append(f"button {each.text()}: {each.width()} of {hint}")
    return found


def scrolls_sideways(root: QWidget) -> list[str]:
    return [
        type(each).__name__
        for each in visible(root)
        if isinstance(each, QAbstractScrollArea) and each.horizontalScrollBar().isVisible()
    ]


def walk(driver: Driver, key: Qt.Key) -> list[QWidget]:
    first = driver.focus
    seen = [first]
    for _ in range(400):
        driver.key(key)
        if driver.focus is first:
            return seen
        seen.append(driver.focus)
    raise AssertionError("Tab never comes back to where it began")


@pytest.fixture
def go(driver: Driver) -> Callable[[str], None]:
    """Goes to a screen with something in it."""
    driver.start_notes(CHAIRS)
    driver.line("+ Members are proud of it #1")
    driver.line('! "We find out last @SC1')

    def to(name: str) -> None:
        if name == "search":
            driver.page.top.search.setText("proud")
        if name == "capture":
            driver.start_notes(CHAIRS)
            driver.type("? Half a line #3")
        elif name == "meeting":
            driver.page.go_to(Spot("meeting", CHAIRS.id))
        else:
            driver.page.go(name)
        for _ in range(4):
            driver.app.processEvents()

    return to


@pytest.mark.parametrize(("colours", "size"), LOOKS)
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_whole_in_every_look(
    driver: Driver, go: Callable[[str], None], name: str, colours: Colours, size: int
) -> None:
    driver.look.choose(colours=colours, text_size=size)
    driver.shell.resize(1366, 768)
    go(name)
    page = driver.page
    assert unnamed(page) == []
    assert misnamed(page) == []
    assert same_names(page) == []
    assert too_small(page) == []
    assert cut_off(page) == []
    assert scrolls_sideways(page) == []


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_whole_in_a_very_small_window(
    driver: Driver, go: Callable[[str], None], name: str
) -> None:
    driver.shell.resize(683, 384)
    go(name)
    assert driver.shell.size().width() == 683
    assert cut_off(driver.page) == []
    assert too_small(driver.page) == []
    assert scrolls_sideways(driver.page) == []


@pytest.mark.parametrize("name", SCREENS)
def test_tab_reaches_everything_once_and_comes_back(
    driver: Driver, go: Callable[[str], None], name: str
) -> None:
    go(name)
    there = walk(driver, Qt.Key.Key_Tab)
    back = walk(driver, Qt.Key.Key_Backtab)
    assert len(there) == len(set(map(id, there)))
    assert {id(each) for each in focusable(driver.page)} <= {id(each) for each in there}
    assert [id(each) for each in back[1:]] == [id(each) for each in reversed(there[1:])]


@pytest.mark.parametrize("name", SCREENS)
def test_the_order_of_tab_is_the_order_of_reading(
    driver: Driver, go: Callable[[str], None], name: str
) -> None:
    go(name)
    rail = driver.page.rail
    there = [each for each in walk(driver, Qt.Key.Key_Tab) if driver.screen.isAncestorOf(each)]
    assert not [each for each in there if rail.isAncestorOf(each)]
    start = min(range(len(there)), key=lambda i: _corner(driver, there[i]))
    there = there[start:] + there[:start]
    assert backwards(driver, there) == []


def _corner(driver: Driver, widget: QWidget) -> tuple[int, int]:
    place = widget.mapTo(driver.shell, QPoint(0, 0))
    return place.y(), place.x()


def backwards(driver: Driver, order: list[QWidget]) -> list[str]:
    """Steps that go up and to the left at once: against any way of reading."""
    found = []
    for one, other in pairwise(order):
        first = QRect(one.mapTo(driver.shell, QPoint(0, 0)), one.size())
        second = QRect(other.mapTo(driver.shell, QPoint(0, 0)), other.size())
        if second.bottom() < first.top() and second.left() < first.left() + 4:
            found.append(f"{spoken_name(one)} → {spoken_name(other)}")
    return found


def test_each_check_notices_a_planted_fault(qtbot: QtBot, look: Look, driver: Driver) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inside = QVBoxLayout(window)
    nameless, small, wrong = QLineEdit(), QPushButton("Go"), QPushButton("Open")
    small.setFixedSize(20, 20)
    wrong.setAccessibleName("Something else")
    cut = text("Words that need more room than this")
    cut.setFixedWidth(30)
    for each in (nameless, small, wrong, cut, QPushButton("Twice"), QPushButton("Twice")):
        inside.addWidget(each)
    window.show()
    qtbot.waitExposed(window)
    assert len(unnamed(window)) == 1
    assert misnamed(window) == ["Open is called Something else"]
    assert same_names(window) == ["Twice"]
    assert any("Go" in line for line in too_small(window))
    assert any("Words that need" in line for line in cut_off(window))
    area = QScrollArea()
    wide = QWidget()
    wide.setMinimumWidth(4000)
    area.setWidget(wide)
    inside.addWidget(area)
    driver.app.processEvents()
    assert scrolls_sideways(window) == ["QScrollArea"]


def test_what_happens_is_announced_once(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, bool]] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            urgent = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            told.append((event.message(), urgent))

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    capture = driver.start_notes(CHAIRS)
    driver.type("+ ")
    assert told == [("Strength", False)]
    driver.line("Spoken")
    told.clear()
    capture._bin(capture.model.notes[0])
    assert told == [("1 note deleted", False)]
    told.clear()
    driver.page.toast.undo.click()
    driver.page.actions_["undo"].trigger()
    driver.page.actions_["undo"].trigger()
    driver.page.actions_["undo"].trigger()
    assert told[0] == ("Undone: Delete 1 note", False)
    assert told[-1] == ("Nothing to undo", False)
    driver.page._desk.acts.troubled.emit(DiskFullError())
    assert told[-1][1]  # trouble interrupts


def test_a_note_in_the_list_speaks_its_kind_theme_and_words(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("! Late by a year #1 @SC1")
    index = capture.model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Area for consideration. Late by a year. theme Finance. SC1 Chair, overview, 10:42"
    )


def test_no_text_box_keeps_tab_for_itself(driver: Driver, go: Callable[[str], None]) -> None:
    boxes = driver.page.findChildren(QPlainTextEdit)
    assert boxes
    assert all(box.tabChangesFocus() for box in boxes)


def test_every_label_shows_text_as_it_is(driver: Driver, go: Callable[[str], None]) -> None:
    driver.start_notes(CHAIRS)
    labels = [each for each in driver.shell.findChildren(QLabel) if each.text()]
    assert len(labels) > 20
    assert {each.textFormat() for each in labels} == {Qt.TextFormat.PlainText}
