"""Writing a bundle: signed list of contents, parts back to back, encrypted for the team.

The file appears whole or not at all, and is read back from the stick before anybody is told that
it is there. Files beside the notes are read one by one while it is written.
"""

import contextlib
import errno
import hashlib
import io
import itertools
import os
import shutil
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec
from typing_extensions import Buffer, override

from sli_desktop.services.sync.age_file import Sink, encrypt
from sli_desktop.services.sync.carried import Carried
from sli_desktop.services.sync.erasures import erasure_id
from sli_desktop.services.sync.errors import (
    CannotWriteBundleError,
    DamagedCopyError,
    FileTooLargeForPlaceError,
    NoRoomError,
)
from sli_desktop.services.sync.laptop_keys import LaptopKeys
from sli_desktop.services.sync.manifest import (
    BLOB,
    BODIES,
    BUNDLE_TYPE,
    ERASURE,
    HEADERS,
    MAGIC,
    MAX_HOLDS,
    ROSTER,
    Manifest,
    Part,
)
from sli_desktop.services.sync.progress import Progress, silent
from sli_desktop.services.sync.roster import Member, SignedRoster
from sli_desktop.services.sync.signing import to_text, write_envelope
from sli_desktop.services.sync.unknown_parts import UnknownPart
from sli_desktop.storage import SegmentLine, StoredSegment

_MEGABYTE = 1 << 20
_STEP = 1 << 18


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleContents:
    """What goes into a bundle: `files` are named here and read when their turn comes."""

    signed: SignedRoster
    serial: int
    made: datetime
    segments: tuple[StoredSegment, ...]
    recipients: tuple[Member, ...]
    erasures: tuple[bytes, ...] = ()
    unknown: tuple[UnknownPart, ...] = ()
    files: tuple[Carried, ...] = ()
    holds: tuple[str, ...] = ()


def bundle_bytes(keys: LaptopKeys, contents: BundleContents) -> bytes:
    """The inner stream of a bundle before encryption, up to the first file beside the notes."""
    parts, streams = _parts(contents)
    parts += [
        Part(kind=BLOB, id=each.sha256, size=each.size, sha256=each.sha256)
        for each in contents.files
    ]
    roster = contents.signed.roster
    manifest = Manifest(
        challenge=roster.challenge,
        sender=keys.device,
        serial=contents.serial,
        made=contents.made,
        roster=roster.version,
        recipients=tuple(sorted(member.device for member in contents.recipients)),
        seen=seen_in(contents.segments),
        holds=contents.holds[:MAX_HOLDS],
        parts=tuple(parts),
    )
    envelope = write_envelope(keys.signing_key, BUNDLE_TYPE, msgspec.json.encode(manifest))
    return b"".join([MAGIC, len(envelope).to_bytes(4, "big"), envelope, *streams])


def seen_in(segments: Iterable[SegmentLine]) -> dict[str, int]:
    """The number of the last segment of each laptop."""
    seen: dict[str, int] = {}
    for segment in segments:
        seen[segment.device] = max(segment.seq, seen.get(segment.device, 0))
    return dict(sorted(seen.items()))


def _parts(contents: BundleContents) -> tuple[list[Part], list[bytes]]:
    streams = [contents.signed.envelope]
    parts = [_part(ROSTER, str(contents.signed.roster.version), contents.signed.envelope)]
    for envelope in contents.erasures:
        streams.append(envelope)
        parts.append(_part(ERASURE, str(erasure_id(envelope)), envelope))
    for segment in contents.segments:
        head = _part(HEADERS, segment.id.hex(), segment.head_zst)
        parts.append(
            msgspec.structs.replace(
                head,
                raw=segment.head_raw,
                device=segment.device,
                seq=segment.seq,
                prev=segment.prev.hex() or None,
                sig=to_text(segment.sig),
            )
        )
        body = _part(BODIES, segment.id.hex(), segment.body_zst)
        parts.append(msgspec.structs.replace(body, raw=segment.body_raw))
        streams += [segment.head_zst, segment.body_zst]
    parts += [each.part for each in contents.unknown]
    streams += [each.data for each in contents.unknown]
    return parts, streams


def _part(kind: str, name: str, data: bytes) -> Part:
    digest = hashlib.sha256(data).hexdigest()
    return Part(kind=kind, id=name, size=len(data), sha256=digest)


@dataclass(frozen=True, slots=True)
class InnerStream:
    """A bundle before encryption: its size in bytes, and its content piece by piece."""

    size: int
    pieces: Iterable[bytes]


def inner_stream(
    keys: LaptopKeys, contents: BundleContents, read: Callable[[str], bytes]
) -> InnerStream:
    """The whole bundle before encryption; `read` gives the content of a file when it is due."""
    text = bundle_bytes(keys, contents)
    files = (read(each.sha256) for each in contents.files)
    size = len(text) + sum(each.size for each in contents.files)
    return InnerStream(size, itertools.chain([text], files))


def write_bundle(
    target: Path,
    inner: InnerStream,
    recipients: Sequence[Member],
    recovery: Sequence[str],
    progress: Progress = silent,
) -> None:
    """Encrypt a bundle and put it in place: temporary neighbour, flush, rename, read back.

    Raises:
        NoRoomError: the stick or disk is full.
        FileTooLargeForPlaceError: the stick takes no file of this size.
        CannotWriteBundleError: it takes no files.
        DamagedCopyError: what can be read back is not what was written.
        StoppedError: the person stopped it; nothing is left.
    """
    names = [*(member.age for member in recipients), *recovery]
    _require_room(target, inner.size)
    source = io.BufferedReader(_Pieces(inner, progress), _STEP)
    _put(target, lambda file: encrypt(source, file, names), inner.size)


def write_whole(target: Path, data: bytes) -> None:
    """Put a file for people in place, whole or not at all, and read it back.

    Raises:
        NoRoomError: the stick or disk is full.
        CannotWriteBundleError: it takes no files.
        DamagedCopyError: what can be read back is not what was written.
    """
    _put(target, lambda file: file.write(data), len(data))


class _Pieces(io.RawIOBase):
    """Pieces of bytes as one stream; tells how far it was read."""

    def __init__(self, inner: InnerStream, progress: Progress) -> None:
        super().__init__()
        self._pieces, self._size, self._progress = iter(inner.pieces), inner.size, progress
        self._left = memoryview(b"")
        self._done = 0

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        room = memoryview(buffer).cast("B")
        count = min(len(room), len(self._left))
        room[:count] = self._left[:count]
        self._left = self._left[count:]
        self._done += count
        self._progress(self._done, self._size)
        return count


class _Summing:
    """A file that is written, and a checksum of what was."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sum = 0

    def write(self, data: bytes) -> int:
        self.sum = zlib.crc32(data, self.sum)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()


def _put(target: Path, write: Callable[[Sink], object], size: int) -> None:
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb") as file:
            summing = _Summing(file)
            write(summing)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        _flush_folder(target.parent)
        came_back = _sum_of(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise NoRoomError(_megabytes(size)) from error
        if error.errno == errno.EFBIG:
            raise FileTooLargeForPlaceError(_megabytes(size)) from error
        raise CannotWriteBundleError(details=str(target)) from error
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    if came_back != summing.sum:
        with contextlib.suppress(OSError):
            target.unlink()
        raise DamagedCopyError


def _require_room(target: Path, size: int) -> None:
    """Say before anything is written that it will not fit."""
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(target.parent).free
        if free < size:
            raise NoRoomError(_megabytes(size), free // _MEGABYTE)


def _megabytes(size: int) -> int:
    return size // _MEGABYTE + 1


def _flush_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows and some sticks cannot flush a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sum_of(target: Path) -> int:
    """The checksum of a file as the medium gives it back, not as the system remembers it.

    It finds what a bad stick does; who alters a bundle on purpose is found by its signature.
    """
    found = 0
    with target.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while step := file.read(_STEP):
            found = zlib.crc32(step, found)
    return found
