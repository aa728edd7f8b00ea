"""Recovery: after a crash two actions lead back to the line; damage gives back its notes."""

import json
import os
import platform
from pathlib import Path

from PySide6.QtCore import Qt

from sli_desktop.models.records.ids import NoteId
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.services.drafts import Draft, save_draft
from sli_desktop.storage import Workspace
from sli_desktop.ui.screens.recovery.screen import AftermathPage, DamagedPage
from tests.builders import PASSPHRASE, a_new_id
from tests.ui.challenges import CHAIRS, MORNING, Standing
from tests.ui.driving import Driver
from tests.ui.front import Starter, laptop, northmere, start

__all__ = ["laptop", "northmere", "start"]

WORDS = "? Is the whistleblowing policy tested each year, and by whom #2"


def leave_open(folder: Path, clock: Standing, *, words: str = WORDS) -> None:
    """Leave a challenge as a killed program does, with a line in the box."""
    workspace = Workspace.open(folder, PASSPHRASE, clock=clock, random=os.urandom)
    if words:
        note = NoteId(a_new_id())
        save_draft(workspace, Draft(note=note, meeting=CHAIRS.id, first_key=clock(), text=words))
    workspace.close()
    (folder / "lock").write_text(json.dumps({"host": platform.node(), "pid": 1}))
    moment = MORNING.timestamp()
    os.utime(folder / "challenge.db", (moment, moment))


def damage(folder: Path) -> None:
    """Spoil the first page."""
    with (folder / "challenge.db").open("r+b") as raw:
        raw.seek(200)
        raw.write(b"\xff" * 64)


def unlocked(start: Starter) -> Driver:
    driver = start()
    driver.type(PASSPHRASE)
    driver.key(Qt.Key.Key_Return)
    return driver


def aftermath(driver: Driver) -> AftermathPage:
    page = driver.program.front
    assert isinstance(page, AftermathPage)
    return page


def damaged(driver: Driver) -> DamagedPage:
    page = driver.program.front
    assert isinstance(page, DamagedPage)
    return page


def bodies(driver: Driver) -> list[str]:
    return [note.body for note in driver.notes(CHAIRS)]


def said(page: AftermathPage | DamagedPage) -> str:
    labels = page.frame.findChildren(type(page.frame.title))
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_after_a_crash_two_actions_lead_back_to_the_line(
    start: Starter, northmere: Path, clock: Standing
) -> None:
    leave_open(northmere, clock)
    driver = unlocked(start)  # action 1
    page = aftermath(driver)
    words = said(page)
    assert page.frame.title.text() == "Your notes are safe"
    assert "today 10:42" in words  # the clocks of the council are an hour ahead of UTC
    assert "2 notes of today from 1 meeting: complete" in words
    assert "The whole file was checked: no damage" in words
    assert "One unfinished line, 10:42, Chairs of scrutiny" in words
    assert "“? Is the whistleblowing policy" in words
    assert page.carry_on.hasFocus()
    driver.key(Qt.Key.Key_Return)  # action 2
    assert driver.screen.name == "capture"
    assert driver.capture.view.line.toPlainText() == WORDS
    assert driver.focus is driver.capture.view.line
    driver.close()
    unlocked(start)
    assert driver.program.front is None


def test_the_unfinished_line_becomes_a_note_at_once(
    start: Starter, northmere: Path, clock: Standing
) -> None:
    leave_open(northmere, clock)
    driver = unlocked(start)
    page = aftermath(driver)
    assert page.line is not None
    page.line.add.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert "3 notes of today from 2 meetings: complete" in said(page)
    assert "The line is a note now." in said(page)
    assert page.carry_on.hasFocus()
    driver.key(Qt.Key.Key_Return)
    assert driver.screen.name == "capture"
    assert driver.capture.view.line.toPlainText() == ""
    note = driver.notes(CHAIRS)[-1]
    assert note.body == "Is the whistleblowing policy tested each year, and by whom"
    assert note.kinds == {NoteKind.FOLLOW_UP}
    assert len(note.themes) == 1


def test_the_unfinished_line_goes_to_the_bin_and_can_come_back(
    start: Starter, northmere: Path, clock: Standing
) -> None:
    leave_open(northmere, clock, words="Told in the corridor: nothing for us")
    driver = unlocked(start)
    page = aftermath(driver)
    assert page.line is not None
    page.line.put_in_bin.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert "2 notes of today from 1 meeting: complete" in said(page)
    page.carry_on.click()
    assert "Told in the corridor: nothing for us" not in bodies(driver)
    driver.page.go("bin")
    driver.key(Qt.Key.Key_Return)
    assert "Told in the corridor: nothing for us" in bodies(driver)


def test_a_problem_report_is_read_before_it_is_saved_and_holds_no_words(
    start: Starter, northmere: Path, clock: Standing, tmp_path: Path
) -> None:
    leave_open(northmere, clock)
    driver = unlocked(start)
    page = aftermath(driver)
    page._means = page._means._replace(ask_new_file=lambda _p, _title: tmp_path / "report.txt")
    page.report.click()
    preview = page.report_preview
    assert preview is not None
    shown = preview.shown.toPlainText()
    assert "SLI Desktop" in shown
    assert "notes=2" in shown
    for word in ("whistleblowing", "Northmere", "Chairs", "Sam"):
        assert word not in shown
    preview.save.click()
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == shown
    assert preview.said.text() == "Saved as report.txt."


def test_a_challenge_that_was_closed_well_opens_at_once(start: Starter, northmere: Path) -> None:
    assert unlocked(start).screen.name == "today"


def test_closing_the_window_after_a_crash_keeps_the_line(
    start: Starter, northmere: Path, clock: Standing
) -> None:
    leave_open(northmere, clock)
    driver = unlocked(start)
    driver.close()
    again = unlocked(start)
    assert again.screen.name == "capture"
    assert again.capture.view.line.toPlainText() == WORDS


def test_a_backup_is_opened_in_three_clicks_and_what_was_there_is_kept(
    start: Starter, northmere: Path, clock: Standing
) -> None:
    leave_open(northmere, clock)
    page = aftermath(unlocked(start))
    page.open_backup.click()
    listed = page.backup_list
    assert listed is not None
    assert {label.text() for label in listed.held.values()} == {
        "Checked: 2 notes, 3 meetings; last change today 10:42"
    }
    oldest = listed.buttons[-1]
    oldest.click()
    assert listed._asks is not None
    buttons = listed._asks.findChildren(type(oldest))
    assert [button.text() for button in buttons] == ["Keep what is here", "Go back to it"]
    assert buttons[0].hasFocus()
    buttons[1].click()
    driver_page = page.window()
    assert driver_page is not None
    kept = sorted((northmere / "backups").iterdir())
    assert len(kept) >= 3


def test_a_damaged_challenge_goes_back_to_its_backup(start: Starter, northmere: Path) -> None:
    damage(northmere)
    driver = unlocked(start)
    page = damaged(driver)
    assert page.frame.title.text() == "This challenge is damaged"
    assert "1 backup is here" in page.frame.lead.text()
    listed = page.backup_list
    assert listed is not None
    assert listed.buttons[0].hasFocus()
    listed.buttons[0].click()
    assert listed._asks is not None
    listed._asks.findChildren(type(listed.buttons[0]))[1].click()
    assert driver.screen.name == "today"
    with driver.workspace.read() as view:
        assert view.count(Note) == 2
    kept = [each for each in (northmere / "backups").iterdir() if each.suffix == ".damaged"]
    assert len(kept) == 1


def test_a_damaged_challenge_is_copied_and_read_and_nothing_of_it_changes(
    start: Starter, northmere: Path, tmp_path: Path
) -> None:
    file = northmere / "challenge.db"
    with file.open("r+b") as raw:
        raw.seek(file.stat().st_size // 2 // 4096 * 4096 + 100)
        raw.write(b"\xff" * 64)
    for backup in (northmere / "backups").iterdir():
        backup.unlink()
    before = file.read_bytes()
    driver = unlocked(start)
    page = damaged(driver)
    page._means = page._means._replace(
        ask_folder=lambda _parent, _title: tmp_path,
        ask_new_file=lambda _parent, _title: tmp_path / "texts.txt",
    )
    page.save_copy.click()
    assert page.frame.banner.happened.text() == "A copy was saved as Northmere copy.sli."
    assert (tmp_path / "Northmere copy.sli" / "challenge.db").read_bytes() == before
    page.save_texts.click()
    assert "The texts were saved" in page.frame.banner.happened.text()
    assert "Northmere Council" in (tmp_path / "texts.txt").read_text(encoding="utf-8")
    page.save_copy.click()
    assert "already there" in page.frame.banner.happened.text()
    assert file.read_bytes() == before
    page.frame.back.click()
    assert driver.program.front is None


def test_a_challenge_without_keys_and_backups_says_so(start: Starter, northmere: Path) -> None:
    for backup in (northmere / "backups").iterdir():
        backup.unlink()
    for name in ("keys-1", "keys-2"):
        (northmere / name).write_bytes(b"x")
    page = damaged(unlocked(start))
    assert "No backup is here" in page.frame.lead.text()
    assert page.frame.back.hasFocus()
