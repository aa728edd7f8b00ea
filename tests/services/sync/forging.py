"""Bundles by hand, honest and forged: everything in memory, with real keys."""

import base64
import hashlib
import io
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from msgspec.structs import replace as with_fields

from sli_desktop.models.records.codec import Keys
from sli_desktop.services.sync.age_file import encrypt
from sli_desktop.services.sync.laptop_keys import LaptopKeys, make_keys
from sli_desktop.services.sync.lines import body_line, header_line, revision_id
from sli_desktop.services.sync.manifest import BUNDLE_TYPE, MAGIC
from sli_desktop.services.sync.packing import pack, unpack
from sli_desktop.services.sync.reader import OpenedBundle, open_bundle
from sli_desktop.services.sync.roster import (
    MemberStatus,
    SignedRoster,
    first_roster,
    read_join_request,
    sign_roster,
    with_member,
    write_join_request,
)
from sli_desktop.services.sync.segments import SEGMENT_TYPE, Line, Place, write_segment
from sli_desktop.services.sync.signing import sign, write_envelope
from sli_desktop.services.sync.writer import BundleContents, bundle_bytes
from sli_desktop.storage import RevisionRow, StoredSegment
from tests.builders import MONDAY

CHALLENGE = UUID(int=1)
HLC = "0199d2c3a4f0-0001"


def a_line(
    keys: Keys,
    *,
    device: str,
    record: UUID | None = None,
    parents: tuple[bytes, ...] = (),
    kind: str = "finding",
    body: bytes | None = None,
) -> Line:
    record = record or UUID(bytes=os.urandom(16))
    body = body_line(keys, bytes(16)) if body is None else body
    header = header_line(record=record, kind=kind, parents=parents, hlc=HLC, body=body)
    row = RevisionRow(
        id=revision_id(device, header),
        record=record,
        kind=kind,
        device=device,
        hlc=HLC,
        parents=parents,
        keys=keys,
    )
    return Line(header=header, body=body, row=row)


@dataclass
class Forge:
    """Sam is the manager and sends; Priya is in the team and receives; Eve is in no list."""

    sam: LaptopKeys = field(default_factory=lambda: make_keys("Sam", os.urandom))
    priya: LaptopKeys = field(default_factory=lambda: make_keys("Priya", os.urandom))
    eve: LaptopKeys = field(default_factory=lambda: make_keys("Eve", os.urandom))
    root: bytes = field(default_factory=lambda: os.urandom(32))
    challenge: UUID = CHALLENGE

    def __post_init__(self) -> None:
        first = first_roster(
            challenge=self.challenge, root_key=self.root, manager=self.sam, peer=None, at=MONDAY
        )
        self.roster: SignedRoster = self.admitted(first, self.priya)

    def admitted(self, before: SignedRoster, keys: LaptopKeys) -> SignedRoster:
        request = read_join_request(write_join_request(keys, at=MONDAY))
        return with_member(self.root, before, request, at=MONDAY, peer=None)

    def with_status(
        self, keys: LaptopKeys, status: MemberStatus, *, last_seq: int | None = None
    ) -> SignedRoster:
        """The next version of the team list, in which a laptop has left or was lost."""
        before = self.roster.roster
        members = tuple(
            with_fields(m, status=status, last_seq=last_seq) if m.device == keys.device else m
            for m in before.members
        )
        changed = with_fields(before, version=before.version + 1, members=members)
        return sign_roster(self.root, changed)

    def segment(
        self,
        *lines: Line,
        keys: LaptopKeys | None = None,
        seq: int = 1,
        prev: bytes = b"",
        challenge: UUID | None = None,
    ) -> StoredSegment:
        author = keys or self.sam
        place = Place(
            challenge=challenge or self.challenge, roster=1, seq=seq, prev=prev, made=MONDAY
        )
        lines = lines or (a_line({"headline": "H"}, device=author.device),)
        return write_segment(author, place, lines)

    def inner(
        self,
        *segments: StoredSegment,
        keys: LaptopKeys | None = None,
        roster: SignedRoster | None = None,
    ) -> bytes:
        signed = roster or self.roster
        contents = BundleContents(
            signed=signed,
            serial=1,
            made=MONDAY,
            segments=segments or (self.segment(),),
            recipients=signed.roster.active(),
        )
        return bundle_bytes(keys or self.sam, contents)

    def changed(self, inner: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
        """The same bundle with another list of contents, signed by Sam as if it were right."""
        payload, rest = taken_apart(inner)
        change(payload)
        return self.listed(json.dumps(payload).encode(), rest)

    def listed(self, payload: bytes, rest: bytes, *, keys: LaptopKeys | None = None) -> bytes:
        envelope = write_envelope((keys or self.sam).signing_key, BUNDLE_TYPE, payload)
        return MAGIC + len(envelope).to_bytes(4, "big") + envelope + rest

    def open(
        self,
        data: bytes,
        *,
        keys: LaptopKeys | None = None,
        held: Sequence[bytes] = (),
        mine: SignedRoster | None = None,
    ) -> OpenedBundle:
        """Priya opens a finished file."""
        return open_bundle(
            io.BytesIO(data), keys or self.priya, mine=mine or self.roster, held=set(held)
        )

    def open_inner(self, inner: bytes, **how: Any) -> OpenedBundle:
        return self.open(for_laptops(inner, self.priya), **how)


def for_laptops(inner: bytes, *keys: LaptopKeys) -> bytes:
    made = io.BytesIO()
    encrypt(io.BytesIO(inner), made, [one.recipient for one in keys])
    return made.getvalue()


def taken_apart(inner: bytes) -> tuple[dict[str, Any], bytes]:
    start = len(MAGIC) + 4
    length = int.from_bytes(inner[len(MAGIC) : start], "big")
    text = json.loads(inner[start : start + length])["payload"]
    payload = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return payload, inner[start + length :]


def resigned(segment: StoredSegment, keys: LaptopKeys, head: bytes, body: bytes) -> StoredSegment:
    """A segment with other content, signed and hashed as if it were right."""
    return replace(
        segment,
        id=hashlib.sha256(head).digest(),
        sig=sign(keys.signing_key, SEGMENT_TYPE, head),
        head_zst=pack(head),
        body_zst=pack(body),
        head_raw=len(head),
        body_raw=len(body),
    )


def streams(segment: StoredSegment) -> tuple[bytes, list[bytes], bytes]:
    """The head stream of a segment, its lines, and the body stream."""
    head = unpack(segment.head_zst, segment.head_raw)
    return head, head.split(b"\n"), unpack(segment.body_zst, segment.body_raw)
