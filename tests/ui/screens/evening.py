"""Notes and findings for the evening, and ways to look at what became of them."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sli_desktop.models.records import Record
from sli_desktop.models.records.change import make
from sli_desktop.models.records.finding import Finding, FindingNote
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.ui.screens.evidence.screen import EvidenceScreen
from tests.builders import FINANCE, MONDAY, PRIYA, a_finding, a_note
from tests.ui.challenges import CHAIRS, SC1
from tests.ui.driving import NONE, Driver

SAVINGS = a_finding("Savings need owners", order="b", reference="SA7")
RESERVES = a_finding("Reserves are sound", order="c", reference="SA8")
WORDS = (
    "Savings plans have no owner and no date.",
    "The depot saving slipped twice.",
    "Reserves stand at nine per cent.",
    "Nobody could say who owns the savings plans.",
    "Auditors praised the reserves policy.",
    "Committee papers arrive late.",
    "Savings are agreed in private first.",
    "Members know the reserves by heart.",
    "The plan for savings is one page.",
)


def some_notes(number: int = 9) -> tuple[Note, ...]:
    """Notes on finance in the meeting with the chairs, a minute apart, all to sort."""
    kinds = frozenset({NoteKind.AREA})
    return tuple(
        a_note(
            WORDS[at % len(WORDS)],
            theme=FINANCE,
            kinds=kinds,
            meeting=CHAIRS.id,
            speaker=SC1.id,
            first_key=MONDAY + timedelta(hours=1, minutes=at),
            author=PRIYA if at == 3 else a_note().author,
        )
        for at in range(number)
    )


TEAM_ONLY = a_note(
    "The leader is ill.",
    theme=FINANCE,
    meeting=CHAIRS.id,
    first_key=MONDAY + timedelta(hours=2),
    sensitivity=Sensitivity.TEAM_ONLY,
)


def go(driver: Driver, *records: Record) -> EvidenceScreen:
    """Go to Evidence with more records, the theme Finance chosen."""
    if records:
        driver.workspace.commit(make("Add", *records))
    driver.page.go("evidence")
    screen = driver.screen
    assert isinstance(screen, EvidenceScreen)
    driver.app.processEvents()
    return screen


def every(driver: Driver) -> ChallengeRecords:
    """Everything in the database."""
    with driver.workspace.read() as view:
        return view.everything()


def carried(driver: Driver, finding: UUID) -> set[UUID]:
    """The notes that speak for or against a finding."""
    return {link.note for link in every(driver).all(FindingNote) if link.finding == finding}


def note(driver: Driver, wanted: UUID) -> Note:
    """A note as it stands in the database."""
    found = every(driver).get(Note, wanted)
    assert found is not None
    return found


def finding(driver: Driver, headline: str) -> Finding:
    """The finding of a headline."""
    found = [each for each in every(driver).all(Finding) if each.headline == headline]
    assert len(found) == 1
    return found[0]


def shown(screen: EvidenceScreen) -> list[UUID]:
    """The notes in the list."""
    return [line.id for line in screen.shown.model.lines]


def carry(screen: EvidenceScreen, *, row: int, onto: int) -> None:
    """Press on a note and move the pointer over a finding."""
    notes = screen.view.notes
    start = notes.visualRect(notes.model().index(row, 0)).center()
    port = notes.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(port, start + QPoint(40, 0))
    QTest.mouseMove(port, place_of(screen, onto))


def let_go(screen: EvidenceScreen, *, onto: int, held: Qt.KeyboardModifier = NONE) -> None:
    """Let what is carried go over a finding."""
    port = screen.view.notes.viewport()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, held, place_of(screen, onto))


def place_of(screen: EvidenceScreen, finding_row: int) -> QPoint:
    """Where a finding is, seen from the list of notes."""
    findings = screen.view.findings
    centre = findings.visualRect(findings.model().index(finding_row, 0)).center()
    return screen.view.notes.viewport().mapFromGlobal(findings.viewport().mapToGlobal(centre))
