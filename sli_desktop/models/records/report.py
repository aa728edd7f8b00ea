"""What surrounds the report: sections, snapshots, comments, words, holds, the audit trail."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from sli_desktop.models.records.ids import (
    AuditEventId,
    CommentId,
    LegalHoldId,
    PeerId,
    ReportSectionId,
    SnapshotId,
    WordId,
)
from sli_desktop.models.records.merge import FIXED, TEXT, TRIVIAL, VALUE


class SectionState(StrEnum):
    """How far a section of the report has been written."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """One section of the report; `key` ties it to the framework's outline."""

    id: ReportSectionId
    key: Annotated[str, FIXED]
    title: Annotated[str, VALUE] = ""
    body: Annotated[str, TEXT] = ""
    order: Annotated[str, TRIVIAL] = ""
    state: Annotated[SectionState, VALUE] = SectionState.NOT_STARTED


class SnapshotKind(StrEnum):
    """What a snapshot was frozen for."""

    FEEDBACK = "feedback"
    DRAFT = "draft"
    PEER_CHECK = "peer check"
    QUALITY_ASSURANCE = "quality assurance"
    WITH_COUNCIL = "with the council"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A frozen copy of the challenge; its bytes lie in a blob and never change."""

    id: SnapshotId
    kind: Annotated[SnapshotKind, FIXED]
    taken_at: Annotated[datetime, FIXED]
    sha256: Annotated[str, FIXED]
    size: Annotated[int, FIXED]
    by: Annotated[PeerId | None, FIXED] = None


class CommentState(StrEnum):
    """What the team decided about a comment."""

    OPEN = "open"
    ACCEPTED = "accepted"
    PART_ACCEPTED = "part accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment on the draft: the council's check of facts, or a peer's."""

    id: CommentId
    words: Annotated[str, TEXT]
    section: Annotated[str, FIXED] = ""
    record: Annotated[UUID | None, FIXED] = None
    paragraph: Annotated[str, VALUE] = ""
    evidence: Annotated[str, TEXT] = ""
    from_whom: Annotated[str, VALUE] = ""
    decision: Annotated[str, TEXT] = ""
    state: Annotated[CommentState, VALUE] = CommentState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedWord:
    """A word to keep out of reports."""

    id: WordId
    word: Annotated[str, VALUE]


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryWord:
    """A word the spelling knows."""

    id: WordId
    word: Annotated[str, VALUE]


class HoldGround(StrEnum):
    """Why nothing may be purged."""

    FOI = "FOI"
    EIR = "EIR"
    COMPLAINT = "complaint"


class HoldState(StrEnum):
    """Whether a hold still stands."""

    SET = "set"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHold:
    """A hold that blocks purge, erasure and emptying the bin."""

    id: LegalHoldId
    ground: Annotated[HoldGround, FIXED]
    set_at: Annotated[datetime, FIXED]
    set_by: Annotated[str, FIXED] = ""
    words: Annotated[str, TEXT] = ""
    state: Annotated[HoldState, VALUE] = HoldState.SET


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """Who did what kind of thing when; never a word of a note."""

    id: AuditEventId
    at: Annotated[datetime, FIXED]
    what: Annotated[str, FIXED]
    by: Annotated[str, FIXED] = ""
