"""Everything before a challenge's window: opens it, makes it, receives it, rescues it.

Imported on the worker after Welcome has been painted, as the whole assembly is.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sli_desktop.errors import SliError
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.ids import Clock, NewIds, RandomBytes
from sli_desktop.models.records.people import Peer, PeerRole
from sli_desktop.paths import resource
from sli_desktop.services.aftermath import Found, look_after_crash
from sli_desktop.services.beginning import Beginnings, Begun
from sli_desktop.services.desk import who_sits_here
from sli_desktop.services.drafts import Draft
from sli_desktop.services.guide.pages import Guides
from sli_desktop.services.purging import finish_all
from sli_desktop.services.sample import open_or_make_sample
from sli_desktop.services.sync.team import TeamDesk, fingerprint_words
from sli_desktop.services.unfinished import settle_line
from sli_desktop.storage import (
    DEFAULT_COST,
    DamagedFileError,
    KdfCost,
    Rescue,
    View,
    Workspace,
)
from sli_desktop.ui.opening import Before
from sli_desktop.ui.problem_report import report_words
from sli_desktop.ui.recent import Recent, read_recent, remember
from sli_desktop.ui.screens.help.front import HelpPage
from sli_desktop.ui.screens.new_challenge.screen import NewChallengePage
from sli_desktop.ui.screens.receive.screen import Means as ReceiveMeans
from sli_desktop.ui.screens.receive.screen import Membership, ReceivePage, ask_file
from sli_desktop.ui.screens.recovery.screen import (
    AftermathPage,
    DamagedPage,
    Means,
    ask_folder,
    ask_new_file,
)
from sli_desktop.wording import tr

SAMPLE_FOLDER = "Sample challenge.sli"
WAITING = tr("Waiting for a challenge")
_BRITAIN = ZoneInfo("Europe/London")


class NoTeamError(SliError):
    """A challenge without a team cannot say whose notes these are."""

    code = "SLI-3601"

    def __init__(self) -> None:
        super().__init__(
            tr("This challenge has no content yet, so there is nothing to show."),
            next_step=tr(
                "If you asked to join a team, choose Receive a file and open the membership file "
                "that came back. Otherwise start a new challenge."
            ),
        )


class FrontRooms:
    """Opens challenges of one person on one laptop, and everything that can go before."""

    def __init__(
        self,
        *,
        data: Path,
        documents: Path,
        recent_file: Path,
        clock: Clock,
        random: RandomBytes,
        cost: KdfCost = DEFAULT_COST,
        logs: Path | None = None,
    ) -> None:
        self._data, self._recent_file = data, recent_file
        self._documents = documents
        self._clock, self._random = clock, random
        self._cost, self._logs = cost, logs
        finish_all([*data.glob("*.sli"), *(e.folder for e in read_recent(recent_file))])
        self.guides = Guides(resource("user-guide"), resource("glossary.md"))

    # --- opening --------------------------------------------------------------------------------

    def open(self, folder: Path, secret: str, *, take_over: bool = False) -> Workspace:
        """Unlock a challenge by its passphrase or recovery key."""
        workspace = Workspace.open(
            folder,
            secret,
            clock=self._clock,
            random=self._random,
            take_over=take_over,
        )
        return self._opened(workspace)

    def open_sample(self) -> Workspace:
        """Open the sample of this laptop, made anew where it is not there yet."""
        workspace = open_or_make_sample(
            self._data / SAMPLE_FOLDER,
            resource("sample/northmere.jsonl"),
            words=self._words(),
            clock=self._clock,
            random=self._random,
        )
        return self._opened(workspace)

    def _opened(self, workspace: Workspace) -> Workspace:
        try:
            self._back_up(workspace)
            with workspace.read() as view:
                found = view.all(Challenge)
        except BaseException:
            workspace.close()
            raise
        if not found:
            workspace.close()
            raise NoTeamError
        self.remember(workspace)
        return workspace

    def _back_up(self, workspace: Workspace) -> None:
        try:
            workspace.backup_if_changed("opened")
        except DamagedFileError:
            raise
        except SliError:
            return  # a full disk is no reason to keep people from their notes

    def remember(self, workspace: Workspace) -> None:
        """Put an open challenge on top of the list of Welcome."""
        with workspace.read() as view:
            found = view.all(Challenge)
        council, kind, starts, ends = WAITING, "", None, None
        if found:
            council, kind = found[0].subject, found[0].label_challenge
            starts, ends = found[0].on_site_from, found[0].on_site_to
        entry = Recent(
            workspace.folder, council, kind[:1].upper() + kind[1:], starts, ends, self._clock()
        )
        with suppress(OSError):  # the list is a convenience; the challenge is open all the same
            remember(self._recent_file, entry)

    # --- pages ----------------------------------------------------------------------------------

    def new_challenge(self, before: Before) -> NewChallengePage:
        """The page that makes a new challenge."""
        place = tr("It is kept, encrypted, on this laptop: {folder}")
        return NewChallengePage(
            before,
            self._beginnings(),
            self._today,
            place.format(folder=_with_tilde(self._data)),
            remember=self.remember,
        )

    def receive(self, before: Before) -> ReceivePage:
        """The page for a file that came, and for joining a team."""
        waiting = [
            entry.folder
            for entry in read_recent(self._recent_file)
            if entry.council == WAITING and entry.is_there
        ]
        means = ReceiveMeans(
            waiting=tuple(waiting),
            request=self._request,
            open_membership=self._open_membership,
            open_backup=self._open_backup,
            ask_file=ask_file,
            ask_folder=ask_folder,
        )
        return ReceivePage(before, means)

    def help(self, before: Before, place: str = "") -> HelpPage:
        """The guide, at a place of it."""
        return HelpPage(before, self.guides, place)

    def rescue(self, before: Before, folder: Path, secret: str, problem: SliError) -> DamagedPage:
        """The page of a challenge that does not open."""
        try:
            found = Rescue.by_secret(folder, secret)
        except SliError:
            found = None
        council = self._council(folder)
        return DamagedPage(before, self._means(_BRITAIN), found, council, problem)

    def aftermath(self, before: Before, opened: Workspace) -> AftermathPage | None:
        """The page after a crash; None where the challenge was closed well."""
        if opened.ended_at is None:
            return None
        with opened.read() as view:
            challenge = view.all(Challenge)[0]
        means = self._means(_zone(challenge), marks_on=before.marks_on)
        return AftermathPage(before, means, opened, challenge.subject)

    # --- means ----------------------------------------------------------------------------------

    def _beginnings(self) -> Beginnings:
        return Beginnings(
            self._data,
            resource("frameworks"),
            self._words(),
            clock=self._clock,
            random=self._random,
            cost=self._cost,
        )

    def _words(self) -> tuple[str, ...]:
        return fingerprint_words(resource("words/fingerprint-words.txt"))

    def _today(self) -> date:
        return self._clock().astimezone(_BRITAIN).date()

    def _council(self, folder: Path) -> str:
        known = (e.council for e in read_recent(self._recent_file) if e.folder == folder)
        return next(known, folder.stem)

    def _means(self, zone: tzinfo, *, marks_on: bool = True) -> Means:
        def now() -> datetime:
            return self._clock().astimezone(zone)

        def look(workspace: Workspace) -> Found:
            return look_after_crash(workspace, now(), zone)

        def settle(workspace: Workspace, draft: Draft, keep: bool) -> None:
            with workspace.read() as view:
                author = who_types(view).id
            new_id = NewIds(self._clock, self._random)
            settle_line(
                workspace, draft, author=author, new_id=new_id, marks_on=marks_on, keep=keep
            )

        def report(facts: Sequence[str]) -> str:
            return report_words(facts, self._logs)

        return Means(now, look, settle, self._restore, ask_folder, ask_new_file, report)

    def _restore(self, rescue: Rescue, backup: Path) -> Workspace:
        rescue.restore(backup, clock=self._clock)
        workspace = Workspace.open_with_key(
            rescue.folder, rescue.data_key, clock=self._clock, random=self._random
        )
        return self._opened(workspace)

    def _request(self, name: str, passphrase: str, place: Path) -> Begun:
        begun = self._beginnings().wait_for_team(name, passphrase, place)
        self.remember(begun.workspace)
        return begun

    def _open_membership(self, folder: Path, secret: str, file: Path) -> Membership:
        workspace = Workspace.open(folder, secret, clock=self._clock, random=self._random)
        try:
            desk = TeamDesk(workspace, self._words())
            opened = desk.open_membership(file)
            said = desk.fingerprint_of_team(opened.signed.roster)
        except BaseException:
            workspace.close()
            raise

        def join() -> None:
            desk.join(opened)
            self.remember(workspace)

        return Membership(workspace, said, join)

    def _open_backup(self, file: Path, secret: str) -> Workspace:
        return self._opened(self._beginnings().from_backup(file, secret))


def who_types(view: View) -> Peer:
    """The peer of this laptop; the challenge manager where nobody has said so.

    Raises:
        NoTeamError: there is no peer at all.
    """
    sits, team = who_sits_here(view), view.all(Peer)
    if sits is not None:
        return sits
    if not team:
        raise NoTeamError
    return next((peer for peer in team if peer.role is PeerRole.CHALLENGE_MANAGER), team[0])


def _zone(challenge: Challenge) -> tzinfo:
    try:
        return ZoneInfo(challenge.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _BRITAIN


def _with_tilde(folder: Path) -> str:
    try:
        return f"~/{folder.relative_to(Path.home())}"
    except ValueError:
        return str(folder)
