"""Journey 9: six laptops, three evenings, in real windows of separate processes.

Peers write and hand over in any order, bundles get lost, two people change the same sentence, an
import is undone, a laptop is stolen; in the end all that remain show the same.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from sli_desktop.models.records.change import make
from sli_desktop.models.records.ids import PeerId
from sli_desktop.services.sync.team import TeamDesk, read_request_file
from tests.builders import CHALLENGE, SAM, a_new_id, a_peer
from tests.services.sync.seats import WORDS, TeamClock
from tests.ui.challenges import Standing, new_challenge_folder
from tests.workspaces import new_workspace

ROOT = Path(__file__).parents[2]
PEERS = ("Priya", "Ann", "Tom", "Ruth", "Owen")
MOST_ACTIONS_TO_MAKE = 3
MOST_ACTIONS_TO_TAKE = 3


class Laptop:
    """A process with a real window; `do` asks its person to do something."""

    def __init__(self, name: str, process: "subprocess.Popen[str]") -> None:
        self.name, self._process = name, process
        self.file = ""

    def do(self, what: str, *given: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([what, *given]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, f"the window of {self.name} ended"
        return json.loads(answer)

    def make(self) -> str:
        self.file = self.do("make")
        return self.file


@contextmanager
def a_table(folder: Path, peers: tuple[str, ...]) -> Iterator[list[Laptop]]:
    """The manager's laptop and those of peers, joined, each with its window open."""
    made = _joined(folder, peers)
    with ExitStack() as stack:
        yield [stack.enter_context(_running(name, at)) for name, at in made.items()]


def _joined(folder: Path, peers: tuple[str, ...]) -> dict[str, Path]:
    homes = {name: folder / name for name in ("Sam", *peers)}
    for home in homes.values():
        home.mkdir()
    places = {name: home / "Northmere.sli" for name, home in homes.items()}
    with new_challenge_folder(places["Sam"], Standing()) as manager:
        desk = TeamDesk(manager, WORDS)
        desk.found(CHALLENGE, name="Sam", peer=SAM)
        for name in peers:
            peer = a_peer(name, id=PeerId(a_new_id()), initials=name[:3].upper())
            manager.commit(make("Add", peer))
            with new_workspace(places[name], clock=TeamClock()) as workspace:
                theirs = TeamDesk(workspace, WORDS)
                request = theirs.request(folder, name=name)
                let_in = desk.admit(read_request_file(request.file), folder, peer=peer.id)
                theirs.join(theirs.open_membership(let_in.made.file))
    return places


@contextmanager
def _running(name: str, place: Path) -> Iterator[Laptop]:
    hours = random.Random(name).randint(-30, 30)
    words = [sys.executable, "-m", "tests.journeys.laptop", str(place), str(hours)]
    with subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Laptop(name, process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(30)


def evening(laptops: list[Laptop], chance: random.Random) -> list[dict[str, Any]]:
    """Everybody hands over to the manager, who gives one bundle back to all."""
    manager, *peers = laptops
    for peer in chance.sample(peers, len(peers)):
        peer.make()
    files = [peer.file for peer in peers]
    chance.shuffle(files)
    taken = manager.do("take", files)
    assert taken["actions"] <= MOST_ACTIONS_TO_TAKE, "choose, import"
    back = manager.make()
    return [peer.do("take", [back]) for peer in chance.sample(peers, len(peers))]


@pytest.mark.long
def test_three_evenings_of_six_laptops_end_in_the_same_copies(tmp_path: Path) -> None:
    chance = random.Random(os.environ.get("SLI_SEED", "9"))
    typed: set[str] = set()
    with a_table(tmp_path, PEERS) as laptops:
        manager, *others = laptops
        for laptop in others:
            laptop.do("note", f"Heard by {laptop.name} on day one")
            typed.add(f"Heard by {laptop.name} on day one")
        evening(laptops, chance)

        # Day two: two change the same sentence, and the manager takes an import back.
        first, second = others[0], others[1]
        first.do("change", "=The council has a plan, says the first.")
        second.do("change", "=The council has no plan, says the second.")
        lost = first.make()
        Path(lost).unlink()
        manager.do("take", [second.make()])
        before = manager.do("seen")
        first.do("note", "Typed before the undo")
        typed.add("Typed before the undo")
        taken = manager.do("take", [first.make()])
        assert taken["clashes"] == 1
        undone = manager.do("undo")
        assert (undone["actions"], undone["clashes"]) == (1, 0)
        assert undone["statement"] == before["statement"]
        taken = manager.do("take", [first.file])
        evening(laptops, chance)
        settled = manager.do("settle", 2)
        assert settled["clashes"] == 0
        evening(laptops, chance)

        # Day three: one laptop is stolen, and what its thief types reaches nobody.
        thief = others[-1]
        manager.do("lose", thief.name)
        thief.do("note", "Typed by a thief")
        stolen = thief.make()
        left = [each for each in laptops if each is not thief]
        for laptop in left[1:]:
            laptop.do("note", f"Heard by {laptop.name} on day three")
            typed.add(f"Heard by {laptop.name} on day three")
        told = manager.do("take", [stolen])
        assert "kept aside" in told["banner"]
        evening(left, chance)
        evening(left, chance)
        seen = [laptop.do("seen") for laptop in left]
        assert len({each["state"] for each in seen}) == 1
        assert len({each["content"] for each in seen}) == 1
        assert typed <= set(seen[0]["notes"])
        assert "Typed by a thief" not in seen[0]["notes"]
        assert seen[0]["round"] == "Everybody has everything."
        assert len(seen[0]["notes"]) == len(set(seen[0]["notes"]))
