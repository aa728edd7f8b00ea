"""What a snapshot holds: the findings, recommendations and headlines that were presented.

The bytes are JSON lines in a fixed order (`docs/format/snapshot-v1.md`), so that the same challenge
always gives the same bytes and their SHA-256 says whether they are still the same. Only what may
reach a report goes in: no note, no name of the timetable, nothing that is team only.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import ClassVar
from uuid import UUID

import msgspec

from sli_desktop.errors import SliError
from sli_desktop.models.records import KINDS, Record, kind_name
from sli_desktop.models.records.challenge import (
    Boilerplate,
    Challenge,
    Milestone,
    StakeholderGroup,
    Theme,
)
from sli_desktop.models.records.codec import Keys, UnreadableValueError, from_keys, to_keys
from sli_desktop.models.records.finding import Finding, FindingNote
from sli_desktop.models.records.meeting import Document, Headline, Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Attendance, Peer
from sli_desktop.models.records.recommendation import (
    Action,
    ActionUpdate,
    ProgressEntry,
    Recommendation,
)
from sli_desktop.models.records.report import ReportSection
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

WHOLE = (
    Challenge,
    Peer,
    Theme,
    StakeholderGroup,
    Boilerplate,
    Milestone,
    ReportSection,
    Headline,
    Meeting,
    Attendance,
    Document,
    Note,
    Finding,
    FindingNote,
    Recommendation,
    Action,
    ActionUpdate,
    ProgressEntry,
)
"""The kinds of a whole version of the report (`services/versions/whole.py`), in this order."""

LARGEST: Mapping[int, int] = MappingProxyType({1: 16 * 1024 * 1024, 2: 64 * 1024 * 1024})
"""Bytes of a snapshot of each version; 2,000 findings of a page each have about 6 million, and
100,000 notes without a word about 30."""


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
    return frozen_lines((each for kind in KEPT for each in presented[kind]), VERSION)


def frozen_lines(records: Iterable[Record], version: int) -> bytes:
    """Records as the lines of a snapshot: by kind, by identity within a kind."""
    order = {kind: at for at, kind in enumerate(_kinds(version))}
    placed = sorted(records, key=lambda each: (order[type(each)], each.id))
    entries = [
        _line(
            {
                "kind": kind_name(type(each)),
                "id": str(each.id),
                "keys": _keys(each) if version == VERSION else to_keys(each),
            }
        )
        for each in placed
    ]
    heading = _line({"format": FORMAT, "version": version, "count": len(entries)})
    return "".join(f"{line}\n" for line in (heading, *entries)).encode()


def _kinds(version: int) -> Sequence[type[Record]]:
    return KEPT if version == VERSION else WHOLE


def thaw(content: bytes) -> ChallengeRecords:
    """What was presented, from the bytes of a snapshot.

    Raises:
        UnreadableSnapshotError: damaged, of another version, or none at all.
    """
    if len(content) > max(LARGEST.values()):
        raise UnreadableSnapshotError
    first, *lines = content.split(b"\n")
    try:
        heading = msgspec.json.decode(first, type=_Heading)
        is_known = heading.format == FORMAT and heading.version in LARGEST
        if not is_known or len(content) > LARGEST[heading.version] or lines.pop() != b"":
            raise UnreadableSnapshotError
        kinds = _kinds(heading.version)
        found = [_record(msgspec.json.decode(line, type=_Entry), kinds) for line in lines]
    except (msgspec.MsgspecError, UnreadableValueError, UnicodeDecodeError, LookupError) as error:
        raise UnreadableSnapshotError from error
    if len(found) != heading.count:
        raise UnreadableSnapshotError
    return ChallengeRecords.of(found)


def _record(entry: _Entry, kinds: Sequence[type[Record]]) -> Record:
    kind = KINDS[entry.kind]
    if kind not in kinds:
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
