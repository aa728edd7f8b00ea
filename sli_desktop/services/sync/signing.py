"""Signatures: who wrote what, so that anybody may hand it on and nobody may alter it.

Ed25519 over the "pre-authentication encoding" of DSSE: the type of the thing is signed with its
bytes, and the bytes are those received, never written again by us.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Meta

from sli_desktop.services.sync.lines import DeviceId

SIGNATURE_BYTES = 64
KEY_BYTES = 32

_Base64 = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]*\Z")]


class Envelope(msgspec.Struct, frozen=True, rename={"payload_type": "payloadType"}):
    """A signed thing: its type, its bytes, who signed, the signature (bytes as URL-safe base64)."""

    payload_type: str
    payload: _Base64
    keyid: DeviceId
    sig: _Base64


@dataclass(frozen=True, slots=True)
class Sealed:
    """An envelope taken apart; nothing in it is trusted before `is_signed_by` said yes."""

    payload_type: str
    payload: bytes
    keyid: str
    sig: bytes


class UnreadableEnvelopeError(ValueError):
    """Not an envelope at all."""


def key_id(public_key: bytes) -> str:
    """The short name of a public signing key: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def public_key_of(private_key: bytes) -> bytes:
    """The public half of a signing key (32 bytes each)."""
    return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def pre_authentication(payload_type: str, payload: bytes) -> bytes:
    """The bytes that are signed: type and content with their lengths, so neither can be swapped."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def sign(private_key: bytes, payload_type: str, payload: bytes) -> bytes:
    """Sign something of a type; 64 bytes."""
    key = Ed25519PrivateKey.from_private_bytes(private_key)
    return key.sign(pre_authentication(payload_type, payload))


def is_signed_by(public_key: bytes, payload_type: str, payload: bytes, sig: bytes) -> bool:
    """Whether this key signed exactly these bytes as this type."""
    try:
        key = Ed25519PublicKey.from_public_bytes(public_key)
        key.verify(sig, pre_authentication(payload_type, payload))
    except (InvalidSignature, ValueError):
        return False
    return True


def write_envelope(private_key: bytes, payload_type: str, payload: bytes) -> bytes:
    """Sign something and put it in an envelope of JSON."""
    return msgspec.json.encode(
        Envelope(
            payload_type=payload_type,
            payload=to_text(payload),
            keyid=key_id(public_key_of(private_key)),
            sig=to_text(sign(private_key, payload_type, payload)),
        )
    )


def read_envelope(data: bytes) -> Sealed:
    """Take an envelope apart. Nothing is verified yet.

    Raises:
        UnreadableEnvelopeError: this is none.
    """
    try:
        envelope = msgspec.json.decode(data, type=Envelope)
        payload, sig = from_text(envelope.payload), from_text(envelope.sig)
    except (ValueError, RecursionError) as error:
        raise UnreadableEnvelopeError from error
    return Sealed(envelope.payload_type, payload, envelope.keyid, sig)


def to_text(data: bytes) -> str:
    """Bytes as URL-safe base64 without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    """Bytes back from URL-safe base64 without padding, in its one canonical form.

    Raises:
        ValueError: it is not that.
    """
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("base64 expected") from error
    if to_text(data) != text:
        raise ValueError("base64 expected")
    return data
