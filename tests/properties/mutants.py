"""Planted faults: the product made wrong in one place, to see whether the oracle notices.

Each replaces a function of the product for a while, so that schedules run on the real path.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from sli_desktop.models.records import KINDS
from sli_desktop.models.records.codec import Keys, to_keys
from sli_desktop.services.sync import (
    bundles,
    importing,
    lineage,
    revisions,
    seal,
    undoing,
    views,
)
from sli_desktop.services.sync.packing import pack, unpack
from sli_desktop.services.sync.revisions import RecordMerge
from sli_desktop.services.sync.setting_aside import lines_of
from sli_desktop.services.sync.text_merge import MergedText, merge_texts
from sli_desktop.storage import RevisionRow, StoredSegment, Transaction, UnsealedRecord, unsealed

Plant = Callable[[], Any]


def keep_one_on_clash() -> Any:
    """Where both changed one sentence, the later text stands, and nobody is asked."""

    def merged(base: str, one: str, other: str) -> MergedText:
        found = merge_texts(base, one, other)
        return found if found.is_clean else MergedText(other, is_clean=True)

    return patch.object(revisions, "merge_texts", merged)


def one_side_as_base() -> Any:
    return patch.object(
        revisions, "merge_texts", lambda _base, one, other: merge_texts(one, one, other)
    )


def empty_merge_base() -> Any:
    return patch.object(RecordMerge, "base_of", lambda *_: "")


def plain_delete_flag() -> Any:
    """Whatever somebody deleted is hidden, whoever changed it meanwhile."""
    return patch.object(RecordMerge, "is_hidden", lambda *_: True)


def tombstone_ignored() -> Any:
    """What was deleted elsewhere comes back with the next import."""

    def shown(view: revisions.MergedRecord) -> Any:
        return replace(views_record_view(view), in_bin=False)

    views_record_view = views.record_view
    return patch.object(views, "record_view", shown)


def unsorted_fold() -> Any:
    """Versions are put together in the order in which they happened to arrive."""
    return patch.object(lineage, "by_stamp", lambda _revision: 0)


def full_snapshots_sealed() -> Any:
    """A revision holds the whole record, and so claims to have changed all of it."""

    def touched(transaction: Transaction, entry: UnsealedRecord) -> Keys:
        record = transaction.get(KINDS[entry.kind], entry.record)
        return before(transaction, entry) | ({} if record is None else to_keys(record))

    before = seal._touched
    return patch.object(seal, "_touched", touched)


def seal_after_import() -> Any:
    """What was typed here is sealed only when a bundle is made, on top of what came meanwhile."""
    return patch.object(importing, "seal", lambda *_, **_how: ())


def resolves_dropped() -> Any:
    """Choosing the text that is shown already leaves no trace."""
    return patch.object(
        Transaction,
        "unsealed",
        lambda self: tuple(
            replace(each, resolves=frozenset()) for each in unsealed.unsealed(self._session)
        ),
    )


def remove_wins_in_sets() -> Any:
    def settled(self: RecordMerge, key: str) -> Any:
        value, doubt = before(self, key)
        if "/" in key:
            value = all(self._values(key, self.newest(key)))
        return value, doubt

    before = RecordMerge._settled
    return patch.object(RecordMerge, "_settled", settled)


def last_writer_wins() -> Any:
    """Of two values the later stands, and nobody hears of the other."""

    def settled(self: RecordMerge, key: str) -> Any:
        value, doubt = before(self, key)
        is_text = doubt is not None and doubt.key in {"statement", "body", "text", "caption"}
        return value, doubt if is_text else None

    before = RecordMerge._settled
    return patch.object(RecordMerge, "_settled", settled)


def undo_forgets_descendants() -> Any:
    """Undoing an import takes away what came and leaves what we wrote on top of it."""

    def brought(self: Any, rows: list[RevisionRow]) -> set[bytes]:
        return {
            line.row.id
            for segment in self._segments
            for line in lines_of(self._transaction, self._team, segment)
        }

    return patch.object(undoing._Undoing, "_descending", brought)


def undone_stays_away() -> Any:
    """What undoing an import has set aside is never taken up again."""
    return patch.object(importing, "take_up", lambda *_: None)


def own_work_only() -> Any:
    """A bundle carries what its maker wrote, and not what was handed on."""

    def contents(*args: Any, **how: Any) -> Any:
        made = before(*args, **how)
        own = made.signed, tuple(s for s in made.segments if s.device == args[2].keys.device)
        return replace(made, segments=own[1])

    before = bundles._gather
    return patch.object(bundles, "_gather", contents)


def fresh_revisions_alone() -> Any:
    """An import shows what came, and forgets what was here of the same record."""
    return patch.object(
        importing, "merged", lambda rows: views.merged({k: v[-1:] for k, v in rows.items()})
    )


def unknown_keys_dropped() -> Any:
    """A segment is written anew when it comes, with the keys that are known here."""

    def keep(self: Transaction, segment: StoredSegment, *args: Any, **how: Any) -> None:
        lines = [json.loads(one) for one in unpack(segment.body_zst, segment.body_raw).split(b"\n")]
        for line in lines:
            line["f"].pop("shimmer", None)
        body = b"\n".join(json.dumps(one, separators=(",", ":")).encode() for one in lines)
        before(self, replace(segment, body_zst=pack(body), body_raw=len(body)), *args, **how)

    before = Transaction.add_segment
    return patch.object(Transaction, "add_segment", keep)


MUTANTS: tuple[Plant, ...] = (
    keep_one_on_clash,
    one_side_as_base,
    empty_merge_base,
    plain_delete_flag,
    tombstone_ignored,
    unsorted_fold,
    full_snapshots_sealed,
    seal_after_import,
    resolves_dropped,
    remove_wins_in_sets,
    last_writer_wins,
    undo_forgets_descendants,
    undone_stays_away,
    own_work_only,
    fresh_revisions_alone,
    unknown_keys_dropped,
)
