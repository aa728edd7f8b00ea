"""What the guard knows: one reading serves every panel, and a new quote asks for another."""

from sli_desktop.models.records.note import NoteKind
from sli_desktop.services.capture import toggle_kind
from sli_desktop.ui.known_here import KnownHere
from tests.ui.challenges import TENANTS
from tests.ui.driving import Driver


def known(driver: Driver) -> KnownHere:
    return driver.page._desk.known


def test_one_reading_serves_every_panel(driver: Driver) -> None:
    readings: list[object] = []
    known(driver).took.connect(lambda: readings.append(known(driver).known))
    driver.page.go("findings")
    driver.page.go("recommendations")
    driver.page.go("findings")
    assert len(readings) == 1
    assert readings[0] is known(driver).known


def test_a_quote_more_is_known_with_the_next_screen(driver: Driver) -> None:
    driver.page.go("findings")
    before = known(driver).known
    assert before is not None
    driver.start_notes(TENANTS)
    driver.line("They wait two years for a repair")
    note = driver.notes(TENANTS)[0]
    driver.page._desk.acts.do(toggle_kind(note, NoteKind.AREA))
    driver.page.go("recommendations")
    assert known(driver).known is before
    driver.page._desk.acts.do(toggle_kind(driver.notes(TENANTS)[0], NoteKind.QUOTE))
    driver.page.go("findings")
    after = known(driver).known
    assert after is not None
    assert len(after.quotes) == len(before.quotes) + 1
