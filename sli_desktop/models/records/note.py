"""The note: one timed line of what a peer heard, saw or read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from sli_desktop.models.records.ids import (
    AttachmentId,
    AttendanceId,
    DocumentId,
    MeetingId,
    NoteId,
    PeerId,
    ThemeId,
)
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.merge import FIXED, SET, TEXT, VALUE


class NoteKind(StrEnum):
    """What a note is; a note may be several at once, or none yet."""

    STRENGTH = "strength"
    AREA = "area"
    QUOTE = "quote"
    FOLLOW_UP = "follow-up"


class Source(StrEnum):
    """How the team came to know it."""

    HEARD = "heard"
    SAW = "saw"
    READ = "read"
    DATA = "data"


class NoteState(StrEnum):
    """What has become of a note in the evening's sorting."""

    TO_SORT = "to sort"
    USED = "used"
    BACKGROUND = "background"


class FollowUp(StrEnum):
    """Whether something to ask or check has been answered."""

    NONE = "none"
    OPEN = "open"
    CARRIED = "carried"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One timed line: plain text, in a meeting, about a document, or about a theme alone.

    `first_key` is the moment of the first key of the line, not of Enter. `speaker` is a line of the
    attendance; None means all. `joined_with` names another note-taker's notes of the same remark,
    which count once.
    """

    id: NoteId
    author: Annotated[PeerId, FIXED]
    first_key: Annotated[datetime, FIXED]
    body: Annotated[str, TEXT]
    meeting: Annotated[MeetingId | None, VALUE] = None
    document: Annotated[DocumentId | None, VALUE] = None
    page: Annotated[str, VALUE] = ""
    speaker: Annotated[AttendanceId | None, VALUE] = None
    kinds: Annotated[frozenset[NoteKind], SET] = frozenset()
    themes: Annotated[frozenset[ThemeId], SET] = frozenset()
    source: Annotated[Source, VALUE] = Source.HEARD
    follow_up: Annotated[FollowUp, VALUE] = FollowUp.NONE
    sensitivity: Annotated[Sensitivity, VALUE] = Sensitivity.OPEN
    state: Annotated[NoteState, VALUE] = NoteState.TO_SORT
    joined_with: Annotated[frozenset[NoteId], SET] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A photograph or file beside a note; `name` is a label, never a path."""

    id: AttachmentId
    note: Annotated[NoteId, FIXED]
    sha256: Annotated[str, FIXED]
    media_type: Annotated[str, FIXED]
    size: Annotated[int, FIXED]
    name: Annotated[str, FIXED] = ""
    caption: Annotated[str, TEXT] = ""
