"""The way to Report with something in it."""

from sli_desktop.models.records.change import make
from sli_desktop.models.records.finding import FindingState
from sli_desktop.ui.screens.report.screen import ReportScreen
from sli_desktop.ui.spot import Spot
from tests.builders import FINANCE, a_finding
from tests.ui.driving import Driver


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
