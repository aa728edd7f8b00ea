"""Notes whose meeting or document is not here: shown as unfiled until it arrives or comes back."""

from collections.abc import Mapping
from uuid import UUID

from sli_desktop.storage.attention import Attention, AttentionReason, all_attention
from sli_desktop.storage.mapping import Shape
from sli_desktop.storage.session import Session

_HOMES = (("meeting", "meetings"), ("document", "documents"))


def everything_to_look_at(session: Session, shapes: Mapping[str, Shape]) -> tuple[Attention, ...]:
    """What imports left to look at in the records that are shown, and the notes without a home.

    What lies in the bin asks nothing until it comes back. Unfiled is worked out afresh each time: a
    home may arrive, or leave, by any act.
    """
    found = all_attention(session)
    shown = {kind: _shown(session, shapes[kind]) for kind in {f.kind for f in found} & {*shapes}}
    kept = [each for each in found if each.record.bytes in shown.get(each.kind, ())]
    known = {(found.record, found.key) for found in kept if found.reason is AttentionReason.UNFILED}
    fresh = (
        Attention(kind="note", record=record, key=key, reason=AttentionReason.UNFILED)
        for key, homes in _HOMES
        for record in _without(session, key, homes)
        if (record, key) not in known
    )
    return (*kept, *fresh)


def _shown(session: Session, shape: Shape) -> set[bytes]:
    rows = session.run(
        f"SELECT id FROM {shape.name} WHERE _in_bin = 0 AND id IN (SELECT record FROM attention)"
    )
    return {row[0] for row in rows}


def _without(session: Session, key: str, homes: str) -> list[UUID]:
    # The plus keeps SQLite from walking all rows by identity: the index of notes has all it needs.
    found = session.run(
        f"SELECT id FROM notes WHERE _in_bin = 0 AND {key} IS NOT NULL "
        f"AND {key} NOT IN (SELECT id FROM {homes} WHERE _in_bin = 0) ORDER BY +id"
    )
    return [UUID(bytes=row[0]) for row in found]
