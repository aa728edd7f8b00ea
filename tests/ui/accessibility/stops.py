"""The screens that are looked at. A screen more is one line in `STOPS`: its name, the way there.

The way starts in the window of the small challenge, at Today, with two notes taken (`tests/ui`'s
`driver`), or at Welcome with that challenge remembered where it says `welcome=True`.
"""

import json
import platform
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage

from sli_desktop.models.records.challenge import Challenge, StakeholderGroup
from sli_desktop.models.records.change import edit, make, put_in_bin
from sli_desktop.models.records.finding import EvidenceStrength, Finding, FindingNote, View
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.services.attachments_allowed import allow_attachments
from sli_desktop.services.capture import bin_notes
from sli_desktop.services.findings import give_view
from sli_desktop.ui.screens.addnotes.screen import AddNotesScreen
from sli_desktop.ui.screens.evidence.screen import EvidenceScreen
from sli_desktop.ui.screens.findings.screen import FindingsScreen
from sli_desktop.ui.screens.new_challenge.screen import NewChallengePage
from sli_desktop.ui.screens.recovery.screen import AftermathPage
from sli_desktop.ui.screens.teammeeting.screen import TeamMeetingScreen
from sli_desktop.ui.screens.timetable.screen import TimetableScreen
from sli_desktop.ui.spot import Spot
from tests.builders import FINANCE, PASSPHRASE, PRIYA, a_document, a_finding, a_finding_note, a_note
from tests.ui.accessibility import report, team
from tests.ui.challenges import CHAIRS, TENANTS
from tests.ui.driving import Driver
from tests.ui.timetables import version


class Stop(NamedTuple):
    """One screen with something in it."""

    name: str
    go: Callable[[Driver], object]
    welcome: bool = False


def screen(name: str) -> Stop:
    """A screen that is shown by its name alone."""
    return Stop(name, lambda driver: driver.page.go(name))


def _capture(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.type("? Half a line #3")


def _capture_people(driver: Driver) -> None:
    driver.start_notes(CHAIRS).people()


def _capture_concern(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.type("Told me of a child")
    driver.capture.raise_concern()


def _capture_opening(driver: Driver) -> None:
    challenge = driver.page._desk.challenge
    said = replace(challenge, opening_words="What you say is not attributed to you. " * 6)
    driver.workspace.commit(edit("Say words", (challenge, said)))
    driver.start_notes(TENANTS)


def _capture_paste(driver: Driver) -> None:
    data = QMimeData()
    data.setText("One\nTwo, says Mrs Patel\nThree")
    driver.start_notes(CHAIRS).view.line.insertFromMimeData(data)


def _capture_attachment(driver: Driver) -> None:
    with driver.workspace.read() as view:
        act = allow_attachments(view, allowed=True)
    driver.workspace.commit(act)
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(0)
    data = QMimeData()
    data.setImageData(image)
    capture = driver.start_notes(CHAIRS)
    capture.view.line.insertFromMimeData(data)
    capture.attaching.show(capture.model.notes[-1].id)
    driver.page.toast.hide()


def _wrap_up(driver: Driver) -> None:
    driver.start_notes(CHAIRS)
    driver.line("? Ask the treasurer for the figure @SC1")
    driver.page.go_to(Spot("wrapup", CHAIRS.id))


def _bin(driver: Driver) -> None:
    driver.workspace.commit(bin_notes(driver.notes(CHAIRS)[:1]))
    driver.page.go("bin")


def _search(driver: Driver) -> None:
    driver.page.top.search.setText("plan")
    driver.page.go("search")


def _look_at_notes(driver: Driver) -> None:
    driver.page.go_to(Spot("addnotes", CHAIRS.id))
    screen = driver.screen
    assert isinstance(screen, AddNotesScreen)
    screen.view.paste.show_text("Elsewhere:\n- Proud of it\n- Reports come late")
    screen.read_pasted()


def _new_challenge(driver: Driver) -> None:
    driver.program.welcome.view.new_challenge.click()
    page = driver.program.front
    assert isinstance(page, NewChallengePage)
    page.form.make.click()


def _recovery_key(driver: Driver) -> None:
    _new_challenge(driver)
    page = driver.program.front
    assert isinstance(page, NewChallengePage)
    page.form.council.setText("Harrowdale")
    for field in (page.form.secret.first, page.form.secret.second):
        field.setText("three random words")
    page.form.make.click()


def _receive(driver: Driver) -> None:
    driver.program.welcome.view.receive.click()


def _front_help(driver: Driver) -> None:
    driver.program.welcome.view.help.click()


def _recovery(driver: Driver) -> None:
    chosen = driver.program.welcome.chosen
    assert chosen is not None
    folder = chosen.folder
    (folder / "lock").write_text(json.dumps({"host": platform.node(), "pid": 1}))
    driver.type(PASSPHRASE)
    driver.key(Qt.Key.Key_Return)
    page = driver.program.front
    assert isinstance(page, AftermathPage)
    page.show_backups()


def _setup(page: str, record: UUID | None = None) -> Stop:
    """A page of set-up beside the tasks."""
    return Stop(f"setup {page}", lambda driver: driver.page.go_to(Spot("setup", record, page)))


def _timetable(driver: Driver) -> None:
    driver.page.go("timetable")
    screen = driver.screen
    assert isinstance(screen, TimetableScreen)
    screen.read(version(driver.workspace.folder.parent, 7))


def _documents(driver: Driver) -> None:
    driver.workspace.commit(make("Add a document", a_document()))
    driver.page.go_to(Spot("interviews", None, "documents"))


def _reading(driver: Driver) -> None:
    _documents(driver)
    driver.page.go_to(Spot("reading", a_document().id))
    driver.type("12")
    driver.key(Qt.Key.Key_Return)
    driver.line("! Reserves fall #1")


def _team_meeting(driver: Driver) -> None:
    doubted = a_finding("Plans come late", reference="SA7")
    driver.workspace.commit(make("Find", doubted))
    doubt = give_view(doubted, peer=PRIYA, view=View.DIFFERS, words="Once only", existing=())
    driver.workspace.commit(doubt)
    driver.page.go("teammeeting")


def _large_screen(driver: Driver) -> None:
    _team_meeting(driver)
    screen = driver.screen
    assert isinstance(screen, TeamMeetingScreen)
    screen.large_screen()


def _since(driver: Driver) -> None:
    _team_meeting(driver)
    screen = driver.screen
    assert isinstance(screen, TeamMeetingScreen)
    screen.keep_feedback()
    driver.workspace.commit(make("Find", a_finding("Late", reference="SA9")))
    driver.page.go("since")
    driver.page.toast.hide()


def _evidence(driver: Driver) -> EvidenceScreen:
    with driver.workspace.read() as view:
        notes = view.where(Note, meeting=CHAIRS.id)
    alike = a_note("Members said with pride they find out last", meeting=CHAIRS.id, author=PRIYA)
    alike = replace(alike, first_key=notes[-1].first_key, speaker=notes[-1].speaker)
    driver.workspace.commit(make("Add", alike))
    driver.page.go_to(Spot("evidence", notes[-1].id))
    screen = driver.screen
    assert isinstance(screen, EvidenceScreen)
    return screen


def _evidence_menu(driver: Driver) -> None:
    _evidence(driver).ask_move()


def _evidence_held(driver: Driver) -> None:
    screen = _evidence(driver)
    with driver.workspace.read() as view:
        notes, finding = view.where(Note, meeting=CHAIRS.id), view.all(Finding)[0]
    kept = replace(notes[0], sensitivity=Sensitivity.TEAM_ONLY)
    driver.workspace.commit(edit("Keep", (notes[0], kept)))
    screen.doing.move([each.id for each in notes], finding.id, against=False)


def _evidence_naming(driver: Driver) -> None:
    _evidence(driver).new_finding()


def _evidence_finding(driver: Driver) -> None:
    screen = _evidence(driver)
    if not screen.view.is_narrow:
        screen.view.findings.setFocus()
    with driver.workspace.read() as view:
        screen.view.findings.choose(view.all(Finding)[0].id)


def _evidence_empty(driver: Driver) -> None:
    with driver.workspace.read() as view:
        act = bin_notes(view.all(Note))
    driver.workspace.commit(act)
    driver.page.go("evidence")
    driver.page.toast.hide()


def _findings(driver: Driver) -> FindingsScreen:
    with driver.workspace.read() as view:
        finding, notes = view.all(Finding)[0], view.where(Note, meeting=CHAIRS.id)
        there = {link.note for link in view.where(FindingNote, finding=finding.id)}
    links = [a_finding_note(finding, note) for note in notes if note.id not in there]
    other = a_finding("Reserves are sound", theme=finding.theme)
    driver.workspace.commit(make("Add", other, *links))
    driver.page.go_to(Spot("findings", finding.id))
    driver.page.toast.hide()
    screen = driver.screen
    assert isinstance(screen, FindingsScreen)
    return screen


def _findings_editor(driver: Driver) -> None:
    screen = _findings(driver)
    with driver.workspace.read() as view:
        lone = view.where(Finding, headline="Reserves are sound")[0]
        note = view.where(Note, meeting=CHAIRS.id)[0]
    driver.workspace.commit(make("Add", a_finding_note(lone, note)))
    driver.page.go_to(Spot("findings", lone.id))
    screen._open_editor()
    screen.view.evidence.buttons[EvidenceStrength.STRONG].click()
    screen.view.warning.action.click()
    driver.type("Two groups said so apart")
    driver.page.toast.hide()


def _findings_merge(driver: Driver) -> None:
    _findings(driver).merge()


def _findings_split(driver: Driver) -> None:
    _findings(driver).split()


def _coverage(driver: Driver) -> None:
    with driver.workspace.read() as view:
        groups = view.all(StakeholderGroup)
    wanted = [(each, replace(each, target=4)) for each in groups]
    driver.workspace.commit(edit("Set targets", *wanted))
    driver.page.go("coverage")


def _coverage_table(driver: Driver) -> None:
    _coverage(driver)
    driver.screen.do("show_table")


def _recommendations(driver: Driver) -> None:
    with driver.workspace.read() as view:
        one = view.all(Recommendation)[0]
        challenge = view.all(Challenge)[0]
    asked = "Cabinet should agree a plan and publish it by May."
    on = replace(challenge, uses_owner=True, uses_timescale=True, uses_measure=True)
    driver.workspace.commit(edit("Write", (one, replace(one, text=asked)), (challenge, on)))
    driver.page.go("recommendations")


def _recommendation(driver: Driver) -> None:
    _recommendations(driver)
    with driver.workspace.read() as view:
        driver.page.go_to(Spot("recommendations", view.all(Recommendation)[0].id))
    driver.screen.do("agree")
    driver.page.toast.hide()


def _recommendation_signed_off(driver: Driver) -> None:
    _recommendation(driver)
    driver.screen.do("sign_off")
    driver.screen.do("change_it")
    driver.page.toast.hide()


def _recommendations_empty(driver: Driver) -> None:
    with driver.workspace.read() as view:
        driver.workspace.commit(put_in_bin("Delete", *view.all(Recommendation)))
    driver.page.go("recommendations")
    driver.page.toast.hide()


STOPS = (
    Stop("welcome", lambda driver: driver.type("half a passphrase"), welcome=True),
    Stop("new challenge", _new_challenge, welcome=True),
    Stop("recovery key", _recovery_key, welcome=True),
    Stop("receive", _receive, welcome=True),
    Stop("help before a challenge", _front_help, welcome=True),
    Stop("recovery", _recovery, welcome=True),
    screen("passphrase"),
    screen("today"),
    Stop("meeting", lambda driver: driver.page.go_to(Spot("meeting", CHAIRS.id))),
    screen("timetable"),
    Stop("timetable, looked at", _timetable),
    screen("interviews"),
    Stop("interviews, documents", _documents),
    Stop("reading", _reading),
    Stop("capture", _capture),
    Stop("capture, who is in the room", _capture_people),
    Stop("capture, a concern", _capture_concern),
    Stop("capture, words to say", _capture_opening),
    Stop("capture, lines pasted", _capture_paste),
    Stop("capture, a picture", _capture_attachment),
    Stop("wrapup", _wrap_up),
    Stop("coverage", _coverage),
    Stop("coverage, as a table", _coverage_table),
    Stop("teammeeting", _team_meeting),
    Stop("teammeeting, large", _large_screen),
    Stop("since", _since),
    Stop("evidence", _evidence),
    Stop("evidence, where to move", _evidence_menu),
    Stop("evidence, a new finding", _evidence_naming),
    Stop("evidence, a finding", _evidence_finding),
    Stop("evidence, a move held back", _evidence_held),
    Stop("evidence, no notes", _evidence_empty),
    Stop("findings", _findings),
    Stop("findings, one is written", _findings_editor),
    Stop("findings, merging", _findings_merge),
    Stop("findings, splitting", _findings_split),
    Stop("recommendations", _recommendations),
    Stop("recommendations, one written", _recommendation),
    Stop("recommendations, a change after sign-off", _recommendation_signed_off),
    Stop("recommendations, none yet", _recommendations_empty),
    Stop("report", report.write),
    Stop("report, putting in", report.putting_in),
    Stop("report, a finding edited", report.finding),
    Stop("versions", report.versions),
    Stop("comments", report.comments),
    Stop("a Word file that came back", report.word_back),
    Stop("after the visit, an action", report.action),
    screen("after"),
    screen("export"),
    screen("share"),
    screen("settings"),
    Stop("share, a laptop asks", team.sharing),
    Stop("bin", _bin),
    Stop("bin, erasing for good", team.erasing),
    screen("paper"),
    screen("help"),
    screen("addnotes"),
    Stop("addnotes, looked at", _look_at_notes),
    Stop("search", _search),
    _setup("themes"),
    _setup("theme", FINANCE),
    _setup("peer", PRIYA),
    _setup("confidentiality"),
)
