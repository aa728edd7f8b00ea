"""Spelling in an editor, by keys: what is underlined, what its menu does, what it never does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.change import make
from sli_desktop.models.records.ids import WordId
from sli_desktop.models.records.report import DictionaryWord, ProtectedWord
from sli_desktop.ui.widgets.spelling import Spelling
from tests.builders import a_new_id
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, SHIFT, Driver

Key = Qt.Key


class Editor(QPlainTextEdit):
    """An editor with spelling, alone in its window."""

    def __init__(self, driver: Driver) -> None:
        super().__init__()
        self.spelling = Spelling(driver.page._desk, self)
        self.said: list[str] = []
        self.spelling.said.connect(self.said.append)
        self.spelling.attach(self)

    @property
    def underlined(self) -> list[str]:
        return [each.cursor.selectedText() for each in self.extraSelections()]

    @property
    def menu(self) -> QMenu:
        assert self.spelling.menu is not None
        return self.spelling.menu

    def entries(self) -> list[str]:
        return [each.text() for each in self.menu.actions() if each.text()]


@pytest.fixture
def editor(driver: Driver, qtbot: QtBot) -> Editor:
    made = Editor(driver)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    QApplication.processEvents()
    return made


def typed(editor: Editor, words: str) -> None:
    QTest.keyClicks(editor, words)
    QApplication.processEvents()


def test_an_unknown_word_is_underlined_once_it_is_left(editor: Editor) -> None:
    typed(editor, "The comittee")
    assert editor.underlined == []
    typed(editor, " met")
    assert editor.underlined == ["comittee"]


def test_moving_away_from_a_word_underlines_it(editor: Editor) -> None:
    typed(editor, "The comittee")
    QTest.keyClick(editor, Key.Key_Home)
    assert editor.underlined == ["comittee"]


def test_underlining_changes_neither_the_text_nor_its_undo(editor: Editor) -> None:
    told: list[object] = []
    editor.document().contentsChange.connect(lambda *change: told.append(change))
    editor.textChanged.connect(lambda: told.append("text"))
    typed(editor, "comittee ")
    QTest.keyClick(editor, Key.Key_Left)
    assert editor.underlined == []
    QTest.keyClick(editor, Key.Key_Home)
    assert editor.underlined == ["comittee"]
    assert told == [each for at in range(9) for each in ((at, 0, 1), "text")]
    QTest.keyClick(editor, Key.Key_Z, CTRL)
    assert editor.toPlainText() == ""


def test_the_menu_key_puts_a_suggestion_in_the_words_place(editor: Editor) -> None:
    typed(editor, "The comittee met")
    for _ in range(5):
        QTest.keyClick(editor, Key.Key_Left)
    QTest.keyClick(editor, Key.Key_F10, SHIFT)
    assert editor.entries()[0] == "committee"
    QTest.keyClick(editor.menu, Key.Key_Return)
    assert editor.toPlainText() == "The committee met"
    assert editor.underlined == []


def test_f7_goes_from_one_unknown_word_to_the_next(editor: Editor) -> None:
    typed(editor, "The comittee met the goverment today")
    selected = []
    for _ in range(3):
        QTest.keyClick(editor, Key.Key_F7)
        selected.append(editor.textCursor().selectedText())
        QTest.keyClick(editor.menu, Key.Key_Escape)
    assert selected == ["comittee", "goverment", "comittee"]


def test_a_word_added_is_known_here_and_in_other_editors_and_undo_takes_it_back(
    editor: Editor, driver: Driver
) -> None:
    typed(editor, "The depotville met")
    QTest.keyClick(editor, Key.Key_F7)
    add = next(each for each in editor.menu.actions() if each.text().startswith("Add "))
    editor.menu.setActiveAction(add)
    QTest.keyClick(editor.menu, Key.Key_Return)
    assert editor.said == ["“depotville” added to the challenge's words"]
    assert editor.underlined == []
    with driver.workspace.read() as view:
        assert [each.word for each in view.all(DictionaryWord)] == ["depotville"]
    driver.page._desk.acts.undo()
    assert editor.underlined == ["depotville"]


def test_the_same_word_added_on_two_laptops_is_one_record(driver: Driver, editor: Editor) -> None:
    typed(editor, "depotville ")
    for _ in range(2):
        editor.spelling._add("depotville")
        driver.page._desk.acts.undo()
    editor.spelling._add("depotville")
    with driver.workspace.read() as view:
        assert len(view.all(DictionaryWord)) == 1


def test_names_of_the_timetable_are_known(editor: Editor, driver: Driver) -> None:
    act = make("Add", DictionaryWord(id=WordId(a_new_id()), word="Zyrtham"))
    driver.page._desk.acts.do(act)
    typed(editor, f"Zyrtham {CHAIRS.title} Northmere Priya ")
    assert editor.underlined == []


def test_a_word_to_keep_out_cannot_be_added(editor: Editor, driver: Driver) -> None:
    word = ProtectedWord(id=WordId(a_new_id()), word="Depotville")
    driver.page._desk.acts.do(make("Keep out", word))
    typed(editor, "Depotvile Depotville ")
    QTest.keyClick(editor, Key.Key_Left)
    QTest.keyClick(editor, Key.Key_Menu)
    assert [each for each in editor.entries() if each.startswith("Add")] == []
    QTest.keyClick(editor.menu, Key.Key_Escape)


def test_spelling_switched_off_underlines_nothing(editor: Editor, driver: Driver) -> None:
    typed(editor, "The comittee met")
    driver.page._desk.preferences.change(spelling=False)
    assert editor.underlined == []
    driver.page._desk.preferences.change(spelling=True)
    assert editor.underlined == ["comittee"]


def test_of_a_long_document_only_what_is_in_sight_is_looked_at(editor: Editor) -> None:
    editor.resize(400, 200)
    editor.setPlainText("\n".join(["comittee"] * 20_000))
    assert 5 < len(editor.underlined) < 30
    last = editor.toPlainText().rindex("comittee")
    QTest.keyClick(editor, Key.Key_End, CTRL)
    QTest.keyClick(editor, Key.Key_Home)
    assert last in {each.cursor.selectionStart() for each in editor.extraSelections()}


def test_colours_follow_the_look(editor: Editor, driver: Driver) -> None:
    typed(editor, "The comittee met")
    assert editor.spelling.underline().underlineColor().name() == (
        driver.look.theme.tokens["danger"].lower()
    )
