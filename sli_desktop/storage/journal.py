"""The journal: each act key by key, before and after; undo history and what sealing reads.

Acts are only ever added. Undoing is an act of its own that says which act it takes back, so that
what was undone after sealing travels like any other change.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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


@dataclass(slots=True, kw_only=True)
class _Condensed:
    kind: str
    made: bool = False
    keys: KeyChanges = field(default_factory=dict)
    resolves: set[str] = field(default_factory=set)
    act: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsealedRecord:
    """What was done to one record since the last sealing: first value before, last value after.

    `made` says that it was made since; `hlc` is the stamp of the last act on it.
    """

    kind: str
    record: UUID
    keys: KeyChanges
    resolves: frozenset[str]
    made: bool
    hlc: str


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_START_SQL = "INSERT INTO acts (name, at, stamp, origin, state, of_act) VALUES (?, ?, ?, ?, ?, ?)"
_LINE_SQL = (
    "INSERT INTO act_changes (n, kind, record, made, keys, resolves, settled) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ANY_UNDONE_SQL = "SELECT n FROM acts WHERE state = 'undone' LIMIT 1"
_DROP_SQL = "UPDATE acts SET state = 'dropped' WHERE state = 'undone'"
_ACT_SQL = "SELECT n, name, at, origin, state FROM acts"
_LINES_SQL = "SELECT kind, record, made, keys, resolves, settled FROM act_changes"


def start_act(
    session: Session,
    *,
    name: str,
    at: datetime,
    stamp: str,
    origin: Origin,
    of_act: int | None = None,
) -> int:
    """Open a new act and give its number. A new act of a person ends what could be redone."""
    # Asking first is quicker: an update sets up its own scratch table even for no row.
    if origin is Origin.DO and session.value(_ANY_UNDONE_SQL) is not None:
        session.run(_DROP_SQL)
    moment = (at - _EPOCH) // timedelta(microseconds=1)
    made = session.run(_START_SQL, (name, moment, stamp, origin.value, "done", of_act))
    return int(made.lastrowid)


def write_lines(session: Session, act: int, lines: Iterable[JournalLine]) -> None:
    """Keep what an act did."""
    rows = [
        (
            act * LINES + at,
            line.kind,
            line.record.bytes,
            int(line.made is not None),
            _ENCODE(line.keys if line.made is None else line.made),
            json.dumps(sorted(line.resolves)) if line.resolves else None,
            line.settled,
        )
        for at, line in enumerate(lines)
    ]
    if rows:
        session.run(_LINE_SQL, rows if len(rows) > 1 else rows[0])


def lines_of(session: Session, act: int) -> list[JournalLine]:
    """What an act did, in its order."""
    found = session.run(
        f"{_LINES_SQL} WHERE n >= ? AND n < ? ORDER BY n", (act * LINES, (act + 1) * LINES)
    )
    return [_line(row) for row in found]


def _line(row: Any) -> JournalLine:
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


def unsealed(session: Session) -> tuple[UnsealedRecord, ...]:
    """What was done since the last sealing, one entry a record.

    A key that is back at its first value is left out, unless it settles something.
    """
    records: dict[UUID, _Condensed] = {}
    resolved: dict[tuple[int, UUID], frozenset[str]] = {}
    for act, taken_back, line in _unsealed_lines(session):
        entry = records.setdefault(line.record, _Condensed(kind=line.kind))
        entry.made |= line.made is not None
        for key, (was, now) in line.keys.items():
            first = entry.keys[key][0] if key in entry.keys else was
            entry.keys[key] = (first, now)
        entry.resolves -= resolved.get((taken_back, line.record), frozenset())
        entry.resolves |= line.resolves
        entry.act = act
        resolved[act, line.record] = line.resolves
    stamps = _unsealed_stamps(session)
    return tuple(
        condensed
        for record, entry in records.items()
        if (condensed := _condensed(record, entry, stamps)).keys
        or condensed.resolves
        or condensed.made
    )


def _condensed(record: UUID, entry: _Condensed, stamps: Mapping[int, str]) -> UnsealedRecord:
    keys = {
        key: (was, now)
        for key, (was, now) in entry.keys.items()
        if was != now or key in entry.resolves
    }
    return UnsealedRecord(
        kind=entry.kind,
        record=record,
        keys=keys,
        resolves=frozenset(entry.resolves),
        made=entry.made,
        hlc=stamps[entry.act],
    )


def _unsealed_stamps(session: Session) -> dict[int, str]:
    after = sealed_up_to(session) + 1
    found = session.run("SELECT n, stamp FROM acts WHERE n >= ?", (after,))
    return dict(found.fetchall())


def _unsealed_lines(session: Session) -> Iterator[tuple[int, int, JournalLine]]:
    """Act, the act it takes back (or 0), and each line, from the first unsealed act on."""
    after = sealed_up_to(session) + 1
    undoing = session.run("SELECT n, of_act FROM acts WHERE n >= ? AND origin = 'undo'", (after,))
    taken_back: dict[int, int] = dict(undoing.fetchall())
    found = session.run(
        "SELECT n / ?, kind, record, made, keys, resolves, settled FROM act_changes "
        "WHERE n >= ? ORDER BY n",
        (LINES, after * LINES),
    )
    for row in found:
        if row[1] not in LOCAL_KINDS:
            yield row[0], taken_back.get(row[0], 0), _line(row[1:])
