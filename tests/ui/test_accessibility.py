"""What a screen reader is told when something happens, and how text is shown.

The checks of every screen in every look are in `tests/ui/accessibility`: a screen more is one line
in its `stops.py`.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from sli_desktop.storage import DiskFullError
from tests.ui.challenges import CHAIRS
from tests.ui.driving import Driver


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
    capture.acts.bin(capture.model.notes[0])
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


def test_no_text_box_keeps_tab_for_itself(driver: Driver) -> None:
    for name in driver.page._places:
        driver.page.screen_named(name)
    boxes = driver.page.findChildren(QPlainTextEdit)
    assert boxes
    assert all(box.tabChangesFocus() for box in boxes)


def test_every_label_shows_text_as_it_is(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    labels = [each for each in driver.shell.findChildren(QLabel) if each.text()]
    assert len(labels) > 20
    assert {each.textFormat() for each in labels} == {Qt.TextFormat.PlainText}
