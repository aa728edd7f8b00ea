"""Import of a timetable in the window: nothing changes unseen, bad rows are fixed there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.services.intake.timetable_rows import Meaning
from sli_desktop.ui.jobs import Task, WorkerThread
from sli_desktop.ui.screens.timetable.screen import TimetableScreen
from sli_desktop.ui.screens.timetable.state import Fate
from sli_desktop.ui.spot import Spot
from tests.services.intake.sheets import a_workbook
from tests.ui.driving import Driver
from tests.ui.timetables import version

HEADINGS = ("Ref", "Date", "Time", "Meeting", "Room", "Peers")


@pytest.fixture
def screen(driver: Driver) -> TimetableScreen:
    driver.page.go_to(Spot("timetable"))
    found = driver.screen
    assert isinstance(found, TimetableScreen)
    return found


def read(screen: TimetableScreen, folder: Path, *rows: tuple[object, ...]) -> None:
    screen.read(a_workbook(folder / "some timetable.xlsx", [HEADINGS, *rows]))


def titles(driver: Driver) -> set[str]:
    with driver.workspace.read() as view:
        return {each.title for each in view.all(Meeting)}


def states(screen: TimetableScreen) -> list[str]:
    return [f"{line.first}: {line.state}" for line in screen.view.list.lines.lines]


def test_before_a_file_is_chosen_the_way_to_one_has_the_focus(
    driver: Driver, screen: TimetableScreen
) -> None:
    assert driver.focus is screen.view.first
    screen.choose_file = lambda: None
    driver.key(Qt.Key.Key_Return)
    assert screen.seen is None
    driver.key(Qt.Key.Key_Escape)
    assert driver.screen.name == "today"


def test_the_preview_shows_what_would_change_and_changes_nothing(
    driver: Driver, screen: TimetableScreen, tmp_path: Path
) -> None:
    before = titles(driver)
    read(screen, tmp_path, ("1", "Monday", "3-4pm", "Chairs of scrutiny", "Room 9", "SA"))
    assert screen.view.lead.text() == "some timetable.xlsx: 1 meeting: 1 moved."
    assert states(screen) == ["Chairs of scrutiny: Moved"]
    second = screen.view.list.lines.lines[0].second[0][0]
    assert second == "Mon 12 Oct, 15:00 to 16:00 · Room 9 · was Mon 12 Oct, 10:30 to 11:30, Room 2"
    assert titles(driver) == before


def test_meetings_filter_by_what_happens_to_them(
    driver: Driver, screen: TimetableScreen, tmp_path: Path
) -> None:
    rows = [("1", "Monday", "3-4pm", "Chairs of scrutiny", "Room 9", "SA")]
    rows.append(("2", "Monday", "5pm", "Leader", "Room 9", "PR"))
    read(screen, tmp_path, *rows)
    assert list(screen.view.fates) == [Fate.ALL, Fate.ADDED, Fate.MOVED]
    screen.view.fates[Fate.ADDED].setFocus()
    driver.key(Qt.Key.Key_Return)
    assert states(screen) == ["Leader: New"]


def test_clashes_are_marked_in_words(
    driver: Driver, screen: TimetableScreen, tmp_path: Path
) -> None:
    rows = [("1", "Tuesday", "3-4pm", "Leader", "Room 9", "SA")]
    rows.append(("2", "Tuesday", "3.30-4.30pm", "Mayor", "Room 9", "SA"))
    read(screen, tmp_path, *rows)
    assert states(screen) == ["Leader: New · Clash", "Mayor: New · Clash"]
    second = "".join(words for words, _ in screen.view.list.lines.lines[0].second)
    assert "Sam also in Mayor, 15:30" in second
    assert "same room as Mayor, 15:30" in second
    assert Fate.CLASH in screen.view.fates


def test_a_row_put_right_wrongly_stays_with_its_new_reason(
    driver: Driver, screen: TimetableScreen, tmp_path: Path
) -> None:
    read(screen, tmp_path, ("1", "Monday", "soon", "Leader", "Room 9", "SA"))
    [bad] = screen.view.bad
    assert bad.reason.text() == "Row 2 of sheet Sheet: the time soon cannot be read."
    driver.type("later")
    driver.key(Qt.Key.Key_Return)
    [bad] = screen.view.bad
    assert "the time later cannot be read" in bad.reason.text()
    assert driver.focus is bad.time
    driver.type("9.15 to 10")
    driver.key(Qt.Key.Key_Return)
    assert screen.view.bad == []
    assert states(screen) == ["Leader: New"]


def test_a_row_can_be_left_out(driver: Driver, screen: TimetableScreen, tmp_path: Path) -> None:
    good = ("2", "Monday", "9am", "Mayor", "Room 9", "SA")
    read(screen, tmp_path, ("1", "Monday", "soon", "Leader", "Room 9", "SA"), good)
    screen.view.bad[0].leave_out.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert screen.view.bad == []
    assert driver.focus is screen.view.take
    driver.key(Qt.Key.Key_Return)
    assert "Mayor" in titles(driver)
    assert "Leader" not in titles(driver)


def test_what_a_column_holds_can_be_changed(
    driver: Driver, screen: TimetableScreen, tmp_path: Path
) -> None:
    rows = [
        ("Date", "Time", "Group", "Who they are"),
        ("Monday", "9-10am", "A", "Leader of the council"),
    ]
    screen.read(a_workbook(tmp_path / "t.xlsx", rows))
    assert states(screen) == ["A: New"]
    screen.view.change_columns.setFocus()
    driver.key(Qt.Key.Key_Return)
    choice = screen.view.choices["Sheet", 3]
    assert choice.isVisible()
    choice.setFocus()
    for _ in range(20):
        if choice.value == Meaning.TITLE:
            break
        driver.key(Qt.Key.Key_Down)
    assert screen.view.choices["Sheet", 2].value is None
    assert states(screen) == ["Leader of the council: New"]


def test_a_sheet_without_headings_can_be_told_its_columns(
    driver: Driver, screen: TimetableScreen, tmp_path: Path
) -> None:
    screen.read(a_workbook(tmp_path / "t.xlsx", [("alpha", "12 Oct", "x9"), ("beta", "soon", "9")]))
    assert screen.view.take.text() == "Nothing to import"
    for column, meaning in enumerate((Meaning.TITLE, Meaning.DATE, Meaning.TIME)):
        screen.view.column_chosen.emit(("Sheet", column), meaning)
    assert [each.bad.number for each in screen.view.bad] == [1, 2]


def test_a_file_that_cannot_be_read_is_told_and_nothing_changes(
    driver: Driver, screen: TimetableScreen, tmp_path: Path
) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"no workbook")
    screen.read(tmp_path / "t.xlsx")
    assert driver.page.banner.happened.text() == "The file t.xlsx is not an Excel workbook."
    assert driver.focus is screen.view.first
    assert screen.seen is None


def test_cancelling_leaves_the_state_before(
    driver: Driver, screen: TimetableScreen, tmp_path: Path
) -> None:
    before = titles(driver)
    read(screen, tmp_path, ("1", "Monday", "9am", "Leader", "Room 9", "SA"))
    screen.view.stop.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert screen.view.preview.isHidden()
    assert driver.page.toast.words.text() == "Import cancelled, nothing was changed"
    assert titles(driver) == before


class Waiting:
    """An executor that does nothing before it is told to."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    def submit(self, task: Task) -> None:
        self.tasks.append(task)

    def close(self) -> None:
        pass


def test_reading_can_be_cancelled_and_what_comes_late_is_dropped(
    driver: Driver, screen: TimetableScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Waiting()
    monkeypatch.setattr(driver.program.jobs, "_executor", waiting)
    read(screen, tmp_path, ("1", "Monday", "9am", "Leader", "Room 9", "SA"))
    assert screen.view.step.text() == "Reading some timetable.xlsx…"
    assert screen.view.stop.isVisible()
    driver.key(Qt.Key.Key_Escape)
    assert screen.view.working.isHidden()
    [task] = waiting.tasks
    task()
    driver.app.processEvents()
    assert screen.seen is None
    assert screen.view.start.isVisible()


def test_a_file_is_read_beside_the_window_and_taken_in(
    driver: Driver,
    screen: TimetableScreen,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    worker = WorkerThread()
    monkeypatch.setattr(driver.program.jobs, "_executor", worker)
    read(screen, tmp_path, ("1", "Monday", "9am", "Leader", "Room 9", "SA"))
    assert screen.seen is None
    qtbot.waitUntil(lambda: screen.seen is not None)
    assert screen.view.take.hasFocus()
    driver.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: driver.screen.name == "today")
    worker.close()
    assert "Leader" in titles(driver)


def test_an_act_of_somebody_else_meanwhile_is_taken_into_account(
    driver: Driver, screen: TimetableScreen, tmp_path: Path
) -> None:
    read(screen, tmp_path, ("1", "Monday", "9am", "Leader", "Room 9", "SA"))
    assert screen.seen is not None
    driver.workspace.commit(screen.seen.plan.change_set())
    assert states(screen) == ["Leader: As before"]
    screen.view.take.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert driver.screen.name == "today"


def test_a_row_fixed_once_stays_when_the_next_version_is_still_bad(
    driver: Driver, screen: TimetableScreen, tmp_path: Path
) -> None:
    good = ("2", "Monday", "9am", "Mayor", "Room 9", "SA")
    bad = ("1", "Monday", "soon", "Leader", "Room 9", "SA")
    read(screen, tmp_path, bad, good)
    driver.type("3-4pm")
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Return)
    assert "Leader" in titles(driver)
    driver.page.go_to(Spot("timetable"))
    read(screen, tmp_path, bad, good)
    assert screen.view.bad == []
    assert screen.view.take.text() == "Nothing to import"
    told = state_besides(screen)
    assert "Row 2 cannot be read; Leader stays as you put it right before." in told


def state_besides(screen: TimetableScreen) -> list[str]:
    inside = screen.view._besides
    items = [inside.itemAt(n) for n in range(inside.count())]
    labels = [item.widget() for item in items if item]
    return [label.text() for label in labels if isinstance(label, QLabel)]


def test_a_file_dropped_on_the_window_is_looked_at(driver: Driver, tmp_path: Path) -> None:
    file = version(tmp_path, 7)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(300, 300), copy, data, left, none)
    driver.app.sendEvent(driver.page, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(300, 300), copy, data, left, none)
    driver.app.sendEvent(driver.page, drop)
    assert driver.screen.name == "timetable"
    found = driver.screen
    assert isinstance(found, TimetableScreen)
    assert found.view.bad_title.text() == "2 rows to put right"


def test_a_file_of_another_kind_is_not_taken(driver: Driver, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.png"))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, left, none)
    enter.ignore()
    driver.app.sendEvent(driver.page, enter)
    assert not enter.isAccepted()


def test_a_calendar_event_without_a_time_is_put_right(
    driver: Driver, screen: TimetableScreen, tmp_path: Path
) -> None:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:u1"]
    lines += ["SUMMARY:Leader", "DTSTART;VALUE=DATE:20261013", "END:VEVENT", "END:VCALENDAR"]
    file = tmp_path / "t.ics"
    file.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    screen.read(file)
    [bad] = screen.view.bad
    assert bad.day.text() == "13 October 2026"
    driver.type("9.15 - 10")
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Return)
    with driver.workspace.read() as view:
        [leader] = [each for each in view.all(Meeting) if each.title == "Leader"]
        assert f"{leader.starts:%d %H:%M}" == "13 08:15"
        assert view.all(Note)
