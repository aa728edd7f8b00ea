"""What a command finds around it, handed in by ``app.py`` so that tests can hand in their own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from sli_desktop.logs import Log
from sli_desktop.models.records.ids import Clock, NewIds, RandomBytes
from sli_desktop.paths import Folders
from sli_desktop.storage import LOWEST_COST, KdfCost


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Terminal, clock, randomness and folders of one run.

    `ask` shows a prompt and returns what was typed without showing it; None where there is no
    person to ask. `cost` is what deriving the key of a new challenge costs, `lowest` the least
    that is accepted of one that exists.
    """

    out: TextIO
    err: TextIO
    lines_in: TextIO
    ask: Callable[[str], str] | None
    environment: Mapping[str, str]
    folders: Folders
    clock: Clock
    random: RandomBytes
    cost: KdfCost
    log: Log
    resource: Callable[[str], Path]
    lowest: KdfCost = LOWEST_COST

    @property
    def new_ids(self) -> NewIds:
        """New record identities from this clock and randomness."""
        return NewIds(self.clock, self.random)
