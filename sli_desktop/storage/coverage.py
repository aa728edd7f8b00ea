"""Who has been heard on what, counted in SQL: the heat map never reads a note.

The definitions stand in `services/coverage.py`; this is the one place that counts by them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sli_desktop.models.records.meeting import AMONG_OURSELVES, MeetingState
from sli_desktop.storage.session import Session

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_KINDS = ", ".join(f"'{kind.value}'" for kind in sorted(AMONG_OURSELVES))

_ROOMS = f"""
met AS MATERIALIZED (
    SELECT n AS no, id, starts, people_count FROM meetings
    WHERE _in_bin = 0 AND state = '{MeetingState.HELD.value}' AND kind NOT IN ({_KINDS})
),
line AS MATERIALIZED (
    SELECT a.id, met.no AS meeting, a."group" AS grp, a.count,
        CASE WHEN a.count = 1 AND a.person_key != '' THEN a.person_key END AS person
    FROM met CROSS JOIN attendances a ON a.meeting = met.id WHERE a._in_bin = 0
),
named AS MATERIALIZED (SELECT DISTINCT meeting, grp FROM line WHERE grp IS NOT NULL),
room AS MATERIALIZED (
    SELECT row_number() OVER () AS no, meeting, grp,
        count(*) OVER (PARTITION BY meeting) = 1 AS alone
    FROM (
        SELECT meeting, grp FROM named
        UNION ALL
        SELECT met.no, g.member FROM met CROSS JOIN meetings_groups g ON g.owner = met.id
        WHERE met.no NOT IN (SELECT meeting FROM named)
    )
),
sitting AS MATERIALIZED (
    SELECT room.no AS room, line.person, line.count FROM room
    JOIN line ON line.meeting = room.meeting AND (room.alone OR line.grp = room.grp)
),
crowd AS MATERIALIZED (
    SELECT room.no AS room, room.grp, max(0,
        CASE WHEN room.alone AND met.people_count IS NOT NULL THEN met.people_count
        ELSE coalesce(sum(s.count), 0) END - count(DISTINCT s.person)) AS unnamed
    FROM room JOIN met ON met.no = room.meeting LEFT JOIN sitting s ON s.room = room.no
    GROUP BY room.no
)
"""
"""Meetings held with people of the council; a `room` is one group in one of them, `alone` says that
no other group was there: then everybody is of it. `sitting` has the lines of each room, `crowd` how
many of its people have no key of their own. Numbers stand for identities, which sort slowly."""

_HEARD = """
root AS MATERIALIZED (
    SELECT t.id, coalesce(p.n, t.n) AS theme FROM themes t
    LEFT JOIN themes p ON p.id = t.parent AND p._in_bin = 0 WHERE t._in_bin = 0
),
pair(one, other) AS MATERIALIZED (
    SELECT a.n, b.n FROM notes_joined_with j
    CROSS JOIN notes a ON a.id = j.owner AND a._in_bin = 0
    CROSS JOIN notes b ON b.id = j.member AND b._in_bin = 0
),
both_ways(one, other) AS MATERIALIZED (
    SELECT one, other FROM pair UNION SELECT other, one FROM pair
),
reach(one, other) AS (
    SELECT one, other FROM both_ways
    UNION
    SELECT reach.one, b.other FROM reach JOIN both_ways b ON b.one = reach.other
),
remark AS MATERIALIZED (SELECT one AS note, min(other) AS first FROM reach GROUP BY one),
said AS MATERIALIZED (
    SELECT {distinct} n.n AS note, root.theme, met.no AS meeting, line.id IS NOT NULL AS by_one,
        line.grp, remark.first
    FROM notes n
    JOIN met ON met.id = n.meeting
    CROSS JOIN notes_themes t ON t.owner = n.id
    JOIN root ON root.id = t.member
    LEFT JOIN line ON line.id = n.speaker AND line.meeting = met.no
    LEFT JOIN remark ON remark.note = n.n
    WHERE n._in_bin = 0 AND (:before IS NULL OR coalesce(met.starts, n.first_key) < :before)
),
heard AS MATERIALIZED (
    SELECT said.theme, room.no AS room, room.grp, said.first FROM said
    JOIN room ON room.meeting = said.meeting
    WHERE NOT by_one OR said.grp = room.grp OR (said.grp IS NULL AND room.alone)
),
place AS MATERIALIZED (
    SELECT theme, room, grp, sum(first IS NULL) AS notes FROM heard GROUP BY theme, room
)
"""
"""What was said under which theme, and heard in which room. Notes joined as one remark have the
same `first`; one under a part of a theme counts for the theme."""

_COUNTS = f"""
WITH RECURSIVE {_ROOMS}, {_HEARD},
known AS (
    SELECT p.theme, p.grp, count(DISTINCT s.person) AS number FROM place p
    JOIN sitting s ON s.room = p.room WHERE s.person IS NOT NULL GROUP BY p.theme, p.grp
),
joined AS (
    SELECT theme, grp, count(DISTINCT first) AS number FROM heard
    WHERE first IS NOT NULL GROUP BY theme, grp
),
told AS (
    SELECT p.theme, p.grp, sum(crowd.unnamed) AS unnamed, count(*) AS meetings,
        sum(p.notes) AS notes
    FROM place p JOIN crowd ON crowd.room = p.room GROUP BY p.theme, p.grp
)
SELECT themes.id, told.grp, told.unnamed + coalesce(known.number, 0), told.meetings,
    told.notes + coalesce(joined.number, 0)
FROM told JOIN themes ON themes.n = told.theme
LEFT JOIN known ON known.theme = told.theme AND known.grp = told.grp
LEFT JOIN joined ON joined.theme = told.theme AND joined.grp = told.grp
"""

_MET = f"""
WITH {_ROOMS},
known AS (
    SELECT room.grp, count(DISTINCT s.person) AS number FROM sitting s
    JOIN room ON room.no = s.room GROUP BY room.grp
)
SELECT crowd.grp, sum(crowd.unnamed) + coalesce(known.number, 0), count(*)
FROM crowd LEFT JOIN known ON known.grp = crowd.grp GROUP BY crowd.grp
"""

_PARTS = "SELECT EXISTS (SELECT 1 FROM themes WHERE parent IS NOT NULL AND _in_bin = 0)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How much was heard from one group on one theme: distinct people, meetings, notes."""

    theme: UUID
    group: UUID
    people: int
    meetings: int
    notes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMet:
    """How many people of a group were met at all, and in how many meetings."""

    group: UUID
    people: int
    meetings: int


def heard(session: Session, before: datetime | None = None) -> tuple[Heard, ...]:
    """What was heard, for each theme and group with anything; `before` leaves out what came later.

    A meeting counts at its start; one without a time with each note's own.
    """
    moment = None if before is None else (before - _EPOCH) // _MICROSECOND
    return tuple(
        Heard(
            theme=UUID(bytes=row[0]),
            group=UUID(bytes=row[1]),
            people=int(row[2]),
            meetings=int(row[3]),
            notes=int(row[4]),
        )
        for row in session.run(_counts(session), {"before": moment})
    )


def groups_met(session: Session) -> tuple[GroupMet, ...]:
    """Who was met at all, whatever was said."""
    return tuple(
        GroupMet(group=UUID(bytes=row[0]), people=int(row[1]), meetings=int(row[2]))
        for row in session.run(_MET)
    )


def _counts(session: Session) -> str:
    """Only where themes have parts can a note stand under one theme twice."""
    return _COUNTS.replace("{distinct}", "DISTINCT" if session.value(_PARTS) else "")
