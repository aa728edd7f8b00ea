"""The journal: each act key by key, before and after; undo history and what sealing reads.

Acts are only ever added, but for the newest one of a visit to a field, which the next one takes up
(`visits.py`). Undoing is an act of its own that says which act it takes back, so that what was
undone after sealing travels like any other change.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sli_desktop.models.records.codec import KeyChanges, Keys, default_of
from sli_desktop.models.records.merge import DELETED
from sli_desktop.storage.session import Session

LINES = 1 << 20
"""Lines an act may have: ``act_changes.n`` is act · LINES + line."""

LOCAL_KINDS = frozenset({"contact"})
"""Kinds that stay on this laptop: never sealed, in no bundle."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SEALED = "sealed_up_to"


class Origin(StrEnum):
    """Where an act comes from."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """One act of the history, by its number, name and time."""

    act: int
    name: str
    at: datetime
    origin: Origin
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One record of an act: what was touched, from what to what.

    `made` holds the keys of a record that was made by it; nothing but defaults was there before.
    `settled` is what the act took from the attention list.
    """

    kind: str
    record: UUID
    keys: KeyChanges
    made: Keys | None = None
    resolves: frozenset[str] = frozenset()
    settled: str | None = None

    def back(self) -> "JournalLine":
        """The line that takes this one back: what was made goes to the bin."""
        keys: KeyChanges = (
            {DELETED: (False, True)}
            if self.made is not None
            else {key: (now, was) for key, (was, now) in self.keys.items()}
        )
        return JournalLine(kind=self.kind, record=self.record, keys=keys)

    def again(self) -> "JournalLine":
        """The line that does this one again after it was taken back."""
        keys: KeyChanges = self.keys if self.made is None else {DELETED: (True, False)}
        return JournalLine(kind=self.kind, record=self.record, keys=keys, resolves=self.resolves)


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LINE = "kind, record, made, keys, resolves, settled"
_ACT_SQL = "SELECT n, name, at, origin, state FROM acts"
_PUT_ACT_SQL = (
    f"INSERT INTO acts (name, at, stamp, origin, state, of_act, {_LINE}) "
    "VALUES (?, ?, ?, ?, 'done', ?, ?, ?, ?, ?, ?, ?)"
)
_PUT_LINES_SQL = f"INSERT INTO act_changes (n, {_LINE}) VALUES (?, ?, ?, ?, ?, ?, ?)"
_ANY_UNDONE_SQL = "SELECT n FROM acts WHERE state = 'undone' LIMIT 1"
_DROP_SQL = "UPDATE acts SET state = 'dropped' WHERE state = 'undone'"
LINES_SQL = (
    f"SELECT n * {LINES} AS line, {_LINE} FROM acts WHERE n >= :first AND n < :end "
    f"AND kind IS NOT NULL UNION ALL SELECT n, {_LINE} FROM act_changes "
    f"WHERE n >= :first * {LINES} AND n < :end * {LINES} ORDER BY line"
)
"""The lines of the acts from ``first`` up to but without ``end``, in their order."""

_NO_LINE = (None,) * 6


def write_act(
    session: Session,
    lines: Sequence[JournalLine],
    *,
    name: str,
    at: datetime,
    stamp: str,
    origin: Origin,
    of_act: int | None = None,
) -> int:
    """Keep an act and give its number. A new act of a person ends what could be redone.

    Its first line lies in the act's own row, because most acts have only one.
    """
    # Asking first is quicker: an update sets up its own scratch table even for no row.
    if origin is Origin.DO and session.value(_ANY_UNDONE_SQL) is not None:
        session.run(_DROP_SQL)
    moment = (at - _EPOCH) // timedelta(microseconds=1)
    first = _row(lines[0]) if lines else _NO_LINE
    put = session.run(_PUT_ACT_SQL, (name, moment, stamp, origin.value, of_act, *first))
    act = int(put.lastrowid)
    if len(lines) > 1:
        rows = [(act * LINES + at, *_row(line)) for at, line in enumerate(lines[1:], 1)]
        session.run(_PUT_LINES_SQL, rows)
    return act


def _row(line: JournalLine) -> tuple[Any, ...]:
    return (
        line.kind,
        line.record.bytes,
        int(line.made is not None),
        _ENCODE(line.keys if line.made is None else line.made),
        json.dumps(sorted(line.resolves)) if line.resolves else None,
        line.settled,
    )


def lines_of(session: Session, act: int) -> list[JournalLine]:
    """What an act did, in its order."""
    found = session.run(LINES_SQL, {"first": act, "end": act + 1})
    return [read_line(row[1:]) for row in found]


def read_line(row: Sequence[Any]) -> JournalLine:
    """A line of the journal from its columns."""
    kind, record, made, keys, resolves, settled = row
    kept = json.loads(keys)
    return JournalLine(
        kind=kind,
        record=UUID(bytes=record),
        keys=_made_keys(kind, kept) if made else _pairs(kept),
        made=kept if made else None,
        resolves=frozenset(json.loads(resolves) if resolves else ()),
        settled=settled,
    )


def _pairs(kept: dict[str, Any]) -> KeyChanges:
    return {key: (was, now) for key, (was, now) in kept.items()}


def _made_keys(kind: str, kept: Keys) -> KeyChanges:
    return {key: (default_of(kind, key), now) for key, now in kept.items()}


def acts(session: Session, limit: int) -> tuple[ActLine, ...]:
    """The newest acts, newest first."""
    found = session.run(f"{_ACT_SQL} ORDER BY n DESC LIMIT ?", (limit,))
    return tuple(_act(row) for row in found)


def undoable(session: Session) -> ActLine | None:
    """The act that undo would take back."""
    return _one(session, "WHERE origin = 'do' AND state = 'done' ORDER BY n DESC LIMIT 1")


def redoable(session: Session) -> ActLine | None:
    """The act that redo would do again."""
    return _one(session, "WHERE state = 'undone' ORDER BY n LIMIT 1")


def _one(session: Session, which: str) -> ActLine | None:
    row = session.run(f"{_ACT_SQL} {which}").fetchone()
    return None if row is None else _act(row)


def _act(row: Any) -> ActLine:
    n, name, at, origin, state = row
    return ActLine(
        act=n,
        name=name,
        at=_EPOCH + timedelta(microseconds=at),
        origin=Origin(origin),
        undone=state != "done",
    )


def set_state(session: Session, act: int, state: str) -> None:
    """Say whether an act is ``done``, ``undone`` (can be redone) or ``dropped`` (out of reach)."""
    session.run("UPDATE acts SET state = ? WHERE n = ?", (state, act))


def drop_act(session: Session, act: int) -> None:
    """Forget an act: a newer one holds what it did."""
    session.run("DELETE FROM act_changes WHERE n >= ? AND n < ?", (act * LINES, (act + 1) * LINES))
    session.run("DELETE FROM acts WHERE n = ?", (act,))


def last_act(session: Session) -> tuple[int, str]:
    """Number and stamp of the newest act; zero and nothing in a new challenge."""
    row = session.run("SELECT n, stamp FROM acts ORDER BY n DESC LIMIT 1").fetchone()
    return (0, "") if row is None else (row[0], row[1])


def sealed_up_to(session: Session) -> int:
    """The last act that is sealed."""
    value = session.value("SELECT value FROM meta WHERE key = ?", (_SEALED,))
    return 0 if value is None else int.from_bytes(value, "big")


def mark_sealed(session: Session) -> None:
    """Everything up to now is sealed."""
    last, _ = last_act(session)
    session.run(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_SEALED, last.to_bytes(8, "big"))
    )
