"""J11: the process is killed in mid-line; the notes are there, and the line but its last second."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.ids import NoteId
from sli_desktop.services.drafts import Draft, read_draft, save_draft
from sli_desktop.storage import Workspace
from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.look import Look
from sli_desktop.ui.recent import Recent, remember
from sli_desktop.ui.screens.recovery.screen import AftermathPage
from tests.builders import PASSPHRASE, a_new_id
from tests.journeys.restarting import restarted
from tests.ui.challenges import CHAIRS, Standing, new_challenge_folder
from tests.ui.driving import CTRL, AtOnce, Driver, Relaunched

ROOT = Path(__file__).resolve().parents[2]


def kill_in_mid_line(folder: Path, key: bytes, *, after: int) -> list[tuple[float, int]]:
    """Start the typist, kill it after so many letters; gives (moment, letters) as it told them."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typist", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(key.hex() + "\n")
        child.stdin.flush()
        told = []
        for line in child.stdout:
            moment, letters = line.split()
            told.append((float(moment), int(letters)))
            if int(letters) >= after:
                child.kill()
                break
    return told


@pytest.mark.parametrize("after", [70, 110])
def test_a_kill_in_mid_line_loses_at_most_a_second_of_typing(tmp_path: Path, after: int) -> None:
    workspace = new_challenge_folder(tmp_path / "Northmere.sli", Standing())
    folder, key = workspace.folder, workspace.data_key
    workspace.close()
    told = kill_in_mid_line(folder, key, after=after)
    with (
        Workspace.open_with_key(
            folder, key, clock=workspace.clock, random=workspace.random
        ) as opened,
        opened.read() as view,
    ):
        draft = read_draft(view)
    assert draft is not None
    killed = told[-1][0]
    owed = max((letters for moment, letters in told if moment <= killed - 1.0), default=0)
    assert owed > 0
    assert len(draft.text) >= owed


def test_after_a_kill_two_actions_lead_back_to_the_line(
    qapp: QApplication, qtbot: QtBot, look: Look, tmp_path: Path, clock: Standing
) -> None:
    workspace = new_challenge_folder(tmp_path / "Northmere.sli", clock)
    folder, key = workspace.folder, workspace.data_key
    workspace.close()
    told = kill_in_mid_line(folder, key, after=90)
    recent = tmp_path / "recent.json"
    remember(recent, Recent(folder, "Northmere Council", "", None, None, clock()))
    rooms = Rooms(
        data=tmp_path, documents=tmp_path, recent_file=recent, clock=clock, random=os.urandom
    )
    driver = Driver(qapp, look, rooms, clock, AtOnce(), Relaunched(), recent)
    driver.show(qtbot)
    driver.type(PASSPHRASE)
    driver.key(Qt.Key.Key_Return)  # action 1
    page = driver.program.front
    assert isinstance(page, AftermathPage)
    assert page.frame.title.text() == "Your notes are safe"
    assert page.found is not None
    assert page.found.check.is_whole
    driver.key(Qt.Key.Key_Return)  # action 2
    line = driver.capture.view.line
    assert driver.focus is line
    owed = max((n for moment, n in told if moment <= told[-1][0] - 1.0), default=0)
    assert 0 < owed <= len(line.toPlainText())
    driver.type(" and on")
    driver.key(Qt.Key.Key_Return)
    assert [note.body.endswith(" and on") for note in driver.notes(CHAIRS)] == [True]
    driver.close()


def test_the_unfinished_line_is_back_with_the_next_start(driver: Driver, qtbot: QtBot) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("+ One line that was handed in")
    driver.type("! And one that was not #2")
    capture.typing.keep()
    with restarted(driver, qtbot) as again:
        assert again.screen.name == "capture"
        assert again.focus is again.capture.view.line
        assert again.capture.view.line.toPlainText() == "! And one that was not #2"
        again.type(" yet")
        again.key(Qt.Key.Key_Return)
        bodies = [note.body for note in again.notes(CHAIRS)]
        assert sorted(bodies) == ["And one that was not yet", "One line that was handed in"]


def test_the_line_of_a_meeting_that_is_over_is_back_without_a_clock(
    driver: Driver, qtbot: QtBot
) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.type("! One that was not handed in")
    capture.typing.keep()
    driver.clock.now += timedelta(hours=4)
    with restarted(driver, qtbot) as again:
        assert again.screen.spot().part == "writeup"
        assert again.capture.view.line.toPlainText() == "! One that was not handed in"
        assert not again.capture.view.clock.isVisible()


def test_a_line_that_became_a_note_is_not_offered_again(driver: Driver, qtbot: QtBot) -> None:
    driver.start_notes(CHAIRS)
    driver.type("Typed and kept")
    driver.capture.typing.keep()
    driver.key(Qt.Key.Key_Return)
    with restarted(driver, qtbot, leave=False) as again:
        assert again.screen.name == "today"
        assert len(again.notes(CHAIRS)) == 1


def test_a_change_of_a_note_that_was_cut_short_comes_back_as_a_change(
    driver: Driver, qtbot: QtBot
) -> None:
    driver.start_notes(CHAIRS)
    driver.line("Half a sentence")
    driver.key(Qt.Key.Key_Up, CTRL)
    driver.key(Qt.Key.Key_Return)
    assert driver.capture.view.add.text() == "Change"
    driver.type(" and the rest")
    driver.capture.typing.keep()
    with restarted(driver, qtbot) as again:
        assert again.capture.view.line.toPlainText() == "Half a sentence and the rest"
        again.key(Qt.Key.Key_Return)
        assert [note.body for note in again.notes(CHAIRS)] == ["Half a sentence and the rest"]


def test_a_draft_that_cannot_be_read_counts_as_none(workspace: Workspace) -> None:
    with workspace.transaction() as transaction:
        transaction.set_meta("draft", b'{"note": 1}')
    with workspace.read() as view:
        assert read_draft(view) is None


def test_a_draft_keeps_everything_of_the_line(workspace: Workspace) -> None:
    draft = Draft(
        note=NoteId(a_new_id()),
        meeting=CHAIRS.id,
        first_key=Standing()(),
        text="+ as typed\nwith two lines",
        as_text=frozenset({0}),
    )
    save_draft(workspace, draft)
    with workspace.read() as view:
        assert read_draft(view) == draft
