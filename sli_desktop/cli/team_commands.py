"""`team request|admit|join|list`: how a second laptop comes into a challenge."""

import argparse
from pathlib import Path
from typing import ClassVar

from sli_desktop.cli.challenges import WORDS, challenge_folder, found_team, open_challenge
from sli_desktop.cli.output import Answer, counted, state_words, table
from sli_desktop.cli.passphrase import new_passphrase
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command
from sli_desktop.errors import NOTHING_CHANGED, DecisionNeededError
from sli_desktop.models.records.ids import PeerId
from sli_desktop.models.records.people import Peer, PeerRole
from sli_desktop.services.lookup import peer_named
from sli_desktop.services.people import add_peer, find_peer
from sli_desktop.services.sync.bundles import state_of
from sli_desktop.services.sync.roster import JoinRequest
from sli_desktop.services.sync.team import (
    TeamDesk,
    TeamMember,
    fingerprint_words,
    read_request_file,
)
from sli_desktop.storage import Workspace


class WhichPeerError(DecisionNeededError):
    """A laptop asks to join, and nobody of the team has the name it gives."""

    code: ClassVar[str] = "SLI-3407"

    def __init__(self, name: str, team: tuple[Peer, ...]) -> None:
        super().__init__(
            f"Nobody of the team is called {name[:60]}.",
            kept=NOTHING_CHANGED,
            next_step="Say whose laptop it is with --peer, or add the person with --new-peer.",
            details="\n".join(f"{peer.initials} {peer.name}" for peer in team),
        )


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands of this group."""
    group = commands.add_parser("team", help="bring a second laptop into a challenge")
    acts = group.add_subparsers(title="acts", metavar="ACT", required=True)
    request = add_command(
        acts,
        "request",
        _request,
        does="make an empty challenge folder that waits, and a request for the manager",
        example='sli-desktop team request northmere.sli --name "Priya Shah"',
    )
    add_challenge(request)
    request.add_argument("--name", required=True, metavar="NAME", help="whose laptop this is")
    _add_output(request)
    _declare_admit(acts)
    join = add_command(
        acts,
        "join",
        _join,
        does="complete the waiting folder with the membership file of the manager",
        example="sli-desktop team join northmere.sli SLI-9C1B2A-6F2A-1.slimember",
    )
    add_challenge(join)
    join.add_argument("membership", metavar="MEMBERSHIP", type=Path, help="the .slimember file")
    _add_words(join, "the manager")
    team = add_command(
        acts,
        "list",
        _list,
        does="show the laptops of the team and their six words",
        example="sli-desktop team list northmere.sli",
    )
    add_challenge(team)


def _declare_admit(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    admit = add_command(
        acts,
        "admit",
        _admit,
        does="let a laptop in and write its membership file (the manager's laptop)",
        example="sli-desktop team admit northmere.sli SLI-6F2A.slijoin --peer PS",
    )
    add_challenge(admit)
    admit.add_argument("request", metavar="REQUEST", type=Path, help="the .slijoin file")
    admit.add_argument("--peer", metavar="WHO", default="", help="the peer whose laptop it is")
    admit.add_argument(
        "--new-peer",
        metavar="ROLE",
        choices=[role.value for role in PeerRole],
        help="add the person of the request to the team, in this role",
    )
    admit.add_argument(
        "--replaces",
        metavar="LAPTOP",
        default="",
        help="the number of a laptop of the same person that goes out, as `team list` shows it",
    )
    _add_words(admit, "the owner")
    _add_output(admit)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", metavar="FOLDER", type=Path, default=Path(), help="where the file goes"
    )


def _add_words(parser: argparse.ArgumentParser, who: str) -> None:
    parser.add_argument(
        "--words", metavar="WORDS", default="", help=f"the six words {who} read aloud; checked"
    )


def _desk(workspace: Workspace, at: Surroundings) -> TeamDesk:
    return TeamDesk(workspace, fingerprint_words(at.resource(WORDS)))


def _request(words: argparse.Namespace, at: Surroundings) -> Answer:
    folder = challenge_folder(words.file)
    recovery_key = None
    if folder.exists():
        workspace = open_challenge(words, at)
    else:
        workspace, recovery_key = Workspace.create(
            folder,
            new_passphrase(words, at),
            clock=at.clock,
            random=at.random,
            cost=at.cost,
            insist=words.insist,
        )
    with workspace:
        made = _desk(workspace, at).request(words.output, name=words.name)
    lines = [
        f"Made {made.file}. Give it to the challenge manager; nothing in it is secret.",
        f"Read these six words to the manager: {made.fingerprint}",
    ]
    if recovery_key:
        lines += ["", "Recovery key, shown once; write it down:", "", f"    {recovery_key}"]
    return Answer(
        lines=tuple(lines),
        values={
            "file": str(made.file),
            "device": made.device,
            "fingerprint": made.fingerprint,
            "recovery_key": recovery_key,
        },
    )


def _admit(words: argparse.Namespace, at: Surroundings) -> Answer:
    request = read_request_file(words.request)
    with open_challenge(words, at) as workspace:
        found_team(workspace, at)
        peer = _peer_of(workspace, at, words, request)
        admitted = _desk(workspace, at).admit(
            request, words.output, peer=peer, words=words.words, replaces=words.replaces
        )
    return Answer(
        lines=(
            f"Let {admitted.member.name} in. Give them {admitted.made.file}.",
            f"Their six words: {admitted.fingerprint}",
            f"Read these six words of the team to them: {admitted.team_fingerprint}",
        ),
        values={
            "file": str(admitted.made.file),
            "name": admitted.member.name,
            "device": admitted.member.device,
            "peer": peer,
            "fingerprint": admitted.fingerprint,
            "team_fingerprint": admitted.team_fingerprint,
        },
    )


def _peer_of(
    workspace: Workspace, at: Surroundings, words: argparse.Namespace, request: JoinRequest
) -> PeerId:
    """Whose laptop asks to join: named, new, or the one peer of that name."""
    with workspace.read() as view:
        records = view.everything()
    team = records.all(Peer)
    if words.peer:
        return peer_named(records, words.peer).id
    if words.new_peer:
        role = PeerRole(words.new_peer)
        peer, act = add_peer(team, name=request.name, role=role, new_id=at.new_ids)
        workspace.commit(act)
        return peer.id
    known = find_peer(team, request.name)
    if known is None:
        raise WhichPeerError(request.name, team)
    return known.id


def _join(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        desk = _desk(workspace, at)
        joined = desk.join(desk.open_membership(words.membership), words=words.words)
    brought = sum(line.count for line in joined.result.plan.lines)
    entries = counted(brought, "entry", "entries")
    return Answer(
        lines=(
            f"This laptop is in the team of {joined.manager} now and holds {entries}.",
            f"The six words of the team: {joined.team_fingerprint}",
        ),
        values={
            "manager": joined.manager,
            "team_fingerprint": joined.team_fingerprint,
            "brought": joined.result.plan.as_plain(),
        },
    )


def _list(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace:
        found_team(workspace, at)
        team = _desk(workspace, at).list()
        with workspace.read() as view:
            state = state_of(view)
    rows = [
        (
            each.member.name,
            each.member.role,
            each.member.status.value,
            _here(each),
            each.member.device,
            each.fingerprint,
        )
        for each in team.members
    ]
    lines = [
        f"Team list, version {team.version}. The six words of the team: {team.team_fingerprint}",
        *table(rows),
        state_words(state),
    ]
    return Answer(
        lines=tuple(lines),
        values={
            "version": team.version,
            "team_fingerprint": team.team_fingerprint,
            "state": state,
            "members": [_member_values(each) for each in team.members],
        },
    )


def _here(member: TeamMember) -> str:
    return "this laptop" if member.is_here else counted(member.segments, "part")


def _member_values(each: TeamMember) -> dict[str, object]:
    return {
        "device": each.member.device,
        "name": each.member.name,
        "role": each.member.role,
        "status": each.member.status.value,
        "peer": each.member.peer,
        "is_here": each.is_here,
        "segments": each.segments,
        "fingerprint": each.fingerprint,
    }
