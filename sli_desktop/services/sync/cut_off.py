"""What a laptop wrote after it was taken out of the team: kept aside for the challenge manager.

Which parts these are follows from the team list alone, so every laptop draws the same line. They
are stored and handed on, since others may have built on them, but not shown; the manager can move
the line.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from sli_desktop.services.sync.seal import seal
from sli_desktop.services.sync.setting_aside import lines_of
from sli_desktop.services.sync.team_state import Team, team_of
from sli_desktop.services.sync.views import by_record, gone, merged, record_view
from sli_desktop.storage import RecordView, RevisionRow, SegmentLine, Transaction, View, Workspace
from sli_desktop.wording import tr

_CUT = "cut-off"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAside:
    """One part that is kept aside: whose, its number, and what its revisions say."""

    device: str
    name: str
    seq: int
    until: datetime | None
    rows: tuple[RevisionRow, ...]


def cut_here(view: View) -> frozenset[bytes]:
    """The segments that are kept aside because their laptop had been taken out."""
    kept = view.meta(_CUT)
    return (
        frozenset() if kept is None else frozenset(msgspec.msgpack.decode(kept, type=list[bytes]))
    )


def kept_aside(view: View) -> tuple[KeptAside, ...]:
    """What is kept aside, to be read by the manager."""
    cut = cut_here(view)
    if not cut:
        return ()
    team = team_of(view)
    found = []
    for line in view.segments():
        if line.id not in cut:
            continue
        member = team.signed.roster.member(line.device)
        found.append(
            KeptAside(
                device=line.device,
                name=member.name if member else line.device,
                seq=line.seq,
                until=datetime.fromisoformat(member.until) if member and member.until else None,
                rows=tuple(one.row for one in lines_of(view, team, line.id)),
            )
        )
    return tuple(found)


def draw_the_line(transaction: Transaction, workspace: Workspace, team: Team) -> int:
    """Hide what lies behind the cut of each laptop, show what does not any more.

    What was done here is sealed before, so that no act is written over. Our own work is never
    hidden from us. The answer counts the records that look otherwise now.
    """
    cut, own = cut_here(transaction), team.keys.device
    lines = [line for line in transaction.segments() if line.device != own]
    wanted = {line.id for line in lines if _is_behind(team, line)}
    going = [line for line in lines if line.id in wanted - cut]
    coming = [line for line in lines if line.id in cut - wanted]
    if not going and not coming:
        return 0
    seal(transaction, team, at=workspace.clock(), random=workspace.random)
    touched = _records(transaction, team, [*going, *coming])
    transaction.show_segments([line.id for line in going], shown=False)
    transaction.show_segments([line.id for line in coming], shown=True)
    transaction.set_meta(_CUT, msgspec.msgpack.encode(sorted(wanted)) if wanted else None)
    _look_again(transaction, touched)
    return len(touched)


def _is_behind(team: Team, line: SegmentLine) -> bool:
    member = team.signed.roster.member(line.device)
    return member is not None and not member.may_sign(line.seq)


def _records(
    transaction: Transaction, team: Team, lines: Iterable[SegmentLine]
) -> dict[UUID, RevisionRow]:
    return {
        one.row.record: one.row for line in lines for one in lines_of(transaction, team, line.id)
    }


def _look_again(transaction: Transaction, touched: dict[UUID, RevisionRow]) -> None:
    stays = by_record(transaction.revisions_of(list(touched)))
    views: list[RecordView] = [record_view(view) for view in merged(stays).values()]
    views += [
        gone(row.kind, record, row.device, row.hlc)
        for record, row in touched.items()
        if record not in stays
    ]
    transaction.write_views(tr("Take a laptop out of the team"), views)
