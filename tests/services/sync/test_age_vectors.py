"""The outer layer against the public test vectors of age (C2SP): nothing is read as it should not.

`./dev test --long` fetches them. Of what age itself may contain a bundle takes less on purpose:
these vectors are refused though age reads them, and stand here with the reason.
"""

import hashlib
import io

import pytest
from pyrage import x25519

from sli_desktop.services.sync import age_file
from sli_desktop.services.sync.age_file import decrypt
from sli_desktop.services.sync.errors import (
    BundleError,
    DamagedBundleError,
    NotABundleError,
    NotForThisLaptopError,
)
from tools import age_vectors
from tools.age_vectors import Vector

pytestmark = pytest.mark.long

OUTCOMES: dict[str, tuple[type[BundleError], ...]] = {
    "no match": (NotForThisLaptopError,),
    "HMAC failure": (DamagedBundleError,),
    "header failure": (NotABundleError, DamagedBundleError),
    "payload failure": (DamagedBundleError,),
    "armor failure": (NotABundleError,),
}
ARMOUR = "a bundle is never written as text"
PASSPHRASE = "a bundle is made for laptops, never for a passphrase"
HYBRID = "version 1 has X25519 recipients only"
UNKNOWN = "recipients of unknown kinds are refused before the age library sees them"
REFUSED = {
    **dict.fromkeys(
        (
            *("armor_crlf", "armor_full_last_line", "armor_hybrid", "armor_no_eol"),
            *("armor_scrypt", "armor_whitespace_outside", "armor_x25519"),
        ),
        ARMOUR,
    ),
    "scrypt": PASSPHRASE,
    **dict.fromkeys(
        ("hybrid", "hybrid_and_x25519", "hybrid_grease", "hybrid_multiple_recipients"), HYBRID
    ),
    **dict.fromkeys(
        (
            *("stanza_empty_body", "stanza_empty_last_line", "stanza_valid_characters"),
            "x25519_grease",
        ),
        UNKNOWN,
    ),
}
ELSEWHERE = ("armor", "scrypt", "hybrid")
"""Families that are refused whole, whatever is wrong in them."""


class Kept:
    """Keeps what came out."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> int:
        self.data += data
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""


def opened(vector: Vector) -> tuple[type[BundleError] | None, str]:
    """How opening a vector ends, and the SHA-256 of what had come out until then."""
    own = [each for each in vector.identities if each.startswith("AGE-SECRET-KEY-1")]
    identity = x25519.Identity.from_str(own[0]) if own else x25519.Identity.generate()
    kept = Kept()
    try:
        decrypt(io.BytesIO(vector.data), kept, identity)
        ended = None
    except BundleError as error:
        ended = type(error)
    return ended, hashlib.sha256(kept.data).hexdigest()


@pytest.fixture(scope="module")
def vectors() -> dict[str, Vector]:
    assert age_vectors.missing() == ""
    return {vector.name: vector for vector in age_vectors.vectors()}


def wrong(vectors: dict[str, Vector]) -> dict[str, str]:
    """The vectors that do not end as they should, and how they do."""
    found = {}
    for name, vector in vectors.items():
        ended, out = opened(vector)
        if ended is NotABundleError and name in {*REFUSED, "x25519_lowercase"}:
            continue  # refused on purpose; in lower case it is a recipient of an unknown kind
        if ended is NotABundleError and name.startswith(ELSEWHERE):
            continue
        if vector.expect == "success":
            is_right = ended is None and out == vector.payload
        else:
            is_right = ended in OUTCOMES[vector.expect]
            if vector.payload:
                is_right = is_right and out == vector.payload
        if not is_right:
            found[name] = f"{ended}, {vector.expect} expected"
    return found


def test_every_vector_ends_as_it_should(vectors: dict[str, Vector]) -> None:
    assert len(vectors) == 143
    assert wrong(vectors) == {}


def test_what_is_refused_on_purpose_is_all_that_age_would_read(vectors: dict[str, Vector]) -> None:
    readable = {name for name, each in vectors.items() if each.expect == "success"}
    read = {name for name in readable if opened(vectors[name])[0] is None}
    assert readable - read == set(REFUSED)
    assert len(read) > 9


def test_a_reader_that_is_less_strict_would_be_noticed(
    vectors: dict[str, Vector], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age_file, "check_header", lambda _start: 0)
    read = {name for name in REFUSED if opened(vectors[name])[0] is None}
    assert {"x25519_grease", "stanza_valid_characters"} <= read


def test_a_reader_that_forgives_an_end_would_be_noticed(
    vectors: dict[str, Vector], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = decrypt

    def forgiving(source: io.BytesIO, sink: Kept, identity: x25519.Identity) -> None:
        try:
            real(source, sink, identity)
        except DamagedBundleError:
            if not sink.data:
                raise

    monkeypatch.setattr("tests.services.sync.test_age_vectors.decrypt", forgiving)
    assert {"stream_no_final_full", "stream_trailing_garbage_long"} <= wrong(vectors).keys()
