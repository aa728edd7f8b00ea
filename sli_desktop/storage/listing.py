"""Lists by column: what a line of a list shows, without reading whole records."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import FollowUp, NoteKind, NoteState
from sli_desktop.storage.session import Session

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_START = 160
_COLUMNS = (
    f"id, meeting, author, speaker, first_key, substr(body, 1, {_START}), state, follow_up, "
    "sensitivity"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A note as a list shows it: `start` holds its first 160 characters."""

    id: UUID
    meeting: UUID | None
    author: UUID
    speaker: UUID | None
    first_key: datetime
    start: str
    state: NoteState
    follow_up: FollowUp
    sensitivity: Sensitivity
    kinds: frozenset[NoteKind]
    themes: frozenset[UUID]


def note_lines(
    session: Session, *, meeting: UUID | None, limit: int, offset: int
) -> tuple[NoteLine, ...]:
    """Notes in the order they were typed, of one meeting or of all."""
    where = "_in_bin = 0"
    values: tuple[bytes, ...] = ()
    if meeting is not None:
        where, values = f"{where} AND meeting = ?", (meeting.bytes,)
    rows = session.run(
        f"SELECT {_COLUMNS} FROM notes WHERE {where} ORDER BY first_key, id LIMIT ? OFFSET ?",
        (*values, limit, offset),
    ).fetchall()
    ids = tuple(row[0] for row in rows)
    kinds = members_of(session, "notes_kinds", ids)
    themes = members_of(session, "notes_themes", ids)
    return tuple(
        NoteLine(
            id=UUID(bytes=row[0]),
            meeting=_id(row[1]),
            author=UUID(bytes=row[2]),
            speaker=_id(row[3]),
            first_key=_EPOCH + timedelta(microseconds=row[4]),
            start=row[5],
            state=NoteState(row[6]),
            follow_up=FollowUp(row[7]),
            sensitivity=Sensitivity(row[8]),
            kinds=frozenset(map(NoteKind, kinds.get(row[0], ()))),
            themes=frozenset(UUID(bytes=theme) for theme in themes.get(row[0], ())),
        )
        for row in rows
    )


def last_first_key(session: Session, meeting: UUID, author: UUID) -> datetime | None:
    """When the latest note of somebody in a meeting began, or None where there is none."""
    sql = "SELECT max(first_key) FROM notes WHERE meeting = ? AND author = ? AND _in_bin = 0"
    value = session.value(sql, (meeting.bytes, author.bytes))
    return None if value is None else _EPOCH + timedelta(microseconds=value)


def members_of(session: Session, table: str, owners: tuple[bytes, ...]) -> dict[bytes, list[Any]]:
    """The members of some owners in a member table, by owner."""
    found: dict[bytes, list[Any]] = {}
    for at in range(0, len(owners), 500):
        some = owners[at : at + 500]
        marks = ", ".join("?" * len(some))
        for owner, member in session.run(
            f"SELECT owner, member FROM {table} WHERE owner IN ({marks})", some
        ):
            found.setdefault(owner, []).append(member)
    return found


def _id(value: bytes | None) -> UUID | None:
    return None if value is None else UUID(bytes=value)
