"""What was done since the last sealing: the journal, condensed to one entry a record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sli_desktop.models.records.codec import KeyChanges
from sli_desktop.storage.journal import (
    LINES,
    LINES_SQL,
    LOCAL_KINDS,
    JournalLine,
    last_act,
    read_line,
    sealed_up_to,
)
from sli_desktop.storage.session import Session


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
    after, (last, _) = sealed_up_to(session) + 1, last_act(session)
    undoing = session.run("SELECT n, of_act FROM acts WHERE n >= ? AND origin = 'undo'", (after,))
    taken_back: dict[int, int] = dict(undoing.fetchall())
    for row in session.run(LINES_SQL, {"first": after, "end": last + 1}):
        if row[1] not in LOCAL_KINDS:
            act = row[0] // LINES
            yield act, taken_back.get(act, 0), read_line(row[1:])
