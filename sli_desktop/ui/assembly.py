"""The rooms behind Welcome, put together: opens challenges and builds their window.

Imported on the worker after Welcome has been painted, so it may import everything.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QMainWindow

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.ids import Clock, NewIds, RandomBytes
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.paths import resource
from sli_desktop.services.drafts import read_draft
from sli_desktop.services.guide.pages import Guide, Guides
from sli_desktop.services.history import History
from sli_desktop.services.late_drafts import late_draft_begun
from sli_desktop.services.reading_drafts import read_reading_draft
from sli_desktop.storage import DEFAULT_COST, KdfCost, View, Workspace
from sli_desktop.ui.acts import Acts
from sli_desktop.ui.change_bridge import ChangeBridge
from sli_desktop.ui.desk import Desk, Here
from sli_desktop.ui.file_drop import FileDrop
from sli_desktop.ui.front_rooms import FrontRooms, who_types
from sli_desktop.ui.known_here import KnownHere
from sli_desktop.ui.main_window import ChallengeWindow, Place
from sli_desktop.ui.opening import Around
from sli_desktop.ui.screens.addnotes.screen import AddNotesScreen
from sli_desktop.ui.screens.after.screen import AfterScreen
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.bin.screen import BinScreen
from sli_desktop.ui.screens.capture.manner import WRITING_UP, meeting_is_over
from sli_desktop.ui.screens.capture.screen import CaptureScreen
from sli_desktop.ui.screens.comments.screen import CommentsScreen
from sli_desktop.ui.screens.coverage.screen import CoverageScreen
from sli_desktop.ui.screens.evidence.screen import EvidenceScreen
from sli_desktop.ui.screens.export.screen import ExportScreen
from sli_desktop.ui.screens.findings.screen import FindingsScreen
from sli_desktop.ui.screens.help.screen import HelpScreen
from sli_desktop.ui.screens.help.state import KeyGroup, with_keys
from sli_desktop.ui.screens.interviews.screen import InterviewsScreen
from sli_desktop.ui.screens.large.screen import LargeScreen
from sli_desktop.ui.screens.meeting.screen import MeetingScreen
from sli_desktop.ui.screens.paper.screen import PaperScreen
from sli_desktop.ui.screens.passphrase.screen import PassphraseScreen
from sli_desktop.ui.screens.reading.screen import ReadingScreen
from sli_desktop.ui.screens.recommendations.screen import RecommendationsScreen
from sli_desktop.ui.screens.report.screen import ReportScreen
from sli_desktop.ui.screens.search.screen import SearchScreen
from sli_desktop.ui.screens.settings.screen import SettingsScreen
from sli_desktop.ui.screens.setup.screen import SetupScreen
from sli_desktop.ui.screens.share.screen import ShareScreen
from sli_desktop.ui.screens.since.screen import SinceScreen
from sli_desktop.ui.screens.teammeeting.screen import TeamMeetingScreen
from sli_desktop.ui.screens.timetable.screen import TimetableScreen
from sli_desktop.ui.screens.today.screen import TodayScreen
from sli_desktop.ui.screens.versions.screen import VersionsScreen
from sli_desktop.ui.screens.wordback.screen import WordBackScreen
from sli_desktop.ui.screens.wrapup.screen import WrapUpScreen
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.rail import RailEntry
from sli_desktop.ui.words import days
from sli_desktop.wording import tr

ENTRIES = (
    RailEntry("today", tr("Today"), "calendar-days", 1),
    RailEntry("interviews", tr("Interviews"), "messages-square", 2),
    RailEntry("evidence", tr("Evidence"), "layers", 3),
    RailEntry("coverage", tr("Coverage"), "grid-3x3", 4),
    RailEntry("findings", tr("Findings"), "lightbulb", 5),
    RailEntry("recommendations", tr("Recommendations"), "list-checks", 6),
    RailEntry("teammeeting", tr("Team meeting"), "users", 7),
    RailEntry("report", tr("Report"), "file-text", 8),
    RailEntry("share", tr("Share"), "share-2", 9),
    RailEntry("setup", tr("Challenge set-up"), "clipboard-list"),
    RailEntry("settings", tr("Settings"), "settings"),
    RailEntry("help", tr("Help"), "circle-help"),
)
"""The numbers are those of the whole order of the work: 3 to 7 belong to the evening's screens.

An entry shows as soon as there is a screen of its name.
"""


class Rooms(FrontRooms):
    """Opens challenges of one person on one laptop, and builds their windows.

    `steady` counts seconds evenly; without it a challenge locks only when asked to.
    """

    def __init__(
        self,
        *,
        data: Path,
        documents: Path,
        recent_file: Path,
        clock: Clock,
        random: RandomBytes,
        steady: Callable[[], float] | None = None,
        cost: KdfCost = DEFAULT_COST,
        logs: Path | None = None,
    ) -> None:
        super().__init__(
            data=data,
            documents=documents,
            recent_file=recent_file,
            clock=clock,
            random=random,
            cost=cost,
            logs=logs,
        )
        self._steady = steady

    def page(self, opened: Workspace, around: Around) -> ChallengeWindow:
        """Build the window of an open challenge and show the next step."""
        with opened.read() as view:
            challenge = view.all(Challenge)[0]
            peer = who_types(view)
            unfinished = _unfinished(view, self._clock())
        bridge = ChangeBridge(opened)
        desk = Desk(
            workspace=opened,
            acts=Acts(History(opened)),
            bridge=bridge,
            known=KnownHere(opened, around.jobs, bridge),
            jobs=around.jobs,
            look=around.look,
            preferences=around.preferences,
            memory=around.memory,
            clock=self._clock,
            new_id=NewIds(self._clock, self._random),
            here=Here(challenge, peer),
        )
        desk.bridge.committed.connect(desk.here.follow)
        window = build_window(desk, around.shell, self._documents)
        window.saving.carried.connect(lambda _folder: self.remember(opened))
        if self._steady is not None:
            window.locking.begin(self._steady, around.shell)
        if unfinished is not None and around.spot is None:
            window.begin_at(unfinished)
            window.say(tr("Your unfinished line is back"), can_undo=False)
        else:
            window.begin_at(around.spot or Spot("today"))
        return window


def build_window(desk: Desk, shell: QMainWindow, documents: Path) -> ChallengeWindow:
    """Screens, rail and frame. A screen more is a place more here, and an entry of the rail."""
    pages = Guides(resource("user-guide"), resource("glossary.md"))

    def guide() -> Guide:
        return with_keys(pages(), _key_groups(window, places))

    def today() -> TodayScreen:
        made = TodayScreen(desk)
        made.import_asked.connect(lambda: _timetable(window).ask_for_file())
        return made

    def interviews() -> InterviewsScreen:
        made = InterviewsScreen(desk)
        made.import_asked.connect(lambda: _timetable(window).ask_for_file())
        return made

    def capture() -> CaptureScreen:
        made = CaptureScreen(desk)
        made.view.add_page.clicked.connect(window.actions_["add_notes"].trigger)
        made.draft_told.connect(window.saving.draft_changed)
        return made

    def evidence() -> EvidenceScreen:
        made = EvidenceScreen(desk)
        made.view.undo.clicked.connect(window.actions_["undo"].trigger)
        made.view.key_help.clicked.connect(window.actions_["keys"].trigger)
        return made

    def search() -> SearchScreen:
        made = SearchScreen(desk)
        made.listen_to(window.top.search)
        made.left.connect(window.searching.back)
        return made

    places = (
        Place(TodayScreen, "today", today),
        Place(MeetingScreen, "today", lambda: MeetingScreen(desk)),
        Place(TimetableScreen, "today", lambda: TimetableScreen(desk, documents)),
        Place(InterviewsScreen, "interviews", interviews),
        Place(ReadingScreen, "interviews", lambda: ReadingScreen(desk)),
        Place(CaptureScreen, "interviews", capture),
        Place(WrapUpScreen, "interviews", lambda: WrapUpScreen(desk)),
        Place(SearchScreen, "interviews", search),
        Place(EvidenceScreen, "evidence", evidence),
        Place(FindingsScreen, "findings", lambda: FindingsScreen(desk)),
        Place(CoverageScreen, "coverage", lambda: CoverageScreen(desk)),
        Place(RecommendationsScreen, "recommendations", lambda: RecommendationsScreen(desk)),
        Place(TeamMeetingScreen, "teammeeting", lambda: TeamMeetingScreen(desk)),
        Place(LargeScreen, "teammeeting", lambda: LargeScreen(desk)),
        Place(SinceScreen, "teammeeting", lambda: SinceScreen(desk)),
        Place(ReportScreen, "report", lambda: ReportScreen(desk)),
        Place(CommentsScreen, "report", lambda: CommentsScreen(desk)),
        Place(AfterScreen, "report", lambda: AfterScreen(desk)),
        Place(VersionsScreen, "report", lambda: VersionsScreen(desk)),
        Place(WordBackScreen, "report", lambda: WordBackScreen(desk)),
        Place(ExportScreen, "report", lambda: ExportScreen(desk, documents)),
        Place(ShareScreen, "share", lambda: ShareScreen(desk, documents)),
        Place(PaperScreen, "today", lambda: PaperScreen(desk, documents, guide)),
        Place(HelpScreen, "help", lambda: HelpScreen(desk.look, guide)),
        Place(SettingsScreen, "settings", lambda: SettingsScreen(desk)),
        Place(AddNotesScreen, "interviews", lambda: AddNotesScreen(desk, documents)),
        Place(PassphraseScreen, "settings", lambda: PassphraseScreen(desk)),
        Place(BinScreen, "interviews", lambda: BinScreen(desk)),
        Place(SetupScreen, "setup", lambda: SetupScreen(desk)),
    )
    window = ChallengeWindow(desk, shell, ENTRIES, places, _day_words(desk))
    desk.bridge.committed.connect(
        lambda _committed: window.show_council(desk.challenge.subject, _day_words(desk))
    )
    FileDrop(window, TimetableScreen.can_take, lambda file: _timetable(window).read(file))
    window.actions_["unplanned"].triggered.connect(
        lambda: window.screen_named(TodayScreen.name).new_item()
    )
    return window


def _timetable(window: ChallengeWindow) -> TimetableScreen:
    """Go to where a timetable comes in: asked for by a button, or dropped on the window."""
    window.go(TimetableScreen.name)
    screen = window.screen_named(TimetableScreen.name)
    assert isinstance(screen, TimetableScreen)  # noqa: S101 its place made it
    return screen


def _unfinished(view: View, now: datetime) -> Spot | None:
    """Where the line is that was being typed when the program ended, or None.

    A meeting that is over by then is gone on with as one is written up: nobody sits opposite.
    """
    draft = read_draft(view)
    if draft is not None:
        meeting = view.get(Meeting, draft.meeting)
        is_over = meeting is not None and meeting_is_over(meeting, now)
        return Spot("capture", draft.meeting, WRITING_UP.part if is_over else "")
    reading = read_reading_draft(view)
    if reading is not None:
        return Spot("reading", reading.document)
    changed = late_draft_begun(view)
    return None if changed is None else Spot("recommendations", changed)


def _key_groups(window: ChallengeWindow, places: Sequence[Place]) -> Iterator[KeyGroup]:
    yield KeyGroup(tr("Everywhere"), window.actions_.keys_everywhere())
    for place in places:
        yield KeyGroup(place.kind.title, _keys_of(place.kind))


def _keys_of(screen: type[Screen]) -> tuple[tuple[str, str], ...]:
    commands = ((each.words, each.keys[0]) for each in screen.commands if each.keys)
    return (*screen.keys, *commands)


def _day_words(desk: Desk) -> str:
    challenge, today = desk.challenge, desk.now().date()
    kind = challenge.label_challenge[:1].upper() + challenge.label_challenge[1:]
    first, last = challenge.on_site_from, challenge.on_site_to
    if first and last and first <= today <= last:
        day = tr("{challenge} · Day {number} of {all}")
        number, every = (today - first).days + 1, (last - first).days + 1
        return day.format(challenge=kind, number=number, all=every)
    return " · ".join(each for each in (kind, days(first, last)) if each)
