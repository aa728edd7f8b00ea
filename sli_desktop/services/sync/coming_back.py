"""A laptop that was put back to a backup: its later segments are with the others.

What it writes now must not take their numbers. Where it did, and nothing of that has left, its own
segments give way: their revisions keep their identity and are sealed anew after those that come.
"""

from collections.abc import Sequence
from datetime import datetime

from sli_desktop.services.sync.errors import RestoredError
from sli_desktop.services.sync.reader import OpenedSegment
from sli_desktop.services.sync.seal import add_own
from sli_desktop.services.sync.setting_aside import lines_of
from sli_desktop.services.sync.team_state import Team, sent_up_to, team_of
from sli_desktop.storage import RESTORED, SegmentLine, Transaction, Workspace


def refuse_unasked(workspace: Workspace) -> None:
    """Ask once, before a laptop that was put back hands anything over.

    A person who cannot get a bundle of anybody makes the bundle again and is not asked.

    Raises:
        RestoredError: the laptop was put back, and has taken in nothing since.
    """
    with workspace.transaction() as transaction:
        if transaction.meta(RESTORED) is None:
            return
        transaction.set_meta(RESTORED, None)
        others = len(team_of(transaction).signed.roster.active()) - 1
    if others:
        raise RestoredError


def give_way(
    transaction: Transaction, team: Team, new: Sequence[OpenedSegment], *, at: datetime
) -> None:
    """Number segments of ours anew where the same numbers come back to us with another content.

    Does nothing where ours have left already: then there are two histories.
    """
    mine = [line for line in transaction.segments() if line.device == team.keys.device]
    ours = {line.seq: line.id for line in mine}
    coming: list[SegmentLine] = [
        one.segment for one in new if one.segment.device == team.keys.device
    ]
    forked = [line.seq for line in coming if ours.get(line.seq, line.id) != line.id]
    if not forked or min(forked) <= sent_up_to(transaction):
        return
    giving = [line for line in mine if line.seq >= min(forked)]
    parts = [lines_of(transaction, team, line.id) for line in giving]
    transaction.drop_segments([line.id for line in giving])
    for part in parts:
        add_own(transaction, team, part, at=at, coming=coming)
