"""Revisions by hand, with the real header and body lines, so that identities are the real ones."""

from dataclasses import dataclass
from uuid import UUID

from sli_desktop.models.records.codec import Keys
from sli_desktop.services.sync.lines import body_line, header_line, revision_id


@dataclass(frozen=True, slots=True)
class Rev:
    id: bytes
    record: UUID
    kind: str
    device: str
    hlc: str
    parents: tuple[bytes, ...]
    keys: Keys


def a_revision(
    record: UUID,
    keys: Keys,
    *,
    parents: tuple[bytes, ...] = (),
    device: str = "a" * 16,
    at: int = 1,
    kind: str = "finding",
) -> Rev:
    hlc = f"{at:012x}-0000"
    body = body_line(keys, bytes(16))
    header = header_line(record=record, kind=kind, parents=parents, hlc=hlc, body=body)
    return Rev(revision_id(device, header), record, kind, device, hlc, parents, keys)
