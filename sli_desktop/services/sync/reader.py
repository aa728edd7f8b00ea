"""Opening a bundle: everything is checked and decoded before anybody hears of it.

`open_bundle` touches no database: it takes a file and what is known, and gives back values. So it
can run in a child process that may be killed.
"""

import hashlib
from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from sli_desktop.models.records.sealed import RevisionRow, StoredSegment
from sli_desktop.services.sync.age_file import decrypt
from sli_desktop.services.sync.erasures import (
    MAX_ERASURE,
    Erased,
    SignedErasure,
    erased_by,
    read_erasure,
)
from sli_desktop.services.sync.errors import (
    BadSignatureError,
    DamagedBundleError,
    NotABundleError,
    OtherChallengeError,
    TeamListClashError,
    TooLargeError,
    UnknownSenderError,
)
from sli_desktop.services.sync.laptop_keys import LaptopKeys
from sli_desktop.services.sync.manifest import (
    BLOB,
    BODIES,
    BUNDLE_TYPE,
    ERASURE,
    HEADERS,
    MAGIC,
    MAX_MANIFEST,
    ROSTER,
    Manifest,
    Part,
    SegmentParts,
    blobs_in,
    read_manifest,
    segments_in,
)
from sli_desktop.services.sync.roster import SignedRoster, newest, read_roster
from sli_desktop.services.sync.segments import NOTHING_ERASED, check_segment
from sli_desktop.services.sync.signing import Sealed, from_text, is_signed_by
from sli_desktop.services.sync.unknown_parts import MAX_KEPT, UnknownPart, is_kept

_LENGTH_BYTES = 4
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class OpenedSegment:
    """A segment that was not here yet, checked, with its revisions in the order of its lines."""

    segment: StoredSegment
    revisions: tuple[RevisionRow, ...]


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """A bundle whose every new line was checked. `listed` are all segments it holds.

    `cut` are new segments of a laptop from after it was taken out of the team; `unknown` are parts
    that only a newer version knows.

    The files beside the notes are not looked at yet: they lie after the text in `file`.
    """

    manifest: Manifest
    signed: SignedRoster
    segments: tuple[OpenedSegment, ...]
    listed: tuple[bytes, ...]
    erasures: tuple[SignedErasure, ...] = ()
    cut: tuple[OpenedSegment, ...] = ()
    unknown: tuple[UnknownPart, ...] = ()
    file: Path | None = None


class _EnoughError(Exception):
    """Nothing more in this file is new: the rest is not read."""


def open_bundle(
    source: BinaryIO,
    keys: LaptopKeys,
    *,
    mine: SignedRoster | None,
    held: Collection[bytes] = frozenset(),
    erased: Erased = NOTHING_ERASED,
) -> OpenedBundle:
    """Open a bundle for this laptop. Segments in `held` are known already and passed over.

    So are certificates of erasure whose SHA-256 is there; `erased` is what those name that are
    here. What was erased is left out of the segments.

    `mine` is the team list that counts here; None on a laptop that is only joining, which then
    has to ask a person whether the list's root key is the right one.

    Raises:
        BundleError: refused, in one of its many forms; nothing was changed.
    """
    reading = _Reading(mine, held, erased)
    sink = ScriptSink(reading.script())
    try:
        decrypt(source, sink, keys.identity)
        sink.finish()
    except _EnoughError:
        pass
    return reading.opened()


class ScriptSink:
    """Feeds a script with exactly as many bytes as it asks for, however they come."""

    def __init__(self, script: Generator[int, bytes, None]) -> None:
        self._script = script
        self._wanted = next(script)
        self._pieces: list[bytes] = []
        self._size = 0
        self._is_done = False

    def write(self, data: bytes) -> int:
        """Take some bytes, and hand on as many as are asked for."""
        self._pieces.append(data)
        self._size += len(data)
        if self._size >= self._wanted or self._is_done:
            self._hand_on()
        return len(data)

    def _hand_on(self) -> None:
        held = b"".join(self._pieces)
        at = 0
        while not self._is_done and len(held) - at >= self._wanted:
            step = held[at : at + self._wanted]
            at += self._wanted
            try:
                self._wanted = self._script.send(step)
            except StopIteration:
                self._is_done = True
        self._pieces, self._size = [held[at:]], len(held) - at
        if self._is_done and self._size:
            raise DamagedBundleError("more than listed")

    def flush(self) -> None:
        """Nothing is held back."""

    def finish(self) -> None:
        """Everything that was listed has come, and nothing else.

        Raises:
            DamagedBundleError: less, or more.
        """
        if not self._is_done:
            raise DamagedBundleError("less than listed")


class _Reading:
    """Reads the inner stream from its first byte to its last."""

    def __init__(self, mine: SignedRoster | None, held: Collection[bytes], erased: Erased) -> None:
        self._mine = mine
        self._held = held
        self._erased = erased
        self._erasures: list[SignedErasure] = []
        self._manifest: Manifest | None = None
        self._signed: SignedRoster | None = None
        self._listed: tuple[SegmentParts, ...] = ()
        self._segments: list[OpenedSegment] = []
        self._cut: list[OpenedSegment] = []
        self._unknown: list[UnknownPart] = []

    def opened(self) -> OpenedBundle:
        if self._manifest is None or self._signed is None:
            raise DamagedBundleError("less than listed")
        return OpenedBundle(
            self._manifest,
            self._signed,
            tuple(self._segments),
            tuple(parts.id for parts in self._listed),
            tuple(self._erasures),
            tuple(self._cut),
            tuple(self._unknown),
        )

    def script(self) -> Generator[int, bytes, None]:
        """Asks for so many bytes at a time, and is sent them."""
        if (yield len(MAGIC)) != MAGIC:
            raise NotABundleError("content")
        length = int.from_bytes((yield _LENGTH_BYTES), "big")
        if length > MAX_MANIFEST:
            raise TooLargeError("list of contents")
        manifest, sealed = read_manifest((yield length))
        self._listed = segments_in(manifest)
        blobs_in(manifest)
        rest = list(manifest.parts)
        theirs = None
        if rest and rest[0].kind == ROSTER:
            theirs = read_roster((yield from _whole(rest.pop(0))))
        self._trust(manifest, sealed, theirs)
        while rest and rest[0].kind == ERASURE:
            yield from self._erasure(rest.pop(0))
        self._erased = self._erased | erased_by(self._erasures)
        new = {parts.id: parts for parts in self._listed if parts.id not in self._held}
        if not new and not any(self._is_news(part) for part in rest):
            raise _EnoughError
        yield from self._text(_without_files_at_the_end(rest), new)
        if rest and rest[-1].kind == BLOB:
            raise _EnoughError

    def _is_news(self, part: Part) -> bool:
        """Whether a part that this version does not know should be kept."""
        if not is_kept(part) or bytes.fromhex(part.sha256) in self._held:
            return False
        return sum(len(each.data) for each in self._unknown) + part.size <= MAX_KEPT

    def _erasure(self, part: Part) -> Generator[int, bytes, None]:
        if part.size > MAX_ERASURE:
            raise TooLargeError("erasure")
        if bytes.fromhex(part.sha256) in self._held:
            yield from passed_over(part)
            return
        envelope = yield from _whole(part)
        if self._signed is None:
            raise DamagedBundleError("order")
        roster = self._signed.roster
        self._erasures.append(read_erasure(envelope, from_text(roster.root), roster.challenge))

    def _trust(self, manifest: Manifest, sealed: Sealed, theirs: SignedRoster | None) -> None:
        mine = self._mine
        if mine is not None and manifest.challenge != mine.roster.challenge:
            raise OtherChallengeError
        counts = theirs if mine is None else mine if theirs is None else newest(mine, theirs)
        if counts is None or counts.roster.challenge != manifest.challenge:
            raise TeamListClashError
        sender = counts.roster.member(manifest.sender)
        if sender is None:
            raise UnknownSenderError(counts.roster.version, manifest.sender)
        is_theirs = sealed.keyid == sender.device
        if not is_theirs or not is_signed_by(
            sender.public_key, BUNDLE_TYPE, sealed.payload, sealed.sig
        ):
            raise BadSignatureError("list of contents")
        self._manifest, self._signed = manifest, counts

    def _text(
        self, parts: list[Part], new: dict[bytes, SegmentParts]
    ) -> Generator[int, bytes, None]:
        head_zst = b""
        for part in parts:
            wanted = new.get(_id_of(part))
            if wanted is None and self._is_news(part):
                data = yield from _whole(part)
                self._unknown.append(UnknownPart(part=part, data=data))
            elif wanted is None:
                yield from passed_over(part)
            elif part.kind == HEADERS:
                head_zst = yield from _whole(part)
            else:
                body_zst = yield from _whole(part)
                self._sort_in(wanted.stored(head_zst, body_zst))

    def _sort_in(self, segment: StoredSegment) -> None:
        if self._signed is None or self._manifest is None:
            raise DamagedBundleError("order")
        roster = self._signed.roster
        author = roster.member(segment.device)
        if author is None:
            raise UnknownSenderError(roster.version, segment.device)
        kept, rows = check_segment(
            segment, self._manifest.challenge, author.public_key, self._erased
        )
        opened = OpenedSegment(replace(kept, revisions=len(rows)), tuple(rows))
        (self._segments if author.may_sign(segment.seq) else self._cut).append(opened)


def _without_files_at_the_end(parts: Sequence[Part]) -> list[Part]:
    """All text comes first: what lies after it is brought later, and one by one."""
    last = max((at for at, part in enumerate(parts, 1) if part.kind != BLOB), default=0)
    return list(parts[:last])


def _id_of(part: Part) -> bytes:
    return bytes.fromhex(part.id) if part.kind in {HEADERS, BODIES} else b""


def _whole(part: Part) -> Generator[int, bytes, bytes]:
    data = (yield part.size) if part.size else b""
    if hashlib.sha256(data).hexdigest() != part.sha256:
        raise DamagedBundleError("part")
    return data


def passed_over(part: Part) -> Generator[int, bytes, None]:
    """A known segment, or a kind that only a newer version knows: only its hash is checked."""
    digest = hashlib.sha256()
    left = part.size
    while left:
        step = yield min(left, _STEP)
        digest.update(step)
        left -= len(step)
    if digest.hexdigest() != part.sha256:
        raise DamagedBundleError("part")
