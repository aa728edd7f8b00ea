"""Add notes: what becomes of each line shows first; one act adds, one undo takes back."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.services.paper.note_form import save_note_form
from sli_desktop.ui.jobs import Task
from sli_desktop.ui.screens.addnotes.screen import AddNotesScreen
from sli_desktop.ui.spot import Spot
from tests.builders import PRIYA, a_peer
from tests.ui.challenges import CHAIRS, TENANTS
from tests.ui.driving import CTRL, SHIFT, Driver

TEXT = """# SA2 Chairs of scrutiny

- Members are proud of it
- ! Reports come late

# Something else

- Heard in the corridor
"""


@pytest.fixture
def add(driver: Driver) -> AddNotesScreen:
    return at(driver, Spot("addnotes"))


def at(driver: Driver, spot: Spot) -> AddNotesScreen:
    driver.page.go_to(spot)
    driver.app.processEvents()
    screen = driver.screen
    assert isinstance(screen, AddNotesScreen)
    return screen


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    file = tmp_path / "notes.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def choose(driver: Driver, add: AddNotesScreen, file: Path) -> None:
    add.ask_file = lambda _folder: file
    add.view.choose.setFocus()
    driver.key(Qt.Key.Key_Space)


def rows(shown: object) -> list[tuple[str, str, str]]:
    lines = shown.lines.lines  # type: ignore[attr-defined]
    return [(each.first, "".join(w for w, _ in each.second), each.state) for each in lines]


def all_notes(driver: Driver) -> tuple[Note, ...]:
    with driver.workspace.read() as view:
        return view.all(Note)


def bodies(driver: Driver, meeting: Meeting) -> list[str]:
    notes = sorted(driver.notes(meeting), key=lambda note: note.first_key)
    return [note.body for note in notes]


def test_a_file_shows_its_parts_and_nothing_changes_yet(
    driver: Driver, add: AddNotesScreen, text_file: Path
) -> None:
    before = len(all_notes(driver))
    assert add.view.choose.hasFocus()
    choose(driver, add, text_file)
    assert rows(add.view.parts) == [
        ("SA2 Chairs of scrutiny", "SA2  Chairs of scrutiny", "2 notes"),
        ("Something else", "No meeting yet", "1 note"),
    ]
    assert "1 note names no meeting we know" in add.view.sum.text()
    assert driver.focus is add.view.parts
    assert add.view.parts.currentIndex().row() == 1
    assert len(all_notes(driver)) == before


def test_a_part_is_given_its_meeting_then_all_is_added_and_undone_at_once(
    driver: Driver, add: AddNotesScreen, text_file: Path
) -> None:
    before = len(all_notes(driver))
    choose(driver, add, text_file)
    add.view.meeting.setFocus()
    driver.type("PR1")
    assert rows(add.view.parts)[1] == ("Something else", "PR1  Tenants & residents", "1 note")
    add.view.add.setFocus()
    driver.key(Qt.Key.Key_Space)
    assert "3 notes added" in driver.page.toast.words.text()
    assert bodies(driver, CHAIRS) == ["Members are proud of it", "! Reports come late"]
    assert bodies(driver, TENANTS) == ["Heard in the corridor"]
    driver.key(Qt.Key.Key_Z, CTRL)
    assert len(all_notes(driver)) == before


def test_marks_count_only_when_the_person_ticks_so(
    driver: Driver, add: AddNotesScreen, text_file: Path
) -> None:
    choose(driver, add, text_file)
    assert not add.view.marks.isChecked()
    add.view.marks.setFocus()
    driver.key(Qt.Key.Key_Space)
    add.view.parts.setCurrentIndex(add.view.parts.lines.index(0))
    assert rows(add.view.lines)[1] == ("Reports come late", "Area for consideration", "Note")
    add.view.add.click()
    kinds = {note.body: note.kinds for note in driver.notes(CHAIRS)}
    assert kinds["Reports come late"] == {NoteKind.AREA}


def test_enter_leaves_a_line_out_and_takes_it_in_again(
    driver: Driver, add: AddNotesScreen, text_file: Path
) -> None:
    choose(driver, add, text_file)
    driver.key(Qt.Key.Key_Up)
    driver.key(Qt.Key.Key_Return)
    assert driver.focus is add.view.lines
    driver.key(Qt.Key.Key_Return)
    assert rows(add.view.lines)[0][2] == "Left out"
    assert add.view.add.text() == "Add 2 notes"
    driver.key(Qt.Key.Key_Return)
    assert rows(add.view.lines)[0][2] == "Note"


def test_a_whole_part_is_left_out(driver: Driver, add: AddNotesScreen, text_file: Path) -> None:
    choose(driver, add, text_file)
    add.view.skip.setFocus()
    driver.key(Qt.Key.Key_Space)
    assert add.view.add.text() == "Add 2 notes"
    assert add.view.skip.text() == "Take this part in"


def test_the_author_is_the_peer_of_a_form_and_can_be_another(
    driver: Driver, add: AddNotesScreen, tmp_path: Path
) -> None:
    file = filled_form(driver, tmp_path)
    choose(driver, add, file)
    assert add.view.author.value == PRIYA
    assert driver.focus is add.view.add
    driver.key(Qt.Key.Key_Space)
    assert driver.screen.name == "capture"
    assert {note.author for note in driver.notes(TENANTS)} == {PRIYA}
    assert bodies(driver, TENANTS) == ["Repairs take a year"]


def filled_form(driver: Driver, folder: Path) -> Path:
    file = folder / "form.docx"
    with driver.workspace.read() as view:
        records = view.everything()
    from_desk = driver.rooms._clock().tzinfo
    assert from_desk is not None
    save_note_form(file, records, (TENANTS,), zone=from_desk, peer=a_peer("Priya"))
    document = docx.Document(str(file))
    heading = next(n for n, p in enumerate(document.paragraphs) if p.text.startswith("PR1"))
    document.paragraphs[heading + 1].add_run("Repairs take a year")
    document.save(str(file))
    return file


def test_pasted_words_go_to_the_meeting_the_person_came_from(driver: Driver) -> None:
    add = at(driver, Spot("addnotes", TENANTS.id))
    add.view.paste.setFocus()
    driver.type("Repairs take a year")
    add.view.read.setFocus()
    driver.key(Qt.Key.Key_Space)
    assert rows(add.view.parts) == [("Without a heading", "PR1  Tenants & residents", "1 note")]
    driver.key(Qt.Key.Key_Space)
    assert bodies(driver, TENANTS) == ["Repairs take a year"]
    assert at(driver, Spot("addnotes")).view.paste.toPlainText() == ""


def test_pasted_words_survive_the_end_of_the_program(driver: Driver, add: AddNotesScreen) -> None:
    add.view.paste.setFocus()
    driver.type("Half a page")
    driver.page.go("today")
    add.view.paste.show_text("")
    assert at(driver, Spot("addnotes")).view.paste.toPlainText() == "Half a page"


def test_the_same_page_twice_adds_nothing(
    driver: Driver, add: AddNotesScreen, text_file: Path
) -> None:
    choose(driver, add, text_file)
    add.view.add.click()
    again = at(driver, Spot("addnotes"))
    choose(driver, again, text_file)
    assert {state for _, _, state in rows(again.view.lines)} == {"There already"}
    again.view.add.click()
    assert "no note to add" in again.view.banner.happened.text()


def test_what_cannot_be_placed_is_shown_with_its_reason_and_can_be_taken_in(
    driver: Driver, add: AddNotesScreen, tmp_path: Path
) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("meeting,who,note\nSA2,SC1,Proud of it\nSA2,SC1,\n", encoding="utf-8")
    choose(driver, add, file)
    assert rows(add.view.parts)[-1][0] == "Not taken in"
    add.view.parts.setCurrentIndex(add.view.parts.lines.index(1))
    ((words, reason, state),) = rows(add.view.lines)
    assert (words, reason, state) == ("SA2 | SC1", "it has no words of a note", "Not taken in")
    add.view.lines.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert add.view.add.text() == "Add 2 notes"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"not a word file", "is not a Word document"),
        ("a.docx", b"PK\x03\x04 broken", "damaged"),
        ("a.txt", b"\x00\x01\x02", "is not a text"),
        ("a.exe", b"MZ", "is not a file of notes"),
        ("a.txt", b"", "holds no content"),
        ("a.txt", b"line\n" * 200_002, "larger than this program accepts"),
    ],
)
def test_a_bad_file_is_refused_with_a_reason_and_changes_nothing(
    driver: Driver, add: AddNotesScreen, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    before = all_notes(driver)
    (tmp_path / name).write_bytes(content)
    choose(driver, add, tmp_path / name)
    assert said in add.view.banner.happened.text()
    assert all_notes(driver) == before
    assert add.view.choose.isVisible()


def test_a_file_that_is_dropped_is_read(
    driver: Driver, add: AddNotesScreen, text_file: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(text_file))])
    none = Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    add.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))
    assert len(rows(add.view.parts)) == 2


def test_a_file_that_is_dropped_gives_the_notes_that_keys_give(
    driver: Driver, add: AddNotesScreen, text_file: Path
) -> None:
    def added() -> list[tuple[str, str]]:
        add.view.add.setFocus()
        driver.key(Qt.Key.Key_Space)
        return sorted((note.body, str(note.meeting)) for note in all_notes(driver))

    before = all_notes(driver)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(text_file))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    add.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none))
    dropped = added()
    driver.key(Qt.Key.Key_Z, CTRL)
    assert set(all_notes(driver)) == set(before)
    add = at(driver, Spot("addnotes"))
    choose(driver, add, text_file)
    assert added() == dropped
    assert len(dropped) == len(before) + 3


class Later:
    """An executor that does nothing until it is told."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    def submit(self, task: Task) -> None:
        self.tasks.append(task)

    def close(self) -> None:
        pass

    def run(self) -> None:
        while self.tasks:
            self.tasks.pop(0)()


def test_reading_can_be_cancelled(
    driver: Driver, add: AddNotesScreen, text_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = Later()
    monkeypatch.setattr(add._desk.jobs, "_executor", later)
    choose(driver, add, text_file)
    assert add.view.reading.text() == "Reading notes.txt …"
    add.view.cancel.setFocus()
    driver.key(Qt.Key.Key_Space)
    later.run()
    driver.app.processEvents()
    assert add.preview.page is None
    assert add.view.choose.isVisible()


def test_escape_goes_from_the_preview_to_the_source_and_then_back(
    driver: Driver, text_file: Path
) -> None:
    add = at(driver, Spot("addnotes", CHAIRS.id))
    choose(driver, add, text_file)
    driver.key(Qt.Key.Key_Escape)
    assert add.view.choose.isVisible()
    driver.key(Qt.Key.Key_Escape)
    assert driver.screen.name == "capture"


def test_the_names_of_the_lists_are_told(
    driver: Driver, add: AddNotesScreen, text_file: Path
) -> None:
    choose(driver, add, text_file)
    assert add.view.parts.accessibleName() == "Parts of the page"
    assert add.view.lines.accessibleName() == "Lines of this part"
    assert add.view.add.accessibleName() == "Add 3 notes"


def test_add_notes_is_reached_by_its_key_from_a_meeting(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.key(Qt.Key.Key_O, CTRL | SHIFT)
    assert driver.screen.spot() == Spot("addnotes", CHAIRS.id)
