"""The corpus of hostile and damaged files: every case of `sync.md` section 11 that is a file.

Each is made by somebody in the team (Sam, whose keys and signatures are right), by somebody outside
(Eve), or by a bad stick; and each has the outcome it must have on Priya's laptop.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from msgspec.structs import replace as with_fields

from sli_desktop.services.sync.packing import pack
from sli_desktop.services.sync.roster import SignedRoster, sign_roster
from tests.services.sync.forging import (
    Forge,
    a_line,
    for_laptops,
    resigned,
    streams,
    taken_apart,
)

NOT_A_BUNDLE = "This is not a bundle."
NOT_FOR_US = "This file was not made for this laptop."
DAMAGED = "The file is damaged: the copy broke off, or it was changed on the way."
TOO_LARGE = "The file is larger than allowed"
UNKNOWN = "This was signed by a laptop that is not in the team list v2."
BAD_SIGNATURE = "The contents do not match the signature."
OTHER_CHALLENGE = "This file belongs to another challenge."
NEWER = "This file was made by a newer version of the program"
MISSING = "An earlier part that this file builds on is missing."
TWO_HISTORIES = "Two different versions of one part exist"
TEAM_LIST = "The team list in this file does not agree with yours."
TAKEN = ""
"""No fault at all: it is taken in."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One file: what it is, how it begins to answer, and its content."""

    name: str
    says: str
    make: Callable[[Forge], bytes]


FAULTS: list[Fault] = []

Maker = Callable[[Forge], bytes]


def fault(name: str, says: str) -> Callable[[Maker], Maker]:
    """Put a file into the corpus."""

    def keep(make: Maker) -> Maker:
        FAULTS.append(Fault(name, says, make))
        return make

    return keep


def faults(make: Callable[..., bytes], **by_name: tuple[str, Any]) -> None:
    """Put several files of one sort into the corpus: what each says, and what makes it differ."""
    for name, (says, given) in by_name.items():
        FAULTS.append(Fault(name, says, partial(make, given=given)))


def sealed(inner: bytes, forge: Forge) -> bytes:
    return for_laptops(inner, forge.priya)


def honest(forge: Forge) -> bytes:
    return sealed(forge.inner(), forge)


# --- the copy -------------------------------------------------------------------------------------


def _header_end(data: bytes) -> int:
    return data.index(b"\n--- ") + 49


def _cut(forge: Forge, given: Callable[[bytes], int]) -> bytes:
    data = honest(forge)
    return data[: given(data)]


def _flipped(forge: Forge, given: Callable[[bytes], int]) -> bytes:
    data = bytearray(honest(forge))
    data[given(bytes(data))] ^= 1
    return bytes(data)


faults(
    _cut,
    **{
        "nothing at all": (NOT_A_BUNDLE, lambda _data: 0),
        "cut in the first line": (NOT_A_BUNDLE, lambda _data: 10),
        "cut in the age header": (DAMAGED, lambda data: _header_end(data) // 2),
        "cut after the age header": (DAMAGED, _header_end),
        "cut in the list of contents": (DAMAGED, lambda data: _header_end(data) + 200),
        "cut in the text": (DAMAGED, lambda data: len(data) - 60),
        "cut by one byte": (DAMAGED, lambda data: len(data) - 1),
    },
)
faults(
    _flipped,
    **{
        "a bit of the nonce": (DAMAGED, lambda data: _header_end(data) + 3),
        "a bit of the list of contents": (DAMAGED, lambda data: _header_end(data) + 100),
        "a bit of the text": (DAMAGED, lambda data: len(data) - 60),
        "a bit of the last byte": (DAMAGED, lambda data: len(data) - 1),
    },
)


@fault("one byte more", DAMAGED)
def _(forge: Forge) -> bytes:
    return honest(forge) + b"x"


@fault("another sum of the header", DAMAGED)
def _(forge: Forge) -> bytes:
    data = honest(forge)
    at = data.index(b"\n--- ") + 10
    other = b"A" if data[at : at + 1] != b"A" else b"B"
    return data[:at] + other + data[at + 1 :]


@fault("cut inside the encryption", DAMAGED)
def _(forge: Forge) -> bytes:
    return sealed(forge.inner()[:-20], forge)


@fault("a photograph", NOT_A_BUNDLE)
def _(_forge: Forge) -> bytes:
    return b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(5000)


@fault("an archive", NOT_A_BUNDLE)
def _(_forge: Forge) -> bytes:
    return b"PK\x03\x04" + bytes(500)


@fault("another age file", NOT_A_BUNDLE)
def _(forge: Forge) -> bytes:
    return sealed(b"Dear Priya", forge)


@fault("an age file with a passphrase", NOT_A_BUNDLE)
def _(_forge: Forge) -> bytes:
    salt, wrapped, mac = b"A" * 22, b"B" * 43, b"C" * 43
    return b"age-encryption.org/v1\n-> scrypt %s 18\n%s\n--- %s\n" % (salt, wrapped, mac)


@fault("made for others", NOT_FOR_US)
def _(forge: Forge) -> bytes:
    return for_laptops(forge.inner(), forge.sam, forge.eve)


STANZA = b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"


@fault("a flood of recipients", TOO_LARGE)
def _(_forge: Forge) -> bytes:
    return b"age-encryption.org/v1\n" + STANZA * 10_000 + b"--- " + b"C" * 43 + b"\n"


@fault("a flood of grease", TOO_LARGE)
def _(_forge: Forge) -> bytes:
    return b"age-encryption.org/v1\n" + b"-> x-grease\n\n" * 10_000 + b"--- " + b"C" * 43 + b"\n"


@fault("one endless recipient", TOO_LARGE)
def _(_forge: Forge) -> bytes:
    return b"age-encryption.org/v1\n-> X25519 " + b"A" * 43 + b"\n" + (b"B" * 64 + b"\n") * 10_000


@fault("a line without an end", TOO_LARGE)
def _(_forge: Forge) -> bytes:
    return b"age-encryption.org/v1\n-> X25519 " + b"A" * (1 << 20)


# --- who signed -----------------------------------------------------------------------------------


@fault("a sender nobody knows", UNKNOWN)
def _(forge: Forge) -> bytes:
    return sealed(forge.inner(forge.segment(), keys=forge.eve), forge)


@fault("a list of contents signed by another", BAD_SIGNATURE)
def _(forge: Forge) -> bytes:
    payload, rest = taken_apart(forge.inner())
    return sealed(forge.listed(json.dumps(payload).encode(), rest, keys=forge.eve), forge)


@fault("a part signed by another", BAD_SIGNATURE)
def _(forge: Forge) -> bytes:
    one = forge.segment()
    head, _, body = streams(one)
    return sealed(forge.inner(resigned(one, forge.eve, head, body)), forge)


@fault("a part of a laptop nobody knows", UNKNOWN)
def _(forge: Forge) -> bytes:
    return sealed(forge.inner(forge.segment(keys=forge.eve)), forge)


@fault("a part of another challenge", BAD_SIGNATURE)
def _(forge: Forge) -> bytes:
    return sealed(forge.inner(forge.segment(challenge=UUID(int=99))), forge)


def with_list(forge: Forge, change: Callable[[dict[str, Any]], object]) -> bytes:
    return sealed(forge.changed(forge.inner(), change), forge)


@fault("a bundle of another challenge", OTHER_CHALLENGE)
def _(forge: Forge) -> bytes:
    return with_list(forge, lambda m: m.update(challenge=str(UUID(int=99))))


@fault("a body that its header does not name", BAD_SIGNATURE)
def _(forge: Forge) -> bytes:
    one = forge.segment()
    other = a_line({"headline": "Eve wrote this"}, device=forge.sam.device)
    return sealed(
        forge.inner(replace(one, body_zst=pack(other.body), body_raw=len(other.body))), forge
    )


@fault("an old team list", TAKEN)
def _(forge: Forge) -> bytes:
    old = forge.roster.roster
    before = sign_roster(forge.root, with_fields(old, version=1, members=old.members))
    return sealed(forge.inner(roster=before), forge)


@fault("two team lists of one version", TEAM_LIST)
def _(forge: Forge) -> bytes:
    return sealed(forge.inner(roster=_roster(forge, made="another day")), forge)


@fault("a team list with a name that looks like another's", TEAM_LIST)
def _(forge: Forge) -> bytes:
    names = {"Priya": "\u0420riya", "Sam": "Sam\u202e"}
    members = tuple(
        with_fields(m, name=names.get(m.name, m.name)) for m in forge.roster.roster.members
    )
    return sealed(forge.inner(roster=_roster(forge, members=members)), forge)


@fault("a team list of another root key", TEAM_LIST)
def _(forge: Forge) -> bytes:
    stranger = Forge(sam=forge.sam, priya=forge.priya, challenge=forge.challenge)
    return sealed(forge.inner(roster=stranger.roster), forge)


@fault("no team list, from somebody in the team", TAKEN)
def _(forge: Forge) -> bytes:
    payload, rest = taken_apart(forge.inner())
    size = payload["parts"].pop(0)["size"]
    return sealed(forge.listed(json.dumps(payload).encode(), rest[size:]), forge)


def _roster(forge: Forge, **change: Any) -> SignedRoster:
    return sign_roster(forge.root, with_fields(forge.roster.roster, **change))
