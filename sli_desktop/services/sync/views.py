"""Records as their revisions make them, in the form storage writes."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sli_desktop.services.sync.lineage import by_stamp
from sli_desktop.services.sync.revisions import MergedRecord, erased_view, view_of
from sli_desktop.storage import (
    Attention,
    AttentionReason,
    RecordView,
    RevisionRow,
    Transaction,
    Variant,
    stamp_time,
)

ByRecord = dict[UUID, list[RevisionRow]]


def by_record(rows: Iterable[RevisionRow]) -> ByRecord:
    """Revisions sorted by the record they speak of."""
    found: ByRecord = {}
    for row in rows:
        found.setdefault(row.record, []).append(row)
    return found


def merged(rows: ByRecord) -> dict[UUID, MergedRecord]:
    """The view of each record."""
    return {record: _view(of_record) for record, of_record in rows.items()}


def _view(rows: list[RevisionRow]) -> MergedRecord:
    if all(row.erased for row in rows):
        last = max(rows, key=by_stamp)
        return erased_view(last.kind, last.record, device=last.device, hlc=last.hlc)
    return view_of(rows)


def record_view(view: MergedRecord) -> RecordView:
    """A view as storage writes it."""
    return RecordView(
        kind=view.kind,
        record=view.record,
        keys=view.keys,
        in_bin=view.in_bin,
        device=view.device,
        hlc=view.hlc,
        attention=_attention(view) if view.doubts else (),
    )


def gone(kind: str, record: UUID, device: str, hlc: str) -> RecordView:
    """A record that no shown segment knows any more."""
    return RecordView(kind=kind, record=record, keys=None, in_bin=False, device=device, hlc=hlc)


def write(transaction: Transaction, name: str, views: Mapping[UUID, MergedRecord]) -> None:
    """Put the views of some records into the tables, as one act."""
    transaction.write_views(name, [record_view(view) for view in views.values()])


def rebuild(transaction: Transaction) -> int:
    """Make all record tables anew from the segments; the answer counts the records.

    What was not sealed yet must be sealed before.
    """
    views = merged(by_record(transaction.revisions_of(None)))
    write(transaction, "Rebuild from the segments", views)
    return len(views)


def _attention(view: MergedRecord) -> tuple[Attention, ...]:
    return tuple(
        Attention(
            kind=view.kind,
            record=view.record,
            key=doubt.key,
            reason=AttentionReason(doubt.look.value),
            variants=tuple(
                Variant(
                    device=version.device,
                    at=stamp_time(version.hlc),
                    value=version.value,
                    revision=version.revision,
                )
                for version in doubt.versions
            ),
        )
        for doubt in view.doubts
    )
