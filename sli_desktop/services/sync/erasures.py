"""Certificates of erasure: which bodies may be blank in a segment, and must be from now on.

Signed by the challenge's root key, kept for ever, carried in every bundle. A segment stays signed
when a body goes: its header holds the body's salted hash only (`docs/format/bundle-v1.md`).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from sli_desktop.models.records.sealed import RevisionRow
from sli_desktop.services.sync.errors import BadSignatureError, DamagedBundleError
from sli_desktop.services.sync.lines import DeviceId, Hash
from sli_desktop.services.sync.signing import (
    UnreadableEnvelopeError,
    is_signed_by,
    key_id,
    read_envelope,
    write_envelope,
)

if TYPE_CHECKING:
    from sli_desktop.storage import Transaction, View

ERASURE_TYPE = "application/vnd.sli.erasure;v=1"
MAX_ERASURE = 1 << 20
"""Bytes of one certificate."""
MAX_NAMED = 10_000
"""Records, revisions or files that one certificate names."""

_KEPT = "erasure/"


class ErasureReason(StrEnum):
    """Why something is erased (UK GDPR, Article 17(1)); no more than the word is told."""

    ASKED = "asked"
    NOT_NEEDED = "not_needed"
    OBJECTED = "objected"
    UNLAWFUL = "unlawful"
    SAFEGUARDING = "safeguarding"


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """One certificate: what goes, in the words of identities only, why, when, by which laptop.

    Of `records` every revision goes, those still to come as well; of `revisions` those named; of
    `blobs` the files with these SHA-256.
    """

    id: UUID
    challenge: UUID
    records: Annotated[tuple[UUID, ...], Meta(max_length=MAX_NAMED)] = ()
    revisions: Annotated[tuple[Hash, ...], Meta(max_length=MAX_NAMED)] = ()
    blobs: Annotated[tuple[Hash, ...], Meta(max_length=MAX_NAMED)] = ()
    reason: Annotated[str, Meta(max_length=40)]
    made: Annotated[str, Meta(max_length=40)]
    by: DeviceId


@dataclass(frozen=True, slots=True)
class SignedErasure:
    """A certificate whose signature was checked, with the envelope as it came."""

    erasure: Erasure
    envelope: bytes

    @property
    def digest(self) -> bytes:
        """What a reader that has it already knows it by."""
        return hashlib.sha256(self.envelope).digest()


@dataclass(frozen=True, slots=True)
class Erased:
    """Everything that some certificates name together."""

    records: frozenset[UUID] = field(default_factory=frozenset)
    revisions: frozenset[bytes] = field(default_factory=frozenset)
    blobs: frozenset[str] = field(default_factory=frozenset)

    def covers(self, row: RevisionRow) -> bool:
        """Whether the body of this revision may be, and must be, blank."""
        return row.record in self.records or row.id in self.revisions

    def __or__(self, other: "Erased") -> "Erased":
        return Erased(
            self.records | other.records,
            self.revisions | other.revisions,
            self.blobs | other.blobs,
        )

    def __bool__(self) -> bool:
        return bool(self.records or self.revisions or self.blobs)


def erased_by(signed: Iterable[SignedErasure]) -> Erased:
    """What certificates name, all together."""
    found = [each.erasure for each in signed]
    return Erased(
        frozenset(record for each in found for record in each.records),
        frozenset(bytes.fromhex(name) for each in found for name in each.revisions),
        frozenset(name for each in found for name in each.blobs),
    )


def sign_erasure(root_key: bytes, erasure: Erasure) -> SignedErasure:
    """Sign a certificate with the challenge's root key."""
    envelope = write_envelope(root_key, ERASURE_TYPE, msgspec.json.encode(erasure))
    return SignedErasure(erasure, envelope)


def read_erasure(envelope: bytes, root: bytes, challenge: UUID) -> SignedErasure:
    """Read a certificate of this challenge, which its root key must have signed.

    Raises:
        DamagedBundleError: it cannot be read.
        BadSignatureError: another key signed it, or it belongs to another challenge.
    """
    try:
        sealed = read_envelope(envelope)
        erasure = msgspec.json.decode(sealed.payload, type=Erasure)
    except (UnreadableEnvelopeError, ValueError, RecursionError) as error:
        raise DamagedBundleError("erasure") from error
    is_ours = sealed.payload_type == ERASURE_TYPE and sealed.keyid == key_id(root)
    if not is_ours or not is_signed_by(root, ERASURE_TYPE, sealed.payload, sealed.sig):
        raise BadSignatureError("erasure")
    if erasure.challenge != challenge:
        raise BadSignatureError("erasure")
    return SignedErasure(erasure, envelope)


def erasure_id(envelope: bytes) -> UUID:
    """The identity of a certificate that was checked before."""
    return msgspec.json.decode(read_envelope(envelope).payload, type=Erasure).id


def keep_erasure(transaction: "Transaction", signed: SignedErasure) -> None:
    """Keep a certificate for ever."""
    transaction.set_meta(_KEPT + str(signed.erasure.id), signed.envelope)


def erasures_here(view: "View") -> tuple[SignedErasure, ...]:
    """The certificates of this challenge that are here; they were checked when they came."""
    return tuple(
        SignedErasure(msgspec.json.decode(read_envelope(envelope).payload, type=Erasure), envelope)
        for envelope in view.metas(_KEPT).values()
    )
