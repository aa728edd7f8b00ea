"""The middle of the corpus: lists of contents, parts and streams that are not what they say."""

import hashlib
import json
from dataclasses import replace
from typing import Any

from sli_desktop.services.sync.manifest import MAGIC, MAX_PART
from sli_desktop.services.sync.packing import pack
from sli_desktop.services.sync.segments import MAX_RAW
from sli_desktop.storage import StoredSegment
from tests.services.sync.faults import (
    BAD_SIGNATURE,
    DAMAGED,
    FAULTS,
    NEWER,
    TAKEN,
    TOO_LARGE,
    UNKNOWN,
    fault,
    faults,
    sealed,
    with_list,
)
from tests.services.sync.forging import Forge, resigned, taken_apart

__all__ = ["FAULTS"]


# --- the list of contents -------------------------------------------------------------------------


@fault("a feature of the future", NEWER)
def _(forge: Forge) -> bytes:
    return with_list(forge, lambda m: m.update(requires=["telepathy"], app="9.9"))


@fault("a format of the future", NEWER)
def _(forge: Forge) -> bytes:
    return with_list(forge, lambda m: m.update(format=2))


@fault("a field and a part of the future", TAKEN)
def _(forge: Forge) -> bytes:
    payload, rest = taken_apart(forge.inner())
    extra = b"light" * 999
    digest = hashlib.sha256(extra).hexdigest()
    payload["aura"] = {"new": [1.5, None]}
    payload["parts"].append({"kind": "hologram", "id": "x", "size": len(extra), "sha256": digest})
    return sealed(forge.listed(json.dumps(payload).encode(), rest + extra), forge)


@fault("a list of contents of 4 GB", TOO_LARGE)
def _(forge: Forge) -> bytes:
    return sealed(MAGIC + b"\xff\xff\xff\xff" + bytes(9999), forge)


def _payload(forge: Forge, given: bytes) -> bytes:
    return sealed(forge.listed(given, b""), forge)


faults(
    _payload,
    **{
        "deep JSON": (DAMAGED, b"[" * 200_000),
        "deep JSON in an unknown field": (DAMAGED, b'{"format":1,"x":' + b"[" * 200_000),
        "a number of 5,000 digits": (DAMAGED, b'{"format":1,"serial":' + b"9" * 5000 + b"}"),
        "bad UTF-8": (DAMAGED, b'{"format":1,"app":"\xff\xfe"}'),
        "nothing as list of contents": (DAMAGED, b"null"),
        "half a list of contents": (DAMAGED, b'{"format":1'),
    },
)


def _field(forge: Forge, given: dict[str, Any]) -> bytes:
    return with_list(forge, lambda m: m.update(given))


WRONG_FIELDS: list[dict[str, Any]] = [
    {"serial": -1},
    {"serial": 1.5},
    {"serial": "1"},
    {"made": "yesterday"},
    {"parts": {}},
    {"sender": "../../etc"},
    {"recipients": ["CON"]},
    {"seen": []},
    {"challenge": 7},
    {"app": "x" * 41},
    {"holds": ["short"]},
    {"requires": "telepathy"},
]
faults(
    _field, **{f"a list of contents with {each!r:.30}": (DAMAGED, each) for each in WRONG_FIELDS}
)


@fault("a lone surrogate in the list of contents", DAMAGED)
def _(forge: Forge) -> bytes:
    payload, rest = taken_apart(forge.inner())
    changed = json.dumps(payload).replace('"app": "', '"app": "\\ud800')
    return sealed(forge.listed(changed.encode(), rest), forge)


def _with_part(forge: Forge, given: tuple[int, dict[str, Any]]) -> bytes:
    number, change = given
    return with_list(forge, lambda m: m["parts"][number].update(change))


faults(
    _with_part,
    **{
        "a part of negative size": (DAMAGED, (1, {"size": -1})),
        "a part larger than it is": (DAMAGED, (2, {"size": 9999})),
        "a part smaller than it is": (DAMAGED, (2, {"size": 5})),
        "a part with the hash of another": (DAMAGED, (2, {"sha256": "0" * 64})),
        "a part that is no part any more": (DAMAGED, (2, {"kind": "hologram"})),
        "a stream that unpacks to more than it says": (DAMAGED, (2, {"raw": 1})),
        "a stream that unpacks to less than it says": (DAMAGED, (2, {"raw": 10_000})),
        "a segment by another name": (DAMAGED, (1, {"id": "0" * 64})),
        "a segment with a path for a name": (DAMAGED, (1, {"id": "../../.bashrc"})),
        "a segment with a drive for a name": (DAMAGED, (1, {"id": "C:\\windows\\system32"})),
        "a segment named as a device": (DAMAGED, (1, {"id": "CON"})),
        "a segment with another number": (BAD_SIGNATURE, (1, {"seq": 2})),
        "a segment of another laptop": (UNKNOWN, (1, {"device": "0" * 16})),
        "a segment without a signature": (DAMAGED, (1, {"sig": None})),
        "a segment with a wrong signature": (BAD_SIGNATURE, (1, {"sig": "A" * 86})),
        "a team list of 3 MB": (TOO_LARGE, (0, {"size": 3 << 20})),
    },
)


def _blob(forge: Forge, name: str, content: bytes = b"photo", size: int | None = None) -> bytes:
    payload, rest = taken_apart(forge.inner())
    digest = hashlib.sha256(content).hexdigest()
    at = {"kind": "blob", "id": name or digest, "sha256": digest}
    payload["parts"].append(at | {"size": len(content) if size is None else size})
    return sealed(forge.listed(json.dumps(payload).encode(), rest + content), forge)


def _named(forge: Forge, given: str) -> bytes:
    return _blob(forge, given)


NAMES = (
    "../../../etc/passwd",
    "C:\\autoexec.bat",
    "CON",
    "con.",
    "COM1",
    "A" * 64,
    "a" * 63,
    "\u0430" * 64,
    "x" * 200,
    "x" * 100_000,
    "~/.profile",
    "/dev/null",
    "nul\0",
    hashlib.sha256(b"photo").hexdigest().upper(),
    hashlib.sha256(b"else").hexdigest(),
)
faults(_named, **{f"a photograph named {name!r:.20}": (DAMAGED, name) for name in NAMES})


@fault("a photograph of negative size", DAMAGED)
def _(forge: Forge) -> bytes:
    return _blob(forge, "", size=-5)


@fault("a photograph beyond every limit", DAMAGED)
def _(forge: Forge) -> bytes:
    return _blob(forge, "", size=MAX_PART + 1)


@fault("a photograph nobody refers to, larger than it is", TAKEN)
def _(forge: Forge) -> bytes:
    return _blob(forge, "", size=999)


@fault("more than 8 GB of photographs", TOO_LARGE)
def _(forge: Forge) -> bytes:
    blob = {"kind": "blob", "size": MAX_PART}

    def fill(contents: dict[str, Any]) -> None:
        names = [hashlib.sha256(bytes([n])).hexdigest() for n in range(33)]
        contents["parts"] += [blob | {"id": name, "sha256": name} for name in names]

    return with_list(forge, fill)


@fault("20,001 parts", DAMAGED)
def _(forge: Forge) -> bytes:
    part = {"kind": "x", "id": "", "size": 0, "sha256": hashlib.sha256().hexdigest()}
    return with_list(forge, lambda m: m["parts"].extend([part] * 19_999))


@fault("a part listed twice", DAMAGED)
def _(forge: Forge) -> bytes:
    one = forge.segment()
    return sealed(forge.inner(one, one), forge)


# --- bombs ----------------------------------------------------------------------------------------


@fault("a bomb that lies about its size", DAMAGED)
def _(forge: Forge) -> bytes:
    return sealed(forge.inner(replace(forge.segment(), body_zst=pack(bytes(200 << 20)))), forge)


@fault("600 MB of text, honestly", TOO_LARGE)
def _(forge: Forge) -> bytes:
    return sealed(forge.inner(*_white(forge, 19)), forge)


@fault("500 MB of white space within the limit", DAMAGED)
def _(forge: Forge) -> bytes:
    return sealed(forge.inner(*_white(forge, 7)), forge)


def _white(forge: Forge, count: int) -> list[StoredSegment]:
    """The first is what it says it is; the others need not be."""
    white, packed = b" " * MAX_RAW, pack(b" " * MAX_RAW)
    first = resigned(forge.segment(), forge.sam, white, white)
    return [first] + [
        replace(
            first,
            seq=seq,
            id=hashlib.sha256(b"%d" % seq).digest(),
            head_zst=packed,
            body_zst=packed,
        )
        for seq in range(2, count + 1)
    ]
