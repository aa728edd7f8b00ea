"""Who has what: what last came from each laptop of the team, and what each still lacks of ours.

It is what the laptops said of themselves in their newest bundles; a laptop that was handed a bundle
since and has not answered yet counts as it was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sli_desktop.services.sync.erasures import erasures_here
from sli_desktop.services.sync.heard import all_heard
from sli_desktop.services.sync.roster import MemberStatus
from sli_desktop.services.sync.team_state import is_in_team, team_of
from sli_desktop.storage import SegmentLine, View


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoHas:
    """One laptop of the team.

    `made` is when its newest bundle that came here was made, by its own clock, and `came` when it
    came, by ours; None where none did. `lacks` counts the changes here that it did not have then.
    """

    device: str
    name: str
    role: str
    status: MemberStatus
    is_here: bool
    made: datetime | None
    came: datetime | None
    lacks: int

    @property
    def is_active(self) -> bool:
        """Whether bundles are made for it."""
        return self.status is MemberStatus.ACTIVE


def who_has_what(view: View) -> tuple[WhoHas, ...]:
    """Every laptop of the team list, this one first; empty without a team."""
    if not is_in_team(view):
        return ()
    team = team_of(view)
    told = all_heard(view)
    shown = [line for line in view.segments() if line.shown]
    waiting = len(view.unsealed())
    rows = [
        WhoHas(
            device=member.device,
            name=member.name,
            role=member.role,
            status=member.status,
            is_here=member.device == team.keys.device,
            made=told[member.device].made if member.device in told else None,
            came=told[member.device].at if member.device in told else None,
            lacks=0
            if member.device == team.keys.device
            else waiting + _lacks(told[member.device].seen if member.device in told else {}, shown),
        )
        for member in team.signed.roster.members
    ]
    return tuple(sorted(rows, key=lambda row: not row.is_here))


def _lacks(seen: Mapping[str, int], shown: Iterable[SegmentLine]) -> int:
    return sum(line.revisions for line in shown if line.seq > seen.get(line.device, 0))


def is_identical(view: View, listed: Iterable[bytes], erasures: Iterable[str]) -> bool:
    """Whether a bundle lists exactly the segments that are shown here, and the same erasures."""
    shown = {line.id for line in view.segments() if line.shown}
    here = {str(each.erasure.id) for each in erasures_here(view)}
    return shown == set(listed) and here == set(erasures) and not view.unsealed()
