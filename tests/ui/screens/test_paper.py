"""Print: the pages show first; nothing is printed or saved unless asked for."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from sli_desktop.ui.screens.paper.screen import PaperScreen
from sli_desktop.ui.screens.paper.state import Kind
from sli_desktop.ui.spot import Spot, spot_from
from tests.ui.challenges import CHAIRS
from tests.ui.driving import CTRL, SHIFT, Driver


@pytest.fixture
def paper(driver: Driver) -> PaperScreen:
    return at(driver, Spot("paper", None, "day"))


def at(driver: Driver, spot: Spot) -> PaperScreen:
    driver.page.go_to(spot)
    driver.app.processEvents()
    screen = driver.screen
    assert isinstance(screen, PaperScreen)
    return screen


def shown(paper: PaperScreen) -> str:
    leaves = paper.view.preview.leaves
    return leaves.document.toPlainText() if leaves else ""


def test_the_day_sheet_of_the_person_shows_with_print_focused(
    driver: Driver, paper: PaperScreen
) -> None:
    assert driver.focus is paper.view.print
    assert "Monday 12 October 2026" in shown(paper)
    assert "SA2" in shown(paper)
    assert "SA2" in paper.view.preview.accessibleDescription()


def test_another_day_and_the_whole_team_are_chosen_by_keys(
    driver: Driver, paper: PaperScreen
) -> None:
    paper.view.day.setFocus()
    driver.key(Qt.Key.Key_Down)
    assert "Tuesday 13 October 2026" in shown(paper)
    assert "PR1" not in shown(paper)
    paper.view.whose.setFocus()
    driver.key(Qt.Key.Key_Home)
    assert "PR1" in shown(paper)


def test_lines_and_questions_can_be_left_out(driver: Driver, paper: PaperScreen) -> None:
    leaves = paper.view.preview.leaves
    assert leaves is not None
    before = leaves.count
    paper.view.room.setFocus()
    driver.key(Qt.Key.Key_Space)
    leaves = paper.view.preview.leaves
    assert leaves is not None
    assert leaves.count <= before
    assert "How is the gap closed?" not in shown(paper)


def test_notes_of_a_meeting_are_reached_by_its_spot_and_lock_comes_back(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.line("+ Members are proud of it #1")
    paper = at(driver, Spot("paper", CHAIRS.id, "notes"))
    assert "Members are proud of it" in shown(paper)
    again = spot_from(str(paper.spot()))
    assert again == Spot("paper", CHAIRS.id, "notes")
    driver.key(Qt.Key.Key_Escape)
    assert driver.screen.name == "capture"


def test_a_pdf_is_saved_where_the_person_says(
    driver: Driver, paper: PaperScreen, tmp_path: Path
) -> None:
    paper.ask_file = lambda _proposed, _ending: tmp_path / "my day"
    paper.view.pdf.setFocus()
    driver.key(Qt.Key.Key_Space)
    assert (tmp_path / "my day.pdf").read_bytes().startswith(b"%PDF")
    assert "my day.pdf is saved" in paper.view.banner.happened.text()


def test_a_file_that_is_there_under_the_longer_name_stays(
    driver: Driver, paper: PaperScreen, tmp_path: Path
) -> None:
    (tmp_path / "my day.pdf").write_bytes(b"mine")
    paper.ask_file = lambda _proposed, _ending: tmp_path / "my day"
    paper.save_as_pdf()
    assert (tmp_path / "my day.pdf").read_bytes() == b"mine"
    assert "already a file" in paper.view.banner.happened.text()


def test_a_word_form_is_saved_with_the_codes_of_the_day(
    driver: Driver, paper: PaperScreen, tmp_path: Path
) -> None:
    paper.ask_file = lambda proposed, _: tmp_path / proposed.name
    paper.view.form.setFocus()
    driver.key(Qt.Key.Key_Space)
    (made,) = tmp_path.glob("*.docx")
    headings = [p.text for p in docx.Document(str(made)).paragraphs if p.text.strip()]
    assert any(each.startswith("SA2  Chairs of scrutiny") for each in headings)


def test_a_full_disk_is_told_and_nothing_is_half_there(
    driver: Driver, paper: PaperScreen, tmp_path: Path
) -> None:
    paper.ask_file = lambda _proposed, _ending: tmp_path / "not there" / "day.pdf"
    paper.save_as_pdf()
    assert "could not be written" in paper.view.banner.happened.text()


def test_printing_uses_the_printer_that_was_chosen(
    driver: Driver, paper: PaperScreen, tmp_path: Path
) -> None:
    def printer() -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "printed.pdf"))
        return made

    paper.ask_printer = printer
    driver.key(Qt.Key.Key_Space)
    assert (tmp_path / "printed.pdf").exists()
    assert "sent to the printer" in driver.page.toast.words.text()


def test_without_a_printer_the_pdf_is_offered(driver: Driver, paper: PaperScreen) -> None:
    driver.key(Qt.Key.Key_Space)
    assert "No printer is set up" in paper.view.banner.happened.text()


def test_the_form_for_a_concern_asks_for_no_meeting(driver: Driver) -> None:
    paper = at(driver, Spot("paper", None, Kind.CONCERN.value))
    assert "own words" in shown(paper)
    assert not paper.view.meeting.isVisible()
    assert not paper.view.form.isVisible()


def test_print_is_reached_by_its_key_and_goes_back_to_where_it_came_from(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.key(Qt.Key.Key_P, CTRL)
    assert driver.screen.name == "paper"
    assert isinstance(driver.screen, PaperScreen)
    assert "Chairs of scrutiny" in shown(driver.screen)
    driver.key(Qt.Key.Key_P, CTRL)
    driver.key(Qt.Key.Key_Escape)
    assert driver.screen.spot() == Spot("capture", CHAIRS.id)
    driver.page.go("interviews")
    driver.key(Qt.Key.Key_P, CTRL)
    driver.key(Qt.Key.Key_Escape)
    assert driver.screen.name == "interviews"


def test_the_form_for_a_concern_leads_back_to_the_meeting_it_was_asked_for_in(
    driver: Driver,
) -> None:
    driver.start_notes(CHAIRS)
    driver.key(Qt.Key.Key_R, CTRL | SHIFT)
    driver.capture.striking.pane.form_asked.emit()
    assert driver.screen.name == "paper"
    assert isinstance(driver.screen, PaperScreen)
    assert "own words" in shown(driver.screen)
    driver.key(Qt.Key.Key_Escape)
    assert driver.screen.spot() == Spot("capture", CHAIRS.id)
