"""The list of contents of a bundle: signed, and the only truth about what lies where."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from sli_desktop import __version__
from sli_desktop.models.records.sealed import StoredSegment
from sli_desktop.services.sync.errors import (
    DamagedBundleError,
    NeedsNewerVersionError,
    TooLargeError,
)
from sli_desktop.services.sync.lines import DeviceId, Hash
from sli_desktop.services.sync.roster import MAX_ROSTER
from sli_desktop.services.sync.segments import MAX_RAW
from sli_desktop.services.sync.signing import Sealed, from_text, read_envelope

BUNDLE_TYPE = "application/vnd.sli.bundle.manifest;v=1"
MAGIC = b"SLIB\x01\n"
FORMAT = 1
KNOWN_FEATURES: frozenset[str] = frozenset()
"""What a bundle may require of its reader. A newer format adds words, older readers stop."""

MAX_MANIFEST = 8 << 20
"""Bytes of the signed envelope."""
MAX_PARTS = 20_000
MAX_TEXT_RAW = 512 << 20
"""Bytes of all text of a bundle, unpacked."""
MAX_PART = 256 << 20
"""Bytes of one part as it lies in the bundle."""
MAX_BUNDLE = 8 << 30
"""Bytes of all parts together."""

ROSTER = "roster"
HEADERS = "seg-h"
BODIES = "seg-b"
BLOB = "blob"
ERASURE = "erasure"
ID_DIGITS = 64
SHORT_NAME = 16
"""Digits by which the list of contents names a file that its sender holds."""
MAX_HOLDS = 20_000

_ShortName = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]
_Number = Annotated[int, Meta(ge=0, le=1 << 53)]


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One part: what it is, its size and SHA-256 as it lies there; of text its size unpacked."""

    kind: Annotated[str, Meta(min_length=1, max_length=40)]
    id: Annotated[str, Meta(max_length=200)]
    size: Annotated[int, Meta(ge=0, le=MAX_PART)]
    sha256: Hash
    raw: Annotated[int, Meta(ge=0, le=MAX_RAW)] | None = None
    device: DeviceId | None = None
    seq: Annotated[int, Meta(ge=1, le=1 << 53)] | None = None
    prev: Hash | None = None
    sig: Annotated[str, Meta(max_length=100)] | None = None


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle holds, from whom, for whom.

    `seen` is what the sender has of each laptop, `holds` the short names of the files it has.
    """

    format: Annotated[int, Meta(ge=1, le=1 << 53)] = FORMAT
    requires: Annotated[tuple[str, ...], Meta(max_length=100)] = ()
    challenge: UUID
    sender: DeviceId
    serial: Annotated[int, Meta(ge=1, le=1 << 53)]
    made: Annotated[datetime, Meta(tz=True)]
    app: Annotated[str, Meta(max_length=40)] = __version__
    roster: Annotated[int, Meta(ge=1, le=1 << 53)]
    recipients: Annotated[tuple[DeviceId, ...], Meta(max_length=64)]
    seen: Annotated[dict[DeviceId, _Number], Meta(max_length=1000)]
    prerequisites: Annotated[tuple[Hash, ...], Meta(max_length=MAX_PARTS)] = ()
    holds: Annotated[tuple[_ShortName, ...], Meta(max_length=MAX_HOLDS)] = ()
    parts: Annotated[tuple[Part, ...], Meta(max_length=MAX_PARTS)]


class _FormatOnly(msgspec.Struct, frozen=True):
    """What every future list of contents will still say."""

    format: Annotated[int, Meta(ge=1)]
    app: Annotated[str, Meta(max_length=40)] = "newer"


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentParts:
    """The two parts of one segment, as the list of contents describes them."""

    head: Part
    body: Part
    device: str
    seq: int
    sig: bytes

    @property
    def id(self) -> bytes:
        """The segment's identity."""
        return bytes.fromhex(self.head.id)

    def stored(self, head_zst: bytes, body_zst: bytes) -> StoredSegment:
        """The segment with its content, not checked yet."""
        return StoredSegment(
            id=self.id,
            device=self.device,
            seq=self.seq,
            prev=bytes.fromhex(self.head.prev or ""),
            sig=self.sig,
            head_raw=self.head.raw or 0,
            body_raw=self.body.raw or 0,
            revisions=0,
            head_zst=head_zst,
            body_zst=body_zst,
        )


def read_manifest(envelope: bytes) -> tuple[Manifest, Sealed]:
    """Read the list of contents. Its signature is still to be checked.

    Raises:
        DamagedBundleError: it cannot be read.
        NeedsNewerVersionError: a newer format.
        TooLargeError: it passes a limit.
    """
    try:
        signed = read_envelope(envelope)
        basics = msgspec.json.decode(signed.payload, type=_FormatOnly)
        if basics.format != FORMAT:
            raise NeedsNewerVersionError(basics.app)
        manifest = msgspec.json.decode(signed.payload, type=Manifest)
    except (ValueError, RecursionError) as error:
        raise DamagedBundleError("list of contents") from error
    if signed.payload_type != BUNDLE_TYPE:
        raise DamagedBundleError("list of contents")
    if not KNOWN_FEATURES.issuperset(manifest.requires):
        raise NeedsNewerVersionError(manifest.app)
    _check_sizes(manifest)
    return manifest, signed


def segments_in(manifest: Manifest) -> tuple[SegmentParts, ...]:
    """The segments of a bundle, in its order.

    Raises:
        DamagedBundleError: head and body do not come in pairs, or a fact is missing.
    """
    text = [part for part in manifest.parts if part.kind in {HEADERS, BODIES}]
    if len(text) % 2:
        raise DamagedBundleError("parts")
    found = tuple(_pair(head, body) for head, body in zip(text[::2], text[1::2], strict=True))
    if len({parts.id for parts in found}) != len(found):
        raise DamagedBundleError("parts")
    return found


def blobs_in(manifest: Manifest) -> tuple[Part, ...]:
    """The files of a bundle: each is named by the SHA-256 of its content, once.

    Raises:
        DamagedBundleError: a name is another one, or stands twice.
    """
    found = tuple(part for part in manifest.parts if part.kind == BLOB)
    if any(part.id != part.sha256 for part in found):
        raise DamagedBundleError("parts")
    if len({part.id for part in found}) != len(found):
        raise DamagedBundleError("parts")
    return found


def _pair(head: Part, body: Part) -> SegmentParts:
    is_pair = (head.kind, body.kind, head.id) == (HEADERS, BODIES, body.id)
    if not is_pair or head.raw is None or body.raw is None:
        raise DamagedBundleError("parts")
    if head.device is None or head.seq is None or head.sig is None or len(head.id) != ID_DIGITS:
        raise DamagedBundleError("parts")
    try:
        bytes.fromhex(head.id)
        sig = from_text(head.sig)
    except ValueError as error:
        raise DamagedBundleError("parts") from error
    return SegmentParts(head=head, body=body, device=head.device, seq=head.seq, sig=sig)


def _check_sizes(manifest: Manifest) -> None:
    text = [part for part in manifest.parts if part.kind in {HEADERS, BODIES}]
    if sum(part.raw or 0 for part in text) > MAX_TEXT_RAW:
        raise TooLargeError("text over 512 MB")
    if any(part.size > MAX_RAW + 4096 for part in text):
        raise TooLargeError("one part")
    if any(part.size > MAX_ROSTER * 2 for part in manifest.parts if part.kind == ROSTER):
        raise TooLargeError("team list")
    if sum(part.size for part in manifest.parts) > MAX_BUNDLE:
        raise TooLargeError("more than 8 GB")
