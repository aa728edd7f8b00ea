"""Who had seen whom: the family tree of the revisions of one record."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar
from uuid import UUID

from sli_desktop.models.records.codec import Keys


class Revision(Protocol):
    """A statement of one laptop that never changes: these keys of this record hold these values.

    `parents` are the revisions its author had in view; `keys` holds only what was touched; `hlc` is
    a time stamp that sorts as text and serves order and display only.
    """

    @property
    def id(self) -> bytes:
        """SHA-256 over the author's laptop and the header line."""

    @property
    def record(self) -> UUID:
        """The record it speaks of."""

    @property
    def kind(self) -> str:
        """The kind of that record, perhaps one this version does not know."""

    @property
    def device(self) -> str:
        """The laptop that wrote it."""

    @property
    def hlc(self) -> str:
        """Its stamp."""

    @property
    def parents(self) -> Sequence[bytes]:
        """What its author had in view."""

    @property
    def keys(self) -> Keys:
        """The touched keys with their values."""


R = TypeVar("R", bound=Revision)

Among = int
"""A set of revisions of one lineage: bit n stands for the n-th in the order of stamps."""


def by_stamp(revision: Revision) -> tuple[str, bytes]:
    """The one order every laptop uses: the stamp, then the identity."""
    return revision.hlc, revision.id


def in_a_row(revisions: Sequence[R]) -> list[R] | None:
    """The revisions from first to last where each had seen the one before; None where they fork.

    Nearly every record is written on one laptop, and this is all it needs.
    """
    if len(revisions) == 1:
        return list(revisions)
    known = {revision.id for revision in revisions}
    after: dict[bytes | None, R] = {}
    for revision in revisions:
        seen = [parent for parent in revision.parents if parent in known]
        parent = seen[0] if seen else None
        if len(seen) > 1 or parent in after:
            return None
        after[parent] = revision
    row: list[R] = []
    step = after.get(None)
    while step is not None:
        row.append(step)
        step = after.get(step.id)
    return row if len(row) == len(revisions) else None


class Lineage:
    """All revisions of one record in the order of stamps, and what each of them had seen.

    A parent that is not among them counts as never written. `before[n]` is what revision n had
    seen, itself left out.
    """

    def __init__(self, revisions: Sequence[Revision]) -> None:
        self.order = sorted(revisions, key=by_stamp)
        places = {revision.id: place for place, revision in enumerate(self.order)}
        parents = [
            [places[parent] for parent in revision.parents if parent in places]
            for revision in self.order
        ]
        self.before = _ancestors(parents)

    def seen_by(self, among: Among) -> Among:
        """What these revisions had seen, themselves left out unless another of them saw them."""
        seen = 0
        for place in places_in(among):
            seen |= self.before[place]
        return seen

    def newest(self, among: Among) -> Among:
        """Those of the given revisions that none of the others had seen: the heads."""
        return among & ~self.seen_by(among)

    def oldest(self, among: Among) -> Among:
        """Those of the given revisions that had seen none of the others."""
        return sum(1 << place for place in places_in(among) if not self.before[place] & among)

    def chosen(self, among: Among) -> list[Revision]:
        """The given revisions themselves, in the order of stamps."""
        return [self.order[place] for place in places_in(among)]


def places_in(among: Among) -> Iterator[int]:
    """The places of a set of revisions, rising."""
    while among:
        lowest = among & -among
        yield lowest.bit_length() - 1
        among ^= lowest


def _ancestors(parents: list[list[int]]) -> list[Among]:
    found: list[Among | None] = [None] * len(parents)
    steps = 2 * len(parents) + sum(map(len, parents))
    for start in range(len(parents)):
        waiting = [start]
        while waiting:
            steps -= 1
            if steps < 0:
                raise ValueError("a revision that had seen itself")
            place = waiting[-1]
            missing = [parent for parent in parents[place] if found[parent] is None]
            if missing:
                waiting += missing
                continue
            waiting.pop()
            mask = 0
            for parent in parents[place]:
                mask |= 1 << parent | (found[parent] or 0)
            found[place] = mask
    return [mask or 0 for mask in found]
