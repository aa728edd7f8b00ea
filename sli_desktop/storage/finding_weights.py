"""What carries each finding, counted by column for a list of all of them."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sli_desktop.models.records.finding import EvidenceStrength
from sli_desktop.storage.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWeight:
    """The evidence a person set, the notes for and against, and in how many places they lie."""

    evidence: EvidenceStrength
    supports: int
    against: int
    places: int


_SQL = (
    "SELECT f.id, f.evidence, coalesce(sum(l.stance = 'supports' AND k.id IS NOT NULL), 0), "
    "coalesce(sum(l.stance = 'against' AND k.id IS NOT NULL), 0), "
    "count(DISTINCT CASE WHEN l.stance = 'supports' "
    "THEN coalesce(k.meeting, k.document, k.author) END) FROM findings f "
    "LEFT JOIN finding_notes l ON l.finding = f.id AND l._in_bin = 0 "
    "LEFT JOIN notes k ON k.id = l.note AND k._in_bin = 0 WHERE f._in_bin = 0 "
)


def finding_weights(session: Session, only: Collection[UUID] = ()) -> dict[UUID, FindingWeight]:
    """The weight of some findings, or of every one where none is named."""
    some = f"AND f.id IN ({', '.join('?' * len(only))}) " if only else ""
    values = tuple(each.bytes for each in only)
    return {
        UUID(bytes=row[0]): FindingWeight(
            evidence=EvidenceStrength(row[1]),
            supports=int(row[2]),
            against=int(row[3]),
            places=int(row[4]),
        )
        for row in session.run(f"{_SQL}{some}GROUP BY f.id", values)
    }
