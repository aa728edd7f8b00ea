"""How to get to each screen of the report that is drawn, with something to see on it."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import docx
from PySide6.QtTest import QTest

from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.change import edit
from sli_desktop.models.records.finding import Finding, FindingState
from sli_desktop.models.records.recommendation import Action, Rag, Recommendation
from sli_desktop.models.records.report import ReportSection
from sli_desktop.services.afterwards.acting import (
    Due,
    Moment,
    add_action,
    change_action,
    change_due,
)
from sli_desktop.services.comments.deciding import Told, add_comment
from sli_desktop.services.report.docx import docx_bytes
from sli_desktop.services.report.outline import outline
from sli_desktop.services.word_back.looking import EVERYTHING
from sli_desktop.ui.screens.after.screen import AfterScreen
from sli_desktop.ui.screens.comments.screen import CommentsScreen
from sli_desktop.ui.screens.report.screen import ReportScreen
from sli_desktop.ui.screens.versions.screen import VersionsScreen
from sli_desktop.ui.screens.wordback.screen import WordBackScreen
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


def after(studio: Studio) -> None:
    """The council's action plan, one action with the history of its date."""
    with studio.opened.read() as view:
        advice = sorted(view.all(Recommendation), key=lambda one: (one.order, one.reference))
    moment = Moment(at=date(2026, 2, 3), new_id=uuid4)
    for number, one in enumerate(advice[:4]):
        for words, due, rag in (
            ("Appoint a lead member and a lead officer", Due(date(2026, 1, 31)), Rag.GREEN),
            ("Report on it to cabinet each quarter", Due(words="Each quarter"), Rag.AMBER),
        ):
            with studio.opened.read() as view:
                there = view.all(Action)
            action, act = add_action(
                one.id, words, existing=there, new_id=uuid4, lead="Chief executive", due=due
            )
            studio.opened.commit(act)
            if not number:
                studio.opened.commit(change_action(action, rag=rag))
    with studio.opened.read() as view:
        chosen = next(e for e in view.all(Action) if e.recommendation == advice[0].id)
    redated = change_due(chosen, Due(date(2026, 3, 31)), moment, because="Agreed by cabinet.")
    studio.opened.commit(redated)
    studio.open()
    screen = studio.screen("after")
    assert isinstance(screen, AfterScreen)
    screen.view.list.choose(chosen.id)
    screen.view.list.open_chosen()


def progress(studio: Studio) -> None:
    """What the council and the peers say of a recommendation, side by side."""
    with studio.opened.read() as view:
        advice = min(view.all(Recommendation), key=lambda one: (one.order, one.reference))
    after(studio)
    screen = studio.page.current
    assert isinstance(screen, AfterScreen)
    screen.view.list.choose(advice.id)
    screen.view.council_rag.buttons[Rag.AMBER].click()
    for field, words in (
        ("council_update", "A plan was adopted in May and is reported on each quarter."),
        ("peers_view", "Staff know the plan. Two services have not begun."),
        ("further_support", "A mentor for the programme board."),
    ):
        screen.view.voices[field].setFocus()
        screen.view.voices[field].setPlainText(words)
        screen.view.voices[field].settle()


def word_back(studio: Studio) -> None:
    """A Word file a peer has changed, before anything is taken."""
    with studio.opened.read() as view:
        made = view.everything()
    file = studio.folder / "northmere-checked.docx"
    file.write_bytes(docx_bytes(outline(made, EVERYTHING)))
    document = docx.Document(str(file))
    words = next(each for each in document.paragraphs if "well-led council" in each.text)
    words.runs[0].text = words.runs[0].text.replace("well-led council", "council that is led well")
    document.add_comment(words.runs, text="Does the survey say so?", author="Helen Ash")
    other = next(each for each in document.paragraphs if "Residents can see" in each.text)
    for run in other.runs:
        run.text = ""
    document.save(str(file))
    studio.open()
    screen = studio.screen("wordback")
    assert isinstance(screen, WordBackScreen)
    screen.read(file)
    while studio.running.jobs.is_busy:
        studio.settle()
