"""Search by keys: as one types, filters with counts, into the note and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.change import make
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.ui.jobs import Jobs, Task
from sli_desktop.ui.screens.search.screen import SearchScreen
from sli_desktop.ui.screens.search.state import PAGE, Asked, Facet, Key
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.forms import Choice
from sli_desktop.ui.widgets.top_bar import SearchField
from tests.builders import HOUSING, MONDAY, a_headline, a_note
from tests.ui.challenges import CHAIRS, CHIEF_MEETING
from tests.ui.driving import ALT, CTRL, Driver

K = Qt.Key


def search(driver: Driver, words: str) -> SearchScreen:
    driver.key(K.Key_F, CTRL)
    driver.type(words)
    driver.app.processEvents()
    screen = driver.screen
    assert isinstance(screen, SearchScreen)
    return screen


def added(driver: Driver, *notes: Note) -> None:
    driver.workspace.commit(make("Add notes", *notes))


def rows(screen: SearchScreen) -> list[str]:
    return ["".join(words for words, _ in line.second) for line in screen.view.hits.lines]


def choose(driver: Driver, choice: Choice, words: str) -> None:
    """Pick an option by typing the beginning of its words, as keys do in a closed list."""
    choice.setFocus()
    driver.type(words)
    driver.app.processEvents()


def test_hits_come_while_one_types_and_the_focus_stays_in_the_box(driver: Driver) -> None:
    added(driver, a_note("The depot move is late", meeting=CHAIRS.id))
    screen = search(driver, "dep")
    assert sorted(rows(screen)) == ["The depot move is late", "Who owns the plan for the depot?"]
    assert driver.focus is driver.page.top.search
    driver.type("ot mo")
    assert rows(screen) == ["The depot move is late"]
    assert screen.view.hits.lines[0].second[1:3] == (("depot", True), (" ", False))
    assert screen.view.lead.text().startswith("1 place for “depot mo”.")


def test_enter_opens_the_note_in_its_meeting(driver: Driver) -> None:
    note = a_note("The depot move is late", meeting=CHAIRS.id)
    added(driver, note)
    asked: list[Spot] = []
    search(driver, "depot move").spot_asked.connect(asked.append)
    driver.key(K.Key_Return)
    assert asked == [Spot("capture", CHAIRS.id, f"note:{note.id.hex}")]
    assert driver.screen.name == "capture"


def test_arrows_in_the_box_choose_among_the_hits(driver: Driver) -> None:
    first, second = (a_note(f"Depot number {n}", meeting=CHAIRS.id) for n in (1, 2))
    added(driver, first, second)
    screen = search(driver, "depot number")
    keys = [line.key for line in screen.view.hits.lines]
    driver.key(K.Key_Down)
    driver.key(K.Key_Down)
    assert screen.view.list.currentIndex().row() == 1
    driver.key(K.Key_Up)
    driver.key(K.Key_Down)
    driver.key(K.Key_Return)
    assert isinstance(keys[1], Key)
    assert driver.page.current.name == "capture"


def test_esc_comes_back_to_half_a_line_and_its_caret(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.type("Half a line")
    driver.key(K.Key_Home)
    search(driver, "plan")
    driver.key(K.Key_Escape)
    assert driver.screen is capture
    assert driver.focus is capture.view.line
    driver.type("Not ")
    assert capture.view.line.toPlainText() == "Not Half a line"


def test_esc_from_the_list_comes_back_too_and_the_line_outlives_a_look_elsewhere(
    driver: Driver,
) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.type("Half a line")
    screen = search(driver, "plan")
    screen.view.list.setFocus()
    driver.key(K.Key_Escape)
    assert capture.view.line.toPlainText() == "Half a line"
    assert driver.focus is capture.view.line


def test_what_changed_meanwhile_shows_on_coming_back(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    search(driver, "plan")
    added(driver, a_note("Hers", meeting=CHAIRS.id))
    driver.key(K.Key_Escape)
    assert [note.body for note in capture.model.notes] == ["Hers"]


def test_the_last_search_shows_again(driver: Driver) -> None:
    search(driver, "plan")
    driver.key(K.Key_1, ALT)
    driver.key(K.Key_F, CTRL)
    assert driver.screen.name == "search"
    assert driver.page.top.search.selectedText() == "plan"


def test_esc_in_an_untouched_box_gives_the_focus_back(driver: Driver) -> None:
    before = driver.focus
    driver.key(K.Key_F, CTRL)
    driver.key(K.Key_Escape)
    assert driver.screen.name == "today"
    assert driver.focus is before


def test_one_letter_is_not_enough(driver: Driver) -> None:
    screen = search(driver, "p")
    assert screen.view.lead.text() == "Type two letters or more in the search box."
    assert rows(screen) == []
    driver.key(K.Key_Return)
    assert driver.screen is screen


def test_nothing_found_says_what_to_try_whatever_was_typed(driver: Driver) -> None:
    screen = search(driver, 'zebra AND ( quote"')
    assert "Nothing found" in screen.view.lead.text()
    assert "another word" in screen.view.lead.text()


def test_filters_say_how_many_places_each_would_leave(driver: Driver) -> None:
    added(
        driver,
        a_note("Depot one", meeting=CHAIRS.id, kinds=frozenset({NoteKind.AREA}), theme=HOUSING),
        a_note("Depot two", meeting=CHAIRS.id, themes=frozenset()),
    )
    screen = search(driver, "depot")
    themes = screen.view.choices[Facet.THEME]
    words = [themes.itemText(n) for n in range(themes.count())]
    assert words == ["All themes", "Finance (0)", "Leadership (0)", "Housing (2)"]
    kinds = screen.view.choices[Facet.KIND]
    words = [kinds.itemText(n) for n in range(kinds.count())]
    assert words[:4] == ["All kinds", "Note (3)", "Strength (0)", "Area for consideration (1)"]
    days = screen.view.choices[Facet.DAY]
    assert f"{MONDAY:%A}" in days.itemText(1)


def test_a_filter_narrows_and_clearing_widens_again(driver: Driver) -> None:
    added(driver, a_note("Depot two", meeting=CHAIRS.id, themes=frozenset()))
    screen = search(driver, "depot")
    choose(driver, screen.view.choices[Facet.THEME], "Hou")
    assert rows(screen) == ["Who owns the plan for the depot?"]
    choose(driver, screen.view.choices[Facet.KIND], "Str")
    assert screen.view.lead.text() == "No notes match."
    assert not screen.view.clear.isHidden()
    screen.view.clear.setFocus()
    driver.key(K.Key_Space)
    assert len(rows(screen)) == 2
    assert screen.view.clear.isHidden()


def test_further_hits_come_as_one_scrolls(driver: Driver) -> None:
    added(driver, *(a_note(f"Depot {n}", meeting=CHAIRS.id) for n in range(PAGE + 5)))
    screen = search(driver, "depot")
    model = screen.view.hits
    assert model.rowCount() == PAGE
    screen.view.list.setFocus()
    driver.key(K.Key_End)
    assert model.rowCount() == PAGE + 6
    assert len({line.key for line in model.lines}) == PAGE + 6
    assert not model.canFetchMore(model.index(-1))


def test_a_headline_opens_its_wrap_up_and_a_finding_says_there_is_no_page(driver: Driver) -> None:
    driver.workspace.commit(make("Add", a_headline("Zebra first", meeting=CHIEF_MEETING.id)))
    search(driver, "zebra")
    driver.key(K.Key_Return)
    assert driver.page.spot() == Spot("wrapup", CHIEF_MEETING.id)
    screen = search(driver, "saving has an owner")
    if not rows(screen):
        screen = search(driver, "give every saving")
    driver.key(K.Key_Return)
    assert driver.screen is screen
    assert "no page for this yet" in driver.page.toast.words.text()


def test_a_row_is_read_out_with_place_words_and_kind(driver: Driver) -> None:
    kinds = frozenset({NoteKind.STRENGTH})
    added(driver, a_note("Depot runs well", meeting=CHAIRS.id, kinds=kinds))
    screen = search(driver, "depot runs")
    index = screen.view.hits.index(0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Chairs of scrutiny")
    assert said.endswith("Depot runs well. Strength")


class Later:
    """An executor that does its tasks when it is told to."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    def submit(self, task: Task) -> None:
        self.tasks.append(task)

    def close(self) -> None:
        pass

    def work(self) -> bool:
        while self.tasks:
            self.tasks.pop(0)()
        return False


@pytest.fixture
def slow(driver: Driver, qtbot: QtBot) -> tuple[SearchScreen, SearchField, Later]:
    later = Later()
    desk = driver.page._desk._replace(jobs=Jobs(later))
    screen, box = SearchScreen(desk), SearchField(driver.look)
    for widget in (screen, box):
        qtbot.addWidget(widget)
        widget.show()
    screen.listen_to(box)
    return screen, box, later


def typed(box: QLineEdit, words: str) -> None:
    box.setText(words)
    box.textEdited.emit(words)


def test_only_the_newest_question_is_answered(
    slow: tuple[SearchScreen, SearchField, Later], qtbot: QtBot
) -> None:
    screen, box, later = slow
    answers: list[Asked] = []
    screen.finder.found.connect(lambda asked, _page: answers.append(asked))
    for words in ("de", "dep", "depot"):
        typed(box, words)
    assert len(later.tasks) == 1
    qtbot.waitUntil(lambda: (not later.tasks and bool(answers)) or bool(later.work()))
    assert [each.words for each in answers] == ["depot"]


def test_enter_before_the_answer_opens_the_first_hit_of_what_was_typed(
    slow: tuple[SearchScreen, SearchField, Later], qtbot: QtBot
) -> None:
    screen, box, later = slow
    asked: list[Spot] = []
    screen.spot_asked.connect(asked.append)
    typed(box, "proud")
    box.returnPressed.emit()
    typed(box, "depot")
    box.returnPressed.emit()
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked) or later.work())
    assert [each.record for each in asked] == [CHIEF_MEETING.id]


def test_what_is_being_typed_is_the_beginning_of_a_word() -> None:
    typed_as = {"hous": "hous*", "housing ": "housing ", '"medium term': '"medium term', "a?": "a?"}
    assert {words: Asked(words).query().words for words in typed_as} == typed_as
