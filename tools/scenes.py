"""How to get to each screen that is drawn, with something to see on it."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sli_desktop.models.records.change import edit
from sli_desktop.models.records.finding import Finding, FindingState, PeerView, View
from sli_desktop.models.records.meeting import Headline, Meeting, MeetingState, UnableToSpeak
from sli_desktop.models.records.note import FollowUp, Note, NoteKind
from sli_desktop.models.records.people import Peer
from sli_desktop.paths import resource
from sli_desktop.services.capture import bin_notes
from sli_desktop.services.contact_numbers import ContactNumber, change_contact_number
from sli_desktop.services.desk import who_sits_here
from sli_desktop.services.findings import give_view
from sli_desktop.ui.screens.addnotes.screen import AddNotesScreen
from sli_desktop.ui.screens.capture.screen import CaptureScreen
from sli_desktop.ui.screens.export.screen import ExportScreen
from sli_desktop.ui.screens.reading.screen import ReadingScreen
from sli_desktop.ui.screens.share.screen import ShareScreen
from sli_desktop.ui.screens.teammeeting.screen import TeamMeetingScreen
from sli_desktop.ui.screens.timetable.screen import TimetableScreen
from sli_desktop.ui.spot import Spot
from tools.colleague import colleagues_bundle, join_request
from tools.studio import Studio


def today(studio: Studio) -> None:
    """The second day in the middle of the morning: some meetings done, one in ten minutes."""
    with studio.opened.read() as view:
        held = [each for each in view.all(Meeting) if each.starts]
        me = who_sits_here(view)
    assert me is not None
    days = sorted({each.starts.date() for each in held if each.starts})
    mine = sorted(
        each.starts
        for each in held
        if each.starts and each.starts.date() == days[1] and me.id in each.peers
    )
    studio.now = mine[min(2, len(mine) - 1)] - timedelta(minutes=10)
    later = [
        (each, replace(each, state=MeetingState.PLANNED, wrap_up_done=False))
        for each in held
        if each.starts and each.starts > studio.now and each.state is MeetingState.HELD
    ]
    with studio.opened.read() as view:
        notes = [note for each, _ in later for note in view.where(Note, meeting=each.id)]
    studio.opened.commit(edit("Not yet", *later))
    studio.opened.commit(bin_notes(notes))
    studio.open()


def interviews(studio: Studio) -> None:
    """All meetings."""
    studio.open()
    studio.screen("interviews")


def meeting(studio: Studio) -> None:
    """The page of the next meeting."""
    studio.open()
    studio.page.go_to(Spot("meeting", studio.next.id))


def timetable(studio: Studio) -> None:
    """The organiser's new timetable before it is taken in."""
    studio.open()
    screen = studio.screen("timetable")
    assert isinstance(screen, TimetableScreen)
    screen.read(resource("sample/northmere-timetable.xlsx"))


def documents(studio: Studio) -> None:
    """The register of documents."""
    studio.open()
    studio.page.go_to(Spot("interviews", None, "documents"))


def reading(studio: Studio) -> None:
    """The document with the most notes, a line being typed."""
    with studio.opened.read() as view:
        notes = view.note_counts("document")
    studio.open()
    studio.page.go_to(Spot("reading", max(notes, key=lambda each: notes[each])))
    screen = studio.page.current
    assert isinstance(screen, ReadingScreen)
    QTest.keyClicks(screen.view.line, "+ Savings are listed by service #1")


def capture(studio: Studio) -> None:
    """In the meeting with the most kinds of notes, a line being typed."""
    with studio.opened.read() as view:
        notes = view.all(Note)
        meetings = {meeting.id: meeting for meeting in view.all(Meeting)}
    kinds = {each: {k for n in notes if n.meeting == each for k in n.kinds} for each in meetings}
    best = max(meetings, key=lambda each: (len(kinds[each]), len(meetings[each].title) < 34))
    meeting = meetings[best]
    studio.now = max(note.first_key for note in notes if note.meeting == meeting.id)
    going_on = replace(meeting, state=MeetingState.PLANNED)
    studio.opened.commit(edit("Reopen a meeting", (meeting, going_on)))
    studio.open()
    screen = studio.page.screen_named("capture")
    assert isinstance(screen, CaptureScreen)
    screen.open(meeting.id)
    studio.screen("capture")
    QTest.keyClicks(screen.view.line, "+ Partnership board has a shared data dashboard #2")
    screen.view.notes.scrollToBottom()


def wrapup(studio: Studio) -> None:
    """A meeting just ended: two headlines, two notes without a theme, what to ask next."""
    with studio.opened.read() as view:
        meetings = [m for m in view.all(Meeting) if m.starts and m.state is MeetingState.HELD]
        notes = {each.id: view.where(Note, meeting=each.id) for each in meetings}
        headlines = {each.meeting: each for each in view.all(Headline)}
    meeting = max(meetings, key=lambda each: (asks(notes[each.id]), each.id in headlines))
    if meeting.ends is not None:
        studio.now = meeting.ends + timedelta(minutes=2)
    ended = replace(meeting, wrap_up_done=False, unable_to_speak=UnableToSpeak.UNANSWERED)
    plain = [note for note in notes[meeting.id] if NoteKind.FOLLOW_UP not in note.kinds]
    bare = [(note, replace(note, themes=frozenset())) for note in plain[1:3]]
    asked = [note for note in notes[meeting.id] if NoteKind.FOLLOW_UP in note.kinds]
    bare += [(note, replace(note, follow_up=FollowUp.OPEN)) for note in asked]
    later = [
        (each, replace(each, state=MeetingState.PLANNED, wrap_up_done=False))
        for each in meetings
        if each.starts and meeting.starts and each.starts > meeting.starts
    ]
    studio.opened.commit(edit("End a meeting", (meeting, ended), *bare, *later))
    studio.open()
    studio.page.go_to(Spot("wrapup", meeting.id))
    studio.settle()


def asks(notes: tuple[Note, ...]) -> int:
    """How many follow-ups a meeting left, as far as they fit on one page."""
    return min(sum(NoteKind.FOLLOW_UP in note.kinds for note in notes), 2)


def search(studio: Studio) -> None:
    """Words looked for from within a meeting."""
    studio.open()
    studio.page.go_to(Spot("capture", studio.next.id))
    studio.page.actions_["search"].trigger()
    QTest.keyClicks(studio.page.top.search, "temporary accom")
    studio.settle()


def settings(studio: Studio) -> None:
    """All preferences."""
    studio.open()
    studio.screen("settings")


def deleted(studio: Studio) -> None:
    """Notes in the bin."""
    with studio.opened.read() as view:
        studio.opened.commit(bin_notes(view.all(Note)[4:7]))
    studio.open()
    studio.screen("bin")


def people(studio: Studio) -> None:
    """Who is in the room, to put right."""
    capture(studio)
    screen = studio.page.current
    assert isinstance(screen, CaptureScreen)
    screen.people()


def concern(studio: Studio) -> None:
    """Whom to ring, and what can be struck out."""
    for which, words in (
        (ContactNumber.SAFEGUARDING, "01632 960 001"),
        (ContactNumber.MANAGER, "07700 900 123"),
    ):
        with studio.opened.read() as view:
            act = change_contact_number(view, which, words)
        studio.opened.commit(act)
    capture(studio)
    screen = studio.page.current
    assert isinstance(screen, CaptureScreen)
    screen.raise_concern()


def opening(studio: Studio) -> None:
    """What to say at the start of a meeting."""
    studio.open()
    studio.page.go_to(Spot("capture", studio.next.id))


def export(studio: Studio) -> None:
    """Ready to export."""
    studio.open()
    screen = studio.screen("export")
    assert isinstance(screen, ExportScreen)
    screen.view.folder.setText("Documents")


def share(studio: Studio) -> ShareScreen:
    """A bundle of a colleague, before it is taken in."""
    studio.open()
    screen = studio.screen("share")
    assert isinstance(screen, ShareScreen)
    screen.view.folder.setText("Documents")
    screen.preview(colleagues_bundle(studio.opened, studio.folder, lambda: studio.now))
    return screen


def share_home(studio: Studio) -> None:
    """Who has what, after an import."""
    share(studio).take()
    screen = studio.screen("share")
    assert isinstance(screen, ShareScreen)
    screen.view.banner.hide()
    while screen.cards:
        screen.cards[0].choose(1)
    screen.view.undo_import.hide()


def admitting(studio: Studio) -> None:
    """A join request: the six words to compare."""
    share_home(studio)
    screen = studio.screen("share")
    assert isinstance(screen, ShareScreen)
    screen.admitting.read(join_request(studio.folder, lambda: studio.now))


def both(studio: Studio) -> None:
    """The same bundle taken in: what was changed by both."""
    share(studio).take()


def paper(studio: Studio) -> None:
    """The day sheet of a peer, before it is printed."""
    studio.open()
    studio.page.go_to(Spot("paper", None, "day:2025-10-14"))


def addnotes(studio: Studio) -> None:
    """A Word page of the sample, before its notes are added."""
    studio.open()
    screen = studio.screen("addnotes")
    assert isinstance(screen, AddNotesScreen)
    screen.read_file(resource("sample/northmere-notes.docx"))


def setup(studio: Studio) -> None:
    """The task list, with the themes beside it."""
    studio.open()
    studio.page.go_to(Spot("setup", None, "themes"))


def help_(studio: Studio) -> None:
    """The first page of Help."""
    studio.open()
    studio.page.go_to(Spot("help", None, "first-day"))


def team_meeting(studio: Studio) -> None:
    """The evening of the second day: two peers differ on a finding, headlines are written."""
    opened = studio.opened
    with opened.read() as view:
        every = sorted(view.all(Finding), key=lambda each: each.state is FindingState.AGREED)
        findings = every[:2]
        peers = sorted(view.all(Peer), key=lambda each: each.name)[:3]
        held = [each for each in view.all(Meeting) if each.starts]
        views = view.all(PeerView)
        notes = [each for each in view.all(Note) if NoteKind.FOLLOW_UP in each.kinds]
    for finding, words in zip(findings, ("", "One meeting only."), strict=True):
        for peer, what in zip(peers, (View.AGREES, View.UNSURE, View.DIFFERS), strict=False):
            said = words if what is View.DIFFERS else ""
            act = give_view(finding, peer=peer.id, view=what, words=said, existing=views)
            opened.commit(act)
    asked = [(each, replace(each, follow_up=FollowUp.OPEN)) for each in notes[:3]]
    opened.commit(edit("Ask again", *asked))
    second = sorted({each.starts.date() for each in held if each.starts})[1]
    evening = max(each.starts for each in held if each.starts and each.starts.date() == second)
    studio.now = evening.replace(hour=17, minute=52)
    studio.open()
    screen = studio.screen("teammeeting")
    assert isinstance(screen, TeamMeetingScreen)
    screen.view.headlines.selectAll()
    QTest.keyClicks(screen.view.headlines, "Strong leadership and good grip on money")
    QTest.keyClick(screen.view.headlines, Qt.Key.Key_Return)
    QTest.keyClicks(screen.view.headlines, "Housing needs one plan and one owner")
    screen.view.headlines.settle()
    screen.view.emerging.setFocus()


def large_screen(studio: Studio) -> None:
    """The same on the wall."""
    team_meeting(studio)
    screen = studio.page.current
    assert isinstance(screen, TeamMeetingScreen)
    screen.large_screen()


def since(studio: Studio) -> None:
    """The feedback was kept, then a finding was worded anew and one parked."""
    studio.open()
    screen = studio.screen("teammeeting")
    assert isinstance(screen, TeamMeetingScreen)
    screen.keep_feedback()
    with studio.opened.read() as view:
        shown = [each for each in view.all(Finding) if each.state is FindingState.AGREED]
    one, other = shown[0], shown[1]
    anew = replace(one, headline=f"{one.headline}, and it is owned")
    parked = replace(other, state=FindingState.PARKED)
    studio.opened.commit(edit("Write anew", (one, anew), (other, parked)))
    studio.page.go("since")


def coverage(studio: Studio) -> None:
    """The evening of the second day: gaps with the chances that remain."""
    with studio.opened.read() as view:
        held = [each for each in view.all(Meeting) if each.starts]
    days = sorted({each.starts.date() for each in held if each.starts})
    later = [
        (each, replace(each, state=MeetingState.PLANNED, wrap_up_done=False))
        for each in held
        if each.starts and each.starts.date() > days[1]
    ]
    studio.opened.commit(edit("Not yet", *later))
    evening = max(each.starts for each in held if each.starts and each.starts.date() == days[1])
    studio.now = evening.replace(hour=17, minute=52)
    studio.open()
    studio.screen("coverage")


def coverage_table(studio: Studio) -> None:
    """The same evening, as a table."""
    coverage(studio)
    studio.page.current.do("show_table")
