"""What every screen of an open challenge is given."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.people import Peer
from sli_desktop.storage import Workspace
from sli_desktop.ui.acts import Acts
from sli_desktop.ui.change_bridge import ChangeBridge
from sli_desktop.ui.jobs import Jobs
from sli_desktop.ui.known_here import KnownHere
from sli_desktop.ui.look import Look
from sli_desktop.ui.preferences import Preferences
from sli_desktop.ui.window_memory import WindowMemory


class Here:
    """Which challenge is open and who sits at this laptop: what an act can change meanwhile."""

    def __init__(self, challenge: Challenge, peer: Peer) -> None:
        self.challenge, self.peer = challenge, peer

    def follow(self, committed: Committed) -> None:
        """Take up what an act made of them."""
        for change in committed.changes:
            match change.after:
                case Challenge() as after if after.id == self.challenge.id:
                    self.challenge = after
                case Peer() as after if after.id == self.peer.id:
                    self.peer = after
                case _:
                    pass


class Desk(NamedTuple):
    """One peer at one laptop with one challenge open.

    `clock` gives UTC; `zone` is the challenge's own time zone, whatever the laptop says.
    """

    workspace: Workspace
    acts: Acts
    bridge: ChangeBridge
    jobs: Jobs
    look: Look
    clock: Callable[[], datetime]
    new_id: Callable[[], UUID]
    here: Here
    known: KnownHere
    preferences: Preferences
    memory: WindowMemory

    @property
    def challenge(self) -> Challenge:
        """The challenge that is open, as it is now."""
        return self.here.challenge

    @property
    def peer(self) -> Peer:
        """The peer at this laptop, as the team's list has them now."""
        return self.here.peer

    @property
    def zone(self) -> tzinfo:
        """The time zone of the challenge; that of London where its name means nothing here."""
        try:
            return ZoneInfo(self.challenge.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo("Europe/London")

    def local(self, moment: datetime) -> datetime:
        """A stored moment as the clocks of the council show it."""
        return moment.astimezone(self.zone)

    def now(self) -> datetime:
        """The time now, as the clocks of the council show it."""
        return self.clock().astimezone(self.zone)
