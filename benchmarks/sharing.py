"""Figures of bundles (`sync.md` section 12): sealing, making, taking in, photographs, an evening.

Each stands beside the same bytes put through the bare stages: age, zstd, SHA-256, typed decoding,
rows of SQLCipher, a file that is flushed and read back.
"""

import hashlib
import io
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyrage
import zstandard

from benchmarks import limits
from benchmarks.generator import WorkLoad
from benchmarks.measure import Figure, in_turn, median, timed
from benchmarks.merge import LAPTOPS, MergeRound
from benchmarks.photographs import photograph_figures, read_back
from benchmarks.records import records_of
from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.change import make
from sli_desktop.models.records.codec import to_keys
from sli_desktop.models.records.ids import NoteId
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Peer
from sli_desktop.services.sync.bundles import make_bundle
from sli_desktop.services.sync.carried import Contents
from sli_desktop.services.sync.importing import import_bundle, open_for
from sli_desktop.services.sync.lines import read_body, read_header
from sli_desktop.services.sync.opening import open_here
from sli_desktop.services.sync.packing import pack, unpack
from sli_desktop.services.sync.seal import seal
from sli_desktop.services.sync.team_state import keys_of, team_of
from sli_desktop.storage import RevisionRow, StoredSegment, Workspace
from tests.builders import a_new_id, a_note

_RUNS = 5
_MEGABYTE = 1_000_000


def sharing_figures(load: WorkLoad, work: Path) -> Iterator[Figure]:
    """All of them, on S and on 200 MB of photographs."""
    table = MergeRound(records_of(load), work / "sharing")
    yield from _text(table, work)
    yield from _evening(table)
    yield from photograph_figures(table, work)


# --- text ----------------------------------------------------------------------------------------


def _text(table: MergeRound, work: Path) -> Iterator[Figure]:
    number = iter(range(1000))
    full = table.fresh("full")
    before = limits.Replay(limits.same_database(full))
    table.merge(full)
    replay = limits.Replay(limits.same_database(full), without=before)
    file = make_bundle(full, table.folder, contents=Contents.TEXT).file
    stages = _Stages(full, file)

    def take() -> float:
        opened = table.fresh(f"take-{next(number)}")
        seconds = timed(lambda: import_bundle(opened, _here(opened, file), backup=False))
        opened.close()
        return seconds

    def put() -> float:
        return replay.write(work / f"rows-{next(number)}.db")

    taken, age, zstd, sums, decoded, rows, again = in_turn(
        _RUNS,
        take,
        stages.opened,
        stages.unpacked,
        stages.summed,
        stages.decoded,
        put,
        lambda: timed(lambda: import_bundle(full, _here(full, file), backup=False)),
    )
    whole = sum(median(each) for each in (age, zstd, sums, decoded, rows))
    yield Figure(
        name="bundle: take in the text of S",
        product=median(taken),
        limit=whole,
        goal=1.5,
        remark=f"{stages.count} revisions; beside age, zstd, SHA-256, decoding and the same rows",
    )
    yield Figure(
        name="bundle: take in the text of S, beside its rows",
        product=median(taken),
        limit=stages.records_alone(work / "alone.db"),
        goal=6.0,
        remark="beside one bare row a record",
    )
    yield Figure(
        name="bundle: the same once more",
        product=median(again),
        limit=median(taken),
        goal=0.05,
        slack=0.02,
        remark="beside the first time; 20 ms of it find out whose laptop it is",
    )
    made, sealed_age = in_turn(
        _RUNS,
        lambda: timed(lambda: make_bundle(full, table.folder, contents=Contents.TEXT)),
        lambda: stages.written(table.folder / "raw.age"),
    )
    yield Figure(
        name="bundle: make one of what is sealed",
        product=median(made),
        limit=median(sealed_age),
        goal=1.5,
        slack=0.03,
        remark="beside age into a file that is flushed and read back",
    )
    yield Figure(
        name="bundle: size of the text, kB for ms",
        product=file.stat().st_size / _MEGABYTE,
        limit=stages.packed / _MEGABYTE,
        goal=1.7,
        remark="beside zstd of the fields and their values",
    )
    yield from _sealing(table, work)
    full.close()


def _sealing(table: MergeRound, work: Path) -> Iterator[Figure]:
    number = iter(range(1000))
    records = [each for each in table.records if not isinstance(each, Challenge | Theme | Peer)]

    def product() -> float:
        opened = table.fresh(f"seal-{next(number)}")
        opened.commit(make("A day's work", *records))
        with opened.transaction() as transaction:
            team = team_of(transaction)
            seconds = timed(
                lambda: seal(transaction, team, at=opened.clock(), random=opened.random)
            )
        opened.close()
        return seconds

    lines = [repr(to_keys(each)).encode() for each in records]
    rows = [
        (os.urandom(32), each.id.bytes, line) for each, line in zip(records, lines, strict=True)
    ]

    def limit() -> float:
        bare = limits.connect(work / f"seal-{next(number)}.db")
        bare.execute(
            "create table r (n integer primary key, id blob unique, record blob, body blob)"
        )
        bare.execute("create index r_record on r (record)")
        start = time.perf_counter()
        joined = b"\n".join(lines)
        hashlib.sha256(zstandard.ZstdCompressor(level=3).compress(joined)).digest()
        for line in lines:
            hashlib.sha256(line).digest()
        bare.execute("begin immediate")
        bare.executemany("insert into r (id, record, body) values (?, ?, ?)", rows)
        bare.execute("commit")
        seconds = time.perf_counter() - start
        bare.close()
        return seconds

    sealed, bare = in_turn(_RUNS, product, limit)
    yield Figure(
        name="bundle: seal S",
        product=median(sealed),
        limit=median(bare),
        goal=2.5,
        remark=f"{len(records)} records; beside zstd, SHA-256 and indexed rows",
    )


class _Stages:
    """The same bundle through the bare stages, one after the other."""

    def __init__(self, opened: Workspace, file: Path) -> None:
        self._file = file
        with opened.read() as view:
            self._identity = keys_of(view).identity
            segments = [view.segment(line.id) for line in view.segments() if line.shown]
            self._rows = view.revisions_of(None)
            typed = [json.dumps(row.keys, ensure_ascii=False) for row in self._rows]
        self._segments: list[StoredSegment] = segments
        self.count = len(self._rows)
        self.packed = len(pack("\n".join(typed).encode()))
        inner = io.BytesIO()
        with file.open("rb") as source:
            pyrage.decrypt_io(source, inner, [self._identity])
        self._inner = inner.getvalue()

    def opened(self) -> float:
        """Seconds of decrypting alone."""
        data = self._file.read_bytes()
        return timed(lambda: pyrage.decrypt_io(io.BytesIO(data), io.BytesIO(), [self._identity]))

    def unpacked(self) -> float:
        """Seconds of unpacking alone."""

        def run() -> None:
            for each in self._segments:
                unpack(each.head_zst, each.head_raw)
                unpack(each.body_zst, each.body_raw)

        return timed(run)

    def summed(self) -> float:
        """Seconds of every SHA-256 that the format asks for: parts, streams, two a revision."""
        pieces: list[bytes] = []
        for each in self._segments:
            head = unpack(each.head_zst, each.head_raw)
            body = unpack(each.body_zst, each.body_raw)
            pieces += [each.head_zst, each.body_zst, head]
            pieces += [*head.split(b"\n"), *body.split(b"\n")]
        return timed(lambda: [hashlib.sha256(piece).digest() for piece in pieces])

    def decoded(self) -> float:
        """Seconds of decoding every line into its type."""
        heads: list[bytes] = []
        bodies: list[bytes] = []
        for each in self._segments:
            heads += unpack(each.head_zst, each.head_raw).split(b"\n")[1:]
            bodies += unpack(each.body_zst, each.body_raw).split(b"\n")

        def run() -> None:
            for line in heads:
                read_header(line)
            for line in bodies:
                read_body(line)

        return timed(run)

    def records_alone(self, file: Path) -> float:
        """Seconds of one row a record and nothing else."""
        bare = limits.connect(file)
        bare.execute("create table e (n integer primary key, id blob unique, body text)")
        rows = _entities(self._rows)
        seconds = timed(lambda: _put(bare, rows))
        bare.close()
        return seconds

    def written(self, file: Path) -> float:
        """Seconds of age into a file that is flushed and read back."""
        recipient = self._identity.to_public()

        def run() -> None:
            with file.open("wb") as target:
                pyrage.encrypt_io(io.BytesIO(self._inner), target, [recipient])
                target.flush()
                os.fsync(target.fileno())
            read_back(file)

        return timed(run)


def _entities(rows: list[RevisionRow]) -> list[tuple[bytes, str]]:
    return list({row.record.bytes: (row.record.bytes, repr(row.keys)) for row in rows}.values())


def _put(bare: Any, rows: list[tuple[bytes, str]]) -> None:
    bare.execute("begin immediate")
    bare.executemany("insert into e (id, body) values (?, ?)", rows)
    bare.execute("commit")


def _here(opened: Workspace, file: Path) -> Any:
    return open_for(opened, file, opener=open_here)


# --- an evening ----------------------------------------------------------------------------------


def _evening(table: MergeRound) -> Iterator[Figure]:
    """Five laptops hand over, the manager merges and gives one bundle back: seconds a laptop."""
    manager = table.fresh("evening")
    start = time.perf_counter()
    for file in table.bundles:
        import_bundle(manager, open_for(manager, file), backup=False)
    back = make_bundle(manager, table.folder).file
    took = [time.perf_counter() - start]
    for number in range(LAPTOPS):
        laptop = table.laptop(number)
        laptop.commit(make("One more", Note(**_a_note(number))))
        start = time.perf_counter()
        make_bundle(laptop, table.folder)
        import_bundle(laptop, open_for(laptop, back), backup=False)
        took.append(time.perf_counter() - start)
        laptop.close()
    manager.close()
    yield Figure(
        name="bundle: an evening round, the busiest laptop",
        product=max(took),
        limit=2.0,
        goal=1.0,
        remark="seconds of machine time, each file opened in a child",
    )


def _a_note(number: int) -> dict[str, Any]:
    note = a_note(f"One more {number}", id=NoteId(a_new_id()))
    return {name: getattr(note, name) for name in note.__slots__}
