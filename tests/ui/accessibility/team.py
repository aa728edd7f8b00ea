"""The states of Share and of the bin that need a team."""

import os
import tempfile
from pathlib import Path

from sli_desktop.paths import resource
from sli_desktop.services.capture import bin_notes
from sli_desktop.services.sync.laptop_keys import make_keys
from sli_desktop.services.sync.roster import write_join_request
from sli_desktop.services.sync.team import TeamDesk, fingerprint_words
from sli_desktop.ui.screens.bin.screen import BinScreen
from sli_desktop.ui.screens.share.screen import ShareScreen
from tests.builders import CHALLENGE, MONDAY, SAM
from tests.ui.challenges import CHAIRS
from tests.ui.driving import Driver


def found(driver: Driver) -> None:
    """This laptop is the challenge manager's."""
    words = fingerprint_words(resource("words/fingerprint-words.txt"))
    TeamDesk(driver.workspace, words).found(CHALLENGE, name="Sam", peer=SAM)


def sharing(driver: Driver) -> None:
    """Share on the manager's laptop, where a laptop asks to join."""
    found(driver)
    driver.page.go("share")
    screen = driver.screen
    assert isinstance(screen, ShareScreen)
    request = write_join_request(make_keys("Tom Reed", os.urandom), at=MONDAY)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tom.slijoin"
        file.write_bytes(request)
        screen.admitting.read(file)


def erasing(driver: Driver) -> None:
    """A note in the bin, about to be erased on every laptop."""
    found(driver)
    driver.workspace.commit(bin_notes(driver.notes(CHAIRS)[:1]))
    driver.page.go("bin")
    screen = driver.screen
    assert isinstance(screen, BinScreen)
    screen.ask_to_erase()
