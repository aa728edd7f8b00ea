"""Findings as the sorting shows them: numbered, found by a few words, with their notes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sli_desktop.models.records.finding import FindingLabel, FindingState, Stance
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.storage.session import Session
from sli_desktop.storage.sieve import Sieve, shown_where

_ALIVE = "f._in_bin = 0 AND f.state <> 'dropped' AND f.merged_into IS NULL"
"""Findings that notes can still be moved to."""
_FROZEN = "(SELECT coalesce(max(number), 0) FROM findings)"
"""The highest number ever frozen; no other finding is called by one up to it."""
_EVERY = (
    f"SELECT f.id, coalesce(f.number, {_FROZEN} + row_number() OVER same) AS shown, f.reference, "
    "f.headline, f.theme, f.label, f.state, f.sensitivity, row_number() OVER places AS place "
    "FROM findings f LEFT JOIN themes t ON t.id = f.theme "
    f"WHERE {_ALIVE} WINDOW "
    'places AS (ORDER BY t.parent IS NOT NULL, t."order", f.theme, f."order", f.id), '
    "same AS (PARTITION BY f.number IS NULL "
    'ORDER BY t.parent IS NOT NULL, t."order", f.theme, f."order", f.id)'
)
_DROPPED = (
    "SELECT f.id, coalesce(f.number, 0), f.reference, f.headline, f.theme, f.label, f.state, "
    "f.sensitivity FROM findings f LEFT JOIN themes t ON t.id = f.theme "
    "WHERE f._in_bin = 0 AND f.state = 'dropped' AND f.merged_into IS NULL "
    'ORDER BY t.parent IS NOT NULL, t."order", f.theme, f."order", f.id'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """A finding in a line; `number` is the one the manager froze, or its place among the others.

    One that was dropped has no place: 0, where no number was frozen for it.
    Places count on from the highest number that was ever frozen, so that no two are the same.
    """

    id: UUID
    number: int
    reference: str
    headline: str
    theme: UUID
    label: FindingLabel
    state: FindingState
    sensitivity: Sensitivity

    @property
    def name(self) -> str:
        """What the finding is called on every screen: ``F4``; by its reference once dropped."""
        return f"F{self.number}" if self.number else self.reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A note that speaks for or against a finding; `is_shown` where the filters let it through."""

    finding: UUID
    note: UUID
    stance: Stance
    is_shown: bool
    groups: frozenset[UUID]


def finding_lines(
    session: Session,
    *,
    themes: Collection[UUID],
    only: Collection[UUID],
    words: str,
    limit: int | None,
) -> tuple[FindingLine, ...]:
    """Findings in their order: of some themes, some by identity, those with these words, or all.

    Each word must be part of the headline or the reference, or be the number (``F4`` or ``4``).
    """
    tests, values = ["1"], list[object]()
    for column, wanted in (("theme", themes), ("id", only)):
        if wanted:
            tests.append(f"{column} IN ({', '.join('?' * len(wanted))})")
            values += [each.bytes for each in wanted]
    for word in words.casefold().split():
        tests.append("(instr(lower(headline), ?) OR instr(lower(reference), ?) OR shown || '' = ?)")
        values += [word, word, word.removeprefix("f")]
    rows = session.run(
        f"WITH every AS ({_EVERY}) SELECT * FROM every WHERE {' AND '.join(tests)} "
        "ORDER BY place LIMIT ?",
        (*values, -1 if limit is None else limit),
    )
    return tuple(map(_line, rows))


def dropped_lines(session: Session) -> tuple[FindingLine, ...]:
    """The findings that were dropped, in the order of their themes; merged ones live elsewhere."""
    return tuple(map(_line, session.run(_DROPPED)))


def merged_findings(session: Session) -> frozenset[UUID]:
    """The findings that were merged into another one, without those dropped besides."""
    rows = session.run(
        "SELECT id FROM findings "
        "WHERE _in_bin = 0 AND state <> 'dropped' AND merged_into IS NOT NULL"
    )
    return frozenset(UUID(bytes=row[0]) for row in rows)


def _line(row: Sequence[Any]) -> FindingLine:
    return FindingLine(
        id=UUID(bytes=row[0]),
        number=int(row[1]),
        reference=row[2],
        headline=row[3],
        theme=UUID(bytes=row[4]),
        label=FindingLabel(row[5]),
        state=FindingState(row[6]),
        sensitivity=Sensitivity(row[7]),
    )


def finding_totals(session: Session, themes: Collection[UUID]) -> tuple[int, int]:
    """How many findings there are of some themes (all, where none is named), and in all."""
    here = f"f.theme IN ({', '.join('?' * len(themes))})" if themes else "1"
    row = session.run(
        f"SELECT coalesce(sum({here}), 0), count(*) FROM findings f WHERE {_ALIVE}",
        tuple(each.bytes for each in themes),
    ).fetchone()
    return int(row[0]), int(row[1])


def carried(session: Session, findings: Collection[UUID], sieve: Sieve) -> tuple[Carried, ...]:
    """What speaks for and against some findings, with the groups it was heard from."""
    if not findings:
        return ()
    shown = shown_where(session, sieve)
    linked = (
        "finding_notes l JOIN notes k ON k.id = l.note AND k._in_bin = 0 "
        f"WHERE l._in_bin = 0 AND l.finding IN ({', '.join('?' * len(findings))})"
    )
    ids = tuple(each.bytes for each in findings)
    groups: dict[bytes, set[UUID]] = {}
    for note, group in session.run(
        'SELECT h.note, a."group" FROM (SELECT k.id AS note, k.speaker AS speaker '
        f'FROM {linked}) h JOIN attendances a ON a.id = h.speaker WHERE a."group" IS NOT NULL '
        "UNION SELECT h.note, g.member FROM (SELECT k.id AS note, k.meeting AS meeting "
        f"FROM {linked} AND k.speaker IS NULL) h JOIN meetings_groups g ON g.owner = h.meeting",
        (*ids, *ids),
    ):
        groups.setdefault(note, set()).add(UUID(bytes=group))
    rows = session.run(
        f"SELECT l.finding, l.note, l.stance, ({shown.words}) FROM {linked} ORDER BY k.first_key",
        (*shown.values, *ids),
    )
    return tuple(
        Carried(
            finding=UUID(bytes=row[0]),
            note=UUID(bytes=row[1]),
            stance=Stance(row[2]),
            is_shown=bool(row[3]),
            groups=frozenset(groups.get(row[1], ())),
        )
        for row in rows
    )
