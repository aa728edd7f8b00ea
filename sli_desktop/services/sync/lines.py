"""A revision as two lines of JSON: the signed header and its body (`docs/format/bundle-v1.md`).

The header names record, kind, parents and time and holds the hash of the body; so a body can be
taken away without breaking a signature. A line is never written again once it is signed: readers
keep the bytes they got.
"""

import hashlib
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from sli_desktop.models.records.codec import Keys

MAX_LINE = 4 << 20
"""Bytes of one line."""
MAX_TEXT = 1 << 20
"""Characters of one text field."""
MAX_KEYS = 200
"""Touched keys of one revision."""
MAX_PARENTS = 64
"""Parents of one revision."""
MAX_INTEGER = 1 << 53
"""Whole numbers lie between minus this and this: every JSON reader can hold them."""

_ID_START = b"sli-rev-1\0"

Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
"""A SHA-256 in lower-case hex digits."""
DeviceId = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]
"""The first 16 hex digits of the SHA-256 of a laptop's public signing key."""
Hlc = Annotated[str, Meta(pattern=r"^[0-9a-d][0-9a-f]{11}-[0-9a-f]{4}\Z")]
"""Milliseconds since 1970 (before the year 9775) and a counter, in hex digits: sorts as text."""
_Kind = Annotated[str, Meta(pattern=r"^[a-z][a-z_]{0,39}\Z")]
_Key = Annotated[str, Meta(min_length=1, max_length=120)]
_Text = Annotated[str, Meta(max_length=MAX_TEXT)]
_Value = (
    _Text
    | bool
    | Annotated[int, Meta(ge=-MAX_INTEGER, le=MAX_INTEGER)]
    | Annotated[list[_Text], Meta(max_length=1000)]
    | None
)


class Header(msgspec.Struct, frozen=True, gc=False):
    """The signed line: hash of the body, kind, parents, record, time stamp."""

    b: Hash
    k: _Kind
    p: Annotated[tuple[Hash, ...], Meta(max_length=MAX_PARENTS)]
    r: UUID
    t: Hlc


class Body(msgspec.Struct, frozen=True):
    """The touched keys, and a salt so that the hash in the header tells nothing about them."""

    f: Annotated[dict[_Key, _Value], Meta(max_length=MAX_KEYS)]
    s: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]


_encoder = msgspec.json.Encoder(order="deterministic")
_decode_header = msgspec.json.Decoder(Header).decode
_decode_body = msgspec.json.Decoder(Body).decode


def body_line(keys: Keys, salt: bytes) -> bytes:
    """Write the body of a revision. `salt` is 16 unpredictable bytes."""
    return _encoder.encode(Body(keys, salt.hex()))


def header_line(
    *, record: UUID, kind: str, parents: tuple[bytes, ...], hlc: str, body: bytes
) -> bytes:
    """Write the header of a revision over its finished body line."""
    return _encoder.encode(
        Header(
            b=hashlib.sha256(body).hexdigest(),
            k=kind,
            p=tuple(sorted(parent.hex() for parent in parents)),
            r=record,
            t=hlc,
        )
    )


def revision_id(device: str, header: bytes) -> bytes:
    """The identity of a revision: bound to its author's laptop, so a copied header is another."""
    return hashlib.sha256(_ID_START + device.encode() + b"\n" + header).digest()


def read_header(line: bytes) -> Header:
    """Decode a header line.

    Raises:
        msgspec.MsgspecError: it does not fit the format.
    """
    return _decode_header(line)


def read_body(line: bytes) -> Body:
    """Decode a body line.

    Raises:
        msgspec.MsgspecError: it does not fit the format.
    """
    return _decode_body(line)
