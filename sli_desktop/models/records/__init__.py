"""The words of a challenge as frozen records. The vocabulary is `docs/glossary.md`.

`KINDS` lists every kind with its permanent name, parents before children: the order of open data,
of derived tables and of the house tests.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol
from uuid import UUID

from sli_desktop.models.records.challenge import (
    Boilerplate,
    Challenge,
    Milestone,
    Question,
    StakeholderGroup,
    Theme,
)
from sli_desktop.models.records.finding import (
    Finding,
    FindingNote,
    GoodPractice,
    PeerView,
    Rating,
    Reason,
)
from sli_desktop.models.records.meeting import Document, Headline, Meeting
from sli_desktop.models.records.note import Attachment, Note
from sli_desktop.models.records.people import Attendance, Contact, Peer
from sli_desktop.models.records.recommendation import (
    Action,
    ActionUpdate,
    ProgressEntry,
    Recommendation,
)
from sli_desktop.models.records.report import (
    AuditEvent,
    Comment,
    DictionaryWord,
    LegalHold,
    ProtectedWord,
    ReportSection,
    Snapshot,
)


class Record(Protocol):
    """Anything of `KINDS`: a frozen dataclass with an identity."""

    @property
    def id(self) -> UUID:
        """The identity, the same on every laptop."""


KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "challenge": Challenge,
        "boilerplate": Boilerplate,
        "peer": Peer,
        "theme": Theme,
        "group": StakeholderGroup,
        "milestone": Milestone,
        "document": Document,
        "meeting": Meeting,
        "question": Question,
        "attendance": Attendance,
        "contact": Contact,
        "note": Note,
        "attachment": Attachment,
        "headline": Headline,
        "finding": Finding,
        "finding_note": FindingNote,
        "peer_view": PeerView,
        "recommendation": Recommendation,
        "reason": Reason,
        "rating": Rating,
        "good_practice": GoodPractice,
        "section": ReportSection,
        "snapshot": Snapshot,
        "comment": Comment,
        "action": Action,
        "action_update": ActionUpdate,
        "progress": ProgressEntry,
        "protected_word": ProtectedWord,
        "dictionary_word": DictionaryWord,
        "legal_hold": LegalHold,
        "audit_event": AuditEvent,
    }
)
"""Permanent kind name → record class, parents first."""

_NAMES: Mapping[type[Record], str] = MappingProxyType({v: k for k, v in KINDS.items()})


def kind_name(record_type: type[Record]) -> str:
    """The permanent name of a kind of record (``Note`` → ``"note"``)."""
    return _NAMES[record_type]
