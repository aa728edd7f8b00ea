"""The timetable by column: what lists of meetings show and count, without reading notes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sli_desktop.models.records.meeting import MeetingKind, MeetingState
from sli_desktop.models.records.note import FollowUp, NoteState
from sli_desktop.storage.session import Session

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COLUMNS = (
    "id, title, reference, kind, starts, ends, place, lead, people_count, state, wrap_up_done"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """A meeting as a list shows it."""

    id: UUID
    title: str
    reference: str
    kind: MeetingKind
    starts: datetime | None
    ends: datetime | None
    place: str
    lead: UUID | None
    people_count: int | None
    state: MeetingState
    wrap_up_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """So many people of one role in a meeting; `person_key` where somebody was met again."""

    meeting: UUID
    count: int
    person_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFollowUp:
    """Something still to ask or check; `is_about` the themes it was asked for by."""

    note: UUID
    body: str
    is_about: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTotals:
    """How many notes there are, and how many of them are still to sort."""

    notes: int
    to_sort: int


def meeting_lines(session: Session, *, in_bin: bool) -> tuple[MeetingLine, ...]:
    """All meetings by time; those without a time come last."""
    rows = session.run(
        f"SELECT {_COLUMNS} FROM meetings WHERE _in_bin = ? "
        "ORDER BY starts IS NULL, starts, title, id",
        (int(in_bin),),
    )
    return tuple(
        MeetingLine(
            id=UUID(bytes=row[0]),
            title=row[1],
            reference=row[2],
            kind=MeetingKind(row[3]),
            starts=_moment(row[4]),
            ends=_moment(row[5]),
            place=row[6],
            lead=_id(row[7]),
            people_count=row[8],
            state=MeetingState(row[9]),
            wrap_up_done=bool(row[10]),
        )
        for row in rows
    )


def roles_met(session: Session) -> tuple[RoleLine, ...]:
    """Who was in which meeting, by role and number."""
    rows = session.run("SELECT meeting, count, person_key FROM attendances WHERE _in_bin = 0")
    return tuple(
        RoleLine(meeting=UUID(bytes=row[0]), count=int(row[1]), person_key=row[2]) for row in rows
    )


def meetings_with(session: Session, peer: UUID) -> frozenset[UUID]:
    """The meetings a peer leads, takes notes in or goes to."""
    rows = session.run(
        "SELECT owner FROM meetings_peers WHERE member = :peer UNION "
        "SELECT owner FROM meetings_note_takers WHERE member = :peer UNION "
        "SELECT id FROM meetings WHERE lead = :peer",
        {"peer": peer.bytes},
    )
    return frozenset(UUID(bytes=row[0]) for row in rows)


def note_counts(session: Session, place: str) -> dict[UUID, int]:
    """How many notes stand in each meeting, or about each document (`place` names the column)."""
    column = {"meeting": "meeting", "document": "document"}[place]
    rows = session.run(
        f"SELECT {column}, count(*) FROM notes "
        f"WHERE _in_bin = 0 AND {column} IS NOT NULL GROUP BY {column}"
    )
    return {UUID(bytes=row[0]): int(row[1]) for row in rows}


def notes_about(session: Session) -> dict[UUID, int]:
    """How many notes there are about each theme; those without are left out."""
    rows = session.run(
        "SELECT member, count(*) FROM notes_themes "
        "WHERE owner NOT IN (SELECT id FROM notes WHERE _in_bin = 1) GROUP BY member"
    )
    return {UUID(bytes=row[0]): int(row[1]) for row in rows}


def note_totals(session: Session) -> NoteTotals:
    """The notes of the whole challenge, counted."""
    found = session.run(
        "SELECT count(*), coalesce(sum(state = ?), 0) FROM notes WHERE _in_bin = 0",
        (NoteState.TO_SORT.value,),
    ).fetchone()
    return NoteTotals(notes=int(found[0]), to_sort=int(found[1]))


def themes_heard(
    session: Session, groups: Collection[UUID], *, besides: UUID | None
) -> frozenset[UUID]:
    """What people of some groups have been asked about, in meetings other than one."""
    marks = ", ".join("?" * len(groups))
    rows = session.run(
        "SELECT DISTINCT t.member FROM notes n JOIN notes_themes t ON t.owner = n.id "
        "WHERE n._in_bin = 0 AND n.meeting IN "
        f"(SELECT owner FROM meetings_groups WHERE member IN ({marks})) AND n.meeting != ?",
        (*(group.bytes for group in groups), besides.bytes if besides else b""),
    )
    return frozenset(UUID(bytes=row[0]) for row in rows)


def open_follow_ups(
    session: Session, themes: Collection[UUID], *, limit: int
) -> tuple[OpenFollowUp, ...]:
    """What is still to ask or check: about some themes first, then the newest."""
    marks = ", ".join("?" * len(themes))
    rows = session.run(
        "WITH first AS (SELECT n, first_key, EXISTS (SELECT 1 FROM notes_themes t "
        f"WHERE t.owner = notes.id AND t.member IN ({marks})) AS is_about "
        "FROM notes WHERE _in_bin = 0 AND follow_up = ? "
        "ORDER BY is_about DESC, first_key DESC, id LIMIT ?) "
        "SELECT notes.id, body, is_about FROM first JOIN notes ON notes.n = first.n "
        "ORDER BY is_about DESC, first.first_key DESC, notes.id",
        (*(theme.bytes for theme in themes), FollowUp.OPEN.value, limit),
    )
    return tuple(
        OpenFollowUp(note=UUID(bytes=row[0]), body=row[1], is_about=bool(row[2])) for row in rows
    )


def _moment(value: int | None) -> datetime | None:
    return None if value is None else _EPOCH + timedelta(microseconds=value)


def _id(value: bytes | None) -> UUID | None:
    return None if value is None else UUID(bytes=value)
