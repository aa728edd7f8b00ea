"""The way to Report with something in it."""

from dataclasses import replace

from sli_desktop.models.records.change import edit, make
from sli_desktop.models.records.finding import FindingState
from sli_desktop.models.records.ids import ReportSectionId
from sli_desktop.models.records.report import ReportSection
from sli_desktop.services.comments.deciding import Told, add_comment
from sli_desktop.services.report.docx import docx_bytes
from sli_desktop.services.report.outline import outline
from sli_desktop.services.word_back.looking import EVERYTHING
from sli_desktop.ui.screens.report.screen import ReportScreen
from sli_desktop.ui.screens.versions.screen import VersionsScreen
from sli_desktop.ui.screens.wordback.screen import WordBackScreen
from sli_desktop.ui.spot import Spot
from tests.builders import FINANCE, a_finding, a_new_id
from tests.ui.driving import Driver

SECTION = ReportSection(
    id=ReportSectionId(a_new_id()),
    key="introduction",
    title="Introduction",
    body="We came to help.",
)


def write(driver: Driver) -> ReportScreen:
    """A theme being written, with a link, something to cure and a hint on style."""
    agreed = a_finding(
        "Depots have a plan", theme=FINANCE, reference="SA9", state=FindingState.AGREED
    )
    driver.workspace.commit(make("Add", agreed))
    driver.page.go_to(Spot("report", FINANCE))
    screen = driver.screen
    assert isinstance(screen, ReportScreen)
    screen.view.body.setFocus()
    driver.type("The chief executive told us so [SA9] in the fullness of time.")
    screen.view.body.settle()
    for panel in (screen.view.check, screen.view.reads):
        panel.look()
    return screen


def putting_in(driver: Driver) -> None:
    """A finding to put in."""
    write(driver).insert()


def finding(driver: Driver) -> None:
    """The finding of a link being edited."""
    write(driver).edit_link()


def versions(driver: Driver) -> None:
    """A version, what differs, and texts to take back."""
    driver.workspace.commit(make("Begin", SECTION))
    driver.page.go("versions")
    driver.screen.new_item()
    driver.workspace.commit(edit("Change", (SECTION, replace(SECTION, body="We came to listen."))))
    screen = driver.screen
    assert isinstance(screen, VersionsScreen)
    screen.view.take.click()


def comments(driver: Driver) -> None:
    """A comment that is decided, with the paragraph it is about."""
    finding = a_finding("Money", theme=FINANCE, reference="SA8", statement="Two million saved.")
    told = Told(words="It was three.", record=finding.id, paragraph="Two million saved.")
    driver.workspace.commit(make("Add", finding))
    driver.workspace.commit(add_comment(told, a_new_id)[1])
    driver.page.go("comments")


def action(driver: Driver) -> None:
    """An action of the council's plan being written."""
    driver.page.go("after")
    driver.screen.new_item()


def word_back(driver: Driver) -> None:
    """A Word file that came back with a change and a comment."""
    driver.workspace.commit(make("Begin", SECTION))
    with driver.workspace.read() as view:
        made = view.everything()
    file = driver.workspace.folder.parent / "back.docx"
    file.write_bytes(docx_bytes(outline(made, EVERYTHING)))
    after = replace(SECTION, body="We came to listen.")
    driver.workspace.commit(edit("Change", (SECTION, after)))
    driver.page.go("wordback")
    screen = driver.screen
    assert isinstance(screen, WordBackScreen)
    screen.read(file)
