"""Findings: what the team concludes, with the notes that carry it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from sli_desktop.models.records.ids import (
    FindingId,
    FindingNoteId,
    GoodPracticeId,
    NoteId,
    PeerId,
    PeerViewId,
    RatingId,
    ReasonId,
    ThemeId,
)
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.merge import FIXED, SET, TEXT, TRIVIAL, VALUE


class FindingLabel(StrEnum):
    """The kind of a finding; the challenge's framework gives the words shown for it."""

    STRENGTH = "strength"
    AREA = "area"


class FindingState(StrEnum):
    """How far the team has agreed."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    PARKED = "parked"
    DROPPED = "dropped"


class EvidenceStrength(StrEnum):
    """How broad the evidence is; suggested by the program, set by a person."""

    NOT_SET = "not set"
    THIN = "thin"
    SOME = "some"
    STRONG = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the team concludes on one theme.

    `reference` is permanent (initials and a counter). `number` is given when the manager freezes
    the numbering and is never used again for another finding.
    """

    id: FindingId
    theme: Annotated[ThemeId, VALUE]
    headline: Annotated[str, VALUE]
    reference: Annotated[str, FIXED] = ""
    label: Annotated[FindingLabel, VALUE] = FindingLabel.AREA
    statement: Annotated[str, TEXT] = ""
    evidence: Annotated[EvidenceStrength, VALUE] = EvidenceStrength.NOT_SET
    sensitivity: Annotated[Sensitivity, VALUE] = Sensitivity.OPEN
    state: Annotated[FindingState, VALUE] = FindingState.PROPOSED
    number: Annotated[int | None, VALUE] = None
    order: Annotated[str, TRIVIAL] = ""
    merged_from: Annotated[frozenset[FindingId], SET] = frozenset()
    merged_into: Annotated[FindingId | None, VALUE] = None


class Stance(StrEnum):
    """Whether a note speaks for a finding or against it."""

    SUPPORTS = "supports"
    AGAINST = "against"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingNote:
    """The link between a finding and a note; its identity comes from both ends."""

    id: FindingNoteId
    finding: Annotated[FindingId, FIXED]
    note: Annotated[NoteId, FIXED]
    stance: Annotated[Stance, VALUE] = Stance.SUPPORTS


class View(StrEnum):
    """What one peer thinks of a finding."""

    AGREES = "agrees"
    UNSURE = "unsure"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerView:
    """One peer's view of one finding; dissent stays after the team has decided.

    `seen` tells which words it was given on (`services/findings.py`); empty where nobody knows.
    """

    id: PeerViewId
    finding: Annotated[FindingId, FIXED]
    peer: Annotated[PeerId, FIXED]
    view: Annotated[View, VALUE] = View.AGREES
    words: Annotated[str, TEXT] = ""
    seen: Annotated[str, TRIVIAL] = ""


class Rule(StrEnum):
    """A rule that a person may set aside with a reason."""

    SINGLE_SOURCE = "single source"
    SMALL_GROUP = "small group"
    GUARD_HIT = "guard hit"
    EVIDENCE_STRENGTH = "evidence strength"
    WAIVED_GAP = "waived gap"
    LATE_CHANGE = "late change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a rule was set aside for one record, in the words of the person who decided."""

    id: ReasonId
    record: Annotated[UUID, FIXED]
    rule: Annotated[Rule, FIXED]
    by: Annotated[PeerId | None, FIXED] = None
    words: Annotated[str, TEXT] = ""


class Voice(StrEnum):
    """Who gave a rating."""

    OWN = "own"
    PEERS = "peers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A level of the framework's scale for a theme, by the council itself or by the peers."""

    id: RatingId
    theme: Annotated[ThemeId, FIXED]
    voice: Annotated[Voice, FIXED]
    level: Annotated[str, VALUE] = ""


class Direction(StrEnum):
    """Which way good practice should travel."""

    COUNCIL_TO_SECTOR = "council to sector"
    SECTOR_TO_COUNCIL = "sector to council"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodPractice:
    """Something worth passing on."""

    id: GoodPracticeId
    what: Annotated[str, TEXT]
    where: Annotated[str, VALUE] = ""
    direction: Annotated[Direction, VALUE] = Direction.COUNCIL_TO_SECTOR
    finding: Annotated[FindingId | None, VALUE] = None
    contact_consent: Annotated[bool, VALUE] = False
    order: Annotated[str, TRIVIAL] = ""
