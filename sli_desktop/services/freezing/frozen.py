"""What a snapshot holds: the findings, recommendations and headlines that were presented.

The bytes are JSON lines in a fixed order (`docs/format/snapshot-v1.md`), so that the same challenge
always gives the same bytes and their SHA-256 says whether they are still the same. Only what may
reach a report goes in: no note, no name of the timetable, nothing that is team only.
"""

import json
from datetime import date
from typing import ClassVar
from uuid import UUID

import msgspec

from sli_desktop.errors import SliError
from sli_desktop.models.records import KINDS, Record, kind_name
from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.codec import Keys, UnreadableValueError, from_keys, to_keys
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.meeting import Headline
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.choose import shown_findings, shown_recommendations
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.wording import tr

FORMAT = "sli-snapshot"
VERSION = 1
KEPT = (Theme, Headline, Finding, Recommendation)
"""The kinds that go in, in this order."""

PRESENTED = ReportOptions(dated=date.min, include_proposed=True)
"""On the last day the team presents what it proposes, agreed in the books or not."""

LARGEST = 16 * 1024 * 1024
"""Bytes of a snapshot; 2,000 findings of a page each have about 6 million."""


class UnreadableSnapshotError(SliError):
    """The bytes of a snapshot are not what this version understands."""

    code: ClassVar[str] = "SLI-3320"

    def __init__(self) -> None:
        super().__init__(
            tr("What was presented cannot be read here."),
            next_step=tr("Update this laptop, or keep what you present now once more."),
        )


class _Heading(msgspec.Struct, frozen=True):
    format: str
    version: int
    count: int


class _Entry(msgspec.Struct, frozen=True):
    kind: str
    id: UUID
    keys: dict[str, str | int | bool | list[str] | None]


def freeze(records: ChallengeRecords) -> bytes:
    """The bytes of what the team presents now: open findings, agreed or still proposed."""
    presented: dict[type[Record], tuple[Record, ...]] = {
        Theme: records.all(Theme),
        Headline: tuple(each for each in records.all(Headline) if each.day is not None),
        Finding: shown_findings(records, PRESENTED),
        Recommendation: shown_recommendations(records, PRESENTED),
    }
    entries = [
        _line({"kind": kind_name(kind), "id": str(each.id), "keys": _keys(each)})
        for kind in KEPT
        for each in sorted(presented[kind], key=lambda each: each.id)
    ]
    heading = _line({"format": FORMAT, "version": VERSION, "count": len(entries)})
    return "".join(f"{line}\n" for line in (heading, *entries)).encode()


def thaw(content: bytes) -> ChallengeRecords:
    """What was presented, from the bytes of a snapshot.

    Raises:
        UnreadableSnapshotError: damaged, of another version, or none at all.
    """
    if len(content) > LARGEST:
        raise UnreadableSnapshotError
    first, *lines = content.split(b"\n")
    try:
        heading = msgspec.json.decode(first, type=_Heading)
        if (heading.format, heading.version) != (FORMAT, VERSION) or lines.pop() != b"":
            raise UnreadableSnapshotError
        found = [_record(msgspec.json.decode(line, type=_Entry)) for line in lines]
    except (msgspec.MsgspecError, UnreadableValueError, UnicodeDecodeError, LookupError) as error:
        raise UnreadableSnapshotError from error
    if len(found) != heading.count:
        raise UnreadableSnapshotError
    return ChallengeRecords.of(found)


def _record(entry: _Entry) -> Record:
    kind = KINDS[entry.kind]
    if kind not in KEPT:
        raise UnreadableSnapshotError
    return from_keys(kind, entry.id, entry.keys)


def _keys(record: Record) -> Keys:
    """The keys of a record without its sets of other records: those are not presented."""
    keys = to_keys(record)
    if isinstance(record, Recommendation):
        return keys
    return {name: value for name, value in keys.items() if "/" not in name}


def _line(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
