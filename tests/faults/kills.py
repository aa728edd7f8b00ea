"""Writes notes in forked children, kills them in mid-work, and counts the acknowledged notes lost.

Run as a program of its own, so that the parent has no threads when it forks. ``--lying`` makes the
children acknowledge before they save: then the count must not be zero.
"""

import argparse
import json
import os
import random
import signal
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from sli_desktop.models.records.change import make
from sli_desktop.models.records.ids import NoteId
from sli_desktop.models.records.note import Note
from sli_desktop.storage import Workspace
from tests.builders import a_note

_ID = 16
_MOST_ACKS = 12
_LONGEST_WAIT_S = 0.002


@dataclass
class Tally:
    """What became of the notes."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    broken: int = 0


def _now() -> datetime:
    return datetime.now(UTC)


def _open(folder: Path, key: bytes) -> Workspace:
    return Workspace.open_with_key(folder, key, clock=_now, random=os.urandom)


def _type(folder: Path, key: bytes, acks: int, *, lying: bool) -> None:
    opened = _open(folder, key)
    while True:
        note = a_note("Typed until the end. " * 20, id=NoteId(uuid4()))
        if lying:
            os.write(acks, note.id.bytes)
        opened.commit(make("Add a note", note))
        if not lying:
            os.write(acks, note.id.bytes)


def _read(acks: int, count: int) -> bytes:
    got = b""
    while len(got) < count:
        piece = os.read(acks, count - len(got))
        if not piece:
            break
        got += piece
    return got


def _one_kill(folder: Path, key: bytes, chance: random.Random, *, lying: bool) -> set[UUID]:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _type(folder, key, writer, lying=lying)
        finally:
            os._exit(1)
    os.close(writer)
    got = _read(reader, _ID * chance.randint(1, _MOST_ACKS))
    end = time.perf_counter() + chance.uniform(0, _LONGEST_WAIT_S)
    while time.perf_counter() < end:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(reader, 4096):
        got += piece
    os.close(reader)
    return {UUID(bytes=got[at : at + _ID]) for at in range(0, len(got) - _ID + 1, _ID)}


def run(folder: Path, key: bytes, kills: int, seed: int, *, lying: bool) -> Tally:
    """Kill so many children and look after each one."""
    chance, tally, known = random.Random(seed), Tally(), set[UUID]()
    for _ in range(kills):
        known |= _one_kill(folder, key, chance, lying=lying)
        tally.kills += 1
        with _open(folder, key) as opened:
            with opened.read() as view:
                here = {note.id for note in view.all(Note)}
            tally.broken += not opened.check().is_whole
        tally.lost += len(known - here)
        tally.acknowledged = len(known)
        known &= here
    return tally


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("key")
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lying", action="store_true")
    given = parser.parse_args()
    key = bytes.fromhex(given.key)
    tally = run(given.folder, key, given.kills, given.seed, lying=given.lying)
    print(json.dumps(vars(tally)))


if __name__ == "__main__":
    main()
