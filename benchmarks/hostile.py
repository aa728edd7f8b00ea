"""How long the worst files of up to 50 MB keep a laptop busy, and how much memory they take.

Each is made by somebody inside the team, whose signatures are right, or by somebody outside, and
opened as the program opens it: in a child, from its start to the answer. The limit is 5 seconds and
512 MB; files that are refused for using more of it count as well as those that are opened.
"""

import base64
import hashlib
import json
import os
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.measure import Figure
from sli_desktop.services.sync.apart import open_apart
from sli_desktop.services.sync.errors import BundleError
from sli_desktop.services.sync.importing import open_for, plan_import
from sli_desktop.services.sync.lines import MAX_KEYS, MAX_PARENTS, MAX_TEXT
from sli_desktop.services.sync.manifest import MAX_HOLDS, MAX_PARTS
from sli_desktop.services.sync.opening import Known
from sli_desktop.services.sync.segments import MAX_RAW, MAX_REVISIONS, Line
from sli_desktop.storage import StoredSegment
from tests.services.sync.faults_inside import many_heads
from tests.services.sync.forging import Forge, a_line, for_laptops, resigned, taken_apart
from tests.services.sync.seats import a_team, forger

_SECONDS = 5.0
_MEMORY = 512_000_000
_FILE = 50_000_000
_STREAMS = 16
"""So many segments of the largest size are all the text that a bundle may hold."""


class Looked(NamedTuple):
    """What became of a file: the answer, seconds, bytes of the child and of this process."""

    answer: str
    seconds: float
    child: int
    own: int


@dataclass(frozen=True, slots=True)
class _Case:
    """A file by its name, made when it is wanted."""

    name: str
    make: Callable[[Forge, Random], bytes]


def hostile_figures(work: Path) -> Iterator[Figure]:
    """One figure a file."""
    forge, chance = Forge(), Random(7)
    for case in CASES:
        file = work / "worst.slibundle"
        _in_a_copy(partial(_written, case, file, forge, chance))
        size = file.stat().st_size
        if size > _FILE:
            raise AssertionError(f"{case.name}: {size} bytes are too many")
        looked = look(file, Known(keys=forge.priya, mine=forge.roster))
        most = max(looked.child, looked.own)
        yield Figure(
            name=f"hostile: {case.name}",
            product=looked.seconds if most <= _MEMORY else float("inf"),
            limit=_SECONDS,
            goal=1.0,
            remark=(
                f"{size / 1e6:.1f} MB, {looked.answer}, child {looked.child / 1e6:.0f} MB, "
                f"program + {looked.own / 1e6:.0f} MB"
            ),
        )
        file.unlink()
    yield _heads_figure(work)


def _heads_figure(work: Path) -> Figure:
    """The one case whose work lies behind the opening: all of it is planned, and taken back."""
    folder = work / "heads"
    folder.mkdir()
    with a_team(folder, "Priya", "Sam") as (priya, sam):
        file = folder / "heads.slibundle"
        file.write_bytes(many_heads(forger(priya, sam), MAX_PARTS // 2 - 1))
        start = time.perf_counter()
        plan_import(priya.workspace, open_for(priya.workspace, file))
        seconds = time.perf_counter() - start
        size = file.stat().st_size
    return Figure(
        name="hostile: 9,999 heads on one record",
        product=seconds,
        limit=_SECONDS,
        goal=1.0,
        remark=f"{size / 1e6:.1f} MB, opened, and the import planned",
    )


def look(file: Path, known: Known) -> Looked:
    """Open a file as the program does, in a copy of this process that has had no other child."""
    return Looked(*json.loads(_in_a_copy(lambda: json.dumps(_look(file, known)))))


def _written(case: _Case, file: Path, forge: Forge, chance: Random) -> str:
    file.write_bytes(case.make(forge, chance))
    return ""


def _in_a_copy(act: Callable[[], str]) -> str:
    """Do something in a copy of this process, which stays as small as it was."""
    reading, writing = os.pipe()
    if not (copy := os.fork()):
        os.close(reading)
        os.write(writing, act().encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        answer = said.read()
    os.waitpid(copy, 0)
    return answer.decode()


def _look(file: Path, known: Known) -> Looked:
    before = _peak(resource.RUSAGE_SELF)
    start = time.perf_counter()
    try:
        opened = open_apart(file, known)
        answer = f"opened, {sum(len(one.revisions) for one in opened.segments)} revisions"
    except BundleError as error:
        answer = f"{error.code} {error.details}"
    seconds = time.perf_counter() - start
    own = _peak(resource.RUSAGE_SELF) - before
    return Looked(answer, seconds, _peak(resource.RUSAGE_CHILDREN), own)


def _peak(whose: int) -> int:
    return resource.getrusage(whose).ru_maxrss * 1024


# --- the files ------------------------------------------------------------------------------------


def _flooded_header(_forge: Forge, _chance: Random) -> bytes:
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"
    return b"age-encryption.org/v1\n" + stanza * 400_000


def _full_header(_forge: Forge, chance: Random) -> bytes:
    def text() -> bytes:
        return base64.b64encode(chance.randbytes(32)).rstrip(b"=")

    stanzas = b"".join(b"-> X25519 %s\n%s\n" % (text(), text()) for _ in range(64))
    end = b"--- " + text() + b"\n"
    return b"age-encryption.org/v1\n" + stanzas + end + chance.randbytes(49_000_000)


def _noise(forge: Forge, chance: Random) -> bytes:
    return for_laptops(chance.randbytes(49_000_000), forge.priya)


def _unknown_kind(forge: Forge, chance: Random) -> bytes:
    extra = chance.randbytes(49_000_000)
    part = {
        "kind": "hologram",
        "id": "x",
        "size": len(extra),
        "sha256": hashlib.sha256(extra).hexdigest(),
    }
    changed = forge.changed(forge.inner(), lambda m: m["parts"].append(part))
    return for_laptops(changed + extra, forge.priya)


def _bombs(forge: Forge, _chance: Random) -> bytes:
    """All the text that may be claimed, of white space: refused at the first line."""
    white = (b" " * (MAX_RAW - seq) for seq in range(_STREAMS))
    return _inside(forge, [_signed(forge, head, b" ", seq) for seq, head in enumerate(white, 1)])


def _long_texts(forge: Forge, _chance: Random) -> bytes:
    """All the text that may be claimed, in the longest fields."""
    lines = [a_line({"statement": "a" * MAX_TEXT}, device=forge.sam.device) for _ in range(31)]
    return _inside(forge, _chain(forge, [lines] * _STREAMS))


def _many_lines(forge: Forge, _chance: Random) -> bytes:
    """As many small revisions as go into the file."""
    return _inside(forge, _chain(forge, [_small(forge, MAX_REVISIONS)] * 140))


def _many_parents(forge: Forge, chance: Random) -> bytes:
    parents = tuple(chance.randbytes(32) for _ in range(MAX_PARENTS))
    lines = [a_line({}, device=forge.sam.device, parents=parents) for _ in range(MAX_REVISIONS)]
    return _inside(forge, _chain(forge, [lines] * 23))


def _many_keys(forge: Forge, _chance: Random) -> bytes:
    keys = {f"k{number}": number for number in range(MAX_KEYS)}
    lines = [a_line(dict(keys), device=forge.sam.device) for _ in range(MAX_REVISIONS)]
    return _inside(forge, _chain(forge, [lines] * 44))


def _many_lists(forge: Forge, _chance: Random) -> bytes:
    keys = {f"k{number}": [""] * 1000 for number in range(MAX_KEYS)}
    lines = [a_line(dict(keys), device=forge.sam.device) for _ in range(50)]
    return _inside(forge, _chain(forge, [lines] * _STREAMS))


def _many_segments(forge: Forge, _chance: Random) -> bytes:
    return _inside(forge, _chain(forge, [_small(forge, 1)] * (MAX_PARTS // 2 - 1)))


def _full_list(forge: Forge, _chance: Random) -> bytes:
    """The longest list of contents, over and over unknown parts of nothing."""
    nothing = {"kind": "x", "id": "y" * 190, "size": 0, "sha256": hashlib.sha256().hexdigest()}

    def fill(contents: dict[str, object]) -> None:
        parts = contents["parts"]
        assert isinstance(parts, list)
        parts += [nothing] * (MAX_PARTS - len(parts) - 1)
        contents["holds"] = ["0" * 16] * (MAX_HOLDS // 4)

    return for_laptops(forge.changed(forge.inner(), fill), forge.priya)


def _deep(forge: Forge, _chance: Random) -> bytes:
    _, rest = taken_apart(forge.inner())
    return for_laptops(forge.listed(b"[" * 6_000_000, rest), forge.priya)


def _small(forge: Forge, count: int) -> list[Line]:
    return [a_line({"headline": "H"}, device=forge.sam.device) for _ in range(count)]


def _chain(forge: Forge, contents: list[list[Line]]) -> list[StoredSegment]:
    made: list[StoredSegment] = []
    for seq, lines in enumerate(contents, 1):
        made.append(forge.segment(*lines, seq=seq, prev=made[-1].id if made else b""))
    return made


def _signed(forge: Forge, head: bytes, body: bytes, seq: int) -> StoredSegment:
    return resigned(replace(forge.segment(), seq=seq), forge.sam, head, body)


def _inside(forge: Forge, segments: list[StoredSegment]) -> bytes:
    return for_laptops(forge.inner(*segments), forge.priya)


CASES = (
    _Case("a header without end", _flooded_header),
    _Case("a full header, for nobody", _full_header),
    _Case("noise, encrypted", _noise),
    _Case("a part of an unknown kind", _unknown_kind),
    _Case("512 MB claimed, white space", _bombs),
    _Case("512 MB claimed, longest texts", _long_texts),
    _Case("700,000 revisions", _many_lines),
    _Case("7 million parents", _many_parents),
    _Case("44 million keys", _many_keys),
    _Case("160 million list entries", _many_lists),
    _Case("9,999 segments", _many_segments),
    _Case("the longest list of contents", _full_list),
    _Case("deep JSON", _deep),
)
