"""Figures of the evening round: five bundles that together hold S, from decrypting to committed."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import limits
from benchmarks.generator import WorkLoad
from benchmarks.measure import Figure, in_turn, median, timed
from benchmarks.records import records_of
from benchmarks.storage import now, workspace
from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.change import make
from sli_desktop.models.records.people import Peer
from sli_desktop.paths import resource
from sli_desktop.services.sync.apart import open_apart
from sli_desktop.services.sync.bundles import make_bundle
from sli_desktop.services.sync.importing import import_bundle, open_for
from sli_desktop.services.sync.opening import Opener, open_here
from sli_desktop.services.sync.team import TeamDesk, fingerprint_words, read_request_file
from sli_desktop.storage import Workspace

LAPTOPS = 5
_RUNS = 7
_EVENING = 2.0
"""Seconds that the five bundles of an evening may take a laptop."""


def merge_figures(load: WorkLoad, work: Path) -> list[Figure]:
    """Merging five bundles, writing one, and importing what is known already.

    Raises:
        AssertionError: the manager's laptop does not hold every record afterwards.
    """
    records = records_of(load)
    round_ = MergeRound(records, work / "round")
    finished = round_.fresh("finished")
    before = limits.Replay(limits.same_database(finished))
    round_.merge(finished)
    with finished.read() as view:
        held = sum(view.count(kind) for kind in {type(record) for record in records})
    if held != len(records):
        raise AssertionError(f"{held} records after the merge, {len(records)} expected")
    replay = limits.Replay(limits.same_database(finished), without=before)
    number = iter(range(1000))

    def product() -> float:
        opened = round_.fresh(f"merge-{next(number)}")
        seconds = round_.merge(opened)
        opened.close()
        return seconds

    merged, limit = in_turn(
        _RUNS, product, lambda: replay.write(work / f"merge-limit-{next(number)}.db")
    )
    again, backup, written = in_turn(
        5,
        lambda: round_.merge(finished),
        lambda: timed(lambda: finished.backup_to(work / f"backup-{next(number)}.slibackup")),
        lambda: timed(lambda: make_bundle(finished, round_.folder)),
    )
    (apart,) = in_turn(5, lambda: round_.merge(finished, open_apart))
    finished.close()
    return [
        Figure(
            name="merge five bundles that together hold S",
            product=median(merged),
            limit=median(limit),
            goal=4.0,
            remark=f"{len(records)} records, {replay.count} rows; decrypt to committed",
        ),
        Figure(
            name="the same five bundles once more",
            product=median(again),
            limit=median(merged),
            remark="against the first import",
        ),
        Figure(
            name="the same, opened in five children",
            product=median(apart),
            limit=median(merged),
            goal=0.0,
            slack=_EVENING,
            remark="what starting five processes adds to an evening",
        ),
        Figure(
            name="make a bundle of S, read back",
            product=median(written),
            limit=median(limit),
            remark="beside the rows of the merge",
        ),
        Figure(
            name="backup before the import",
            product=median(backup),
            limit=median(limit),
            remark="timed apart",
        ),
    ]


class MergeRound:
    """A manager's laptop, five peers' laptops, and their bundles on one stick."""

    def __init__(self, records: list[Record], folder: Path) -> None:
        folder.mkdir()
        self.folder, self.records = folder, records
        words = fingerprint_words(resource("words/fingerprint-words.txt"))
        base = [one for one in records if isinstance(one, (Challenge, Theme, Peer))]
        manager = workspace(folder / "manager.sli")
        manager.commit(make("Set up", *base))
        desk = TeamDesk(manager, words)
        desk.found(base[0].id, name="Manager")
        rest = [one for one in records if not isinstance(one, (Challenge, Theme, Peer))]
        laptops = [self._join(desk, number, words) for number in range(LAPTOPS)]
        self.bundles = []
        self._keys = [laptop.data_key for laptop in laptops]
        for laptop, share in zip(laptops, _shares(rest), strict=True):
            laptop.commit(make("A day's work", *share))
            self.bundles.append(make_bundle(laptop, folder).file)
            laptop.close()
        self._key = manager.data_key
        manager.close()

    def _join(self, desk: TeamDesk, number: int, words: tuple[str, ...]) -> Workspace:
        laptop = workspace(self.folder / f"laptop-{number}.sli")
        own = TeamDesk(laptop, words)
        request = own.request(self.folder, name=f"Peer {number}")
        admitted = desk.admit(read_request_file(request.file), self.folder)
        own.join(own.open_membership(admitted.made.file))
        return laptop

    def fresh(self, name: str) -> Workspace:
        """The manager's laptop as it was before the round."""
        folder = self.folder / f"{name}.sli"
        shutil.copytree(self.folder / "manager.sli", folder)
        return Workspace.open_with_key(folder, self._key, clock=now, random=os.urandom)

    def laptop(self, number: int) -> Workspace:
        """A peer's laptop as it is now."""
        folder = self.folder / f"laptop-{number}.sli"
        key = self._keys[number]
        return Workspace.open_with_key(folder, key, clock=now, random=os.urandom)

    def merge(self, opened: Workspace, opener: Opener = open_here) -> float:
        """Seconds of importing the five bundles, from decrypting to committed."""
        start = time.perf_counter()
        for bundle in self.bundles:
            import_bundle(opened, open_for(opened, bundle, opener=opener), backup=False)
        return time.perf_counter() - start


def _shares(records: list[Record]) -> Iterator[list[Record]]:
    for number in range(LAPTOPS):
        yield records[number::LAPTOPS]
