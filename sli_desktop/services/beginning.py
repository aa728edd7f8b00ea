"""How a challenge comes to a laptop: made from a template, or awaited from its manager."""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.ids import Clock, NewIds, RandomBytes
from sli_desktop.models.records.people import Peer
from sli_desktop.services.desk import sit_down
from sli_desktop.services.frameworks import Framework, find_framework, load_frameworks
from sli_desktop.services.setup import new_challenge
from sli_desktop.services.sync.team import MadeRequest, TeamDesk
from sli_desktop.storage import DEFAULT_COST, KdfCost, Workspace, restore
from sli_desktop.wording import tr

SUFFIX = ".sli"
_ODD = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 60
_MOST_NAMES = 1000


class NoFreeNameError(SliError):
    """A thousand challenges of this name lie there already."""

    code = "SLI-3602"

    def __init__(self) -> None:
        super().__init__(
            tr("Too many challenges with this name are on this laptop."),
            kept=NOTHING_CHANGED,
            next_step=tr("Change the name of the council a little, then try again."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewChallenge:
    """What a person said about a new challenge; only the council and the passphrase are needed."""

    council: str
    passphrase: str
    framework: str
    first_day: date | None = None
    last_day: date | None = None
    manager: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A challenge that is open now, and its recovery key, to be shown once."""

    workspace: Workspace
    recovery_key: str
    request: MadeRequest | None = None


class Beginnings:
    """Makes challenge folders in the program's own data folder."""

    def __init__(
        self,
        data: Path,
        templates: Path,
        words: Sequence[str],
        *,
        clock: Clock,
        random: RandomBytes,
        cost: KdfCost = DEFAULT_COST,
    ) -> None:
        self._data, self._templates, self._words = data, templates, words
        self._clock, self._random, self._cost = clock, random, cost

    def frameworks(self) -> tuple[Framework, ...]:
        """The templates a challenge can be made from."""
        return load_frameworks(self._templates)

    def make(self, wish: NewChallenge) -> Begun:
        """Make a challenge from a template; its manager sits at this laptop, a team of one."""
        act = new_challenge(
            find_framework(self.frameworks(), wish.framework),
            council=wish.council,
            on_site_from=wish.first_day,
            on_site_to=wish.last_day,
            manager_name=wish.manager or tr("Challenge manager"),
            new_id=NewIds(self._clock, self._random),
        )
        begun = self._folder(wish.council, wish.passphrase)
        try:
            self._fill(begun.workspace, act)
        except BaseException:
            _take_away(begun.workspace)
            raise
        return begun

    def _fill(self, workspace: Workspace, act: ChangeSet) -> None:
        made = [change.after for change in act.changes]
        challenge = next(each for each in made if isinstance(each, Challenge))
        manager = next(each for each in made if isinstance(each, Peer))
        with workspace.transaction() as transaction:
            transaction.apply(act)
            sit_down(transaction, manager.id)
        desk = TeamDesk(workspace, self._words)
        desk.found(challenge.id, name=manager.name, peer=manager.id)

    def wait_for_team(self, name: str, passphrase: str, place: Path) -> Begun:
        """Make an empty challenge that waits for its membership file, and the request for one.

        `place` is the folder the request is written to.
        """
        begun = self._folder(tr("Waiting for a challenge"), passphrase)
        try:
            request = TeamDesk(begun.workspace, self._words).request(place, name=name)
        except BaseException:
            _take_away(begun.workspace)
            raise
        return Begun(workspace=begun.workspace, recovery_key=begun.recovery_key, request=request)

    def from_backup(self, backup: Path, secret: str) -> Workspace:
        """Unpack a backup as a challenge of its own and open it."""
        folder = self._free(backup.stem)
        restore(folder, backup, secret, clock=self._clock)
        return Workspace.open(folder, secret, clock=self._clock, random=self._random)

    def _folder(self, name: str, passphrase: str) -> Begun:
        folder = self._free(name)
        folder.parent.mkdir(parents=True, exist_ok=True)
        workspace, key = Workspace.create(
            folder, passphrase, clock=self._clock, random=self._random, cost=self._cost
        )
        return Begun(workspace=workspace, recovery_key=key)

    def _free(self, name: str) -> Path:
        plain = folder_name(name)
        for number in range(1, _MOST_NAMES):
            folder = self._data / f"{plain}{f' {number}' if number > 1 else ''}{SUFFIX}"
            if not folder.exists():
                return folder
        raise NoFreeNameError


def folder_name(council: str) -> str:
    """The name of a council as a folder of any system can bear it."""
    plain = " ".join(_ODD.sub(" ", council).split())[:_LONGEST_NAME].strip(" .")
    return plain or tr("Challenge")


def _take_away(workspace: Workspace) -> None:
    workspace.close()
    shutil.rmtree(workspace.folder, ignore_errors=True)
