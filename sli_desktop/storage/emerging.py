"""What is emerging by theme: notes counted where they lie, none of them read."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import NoteKind
from sli_desktop.storage.session import Session

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeTally:
    """Notes under one theme, those of its sub-themes with it; a note under both counts once."""

    notes: int = 0
    new: int = 0
    strengths: int = 0
    areas: int = 0


def theme_tallies(session: Session, *, since: datetime, open_only: bool) -> dict[UUID, ThemeTally]:
    """The notes of each top theme; `new` counts those begun since a moment.

    `open_only` leaves out what stays inside the team, for a screen that others may see.
    """
    rows = session.run(
        # The rows of notes are long: what is needed of them lies in an index.
        "WITH kept AS MATERIALIZED (SELECT id, first_key >= :since AS new FROM notes "
        "WHERE _in_bin = 0 AND (sensitivity = :open OR NOT :open_only)), "
        "told AS MATERIALIZED (SELECT DISTINCT coalesce(t.parent, t.id) AS top, kept.id, kept.new "
        "FROM kept CROSS JOIN notes_themes m ON m.owner = kept.id JOIN themes t ON t.id = m.member)"
        " SELECT top, count(*), sum(new), sum(s.member IS NOT NULL), sum(a.member IS NOT NULL) "
        "FROM told LEFT JOIN notes_kinds s ON s.owner = told.id AND s.member = :strength "
        "LEFT JOIN notes_kinds a ON a.owner = told.id AND a.member = :area GROUP BY top",
        {
            "since": (since - _EPOCH) // timedelta(microseconds=1),
            "open": Sensitivity.OPEN.value,
            "open_only": int(open_only),
            "strength": NoteKind.STRENGTH.value,
            "area": NoteKind.AREA.value,
        },
    )
    return {
        UUID(bytes=row[0]): ThemeTally(
            notes=int(row[1]), new=int(row[2]), strengths=int(row[3]), areas=int(row[4])
        )
        for row in rows
    }


def note_writers(session: Session) -> int:
    """How many peers have written notes."""
    return int(session.value("SELECT count(DISTINCT author) FROM notes WHERE _in_bin = 0"))
