"""A sealed segment and its revisions, as plain values.

They stand here and not in `storage`, so that a process that opens bundles need not load a database.
"""

from dataclasses import dataclass
from uuid import UUID

from sli_desktop.models.records.codec import Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentLine:
    """What is known of a segment without its content.

    `id` is its SHA-256; `revisions` counts them; `head_raw` and `body_raw` are sizes in bytes when
    unpacked; `shown` is false once it was set aside; `origin` names the bundle it came with, empty
    where it was sealed here.
    """

    id: bytes
    device: str
    seq: int
    prev: bytes
    sig: bytes
    head_raw: int
    body_raw: int
    revisions: int
    shown: bool = True
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSegment(SegmentLine):
    """A segment with its two compressed streams, byte for byte."""

    head_zst: bytes
    body_zst: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """One revision: `keys` are the touched keys only, `parents` the revisions it builds on.

    Of an `erased` one only the header is left.
    """

    id: bytes
    record: UUID
    kind: str
    device: str
    hlc: str
    parents: tuple[bytes, ...]
    keys: Keys
    erased: bool = False
