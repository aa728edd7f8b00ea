"""Striking a record out as if it had never been typed: rows, index and journal, all of it unsealed.

This is for words that must not stand in notes at all (a disclosure about a child). It is the one
act that leaves nothing to take back. What was sealed cannot be struck: a segment is signed as a
whole, and may have left the laptop.

`secure_delete` blanks what is deleted in the pages, the index has its own; the log still holds the
pages as they were, until `Workspace.empty_log` puts it into the file (ADR 0056).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sli_desktop.models.records.change import Change
from sli_desktop.storage.journal import LINES
from sli_desktop.storage.mapping import Row, Shape, delete_rows, rows_of
from sli_desktop.storage.search_late import LATE, indexed_up_to, step_back
from sli_desktop.storage.search_words import take_words
from sli_desktop.storage.session import Session

_SEALED_SQL = "SELECT 1 FROM revisions WHERE record = ? LIMIT 1"
_EMPTY_LINE_SQL = (
    "UPDATE acts SET kind = NULL, record = NULL, made = NULL, keys = NULL, resolves = NULL, "
    "settled = NULL WHERE record = ?"
)
_DROP_EMPTY_SQL = (
    "UPDATE acts SET state = 'dropped' WHERE kind IS NULL AND origin <> 'import' "
    f"AND NOT EXISTS (SELECT 1 FROM act_changes c WHERE c.n > acts.n * {LINES} "
    f"AND c.n < (acts.n + 1) * {LINES})"
)


def is_sealed(session: Session, record: UUID) -> bool:
    """Whether a record stands in a signed segment, where nothing can be struck any more."""
    return session.value(_SEALED_SQL, (record.bytes,)) is not None


def strike(
    session: Session, shapes: Mapping[str, Shape], records: Collection[UUID]
) -> list[Change]:
    """Remove records that nobody has sealed, with every line of the journal about them.

    Acts keep their number and name; one that did nothing else can no longer be taken back.
    """
    changes: list[Change] = []
    for shape in shapes.values():
        rows = rows_of(session, shape, records)
        if rows:
            _take_from_index(session, shape, rows.values())
            delete_rows(session, shape, rows)
            if shape.kind == LATE:
                step_back(session, shape)
            changes += [_gone(row) for row in rows.values() if not row.stamp.in_bin]
    forget_acts(session, records)
    keys: Sequence[tuple[bytes]] = [(record.bytes,) for record in records]
    if keys:
        session.run("DELETE FROM attention WHERE record = ?", keys)
    return changes


def forget_acts(session: Session, records: Collection[UUID]) -> None:
    """Take every line about some records out of the journal."""
    keys: Sequence[tuple[bytes]] = [(record.bytes,) for record in records]
    if not keys:
        return
    session.run("DELETE FROM act_changes WHERE record = ?", keys)
    session.run(_EMPTY_LINE_SQL, keys)
    session.run(_DROP_EMPTY_SQL)


def _take_from_index(session: Session, shape: Shape, rows: Iterable[Row]) -> None:
    known = indexed_up_to(session) if shape.kind == LATE else None
    shown = [(row.n, row.record) for row in rows if not row.stamp.in_bin]
    take = [(n, record) for n, record in shown if known is None or n <= known]
    if take:
        take_words(session, shape, take)


def _gone(row: Row) -> Change:
    return Change(before=row.record, after=None)
