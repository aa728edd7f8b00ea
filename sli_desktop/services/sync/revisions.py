"""What a record looks like: a pure function of the set of its revisions.

The same set gives the same view on every laptop, whatever came first, so laptops agree without
asking each other. Two people who wrote apart from each other leave two newest values of a key; the
merge type of the field (`model.md` section 1) says what becomes of them, and nothing anybody wrote
is dropped unless somebody who had seen it dropped it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from sli_desktop.models.records import KINDS
from sli_desktop.models.records.codec import JsonValue, Keys
from sli_desktop.models.records.merge import DELETED, Merge
from sli_desktop.services.sync.lineage import (
    Among,
    Lineage,
    Revision,
    by_stamp,
    in_a_row,
    places_in,
)
from sli_desktop.services.sync.readable import readable_merge
from sli_desktop.services.sync.text_merge import MergedText, merge_texts

MAX_MERGED_HEADS = 16
"""More versions of one text than this are all shown, and not merged by themselves."""
MAX_CRISS_CROSS = 40
"""How many times a common ancestor may itself be a merge before the texts count as unrelated."""
MAX_FOLDS = 200
"""Different merges of one text that are worked out on the way; more are forged, and are shown."""

SIGNED_OFF = {"recommendation": ("state", frozenset({"signed off", "published"}))}
"""Kinds whose text is locked, with the key and the values that lock it."""


class Look(StrEnum):
    """Why a person should look at a key."""

    CHANGED_BY_BOTH = "changed_by_both"
    COMBINED = "combined"
    LATE_CHANGE = "late_change"
    DELETED_AND_CHANGED = "deleted_and_changed"


@dataclass(frozen=True, slots=True)
class Version:
    """One of several values of a key, and who wrote it when."""

    device: str
    hlc: str
    value: JsonValue
    revision: bytes


@dataclass(frozen=True, slots=True)
class Doubt:
    """A key that a person should look at, with every version of it in the order of stamps."""

    key: str
    look: Look
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """A record as all its revisions together make it.

    `keys` is None where this version cannot show the record: its kind is unknown here, or it was
    `erased`. `device` and `hlc` are those of the latest revision.
    """

    kind: str
    record: UUID
    keys: Keys | None
    in_bin: bool
    doubts: tuple[Doubt, ...]
    device: str
    hlc: str
    erased: bool = False


def erased_view(kind: str, record: UUID, *, device: str, hlc: str) -> MergedRecord:
    """What is left of a record whose every revision was erased: that it was there."""
    return MergedRecord(
        kind, record, None, in_bin=False, doubts=(), device=device, hlc=hlc, erased=True
    )


def view_of(revisions: Sequence[Revision]) -> MergedRecord:
    """Make the view of one record from its revisions, given in any order, at least one."""
    row = in_a_row(revisions)
    return RecordMerge(revisions).view() if row is None else _view_of_row(row)


def _view_of_row(row: Sequence[Revision]) -> MergedRecord:
    first, last = row[0], row[-1]
    keys: Keys = {}
    is_deleted = False
    for revision in row:
        for key, value in revision.keys.items():
            merge = readable_merge(first.kind, key, value)
            if merge is None or revision.kind != first.kind:
                continue
            if key == DELETED:
                is_deleted = value is True
            elif merge is Merge.SET and not value:
                keys.pop(key, None)
            elif merge is not Merge.FIXED or key not in keys:
                keys[key] = value
    # A revision after the deleting one was written by somebody who had it still, or wants it back.
    if is_deleted and last.keys.get(DELETED) is not True:
        return RecordMerge(row).view()
    latest = last if len(row) == 1 else max(row, key=by_stamp)
    return MergedRecord(
        first.kind,
        first.record,
        keys if first.kind in KINDS else None,
        is_deleted,
        (),
        latest.device,
        latest.hlc,
    )


class RecordMerge:
    """The view of one record whose revisions fork."""

    def __init__(self, revisions: Sequence[Revision]) -> None:
        self.lineage = Lineage(revisions)
        order = self.lineage.order
        self.kind = order[0].kind
        self.touched: dict[str, Among] = {}
        self._bases: dict[tuple[str, Among], MergedText] = {}
        for place, revision in enumerate(order):
            for key, value in revision.keys.items():
                if revision.kind == self.kind and readable_merge(self.kind, key, value):
                    self.touched[key] = self.touched.get(key, 0) | 1 << place

    def view(self) -> MergedRecord:
        """The record as its revisions make it."""
        keys: Keys = {}
        doubts: list[Doubt] = []
        for key in sorted(self.touched.keys() - {DELETED}):
            value, doubt = self._settled(key)
            if "/" not in key or value is True:
                keys[key] = value
            if doubt is not None:
                doubts.append(doubt)
        in_bin, doubt = self._deleting()
        latest = self.lineage.order[-1]
        return MergedRecord(
            self.kind,
            latest.record,
            keys if self.kind in KINDS else None,
            in_bin,
            (*doubts, doubt) if doubt is not None else tuple(doubts),
            latest.device,
            latest.hlc,
        )

    def newest(self, key: str) -> Among:
        """The revisions whose value of the key nobody has written over having seen it."""
        return self.lineage.newest(self.touched.get(key, 0))

    def _settled(self, key: str) -> tuple[JsonValue, Doubt | None]:
        heads = self.newest(key)
        values = self._values(key, heads)
        merge = readable_merge(self.kind, key, values[-1])
        match merge:
            case Merge.TEXT:
                return self._text(key, heads)
            case Merge.SET:
                return any(values), None
            case Merge.FIXED:
                return self._values(key, self.lineage.oldest(self.touched[key]))[0], None
            case Merge.TRIVIAL:
                return values[-1], None
            case Merge.VALUE | Merge.MANAGER | None:
                if all(value == values[0] for value in values):
                    return values[-1], None
                return values[-1], self._doubt(key, Look.CHANGED_BY_BOTH, heads)
            case _:
                assert_never(merge)

    # --- text ------------------------------------------------------------------------------------

    def _text(self, key: str, heads: Among) -> tuple[JsonValue, Doubt | None]:
        signing = self._signing()
        if signing:
            return self._signed_text(key, heads, signing)
        if not heads & (heads - 1):
            return self._values(key, heads)[0], None
        merged = self.folded(key, heads)
        if not merged.is_clean:
            return merged.text, self._doubt(key, Look.CHANGED_BY_BOTH, heads)
        if merged.text in self._values(key, heads):
            return merged.text, None
        return merged.text, self._doubt(key, Look.COMBINED, heads)

    def _signing(self) -> Among:
        key, values = SIGNED_OFF.get(self.kind, ("", frozenset()))
        heads = self.newest(key)
        return sum(
            1 << place
            for place, revision in enumerate(self.lineage.order)
            if heads >> place & 1 and revision.keys[key] in values
        )

    def _signed_text(
        self, key: str, heads: Among, signing: Among
    ) -> tuple[JsonValue, Doubt | None]:
        """Signed-off text never merges by itself: what the signer had not seen is a proposal."""
        past = signing | self.lineage.seen_by(signing)
        later = heads & ~past
        knowing = sum(
            1 << place for place in places_in(later) if self.lineage.before[place] & signing
        )
        if knowing:
            agreed = self._texts(key, knowing)[-1]
            is_open = knowing & (knowing - 1) or heads != later
        else:
            signed = [self._as_signed(key, place) for place in places_in(signing)]
            agreed = signed[-1].text
            is_open = any(one.text != agreed or not one.is_clean for one in signed)
        if is_open:
            return agreed, self._doubt(key, Look.CHANGED_BY_BOTH, heads)
        if later & ~knowing:
            signed_texts = 0 if knowing else self.lineage.newest(self.touched[key] & past)
            return agreed, self._doubt(key, Look.LATE_CHANGE, heads | signed_texts)
        return agreed, None

    def _as_signed(self, key: str, place: int) -> MergedText:
        seen = self.lineage.newest(self.touched[key] & self._with_seen(place))
        return self.folded(key, seen) if seen else MergedText("", is_clean=True)

    def folded(self, key: str, heads: Among, depth: int = 0) -> MergedText:
        """All newest versions of a text in one, always put together in the order of stamps."""
        known = self._bases.get((key, heads))
        if known is not None:
            return known
        places = list(places_in(heads))
        texts = self._texts(key, heads)
        if (
            len(places) > MAX_MERGED_HEADS
            or depth > MAX_CRISS_CROSS
            or len(self._bases) > MAX_FOLDS
        ):
            return MergedText("\n\n".join(dict.fromkeys(texts)), is_clean=False)
        merged = MergedText(texts[0], is_clean=True)
        seen = self._with_seen(places[0])
        for place, text in zip(places[1:], texts[1:], strict=True):
            base = self.base_of(key, seen & self._with_seen(place), depth)
            step = self.put_together(base, merged.text, text)
            merged = MergedText(step.text, merged.is_clean and step.is_clean)
            seen |= self._with_seen(place)
        self._bases[key, heads] = merged
        return merged

    def base_of(self, key: str, common: Among, depth: int) -> str:
        """The text both sides started from: itself merged where they had met more than once."""
        heads = self.lineage.newest(common & self.touched[key])
        return self.folded(key, heads, depth + 1).text if heads else ""

    def put_together(self, base: str, one: str, other: str) -> MergedText:
        """Merge two versions of a text that started from `base`."""
        return merge_texts(base, one, other)

    def _with_seen(self, place: int) -> Among:
        return self.lineage.before[place] | 1 << place

    # --- deleting --------------------------------------------------------------------------------

    def _deleting(self) -> tuple[bool, Doubt | None]:
        heads = self.newest(DELETED)
        deleting = sum(
            1 << place
            for place in places_in(heads)
            if self.lineage.order[place].keys[DELETED] is True
        )
        if not deleting:
            return False, None
        if self.is_hidden(heads, deleting):
            return True, None
        return False, self._doubt(DELETED, Look.DELETED_AND_CHANGED, heads)

    def is_hidden(self, heads: Among, deleting: Among) -> bool:
        """Deleting hides a record only if everything else was in view of those who deleted it."""
        everything = (1 << len(self.lineage.order)) - 1
        return heads == deleting and everything == deleting | self.lineage.seen_by(deleting)

    # --- values ----------------------------------------------------------------------------------

    def _values(self, key: str, among: Among) -> list[JsonValue]:
        return [revision.keys[key] for revision in self.lineage.chosen(among)]

    def _texts(self, key: str, among: Among) -> list[str]:
        return [str(value) for value in self._values(key, among)]

    def _doubt(self, key: str, look: Look, among: Among) -> Doubt:
        return Doubt(
            key,
            look,
            tuple(
                Version(revision.device, revision.hlc, revision.keys[key], revision.id)
                for revision in self.lineage.chosen(among)
            ),
        )
