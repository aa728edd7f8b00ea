"""Sealed segments and their revisions, exactly as they were made here or came in a bundle.

The bodies lie only in the compressed segments; a revision knows its segment and its line there.
Storage keeps and hands out; what a revision means is decided in `services/sync`.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

import zstandard

from sli_desktop.models.records.codec import Keys
from sli_desktop.models.records.sealed import RevisionRow, SegmentLine, StoredSegment
from sli_desktop.storage.errors import DamagedFileError
from sli_desktop.storage.session import Session

_ID_BYTES = 32
_AT_ONCE = 500


_LINE = "id, device, seq, prev, sig, head_raw, body_raw, revisions, shown, origin"
_ADD_SQL = (
    f"INSERT INTO segments ({_LINE}, head_zst, body_zst) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ADD_REVISION_SQL = (
    "INSERT INTO revisions (id, record, kind, segment, line, hlc, parents) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_REVISIONS_SQL = (
    "SELECT r.id, r.record, r.kind, s.device, r.hlc, r.parents, r.segment, r.line "
    "FROM revisions r JOIN segments s ON s.n = r.segment WHERE s.shown = 1"
)


def segments(session: Session) -> tuple[SegmentLine, ...]:
    """All segments that are here, by laptop and number, without their content."""
    found = session.run(f"SELECT {_LINE} FROM segments ORDER BY device, seq")
    return tuple(SegmentLine(**_line_of(row)) for row in found)


def segment(session: Session, segment_id: bytes) -> StoredSegment | None:
    """One segment with its content."""
    row = session.run(
        f"SELECT {_LINE}, head_zst, body_zst FROM segments WHERE id = ?", (segment_id,)
    ).fetchone()
    if row is None:
        return None
    return StoredSegment(**_line_of(row), head_zst=row[10], body_zst=row[11])


def size(session: Session) -> int:
    """How many bytes the shown segments have, compressed."""
    return int(
        session.value(
            "SELECT coalesce(sum(length(head_zst) + length(body_zst)), 0) FROM segments "
            "WHERE shown = 1"
        )
    )


def _line_of(row: Sequence[Any]) -> dict[str, Any]:
    names = _LINE.split(", ")
    values = dict(zip(names, row, strict=False))
    values["shown"] = bool(values["shown"])
    return values


def add_segment(
    session: Session,
    stored: StoredSegment,
    revisions: Iterable[RevisionRow],
    *,
    origin: str,
) -> None:
    """Keep a segment; its revisions are given in the order of its lines."""
    values = (
        stored.id,
        stored.device,
        stored.seq,
        stored.prev,
        stored.sig,
        stored.head_raw,
        stored.body_raw,
        stored.revisions,
        int(stored.shown),
        origin,
        stored.head_zst,
        stored.body_zst,
    )
    number = session.run(_ADD_SQL, values).lastrowid
    rows = [
        (r.id, r.record.bytes, r.kind, number, line, r.hlc, b"".join(r.parents))
        for line, r in enumerate(revisions)
    ]
    if rows:
        session.run(_ADD_REVISION_SQL, rows)


def put_bodies(session: Session, stored: StoredSegment) -> None:
    """Put other bodies in the place of a segment's: those without what was erased."""
    session.run(
        "UPDATE segments SET body_zst = ?, body_raw = ? WHERE id = ?",
        (stored.body_zst, stored.body_raw, stored.id),
    )


def segments_holding(
    session: Session, records: Collection[UUID], revisions: Collection[bytes]
) -> tuple[bytes, ...]:
    """The segments with a revision of these records, or one of these revisions, shown or not."""
    found: set[bytes] = set()
    for column, keys in (("record", [r.bytes for r in records]), ("id", list(revisions))):
        for at in range(0, len(keys), _AT_ONCE):
            some = tuple(keys[at : at + _AT_ONCE])
            marks = ", ".join("?" * len(some))
            rows = session.run(
                "SELECT DISTINCT s.id FROM revisions r JOIN segments s ON s.n = r.segment "
                f"WHERE r.{column} IN ({marks})",
                some,
            )
            found.update(row[0] for row in rows)
    return tuple(sorted(found))


def show_segments(session: Session, ids: Iterable[bytes], *, shown: bool) -> None:
    """Set segments aside, or take them up again."""
    rows = [(int(shown), segment_id) for segment_id in ids]
    if rows:
        session.run("UPDATE segments SET shown = ? WHERE id = ?", rows)


def drop_segments(session: Session, ids: Iterable[bytes]) -> None:
    """Forget segments with their revisions."""
    rows = [(segment_id,) for segment_id in ids]
    if rows:
        session.run(
            "DELETE FROM revisions WHERE segment = (SELECT n FROM segments WHERE id = ?)", rows
        )
        session.run("DELETE FROM segments WHERE id = ?", rows)


def revisions_of(session: Session, records: Collection[UUID] | None) -> list[RevisionRow]:
    """The shown revisions of some records, or of all (None), in the order they arrived.

    Raises:
        DamagedFileError: a body cannot be unpacked.
    """
    found = list(_revision_rows(session, records))
    bodies = {number: _bodies(session, number) for number in {row[6] for row in found}}
    return [
        RevisionRow(
            id=row[0],
            record=UUID(bytes=row[1]),
            kind=row[2],
            device=row[3],
            hlc=row[4],
            parents=_split(row[5]),
            keys=_keys(bodies[row[6]], row[7]),
            erased=not bodies[row[6]][row[7]],
        )
        for row in found
    ]


def heads_of(session: Session, record: UUID) -> tuple[bytes, ...]:
    """The shown revisions of a record that no other shown one builds on, sorted."""
    return heads_of_all(session, [record]).get(record, ())


def heads_of_all(session: Session, records: Collection[UUID]) -> dict[UUID, tuple[bytes, ...]]:
    """The heads of some records; those without a shown revision are left out."""
    rows = list(_revision_rows(session, records))
    parents = {parent for row in rows for parent in _split(row[5])}
    heads: dict[UUID, list[bytes]] = {}
    for row in rows:
        if row[0] not in parents:
            heads.setdefault(UUID(bytes=row[1]), []).append(row[0])
    return {record: tuple(sorted(found)) for record, found in heads.items()}


def _revision_rows(session: Session, records: Collection[UUID] | None) -> Iterator[Sequence[Any]]:
    if records is None:
        yield from session.run(f"{_REVISIONS_SQL} ORDER BY r.n").fetchall()
        return
    keys = [record.bytes for record in records]
    for at in range(0, len(keys), _AT_ONCE):
        some = tuple(keys[at : at + _AT_ONCE])
        marks = ", ".join("?" * len(some))
        yield from session.run(
            f"{_REVISIONS_SQL} AND r.record IN ({marks}) ORDER BY r.n", some
        ).fetchall()


def _bodies(session: Session, number: int) -> list[bytes]:
    packed, size = session.run(
        "SELECT body_zst, body_raw FROM segments WHERE n = ?", (number,)
    ).fetchone()
    if not size:
        return [b""]  # one revision, and its body was erased
    try:
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=size).split(b"\n")
    except zstandard.ZstdError:
        raise DamagedFileError(details="segment") from None


def _keys(bodies: list[bytes], line: int) -> Keys:
    if not bodies[line]:
        return {}
    try:
        keys: Keys = json.loads(bodies[line])["f"]
    except (ValueError, LookupError, TypeError):
        raise DamagedFileError(details="revision") from None
    return keys


def _split(parents: bytes) -> tuple[bytes, ...]:
    return tuple(parents[at : at + _ID_BYTES] for at in range(0, len(parents), _ID_BYTES))
