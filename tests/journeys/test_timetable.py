"""J6: import 46 rows with two bad ones, fix them, re-import a version with one move. And J5."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.settings import Colours
from sli_desktop.ui.screens.timetable.screen import TimetableScreen
from tests.services.intake.sheets import LONDON
from tests.ui.challenges import TENANTS
from tests.ui.conftest import clock, driver, look, usual_look, workspace
from tests.ui.driving import ALT, CTRL, SHIFT, Driver
from tests.ui.timetables import version

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["clock", "driver", "look", "usual_look", "workspace"]

LOOKS = [(Colours.LIGHT, 100), (Colours.DARK, 200)]


class Person:
    """Counts what a person does: key chords and choosing a file; typing counts nothing."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.actions = 0
        self.files: Iterator[Path] = iter(())
        screen = driver.page.screen_named("timetable")
        assert isinstance(screen, TimetableScreen)
        screen.choose_file = self._choose
        self.screen = screen

    def _choose(self) -> Path:
        self.actions += 1
        return next(self.files)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.actions += 1
        self.driver.key(key, held)


def everything(driver: Driver) -> ChallengeRecords:
    with driver.workspace.read() as view:
        return view.everything()


def notes(records: ChallengeRecords) -> tuple[Note, ...]:
    return records.all(Note)


@pytest.mark.parametrize(("colours", "size"), LOOKS)
def test_j6_two_bad_rows_are_fixed_and_a_new_version_moves_one_meeting(
    driver: Driver, tmp_path: Path, colours: Colours, size: int
) -> None:
    driver.look.choose(colours=colours, text_size=size)
    before = everything(driver)
    me = Person(driver)
    me.files = iter((version(tmp_path, 7), version(tmp_path, 8, moved=1)))

    me.key(Qt.Key.Key_I, CTRL)
    assert me.screen.view.bad_title.text() == "2 rows to put right"
    assert driver.focus is me.screen.view.bad[0].time
    driver.type("10.30 - 10.55")
    me.key(Qt.Key.Key_Return)
    assert me.screen.view.bad_title.text() == "1 row to put right"
    assert driver.focus is me.screen.view.bad[0].day
    driver.type("14 October")
    me.key(Qt.Key.Key_Return)
    assert me.screen.view.take.hasFocus()
    assert me.screen.view.take.text() == "Import 46 meetings"
    me.key(Qt.Key.Key_Return)
    assert driver.screen.name == "today"
    first = everything(driver)
    found = {each.title: each for each in first.all(Meeting)}
    assert len([title for title in found if title.startswith("Group")]) == 46
    assert when(found["Group 6"]) == "Mon 12 10:30"
    assert when(found["Group 31"]) == "Wed 14 11:00"

    me.key(Qt.Key.Key_I, CTRL)
    assert me.screen.view.bad_title.isHidden()
    assert list(me.screen.view.fates) != []
    assert me.screen.view.take.text() == "Import 1 change"
    me.key(Qt.Key.Key_Return)
    moved = {each.title: each for each in everything(driver).all(Meeting)}["Group 2"]
    assert when(moved) == "Mon 12 17:00"
    assert me.actions == 8

    driver.key(Qt.Key.Key_Z, CTRL)
    assert everything(driver) == first
    driver.key(Qt.Key.Key_Z, CTRL)
    assert everything(driver) == before
    assert notes(before) == notes(first)


def when(meeting: Meeting) -> str:
    assert meeting.starts is not None
    return f"{meeting.starts.astimezone(LONDON):%a %d %H:%M}"


@pytest.mark.parametrize(("colours", "size"), LOOKS)
def test_j5_an_unplanned_meeting_is_one_key_from_any_screen(
    driver: Driver, colours: Colours, size: int
) -> None:
    driver.look.choose(colours=colours, text_size=size)
    for number, held in ((1, ALT), (2, ALT), (8, ALT), (9, ALT)):
        driver.key(Qt.Key(Qt.Key.Key_0 + number), held)
        driver.key(Qt.Key.Key_N, CTRL | SHIFT)
        assert driver.focus is driver.capture.view.line
        driver.line(f"From screen {number}")
    driver.start_notes(TENANTS)
    driver.key(Qt.Key.Key_N, CTRL | SHIFT)
    driver.line("From another meeting")
    assert len([n for n in notes(everything(driver)) if n.body.startswith("From")]) == 5
    assert driver.notes(TENANTS) == ()
