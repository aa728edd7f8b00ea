"""Five real laptops at one table, quick to set up: copies of a team that was made once a process.

Everything is the product's own: encrypted databases, signed segments, bundle files, imports. What
only a test pays for is cut: the team is made once and copied, and lies in memory where it can.
"""

import atexit
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from uuid import UUID

from typing_extensions import override

from sli_desktop.models.records import KINDS, Record
from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.codec import to_keys
from sli_desktop.models.records.ids import uuid7
from sli_desktop.models.records.merge import DELETED
from sli_desktop.storage import Attention, RevisionRow, StoredSegment, View, Workspace, restore
from tests.builders import (
    MONDAY,
    SAM,
    a_finding,
    a_note,
    a_peer,
    a_recommendation,
    a_section,
)
from tests.properties.oracle import Doubt, Row, all_in_view, in_view
from tests.services.sync.seats import Seat, TeamClock, a_team
from tests.workspaces import TINY

NAMES = ("Ann", "Ben", "Cat", "Dan", "Eve")
"""Ann is the manager."""

MEMORY = Path("/dev/shm")
"""A file system in memory, where this machine has one."""


@dataclass
class Laptop(Seat):
    """A laptop with what a person in front of it can see, and its number at the table."""

    number: int = 0
    touched: set[tuple[UUID, str]] = field(default_factory=set)

    def follow(self) -> None:
        """Write down which keys are touched here by acts of people."""
        self.workspace.on_commit(self._follow)

    def _follow(self, act: Committed) -> None:
        if act.name not in BY_THE_PROGRAM:
            for change in act.changes:
                keys = change.keys().keys() | change.resolves
                self.touched.update((change.record_id, key) for key in keys)
                if change.before is None or change.after is None:
                    self.touched.add((change.record_id, DELETED))

    @override
    def kinds(self) -> Iterable[str]:
        return USED

    def shown(self) -> dict[UUID, Record]:
        """Every record that is shown, of the kinds people write in."""
        with self.workspace.read() as view:
            return {r.id: r for kind in WRITTEN for r in view.all(KINDS[kind])}

    def rows(self) -> dict[UUID, Row]:
        """All records as the tables have them, also those in the bin."""
        with self.workspace.read() as view:
            return rows_of(view)

    def words(self, kind: str = "", record: UUID | None = None) -> set[str]:
        """Every word that can be read here: of one record, or of all."""
        if record is None:
            return all_in_view(self.rows())
        with self.workspace.read() as view:
            found = view.get(KINDS[kind], record)
            if found is None:
                return set()
            row = Row(kind=kind, keys=to_keys(found))
            for asked in view.attention():
                if asked.record == record:
                    _doubted(row, asked)
        return in_view(row)

    def revisions(self) -> dict[UUID, dict[bytes, RevisionRow]]:
        with self.workspace.read() as view:
            return revisions_by_record(view)

    def segments(self) -> dict[bytes, StoredSegment]:
        """All segments with their bytes, also those set aside."""
        with self.workspace.read() as view:
            return {line.id: view.segment(line.id) for line in view.segments()}

    def put_back(self, backup: Path) -> None:
        """Restore this laptop from a backup and open it again."""
        old = self.workspace
        old.close()
        restore(old.folder, backup, old.data_key, clock=old.clock, lowest=TINY)
        self.workspace = Workspace.open_with_key(
            old.folder, old.data_key, clock=old.clock, random=old.random, insist=True
        )
        self.follow()


BY_THE_PROGRAM = ("Import a bundle", "Undo an import", "Look again", "Rebuild from the segments")
WRITTEN = ("finding", "note", "recommendation", "section", "attachment")
USED = (*WRITTEN, "challenge", "peer", "finding_note", "reason", "audit_event")
"""The kinds that a schedule knows; looking into all others would cost more than everything."""


def revisions_by_record(view: View) -> dict[UUID, dict[bytes, RevisionRow]]:
    found: dict[UUID, dict[bytes, RevisionRow]] = {}
    for row in view.revisions_of(None):
        found.setdefault(row.record, {})[row.id] = row
    return found


def rows_of(view: View) -> dict[UUID, Row]:
    rows: dict[UUID, Row] = {}
    for kind in USED:
        for each in view.all(KINDS[kind]):
            rows[each.id] = Row(kind=kind, keys=to_keys(each))
        for each in view.in_bin(KINDS[kind]):
            rows[each.id] = Row(kind=kind, keys=to_keys(each), in_bin=True)
    for found in view.attention():
        if found.record in rows and found.variants:
            _doubted(rows[found.record], found)
    return rows


def _doubted(row: Row, found: Attention) -> None:
    row.doubts[found.key] = Doubt(
        look=found.reason.value,
        versions={variant.revision: variant.value for variant in found.variants},
    )


@dataclass(frozen=True)
class Template:
    """A team that has everything in common, closed and ready to be copied."""

    folder: Path
    keys: Mapping[str, bytes]


@cache
def template() -> Template:
    """The team that all schedules of this process start from."""
    folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    finding = a_finding("Aone", id=new_id(1), statement="Atwo athree. Afour. Afive.")
    records = (
        a_peer("Sam", id=SAM),
        finding,
        a_finding("Bone", id=new_id(2), statement="Btwo bthree. Bfour.", order="a5"),
        a_note("Cone ctwo. Cthree.", id=new_id(3), page="Cfour"),
        a_recommendation("Done dtwo. Dthree.", finding, id=new_id(4), title="Dfour"),
        a_section("summary", id=new_id(5), title="Eone", body="Etwo. Ethree."),
    )
    with a_team(folder, *NAMES, random=Random(1).randbytes, with_records=records) as seats:
        file = seats[0].bundle().file
        for seat in seats[1:]:
            assert seat.take(file).has_nothing_new  # but the team list with everybody in it
        keys = {seat.name: seat.workspace.data_key for seat in seats}
    return Template(folder, keys)


def new_id(number: int) -> UUID:
    """An identity that is the same in every run of a schedule."""
    return uuid7(MONDAY + timedelta(milliseconds=number), bytes)


@contextmanager
def a_table(*names: str, wrong_by: Sequence[int]) -> Iterator[list[Laptop]]:
    """Laptops with everything in common, whose clocks are so many hours wrong."""
    made = template()
    folder = Path(tempfile.mkdtemp(dir=made.folder))
    stick = folder / "stick"
    stick.mkdir()
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        laptops = []
        for number, (name, hours) in enumerate(zip(names, wrong_by, strict=True)):
            laptops.append(_sat_down(made, folder, name, number, hours))
            stack.callback(_stand_up, laptops[-1])
        yield laptops


def _sat_down(made: Template, folder: Path, name: str, number: int, hours: int) -> Laptop:
    own = folder / f"{name}.sli"
    shutil.copytree(made.folder / own.name, own)
    workspace = Workspace.open_with_key(
        own, made.keys[name], clock=TeamClock(12 + hours), random=Random(number).randbytes
    )
    laptop = Laptop(name, workspace, folder / "stick", number=number)
    laptop.follow()
    return laptop


def _stand_up(laptop: Laptop) -> None:
    with suppress(OSError):
        laptop.workspace.close()
