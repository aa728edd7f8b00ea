"""Segments: what one laptop wrote since it last sealed, numbered, chained and signed.

A head stream of JSON lines (the head, then one header a revision) whose SHA-256 is the segment's
identity and which the laptop signs, and a body stream whose line n is the body of header n.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from sli_desktop.models.records.sealed import RevisionRow, StoredSegment
from sli_desktop.services.sync.erasures import Erased
from sli_desktop.services.sync.errors import BadSignatureError, DamagedBundleError, TooLargeError
from sli_desktop.services.sync.laptop_keys import LaptopKeys
from sli_desktop.services.sync.lines import (
    MAX_LINE,
    DeviceId,
    Hash,
    read_body,
    read_header,
    revision_id,
)
from sli_desktop.services.sync.packing import WrongSizeError, pack, unpack
from sli_desktop.services.sync.signing import is_signed_by, sign

SEGMENT_TYPE = "application/vnd.sli.segment;v=1"
MAX_REVISIONS = 5_000
"""Revisions of one segment."""
MAX_RAW = 32 << 20
"""Bytes of one stream of a segment, unpacked."""

NOTHING_ERASED = Erased()

_head_encoder = msgspec.json.Encoder()


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first line of a segment."""

    challenge: UUID
    device: DeviceId
    made: Annotated[str, Meta(max_length=40)]
    n: Annotated[int, Meta(ge=1, le=MAX_REVISIONS)]
    prev: Hash | None
    roster: Annotated[int, Meta(ge=1, le=1 << 53)]
    seq: Annotated[int, Meta(ge=1, le=1 << 53)]
    v: Annotated[int, Meta(ge=1, le=1)] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A revision as it goes into a segment: header and body line, and what they say."""

    header: bytes
    body: bytes
    row: RevisionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a segment stands: challenge, team list version, number and the segment before."""

    challenge: UUID
    roster: int
    seq: int
    prev: bytes
    made: datetime


def write_segment(keys: LaptopKeys, place: Place, lines: Iterable[Line]) -> StoredSegment:
    """Put lines into a signed segment."""
    lines = list(lines)
    head = _head_encoder.encode(
        Head(
            challenge=place.challenge,
            device=keys.device,
            made=place.made.isoformat(),
            n=len(lines),
            prev=place.prev.hex() or None,
            roster=place.roster,
            seq=place.seq,
        )
    )
    head_raw = b"\n".join([head, *(line.header for line in lines)])
    body_raw = b"\n".join(line.body for line in lines)
    return StoredSegment(
        id=hashlib.sha256(head_raw).digest(),
        device=keys.device,
        seq=place.seq,
        prev=place.prev,
        sig=sign(keys.signing_key, SEGMENT_TYPE, head_raw),
        head_raw=len(head_raw),
        body_raw=len(body_raw),
        revisions=len(lines),
        head_zst=pack(head_raw),
        body_zst=pack(body_raw),
    )


def check_segment(
    segment: StoredSegment, challenge: UUID, public_key: bytes, erased: Erased = NOTHING_ERASED
) -> tuple[StoredSegment, list[RevisionRow]]:
    """Check everything that a segment says about itself, and read its revisions.

    The segment comes back without the bodies that were erased: they stop at the door.

    Raises:
        BadSignatureError: hash, signature, head or a body do not fit together.
        DamagedBundleError: a line cannot be read.
        TooLargeError: a limit of the format is passed.
    """
    lines = read_lines(segment, challenge, public_key, erased)
    return without_erased(segment, lines, erased), [line.row for line in lines]


def without_erased(segment: StoredSegment, lines: Sequence[Line], erased: Erased) -> StoredSegment:
    """The segment with blank bodies where they were erased; itself where it has none of them."""
    going = [line for line in lines if line.body and erased.covers(line.row)]
    if not going:
        return segment
    body_raw = b"\n".join(b"" if erased.covers(line.row) else line.body for line in lines)
    return replace(segment, body_raw=len(body_raw), body_zst=pack(body_raw))


def read_lines(
    segment: StoredSegment, challenge: UUID, public_key: bytes, erased: Erased = NOTHING_ERASED
) -> list[Line]:
    """The lines of a segment; a body that was erased may be blank.

    Raises:
        BadSignatureError: hash, signature, head or a body do not fit together.
        DamagedBundleError: a line cannot be read.
        TooLargeError: a limit of the format is passed.
    """
    if max(segment.head_raw, segment.body_raw) > MAX_RAW:
        raise TooLargeError("one part")
    try:
        head_raw = unpack(segment.head_zst, segment.head_raw)
        body_raw = unpack(segment.body_zst, segment.body_raw)
    except WrongSizeError as error:
        raise DamagedBundleError("packing") from error
    if hashlib.sha256(head_raw).digest() != segment.id:
        raise BadSignatureError("part")
    if not is_signed_by(public_key, SEGMENT_TYPE, head_raw, segment.sig):
        raise BadSignatureError("part")
    head_line, *headers = head_raw.split(b"\n")
    bodies = body_raw.split(b"\n")
    _check_head(head_line, segment, challenge, len(headers))
    if len(headers) != len(bodies):
        raise BadSignatureError("lines")
    if max(map(len, headers)) > MAX_LINE or max(map(len, bodies)) > MAX_LINE:
        raise TooLargeError("one line")
    lines = [
        read_line(segment.device, header, body, erased)
        for header, body in zip(headers, bodies, strict=True)
    ]
    if len({line.row.record for line in lines}) != len(lines):
        raise BadSignatureError("one record twice")
    return lines


def _check_head(line: bytes, segment: StoredSegment, challenge: UUID, count: int) -> None:
    try:
        head = msgspec.json.decode(line, type=Head)
    except (ValueError, RecursionError) as error:
        raise DamagedBundleError("head") from error
    says = (head.challenge, head.device, head.seq, head.prev or "", head.n)
    if says != (challenge, segment.device, segment.seq, segment.prev.hex(), count):
        raise BadSignatureError("head")


def read_line(device: str, header: bytes, body: bytes, erased: Erased = NOTHING_ERASED) -> Line:
    """Read one revision of a laptop from its two lines; of an erased one the header alone.

    Raises:
        BadSignatureError: the body is not the one the header names.
        DamagedBundleError: a line does not fit the format.
    """
    try:
        says = read_header(header)
        holds = read_body(body) if body else None
    except (ValueError, RecursionError) as error:
        raise DamagedBundleError("line") from error
    row = RevisionRow(
        id=revision_id(device, header),
        record=says.r,
        kind=says.k,
        device=device,
        hlc=says.t,
        parents=tuple(map(bytes.fromhex, says.p)),
        keys={} if holds is None else holds.f,
        erased=holds is None,
    )
    is_erased = erased.covers(row)
    if holds is None and not is_erased:
        raise BadSignatureError("blank body")
    if holds is not None and hashlib.sha256(body).hexdigest() != says.b:
        raise BadSignatureError("body")
    if is_erased:
        row = replace(row, keys={}, erased=True)
    return Line(header=header, body=body, row=row)
