"""Notes whose meeting or document is not here: shown as unfiled until it arrives or comes back."""

from uuid import UUID

from sli_desktop.storage.attention import Attention, AttentionReason, all_attention
from sli_desktop.storage.session import Session

_HOMES = (("meeting", "meetings"), ("document", "documents"))


def everything_to_look_at(session: Session) -> tuple[Attention, ...]:
    """What imports left to look at, and the notes without a home.

    Unfiled is worked out afresh each time: a home may arrive, or leave, by any act.
    """
    kept = all_attention(session)
    known = {(found.record, found.key) for found in kept if found.reason is AttentionReason.UNFILED}
    fresh = (
        Attention(kind="note", record=record, key=key, reason=AttentionReason.UNFILED)
        for key, homes in _HOMES
        for record in _without(session, key, homes)
        if (record, key) not in known
    )
    return (*kept, *fresh)


def _without(session: Session, key: str, homes: str) -> list[UUID]:
    found = session.run(
        f"SELECT id FROM notes WHERE _in_bin = 0 AND {key} IS NOT NULL "
        f"AND {key} NOT IN (SELECT id FROM {homes} WHERE _in_bin = 0) ORDER BY id"
    )
    return [UUID(bytes=row[0]) for row in found]
