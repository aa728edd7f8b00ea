"""From a passphrase or a recovery key to the data key, and back into key slots.

The data key is random and never changes: 32 bytes that encrypt the database and 16 bytes of salt,
given raw to SQLCipher. Each slot wraps the same 48 bytes with AES-256-GCM under a key that Argon2id
makes from the secret. Changing the passphrase rewrites a slot, not the database.
Figures: `docs/format/challenge-folder-v1.md`; Argon2id cost from `reliability.md` section 6.
"""

import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sli_desktop.models.records.ids import RandomBytes
from sli_desktop.storage.errors import WeakPassphraseError

DATA_KEY_BYTES = 48
"""32 bytes of key and 16 bytes of salt, as SQLCipher takes them raw."""

SHORTEST_PASSPHRASE = 12
"""Characters; "three random words" reaches it."""

TYPED = "passphrase"
PRINTED = "recovery"
SLOT_KINDS = (TYPED, PRINTED)

_SALT_BYTES = 16
_NONCE_BYTES = 12
_LABEL = b"sli-keys-1\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfCost:
    """What one guess at a passphrase costs: memory in KiB, passes over it, lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int


DEFAULT_COST = KdfCost(memory_kib=64 * 1024, passes=3, lanes=4)
"""About a quarter of a second on a small laptop."""

LOWEST_COST = KdfCost(memory_kib=64 * 1024, passes=1, lanes=1)
"""A file that asks for less was tampered with."""

HIGHEST_COST = KdfCost(memory_kib=1024 * 1024, passes=10, lanes=8)
"""A file that asks for more wants to freeze the laptop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlot:
    """The data key, wrapped for one secret."""

    kind: str
    cost: KdfCost
    salt: bytes
    nonce: bytes
    wrapped: bytes


def is_within(cost: KdfCost, lowest: KdfCost, highest: KdfCost) -> bool:
    """Whether a cost lies between two others in every respect."""
    return (
        lowest.memory_kib <= cost.memory_kib <= highest.memory_kib
        and lowest.passes <= cost.passes <= highest.passes
        and lowest.lanes <= cost.lanes <= highest.lanes
    )


def require_strong(passphrase: str) -> None:
    """Refuse a passphrase that is too short.

    Raises:
        WeakPassphraseError: fewer than 12 characters.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise WeakPassphraseError(SHORTEST_PASSPHRASE)


def wrap(kind: str, secret: str, data_key: bytes, *, cost: KdfCost, random: RandomBytes) -> KeySlot:
    """Wrap the data key for one secret."""
    salt, nonce = random(_SALT_BYTES), random(_NONCE_BYTES)
    key = _derive(secret, salt, cost)
    wrapped = AESGCM(key).encrypt(nonce, data_key, _LABEL + kind.encode())
    return KeySlot(kind=kind, cost=cost, salt=salt, nonce=nonce, wrapped=wrapped)


def unwrap(slot: KeySlot, secret: str) -> bytes | None:
    """The data key of a slot, or None where the secret does not fit."""
    key = _derive(secret, slot.salt, slot.cost)
    try:
        data_key = AESGCM(key).decrypt(slot.nonce, slot.wrapped, _LABEL + slot.kind.encode())
    except InvalidTag:
        return None
    return data_key if len(data_key) == DATA_KEY_BYTES else None


def _derive(secret: str, salt: bytes, cost: KdfCost) -> bytes:
    # Keyboards differ in how they compose letters: the same passphrase must be the same bytes.
    words = unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")
    return hash_secret_raw(
        words, salt, cost.passes, cost.memory_kib, cost.lanes, hash_len=32, type=Type.ID
    )
