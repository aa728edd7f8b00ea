"""The check under an editor, by keys: cures as one step of undo, reasons, the quieter list."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.change import make
from sli_desktop.models.records.finding import Finding, Reason
from sli_desktop.models.records.ids import WordId
from sli_desktop.models.records.report import ProtectedWord
from sli_desktop.services.findings import rewrite
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.widgets.forms import TextField
from sli_desktop.ui.widgets.guard_panel import GuardPanel
from tests.builders import a_finding, a_new_id
from tests.ui.driving import Driver

Key = Qt.Key
TOLD = "The planning manager told us that appeals are slow. The leader is visible."


class Page(QWidget):
    """An editor of a finding's statement with the panel below it, alone in its window."""

    def __init__(self, driver: Driver, statement: str) -> None:
        super().__init__()
        self.desk = driver.page._desk
        self.finding = a_finding(statement=statement)
        self.desk.acts.do(make("Add finding", self.finding))
        self.editor = TextField()
        self.panel = GuardPanel(self.desk)
        self.said: list[str] = []
        self.panel.said.connect(self.said.append)
        self.panel.watch(self.editor)
        self.bound = RecordField[Finding](
            self.desk,
            self.editor,
            read=lambda finding: finding.statement,
            act=lambda finding, words: rewrite(finding, replace(finding, statement=words)),
        )
        items = QVBoxLayout(self)
        items.addWidget(self.editor)
        items.addWidget(self.panel)
        items.addStretch(1)

    def open(self) -> None:
        self.bound.show(self.finding)
        self.panel.show_record(self.finding.id)
        self.panel.enter()

    @property
    def stored(self) -> str:
        with self.desk.workspace.read() as view:
            return view.need(Finding, self.finding.id).statement

    @property
    def told(self) -> list[str]:
        return [card.told for card in self.panel.cards]


@pytest.fixture
def page(driver: Driver, qtbot: QtBot) -> Page:
    made = Page(driver, TOLD)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open()
    made.editor.setFocus()
    QApplication.processEvents()
    return made


def press(widget: QWidget | None, key: Qt.Key) -> None:
    assert widget is not None
    QTest.keyClick(widget, key)
    QApplication.processEvents()


def test_who_spoke_is_shown_and_whom_it_is_about_waits_in_a_quieter_list(page: Page) -> None:
    assert page.told == ["“planning manager” may tell who spoke"]
    assert page.panel.verdict.text() == "1 thing to look at"
    assert page.panel.show_quiet.text() == "About 1 person: is it fair?"
    assert not page.panel.quiet_box.isVisible()
    page.panel.show_quiet.setFocus()
    press(page.panel.show_quiet, Key.Key_Space)
    assert page.panel.quiet_box.isVisible()


def test_a_cure_is_one_step_of_undo_and_the_focus_goes_on(page: Page) -> None:
    card = page.panel.cards[0]
    assert [each.text() for each in card.cures] == [
        "Say “officers”",
        "Leave out who said it",
        "Say it in your own words",
    ]
    card.cures[0].setFocus()
    press(card.cures[0], Key.Key_Space)
    assert page.stored.startswith("Officers told us that appeals are slow.")
    assert page.panel.verdict.text().startswith("Nobody can be recognised")
    assert page.editor.hasFocus()
    page.desk.acts.undo()
    assert page.stored == TOLD
    assert page.editor.toPlainText() == TOLD
    page.panel.look()
    assert page.told == ["“planning manager” may tell who spoke"]


def test_typing_and_a_cure_are_two_steps(page: Page) -> None:
    QTest.keyClicks(page.editor, "So: ")
    page.panel.look()
    press(page.panel.cards[0].cures[0], Key.Key_Space)
    assert page.stored.startswith("So: officers told us")
    page.desk.acts.undo()
    assert page.stored == f"So: {TOLD}"


def test_own_words_marks_the_sentence_in_the_editor(page: Page) -> None:
    press(page.panel.cards[0].cures[-1], Key.Key_Space)
    assert page.editor.textCursor().selectedText() == TOLD.split(" The leader", maxsplit=1)[0]
    assert page.editor.hasFocus()
    assert page.stored == TOLD


def test_a_hit_is_kept_with_a_reason_and_undo_brings_it_back(page: Page) -> None:
    card = page.panel.cards[0]
    press(card.keep, Key.Key_Space)
    assert card.reason.hasFocus()
    press(card.reason, Key.Key_Escape)
    assert card.keep.hasFocus()
    assert not card.reasoning.isVisible()
    press(card.keep, Key.Key_Space)
    press(card.reason, Key.Key_Return)
    assert card.field.error.text() == "Write in a few words why it may stay."
    QTest.keyClicks(card.reason, "She agreed to be named")
    press(card.reason, Key.Key_Return)
    assert page.told == []
    assert page.said == ["“planning manager” stays, with your reason"]
    assert "1 kept with a reason" in page.panel.verdict.text()
    with page.desk.workspace.read() as view:
        (reason,) = view.where(Reason, record=page.finding.id)
    assert reason.words == "“planning manager” (who spoke): She agreed to be named"
    assert reason.by == page.desk.peer.id
    page.desk.acts.undo()
    assert page.told == ["“planning manager” may tell who spoke"]


def test_a_reason_being_written_is_left_in_peace(page: Page) -> None:
    card = page.panel.cards[0]
    press(card.keep, Key.Key_Space)
    QTest.keyClicks(card.reason, "She agreed")
    page.desk.acts.do(make("Keep a word out", ProtectedWord(id=WordId(a_new_id()), word="appeals")))
    assert page.panel.cards[0] is card
    press(card.reason, Key.Key_Escape)
    page.panel.look()
    assert page.told[-1] == "“appeals” is a word to keep out"


def test_tab_goes_from_the_editor_through_the_cures_as_they_are_read(page: Page) -> None:
    (card,) = page.panel.cards
    for expected in (*card.cures, card.keep, page.panel.show_quiet):
        press(QApplication.focusWidget(), Key.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_a_word_kept_out_meanwhile_shows_at_once(page: Page) -> None:
    word = ProtectedWord(id=WordId(a_new_id()), word="appeals")
    page.desk.acts.do(make("Keep a word out", word))
    assert page.told[-1] == "“appeals” is a word to keep out"


def test_letters_beyond_the_first_plane_move_no_cure(page: Page) -> None:
    page.editor.setPlainText("🙂 The planning manager told us that appeals are slow.")
    page.panel.look()
    press(page.panel.cards[0].cures[0], Key.Key_Space)
    assert page.stored == "🙂 Officers told us that appeals are slow."

    page.panel.show_record(None)
    assert page.told == []
