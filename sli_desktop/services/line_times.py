"""When a line began, so that the lines of one person in one meeting never change their order.

A laptop's clock may be set back in the middle of a meeting. A line that is typed after another one
is then timed right behind it, until the clock has caught up: order is kept, and no note claims to
be from before the meeting.
"""

from datetime import datetime, timedelta

from sli_desktop.errors import SliError
from sli_desktop.models.records.ids import Clock, MeetingId, PeerId
from sli_desktop.storage import Workspace

_NEXT = timedelta(milliseconds=1)


class LineTimes:
    """Gives the times of first keys; reads the challenge only when a meeting begins."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        self._workspace, self._clock = workspace, clock
        self._latest: datetime | None = None

    def begin(self, meeting: MeetingId, author: PeerId) -> None:
        """Go on behind the last line that somebody has in a meeting."""
        self._latest = None
        try:
            with self._workspace.read() as view:
                self._latest = view.last_first_key(meeting, author)
        except SliError:
            return  # the disk is in trouble; typing goes on all the same

    def first_key(self) -> datetime:
        """The time of the first key of a line that begins now."""
        now = self._clock()
        behind = self._latest is not None and now < self._latest
        self._latest = self._latest + _NEXT if self._latest and behind else now
        return self._latest
