"""Draws each screen offscreen from the sample challenge into docs/images (or a folder named).

python tools/screenshots.py [FOLDER [NAME ...]]
"""

import os
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from sli_desktop.models.records.change import edit  # noqa: E402
from sli_desktop.models.records.meeting import Headline, Meeting, MeetingState, UnableToSpeak  # noqa: E402
from sli_desktop.models.records.note import FollowUp, Note, NoteKind  # noqa: E402
from sli_desktop.paths import resource  # noqa: E402
from sli_desktop.services.capture import bin_notes  # noqa: E402
from sli_desktop.settings import Colours  # noqa: E402
from sli_desktop.ui.assembly import Rooms  # noqa: E402
from sli_desktop.ui.jobs import Task  # noqa: E402
from sli_desktop.ui.look import Look  # noqa: E402
from sli_desktop.ui.main_window import ChallengeWindow  # noqa: E402
from sli_desktop.ui.screens.addnotes.screen import AddNotesScreen  # noqa: E402
from sli_desktop.ui.screens.base import Screen  # noqa: E402
from sli_desktop.ui.screens.capture.screen import CaptureScreen  # noqa: E402
from sli_desktop.ui.screens.export.screen import ExportScreen  # noqa: E402
from sli_desktop.ui.screens.reading.screen import ReadingScreen  # noqa: E402
from sli_desktop.ui.screens.share.screen import ShareScreen  # noqa: E402
from sli_desktop.ui.screens.timetable.screen import TimetableScreen  # noqa: E402
from sli_desktop.ui.spot import Spot  # noqa: E402
from sli_desktop.ui.start import Program, Start  # noqa: E402
from tools.colleague import colleagues_bundle  # noqa: E402

SIZE = (1366, 768)


class AtOnce:
    """An executor that does each task where it is handed in."""

    def submit(self, task: Task) -> None:
        """Do it."""
        task()

    def close(self) -> None:
        """Nothing waits."""


class Shot(NamedTuple):
    """One picture: its name, its look, and how to get there."""

    name: str
    colours: Colours
    text_size: int
    go: Callable[["Studio"], object]


class Studio:
    """The program on a sample of its own, at a moment when there is something to see."""

    def __init__(self, app: QApplication, look: Look, folder: Path) -> None:
        self.app, self.look, self.folder = app, look, folder
        self.now = datetime(2025, 10, 15, 17, 40, tzinfo=UTC)
        self.recent = folder / "recent.json"
        self.documents = folder / "Documents"
        self.documents.mkdir()
        self.rooms = Rooms(
            data=folder,
            documents=self.documents,
            recent_file=self.recent,
            clock=lambda: self.now,
            random=os.urandom,
        )
        self.opened = self.rooms.open_sample()
        self._prepare()

    def _prepare(self) -> None:
        """Go to the first meeting still planned, a few minutes before it."""
        with self.opened.read() as view:
            planned = [m for m in view.all(Meeting) if m.state is MeetingState.PLANNED]
        self.next = min(planned, key=lambda meeting: meeting.starts or self.now)
        if self.next.starts is not None:
            self.now = self.next.starts - timedelta(minutes=10)

    @contextmanager
    def program(self) -> Iterator[Program]:
        """A window on the sample."""
        start = Start(
            load_assembly=lambda: self.rooms,
            executor=AtOnce(),
            clock=lambda: self.now,
            recent_file=self.recent,
            relaunch=lambda _folder, _spot: None,
        )
        self.running = Program(self.app, self.look, start)
        self.running.shell.resize(*SIZE)
        self.running.show()
        QTest.qWaitForWindowExposed(self.running.shell)
        yield self.running
        self.running.opened = None
        self.running.shell.close()
        self.running.shell.deleteLater()
        self.app.processEvents()

    def open(self) -> None:
        """Unlock the sample."""
        self.running.show_challenge(self.opened)
        self.settle()

    def settle(self) -> None:
        """Let everything be painted."""
        for _ in range(5):
            self.app.processEvents()
        QTest.qWait(30)

    @property
    def page(self) -> ChallengeWindow:
        """The window of the challenge."""
        page = self.running.page
        assert isinstance(page, ChallengeWindow)
        return page

    def screen(self, name: str) -> Screen:
        """Go to a screen."""
        self.page.go(name)
        self.settle()
        return self.page.current


def welcome(studio: Studio) -> None:
    """A passphrase half typed."""
    QTest.keyClicks(studio.running.welcome.view.passphrase, "three random words")


def today(studio: Studio) -> None:
    """The day of the next meeting."""
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
    if meeting.starts is not None:
        studio.now = meeting.starts + timedelta(minutes=42)
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


def in_three_looks(name: str, go: Callable[[Studio], object]) -> tuple[Shot, ...]:
    """A screen in light, in dark and at twice the text size."""
    return (
        Shot(name, Colours.LIGHT, 100, go),
        Shot(f"{name}-dark", Colours.DARK, 100, go),
        Shot(f"{name}-200", Colours.LIGHT, 200, go),
    )


SHOTS = (
    Shot("welcome", Colours.LIGHT, 100, welcome),
    Shot("welcome-dark", Colours.DARK, 100, welcome),
    *in_three_looks("today", today),
    *in_three_looks("meeting", meeting),
    *in_three_looks("timetable", timetable),
    *in_three_looks("interviews", interviews),
    *in_three_looks("capture", capture),
    *in_three_looks("documents", documents),
    *in_three_looks("reading", reading),
    Shot("capture-contrast", Colours.CONTRAST, 100, capture),
    *in_three_looks("wrap-up", wrapup),
    *in_three_looks("settings", settings),
    Shot("bin", Colours.LIGHT, 100, deleted),
    *in_three_looks("setup", setup),
    Shot("capture-people", Colours.LIGHT, 100, people),
    Shot("capture-people-200", Colours.LIGHT, 200, people),
    Shot("capture-concern", Colours.LIGHT, 100, concern),
    Shot("capture-concern-dark", Colours.DARK, 100, concern),
    Shot("capture-opening", Colours.LIGHT, 100, opening),
    Shot("export", Colours.LIGHT, 100, export),
    Shot("share", Colours.LIGHT, 100, share),
    Shot("share-both", Colours.LIGHT, 100, both),
    Shot("share-both-dark", Colours.DARK, 200, both),
    *in_three_looks("addnotes", addnotes),
    *in_three_looks("paper", paper),
    *in_three_looks("help", help_),
)


def save(image: QImage, file: Path) -> None:
    """Keep a picture small: 128 colours are all our screens have, but for the edges of letters."""
    whole = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (whole.width(), whole.height())
    raw = Image.frombuffer(
        "RGB", size, bytes(whole.constBits()), "raw", "RGB", whole.bytesPerLine()
    )
    raw.quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)


def main(folder: Path, names: Collection[str] = ()) -> None:
    """Draw every picture, or those that are named."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    look = Look(app)
    with tempfile.TemporaryDirectory() as work:
        for shot in (each for each in SHOTS if not names or each.name in names):
            place = Path(work) / shot.name
            place.mkdir()
            studio = Studio(app, look, place)
            look.choose(colours=shot.colours, text_size=shot.text_size)
            with studio.program():
                shot.go(studio)
                studio.settle()
                image = studio.running.shell.grab().toImage()
            studio.opened.close()
            save(image, folder / f"{shot.name}.png")
            print(f"{folder / shot.name}.png", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images", sys.argv[2:])
