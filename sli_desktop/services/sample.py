"""The sample challenge: a made-up council, safe to explore, made from the program's resources."""

from collections.abc import Sequence
from pathlib import Path

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.ids import Clock, RandomBytes
from sli_desktop.models.records.people import Peer, PeerRole
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.desk import sit_down
from sli_desktop.services.intake.open_data import plan_open_data, read_open_data
from sli_desktop.services.sync.team import TeamDesk
from sli_desktop.storage import DEFAULT_COST, KdfCost, Workspace

SAMPLE_WORDS = "sample challenge"
"""The passphrase of every sample: it is no secret, for there is nothing to keep secret."""


def open_or_make_sample(
    folder: Path,
    source: Path,
    *,
    words: Sequence[str],
    clock: Clock,
    random: RandomBytes,
    cost: KdfCost = DEFAULT_COST,
) -> Workspace:
    """Open the sample of this laptop; make it from open data where it is not there yet."""
    if folder.exists():
        return Workspace.open(folder, SAMPLE_WORDS, clock=clock, random=random)
    act = plan_open_data(source, read_open_data(source), ChallengeRecords.of(()))
    folder.parent.mkdir(parents=True, exist_ok=True)
    workspace, _key = Workspace.create(folder, SAMPLE_WORDS, clock=clock, random=random, cost=cost)
    _fill(workspace, act, TeamDesk(workspace, words))
    return workspace


def _fill(workspace: Workspace, act: ChangeSet, desk: TeamDesk) -> None:
    team = [change.after for change in act.changes if isinstance(change.after, Peer)]
    with workspace.transaction() as transaction:
        transaction.apply(act)
    with workspace.read() as view:
        challenge = view.all(Challenge)[0]
    manager = next((p for p in team if p.role is PeerRole.CHALLENGE_MANAGER), team[0])
    with workspace.transaction() as transaction:
        sit_down(transaction, manager.id)
    desk.found(challenge.id, name=manager.name, peer=manager.id)
