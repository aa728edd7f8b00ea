"""The printable recovery key: eight groups of four letters and digits that nobody confuses.

152 random bits and 8 bits of check, in Crockford's base 32 (no I, L, O, U).
"""

import hashlib

from sli_desktop.models.records.ids import RandomBytes

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_RANDOM_BYTES = 19
_CHARACTERS = 32
_GROUP = 4


def new_recovery_key(random: RandomBytes) -> str:
    """Make a recovery key to print: ``7F3A-22C9-...``, eight groups of four."""
    secret = random(_RANDOM_BYTES)
    value = int.from_bytes(secret + _check(secret), "big")
    letters = "".join(
        _ALPHABET[value >> 5 * place & 31] for place in range(_CHARACTERS - 1, -1, -1)
    )
    return "-".join(letters[at : at + _GROUP] for at in range(0, _CHARACTERS, _GROUP))


def read_recovery_key(typed: str) -> str | None:
    """What a person typed, as the key was printed; None where it cannot be a recovery key.

    Small letters, spaces, missing hyphens, and O, I or L for 0, 1 and 1 are understood.
    """
    plain = "".join(typed.upper().split()).replace("-", "").translate(_ALIKE)
    if len(plain) != _CHARACTERS or any(letter not in _ALPHABET for letter in plain):
        return None
    value = 0
    for letter in plain:
        value = value << 5 | _ALPHABET.index(letter)
    raw = value.to_bytes(_RANDOM_BYTES + 1, "big")
    if _check(raw[:_RANDOM_BYTES]) != raw[_RANDOM_BYTES:]:
        return None
    return "-".join(plain[at : at + _GROUP] for at in range(0, _CHARACTERS, _GROUP))


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(b"sli-recovery-1\0" + secret).digest()[:1]
