"""Laptops in memory: what storage does around the pure view, in the fewest words.

They seal, hand over and receive by the rules of `docs/format/bundle-v1.md`, and use the real
header and body lines, so that identities are the real ones.
"""

from dataclasses import dataclass, field
from uuid import UUID

from sli_desktop.models.records.codec import JsonValue, Keys
from sli_desktop.models.records.merge import DELETED
from sli_desktop.services.sync.lines import body_line, header_line, revision_id
from sli_desktop.services.sync.revisions import MergedRecord, RecordMerge, Version, view_of

KIND = "finding"
TEXT = "statement"
VALUE = "headline"
TRIVIAL = "order"
SET = "merged_from"


@dataclass(frozen=True, slots=True)
class Rev:
    id: bytes
    record: UUID
    kind: str
    device: str
    hlc: str
    parents: tuple[bytes, ...]
    keys: Keys


def a_revision(
    record: UUID,
    keys: Keys,
    *,
    parents: tuple[bytes, ...] = (),
    device: str = "a" * 16,
    at: int = 1,
    kind: str = KIND,
) -> Rev:
    hlc = f"{at:012x}-0000"
    body = body_line(keys, bytes(16))
    header = header_line(record=record, kind=kind, parents=parents, hlc=hlc, body=body)
    return Rev(revision_id(device, header), record, kind, device, hlc, parents, keys)


@dataclass
class Row:
    """A record as its laptop shows it: the view, and what was typed since the last seal.

    `doubts` holds the versions of the keys in doubt, `clean` those of them that were combined.
    """

    keys: Keys
    in_bin: bool
    doubts: dict[str, tuple[Version, ...]]
    clean: set[str]


@dataclass
class Laptop:
    device: str
    skew: int = 0
    merge: type[RecordMerge] = RecordMerge
    seals_before_import: bool = True
    seals_whole_records: bool = False
    revs: dict[UUID, dict[bytes, Rev]] = field(default_factory=dict)
    rows: dict[UUID, Row] = field(default_factory=dict)
    typed: dict[UUID, dict[str, tuple[JsonValue, JsonValue]]] = field(default_factory=dict)
    resolved: dict[UUID, set[str]] = field(default_factory=dict)
    now: int = 10**9

    def write(self, record: UUID, keys: Keys, *, resolves: frozenset[str] = frozenset()) -> None:
        row = self.rows.setdefault(record, Row({}, False, {}, set()))
        typed = self.typed.setdefault(record, {})
        for key, value in keys.items():
            before = row.in_bin if key == DELETED else row.keys.get(key)
            typed[key] = (typed[key][0] if key in typed else before, value)
            if key == DELETED:
                row.in_bin = bool(value)
            elif value is False:
                row.keys.pop(key, None)
            else:
                row.keys[key] = value
            if key not in row.clean:
                row.doubts.pop(key, None)
        self.resolved.setdefault(record, set()).update(resolves)

    def seal(self) -> None:
        self.now += 1
        for record, typed in self.typed.items():
            resolved = self.resolved.get(record, set())
            keys = {k: new for k, (old, new) in typed.items() if old != new or k in resolved}
            if keys and self.seals_whole_records:
                keys = {**self.rows[record].keys, **keys}
            if not keys:
                continue
            known = self.revs.setdefault(record, {})
            heads = known.keys() - {parent for rev in known.values() for parent in rev.parents}
            rev = a_revision(
                record,
                keys,
                parents=tuple(sorted(heads)),
                device=self.device,
                at=self.now + self.skew,
            )
            known[rev.id] = rev
            self.look_again(record)
        self.typed, self.resolved = {}, {}

    def bundle(self) -> tuple[Rev, ...]:
        self.seal()
        return tuple(rev for revs in self.revs.values() for rev in revs.values())

    def receive(self, bundle: tuple[Rev, ...]) -> None:
        if self.seals_before_import:
            self.seal()
        touched = set()
        for rev in bundle:
            self.revs.setdefault(rev.record, {})[rev.id] = rev
            touched.add(rev.record)
        for record in touched:
            self.look_again(record)

    def look_again(self, record: UUID) -> None:
        merged = self.view(record)
        self.rows[record] = Row(
            keys=dict(merged.keys or {}),
            in_bin=merged.in_bin,
            doubts={doubt.key: doubt.versions for doubt in merged.doubts},
            clean={doubt.key for doubt in merged.doubts if doubt.look == "combined"},
        )

    def view(self, record: UUID) -> MergedRecord:
        revs = list(self.revs[record].values())
        if self.merge is RecordMerge:
            return view_of(revs)
        return self.merge(revs).view()
