"""What every screen of an open challenge is given."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.people import Peer
from sli_desktop.storage import Workspace
from sli_desktop.ui.acts import Acts
from sli_desktop.ui.change_bridge import ChangeBridge
from sli_desktop.ui.jobs import Jobs
from sli_desktop.ui.look import Look
from sli_desktop.ui.preferences import Preferences
from sli_desktop.ui.window_memory import WindowMemory


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
    zone: tzinfo
    new_id: Callable[[], UUID]
    challenge: Challenge
    peer: Peer
    preferences: Preferences
    memory: WindowMemory

    def local(self, moment: datetime) -> datetime:
        """A stored moment as the clocks of the council show it."""
        return moment.astimezone(self.zone)

    def now(self) -> datetime:
        """The time now, as the clocks of the council show it."""
        return self.clock().astimezone(self.zone)
