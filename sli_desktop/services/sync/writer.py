"""Writing a bundle: signed list of contents, parts back to back, encrypted for the team.

The file appears whole or not at all, and is read back from the stick before anybody is told that
it is there.
"""

import contextlib
import errno
import hashlib
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from sli_desktop.services.sync.age_file import encrypt
from sli_desktop.services.sync.errors import CannotWriteBundleError, DamagedCopyError, NoRoomError
from sli_desktop.services.sync.laptop_keys import LaptopKeys
from sli_desktop.services.sync.manifest import (
    BODIES,
    BUNDLE_TYPE,
    HEADERS,
    MAGIC,
    ROSTER,
    Manifest,
    Part,
)
from sli_desktop.services.sync.roster import Member, SignedRoster
from sli_desktop.services.sync.signing import to_text, write_envelope
from sli_desktop.storage import StoredSegment

_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleContents:
    """What goes into a bundle."""

    signed: SignedRoster
    serial: int
    made: datetime
    segments: tuple[StoredSegment, ...]
    recipients: tuple[Member, ...]


def bundle_bytes(keys: LaptopKeys, contents: BundleContents) -> bytes:
    """The inner stream of a bundle, before encryption."""
    parts, streams = _parts(contents)
    roster = contents.signed.roster
    seen: dict[str, int] = {}
    for segment in contents.segments:
        seen[segment.device] = max(segment.seq, seen.get(segment.device, 0))
    manifest = Manifest(
        challenge=roster.challenge,
        sender=keys.device,
        serial=contents.serial,
        made=contents.made,
        roster=roster.version,
        recipients=tuple(sorted(member.device for member in contents.recipients)),
        seen=dict(sorted(seen.items())),
        parts=tuple(parts),
    )
    envelope = write_envelope(keys.signing_key, BUNDLE_TYPE, msgspec.json.encode(manifest))
    return b"".join([MAGIC, len(envelope).to_bytes(4, "big"), envelope, *streams])


def _parts(contents: BundleContents) -> tuple[list[Part], list[bytes]]:
    streams = [contents.signed.envelope]
    parts = [_part(ROSTER, str(contents.signed.roster.version), contents.signed.envelope)]
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
    return parts, streams


def _part(kind: str, name: str, data: bytes) -> Part:
    digest = hashlib.sha256(data).hexdigest()
    return Part(kind=kind, id=name, size=len(data), sha256=digest)


def write_bundle(
    target: Path, inner: bytes, recipients: Sequence[Member], recovery: Sequence[str]
) -> None:
    """Encrypt a bundle and put it in place: temporary neighbour, flush, rename, read back.

    Raises:
        NoRoomError: the stick or disk is full.
        CannotWriteBundleError: it takes no files.
        DamagedCopyError: what can be read back is not what was written.
    """
    encrypted = io.BytesIO()
    encrypt(io.BytesIO(inner), encrypted, [*(member.age for member in recipients), *recovery])
    write_whole(target, encrypted.getvalue())


def write_whole(target: Path, data: bytes) -> None:
    """Put a file for people in place, whole or not at all, and read it back.

    Raises:
        NoRoomError: the stick or disk is full.
        CannotWriteBundleError: it takes no files.
        DamagedCopyError: what can be read back is not what was written.
    """
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        _flush_folder(target.parent)
        came_back = _read_back(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise NoRoomError(len(data) // _MEGABYTE + 1) from error
        raise CannotWriteBundleError(details=str(target)) from error
    if came_back != data:
        with contextlib.suppress(OSError):
            target.unlink()
        raise DamagedCopyError


def _flush_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows and some sticks cannot flush a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _read_back(target: Path) -> bytes:
    with target.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()
