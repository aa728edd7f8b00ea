"""Every fault of `sync.md` section 11 that is a file: its text, and a laptop that is as it was."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from sli_desktop.errors import NOTHING_CHANGED
from sli_desktop.services.sync import importing, manifest, reader, segments
from sli_desktop.services.sync.apart import open_apart
from sli_desktop.services.sync.errors import BundleError
from sli_desktop.services.sync.importing import import_bundle, open_for, plan_import
from sli_desktop.services.sync.opening import Opener, open_here
from tests.builders import a_finding
from tests.services.sync.faults import TAKEN, Fault, honest
from tests.services.sync.faults_inside import FAULTS, many_heads
from tests.services.sync.forging import Forge
from tests.services.sync.seats import Seat, a_team, forger

IN_EVERY_RUN = 5
"""So many of the faults meet a real child in every run, and all of them in the long tier."""


@dataclass
class Table:
    """Priya, who manages and receives, and a forger who has the keys of Sam, who is in the team."""

    priya: Seat
    forge: Forge
    folder: Path

    def digest(self) -> str:
        """Every row of every table, and every file beside the database, as one hash."""
        found = hashlib.sha256()
        with self.priya.workspace.read() as view:
            session = view._session
            tables = session.run("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (name,) in sorted(map(tuple, tables)):
                rows = sorted(repr(tuple(row)) for row in session.run(f'SELECT * FROM "{name}"'))
                found.update(repr((name, rows)).encode())
        blobs = sorted(self.priya.workspace.folder.glob("blobs/*"))
        found.update(repr([(each.name, each.read_bytes()) for each in blobs]).encode())
        return found.hexdigest()

    def open(self, fault: Fault, opener: Opener = open_here) -> str:
        """The answer to a file, until its last consequence would come; nothing if there is none."""
        file = self.folder / "faulty.slibundle"
        file.write_bytes(fault.make(self.forge))
        try:
            opened = open_for(self.priya.workspace, file, opener=opener)
            plan_import(self.priya.workspace, opened)
        except BundleError as error:
            return error.sentences()
        return ""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Table]:
    folder = tmp_path_factory.mktemp("matrix")
    with a_team(folder, "Priya", "Sam") as (priya, sam):
        priya.add(a_finding("Held before"))
        yield Table(priya, forger(priya, sam), folder)


def test_the_digest_notices_one_row_and_one_file(table: Table) -> None:
    before = table.digest()
    assert table.digest() == before
    with table.priya.workspace.transaction() as transaction:
        transaction.set_meta("planted", b"x")
    planted = table.digest()
    table.priya.workspace.put_blob(os.urandom(9))
    assert len({before, planted, table.digest()}) == 3


def test_every_fault_has_a_name_of_its_own() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) > 100


def test_an_honest_file_is_taken(table: Table) -> None:
    assert table.open(Fault("honest", TAKEN, honest)) == TAKEN


def is_as_wanted(told: str, fault: Fault) -> bool:
    """What happened, that nothing was changed, what to do; of a file without fault nothing."""
    if fault.says == TAKEN:
        return told == ""
    _, kept, next_step = told.partition(f" {NOTHING_CHANGED} ")
    return told.startswith(fault.says) and bool(kept) and next_step.endswith(".")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace("\0", "0"))
def test_a_fault_is_told_and_changes_nothing(table: Table, fault: Fault) -> None:
    before = table.digest()
    told = table.open(fault)
    assert is_as_wanted(told, fault)
    assert table.digest() == before


def _chosen(*, is_long: bool) -> list[Fault]:
    return FAULTS if is_long else Random(20).sample(FAULTS, IN_EVERY_RUN)


def test_real_children_answer_as_the_reader_does(table: Table, is_long: bool) -> None:
    before = table.digest()
    for fault in _chosen(is_long=is_long):
        told = table.open(fault, open_apart)
        assert is_as_wanted(told, fault), fault.name
    assert table.digest() == before


def test_what_is_only_strange_is_taken_in_whole(tmp_path: Path) -> None:
    """Each on a laptop of its own kind: taken in, twice, and the database is whole."""
    for number, fault in enumerate(each for each in FAULTS if each.says == TAKEN):
        folder = tmp_path / str(number)
        folder.mkdir()
        with a_team(folder, "Priya", "Sam") as (priya, sam):
            file = folder / "strange.slibundle"
            file.write_bytes(fault.make(forger(priya, sam)))
            for _ in range(2):
                opened = open_for(priya.workspace, file, opener=open_here)
                import_bundle(priya.workspace, opened, backup=False)
            assert priya.workspace.check().is_whole, fault.name
            priya.content()


@pytest.mark.parametrize("heads", [500, pytest.param(9_999, marks=pytest.mark.long)])
def test_thousands_of_newest_versions_of_one_record_are_shown_and_kept(
    tmp_path: Path, heads: int
) -> None:
    with a_team(tmp_path, "Priya", "Sam") as (priya, sam):
        file = tmp_path / "heads.slibundle"
        file.write_bytes(many_heads(forger(priya, sam), heads))
        opened = open_for(priya.workspace, file, opener=open_here)
        assert import_bundle(priya.workspace, opened, backup=False).to_look_at == 1
        assert {len(found.variants) for found in priya.attention()} == {heads}
        assert priya.workspace.check().is_whole


# --- that these tests would notice ----------------------------------------------------------------


def _anything(*_: object) -> bool:
    return True


def _nothing(*_: object) -> None:
    return None


PLANTED: list[tuple[object, str, object, str]] = [
    (segments, "is_signed_by", _anything, "a part signed by another"),
    (manifest, "_check_sizes", _nothing, "600 MB of text, honestly"),
    (reader, "blobs_in", _nothing, "a photograph named 'CON'"),
    (manifest, "KNOWN_FEATURES", frozenset({"telepathy"}), "a feature of the future"),
    (importing, "check_chains", _nothing, "a gap in the numbers"),
    (importing, "check_parents", _nothing, "an unknown parent"),
    (reader, "newest", lambda mine, _theirs: mine, "two team lists of one version"),
]


@pytest.mark.parametrize(("room", "name", "planted", "fault"), PLANTED)
def test_a_planted_fault_is_found(
    table: Table,
    monkeypatch: pytest.MonkeyPatch,
    room: object,
    name: str,
    planted: object,
    fault: str,
) -> None:
    """With one check taken away, the fault it stands against is told otherwise, or not at all."""
    monkeypatch.setattr(room, name, planted)
    (found,) = (each for each in FAULTS if each.name == fault)
    assert not is_as_wanted(table.open(found), found)
