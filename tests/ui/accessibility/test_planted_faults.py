"""Each accessibility check is first shown the fault it looks for."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPropertyAnimation, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import text
from tests.ui.accessibility import colours, keys, motion, naming, sizes, tabbing, words
from tests.ui.driving import Driver

Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot, look: Look) -> Show:
    """Shows widgets in a window of their own."""

    def shown(*widgets: QWidget) -> QWidget:
        window = QWidget()
        inside = QVBoxLayout(window)
        for each in widgets:
            inside.addWidget(each)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    return shown


def test_a_missing_name_a_wrong_one_and_one_given_twice_are_noticed(show: Show) -> None:
    wrong, colon = QPushButton("Open"), QLineEdit()
    wrong.setAccessibleName("Something else")
    colon.setAccessibleName("Council:")
    window = show(QLineEdit(), colon, wrong, QPushButton("Twice"), QPushButton("Twice"))
    assert len(naming.unnamed(window)) == 2
    assert naming.misnamed(window) == ["Open is called Something else"]
    assert naming.same_names(window) == ["twice: Twice"]


class _Painted(QWidget):
    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).end()


def test_a_thing_without_a_role_and_a_silent_row_are_noticed(show: Show) -> None:
    painted, view = _Painted(), QListView()
    painted.setObjectName("painted")
    painted.setMinimumSize(30, 30)
    view.setAccessibleName("Notes")
    rows = QStringListModel(["One"])
    view.setModel(rows)
    window = show(painted, view)
    assert naming.without_role(window) == ["no role: _Painted painted"]
    assert naming.silent_rows(window) == ["silent row 0 of QListView Notes"]


def test_a_small_target_and_a_low_primary_button_are_noticed(show: Show) -> None:
    small, low = QPushButton("Go"), QPushButton("Next")
    small.setFixedSize(20, 20)
    low.setProperty("kind", "primary")
    window = show(small, low)
    low.setStyleSheet("min-height: 0; padding: 0")
    low.setFixedHeight(30)
    assert len(sizes.too_small(window)) == 2


def test_words_that_are_cut_off_are_noticed(show: Show) -> None:
    cut = text("Words that need more room than this")
    cut.setFixedWidth(30)
    low = text("Words that need more than one line in this room", wrap=True)
    low.setFixedSize(80, 20)
    hint = QLineEdit()
    hint.setPlaceholderText("Something long that nobody can read whole")
    hint.setFixedWidth(60)
    choice = QComboBox()
    choice.addItem("A meeting that is over and has a long name")
    choice.setFixedWidth(90)
    assert len(sizes.cut_off(show(cut, low, hint, choice))) == 4


def test_a_choice_that_is_cut_off_may_say_it_in_its_tooltip(show: Show) -> None:
    choice = QComboBox()
    choice.addItem("A meeting that is over and has a long name")
    choice.setFixedWidth(90)
    choice.setToolTip(choice.currentText())
    assert sizes.cut_off(show(choice)) == []


def test_what_lies_outside_and_what_scrolls_sideways_is_noticed(show: Show, qtbot: QtBot) -> None:
    outer, area, hidden = QWidget(), QScrollArea(), QScrollArea()
    outer.setMinimumSize(50, 50)
    lost = QPushButton("Lost", outer)
    lost.setGeometry(40, 10, 80, 30)
    for each in (area, hidden):
        wide = QWidget()
        wide.setMinimumWidth(4000)
        each.setWidget(wide)
        each.setFixedWidth(200)
    hidden.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    outer.setFixedWidth(60)
    window = show(outer, area, hidden)
    qtbot.waitUntil(area.horizontalScrollBar().isVisible)
    assert sizes.out_of_reach(window) == ["outside: QPushButton Lost"]
    assert len(sizes.scrolls_sideways(window)) == 1
    assert sizes.hides_overflow(window) == ["beyond the edge: QWidget"]


def test_a_step_against_the_order_of_reading_is_noticed(show: Show) -> None:
    first, second = QPushButton("First"), QPushButton("Second")
    window = show(first, second)
    second.setFixedWidth(second.width())
    assert tabbing.backwards(window, [first, second]) == []
    assert tabbing.backwards(window, [second, first]) == [
        "backwards: QPushButton Second → QPushButton First"
    ]


def test_a_box_that_keeps_tab_is_noticed(driver: Driver) -> None:
    greedy = QPlainTextEdit(driver.page)
    greedy.setGeometry(300, 200, 200, 60)
    greedy.show()
    driver.focus.setFocus()
    with pytest.raises(AssertionError, match="circle"):
        tabbing.walk(driver, Qt.Key.Key_Tab)
    greedy.hide()


def test_a_button_that_tab_passes_and_another_way_back_are_noticed(show: Show) -> None:
    first, second, third = QPushButton("First"), QPushButton("Second"), QPushButton("Third")
    window = show(first, second, third)
    assert tabbing.missed(window, [first, second, third], [first, third, second]) == []
    assert tabbing.missed(window, [first, third], [first, third]) == [
        "not by Tab: QPushButton Second"
    ]
    assert tabbing.missed(window, [first, second, third], [first, second, third]) == [
        "Shift+Tab does not go back the way Tab came"
    ]


def test_a_focus_without_a_ring_and_a_covered_one_are_noticed(driver: Driver) -> None:
    assert tabbing.unseen_focus(driver) == []
    ring = driver.program.ring
    cover = QWidget(driver.shell)
    cover.setAutoFillBackground(True)
    cover.setGeometry(driver.shell.rect())
    cover.show()
    assert len(tabbing.unseen_focus(driver)) == 1  # the next one raises the ring again
    cover.hide()
    driver.app.focusChanged.disconnect(ring._focus_changed)
    assert tabbing.unseen_focus(driver)


def test_faint_words_are_noticed(show: Show) -> None:
    faint, strong = QLabel("Nobody can read this"), QLabel("Everybody can")
    faint.setStyleSheet("color: #999999; background: white")
    strong.setStyleSheet("color: #333333; background: white")
    assert colours.faint_words(show(faint, strong)) == ["faint: Nobody can read this 2.8"]


def test_keys_that_clash_or_that_people_type_are_noticed(show: Show) -> None:
    window = show(QLabel("Keys"))
    for sequence in ("Ctrl+G", "Ctrl+G", "Ctrl+Alt+P", "M", "Alt+Left"):
        QShortcut(QKeySequence(sequence), window)
    assert [line[:6] for line in keys.clashes(window)] == ["Ctrl+G"]
    assert [line.split(":")[0] for line in keys.unfit_keys(window)] == ["Ctrl+Alt", "single key M"]


def test_words_we_never_use_are_noticed() -> None:
    assert words.unfit("Please enter a valid user name!") == ["Please", "user", "name!"]
    assert words.unfit("Sync failed, WARNING") == ["Sync", "WARNING"]
    assert words.unfit("Start with + for a strength or ! for an area") == []
    assert words.unfit("The committee recorded 3 PDF files") == []


def test_what_moves_or_ticks_is_noticed(show: Show, qapp: QApplication) -> None:
    label = QLabel("Moving")
    window = show(label)
    moves, ticks = QPropertyAnimation(label, b"pos", window), QTimer(window)
    moves.setDuration(10_000)
    moves.setStartValue(label.pos())
    moves.setEndValue(label.pos() * 2)
    moves.start()
    ticks.setObjectName("news")
    ticks.start(10_000)
    assert motion.moving(window) == ["moves: QPropertyAnimation"]
    assert motion.ticking(window) == ["ticks: news"]
    moves.stop()
    ticks.stop()
