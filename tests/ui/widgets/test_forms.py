"""Fields of a form: what was typed is handed in once, errors lead to their fields."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.forms import Choice, ErrorSummary, Field, LineField, TextField


@pytest.mark.parametrize("make", [LineField, TextField])
def test_a_visit_to_a_field_is_handed_in_once(
    qtbot: QtBot, make: type[LineField] | type[TextField]
) -> None:
    field, other = make("Northmere"), LineField()
    window = QWidget()
    items = QVBoxLayout(window)
    items.addWidget(field)
    items.addWidget(other)
    qtbot.addWidget(window)
    paused: list[str] = []
    settled: list[str] = []
    field.paused.connect(paused.append)
    field.settled.connect(settled.append)
    window.show()
    qtbot.waitExposed(window)
    field.setFocus()
    with qtbot.waitSignal(field.paused):
        QTest.keyClicks(field, "X")
    assert settled == []
    other.setFocus()
    field.setFocus()
    other.setFocus()
    assert len(paused) == 1
    assert settled == paused
    field.show_text("From a bundle")
    field.settle()
    assert len(settled) == 1


def test_the_list_of_a_choice_is_as_wide_as_its_words(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    items = QVBoxLayout(window)
    choice = Choice(look, [("Same as SM1 Planning, the meeting of the service managers", 1)])
    choice.setFixedWidth(120)
    items.addWidget(choice)
    window.resize(900, 300)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    choice.showPopup()
    words = choice.fontMetrics().horizontalAdvance(choice.itemText(0))
    assert choice.view().width() >= words
    choice.hidePopup()


def test_a_text_field_lets_tab_leave_it() -> None:
    assert TextField().tabChangesFocus()


def test_a_field_is_named_by_its_label_and_explained_by_hint_and_error(qtbot: QtBot) -> None:
    field = Field("Council", LineField(), hint="As it is known")
    qtbot.addWidget(field)
    field.show_error("Type the council's name")
    assert field.editor.accessibleName() == "Council"
    assert field.editor.accessibleDescription() == "Type the council's name As it is known"


def test_an_error_leads_to_its_field(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    items = QVBoxLayout(window)
    summary, field = ErrorSummary(look), Field("Council", LineField())
    items.addWidget(summary)
    items.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    summary.show_errors([(field, "Type the council's name")])
    assert summary.links[0].hasFocus()
    QTest.keyClick(summary.links[0], Qt.Key.Key_Space)
    assert field.editor.hasFocus()
    summary.show_errors([])
    assert not summary.isVisible()


def test_a_choice_gives_the_value_a_person_picks(qtbot: QtBot, look: Look) -> None:
    choice = Choice(look, [("One", 1), ("Two", 2)], 2)
    qtbot.addWidget(choice)
    picked: list[object] = []
    choice.chosen.connect(picked.append)
    choice.show_value(1)
    assert (choice.value, picked) == (1, [])
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert picked == [2]


class Watch(QObject):
    """Remembers every widget that was shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QObject] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_a_field_with_a_hint_never_opens_a_window_of_its_own(qapp: QApplication) -> None:
    watch = Watch()
    qapp.installEventFilter(watch)
    field = Field("Day", LineField(), hint="For example 14 Oct.")
    qapp.removeEventFilter(watch)
    assert watch.shown == []
    field.deleteLater()
