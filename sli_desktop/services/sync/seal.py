"""Sealing: what was done here since the last time becomes one signed segment.

Always before an import looks at anything, and in the same transaction: otherwise a sentence typed
here would seem to have been written by somebody who had read the imported text, and would replace
it (`sync.md` section 4).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from uuid import UUID

from sli_desktop.models.records import KINDS
from sli_desktop.models.records.codec import Keys, default_of, to_keys
from sli_desktop.models.records.ids import RandomBytes
from sli_desktop.models.records.merge import DELETED
from sli_desktop.services.sync.errors import TextTooLongError
from sli_desktop.services.sync.lines import (
    MAX_KEYS,
    MAX_LINE,
    MAX_PARENTS,
    body_line,
    header_line,
    read_body,
    revision_id,
)
from sli_desktop.services.sync.segments import MAX_RAW, MAX_REVISIONS, Line, Place, write_segment
from sli_desktop.services.sync.team_state import Team
from sli_desktop.services.sync.views import by_record, merged, write
from sli_desktop.storage import (
    RevisionRow,
    SegmentLine,
    StoredSegment,
    Transaction,
    UnsealedRecord,
)

SALT_BYTES = 16


def seal(
    transaction: Transaction,
    team: Team,
    *,
    at: datetime,
    random: RandomBytes,
    coming: Iterable[SegmentLine] = (),
) -> tuple[StoredSegment, ...]:
    """Seal everything unsealed; nearly always one segment, none where nothing was done.

    `coming` are segments about to be added. A laptop that was restored from a backup gets its own
    later segments back that way, and numbers what it seals now after them.

    Raises:
        TextTooLongError: a text is longer than a bundle may carry.
    """
    unsealed = transaction.unsealed()
    if not unsealed:
        # Acts that cancel out are done with as well: joined with what is done after an import has
        # changed the same place, they would make that look like no change.
        transaction.mark_sealed()
        return ()
    heads = transaction.heads_of_all([entry.record for entry in unsealed])
    sealed: list[StoredSegment] = []
    lines = [
        _drafted(
            entry,
            _touched(transaction, entry),
            parents=heads.get(entry.record, ()),
            device=team.keys.device,
            random=random,
        )
        for entry in unsealed
    ]
    for turn in range(max(map(len, lines))):
        later = [parts[turn] for parts in lines if len(parts) > turn]
        sealed += add_own(transaction, team, later, at=at, coming=(*coming, *sealed))
    _look_again(transaction, unsealed, heads)
    transaction.mark_sealed()
    return tuple(sealed)


def _look_again(
    transaction: Transaction,
    unsealed: Iterable[UnsealedRecord],
    heads: Mapping[UUID, tuple[bytes, ...]],
) -> None:
    """Make records anew where an act here may change what becomes of others' versions.

    Signing a text off, or taking that back, decides whether later versions are merged with it.
    """
    open_ones = {found.record for found in transaction.attention()}
    records = {
        entry.record
        for entry in unsealed
        if entry.record in open_ones or len(heads.get(entry.record, ())) > 1
    }
    if records:
        write(transaction, "Look again", merged(by_record(transaction.revisions_of(records))))


def add_own(
    transaction: Transaction,
    team: Team,
    lines: Iterable[Line],
    *,
    at: datetime,
    coming: Iterable[SegmentLine] = (),
) -> list[StoredSegment]:
    """Sign lines of this laptop as its next segments, and keep them."""
    known = (*transaction.segments(), *coming)
    own = [line for line in known if line.device == team.keys.device]
    last = max(own, key=lambda segment: segment.seq, default=None)
    seq, prev = (0, b"") if last is None else (last.seq, last.id)
    made: list[StoredSegment] = []
    for part in _in_parts(lines):
        seq += 1
        place = Place(
            challenge=team.challenge,
            roster=team.signed.roster.version,
            seq=seq,
            prev=prev,
            made=at,
        )
        segment = write_segment(team.keys, place, part)
        transaction.add_segment(segment, [line.row for line in part])
        made.append(segment)
        prev = segment.id
    return made


def _touched(transaction: Transaction, entry: UnsealedRecord) -> Keys:
    """The keys to seal, with those that a person settled by leaving them as they are."""
    keys: Keys = {key: now for key, (_, now) in entry.keys.items()}
    kept = entry.resolves - keys.keys()
    if kept:
        shown = _as_shown(transaction, entry)
        keys |= {key: shown.get(key, default_of(entry.kind, key)) for key in kept}
    return keys


def _as_shown(transaction: Transaction, entry: UnsealedRecord) -> Keys:
    record_type = KINDS[entry.kind]
    record = transaction.get(record_type, entry.record)
    if record is not None:
        return to_keys(record)
    binned = (r for r in transaction.in_bin(record_type) if r.id == entry.record)
    return {DELETED: True} | next(map(to_keys, binned), {})


def _drafted(
    entry: UnsealedRecord,
    keys: Keys,
    *,
    parents: tuple[bytes, ...],
    device: str,
    random: RandomBytes,
) -> list[Line]:
    """What was done to one record as lines: one, or more where it touches more than 200 keys."""
    names = sorted(keys)
    lines: list[Line] = []
    parents = parents[:MAX_PARENTS]
    for start in range(0, len(names), MAX_KEYS):
        some: Keys = {name: keys[name] for name in names[start : start + MAX_KEYS]}
        body = _fitting(body_line(some, random(SALT_BYTES)))
        header = header_line(
            record=entry.record, kind=entry.kind, parents=parents, hlc=entry.hlc, body=body
        )
        row = RevisionRow(
            id=revision_id(device, header),
            record=entry.record,
            kind=entry.kind,
            device=device,
            hlc=entry.hlc,
            parents=parents,
            keys=some,
        )
        lines.append(Line(header=header, body=body, row=row))
        parents = (row.id,)
    return lines


def _fitting(body: bytes) -> bytes:
    """What others would refuse is not signed."""
    try:
        read_body(body)
    except ValueError as error:
        raise TextTooLongError from error
    if len(body) > MAX_LINE:
        raise TextTooLongError
    return body


def _in_parts(lines: Iterable[Line]) -> Iterator[list[Line]]:
    part: list[Line] = []
    head_size = body_size = 0
    for line in lines:
        head_size += len(line.header) + 1
        body_size += len(line.body) + 1
        is_full = max(head_size, body_size) > MAX_RAW - 1024 or len(part) == MAX_REVISIONS
        if part and is_full:
            yield part
            part, head_size, body_size = [], len(line.header) + 1, len(line.body) + 1
        part.append(line)
    if part:
        yield part
