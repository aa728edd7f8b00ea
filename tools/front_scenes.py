"""How to get to each page before a challenge is open, with something to see on it."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtTest import QTest

from sli_desktop.models.records.ids import NewIds, NoteId
from sli_desktop.services.drafts import Draft, save_draft
from sli_desktop.ui.opening import Before
from sli_desktop.ui.recent import Recent, read_recent
from sli_desktop.ui.screens.new_challenge.screen import NewChallengePage
from sli_desktop.ui.screens.receive.screen import ReceivePage
from sli_desktop.ui.screens.recovery.screen import AftermathPage
from sli_desktop.ui.spot import Spot
from tools.studio import Studio

LINE = "? Is the whistleblowing policy tested each year, and by whom"


def welcome(studio: Studio) -> None:
    """A passphrase half typed, and another challenge whose stick is not plugged in."""
    earlier = studio.now - timedelta(days=20)
    first, last = date(2025, 9, 22), date(2025, 9, 23)
    kind = "Progress review"
    away = Recent(Path("Harrowdale.sli"), "Harrowdale Borough Council", kind, first, last, earlier)
    studio.running.welcome.show_recent((*read_recent(studio.recent), away))
    QTest.keyClicks(studio.running.welcome.view.passphrase, "three random words")


def first_start(studio: Studio) -> None:
    """A new laptop."""
    studio.running.welcome.show_recent(())


def _new(studio: Studio) -> NewChallengePage:
    studio.running.welcome.view.new_challenge.click()
    page = studio.running.front
    assert isinstance(page, NewChallengePage)
    QTest.keyClicks(page.form.council, "Harrowdale Borough Council")
    return page


def new_challenge(studio: Studio) -> None:
    """A new challenge being filled in."""
    page = _new(studio)
    QTest.keyClicks(page.form.first, "13 October 2025")


def recovery_key(studio: Studio) -> None:
    """The key of a new challenge, shown once."""
    page = _new(studio)
    for field in (page.form.secret.first, page.form.secret.second):
        field.setText("three random words")
    page.form.make.click()


def receive(studio: Studio) -> None:
    """A bundle that was handed over."""
    studio.running.welcome.view.receive.click()
    page = studio.running.front
    assert isinstance(page, ReceivePage)
    file = studio.folder / "SLI-7F3A22-51AB-4.slibundle"
    file.write_bytes(b"age-encryption.org/v1\n")
    page.take(file)


def recovery(studio: Studio) -> None:
    """After a crash in the middle of a line, with the backups."""
    note = NoteId(NewIds(lambda: studio.now, bytes)())
    draft = Draft(note=note, meeting=studio.next.id, first_key=studio.now, text=LINE)
    save_draft(studio.opened, draft)
    studio.opened.ended_at = studio.now
    before = Before(studio.look, studio.running.jobs)
    page = studio.rooms.aftermath(before, studio.opened)
    assert isinstance(page, AftermathPage)
    studio.running.show_front(page)
    page.show_backups()
    page.carry_on.setFocus()


def passphrase(studio: Studio) -> None:
    """A new passphrase being typed."""
    studio.open()
    studio.page.go_to(Spot("passphrase"))
