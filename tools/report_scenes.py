"""How to get to each screen of the report that is drawn, with something to see on it."""

from dataclasses import replace
from uuid import uuid4

from PySide6.QtTest import QTest

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.change import edit
from sli_desktop.models.records.finding import Finding, FindingState
from sli_desktop.models.records.report import ReportSection
from sli_desktop.services.comments.deciding import Told, add_comment
from sli_desktop.ui.screens.comments.screen import CommentsScreen
from sli_desktop.ui.screens.report.screen import ReportScreen
from sli_desktop.ui.screens.versions.screen import VersionsScreen
from sli_desktop.ui.spot import Spot
from tools.studio import Studio


def report(studio: Studio) -> ReportScreen:
    """A theme being written, with links to its findings, a quote and the page beside it."""
    with studio.opened.read() as view:
        themes = view.all(Theme)
        findings = [each for each in view.all(Finding) if each.state is FindingState.AGREED]
    theme = max(themes, key=lambda one: sum(each.theme == one.id for each in findings))
    first, second = [each for each in findings if each.theme == theme.id][:2]
    studio.open()
    studio.page.go_to(Spot("report", theme.id))
    screen = studio.page.current
    assert isinstance(screen, ReportScreen)
    screen.view.list.open_chosen()
    screen.view.body.insertPlainText(
        f"The council has invested in this theme [{first.reference}]. "
        f"What was agreed is not yet known at every level [{second.reference}].\n\n"
        "The team met [number of people] to hear of it. The director of place told us that "
        "decisions are learned from the website.",
    )
    screen.view.body.settle()
    screen.view.check.look()
    screen.view.reads.look()
    screen.previewing.make()
    while screen.previewing.is_under_way:
        studio.settle()
    return screen


def versions(studio: Studio) -> None:
    """What a sentence and a heading changed since the first draft."""
    studio.open()
    screen = studio.screen("versions")
    assert isinstance(screen, VersionsScreen)
    screen.new_item()
    with studio.opened.read() as view:
        sections = {each.key: each for each in view.all(ReportSection)}
    first, last = sections["executive_summary"], sections["next_steps"]
    changed = first.body.replace("council", "authority", 2)
    studio.opened.commit(
        edit(
            "Rewrite",
            (first, replace(first, body=f"{changed}\n\nThe team thanks all who spoke to it.")),
            (last, replace(last, title="What comes next")),
        )
    )
    studio.screen("versions")
    while studio.running.jobs.is_busy:
        studio.settle()
    screen.view.take.click()


def comments(studio: Studio) -> None:
    """Two comments of the council, one of them being decided."""
    with studio.opened.read() as view:
        agreed = [e for e in view.all(Finding) if e.state is FindingState.AGREED and e.statement]
    one, other = agreed[0], agreed[1]
    for finding, words in (
        (one, "The figure is from last year. The audited accounts give a higher one."),
        (other, "This was in place before the visit."),
    ):
        told = Told(
            words=words,
            section="Feedback",
            record=finding.id,
            paragraph=finding.statement.split("\n")[0],
            evidence="Statement of accounts, page 14",
        )
        studio.opened.commit(add_comment(told, uuid4)[1])
    studio.open()
    screen = studio.screen("comments")
    assert isinstance(screen, CommentsScreen)
    screen.view.list.choose(screen.comments[-2].id)
    screen.view.list.open_chosen()
    QTest.keyClicks(screen.view.decision, "The audited accounts are the latest figures.")


def insert(studio: Studio) -> None:
    """A quote to put into a section."""
    screen = report(studio)
    screen.view.quote.click()
