"""Export: checks in words, the files whole in their folder, trouble told and nothing lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import is_zipfile

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.change import make
from sli_desktop.models.records.finding import FindingState
from sli_desktop.models.records.ids import WordId
from sli_desktop.models.records.report import ProtectedWord
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.guard import Known, Strength, check, keep_hits
from sli_desktop.services.report_apart import Made, Making, Order, Step
from sli_desktop.services.report_checks import checks, verdict
from sli_desktop.storage import Workspace
from sli_desktop.ui.screens.export import state
from sli_desktop.ui.screens.export.screen import ExportScreen, NoLongerWantedError
from sli_desktop.ui.spot import Spot
from tests.builders import a_finding, a_new_id
from tests.ui.challenges import records
from tests.ui.driving import Driver


@pytest.fixture
def export(driver: Driver, tmp_path: Path) -> ExportScreen:
    driver.page.go("export")
    screen = driver.screen
    assert isinstance(screen, ExportScreen)
    screen.folder = tmp_path / "out"
    screen.folder.mkdir()
    return screen


def test_one_key_makes_all_files_and_says_so(export: ExportScreen, driver: Driver) -> None:
    assert driver.focus is export.view.formats["pdf"]
    driver.key(Qt.Key.Key_Return)
    files = sorted(each.name for each in export.folder.iterdir())
    assert files == [
        "Northmere Council draft report 2026-10-12.docx",
        "Northmere Council draft report 2026-10-12.html",
        "Northmere Council draft report 2026-10-12.pdf",
    ]
    assert export.view.banner.happened.text() == "The report is saved as PDF, HTML and DOCX."
    assert (export.folder / files[2]).read_bytes().startswith(b"%PDF-")
    assert driver.focus is export.view.export


def test_the_pdf_is_made_for_the_archive_where_that_is_ticked(
    export: ExportScreen, driver: Driver
) -> None:
    for name in ("html", "docx"):
        export.view.formats[name].click()
    export.view.for_archive.setFocus()
    driver.key(Qt.Key.Key_Space)
    export.view.export.click()
    (file,) = export.folder.iterdir()
    assert b"<pdfaid:part>2</pdfaid:part>" in file.read_bytes()
    export.view.formats["pdf"].click()
    assert export.view.for_archive.isHidden()


def test_the_web_page_comes_in_pages_where_that_is_ticked(
    export: ExportScreen, driver: Driver
) -> None:
    for name in ("pdf", "docx"):
        export.view.formats[name].click()
    export.view.in_pages.setFocus()
    driver.key(Qt.Key.Key_Space)
    export.view.export.click()
    (file,) = export.folder.iterdir()
    assert (file.suffix, is_zipfile(file)) == (".zip", True)
    export.view.formats["html"].click()
    assert export.view.in_pages.isHidden()


def test_slides_and_tables_are_made_when_chosen(export: ExportScreen, driver: Driver) -> None:
    for name, card in export.view.formats.items():
        card.setChecked(name in {"pptx", "xlsx"})
    driver.key(Qt.Key.Key_Return)
    assert sorted(each.suffix for each in export.folder.iterdir()) == [".pptx", ".xlsx"]
    assert export.view.banner.happened.text() == "The report is saved as PPTX and XLSX."
    assert "slides." in export.view.banner.rest.text()


def test_a_folder_that_is_gone_is_told_and_can_be_changed(
    export: ExportScreen, driver: Driver, tmp_path: Path
) -> None:
    export.folder.rmdir()
    driver.key(Qt.Key.Key_Return)
    assert export.view.banner.property("tone") == "danger"
    assert export.view.export.isEnabled()
    other = tmp_path / "other"
    other.mkdir()
    export._ask = lambda _: other
    export.view.change.click()
    export.view.export.click()
    assert len(list(other.iterdir())) == 3


def test_without_a_format_or_a_name_it_says_what_is_missing(
    export: ExportScreen, driver: Driver
) -> None:
    export.view.name.setText(" / ")
    driver.key(Qt.Key.Key_Return)
    assert export.view.banner.happened.text() == "Choose a file name first."
    for card in export.view.formats.values():
        card.setChecked(False)
    export.view.export.click()
    assert export.view.banner.happened.text() == "Choose a format first."
    assert list(export.folder.iterdir()) == []


def test_one_sentence_stands_over_all_checks() -> None:
    found = checks(ChallengeRecords.of(records()))
    assert verdict(found)[1] == "warn"
    assert [each.level for each in found].count("warn") == 1
    single = next(each for each in found if each.level == "warn")
    assert single.words == "1 finding from a single source"
    spots = [spot for each, spot in state.shown_checks(ChallengeRecords.of(records())) if spot]
    assert [spot.screen for spot in spots] == ["findings"]


def test_a_character_the_pdf_cannot_show_is_named_with_its_place() -> None:
    finding = a_finding("Well done 👍", reference="PS9")
    found = state.shown_checks(ChallengeRecords.of((*records(), finding)))
    ((line, spot),) = [each for each in found if "cannot show" in each[0].words]
    assert (line.detail, line.level) == ("PS9: 👍 (thumbs up sign)", "warn")
    assert spot == Spot("findings", finding.id)


def test_a_word_to_keep_out_stands_before_everything_else() -> None:
    word = ProtectedWord(id=WordId(a_new_id()), word="Riverside")
    named = a_finding("The RIVERSIDE matter drags on")
    found = state.shown_checks(ChallengeRecords.of((*records(), word, named)))
    assert found[0][0][:3] == (
        "1 text with a name, a number or a word to keep out",
        "The RIVERSIDE matter drags on",
        "danger",
    )
    assert found[0][1] == Spot("findings", named.id)
    assert verdict([each for each, _ in found])[1] == "danger"


def test_a_named_person_keeps_the_report_in_until_a_reason_is_given(
    export: ExportScreen, driver: Driver, workspace: Workspace
) -> None:
    with workspace.read() as view:
        theme = view.all(Theme)[0]
    finding = a_finding("Mrs Hale told us so", theme=theme.id, state=FindingState.AGREED)
    desk = export._desk
    desk.acts.do(make("Add finding", finding))
    driver.key(Qt.Key.Key_Return)
    assert export.view.banner.happened.text().startswith("The report is not written")
    assert "Mrs Hale" in export.view.banner.details.text()
    assert list(export.folder.iterdir()) == []
    hits = [h for h in check(finding.headline, Known()) if h.strength is Strength.LEAK]
    desk.acts.do(keep_hits(hits, finding.id, because="She agreed.", by=None, new_id=a_new_id))
    driver.key(Qt.Key.Key_Return)
    assert len(list(export.folder.iterdir())) == 3


def test_a_file_name_is_fit_for_every_computer() -> None:
    name = state.file_name('St. "Mary/Jude": Council?', date(2026, 10, 12))
    assert not set(name) & set('<>:"/\\|?*')
    assert name.endswith("draft report 2026-10-12")


def test_a_look_through_the_report_that_is_left_ends_early(export: ExportScreen) -> None:
    """Nobody waits for it, and others wait for the worker."""
    seen: list[object] = []
    look = export._looking.through(iter(range(3)))
    seen.append(next(look))
    export.leave()
    with pytest.raises(NoLongerWantedError) as found:
        next(look)
    export._not_checked(found.value)
    assert export.view.banner.isHidden()
    assert seen == [0]


def test_an_export_is_stopped_and_everything_stays_as_it_was(
    export: ExportScreen, driver: Driver
) -> None:
    for name in ("html", "docx"):
        export.view.formats[name].click()
    old = export.folder / "Northmere Council draft report 2026-10-12.pdf"
    old.write_bytes(b"old")
    steps: list[Step] = []

    def stopped(making: Making, order: Order, tell: Callable[[Step], None]) -> Made:
        def at_step(step: Step) -> None:
            steps.append(step)
            tell(step)
            export.cancel()

        return Making.make(making, order, at_step)

    export.make_files = stopped
    driver.key(Qt.Key.Key_Return)
    assert steps == [Step("pdf", 1, 1)]
    assert export.view.banner.happened.text() == "The export was stopped."
    assert [each.name for each in export.folder.iterdir()] == [old.name]
    assert old.read_bytes() == b"old"
    assert export.view.cancel.isHidden()
    assert not export.is_making


def test_the_folder_of_the_last_export_is_proposed_again(
    export: ExportScreen, driver: Driver, tmp_path: Path
) -> None:
    for name in ("pdf", "docx"):
        export.view.formats[name].click()
    driver.key(Qt.Key.Key_Return)
    again = ExportScreen(export._desk, tmp_path)
    assert again.folder == export.folder
    again.deleteLater()
