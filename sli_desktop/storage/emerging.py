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
    kinds = {
        kind: f"EXISTS (SELECT 1 FROM notes_kinds k WHERE k.owner = n.id AND k.member = '{kind}')"
        for kind in (NoteKind.STRENGTH, NoteKind.AREA)
    }
    rows = session.run(
        "SELECT top, count(*), sum(new), sum(strength), sum(area) FROM ("
        "SELECT DISTINCT coalesce(t.parent, t.id) AS top, n.n, n.first_key >= :since AS new, "
        f"{kinds[NoteKind.STRENGTH]} AS strength, {kinds[NoteKind.AREA]} AS area "
        "FROM notes n JOIN notes_themes m ON m.owner = n.id JOIN themes t ON t.id = m.member "
        "WHERE n._in_bin = 0 AND (n.sensitivity = :open OR NOT :open_only)) GROUP BY top",
        {
            "since": (since - _EPOCH) // timedelta(microseconds=1),
            "open": Sensitivity.OPEN.value,
            "open_only": int(open_only),
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
