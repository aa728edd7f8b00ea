"""The end of the corpus: segments, lines and values that are not right, or only strange."""

import hashlib
import json
from typing import Any
from uuid import UUID

from sli_desktop.services.sync.lines import MAX_KEYS, MAX_PARENTS, MAX_TEXT
from sli_desktop.services.sync.packing import pack
from sli_desktop.storage import StoredSegment
from tests.services.sync.faults import (
    BAD_SIGNATURE,
    DAMAGED,
    MISSING,
    TAKEN,
    TOO_LARGE,
    TWO_HISTORIES,
    fault,
    faults,
    sealed,
)
from tests.services.sync.faults_listed import FAULTS
from tests.services.sync.forging import Forge, a_line, resigned, streams

__all__ = ["FAULTS"]

SALT = b',"s":"' + b"0" * 32 + b'"}'


def _inside(forge: Forge, *segments: StoredSegment) -> bytes:
    return sealed(forge.inner(*segments), forge)


def _body(forge: Forge, given: bytes) -> bytes:
    line = a_line({}, device=forge.sam.device, body=given)
    return _inside(forge, forge.segment(line))


def _value(forge: Forge, given: bytes) -> bytes:
    return _body(forge, b'{"f":{"headline":' + given + b"}" + SALT)


faults(
    _value,
    **{
        "a fraction": (DAMAGED, b"1.5"),
        "an object": (DAMAGED, b'{"a":1}'),
        "a list of numbers": (DAMAGED, b"[1]"),
        "a list too long": (DAMAGED, json.dumps([""] * 1001).encode()),
        "a lone surrogate": (DAMAGED, b'"\\ud800"'),
        "bad UTF-8 in a text": (DAMAGED, b'"\xff"'),
        "5,000 digits": (DAMAGED, b"9" * 5000),
        "54 bits": (DAMAGED, b"9007199254740993"),
        "deep JSON in a value": (DAMAGED, b"[" * 100_000),
        "a text of 1 million and one": (DAMAGED, b'"' + b"x" * (MAX_TEXT + 1) + b'"'),
        "a text of 30 MB": (TOO_LARGE, b'"' + b"x" * (30 << 20) + b'"'),
        "a number where words belong": (TAKEN, b"7"),
        "a list where words belong": (TAKEN, b'["a"]'),
        "nothing where words belong": (TAKEN, b"null"),
    },
)
faults(
    _body,
    **{
        "a body without keys": (DAMAGED, b'{"f":[]' + SALT),
        "a body without salt": (DAMAGED, b'{"f":{},"s":"short"}'),
        "a blank body": (BAD_SIGNATURE, b""),
        "no object as body": (DAMAGED, b"null"),
        "a key without a name": (DAMAGED, b'{"f":{"":1}' + SALT),
        "a key too long": (DAMAGED, b'{"f":{"' + b"k" * 121 + b'":1}' + SALT),
        "too many keys": (
            DAMAGED,
            b'{"f":{' + b",".join(b'"k%d":1' % n for n in range(MAX_KEYS + 1)) + b"}" + SALT,
        ),
        "one key twice": (TAKEN, b'{"f":{"headline":"a","headline":"b"}' + SALT),
        "a key of the future": (TAKEN, b'{"f":{"headline":"H","aura":"blue"}' + SALT),
        "a key that is a path": (TAKEN, b'{"f":{"headline":"H","../../x":"y","id":"z"}' + SALT),
    },
)


@fault("NUL, bidi and SQL", TAKEN)
def _(forge: Forge) -> bytes:
    strange = "NUL \0 bidi \u202e');\nDROP TABLE findings;-- \u2028 e\u0301 \U0001f600 \ufeff"
    keys: dict[str, Any] = {"headline": strange, "statement": strange}
    return _inside(forge, forge.segment(a_line(keys, device=forge.sam.device)))


@fault("a kind of the future", TAKEN)
def _(forge: Forge) -> bytes:
    line = a_line({"shape": "round"}, device=forge.sam.device, kind="hologram")
    return _inside(forge, forge.segment(line))


def _header(forge: Forge, given: dict[str, Any]) -> bytes:
    good = forge.segment()
    _, (first, header), body = streams(good)
    changed = json.dumps(json.loads(header) | given).encode()
    return _inside(forge, resigned(good, forge.sam, first + b"\n" + changed, body))


faults(
    _header,
    **{
        "a stamp that is none": (DAMAGED, {"t": "9999"}),
        "a stamp beyond the calendar": (DAMAGED, {"t": "ffffffffffff-0000"}),
        "a stamp with a line feed": (DAMAGED, {"t": "0199d2c3a4f0-0001\n"}),
        "a record that is a path": (DAMAGED, {"r": "../x"}),
        "a kind in capitals": (DAMAGED, {"k": "Note"}),
        "a kind too long": (DAMAGED, {"k": "x" * 41}),
        "parents that are none": (DAMAGED, {"p": ["zz" * 32]}),
        "too many parents": (DAMAGED, {"p": ["00" * 32] * (MAX_PARENTS + 1)}),
        "no body": (DAMAGED, {"b": None}),
        "an unknown parent": (MISSING, {"p": ["00" * 32]}),
        "a stamp of the year 9000": (TAKEN, {"t": "ca0000000000-0000"}),
        "something of the future in a header": (TAKEN, {"aura": [1, {"x": 2.5}]}),
    },
)


@fault("one record twice in a segment", BAD_SIGNATURE)
def _(forge: Forge) -> bytes:
    record = UUID(int=7)
    lines = [a_line({"headline": h}, device=forge.sam.device, record=record) for h in "ab"]
    return _inside(forge, forge.segment(*lines))


@fault("one revision in two segments", BAD_SIGNATURE)
def _(forge: Forge) -> bytes:
    line = a_line({"headline": "H"}, device=forge.sam.device)
    first = forge.segment(line)
    return _inside(forge, first, forge.segment(line, seq=2, prev=first.id))


@fault("another kind for one record", BAD_SIGNATURE)
def _(forge: Forge) -> bytes:
    record = UUID(int=7)
    one = a_line({"headline": "H"}, device=forge.sam.device, record=record)
    two = a_line({"body": "N"}, device=forge.sam.device, record=record, kind="note")
    first = forge.segment(one)
    return _inside(forge, first, forge.segment(two, seq=2, prev=first.id))


@fault("two segments of one number", TWO_HISTORIES)
def _(forge: Forge) -> bytes:
    return _inside(forge, forge.segment(), forge.segment())


@fault("a segment after another than it says", TWO_HISTORIES)
def _(forge: Forge) -> bytes:
    return _inside(forge, forge.segment(), forge.segment(seq=2, prev=bytes(32)))


@fault("a gap in the numbers", MISSING)
def _(forge: Forge) -> bytes:
    return _inside(forge, forge.segment(seq=2, prev=bytes(32)))


@fault("more lines than it says", BAD_SIGNATURE)
def _(forge: Forge) -> bytes:
    good = forge.segment()
    head, (_, header), body = streams(good)
    return _inside(forge, resigned(good, forge.sam, head + b"\n" + header, body + b"\n" + body))


@fault("fewer bodies than headers", BAD_SIGNATURE)
def _(forge: Forge) -> bytes:
    good = forge.segment(*(a_line({"headline": h}, device=forge.sam.device) for h in "ab"))
    head, _, body = streams(good)
    return _inside(forge, resigned(good, forge.sam, head, body.split(b"\n")[0]))


@fault("a segment whose head says nothing", DAMAGED)
def _(forge: Forge) -> bytes:
    good = forge.segment()
    _, (_, header), body = streams(good)
    return _inside(forge, resigned(good, forge.sam, b"null\n" + header, body))


@fault("a header copied from another laptop", TAKEN)
def _(forge: Forge) -> bytes:
    """It becomes a revision of whoever copied it: nobody is said to have written it but them."""
    line = a_line({"headline": "H"}, device=forge.priya.device)
    return _inside(forge, forge.segment(line))


@fault("a cycle of parents", MISSING)
def _(forge: Forge) -> bytes:
    """The identity of a revision is a hash over its parents, so a cycle can only be a lie."""
    record = UUID(int=7)
    one = a_line({"headline": "a"}, device=forge.sam.device, record=record, parents=(bytes(32),))
    two = a_line({"headline": "b"}, device=forge.sam.device, record=record, parents=(one.row.id,))
    first = forge.segment(two)
    return _inside(forge, first, forge.segment(one, seq=2, prev=first.id))


@fault("a stream with another stream behind it", DAMAGED)
def _(forge: Forge) -> bytes:
    one = forge.segment()
    behind = one.body_zst + pack(b"more")
    changed = StoredSegment(**{f: getattr(one, f) for f in FIELDS} | {"body_zst": behind})
    return _inside(forge, changed)


FIELDS = (
    *("id", "device", "seq", "prev", "sig", "head_raw", "body_raw", "revisions"),
    *("head_zst", "body_zst"),
)


@fault("a stream that is no stream", DAMAGED)
def _(forge: Forge) -> bytes:
    one = forge.segment()
    noise = hashlib.sha512(one.id).digest()
    changed = StoredSegment(**{f: getattr(one, f) for f in FIELDS} | {"head_zst": noise})
    return _inside(forge, changed)


def many_heads(forge: Forge, count: int) -> bytes:
    """So many newest versions of one record, each in a segment of its own."""
    made: list[StoredSegment] = []
    for seq in range(1, count + 1):
        keys: dict[str, Any] = {"headline": f"H{seq}", "statement": f"Text {seq}. And more."}
        line = a_line(keys, device=forge.sam.device, record=UUID(int=7))
        made.append(forge.segment(line, seq=seq, prev=made[-1].id if made else b""))
    return _inside(forge, *made)
