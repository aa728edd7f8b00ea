"""What an import brings, by person and kind, told before and after."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sli_desktop.services.sync.revisions import Look, MergedRecord


class Fate(StrEnum):
    """What becomes of one record."""

    NEW = "new"
    CHANGED = "changed"
    COMBINED = "combined"
    CHANGED_BY_BOTH = "changed by both"
    DELETED = "deleted"
    SAME = "same"
    NEEDS_UPDATE = "needs an update"
    ERASED = "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """So many records of a kind, written by one laptop, and what becomes of them."""

    device: str
    kind: str
    fate: Fate
    count: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All of it, by laptop, kind and fate."""

    lines: tuple[PlanLine, ...]

    def count(self, fate: Fate, *, device: str | None = None, kind: str | None = None) -> int:
        """How many records share this fate, of one laptop or kind where given."""
        return sum(
            line.count
            for line in self.lines
            if line.fate is fate and device in {None, line.device} and kind in {None, line.kind}
        )

    def devices(self) -> tuple[str, ...]:
        """The laptops whose work it brings."""
        return tuple(dict.fromkeys(line.device for line in self.lines))

    def as_plain(self) -> list[dict[str, str | int]]:
        """As the import log and ``--json`` show it."""
        return [
            {
                "device": line.device,
                "kind": line.kind,
                "fate": line.fate.value,
                "count": line.count,
            }
            for line in self.lines
        ]


def plan_of(
    before: Mapping[UUID, MergedRecord],
    after: Mapping[UUID, MergedRecord],
    authors: Mapping[UUID, str],
) -> ImportPlan:
    """Compare the touched records before and after; `authors` says which laptop's work each is."""
    counts: Counter[tuple[str, str, Fate]] = Counter(
        (authors.get(record, merged.device), merged.kind, fate_of(before.get(record), merged))
        for record, merged in after.items()
    )
    return ImportPlan(
        tuple(
            PlanLine(device=device, kind=kind, fate=fate, count=count)
            for (device, kind, fate), count in sorted(counts.items())
        )
    )


def fate_of(before: MergedRecord | None, after: MergedRecord) -> Fate:
    """What becomes of one record."""
    if after.erased:
        return Fate.SAME if before is None or before.erased else Fate.ERASED
    if after.keys is None:
        return Fate.NEEDS_UPDATE
    known = before.doubts if before is not None else ()
    looks = {doubt.look for doubt in after.doubts if doubt not in known and not after.in_bin}
    if looks - {Look.COMBINED}:
        return Fate.CHANGED_BY_BOTH
    if looks:
        return Fate.COMBINED
    if after.in_bin and not (before is not None and before.in_bin):
        return Fate.DELETED
    if before is None:
        return Fate.NEW
    is_same = before.keys == after.keys and before.in_bin == after.in_bin
    return Fate.SAME if is_same else Fate.CHANGED
