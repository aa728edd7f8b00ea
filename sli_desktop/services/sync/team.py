"""The team: who found it, who asks to join, whom the manager lets in, who is in.

The laptop that makes a challenge is the manager's and holds the root key. Another laptop makes its
own keys and a join request; the manager answers with a membership file that only it can open. Both
sides read six words aloud to be sure that nobody stood between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from sli_desktop.models.records.ids import PeerId
from sli_desktop.services.desk import sit_down
from sli_desktop.services.sync.apart import open_apart
from sli_desktop.services.sync.bringing import bring_files
from sli_desktop.services.sync.bundles import MadeBundle, make_member_file, write_member_file
from sli_desktop.services.sync.coming_back import refuse_unasked
from sli_desktop.services.sync.cut_off import draw_the_line
from sli_desktop.services.sync.erasing import leave_no_trace
from sli_desktop.services.sync.errors import (
    AlreadyInTeamError,
    NotAJoinRequestError,
    NotForThisLaptopError,
    WrongFingerprintError,
)
from sli_desktop.services.sync.importing import ImportResult, SetAside, take_in
from sli_desktop.services.sync.laptop_keys import LaptopKeys, fingerprint, make_keys
from sli_desktop.services.sync.leaving import needed_root_key, out_now
from sli_desktop.services.sync.opening import Known, Opener
from sli_desktop.services.sync.progress import silent
from sli_desktop.services.sync.reader import OpenedBundle
from sli_desktop.services.sync.roster import (
    MAX_ROSTER,
    JoinRequest,
    Member,
    Roster,
    first_roster,
    read_join_request,
    with_member,
    write_join_request,
)
from sli_desktop.services.sync.signing import KEY_BYTES, from_text
from sli_desktop.services.sync.team_state import (
    Team,
    has_keys,
    is_in_team,
    keep_keys,
    keep_root_key,
    keep_roster,
    keys_of,
    root_key_of,
    team_of,
)
from sli_desktop.services.sync.writer import write_whole
from sli_desktop.storage import Transaction, Workspace

JOIN_SUFFIX = ".slijoin"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeRequest:
    """A join request on disk, and the six words its owner reads aloud."""

    file: Path
    name: str
    device: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """A laptop that was let in, and the membership file for it."""

    member: Member
    fingerprint: str
    team_fingerprint: str
    made: MadeBundle


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """This laptop is in the team now."""

    team_fingerprint: str
    manager: str
    result: ImportResult


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    """One laptop of the team list, with what this laptop holds of it."""

    member: Member
    fingerprint: str
    is_here: bool
    segments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamList:
    """The team as this laptop knows it."""

    version: int
    team_fingerprint: str
    members: tuple[TeamMember, ...]


class TeamDesk:
    """The acts around the team list of one challenge folder.

    `words` are the 1,024 words of fingerprints (``resources/words/fingerprint-words.txt``).
    """

    def __init__(self, workspace: Workspace, words: Sequence[str]) -> None:
        self._workspace = workspace
        self._words = words

    def found(self, challenge: UUID, *, name: str, peer: PeerId | None = None) -> Team:
        """Make this laptop the manager's: its keys, the root key, a team list of one.

        Raises:
            AlreadyInTeamError: there is a team.
        """
        with self._workspace.transaction() as transaction:
            if is_in_team(transaction):
                raise AlreadyInTeamError
            keys = self._own_keys(transaction, name)
            root_key = self._workspace.random(KEY_BYTES)
            signed = first_roster(
                challenge=challenge,
                root_key=root_key,
                manager=keys,
                peer=peer,
                at=self._workspace.clock(),
            )
            keep_root_key(transaction, root_key)
            keep_roster(transaction, signed)
        self._workspace.device = keys.device
        return Team(keys, signed)

    def request(self, folder: Path, *, name: str) -> MadeRequest:
        """Make keys for this laptop and a join request into a folder; nothing in it is secret.

        Raises:
            AlreadyInTeamError: this laptop is in the team.
            NoRoomError, CannotWriteBundleError: the place does not take it.
        """
        with self._workspace.transaction() as transaction:
            if is_in_team(transaction):
                raise AlreadyInTeamError
            keys = self._own_keys(transaction, name)
        self._workspace.device = keys.device
        target = folder / f"SLI-{keys.device[:4].upper()}{JOIN_SUFFIX}"
        data = write_join_request(keys, at=self._workspace.clock())
        write_whole(target, data)
        return MadeRequest(
            file=target,
            name=keys.name,
            device=keys.device,
            fingerprint=self.fingerprint_of(read_join_request(data)),
        )

    def admit(
        self,
        request: JoinRequest,
        folder: Path,
        *,
        peer: PeerId | None = None,
        words: str = "",
        replaces: str = "",
    ) -> Admitted:
        """Let a laptop in and write its membership file.

        `words` are the six words its owner read aloud; where given, they must fit. `replaces` is
        the laptop that is taken out in the same breath: broken, or exchanged in the middle of a
        visit.

        Raises:
            NotManagerError: this is not the manager's laptop.
            WrongFingerprintError: the words are others.
            RestoredError: the laptop was put back to a backup, and should take in a bundle first.
            NoRoomError, CannotWriteBundleError: the place does not take it.
        """
        said = self.fingerprint_of(request)
        _check_words(words, said)
        with self._workspace.read() as view:
            is_managed_here = root_key_of(view) is not None
        if is_managed_here:
            refuse_unasked(self._workspace)
        with self._workspace.transaction() as transaction:
            root_key = needed_root_key(transaction)
            team = team_of(transaction)
            now = self._workspace.clock()
            out = out_now(transaction, team, replaces) if replaces else None
            signed = with_member(root_key, team.signed, request, at=now, peer=peer, replaces=out)
            keep_roster(transaction, signed)
            draw_the_line(transaction, self._workspace, replace(team, signed=signed))
            team = replace(team, signed=signed)
            member = signed.roster.signer(request.device, 0)
            contents = make_member_file(self._workspace, transaction, team, member, folder)
        return Admitted(
            member=member,
            fingerprint=said,
            team_fingerprint=self.fingerprint_of_team(signed.roster),
            made=write_member_file(self._workspace, team, contents, folder),
        )

    def open_membership(self, file: Path, *, opener: Opener = open_apart) -> OpenedBundle:
        """Open a membership file in a process of its own; nothing is written or trusted yet.

        Raises:
            BundleError: it is refused.
            NoTeamError: this laptop has made no join request.
        """
        with self._workspace.read() as view:
            keys = keys_of(view)
        opened = opener(file, Known(keys=keys), silent)
        if opened.signed.roster.member(keys.device) is None:
            raise NotForThisLaptopError
        return opened

    def join(self, opened: OpenedBundle, *, words: str = "") -> Joined:
        """Complete the waiting folder: trust the team list's root key and take everything in.

        `words` are the six words the manager read aloud; where given, they must fit.

        Raises:
            WrongFingerprintError: the words are others.
            AlreadyInTeamError: this laptop is in a team.
        """
        roster = opened.signed.roster
        said = self.fingerprint_of_team(roster)
        _check_words(words, said)
        with self._workspace.transaction() as transaction:
            if is_in_team(transaction):
                raise AlreadyInTeamError
            keys = keys_of(transaction)
            member = roster.signer(keys.device, 0)
            keep_roster(transaction, opened.signed)
            if member.peer is not None:
                sit_down(transaction, PeerId(member.peer))
            team = Team(keys, opened.signed)
            result = take_in(transaction, self._workspace, team, opened, SetAside.ASK, joins=True)
        leave_no_trace(self._workspace, result.erasures)
        result = replace(result, files=bring_files(self._workspace, opened))
        sender = roster.member(opened.manifest.sender)
        return Joined(team_fingerprint=said, manager=sender.name if sender else "", result=result)

    def list(self) -> TeamList:
        """Who is in the team, and what this laptop holds of each.

        Raises:
            NoTeamError: this laptop is not in a team yet.
        """
        with self._workspace.read() as view:
            team = team_of(view)
            lines = view.segments()
        roster = team.signed.roster
        return TeamList(
            version=roster.version,
            team_fingerprint=self.fingerprint_of_team(roster),
            members=tuple(
                TeamMember(
                    member=member,
                    fingerprint=fingerprint(self._words, member.public_key, member.age.encode()),
                    is_here=member.device == team.keys.device,
                    segments=max((x.seq for x in lines if x.device == member.device), default=0),
                )
                for member in roster.members
            ),
        )

    def fingerprint_of(self, request: JoinRequest) -> str:
        """The six words of a join request."""
        return fingerprint(self._words, from_text(request.sign), request.age.encode())

    def fingerprint_of_team(self, roster: Roster) -> str:
        """The six words of the team: of its root key."""
        return fingerprint(self._words, from_text(roster.root))

    def _own_keys(self, transaction: Transaction, name: str) -> LaptopKeys:
        if has_keys(transaction):
            return keys_of(transaction)
        keys = make_keys(name, self._workspace.random)
        keep_keys(transaction, keys)
        return keys


def read_request_file(file: Path) -> JoinRequest:
    """Read a join request.

    Raises:
        NotAJoinRequestError: it is none, or was changed.
    """
    try:
        with file.open("rb") as source:
            data = source.read(MAX_ROSTER + 1)
    except OSError as error:
        raise NotAJoinRequestError from error
    return read_join_request(data)


def fingerprint_words(resource: Path) -> tuple[str, ...]:
    """The words of fingerprints, from their file; their order is part of the format."""
    return tuple(resource.read_text(encoding="utf-8").split())


def _check_words(given: str, said: str) -> None:
    if given and given.lower().split() != said.split():
        raise WrongFingerprintError
