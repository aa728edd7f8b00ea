"""Whether new segments join what is here: each laptop's numbers in a row, every parent known."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sli_desktop.services.sync.errors import (
    BadSignatureError,
    MissingPartError,
    TwoHistoriesError,
)
from sli_desktop.services.sync.reader import OpenedSegment
from sli_desktop.storage import RevisionRow, SegmentLine


def check_chains(held: Iterable[SegmentLine], new: Sequence[OpenedSegment]) -> None:
    """Each new segment follows the one before it of the same laptop.

    `new` holds what is to be kept aside too: it lies on the same chains.

    Raises:
        TwoHistoriesError: one laptop signed two segments of one number.
        MissingPartError: the segment before is not here.
    """
    known: dict[tuple[str, int], bytes] = {(line.device, line.seq): line.id for line in held}
    for opened in new:
        place = (opened.segment.device, opened.segment.seq)
        if known.setdefault(place, opened.segment.id) != opened.segment.id:
            raise TwoHistoriesError(f"{place[0]} {place[1]}")
    for opened in new:
        device, seq = opened.segment.device, opened.segment.seq
        before = known.get((device, seq - 1), b"")
        if seq > 1 and not before:
            raise MissingPartError(f"{device} {seq - 1}")
        if before != opened.segment.prev:
            raise TwoHistoriesError(f"{device} {seq - 1}")


def check_parents(
    new: Mapping[UUID, Sequence[RevisionRow]],
    known: Mapping[UUID, Sequence[RevisionRow]],
    aside: Collection[bytes],
) -> None:
    """Every new revision is new, of the same kind as its record, and its parents are here.

    Raises:
        BadSignatureError: a revision stands twice, or gives a record another kind.
        MissingPartError: a parent is nowhere.
    """
    for record, rows in new.items():
        old = known.get(record, ())
        if len(rows) == 1 and not old and not rows[0].parents:
            continue
        ids = {row.id for row in old}.union(row.id for row in rows)
        if len(ids) != len(old) + len(rows) or not ids.isdisjoint(aside):
            raise BadSignatureError("one revision twice")
        if len({row.kind for row in (*old, *rows)}) > 1:
            raise BadSignatureError("kind")
        here = ids.union(aside)
        for row in rows:
            if not here.issuperset(row.parents):
                raise MissingPartError(record.hex)
