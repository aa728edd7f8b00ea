"""Figures of the encrypted folder: saving one note, importing all, searching."""

import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from benchmarks import limits
from benchmarks.generator import QUERIES, WorkLoad
from benchmarks.measure import Figure, in_turn, median, percentile
from benchmarks.records import note_of, records_of
from sli_desktop.models.records.change import make
from sli_desktop.models.records.ids import NoteId
from sli_desktop.models.records.note import Note
from sli_desktop.storage import KdfCost, SearchQuery, Workspace

PASSPHRASE = "three random words"
QUICK_KEY = KdfCost(memory_kib=8, passes=1, lanes=1)
"""Deriving the key is no part of these figures."""

_SAVES = 300
_RUNS = 7


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def workspace(folder: Path) -> Workspace:
    """A new challenge folder."""
    made, _ = Workspace.create(
        folder, PASSPHRASE, clock=now, random=os.urandom, cost=QUICK_KEY, insist=True
    )
    return made


def filled(folder: Path, load: WorkLoad) -> Workspace:
    """A challenge folder with a whole work load, committed as one act."""
    made = workspace(folder)
    made.commit(make("Import open data", *records_of(load)))
    return made


def save_figures(opened: Workspace, load: WorkLoad, work: Path) -> list[Figure]:
    """Saving one more note, durable and searchable, in a challenge that already holds them all.

    Product and limit take turns note by note, so that a busy moment of the machine hits both.
    """
    notes = [replace(note_of(line), id=NoteId(uuid4())) for line in load.of("note")[:_SAVES]]
    bare = limits.BareNotes(work / f"bare-{load.size}.db")
    product: list[float] = []
    limit: list[float] = []
    for note, row in zip(notes, limits.note_rows(notes), strict=True):
        product.append(_saved(opened, note))
        limit.append(bare.save(row))
    bare.close()
    at_most = "p99 at most 16 ms" if percentile(product, 0.99) <= 0.016 else "p99 over 16 ms"
    return [
        Figure(
            name=f"save one note, p50, {load.size}",
            product=median(product),
            limit=median(limit),
            goal=3.0,
            remark=f"p99 {percentile(product, 0.99) * 1000:.2f} ms, {at_most}",
        )
    ]


def _saved(opened: Workspace, note: Note) -> float:
    act = make("Add note", note)
    start = time.perf_counter()
    opened.commit(act)
    return time.perf_counter() - start


def search_figures(opened: Workspace, load: WorkLoad, work: Path) -> list[Figure]:
    """The first 50 hits with the words around them, and how many there are in all.

    Raises:
        AssertionError: a query finds another number of notes than the work load holds.
    """
    bare = limits.searchable(
        work / f"search-{load.size}.db", limits.note_rows([note_of(x) for x in load.of("note")])
    )
    figures = []
    for name, words in QUERIES.items():
        query = SearchQuery(words=words, kind="note")
        with opened.read() as view:
            total = view.search(query).total
        if total != load.hits[name]:
            raise AssertionError(f"{name}: {total} notes found, {load.hits[name]} expected")

        def product(query: SearchQuery = query) -> float:
            with opened.read() as view:
                start = time.perf_counter()
                view.search(query)
                return time.perf_counter() - start

        def limit_of(words: str = words) -> float:
            return limits.search(bare, words)

        mine, limit = in_turn(_RUNS, product, limit_of)
        rare = name == "rare_word"
        common = name == "common_word" and load.size == "S"
        figures.append(
            Figure(
                name=f"search {name}, {load.size}",
                product=median(mine),
                limit=median(limit),
                goal=3.0 if rare or common else None,
                slack=0.001 if rare else 0.0,
                remark=f"{total} notes",
            )
        )
    bare.close()
    return figures


def import_figure(load: WorkLoad, work: Path) -> Figure:
    """All records of a work load in one act, against bare `executemany` of all the same rows."""
    records = records_of(load)
    act = make("Import open data", *records)
    first = workspace(work / "import-0.sli")
    first.commit(act)
    replay = limits.Replay(limits.same_database(first))
    first.close()
    number = iter(range(1, 1000))

    def product() -> float:
        opened = workspace(work / f"import-{next(number)}.sli")
        start = time.perf_counter()
        opened.commit(act)
        seconds = time.perf_counter() - start
        opened.close()
        return seconds

    mine, limit = in_turn(
        5 if load.size == "S" else 1,
        product,
        lambda: replay.write(work / f"replay-{next(number)}.db"),
    )
    return Figure(
        name=f"bulk import of all records, {load.size}",
        product=median(mine),
        limit=median(limit),
        goal=3.0,
        remark=f"{len(records)} records, {replay.count} rows",
    )
