"""Capture: photographs and files beside a note, where set-up allows them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QImage

from sli_desktop.models.records.note import Attachment
from sli_desktop.services.attachments_allowed import allow_attachments
from sli_desktop.ui.screens.capture.screen import CaptureScreen
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, SHIFT, Driver
from tests.ui.test_pictures import CANARY, jpeg


def attached(driver: Driver) -> tuple[Attachment, ...]:
    with driver.workspace.read() as view:
        return view.all(Attachment)


@pytest.fixture
def capture(driver: Driver, tmp_path: Path) -> CaptureScreen:
    """The notes of a meeting in a challenge that allows attachments; two files can be picked."""
    with driver.workspace.read() as view:
        act = allow_attachments(view, allowed=True)
    driver.workspace.commit(act)
    files = [tmp_path / "flip chart.jpg", tmp_path / "list.docx"]
    files[0].write_bytes(jpeg())
    files[1].write_bytes(b"PK\x03\x04 words")
    capture = driver.start_notes(CHAIRS)
    capture.attaching.pick = lambda: files
    return capture


def test_nothing_is_attached_where_set_up_does_not_allow_it(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    capture.attaching.pick = lambda: [Path("never read")]
    driver.line("One")
    assert not capture.view.line_card.attach.isVisible()
    driver.key(Qt.Key.Key_A, CTRL | SHIFT)
    assert attached(driver) == ()
    assert "switched off" in driver.page.toast.words.text()


def test_the_line_becomes_a_note_and_the_files_hang_on_it(
    driver: Driver, capture: CaptureScreen
) -> None:
    driver.type("The flip chart of the day")
    driver.key(Qt.Key.Key_A, CTRL | SHIFT)
    (note,) = driver.notes(CHAIRS)
    found = attached(driver)
    assert {each.note for each in found} == {note.id}
    assert {each.media_type for each in found} == {"image/jpeg", "application/octet-stream"}
    assert "2 attachments" in [chip.words for chip in capture._words(note).chips]
    spoken = capture.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "2 attachments" in str(spoken)
    for each in found:
        assert CANARY not in driver.workspace.get_blob(each.sha256)
    kept = [file.read_bytes() for file in (driver.workspace.folder / "blobs").iterdir()]
    assert not any(b"PK\x03\x04" in each or b"JFIF" in each for each in kept)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert attached(driver) == ()


def test_a_picture_is_shown_captioned_and_removed_by_keys(
    driver: Driver, capture: CaptureScreen
) -> None:
    driver.line("One")
    driver.key(Qt.Key.Key_A, CTRL | SHIFT)
    driver.key(Qt.Key.Key_Up, CTRL)
    driver.key(Qt.Key.Key_P)
    pane = capture.attaching.pane
    assert pane.isVisible()
    titles = [pane.title.text()]
    driver.key(Qt.Key.Key_Right)
    titles.append(pane.title.text())
    assert {words.split(",")[0] for words in titles} == {"flip chart.jpg", "list.docx"}
    assert titles[1].endswith(", 2 of 2")
    if not titles[1].startswith("list"):
        driver.key(Qt.Key.Key_Left)
    assert "cannot be shown here" in pane.picture.text()
    driver.key(Qt.Key.Key_Left)
    assert not pane.picture.pixmap().isNull()
    pane.caption.setFocus()
    driver.type("Votes on the day")
    driver.key(Qt.Key.Key_Return)
    assert "Votes on the day" in {each.caption for each in attached(driver)}
    pane.setFocus()
    driver.key(Qt.Key.Key_Delete)
    assert [each.name for each in attached(driver)] == ["list.docx"]
    driver.page.toast.undo.click()
    assert len(attached(driver)) == 2
    driver.key(Qt.Key.Key_Escape)
    assert capture.view.line.hasFocus()


def test_the_chip_of_a_note_opens_what_hangs_on_it(driver: Driver, capture: CaptureScreen) -> None:
    driver.line("One")
    driver.key(Qt.Key.Key_A, CTRL | SHIFT)
    note = capture.model.notes[0]
    width = capture.view.notes.viewport().width()
    card = capture.view.notes.visualRect(capture.model.index(0))
    spots = [QPoint(x, y) for x in range(0, card.width(), 9) for y in range(0, card.height(), 9)]
    hit = [at for at in spots if capture.delegate.chip_at(note, width, at) is not None]
    assert hit
    capture.view.notes.touched.emit(note, hit[0])
    assert capture.attaching.pane.isVisible()


def test_a_pasted_picture_is_attached(driver: Driver, capture: CaptureScreen) -> None:
    driver.type("Seen on the wall")
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QMimeData()
    data.setImageData(image)
    capture.view.line.insertFromMimeData(data)
    assert [note.body for note in driver.notes(CHAIRS)] == ["Seen on the wall"]
    assert [each.name for each in attached(driver)] == ["Picture from the clipboard"]


def test_a_file_that_may_not_be_attached_is_told_and_changes_nothing(
    driver: Driver, capture: CaptureScreen, tmp_path: Path
) -> None:
    drawing = tmp_path / "a.png"
    drawing.write_bytes(b"<svg onload='x'/>")
    driver.line("One")
    for files in ([drawing], [tmp_path / "gone.jpg"]):
        capture.attaching.pick = files.copy
        driver.key(Qt.Key.Key_A, CTRL | SHIFT)
        assert driver.page.banner.isVisible()
    assert attached(driver) == ()


def test_many_at_once_stop_at_what_a_note_holds(
    driver: Driver, capture: CaptureScreen, tmp_path: Path
) -> None:
    files = []
    for number in range(25):
        files.append(tmp_path / f"{number}.bin")
        files[-1].write_bytes(bytes([number]))
    capture.attaching.pick = lambda: files
    driver.line("One")
    driver.key(Qt.Key.Key_A, CTRL | SHIFT)
    assert len(attached(driver)) == 20
    driver.key(Qt.Key.Key_A, CTRL | SHIFT)
    assert len(attached(driver)) == 20
    assert "at most 20" in driver.page.toast.words.text()
