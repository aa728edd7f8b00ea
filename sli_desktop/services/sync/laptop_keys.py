"""The keys of one laptop for one challenge: one to sign with, one to open what others made for it.

They are made on the laptop and never leave it; they lie in the encrypted database only.
"""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Annotated

import msgspec
from msgspec import Meta
from pyrage import x25519

from sli_desktop.models.records.ids import RandomBytes
from sli_desktop.services.sync.names import shown_name
from sli_desktop.services.sync.signing import KEY_BYTES, from_text, key_id, public_key_of, to_text

WORDS_OF_A_FINGERPRINT = 6
_BITS = 10

_KeyText = Annotated[str, Meta(min_length=43, max_length=43)]


class LaptopKeys(msgspec.Struct, frozen=True, dict=True):
    """Private signing key (32 bytes as text), age identity, and the name its owner gave.

    What follows from them is worked out once: every segment is asked whose it is.
    """

    sign: _KeyText
    age: str
    name: str

    @cached_property
    def signing_key(self) -> bytes:
        """The private signing key."""
        return from_text(self.sign)

    @cached_property
    def public_key(self) -> bytes:
        """The public half of the signing key."""
        return public_key_of(self.signing_key)

    @cached_property
    def device(self) -> str:
        """What this laptop is called everywhere."""
        return key_id(self.public_key)

    @cached_property
    def identity(self) -> x25519.Identity:
        """What opens an age file made for this laptop."""
        return x25519.Identity.from_str(self.age)

    @property
    def recipient(self) -> str:
        """What others make an age file for (``age1...``)."""
        return str(self.identity.to_public())


def make_keys(name: str, random: RandomBytes) -> LaptopKeys:
    """Make the keys of a laptop. The age library draws its own randomness from the system."""
    return LaptopKeys(
        sign=to_text(random(KEY_BYTES)),
        age=str(x25519.Identity.generate()),
        name=shown_name(name),
    )


def read_keys(data: bytes) -> LaptopKeys:
    """The keys as `write_keys` wrote them."""
    return msgspec.json.decode(data, type=LaptopKeys)


def write_keys(keys: LaptopKeys) -> bytes:
    """The keys as they lie in the database."""
    return msgspec.json.encode(keys)


def fingerprint(words: Sequence[str], *keys: bytes) -> str:
    """Six words that stand for public keys, to be read aloud: 60 bits of their SHA-256."""
    digest = int.from_bytes(hashlib.sha256(b"sli-words-1\0" + b"".join(keys)).digest()[:8], "big")
    digest >>= 64 - WORDS_OF_A_FINGERPRINT * _BITS
    places = [
        digest >> _BITS * turn & ((1 << _BITS) - 1)
        for turn in reversed(range(WORDS_OF_A_FINGERPRINT))
    ]
    return " ".join(words[place] for place in places)
