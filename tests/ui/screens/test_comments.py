"""Comments through the real window: written, decided with why, text changed, table and reply."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.change import make
from sli_desktop.models.records.finding import Finding, Reason
from sli_desktop.models.records.report import Comment, CommentState
from sli_desktop.services.comments.deciding import Told, add_comment
from sli_desktop.ui.screens.comments.screen import CommentsScreen
from tests.builders import FINANCE, a_finding, a_new_id
from tests.ui.driving import ALT, CTRL, Driver
from tests.ui.screens.evening import every

KEYS = Qt.Key
SAVED = a_finding(
    "Money", theme=FINANCE, reference="SA9", statement="The council saved two million."
)
THREE, ACT = add_comment(
    Told(
        words="It was three.",
        section="Feedback",
        record=SAVED.id,
        paragraph="The council saved two million.",
    ),
    a_new_id,
)


@pytest.fixture
def screen(driver: Driver) -> CommentsScreen:
    driver.workspace.commit(make("Add", SAVED))
    driver.workspace.commit(ACT)
    driver.key(KEYS.Key_8, ALT)
    driver.screen.view.tabs.segments.buttons["comments"].click()  # type: ignore[attr-defined]
    made = driver.screen
    assert isinstance(made, CommentsScreen)
    return made


def now(driver: Driver) -> Comment:
    found = every(driver).get(Comment, THREE.id)
    assert found is not None
    return found


def test_a_decision_asks_for_its_reason_then_stands(driver: Driver, screen: CommentsScreen) -> None:
    driver.key(KEYS.Key_Return)
    assert driver.focus is screen.view.decision
    screen.view.choices.buttons[CommentState.REJECTED].click()
    assert now(driver).state is CommentState.OPEN
    assert driver.focus is screen.view.decision
    driver.type("The minutes say two.")
    screen.view.choices.buttons[CommentState.REJECTED].click()
    assert (now(driver).state, now(driver).decision) == (
        CommentState.REJECTED,
        "The minutes say two.",
    )
    assert screen.view.list.lines.lines[0].state == "Not accepted"
    screen.view.reopen.click()
    assert now(driver).state is CommentState.OPEN


def test_the_text_is_changed_for_a_comment_and_undone_as_one(
    driver: Driver, screen: CommentsScreen
) -> None:
    driver.key(KEYS.Key_Return)
    driver.type("The accounts.")
    assert screen.view.wording.toPlainText() == "The council saved two million."
    screen.view.wording.setFocus()
    screen.view.wording.selectAll()
    driver.type("The council saved three million.")
    screen.view.reword.click()
    finding = every(driver).get(Finding, SAVED.id)
    assert finding is not None
    assert finding.statement == "The council saved three million."
    assert now(driver).state is CommentState.ACCEPTED
    assert [each.words for each in every(driver).all(Reason)] == ["The accounts."]
    assert "[-two-][+three+]" in screen.view.changed.text()
    screen.view.list.setFocus()
    driver.key(KEYS.Key_Z, CTRL)
    finding = every(driver).get(Finding, SAVED.id)
    assert finding is not None
    assert finding.statement == SAVED.statement
    assert every(driver).all(Reason) == ()


def test_a_comment_is_written_filtered_and_deleted(driver: Driver, screen: CommentsScreen) -> None:
    driver.key(KEYS.Key_N, CTRL)
    assert driver.focus is screen.view.words
    driver.type("One more thing.")
    driver.key(KEYS.Key_Escape)
    assert [line.first for line in screen.view.list.lines.lines] == [
        "1  It was three.",
        "2  One more thing.",
    ]
    screen.view.state.show_value(CommentState.ACCEPTED)
    screen.view.state.chosen.emit(CommentState.ACCEPTED)
    assert screen.view.list.lines.lines == ()
    screen.view.state.show_value("all")
    screen.view.state.chosen.emit("all")
    screen.view.delete.click()
    assert len(every(driver).all(Comment)) == 1


def test_show_me_leads_to_the_finding(driver: Driver, screen: CommentsScreen) -> None:
    screen.view.show_it.click()
    assert driver.screen.name == "findings"
    assert driver.screen.spot().record == SAVED.id


def test_a_table_is_looked_at_first_then_taken_in(
    driver: Driver, screen: CommentsScreen, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("Section", "Comment"), ("Feedback", "Wrong year."), ("Feedback", None)):
        book.active.append(row)
    file = tmp_path / "comments.xlsx"
    book.save(file)
    screen.ask_table = lambda: file
    screen.view.bring.click()
    assert screen.view.coming.text().startswith("1 comment comes in.")
    assert "Row 3 stays out: it holds no comment." in screen.view.coming.text()
    assert len(every(driver).all(Comment)) == 1
    screen.view.take_in.click()
    assert len(every(driver).all(Comment)) == 2
    assert screen.view.panel.isHidden()
    screen.ask_table = lambda: tmp_path / "nothing.xlsx"
    screen.view.bring.click()
    assert driver.page.banner.isVisible()
    assert len(every(driver).all(Comment)) == 2


def test_the_reply_is_saved(driver: Driver, screen: CommentsScreen, tmp_path: Path) -> None:
    file = tmp_path / "reply.docx"
    screen.ask_reply = lambda: file
    screen.view.reply.click()
    assert file.read_bytes().startswith(b"PK")
    assert driver.page.toast.words.text() == "Saved as reply.docx"
    screen.ask_reply = lambda: tmp_path / "nowhere" / "reply.docx"
    screen.view.reply.click()
    assert driver.page.banner.isVisible()
