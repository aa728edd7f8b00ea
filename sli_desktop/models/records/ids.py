"""Identities of records.

A record is known by a UUIDv7 (sorts by the time it was made); a link that carries words of its own
by a UUIDv5 of both its ends, so that two laptops which make the same link make one record.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NewType
from uuid import UUID, uuid5

ChallengeId = NewType("ChallengeId", UUID)
ThemeId = NewType("ThemeId", UUID)
QuestionId = NewType("QuestionId", UUID)
GroupId = NewType("GroupId", UUID)
MilestoneId = NewType("MilestoneId", UUID)
PeerId = NewType("PeerId", UUID)
MeetingId = NewType("MeetingId", UUID)
AttendanceId = NewType("AttendanceId", UUID)
ContactId = NewType("ContactId", UUID)
DocumentId = NewType("DocumentId", UUID)
NoteId = NewType("NoteId", UUID)
HeadlineId = NewType("HeadlineId", UUID)
FindingId = NewType("FindingId", UUID)
FindingNoteId = NewType("FindingNoteId", UUID)
PeerViewId = NewType("PeerViewId", UUID)
RecommendationId = NewType("RecommendationId", UUID)
ReasonId = NewType("ReasonId", UUID)
RatingId = NewType("RatingId", UUID)
ReportSectionId = NewType("ReportSectionId", UUID)
BoilerplateId = NewType("BoilerplateId", UUID)
SnapshotId = NewType("SnapshotId", UUID)
CommentId = NewType("CommentId", UUID)
ActionId = NewType("ActionId", UUID)
ActionUpdateId = NewType("ActionUpdateId", UUID)
ProgressEntryId = NewType("ProgressEntryId", UUID)
GoodPracticeId = NewType("GoodPracticeId", UUID)
AttachmentId = NewType("AttachmentId", UUID)
WordId = NewType("WordId", UUID)
LegalHoldId = NewType("LegalHoldId", UUID)
AuditEventId = NewType("AuditEventId", UUID)

Clock = Callable[[], datetime]
"""Gives the time now, always in UTC with its zone attached."""

RandomBytes = Callable[[int], bytes]
"""Gives so many unpredictable bytes."""


def uuid7(at: datetime, random: RandomBytes) -> UUID:
    """Make a new record identity: 48 bits of milliseconds, then 74 random bits (RFC 9562)."""
    milliseconds = int(at.timestamp() * 1000)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | int.from_bytes(random(10), "big")
    value = value & ~(0xF << 76) | (7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return UUID(int=value)


def link_id(one: UUID, other: UUID) -> UUID:
    """The identity of the link between two records: the same on every laptop."""
    return uuid5(one, str(other))


class NewIds:
    """Hands out new record identities from the clock and randomness it was given."""

    def __init__(self, clock: Clock, random: RandomBytes) -> None:
        self._clock = clock
        self._random = random

    def __call__(self) -> UUID:
        """Make one more identity."""
        return uuid7(self._clock(), self._random)
