"""When the work of each laptop of the team was last taken in here."""

from dataclasses import dataclass
from datetime import datetime

from sli_desktop.services.sync.team_state import is_in_team, team_of
from sli_desktop.storage import View


@dataclass(frozen=True, slots=True, kw_only=True)
class LastMerged:
    """One laptop of the team besides this one; `at` is None where nothing came from it yet."""

    name: str
    at: datetime | None


def last_merged(view: View) -> tuple[LastMerged, ...]:
    """The other laptops of the team, in the order of the team list; empty without a team.

    A bundle may carry the work of several laptops; it counts for the one that sent it.
    """
    if not is_in_team(view):
        return ()
    team = team_of(view)
    latest: dict[str, datetime] = {}
    for line in view.imports():
        if not line.undone:
            latest[line.origin.rpartition("-")[0]] = line.at
    return tuple(
        LastMerged(name=member.name, at=latest.get(member.device))
        for member in team.signed.roster.active()
        if member.device != team.keys.device
    )
