"""What the program and its child that opens a bundle say to each other: typed, and bounded.

Each is a message of MessagePack behind its length in four bytes. An error travels as its code and
its facts, so that the words are written by the program, in its own language.
"""

from collections.abc import Callable, Iterator
from typing import IO, Annotated

import msgspec
from msgspec import Meta

from sli_desktop.models.records.sealed import RevisionRow, StoredSegment
from sli_desktop.services.sync import errors
from sli_desktop.services.sync.erasures import Erased
from sli_desktop.services.sync.laptop_keys import LaptopKeys
from sli_desktop.services.sync.manifest import MAX_PARTS, Manifest
from sli_desktop.services.sync.opening import Known
from sli_desktop.services.sync.roster import SignedRoster, read_roster
from sli_desktop.services.sync.segments import MAX_RAW, MAX_REVISIONS
from sli_desktop.services.sync.unknown_parts import UnknownPart

MAX_MESSAGE = 8 * MAX_RAW
"""Bytes of one message: one segment with its two streams, packed and taken apart."""
LENGTH_BYTES = 4

_Fact = Annotated[str, Meta(max_length=4096)] | Annotated[int, Meta(ge=0, le=1 << 53)]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the child is told, once: which file, what is known, how much it may use.

    `processor` is in seconds of computing, `memory` in bytes.
    """

    file: bytes
    keys: LaptopKeys
    mine: bytes | None
    held: tuple[bytes, ...]
    erased: Erased
    processor: float
    memory: int

    def known(self) -> Known:
        """What is known, as the reader takes it."""
        mine: SignedRoster | None = None if self.mine is None else read_roster(self.mine)
        return Known(keys=self.keys, mine=mine, held=frozenset(self.held), erased=self.erased)


class At(msgspec.Struct, frozen=True, tag=True):
    """The child reads on: so many bytes of so many."""

    done: Annotated[int, Meta(ge=0, le=1 << 53)]
    total: Annotated[int, Meta(ge=0, le=1 << 53)]


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The bundle is refused: the code of the error, and its facts."""

    code: Annotated[str, Meta(max_length=20)]
    facts: Annotated[tuple[_Fact, ...], Meta(max_length=4)]


class Found(msgspec.Struct, frozen=True, tag=True):
    """The bundle is good: this is all of it but the segments, which follow.

    First `segments` that count, then `cut`, from after their laptop was taken out of the team.
    """

    manifest: Manifest
    roster: bytes
    erasures: Annotated[tuple[bytes, ...], Meta(max_length=MAX_PARTS)]
    listed: Annotated[tuple[bytes, ...], Meta(max_length=MAX_PARTS)]
    segments: Annotated[int, Meta(ge=0, le=MAX_PARTS)]
    cut: Annotated[int, Meta(ge=0, le=MAX_PARTS)]
    unknown: Annotated[tuple[UnknownPart, ...], Meta(max_length=MAX_PARTS)] = ()


class Segment(msgspec.Struct, frozen=True, tag=True):
    """One new segment with its revisions, checked."""

    segment: StoredSegment
    revisions: Annotated[tuple[RevisionRow, ...], Meta(max_length=MAX_REVISIONS)]


class Ended(msgspec.Struct, frozen=True, tag=True):
    """The child found a fault of the program, and has nothing to say about the bundle."""

    why: Annotated[str, Meta(max_length=200)]


Said = At | Refused | Found | Segment | Ended

_decode = msgspec.msgpack.Decoder(At | Refused | Found | Segment | Ended).decode
_encode = msgspec.msgpack.Encoder().encode


class GarbledError(Exception):
    """What the child said is none of its words."""


def tell(said: IO[bytes], message: Said) -> None:
    """Say one thing."""
    data = _encode(message)
    said.write(len(data).to_bytes(LENGTH_BYTES, "big"))
    said.write(data)
    said.flush()


def hear(said: IO[bytes], left: int) -> tuple[Said, int]:
    """The next thing that was said, and its length; at most `left` bytes of it.

    Raises:
        GarbledError: it is nothing, too much, or none of the words.
    """
    length = int.from_bytes(said.read(LENGTH_BYTES), "big")
    if not 0 < length <= min(MAX_MESSAGE, left):
        raise GarbledError("length")
    data = said.read(length)
    try:
        return _decode(data), length
    except (ValueError, RecursionError) as error:
        raise GarbledError("content") from error


def as_refused(error: errors.BundleError) -> Refused:
    """An error as it travels."""
    return Refused(error.code, error.facts)


def as_error(refused: Refused) -> errors.BundleError:
    """The error that was meant.

    Raises:
        GarbledError: there is none like that.
    """
    kinds: dict[str, Callable[..., errors.BundleError]] = {
        kind.code: kind for kind in _kinds(errors.BundleError)
    }
    try:
        return kinds[refused.code](*refused.facts)
    except (KeyError, TypeError) as error:
        raise GarbledError("error") from error


def _kinds(kind: type[errors.BundleError]) -> Iterator[type[errors.BundleError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds(each)
