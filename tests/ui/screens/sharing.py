"""Two laptops of one team, for the tests of Share."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from sli_desktop.models.records.change import ChangeSet, edit, make
from sli_desktop.models.records.finding import Finding
from sli_desktop.paths import resource
from sli_desktop.services.sync.team import TeamDesk, fingerprint_words, read_request_file
from sli_desktop.storage import LOWEST_COST, Workspace
from sli_desktop.ui.screens.share.screen import ShareScreen
from tests.builders import CHALLENGE, PRIYA, SAM, a_note
from tests.ui.challenges import CHAIRS
from tests.ui.driving import ALT, Driver

WORDS = fingerprint_words(resource("words/fingerprint-words.txt"))


@pytest.fixture
def priyas(driver: Driver, tmp_path: Path) -> Workspace:
    """Priya's laptop: in the team, with everything of ours; closed by the test's end."""
    ours = TeamDesk(driver.workspace, WORDS)
    ours.found(CHALLENGE, name="Sam", peer=SAM)
    other, _key = Workspace.create(
        tmp_path / "Priya.sli",
        "another three random words",
        clock=driver.clock,
        random=os.urandom,
        cost=LOWEST_COST,
    )
    theirs = TeamDesk(other, WORDS)
    made = theirs.request(tmp_path, name="Priya")
    let_in = ours.admit(read_request_file(made.file), folder=tmp_path, peer=PRIYA)
    theirs.join(theirs.open_membership(let_in.made.file))
    return other


@pytest.fixture
def share(driver: Driver, priyas: Workspace) -> ShareScreen:
    """The Share screen, entered by its key."""
    driver.key(Qt.Key.Key_9, ALT)
    screen = driver.screen
    assert isinstance(screen, ShareScreen)
    return screen


def changed_by_both(driver: Driver, priyas: Workspace) -> None:
    """The same sentence of a finding, written by both."""
    for workspace, words in ((driver.workspace, "Ours."), (priyas, "Theirs.")):
        with workspace.read() as view:
            finding = view.all(Finding)[0]
        after = replace(finding, statement=f"The council has agreed savings. {words}")
        workspace.commit(edit("Rewrite", (finding, after)))


def added(words: str) -> ChangeSet:
    """A note of the chairs' meeting."""
    return make("Add a note", a_note(words, meeting=CHAIRS.id))
