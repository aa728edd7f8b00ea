"""What a person should look at: computed by an import from the segments, kept until settled."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sli_desktop.models.records.codec import JsonValue
from sli_desktop.storage.session import Session


class AttentionReason(StrEnum):
    """Why a person should look."""

    CHANGED_BY_BOTH = "changed_by_both"
    COMBINED = "combined"
    LATE_CHANGE = "late_change"
    UNFILED = "unfiled"
    DELETED_AND_CHANGED = "deleted_and_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One of the values that stand side by side: whose, from when, from which revision."""

    device: str
    at: datetime
    value: JsonValue
    revision: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """A key of a record that a person should look at, with its variants (none where unfiled)."""

    kind: str
    record: UUID
    key: str
    reason: AttentionReason
    variants: tuple[Variant, ...] = ()


_ALL_SQL = "SELECT kind, record, key, reason, variants FROM attention"
_PUT_SQL = (
    "INSERT OR REPLACE INTO attention (kind, record, key, reason, variants) VALUES (?, ?, ?, ?, ?)"
)
_TAKE_SQL = "DELETE FROM attention WHERE record = ? AND key = ?"
_CLEAR_SQL = "DELETE FROM attention WHERE record = ?"


def all_attention(session: Session) -> tuple[Attention, ...]:
    """Everything a person should look at, in a fixed order."""
    return tuple(_of_row(row) for row in session.run(_ALL_SQL))


def attention_of(session: Session, record: UUID) -> tuple[Attention, ...]:
    """What a person should look at in one record."""
    found = session.run(f"{_ALL_SQL} WHERE record = ?", (record.bytes,))
    return tuple(_of_row(row) for row in found)


def settle(session: Session, record: UUID, keys: Iterable[str]) -> None:
    """Some keys of a record need no attention any more."""
    rows = [(record.bytes, key) for key in keys]
    if rows:
        session.run(_TAKE_SQL, rows)


def replace_attention(
    session: Session, records: Iterable[UUID], found: Iterable[Attention]
) -> None:
    """Put what an import found in place of what was known of some records."""
    cleared = [(record.bytes,) for record in records]
    if cleared:
        session.run(_CLEAR_SQL, cleared)
    put_attention(session, found)


def put_attention(session: Session, found: Iterable[Attention]) -> None:
    """Add what a person should look at."""
    rows = [
        (a.kind, a.record.bytes, a.key, a.reason.value, _variants_json(a.variants)) for a in found
    ]
    if rows:
        session.run(_PUT_SQL, rows)


def attention_json(found: Iterable[Attention]) -> str:
    """As the journal keeps what an act settled."""
    rows = [[a.kind, a.record.hex, a.key, a.reason.value, _plain(a.variants)] for a in found]
    return json.dumps(rows, ensure_ascii=False)


def read_attention_json(kept: str) -> list[Attention]:
    """What `attention_json` wrote."""
    return [
        Attention(
            kind=kind,
            record=UUID(hex=record),
            key=key,
            reason=AttentionReason(reason),
            variants=_read(variants),
        )
        for kind, record, key, reason, variants in json.loads(kept)
    ]


def _of_row(row: Any) -> Attention:
    kind, record, key, reason, variants = row
    return Attention(
        kind=kind,
        record=UUID(bytes=record),
        key=key,
        reason=AttentionReason(reason),
        variants=_read(json.loads(variants)),
    )


def _variants_json(variants: tuple[Variant, ...]) -> str:
    return json.dumps(_plain(variants), ensure_ascii=False)


def _plain(variants: tuple[Variant, ...]) -> list[list[Any]]:
    return [[v.device, v.at.isoformat(), v.value, v.revision.hex()] for v in variants]


def _read(variants: list[list[Any]]) -> tuple[Variant, ...]:
    return tuple(
        Variant(
            device=device,
            at=datetime.fromisoformat(at),
            value=value,
            revision=bytes.fromhex(revision),
        )
        for device, at, value, revision in variants
    )
