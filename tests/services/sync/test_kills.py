"""A laptop that goes dark in the middle of an import has all of it, or nothing."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sli_desktop.services.sync.importing import import_bundle, open_for
from sli_desktop.services.sync.opening import open_here
from sli_desktop.services.sync.undoing import undo_import
from sli_desktop.storage import Workspace
from tests.builders import a_finding
from tests.services.sync.seats import Seat, TeamClock, a_team, share_a_finding


class Deadly:
    """Counts looks at the clock and uses of randomness; the n-th ends the process at once."""

    def __init__(self, left: int) -> None:
        self.left = left
        self.time = TeamClock()

    def __call__(self) -> datetime:
        self.count()
        return self.time()

    def random(self, size: int) -> bytes:
        self.count()
        return os.urandom(size)

    def count(self) -> None:
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)


def killed_at(folder: Path, key: bytes, point: int, act: Callable[[Workspace], object]) -> bool:
    """Do something in a child process that dies at a point; whether it died."""
    child = os.fork()
    if child == 0:
        deadly = Deadly(10**9)
        workspace = Workspace.open_with_key(folder, key, clock=deadly, random=deadly.random)
        deadly.left = point
        act(workspace)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def seen_again(folder: Path, like: Seat) -> tuple[object, str]:
    with Workspace.open_with_key(
        folder, like.workspace.data_key, clock=TeamClock(), random=os.urandom
    ) as again:
        assert again.check().is_whole
        seat = Seat(like.name, again, like.stick)
        return seat.content(), seat.state()


def every_point(tmp_path: Path, sam: Seat, act: Callable[[Workspace], object]) -> int:
    """Kill at the first point, the second ... until the act gets through; the number of kills."""
    before = (sam.content(), sam.state())
    key = sam.workspace.data_key
    sam.workspace.close()
    for point in range(1000):
        folder = tmp_path / f"killed-{point}.sli"
        shutil.copytree(sam.workspace.folder, folder)
        died = killed_at(folder, key, point, act)
        after = seen_again(folder, sam)
        if not died:
            assert after != before
            return point
        assert after == before
        shutil.rmtree(folder)
    raise AssertionError("never got through")


def test_an_import_killed_anywhere_is_all_or_nothing(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, statement="Base.")
        for number in range(5):
            priya.add(a_finding(f"New {number}"))
            sam.add(a_finding(f"Own {number}"))
        priya.change(record, statement="Base. Priya.")
        sam.change(record, statement="Base. Sam.")
        file = priya.bundle().file

        def take(workspace: Workspace) -> None:
            import_bundle(workspace, open_for(workspace, file, opener=open_here), backup=False)

        assert every_point(tmp_path, sam, take) >= 6


def test_undoing_an_import_killed_anywhere_is_all_or_nothing(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya)
        priya.change(record, headline="By Priya")
        sam.take_from(priya)
        sam.change(record, headline="On top")
        sam.add(a_finding("Apart"))
        assert every_point(tmp_path, sam, undo_import) >= 3


_VIEWS = """
import hashlib
from random import Random
from uuid import UUID
from sli_desktop.services.sync.revisions import view_of
from tests.properties.made_revisions import a_revision
choose, found = Random(5), []
for turn in range(60):
    seen = tuple(one.id for one in found if choose.random() < 0.2)
    member = f"merged_from/{UUID(int=turn % 5)}"
    keys = {"statement": f"S{turn % 7}. T{turn}.", member: turn % 2 == 0}
    keys |= {"headline": f"H{turn}"} if turn % 3 else {"_del": turn % 2 == 0}
    found.append(a_revision(UUID(int=1), keys, parents=seen, device=f"{turn % 4:016x}", at=turn))
found.sort(key=lambda one: hash(one.id))
view = view_of(found)
shown = repr((sorted(view.keys.items()), view.in_bin, view.doubts))
print(hashlib.sha256(shown.encode()).hexdigest())
"""


def test_a_view_does_not_depend_on_how_a_process_hashes() -> None:
    def digest(seed: int) -> str:
        root = Path(__file__).parents[3]
        done = subprocess.run(
            [sys.executable, "-c", _VIEWS],
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(root)},
        )
        return done.stdout.strip()

    assert len({digest(seed) for seed in (0, 1, 4242)}) == 1
