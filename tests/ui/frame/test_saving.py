"""The save state is true: told only when on disk, tried again until it is, elsewhere if need be."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.change import edit
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.storage import DiskFullError, NotWritableError, Workspace
from sli_desktop.ui.recent import read_recent
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.widgets.forms import LineField
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, Driver


class Disk:
    """A disk that is full until there is room again, as the storage would tell it."""

    def __init__(self, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        begin = workspace._require_in_place

        def require() -> None:
            if self.is_full:
                raise DiskFullError
            begin()

        monkeypatch.setattr(workspace, "_require_in_place", require)


@pytest.fixture
def disk(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    yield Disk(driver.workspace, monkeypatch)
    driver.page.saving._retry.stop()


def shown(driver: Driver) -> str:
    return driver.page.top.save_words.text()


def test_saved_is_told_with_the_time_of_the_last_act_from_the_start(driver: Driver) -> None:
    assert shown(driver) == "Saved 10:42"
    driver.key(Qt.Key.Key_S, CTRL)
    assert driver.page.toast.words.text() == "Already saved at 10:42"


def test_a_full_disk_is_told_until_it_takes_the_line_again(driver: Driver, disk: Disk) -> None:
    driver.start_notes(CHAIRS)
    disk.is_full = True
    driver.line("Words that must not be lost")
    assert shown(driver) == "Not saved: disk full. Retrying…"
    banner = driver.page.banner
    assert banner.isVisible()
    assert banner.action.isVisible()
    assert banner.action.text() == "Save a copy elsewhere"
    driver.page._desk.acts.try_again()
    assert shown(driver) == "Not saved: disk full. Retrying…"
    driver.key(Qt.Key.Key_S, CTRL)
    assert driver.page.toast.words.text().startswith("Not saved yet")
    disk.is_full = False
    driver.page._desk.acts.try_again()
    assert shown(driver) == "Saved 10:42"
    assert not banner.isVisible()
    driver.key(Qt.Key.Key_Return)
    assert [note.body for note in driver.notes(CHAIRS)] == ["Words that must not be lost"]


def test_saving_is_tried_again_by_itself(driver: Driver, disk: Disk) -> None:
    driver.start_notes(CHAIRS)
    disk.is_full = True
    driver.line("Words")
    retry = driver.page.saving._retry
    assert retry.isActive()
    disk.is_full = False
    retry.timeout.emit()
    assert not retry.isActive()


def test_a_field_hands_in_again_what_a_full_disk_kept_out(driver: Driver, disk: Disk) -> None:
    field = LineField()
    field.setParent(driver.shell)
    bound = RecordField[Meeting](
        driver.page._desk,
        field,
        read=lambda m: m.place,
        act=lambda m, words: edit("Change the place", (m, replace(m, place=words))),
    )
    bound.show(CHAIRS)
    disk.is_full = True
    field.setText("Chamber")
    field.visit.typed()
    assert shown(driver) == "Saving as you type"
    field.visit.pause()
    assert shown(driver).startswith("Not saved")
    disk.is_full = False
    driver.page._desk.acts.try_again()
    with driver.workspace.read() as view:
        assert view.need(Meeting, CHAIRS.id).place == "Chamber"
    assert shown(driver) == "Saved 10:42"


def test_a_refused_act_leaves_the_save_state_true(driver: Driver) -> None:
    with driver.workspace.read() as view:
        note = view.all(Note)[0]
    stale = replace(note, body="Never there")
    driver.page._desk.acts.do(edit("Change", (stale, replace(stale, body="New"))))
    assert driver.page.banner.isVisible()
    assert not driver.page.banner.action.isVisible()
    assert shown(driver).startswith("Saved")
    driver.page.go("interviews")
    assert not driver.page.banner.isVisible()


def test_a_banner_of_another_trouble_stays_when_saving_works(driver: Driver) -> None:
    driver.screen.troubled.emit(NotWritableError())
    driver.page._desk.acts.try_again()
    assert driver.page.banner.isVisible()
    driver.page.go("interviews")
    assert not driver.page.banner.isVisible()


def test_a_copy_elsewhere_takes_what_is_unsaved_and_the_work_goes_on_there(
    driver: Driver, disk: Disk, tmp_path: Path
) -> None:
    driver.start_notes(CHAIRS)
    disk.is_full = True
    driver.line("Words that must not be lost")
    there = tmp_path / "stick"
    there.mkdir()
    disk.is_full = False
    driver.page.saving.ask_folder = lambda: there
    driver.page.banner.action.click()
    folder = driver.workspace.folder
    assert folder.parent == there
    assert folder.name == "Northmere 12-10 10.42.sli"
    assert shown(driver) == "Saved 10:42"
    driver.key(Qt.Key.Key_Return)
    assert [note.body for note in driver.notes(CHAIRS)] == ["Words that must not be lost"]
    assert read_recent(tmp_path / "recent.json")[0].folder == folder


def test_a_copy_that_cannot_be_made_says_so_and_trying_goes_on(
    driver: Driver, disk: Disk, tmp_path: Path
) -> None:
    disk.is_full = True
    driver.page._desk.acts.troubled.emit(DiskFullError())
    (tmp_path / "file").write_text("", encoding="utf-8")
    driver.page.saving.ask_folder = lambda: tmp_path / "file"
    driver.page.banner.action.click()
    assert driver.page.banner.isVisible()
    assert driver.page.banner.action.isVisible()
    assert driver.page.saving._retry.isActive()
    assert not driver.page._desk.acts.is_paused


def test_a_narrow_window_says_it_shortly_and_whole_to_who_asks(driver: Driver, disk: Disk) -> None:
    driver.shell.resize(683, 384)
    driver.app.processEvents()
    driver.page._desk.acts.troubled.emit(DiskFullError())
    assert shown(driver) == "Not saved"
    assert driver.page.top.save_words.toolTip() == "Not saved: disk full. Retrying…"
