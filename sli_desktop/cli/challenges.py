"""Opens the challenge a command is about, and says who sits at this laptop."""

from argparse import Namespace
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from sli_desktop.cli.passphrase import known_passphrase
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.errors import NOTHING_CHANGED, DecisionNeededError, SliError
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.people import Peer, PeerRole
from sli_desktop.services.desk import sit_down, who_sits_here
from sli_desktop.services.lookup import peer_named
from sli_desktop.services.references import References, used_references
from sli_desktop.services.sync.team import TeamDesk, fingerprint_words
from sli_desktop.services.sync.team_state import has_keys, is_in_team
from sli_desktop.storage import View, Workspace

SUFFIX = ".sli"
BACKUP_EVERY = timedelta(minutes=30)
WORDS = "words/fingerprint-words.txt"
"""The words of fingerprints among the resources."""


class WhoSitsHereError(DecisionNeededError):
    """A note or finding needs an author, and this folder does not know who works with it."""

    code: ClassVar[str] = "SLI-3404"

    def __init__(self) -> None:
        super().__init__(
            "This challenge does not know who sits at this laptop.",
            kept=NOTHING_CHANGED,
            next_step="Say so with --as and your initials.",
        )


def challenge_folder(name: Path) -> Path:
    """The folder a person means by a name, with or without ``.sli``."""
    if name.suffix == SUFFIX or name.is_dir():
        return name
    return name.with_name(name.name + SUFFIX)


def open_challenge(words: Namespace, at: Surroundings) -> Workspace:
    """Open the challenge named by the command; a context manager that closes it again.

    What was changed since the newest automatic backup is backed up first, where that one is older
    than half an hour; trouble with it goes to the log and stops nobody.
    """
    folder = challenge_folder(words.file)
    workspace = Workspace.open(
        folder,
        known_passphrase(words, at),
        clock=at.clock,
        random=at.random,
        insist=words.insist,
        lowest=at.lowest,
    )
    try:
        back_up_when_due(workspace)
    except SliError as error:
        at.log.trouble("backup", error)
    return workspace


def back_up_when_due(workspace: Workspace) -> None:
    """Make an automatic backup on opening, at most one every half hour of commands."""
    newest = next(iter(workspace.backups()), None)
    if newest is None or workspace.clock() - newest.made >= BACKUP_EVERY:
        workspace.backup_if_changed("open")


def author(view: View, words: Namespace) -> Peer:
    """The peer who does this: named by ``--as``, otherwise the one of this laptop.

    Raises:
        WhoSitsHereError: neither is known.
    """
    if words.author:
        return peer_named(view.everything(), words.author)
    peer = who_sits_here(view)
    if peer is None:
        raise WhoSitsHereError
    return peer


def references(view: View, peer: Peer) -> References:
    """The next references of a peer in this challenge."""
    return References(peer.initials, used_references(view))


def begin(workspace: Workspace, act: ChangeSet, at: Surroundings) -> None:
    """Put the first content into an empty challenge.

    Its manager is taken to sit at this laptop, which becomes a team of one.
    """
    team = [change.after for change in act.changes if isinstance(change.after, Peer)]
    manager = next((peer for peer in team if peer.role is PeerRole.CHALLENGE_MANAGER), None)
    with workspace.transaction() as transaction:
        transaction.apply(act)
        if manager is not None:
            sit_down(transaction, manager.id)
    found_team(workspace, at)


def found_team(workspace: Workspace, at: Surroundings) -> None:
    """Make this laptop a team of one, where a challenge has content and no team yet.

    A folder that waits for its membership has keys already and is left alone.
    """
    with workspace.read() as view:
        if is_in_team(view) or has_keys(view) or not view.count(Challenge):
            return
        challenge, person = view.all(Challenge)[0], who_sits_here(view)
    name = person.name if person else challenge.subject
    desk = TeamDesk(workspace, fingerprint_words(at.resource(WORDS)))
    desk.found(challenge.id, name=name, peer=person.id if person else None)
