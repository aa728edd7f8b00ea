"""A Word file that came back, through the real window: ticked, taken as one act, undone."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.change import edit, make
from sli_desktop.models.records.finding import Reason
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.report import Comment, ReportSection
from sli_desktop.services.report.docx import docx_bytes
from sli_desktop.services.report.outline import outline
from sli_desktop.services.word_back.looking import EVERYTHING
from sli_desktop.ui.screens.report.screen import ReportScreen
from sli_desktop.ui.screens.wordback.screen import WordBackScreen
from tests.ui.accessibility.report import SECTION
from tests.ui.driving import ALT, CTRL, Driver
from tests.ui.screens.evening import every

KEYS = Qt.Key


@pytest.fixture
def screen(driver: Driver) -> WordBackScreen:
    driver.workspace.commit(make("Begin", SECTION))
    driver.key(KEYS.Key_8, ALT)
    report = driver.screen
    assert isinstance(report, ReportScreen)
    report.view.word_back.click()
    made = driver.screen
    assert isinstance(made, WordBackScreen)
    return made


def returned(driver: Driver, folder: Path, words: str, new: str) -> Path:
    """The report as Word with some words typed over and a comment at them."""
    file = folder / "back.docx"
    file.write_bytes(docx_bytes(outline(every(driver), EVERYTHING)))
    document = docx.Document(str(file))
    paragraph = next(each for each in document.paragraphs if words in each.text)
    paragraph.runs[0].text = paragraph.runs[0].text.replace(words, new)
    document.add_comment(paragraph.runs, text="Is that so?", author="Quinn", initials="Q")
    document.save(str(file))
    return file


def body(driver: Driver) -> str:
    found = every(driver).get(ReportSection, SECTION.id)
    assert found is not None
    return found.body


def test_changes_are_seen_ticked_and_taken_as_one_step_of_undo(
    driver: Driver, screen: WordBackScreen, tmp_path: Path
) -> None:
    assert driver.focus is screen.choose
    file = returned(driver, tmp_path, "to help", "to listen")
    screen.ask_file = lambda: file
    driver.key(KEYS.Key_Space)
    assert screen.summary.text() == "2 differences, 2 to be taken."
    assert "helplisten" in screen.shown.toPlainText()
    driver.key(KEYS.Key_Return, CTRL)
    assert body(driver) == "We came to listen."
    assert [each.words for each in every(driver).all(Comment)] == ["Is that so?"]
    assert driver.page.toast.words.text() == "2 changes taken"
    driver.key(KEYS.Key_Z, CTRL)
    assert body(driver) == "We came to help."
    assert every(driver).all(Comment) == ()


def test_what_is_not_ticked_stays(driver: Driver, screen: WordBackScreen, tmp_path: Path) -> None:
    screen.read(returned(driver, tmp_path, "to help", "to listen"))
    driver.key(KEYS.Key_Space)
    assert screen.list.lines.lines[0].state == "leave"
    screen.take_it.click()
    assert body(driver) == "We came to help."
    assert len(every(driver).all(Comment)) == 1


def test_what_both_changed_is_not_ticked_and_shown_with_both(
    driver: Driver, screen: WordBackScreen, tmp_path: Path
) -> None:
    file = returned(driver, tmp_path, "to help", "to listen")
    driver.workspace.commit(edit("Change", (SECTION, replace(SECTION, body="We came to learn."))))
    screen.read(file)
    line = screen.list.lines.lines[0]
    assert (line.state, line.after.split(" · ")[0]) == ("leave", "Changed by both")
    assert "learn" in screen.shown.toPlainText()
    assert "listen" in screen.shown.toPlainText()


def test_a_signed_off_recommendation_asks_why(
    driver: Driver, screen: WordBackScreen, tmp_path: Path
) -> None:
    [advice] = every(driver).all(Recommendation)
    signed = replace(advice, state=RecommendationState.SIGNED_OFF)
    driver.workspace.commit(edit("Sign off", (advice, signed)))
    screen.read(returned(driver, tmp_path, "Give every saving", "Give each saving"))
    assert not screen.why_field.isHidden()
    screen.take_it.click()
    assert driver.focus is screen.why
    assert every(driver).all(Recommendation) == (signed,)
    driver.type("The council asked.")
    screen.take_it.click()
    assert every(driver).all(Recommendation)[0].text.startswith("Give each saving")
    assert [each.words for each in every(driver).all(Reason)] == ["The council asked."]


def test_a_file_that_is_no_report_is_told_and_nothing_changes(
    driver: Driver, screen: WordBackScreen, tmp_path: Path
) -> None:
    before = every(driver)
    for name, content in (("a.docx", b"no"), ("b.docx", b"PK\x03\x04")):
        (tmp_path / name).write_bytes(content)
        screen.read(tmp_path / name)
        assert driver.page.banner.isVisible()
    assert screen.list.isHidden()
    assert every(driver) == before
    driver.key(KEYS.Key_Escape)
    assert driver.screen.name == "report"
