"""Settling what was changed by both: a person chooses, and the choice is an act like any other."""

from dataclasses import dataclass
from uuid import UUID

from sli_desktop.models.records import KINDS, Record
from sli_desktop.models.records.change import Change, ChangeSet
from sli_desktop.models.records.codec import JsonValue, from_keys, merge_of, to_keys
from sli_desktop.models.records.merge import DELETED, Merge
from sli_desktop.storage import Attention, AttentionReason, View
from sli_desktop.wording import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One key of one record with its values side by side; `record` is what shows until then."""

    attention: Attention
    record: Record

    @property
    def is_text(self) -> bool:
        """Whether both texts may stand one after the other."""
        return merge_of(self.attention.kind, self.attention.key) is Merge.TEXT

    @property
    def is_deletion(self) -> bool:
        """Whether one deleted what another changed."""
        return self.attention.key == DELETED


def clashes(view: View) -> tuple[Clash, ...]:
    """What was changed by both and still waits for a person."""
    wanted = (
        AttentionReason.CHANGED_BY_BOTH,
        AttentionReason.LATE_CHANGE,
        AttentionReason.DELETED_AND_CHANGED,
    )
    found = []
    for attention in view.attention():
        record = view.get(KINDS[attention.kind], attention.record) if _known(attention) else None
        if attention.reason in wanted and record is not None:
            found.append(Clash(attention=attention, record=record))
    return tuple(found)


def _known(attention: Attention) -> bool:
    return attention.kind in KINDS


def settle(clash: Clash, value: JsonValue) -> ChangeSet:
    """Let a value stand: one of the variants, or a new one.

    Raises:
        UnreadableValueError: the value does not fit the field.
    """
    key = clash.attention.key
    resolves = frozenset({key})
    if clash.is_deletion:
        after = None if value is True else clash.record
    else:
        keys = {**to_keys(clash.record), key: value}
        after = from_keys(type(clash.record), clash.record.id, keys)
    change = Change(before=clash.record, after=after, resolves=resolves)
    return ChangeSet(name=tr("Settle what was changed by both"), changes=(change,))


def both(clash: Clash) -> str:
    """Both texts, one after the other, in the order they were written."""
    ordered = sorted(clash.attention.variants, key=lambda variant: variant.at)
    texts = dict.fromkeys(str(variant.value) for variant in ordered if variant.value)
    return "\n\n".join(texts)


def label_of(record: Record) -> str:
    """What a person calls a record: its reference, title or first words."""
    for name in ("reference", "headline", "title", "name", "subject", "body", "text"):
        words = str(getattr(record, name, "") or "")
        if words:
            return words if len(words) <= 80 else f"{words[:79]}…"
    return str(UUID(int=record.id.int))[-8:]
