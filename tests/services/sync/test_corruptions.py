"""Chance damages bundles: whatever it does to them, none is taken for whole, and none breaks us.

Outside the encryption, where age notices, and inside it, where our hashes and signatures must.
"""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from random import Random

import pytest

from sli_desktop.services.sync import reader, segments
from sli_desktop.services.sync.apart import open_apart
from sli_desktop.services.sync.errors import BundleError
from sli_desktop.services.sync.manifest import Part
from sli_desktop.services.sync.opening import Known, Opener, open_here
from tests.services.sync.forging import Forge, a_line, for_laptops

ROUNDS = 8
"""The long tier is cut into so many pieces, for processes to share."""
LONG = 20_000
USUAL = 300
CHILDREN_LONG = 200
CHILDREN_USUAL = 5


def small(forge: Forge) -> bytes:
    line = a_line({"headline": "H", "statement": "Two. Sentences."}, device=forge.sam.device)
    return forge.inner(forge.segment(line))


def damaged(data: bytes, chance: Random) -> bytes:
    """The same bytes after one of six mishaps."""
    made = bytearray(data)
    at, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    match chance.randrange(6):
        case 0:
            for _ in range(chance.randint(1, 8)):
                made[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        case 1:
            made[at:end] = chance.randbytes(end - at)
        case 2:
            del made[at:end]
        case 3:
            made[at:at] = chance.randbytes(chance.randint(1, 300))
        case 4:
            made[at:at] = data[at:end]
        case _:
            made[at:end] = bytes(end - at)
    return bytes(made)


def corruptions(forge: Forge, seed: int, count: int) -> Iterator[bytes]:
    """Damaged files, one half inside the encryption and one half outside it."""
    chance = Random(seed)
    inner = small(forge)
    outer = for_laptops(inner, forge.priya)
    while count:
        inside = chance.random() < 0.5
        made = damaged(inner if inside else outer, chance)
        if made not in {inner, outer}:
            count -= 1
            yield for_laptops(made, forge.priya) if inside else made


def accepted(forge: Forge, files: Iterator[bytes]) -> int:
    """How many files were taken for whole. What is no `BundleError` comes through."""
    count = 0
    for data in files:
        try:
            forge.open(data)
        except BundleError:
            continue
        count += 1
    return count


def test_chance_never_makes_another_bundle(forge: Forge) -> None:
    assert accepted(forge, corruptions(forge, 1, USUAL)) == 0


@pytest.mark.long
@pytest.mark.parametrize("piece", range(ROUNDS))
def test_twenty_thousand_mishaps(forge: Forge, piece: int) -> None:
    assert accepted(forge, corruptions(forge, 100 + piece, LONG // ROUNDS)) == 0


@pytest.mark.long
@pytest.mark.parametrize("piece", range(ROUNDS))
def test_every_bit_flipped_and_every_length(forge: Forge, piece: int) -> None:
    inner = small(forge)
    for data, finished in (
        (for_laptops(inner, forge.priya), bytes),
        (inner, lambda made: for_laptops(made, forge.priya)),
    ):
        assert accepted(forge, (finished(each) for each in _bits(data, piece))) == 0
        cut = (finished(data[:length]) for length in range(piece, len(data), ROUNDS))
        assert accepted(forge, cut) == 0


def _bits(data: bytes, bit: int) -> Iterator[bytes]:
    """The data with this bit of every byte flipped, one byte at a time."""
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 1 << bit
        yield bytes(flipped)


def test_real_children_refuse_them_as_the_reader_does(
    forge: Forge, tmp_path: Path, is_long: bool
) -> None:
    file, known = tmp_path / "damaged.slibundle", Known(keys=forge.priya, mine=forge.roster)
    count = CHILDREN_LONG if is_long else CHILDREN_USUAL
    for data in corruptions(forge, 2, count):
        file.write_bytes(data)
        assert _told(open_apart, file, known) == _told(open_here, file, known) != ""
    file.write_bytes(for_laptops(small(forge), forge.priya))
    assert _told(open_apart, file, known) == ""


def _told(opener: Opener, file: Path, known: Known) -> str:
    try:
        opener(file, known, lambda _done, _total: None)
    except BundleError as error:
        return error.sentences()
    return ""


# --- that these tests would notice ----------------------------------------------------------------


def _anything(*_: object) -> bool:
    return True


def _without_hash(part: Part) -> Generator[int, bytes, bytes]:
    return (yield part.size)


@pytest.mark.parametrize(
    ("room", "name", "planted"),
    [
        ((reader, segments), "is_signed_by", _anything),
        ((reader,), "_whole", _without_hash),
        ((reader,), "segments_in", lambda _manifest: ()),
    ],
)
def test_a_planted_fault_is_found(
    forge: Forge,
    monkeypatch: pytest.MonkeyPatch,
    room: tuple[object, ...],
    name: str,
    planted: Callable[..., object],
) -> None:
    """With one check taken away, flips inside the encryption are taken for whole, or break us."""
    for each in room:
        monkeypatch.setattr(each, name, planted)
    assert any(_is_found(forge, data) for bit in range(8) for data in _bits(small(forge), bit))


def _is_found(forge: Forge, data: bytes) -> bool:
    try:
        forge.open_inner(data)
    except BundleError:
        return False
    except Exception:  # noqa: BLE001 that anything else comes through is what would be found
        return True
    return True
