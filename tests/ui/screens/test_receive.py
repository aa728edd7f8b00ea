"""Receive: a file is named, a backup opens, a peer joins a team with two files and six words."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.people import PeerRole
from sli_desktop.paths import resource
from sli_desktop.services.receiving import Came, what_is
from sli_desktop.services.sync.team import TeamDesk, fingerprint_words, read_request_file
from sli_desktop.storage import Workspace
from sli_desktop.ui.screens.receive.screen import ReceivePage
from tests.builders import PASSPHRASE, PRIYA, SAM
from tests.ui.challenges import Standing
from tests.ui.driving import Driver
from tests.ui.front import Starter, laptop, northmere, start

__all__ = ["laptop", "northmere", "start"]

SECRET = "three random words"
WORDS = fingerprint_words(resource("words/fingerprint-words.txt"))


def receive(start: Starter) -> tuple[Driver, ReceivePage]:
    driver = start()
    driver.program.welcome.view.receive.click()
    page = driver.program.front
    assert isinstance(page, ReceivePage)
    return driver, page


@pytest.mark.parametrize(
    ("name", "content", "came"),
    [
        ("a.slibundle", b"age-encryption.org/v1\n-> X25519", Came.BUNDLE),
        ("a.slimember", b"age-encryption.org/v1\n-> X25519", Came.MEMBERSHIP),
        ("a.slibackup", b"SLIBACKUP1\n", Came.BACKUP),
        ("a.slijoin", b"{}", Came.UNKNOWN),
        ("a.docx", b"PK\x03\x04", Came.UNKNOWN),
        ("a.slibundle", b"", Came.UNKNOWN),
    ],
)
def test_a_file_is_judged_by_its_first_bytes(
    tmp_path: Path, name: str, content: bytes, came: Came
) -> None:
    (tmp_path / name).write_bytes(content)
    assert what_is(tmp_path / name) is came
    assert what_is(tmp_path / "no such file") is Came.UNKNOWN


def test_a_challenge_folder_is_known(northmere: Path) -> None:
    assert what_is(northmere) is Came.CHALLENGE


def test_each_kind_of_file_is_named_with_its_next_step(start: Starter, tmp_path: Path) -> None:
    _driver, page = receive(start)
    for name, content, words in (
        ("b.slibundle", b"age-encryption.org/v1\n", "choose this file under Share"),
        ("m.slimember", b"age-encryption.org/v1\n", "no challenge on this laptop waits for one"),
        ("x.docx", b"PK", "not a file that SLI Desktop knows"),
    ):
        (tmp_path / name).write_bytes(content)
        page.take(tmp_path / name)
        assert words in page.view.told.text()
        assert name in page.view.told.text()
        assert page.view.told.isVisible()
    page.frame.back.click()


def test_a_backup_opens_as_a_challenge_of_its_own(
    start: Starter, northmere: Path, tmp_path: Path, clock: Standing
) -> None:
    backup = tmp_path / "Kept.slibackup"
    with Workspace.open(northmere, PASSPHRASE, clock=clock, random=os.urandom) as opened:
        opened.backup_to(backup)
    driver, page = receive(start)
    page.take(backup)
    part = page.open_part
    assert part is not None
    assert part.secret.hasFocus()
    driver.line("wrong words indeed")
    assert page.frame.banner.isVisible()
    part.secret.setText(PASSPHRASE)
    part.secret.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert driver.workspace.folder == tmp_path / "data" / "Kept.sli"
    assert driver.screen.name == "today"


def test_a_peer_joins_with_two_files_and_six_words(
    start: Starter, northmere: Path, tmp_path: Path, clock: Standing
) -> None:
    driver, page = receive(start)
    page._means = page._means._replace(ask_folder=lambda _parent, _title: tmp_path)
    page.view.ask.click()
    assert page.view.summary.links[0].text().startswith("Your name")
    page.view.name.setText("Priya")
    for field in (page.view.secret.first, page.view.secret.second):
        field.setText(SECRET)
    page.view.ask.click()
    (asked,) = tmp_path.glob("*.slijoin")
    assert what_is(asked) is Came.REQUEST
    request = read_request_file(asked)
    with Workspace.open(northmere, PASSPHRASE, clock=clock, random=os.urandom) as managers:
        desk = TeamDesk(managers, WORDS)
        with managers.read() as view:
            challenge = view.all(Challenge)[0]
        desk.found(challenge.id, name="Sam", peer=SAM)
        assert desk.fingerprint_of(request) in page.frame.lead.text()
        admitted = desk.admit(request, tmp_path, peer=PRIYA)
    assert page.key_card is not None
    page.key_card.skip.click()
    driver.app.processEvents()
    driver.program.welcome.view.receive.click()
    page = driver.program.front  # type: ignore[assignment]
    page.take(admitted.made.file)
    assert page.open_part is not None
    driver.line(SECRET)
    assert page.compare is not None
    assert page.compare.words.text() == admitted.team_fingerprint
    assert page.compare.differ.hasFocus()
    page.compare.same.click()
    assert driver.screen.name == "today"
    assert driver.page.top.council.text() == "Northmere Council"
    peer = driver.page._desk.peer
    assert (peer.name, peer.role is PeerRole.CHALLENGE_MANAGER) == ("Priya", False)


def test_words_that_differ_lead_back_and_nothing_is_joined(start: Starter) -> None:
    driver, page = receive(start)
    page.frame.back.click()
    assert driver.program.front is None
