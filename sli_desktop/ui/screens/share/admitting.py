"""Letting a laptop in, on Share: the request is read, six words compared, the file written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.people import Peer, PeerRole
from sli_desktop.paths import resource
from sli_desktop.services.people import add_peer
from sli_desktop.services.sync.leaving import TakenOut, take_out
from sli_desktop.services.sync.roster import JoinRequest
from sli_desktop.services.sync.team import (
    Admitted,
    TeamDesk,
    fingerprint_words,
    read_request_file,
)
from sli_desktop.services.sync.team_state import root_key_of
from sli_desktop.services.sync.who_has import who_has_what
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.problems import as_problem
from sli_desktop.ui.screens.share.team_part import TeamPart
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.wording import tr

WORDS = "words/fingerprint-words.txt"


class Around(NamedTuple):
    """What the screen does for it: work off the GUI thread, show the team, ask for files."""

    work: Callable[[str, Callable[[], Any], Callable[[Any], None]], None]
    show_team: Callable[[], None]
    ask_request: Callable[[], Path | None]
    folder: Callable[[], Path]
    banner: Banner


class Admitting:
    """Leads from a join request to a membership file."""

    def __init__(self, desk: Desk, part: TeamPart, around: Around) -> None:
        self._desk, self._part, self._around = desk, part, around
        self._team = TeamDesk(desk.workspace, fingerprint_words(resource(WORDS)))
        self._request: JoinRequest | None = None
        part.admit.clicked.connect(self._ask)
        part.found.clicked.connect(self.found)
        part.let_in.connect(self.let_in)
        part.out_asked.connect(self.take_out)

    def show_for(self, *, is_member: bool, waits: bool) -> None:
        """Offer what this laptop can do about the team."""
        with self._desk.workspace.read() as view:
            manages = root_key_of(view) is not None
            rows = who_has_what(view)
        others = [(row.name, row.device) for row in rows if row.is_active and not row.is_here]
        self._part.show_others(others)
        self._part.take_out.setVisible(manages and is_member)
        self._part.found.setVisible(not is_member and not waits)
        self._part.admit.setVisible(manages)

    def found(self) -> None:
        """Make this laptop the challenge manager's."""
        here = self._desk.here
        self._team.found(here.challenge.id, name=here.peer.name, peer=here.peer.id)
        self._around.show_team()
        self._part.admit.setFocus()

    def read(self, file: Path) -> None:
        """Show a join request, before anything is decided."""
        try:
            self._request = request = read_request_file(file)
        except Exception as error:  # noqa: BLE001 `as_problem` tells our bugs from trouble
            self._around.banner.show_problem(as_problem(error))
            return
        with self._desk.workspace.read() as view:
            peers = view.all(Peer)
        known = [(f"{peer.name} ({peer.initials})", peer.id) for peer in peers]
        self._part.ask(request, self._team.fingerprint_of(request), known)

    def let_in(self, whose: object) -> None:
        """The six words match: sign the team list anew and write the membership file."""
        request = self._request
        if request is None or whose is None:
            return
        peer = self._peer(request, whose)
        team, folder = self._team, self._around.folder()
        self._around.work(
            tr("Let a laptop in"), lambda: team.admit(request, folder, peer=peer), self._done
        )

    def _peer(self, request: JoinRequest, whose: object) -> PeerId:
        if isinstance(whose, UUID):
            return PeerId(whose)
        with self._desk.workspace.read() as view:
            team = view.all(Peer)
        peer, act = add_peer(
            team, name=request.name, role=PeerRole(str(whose)), new_id=self._desk.new_id
        )
        self._desk.acts.do(act)
        return peer.id

    def _done(self, admitted: Admitted) -> None:
        self._request = None
        self._part.close_asking()
        words = tr(
            "Give {name} the file {file}. When they open it, read them these six words of the "
            "team: {words}."
        )
        self._around.banner.say(
            tr("{name} is in the team.").format(name=admitted.member.name),
            words.format(
                name=admitted.member.name,
                file=admitted.made.file.name,
                words=admitted.team_fingerprint,
            ),
            tone="ok",
        )
        self._around.show_team()

    def take_out(self, device: str, is_lost: bool) -> None:
        """Take a laptop out of the team."""
        workspace = self._desk.workspace
        self._around.work(
            tr("Take a laptop out"),
            lambda: take_out(workspace, device, is_lost=is_lost),
            self._is_out,
        )

    def _is_out(self, taken: TakenOut) -> None:
        self._part.close_outing()
        words = tr(
            "Make a bundle now: it tells the others. {number} bundles made here can be opened on "
            "that laptop by somebody who knows its passphrase."
        )
        self._around.banner.say(
            tr("{name}'s laptop is out of the team.").format(name=taken.member.name),
            words.format(number=len(taken.bundles)),
            tone="ok",
        )
        self._around.show_team()

    def _ask(self) -> None:
        file = self._around.ask_request()
        if file is not None:
            self.read(file)
