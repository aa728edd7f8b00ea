"""What was done last: the acts of the journal and what the window said, newest first."""

from collections import deque
from datetime import datetime
from typing import NamedTuple

from sli_desktop.storage import Origin
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.words import when
from sli_desktop.wording import tr

MOST = 50
_SHOWN = frozenset({Origin.DO, Origin.IMPORT})


class Done(NamedTuple):
    """One line: when, and what."""

    at: datetime
    words: str


class RecentActs:
    """Acts come from the journal, so they outlive the program; what was only said does not."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._said: deque[Done] = deque(maxlen=MOST)

    def say(self, words: str) -> None:
        """Remember what the window said where no act stands behind it."""
        self._said.appendleft(Done(self._desk.clock(), words))

    def lines(self) -> tuple[tuple[str, str], ...]:
        """When and what, newest first."""
        with self._desk.workspace.read() as view:
            acts = [act for act in view.acts(4 * MOST) if act.origin in _SHOWN]
        taken_back = tr("{name} (taken back)")
        done = [
            Done(act.at, taken_back.format(name=act.name) if act.undone else act.name)
            for act in acts
        ]
        every = sorted((*self._said, *done), key=lambda line: line.at, reverse=True)
        now, local = self._desk.now(), self._desk.local
        return tuple((when(local(line.at), now), line.words) for line in every[:MOST])
